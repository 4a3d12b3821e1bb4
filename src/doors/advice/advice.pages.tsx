import type { ReactNode } from 'react';
import type { ToldArea } from '../../directory/areas-told.service.js';
import type { Language } from '../../directory/directory.domain.js';
import { dateIn } from '../../invitation/words.domain.js';
import { OPEN_PATHS } from '../foot.js';
import { inLanguage, Languages } from '../page-language.js';
import { render, Told } from '../page.js';
import { ADVICE_FIELDS, type AdviceFault, type AdviceTyped, FIELD_OF } from './advice-form.js';
import { AdviceForm } from './advice-form-parts.js';
import { CallUs, Exit, Urgent } from './advice-parts.js';
import { ADVICE_TEXTS, type AdviceNotice } from './advice.texts.data.js';

/** Where one asks, and where one is told that it has arrived. */
export const ADVICE_PATHS = {
  page: OPEN_PATHS.advice,
  sent: `${OPEN_PATHS.advice}/kiitos`,
  style: `${OPEN_PATHS.advice}/style.css`,
} as const;

interface PageGiven {
  readonly language: Language;
  readonly areas: readonly ToldArea[];
}

interface AskGiven extends PageGiven {
  readonly proof: string;
  readonly typed: AdviceTyped;
  readonly faults: readonly AdviceFault[];
  readonly notice?: AdviceNotice | undefined;
  /** How long to wait. */
  readonly minutes?: number | undefined;
}

/** Asks how somebody is reached, and no more than that is needed. */
export function advicePage(given: AskGiven): string {
  const { language, areas, faults, notice, minutes = 0 } = given;
  const texts = ADVICE_TEXTS[language];
  const isFault = faults.length > 0 || notice !== undefined;
  return frame(
    given,
    ADVICE_PATHS.page,
    isFault ? `${texts.isFault} – ${texts.neutral}` : texts.neutral,
    <>
      <h1>{texts.title}</h1>
      {notice && <Told isFault>{texts.notices[notice](minutes)}</Told>}
      {faults.length > 0 && <Summary language={language} faults={faults} />}
      <p>{texts.lead}</p>
      <p>
        <a className="link" href="#urgent">
          {texts.urgent}
        </a>
      </p>
      <AdviceForm {...given} action={inLanguage(ADVICE_PATHS.page, language)} />
      <CallUs language={language} areas={areas} />
      <Urgent language={language} />
      <p className="hint">{texts.exitHint}</p>
    </>,
  );
}

/** All that is wrong at once, each with the way to where it is put right. */
function Summary({ language, faults }: { readonly language: Language; readonly faults: readonly AdviceFault[] }) {
  const texts = ADVICE_TEXTS[language];
  return (
    <div id="notice" className="notice failed" role="alert">
      <p>{texts.faults}</p>
      <ul>
        {faults.map((fault) => (
          <li key={fault}>
            <a href={`#${ADVICE_FIELDS[FIELD_OF[fault]]}`}>{texts.fault[fault]}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** That it has arrived, and what happens next and when. True on every day, for whoever keeps the address. */
export function sentPage(given: PageGiven & { readonly calledBy: Temporal.PlainDate }): string {
  const { language, areas, calledBy } = given;
  const texts = ADVICE_TEXTS[language];
  return frame(
    given,
    ADVICE_PATHS.sent,
    texts.neutral,
    <>
      <h1>{texts.sentTitle}</h1>
      <Told isFault={false}>{texts.sentText}</Told>
      <p>{texts.sentToday(dateIn(language, calledBy))}</p>
      <section aria-labelledby="next">
        <h2 id="next">{texts.sentNext}</h2>
        <p>{texts.sentNextText}</p>
      </section>
      <CallUs language={language} areas={areas} />
      <Urgent language={language} />
    </>,
  );
}

/** The way out comes first, on every page. */
function frame({ language }: PageGiven, path: string, title: string, content: ReactNode): string {
  return render(
    language,
    title,
    <>
      <Exit language={language} />
      <Languages language={language} path={path} />
      {content}
    </>,
    ADVICE_PATHS.style,
  );
}
