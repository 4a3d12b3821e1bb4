import type { Language } from '../../directory/directory.domain.js';
import { dateIn } from '../../invitation/words.domain.js';
import { dayOf } from '../../platform/clock/clock.js';
import type { OwnPasskey } from '../../sign-in/passkey/passkeys.service.js';
import { FAMILY_TEXTS } from '../family/family.texts.data.js';
import { PROOF_FIELD } from '../form-proof.js';
import { render, Told } from '../page.js';
import { inLanguage, Languages } from '../page-language.js';
import { PASSKEY_PATHS } from './entry-ways.js';
import { PASSKEY_FIELDS } from './passkey.pages.js';
import { PASSKEY_TEXTS, type PasskeyNotice } from './passkey.texts.data.js';

interface PasskeyListGiven {
  readonly language: Language;
  readonly proof: string;
  /** `Passkeys.own(actor)` */
  readonly passkeys: readonly OwnPasskey[];
  readonly notice?: PasskeyNotice | undefined;
}

const dayIn = (language: Language, moment: Temporal.Instant): string => dateIn(language, dayOf(moment));

/** The way to one's own passkeys, for the family's other pages. */
export const PasskeysLink = ({ language }: Pick<PasskeyListGiven, 'language'>) => (
  <p className="way">
    <a className="link" href={inLanguage(PASSKEY_PATHS.list, language)}>
      {PASSKEY_TEXTS[language].mine}
    </a>
  </p>
);

/** One's own passkeys, each with a button that removes it; and how to get another. */
export function listPage(given: PasskeyListGiven): string {
  const { language, notice } = given;
  const texts = PASSKEY_TEXTS[language];
  return render(
    language,
    texts.mine,
    <>
      <Languages language={language} path={PASSKEY_PATHS.list} />
      <h1>{texts.mine}</h1>
      {notice && <Told isFault={notice !== 'ended'}>{texts.notices[notice]}</Told>}
      <PasskeyList {...given} />
      <p>
        <a className="link" href={inLanguage(PASSKEY_PATHS.code, language)}>
          {texts.toRegistering}
        </a>
      </p>
      <a className="call" href={inLanguage(PASSKEY_PATHS.home, language)}>
        {texts.back}
      </a>
    </>,
    PASSKEY_PATHS.style,
  );
}

function PasskeyList({ language, proof, passkeys }: PasskeyListGiven) {
  const texts = PASSKEY_TEXTS[language];
  return (
    <section aria-label={texts.mine}>
      {passkeys.length === 0 && <p>{texts.none}</p>}
      <ul className="promises">
        {passkeys.map(({ id, browser, registeredAt, lastUsedAt }) => (
          <li key={id}>
            <h2 id={`passkey-${id}`}>{browser === 'tool' ? FAMILY_TEXTS[language].unknownDevice : browser}</h2>
            <p>{texts.madeOn(dayIn(language, registeredAt))}</p>
            <p>{lastUsedAt ? texts.usedOn(dayIn(language, lastUsedAt)) : texts.neverUsed}</p>
            <form method="post" action={inLanguage(PASSKEY_PATHS.end, language)} className="answers">
              <input type="hidden" name={PROOF_FIELD} value={proof} />
              <button name={PASSKEY_FIELDS.passkey} value={id} aria-describedby={`passkey-${id}`}>
                {texts.end}
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}
