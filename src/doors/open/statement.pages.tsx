import type { ReactNode } from 'react';
import type { ToldArea } from '../../directory/areas-told.service.js';
import type { Language } from '../../directory/directory.domain.js';
import { dateIn } from '../../invitation/words.domain.js';
import type { OpenPagesSettings } from '../../platform/config/open-pages.js';
import { CallUs } from '../advice/advice-parts.js';
import { ADVICE_PATHS } from '../advice/advice.pages.js';
import { OPEN_PATHS } from '../foot.js';
import { PROOF_FIELD } from '../form-proof.js';
import { inLanguage, Languages } from '../page-language.js';
import { render, Told } from '../page.js';
import { type FeedbackTyped, PAGE_FEEDBACK_AT_MOST as AT_MOST, PAGE_FEEDBACK_FIELDS } from './page-feedback-form.js';
import {
  type FeedbackFault,
  LAW_URL,
  STATED_ON,
  STATEMENT_TEXTS,
  type StatementNotice,
} from './statement.texts.data.js';

/** Where the statement is, and where one is told that feedback has arrived. */
export const STATEMENT_PATHS = {
  page: OPEN_PATHS.accessibility,
  sent: `${OPEN_PATHS.accessibility}/kiitos`,
} as const;

/** Where a fault of the form is put right. */
const FIELD_OF: Readonly<Record<FeedbackFault, string>> = {
  noWords: PAGE_FEEDBACK_FIELDS.words,
  tooLong: PAGE_FEEDBACK_FIELDS.words,
  badEmail: PAGE_FEEDBACK_FIELDS.email,
};

interface StatementGiven {
  readonly language: Language;
  readonly areas: readonly ToldArea[];
  readonly settings: OpenPagesSettings;
  readonly proof: string;
  readonly typed: FeedbackTyped;
  readonly fault?: FeedbackFault | undefined;
  readonly notice?: StatementNotice | undefined;
  readonly minutes?: number | undefined;
}

/** Who is responsible: as it was configured, or the areas that are served. */
export const providerOf = ({ provider }: OpenPagesSettings, areas: readonly ToldArea[]): string =>
  provider ?? areas.map(({ name }) => name).join(', ');

/** The statement, and the form by which one says what does not work. */
export function statementPage(given: StatementGiven): string {
  const { language, areas, settings, fault, notice, minutes = 0 } = given;
  const texts = STATEMENT_TEXTS[language];
  const isFault = fault !== undefined || notice !== undefined;
  return render(
    language,
    isFault ? `${texts.isFault} – ${texts.title}` : texts.title,
    <>
      <Languages language={language} path={STATEMENT_PATHS.page} />
      <h1>{texts.title}</h1>
      {fault && (
        <Told isFault field={FIELD_OF[fault]}>
          {texts.fault[fault]}
        </Told>
      )}
      {notice && <Told isFault>{texts.notices[notice](minutes)}</Told>}
      <p>{texts.about(providerOf(settings, areas))}</p>
      <p>{texts.scope}</p>
      <HowFar language={language} />
      <Feedback {...given} />
      <Authority language={language} settings={settings} />
      <CallUs language={language} areas={areas} />
    </>,
    ADVICE_PATHS.style,
  );
}

function Part({ id, title, children }: { readonly id: string; readonly title: string; readonly children: ReactNode }) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

/** What holds, what does not yet, and how that is known. */
function HowFar({ language }: { readonly language: Language }) {
  const texts = STATEMENT_TEXTS[language];
  return (
    <>
      <Part id="how-far" title={texts.howFar}>
        <p>{texts.howFarText}</p>
      </Part>
      <Part id="gaps" title={texts.gaps}>
        <ul>
          {texts.gapList.map((gap) => (
            <li key={gap}>{gap}</li>
          ))}
        </ul>
        <p>{texts.gapsHelp}</p>
      </Part>
      <Part id="tested" title={texts.tested}>
        {texts.testedText.map((line) => (
          <p key={line}>{line}</p>
        ))}
        <p>{texts.statedOn(dateIn(language, Temporal.PlainDate.from(STATED_ON)))}</p>
      </Part>
    </>
  );
}

