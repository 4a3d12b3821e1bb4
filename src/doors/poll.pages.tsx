import { dateIn, hoursIn, WORDS } from '../invitation/words.domain.js';
import { momentIn } from '../directory/dates.domain.js';
import { POLL_ANSWERS, type PollAnswerValue } from '../meeting/poll/poll.domain.js';
import type { PollTimeView, PollView } from '../meeting/poll/poll.service.js';
import { PROOF_FIELD } from './form-proof.js';
import { POLL_TEXTS, type PollTexts } from './poll.texts.data.js';
import { render, Told } from './page.js';
import { Questions } from './reply.pages.js';

/** What became of the form just sent. */
export type PollOutcome = 'saved' | 'again' | 'moved' | 'noAnswer' | 'noName' | undefined;

/** Names of the form's fields; the times are numbered in their order, because our ids stay inside. */
export const POLL_FIELDS = { all: 'all', minutes: 'minutes', substitute: 'substitute' } as const;
export const timeField = (index: number): string => `time${index}`;

/** Longest name that the form takes, in characters. */
export const NAME_AT_MOST = 200;

/** What was typed and could not be taken. */
export interface PollTyped {
  /** Null where the form had none. */
  readonly answers: readonly (PollAnswerValue | null)[] | null;
  readonly substitute: string;
}

interface PageGiven {
  readonly path: string;
  readonly view: PollView;
  readonly proof: string;
  readonly outcome: PollOutcome;
  readonly typed: PollTyped | null;
}

type Part = PageGiven & { readonly texts: PollTexts };

/** The page of a poll's link. `proof` goes back with the form. */
export function pollPage(given: PageGiven): string {
  const { view, outcome } = given;
  const { language, counsellor, ended } = view;
  const texts = POLL_TEXTS[language];
  const part = { ...given, texts };
  return render(
    language,
    // The first thing that is read aloud once the form was sent.
    outcome ? `${outcome === 'saved' ? texts.isSaved : texts.isNotSaved} – ${texts.ask}` : texts.ask,
    <>
      <h1>{texts.ask}</h1>
      <Notice {...part} />
      {!ended && <p>{texts.seeks(counsellor.name)}</p>}
      <Meeting {...part} />
      {ended ? <Given {...part} /> : <Asked {...part} />}
      <Questions view={view} texts={texts} />
    </>,
    '/v/poll.css',
  );
}

function Notice({ texts, outcome, view: { ended } }: Part) {
  if (ended) return <p className="notice">{texts.ended[ended]}</p>;
  if (!outcome) return null;
  return <Told isFault={outcome !== 'saved'}>{texts[outcome]}</Told>;
}

function Meeting({ view: { language, minutes, mode, deadline, ended }, texts }: Part) {
  const words = WORDS[language];
  return (
    <section aria-label={words.title}>
      <p className="present">{`${words.title}, ${minutes} ${texts.minutes}`}</p>
      <p>{words.modes[mode]}</p>
      {!ended && <p>{texts.until(momentIn(language, deadline))}</p>}
    </section>
  );
}

/** Before the answer the one button comes first; after it the answer stands, and all of it can be changed. */
function Asked(part: Part) {
  const { view, texts, outcome } = part;
  if (!view.hasAnswered)
    return (
      <>
        <section aria-labelledby="answer">
          <h2 id="answer">{texts.present}</h2>
          <Forms {...part} />
        </section>
        <Substitute {...part} />
      </>
    );
  const isOpen = outcome !== undefined && outcome !== 'saved' && outcome !== 'noName';
  return (
    <>
      <Given {...part}>
        <details open={isOpen}>
          <summary>{texts.change}</summary>
          <Forms {...part} />
        </details>
      </Given>
      {!view.hasSubstitute && <Substitute {...part} />}
    </>
  );
}

