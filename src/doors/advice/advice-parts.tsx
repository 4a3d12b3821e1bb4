import type { ToldArea } from '../../directory/areas-told.service.js';
import type { Language } from '../../directory/directory.domain.js';
import { shownNumber } from '../../platform/sms/phone-number.js';
import { dialled } from '../numbers.js';
import { ADVICE_TEXTS } from './advice.texts.data.js';
import { EXIT_URL, HELP_LINES } from './help-lines.data.js';

interface Shown {
  readonly language: Language;
}

/** For whoever is looked over the shoulder: away, to where nobody hears where they were. */
export function Exit({ language }: Shown) {
  return (
    <p className="exit">
      <a className="call" href={EXIT_URL} rel="noreferrer noopener">
        {ADVICE_TEXTS[language].exit}
      </a>
    </p>
  );
}

/** Numbers that answer at once, whoever rings. */
export function Urgent({ language }: Shown) {
  const texts = ADVICE_TEXTS[language];
  return (
    <section aria-labelledby="urgent">
      <h2 id="urgent">{texts.urgent}</h2>
      <ul className="lines">
        {HELP_LINES.map(({ kind, number, dial }) => (
          <li key={kind}>
            {texts.lines[kind]}{' '}
            <a className="link" href={`tel:${dial}`}>
              {number}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The counselling of each area, its number as a button. Nothing where no area tells one. */
export function CallUs({ language, areas }: Shown & { readonly areas: readonly ToldArea[] }) {
  const texts = ADVICE_TEXTS[language];
  const told = areas.filter(({ phone }) => phone !== null);
  if (told.length === 0) return null;
  return (
    <section aria-labelledby="call-us">
      <h2 id="call-us">{texts.callUs}</h2>
      <p>{texts.callUsText}</p>
      {told.map(({ id, name, phone }) => (
        <div key={id}>
          <p lang="fi">{name}</p>
          <a className="call" href={dialled(phone!)}>
            {texts.call(shownNumber(phone!))}
          </a>
        </div>
      ))}
    </section>
  );
}