function Feedback(given: StatementGiven) {
  const { language, proof, typed, settings } = given;
  const texts = STATEMENT_TEXTS[language];
  const { once, words } = PAGE_FEEDBACK_FIELDS;
  const address = settings.accessibilityEmail;
  return (
    <Part id="feedback" title={texts.feedback}>
      <p>{texts.feedbackText}</p>
      <form method="post" action={inLanguage(STATEMENT_PATHS.page, language)} noValidate>
        <input type="hidden" name={PROOF_FIELD} value={proof} />
        <input type="hidden" name={once} value={typed.once} />
        <Label field={words} label={texts.words} hint={texts.wordsHint} />
        <textarea {...told(given, words, true)} rows={4} maxLength={AT_MOST.words} defaultValue={typed.words} />
        <WhereAndAddress {...given} />
        <button className="primary">{texts.send}</button>
      </form>
      <p>
        {texts.feedbackMail} <a href={`mailto:${address}`}>{address}</a>
      </p>
    </Part>
  );
}

function WhereAndAddress(given: StatementGiven) {
  const { language, typed } = given;
  const texts = STATEMENT_TEXTS[language];
  const { where, email } = PAGE_FEEDBACK_FIELDS;
  return (
    <>
      <Label field={where} label={texts.where} />
      <input {...told(given, where)} type="text" maxLength={AT_MOST.where} defaultValue={typed.where} />
      <Label field={email} label={texts.email} hint={texts.emailHint} />
      <input
        {...told(given, email, true)}
        type="email"
        autoComplete="email"
        maxLength={AT_MOST.email}
        defaultValue={typed.email}
      />
    </>
  );
}

interface LabelGiven {
  readonly field: string;
  readonly label: string;
  readonly hint?: string;
}

function Label({ field, label, hint }: LabelGiven) {
  return (
    <>
      <label htmlFor={field}>{label}</label>
      {hint && (
        <p className="hint" id={`${field}-hint`}>
          {hint}
        </p>
      )}
    </>
  );
}

/** What a field is called and described by, and whether it is at fault. */
function told({ fault }: Pick<StatementGiven, 'fault'>, field: string, isHinted = false) {
  const isWrong = fault !== undefined && FIELD_OF[fault] === field;
  return {
    id: field,
    name: field,
    'aria-invalid': isWrong || undefined,
    'aria-describedby': [isWrong && 'notice', isHinted && `${field}-hint`].filter(Boolean).join(' ') || undefined,
  };
}

/** Whom to turn to when we do not answer. */
function Authority({ language, settings }: Pick<StatementGiven, 'language' | 'settings'>) {
  const texts = STATEMENT_TEXTS[language];
  const { authority, authorityContact } = settings;
  return (
    <Part id="authority" title={texts.authority}>
      <p>{texts.authorityText}</p>
      <p>
        <strong>{authority}</strong>
        {authorityContact && `, ${authorityContact}`}
      </p>
      <p>
        <a href={LAW_URL[language]} rel="noreferrer">
          {texts.law}
        </a>
      </p>
    </Part>
  );
}

/** That feedback has arrived, and within how many days it is answered. */
export function feedbackSentPage(language: Language): string {
  const texts = STATEMENT_TEXTS[language];
  return render(
    language,
    texts.sentTitle,
    <>
      <Languages language={language} path={STATEMENT_PATHS.sent} />
      <h1>{texts.sentTitle}</h1>
      <Told isFault={false}>{texts.sentText}</Told>
      <a className="plain call" href={inLanguage(STATEMENT_PATHS.page, language)}>
        {texts.back}
      </a>
    </>,
    ADVICE_PATHS.style,
  );
}