/** The recipient's own answers. */
function Given({ view, texts, children }: Part & { readonly children?: React.ReactNode }) {
  const { language, times, hasSubstitute } = view;
  const isAnswered = times.some(({ answer }) => answer !== null);
  return (
    <section aria-labelledby="given">
      <h2 id="given">{texts.present}</h2>
      {hasSubstitute && <p className="present">{texts.hasSubstitute}</p>}
      {!hasSubstitute && !isAnswered && <p>{texts.none}</p>}
      {!hasSubstitute && isAnswered && (
        <ul className="given">
          {times.map((time) => (
            <li key={time.start.toString()}>
              <When language={language} time={time} />
              <strong>{time.answer ? texts.answers[time.answer] : '–'}</strong>
            </li>
          ))}
        </ul>
      )}
      {children}
    </section>
  );
}

/** Forms of their own, so that Enter in one never presses a button of another. */
function Forms(part: Part) {
  const { path, view, texts } = part;
  return (
    <>
      <form method="post" action={path}>
        <Hidden {...part} />
        <button className="primary" name={POLL_FIELDS.all} value="can">
          {texts.all}
        </button>
      </form>
      <p className="each">{texts.each}</p>
      <form method="post" action={path}>
        <Hidden {...part} />
        {view.times.map((time, index) => (
          <Choice key={timeField(index)} part={part} time={time} index={index} />
        ))}
        <button>{texts.send}</button>
      </form>
    </>
  );
}

function Hidden({ proof, view: { minutes } }: Part) {
  return (
    <>
      <input type="hidden" name={PROOF_FIELD} value={proof} />
      <input type="hidden" name={POLL_FIELDS.minutes} value={minutes} />
    </>
  );
}

/** Nothing is chosen beforehand but what was chosen before. */
function Choice({ part, time, index }: { readonly part: Part; readonly time: PollTimeView; readonly index: number }) {
  const { view, texts, outcome, typed } = part;
  const name = timeField(index);
  const known = view.hasSubstitute ? null : time.answer;
  const chosen = typed?.answers ? (typed.answers[index] ?? null) : known;
  const isMissing = outcome === 'noAnswer' && chosen === null;
  return (
    <fieldset aria-describedby={isMissing ? `${name}-error` : undefined}>
      <legend>
        <When language={view.language} time={time} />
      </legend>
      {isMissing && (
        <p className="error" id={`${name}-error`}>
          {texts.choose}
        </p>
      )}
      <div className="choices">
        {POLL_ANSWERS.map((answer) => (
          <label key={answer}>
            <input type="radio" name={name} value={answer} defaultChecked={answer === chosen} required />
            {texts.answers[answer]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function When({ language, time }: { readonly language: PollView['language']; readonly time: PollTimeView }) {
  return (
    <time dateTime={time.start.toString({ timeZoneName: 'never', smallestUnit: 'minute' })}>
      <span>{dateIn(language, time.start.toPlainDate())}</span>
      {WORDS[language].between}
      <span>{hoursIn(language, time)}</span>
    </time>
  );
}

function Substitute(part: Part) {
  const { path, texts, outcome, typed } = part;
  const isOpen = outcome === 'noName' || (typed?.substitute ?? '') !== '';
  return (
    <section aria-label={texts.substitute}>
      <form method="post" action={path}>
        <details open={isOpen}>
          <summary>{texts.substitute}</summary>
          <Hidden {...part} />
          <Name {...part} />
          <button>{texts.substituteSend}</button>
        </details>
      </form>
    </section>
  );
}

function Name({ texts, outcome, typed }: Part) {
  const isRefused = outcome === 'noName';
  return (
    <>
      <label htmlFor="substitute">{texts.substituteName}</label>
      <p className="hint" id="substitute-hint">
        {texts.substituteHint}
      </p>
      <input
        type="text"
        id="substitute"
        name={POLL_FIELDS.substitute}
        maxLength={NAME_AT_MOST}
        required
        aria-invalid={isRefused || undefined}
        aria-describedby={isRefused ? 'notice substitute-hint' : 'substitute-hint'}
        defaultValue={typed?.substitute}
      />
    </>
  );
}
