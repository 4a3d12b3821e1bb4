import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { LANGUAGES } from '../directory/directory.domain.js';
import type { Language } from '../directory/directory.domain.js';
import { SPOKEN_ANSWERS, type SpokenAnswer } from '../invitation/invitation.domain.js';
import type { LinkView } from '../invitation/invitation.service.js';
import { dateIn, hoursIn, WORDS } from '../invitation/words.domain.js';
import { REPLY_TEXTS, type ReplyTexts } from './reply.texts.data.js';

/** What became of the form just sent. */
export type ReplyOutcome = 'saved' | 'again' | 'moved' | 'tooLong' | 'noAnswer' | undefined;

/** Longest message that the form takes, in characters. */
export const COMMENT_AT_MOST = 1_000;

/** Names of the form's fields. */
export const FIELDS = { answer: 'answer', comment: 'comment', sequence: 'sequence', proof: 'proof' } as const;

/** A page of a door: without scripts, and with nothing from elsewhere. */
export function render(language: Language, title: string, content: ReactNode, style = 'style'): string {
  const page = (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{`${title} – Yhdessä`}</title>
        <link rel="stylesheet" href={`/v/${style}.css`} />
      </head>
      <body>
        <header>Yhdessä</header>
        <main>{content}</main>
      </body>
    </html>
  );
  return `<!doctype html>${renderToStaticMarkup(page)}`;
}

/** The page of a link. `proof` goes back with the form; what is typed again comes from `comment`. */
export function replyPage(path: string, view: LinkView, proof: string, outcome: ReplyOutcome, comment = ''): string {
  const { language, isPast, counsellor } = view;
  const texts = REPLY_TEXTS[language];
  const { title, invites } = WORDS[language];
  return render(
    language,
    // The first thing that is read aloud once the form was sent.
    outcome ? `${outcome === 'saved' ? texts.isSaved : texts.isNotSaved} – ${title}` : title,
    <>
      <h1>{title}</h1>
      <Notice texts={texts} outcome={outcome} isPast={isPast} />
      {!isPast && <p>{invites.invited(counsellor.name)}</p>}
      <Meeting view={view} texts={texts} />
      <section aria-labelledby="answer">
        <Present view={view} texts={texts} />
        {!isPast && <Form path={path} view={view} proof={proof} comment={comment} outcome={outcome} />}
      </section>
      <Questions view={view} texts={texts} />
    </>,
  );
}

/** One page for whatever is unknown, void or wrong: in all languages, because nobody knows who asks. */
export function gonePage(): string {
  return render(
    'fi',
    REPLY_TEXTS.fi.gone,
    <>
      <h1>{REPLY_TEXTS.fi.gone}</h1>
      <section>
        <p>{REPLY_TEXTS.fi.goneText}</p>
      </section>
      {LANGUAGES.filter((language) => language !== 'fi').map((language) => (
        <section key={language} lang={language} aria-labelledby={`gone-${language}`}>
          <h2 id={`gone-${language}`}>{REPLY_TEXTS[language].gone}</h2>
          <p>{REPLY_TEXTS[language].goneText}</p>
        </section>
      ))}
    </>,
  );
}

const toldOf = ({ state }: LinkView, { told }: ReplyTexts): string | undefined =>
  state in told ? told[state as keyof typeof told] : undefined;

function Notice({ texts, outcome, isPast }: { texts: ReplyTexts; outcome: ReplyOutcome; isPast: boolean }) {
  if (isPast) return <p className="notice">{texts.past}</p>;
  if (!outcome) return null;
  const isGood = outcome === 'saved';
  return (
    <p id="notice" className={isGood ? 'notice good' : 'notice failed'} role={isGood ? 'status' : 'alert'}>
      {texts[outcome]}
    </p>
  );
}

function Meeting({ view, texts }: { view: LinkView; texts: ReplyTexts }) {
  const { language, when, mode, isPast } = view;
  const words = WORDS[language];
  const minutes = when.end.since(when.start).total('minutes');
  return (
    <section aria-label={words.times.invited}>
      <p className="when">
        <time dateTime={when.start.toString({ timeZoneName: 'never', smallestUnit: 'minute' })}>
          <span>{dateIn(language, when.start.toPlainDate())}</span>
          {words.between}
          <span>{hoursIn(language, when)}</span>
        </time>
      </p>
      <p>{`${words.modes[mode]}, ${minutes} ${texts.minutes}`}</p>
      {!isPast && <p className="hint">{words.details[mode]}</p>}
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
      <input type="hidden" name={FIELDS.proof} value={proof} />
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
        <a className="call" href={`tel:${phone.replaceAll(/[^+\d]/g, '')}`}>
          {`${texts.call} ${phone}`}
        </a>
      )}
    </section>
  );
}
