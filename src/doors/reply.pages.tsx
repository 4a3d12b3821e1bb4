import { SPOKEN_ANSWERS, type SpokenAnswer } from '../invitation/invitation.domain.js';
import type { LinkView } from '../invitation/invitation.service.js';
import { dateIn, hoursIn, WORDS } from '../invitation/words.domain.js';
import { shownNumber } from '../platform/sms/phone-number.js';
import { DESK } from './desk-app/desk-app.files.js';
import { PROOF_FIELD } from './form-proof.js';
import { LinkPromisesSection } from './link-promises.pages.js';
import type { LinkPromise } from './link-promises.js';
import { dialled } from './numbers.js';
import { render, Told } from './page.js';
import { inLanguage } from './page-language.js';
import type { PromiseOutcome } from './promise-form.js';
import { REPLY_TEXTS, type ReplyTexts } from './reply.texts.data.js';
import { SIGN_IN_FIELDS, SIGN_IN_PATHS } from './sign-in/sign-in.pages.js';

/** What became of the form just sent. */
export type ReplyOutcome = 'saved' | 'again' | 'moved' | 'tooLong' | 'noAnswer' | undefined;

/** Longest message that the form takes, in characters. */
export const COMMENT_AT_MOST = 1_000;

/** Names of the form's fields. */
export const FIELDS = { answer: 'answer', comment: 'comment', sequence: 'sequence' } as const;

/** Where an invited professional sees the rest: behind the sign-in. */
const TO_OWN_INVITATIONS = `${SIGN_IN_PATHS.page}?${SIGN_IN_FIELDS.returnTo}=${encodeURIComponent(`${DESK}omat-kutsut`)}`;

/** The value of the button by which somebody takes no part at all. */
export const DISQUALIFIED = 'disqualified';

/** What the page of a link shows. */
export interface ReplyGiven {
  readonly path: string;
  readonly view: LinkView;
  /** Goes back with the forms. */
  readonly proof: string;
  /** The invitee's own promises in the case, without their texts. */
  readonly promises: readonly LinkPromise[];
  readonly outcome?: ReplyOutcome;
  /** What is typed again. */
  readonly comment?: string;
  /** What became of a promise that was just spoken of. */
  readonly told?: PromiseOutcome;
  /** What was typed with it and not taken down. */
  readonly lost?: string | undefined;
}

/** The page of a link. */
export function replyPage(given: ReplyGiven): string {
  const { path, view, proof, promises, outcome, comment = '', told, lost } = given;
  const { language, isPast, counsellor } = view;
  const texts = REPLY_TEXTS[language];
  const { title, invites } = WORDS[language];
  return render(
    language,
    // The first thing that is read aloud once the form was sent.
    (outcome ?? told) ? `${(outcome ?? told) === 'saved' ? texts.isSaved : texts.isNotSaved} – ${title}` : title,
    <>
      <h1>{title}</h1>
      <Notice texts={texts} outcome={outcome} isPast={isPast} />
      {!isPast && <p>{invites(counsellor.name)}</p>}
      <Meeting view={view} texts={texts} />
      <section aria-labelledby="answer">
        <Present view={view} texts={texts} />
        {!isPast && <Form path={path} view={view} proof={proof} comment={comment} outcome={outcome} />}
        {!isPast && <NoPart path={path} texts={texts} proof={proof} />}
      </section>
      <LinkPromisesSection {...{ path, language, proof, promises, told, lost }} />
      <Questions view={view} texts={texts} />
    </>,
  );
}

const toldOf = ({ state }: LinkView, { told }: ReplyTexts): string | undefined =>
  state in told ? told[state as keyof typeof told] : undefined;

function Notice({ texts, outcome, isPast }: { texts: ReplyTexts; outcome: ReplyOutcome; isPast: boolean }) {
  if (isPast) return <p className="notice">{texts.past}</p>;
  if (!outcome) return null;
  return <Told isFault={outcome !== 'saved'}>{texts[outcome]}</Told>;
}

function Meeting({ view, texts }: { view: LinkView; texts: ReplyTexts }) {
  const { language, when, mode, isPast } = view;
  const words = WORDS[language];
  const minutes = when.end.since(when.start).total('minutes');
  return (
    <section aria-label={words.time}>
      <p className="when">
        <time dateTime={when.start.toString({ timeZoneName: 'never', smallestUnit: 'minute' })}>
          <span>{dateIn(language, when.start.toPlainDate())}</span>
          {words.between}
          <span>{hoursIn(language, when)}</span>
        </time>
      </p>
      <p>{`${words.modes[mode]}, ${minutes} ${texts.minutes}`}</p>
      {!isPast && (
        <>
          <p className="hint">{words.details[mode]}</p>
          <p>
            <a href={inLanguage(TO_OWN_INVITATIONS, language)}>{texts.signIn}</a>
          </p>
        </>
      )}
    </section>
  );
}

