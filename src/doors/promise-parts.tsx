import type { ReactNode } from 'react';
import type { Language } from '../directory/directory.domain.js';
import { dateIn } from '../invitation/words.domain.js';
import { isReportable, type Progress } from '../plan/action/action.domain.js';
import { PROOF_FIELD } from './form-proof.js';
import { render, Told } from './page.js';
import {
  mayBeSilent,
  PROMISE_FIELDS,
  type PromiseOutcome,
  type PromiseWord,
  REASON_AT_MOST,
  type ReasonWanted,
  valueOf,
} from './promise-form.js';
import { Lost } from './promises-entry.pages.js';
import { PROMISES_TEXTS } from './promises.texts.data.js';

const PROGRESS_WORDS = ['done', 'in-progress', 'stuck', 'not-done'] as const;

/** What can be said of how a promise goes, in the order of the buttons: nothing of what was handed over or called off. */
export const wordsOf = (progress: Progress): readonly PromiseWord[] => (isReportable(progress) ? PROGRESS_WORDS : []);

/** What can be said to what is wanted. */
export const ANSWERS: readonly PromiseWord[] = ['commit', 'decline'];

/** What each door shows of a promise. */
export interface PromiseGiven {
  readonly language: Language;
  /** As the form of this door calls it. */
  readonly which: string;
  /** What it is called where its text may not be shown; null: its text says which it is. */
  readonly number: number | null;
  /** `2026-12-31` */
  readonly dueOn: string;
  readonly version: number;
  /** Null: it is wanted, and not promised yet. */
  readonly progress: Progress | null;
  readonly words: readonly PromiseWord[];
  /** Its text, where it is shown. */
  readonly children?: ReactNode;
}

/** A promise with its day, its state and the buttons that are there for it. */
export function OnePromise(given: PromiseGiven) {
  const { language, which, number, dueOn, progress, words, children } = given;
  const texts = PROMISES_TEXTS[language];
  const due = texts.dueOn(dateIn(language, Temporal.PlainDate.from(dueOn)));
  return (
    <li>
      <div id={idOf(which)}>
        {children}
        {number === null ? (
          <p>{due}</p>
        ) : (
          <p>
            <strong>{progress ? texts.number(number) : texts.request(number)}</strong>
            {`, ${lowered(due)}`}
          </p>
        )}
      </div>
      <p className="hint">{progress ? texts.progress[progress] : texts.waiting}</p>
      {words.length > 0 && <Buttons {...given} />}
    </li>
  );
}

/** Each is described by its promise: read aloud alone, all would sound alike. */
function Buttons({ language, which, version, progress, words }: PromiseGiven) {
  return (
    <div className="answers">
      {words.map((said) => (
        <button
          key={said}
          name={PROMISE_FIELDS.say}
          value={valueOf({ said, expectedVersion: version, which })}
          aria-describedby={idOf(which)}
          aria-current={said === progress || undefined}
        >
          {PROMISES_TEXTS[language].buttons[said]}
        </button>
      ))}
    </div>
  );
}

const idOf = (which: string) => `promise-${which}`;
const lowered = (text: string) => `${text.slice(0, 1).toLowerCase()}${text.slice(1)}`;

interface ToldGiven {
  readonly language: Language;
  readonly told?: PromiseOutcome | undefined;
  /** What was typed with it and not taken down. */
  readonly lost?: string | undefined;
}

/** The title of the page that tells what became of a promise: it is read aloud first. */
export const outcomeIn = (language: Language, told: PromiseOutcome, title: string): string =>
  `${told === 'saved' ? PROMISES_TEXTS[language].isSaved : PROMISES_TEXTS[language].isNotSaved} – ${title}`;

/** What became of the promise just spoken of. */
export function ToldOfPromise({ language, told, lost }: ToldGiven) {
  if (!told) return null;
  return (
    <>
      <Told id="told" isFault={told !== 'saved'}>
        {PROMISES_TEXTS[language].told[told]}
      </Told>
      {lost && <Lost language={language} text={lost} />}
    </>
  );
}

interface ReasonGiven {
  readonly language: Language;
  readonly action: string;
  /** Where one comes from. */
  readonly back: string;
  readonly proof: string;
  readonly wanted: ReasonWanted;
  readonly style?: string;
}

/** Asks why, before it is taken down. */
export function reasonPage(given: ReasonGiven): string {
  const { language, back, wanted, style } = given;
  const { said, fault } = wanted;
  const texts = PROMISES_TEXTS[language];
  const title = texts.why[said];
  return render(
    language,
    fault ? `${texts.isNotSaved} – ${title}` : title,
    <>
      <h1 id="why">{title}</h1>
      <ReasonNotice language={language} wanted={wanted} />
      <section aria-labelledby="why">
        <ReasonForm {...given} />
      </section>
      <p>
        <a className="call" href={back}>
          {texts.back}
        </a>
      </p>
    </>,
    style,
  );
}

function ReasonNotice({ language, wanted: { fault, isKept } }: Pick<ReasonGiven, 'language' | 'wanted'>) {
  const texts = PROMISES_TEXTS[language];
  if (!fault && !isKept) return null;
  return (
    <Told isFault={fault !== undefined} isGood={false} {...(fault && { field: 'reason' })}>
      {fault ? texts.faults[fault] : texts.isKept}
    </Told>
  );
}

function ReasonForm({ language, action, proof, wanted }: ReasonGiven) {
  const texts = PROMISES_TEXTS[language];
  const { fault, typed } = wanted;
  return (
    <form method="post" action={action}>
      <input type="hidden" name={PROOF_FIELD} value={proof} />
      <p className="hint" id="hint">
        {mayBeSilent(wanted) ? texts.whyHintOfStuck : texts.whyHint}
      </p>
      <textarea
        id="reason"
        name={PROMISE_FIELDS.reason}
        rows={3}
        maxLength={REASON_AT_MOST}
        autoFocus
        aria-labelledby="why"
        aria-invalid={fault ? true : undefined}
        aria-describedby={fault ? 'notice hint' : 'hint'}
        defaultValue={typed}
      />
      <div className="answers">
        <button className="primary" name={PROMISE_FIELDS.say} value={valueOf(wanted)}>
          {texts.send}
        </button>
      </div>
    </form>
  );
}
