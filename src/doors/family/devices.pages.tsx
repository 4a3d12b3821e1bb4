import type { Language } from '../../directory/directory.domain.js';
import { dateIn } from '../../invitation/words.domain.js';
import { dayOf } from '../../platform/clock/clock.js';
import type { OwnSession } from '../../sign-in/sessions/own-sessions.service.js';
import { PROOF_FIELD } from '../form-proof.js';
import { inLanguage } from '../page-language.js';
import { FAMILY_PATHS, familyFrame, type FamilyPageGiven } from './family-frame.js';
import { FAMILY_TEXTS } from './family.texts.data.js';

/** The field that says what is ended: the id of a session, or one of these. */
export const END_FIELD = 'end';
export const END_THIS = 'this';
export const END_ALL = 'all';

interface DevicesGiven extends FamilyPageGiven {
  readonly sessions: readonly OwnSession[];
}

/** Where one is signed in, and which devices are remembered; each can be forgotten. */
export function devicesPage({ language, proof, notice, sessions }: DevicesGiven): string {
  const texts = FAMILY_TEXTS[language];
  return familyFrame({
    language,
    path: FAMILY_PATHS.devices,
    title: texts.devices,
    notice,
    children: (
      <form method="post" action={inLanguage(FAMILY_PATHS.devices, language)}>
        <input type="hidden" name={PROOF_FIELD} value={proof} />
        <section aria-label={texts.devices}>
          <p>{texts.devicesText}</p>
          <ul className="promises">
            {sessions.map((each) => (
              <One key={each.id} language={language} session={each} />
            ))}
          </ul>
        </section>
        <Out value={END_THIS} label={texts.forgetThis} text={texts.forgetThisText} />
        <Out value={END_ALL} label={texts.everywhere} text={texts.everywhereText} />
        <a className="plain call" href={inLanguage(FAMILY_PATHS.page, language)}>
          {texts.back}
        </a>
      </form>
    ),
  });
}

interface OutGiven {
  readonly value: string;
  readonly label: string;
  readonly text: string;
}

function Out({ value, label, text }: OutGiven) {
  const textId = `out-${value}`;
  return (
    <section aria-label={label}>
      <p id={textId}>{text}</p>
      <div className="answers">
        <button name={END_FIELD} value={value} aria-describedby={textId}>
          {label}
        </button>
      </div>
    </section>
  );
}

function One({ language, session }: { readonly language: Language; readonly session: OwnSession }) {
  const { id, kind, method, browser, signedInAt, seenAt, isThisOne } = session;
  const texts = FAMILY_TEXTS[language];
  const day = (instant: string) => dateIn(language, dayOf(instant));
  return (
    <li>
      <p className="what" id={`device-${id}`}>
        {browser === 'tool' ? texts.unknownDevice : browser}
      </p>
      <p className="hint">
        {[...(isThisOne ? [texts.thisOne] : []), texts.kind(method, kind === 'device')].join(' · ')}
      </p>
      <p className="hint">
        {texts.since(day(signedInAt))}. {texts.lastUsed(day(seenAt))}.
      </p>
      {!isThisOne && (
        <div className="answers">
          <button name={END_FIELD} value={id} aria-describedby={`device-${id}`}>
            {texts.end}
          </button>
        </div>
      )}
    </li>
  );
}