/** The invitee's own answer; before there is one, the question. */
function Present({ view, texts }: { view: LinkView; texts: ReplyTexts }) {
  const told = toldOf(view, texts);
  return (
    <>
      <h2 id="answer">{told || view.isPast ? texts.present : texts.ask}</h2>
      <p className={told && 'present'}>{told ?? (view.isPast ? texts.pastNone : texts.none)}</p>
    </>
  );
}

/** What cannot be taken back by the same link is opened first, and pressed then. */
function NoPart({ path, texts, proof }: { path: string; texts: ReplyTexts; proof: string }) {
  const { ask, hint, button } = texts.disqualified;
  return (
    <form method="post" action={path}>
      <input type="hidden" name={PROOF_FIELD} value={proof} />
      <details>
        <summary>{ask}</summary>
        <p className="hint">{hint}</p>
        <button name={FIELDS.answer} value={DISQUALIFIED}>
          {button}
        </button>
      </details>
    </form>
  );
}

/** After somebody said so: whom to ring, and nothing else any more. */
export function noPartPage({ language, counsellor }: Pick<LinkView, 'language' | 'counsellor'>): string {
  const texts = REPLY_TEXTS[language];
  const { done, doneText } = texts.disqualified;
  return render(
    language,
    done,
    <>
      <h1>{done}</h1>
      <Told isFault={false}>{doneText}</Told>
      <Questions view={{ language, counsellor }} texts={texts} />
    </>,
  );
}

interface FormGiven {
  readonly path: string;
  readonly view: LinkView;
  readonly proof: string;
  readonly comment: string;
  readonly outcome: ReplyOutcome;
}

/** Before the answer the buttons come first, and a message is there for whoever wants it; after it all of it waits. */
function Form({ path, view, proof, comment, outcome }: FormGiven) {
  const texts = REPLY_TEXTS[view.language];
  const message = <Comment texts={texts} comment={comment} isRefused={outcome === 'tooLong'} />;
  const isOpen = outcome !== undefined && outcome !== 'saved';
  return (
    <form method="post" action={path}>
      <input type="hidden" name={PROOF_FIELD} value={proof} />
      <input type="hidden" name={FIELDS.sequence} value={view.sequence} />
      {toldOf(view, texts) ? (
        <details open={isOpen}>
          <summary>{texts.change}</summary>
          {message}
          <Answers view={view} texts={texts} />
        </details>
      ) : (
        <>
          <details open={comment !== ''}>
            <summary>{texts.addComment}</summary>
            {message}
          </details>
          <Answers view={view} texts={texts} />
        </>
      )}
    </form>
  );
}

function Answers({ view, texts }: { view: LinkView; texts: ReplyTexts }) {
  return (
    <div className="answers">
      {SPOKEN_ANSWERS.map((answer) => (
        <button key={answer} name={FIELDS.answer} value={answer} aria-current={answer === view.state || undefined}>
          <Sign answer={answer} />
          {texts.buttons[answer]}
        </button>
      ))}
    </div>
  );
}

/** Strokes of a tick, a wave and a cross: no font is sure to have them. */
const SIGNS: Readonly<Record<SpokenAnswer, string>> = {
  accepted: 'M4 13l5 5L20 6',
  tentative: 'M3 14c4-7 6-5 9-2s5 5 9-2',
  declined: 'M6 6l12 12M18 6L6 18',
};

function Sign({ answer }: { answer: SpokenAnswer }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={SIGNS[answer]} />
    </svg>
  );
}

function Comment({ texts, comment, isRefused }: { texts: ReplyTexts; comment: string; isRefused: boolean }) {
  return (
    <>
      <label htmlFor="comment">{texts.comment}</label>
      <p className="hint" id="comment-hint">
        {texts.commentHint}
      </p>
      <textarea
        id="comment"
        name={FIELDS.comment}
        rows={3}
        maxLength={COMMENT_AT_MOST}
        aria-invalid={isRefused || undefined}
        aria-describedby={isRefused ? 'notice comment-hint' : 'comment-hint'}
        defaultValue={comment}
      />
    </>
  );
}

interface QuestionsGiven {
  readonly view: Pick<LinkView, 'language' | 'counsellor'>;
  readonly texts: Pick<ReplyTexts, 'questions' | 'call'>;
}

/** Whom to ring. */
export function Questions({ view: { language, counsellor }, texts }: QuestionsGiven) {
  const { name, phone } = counsellor;
  return (
    <section aria-labelledby="questions">
      <h2 id="questions">{texts.questions}</h2>
      <p>{`${name}, ${WORDS[language].role}`}</p>
      {phone && (
        <a className="call" href={dialled(phone)}>
          {`${texts.call} ${shownNumber(phone)}`}
        </a>
      )}
    </section>
  );
}
