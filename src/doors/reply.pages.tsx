import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { LANGUAGES } from '../directory/directory.domain.js';
import type { Language } from '../directory/directory.domain.js';
import { SPOKEN_ANSWERS } from '../invitation/invitation.domain.js';
import type { LinkView } from '../invitation/invitation.service.js';
import { dayIn, hoursIn, WORDS } from '../invitation/words.domain.js';
import { REPLY_TEXTS, type ReplyTexts } from './reply.texts.data.js';

/** What became of the form just sent. */
export type ReplyOutcome = 'saved' | 'again' | 'moved' | 'tooLong' | 'noAnswer' | undefined;

/** Longest message that the form takes, in characters. */
export const COMMENT_AT_MOST = 1_000;

/** Names of the form's fields. */
export const FIELDS = { answer: 'answer', comment: 'comment', sequence: 'sequence', proof: 'proof' } as const;

function render(language: Language, title: string, content: ReactNode): string {
  const page = (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{`${title} – Yhdessä`}</title>
        <link rel="stylesheet" href="/v/style.css" />
      </head>
      <body>
        <main>{content}</main>
      </body>
    </html>
  );
  return `<!doctype html>${renderToStaticMarkup(page)}`;
}

/** The page of a link. `proof` goes back with the form; what is typed again comes from `comment`. */
export function replyPage(path: string, view: LinkView, proof: string, outcome: ReplyOutcome, comment = ''): string {
  const { language, isPast } = view;
  const texts = REPLY_TEXTS[language];
  const { title } = WORDS[language];
  return render(
    language,
    title,
    <>
      <h1>{title}</h1>
      <Notice texts={texts} outcome={outcome} />
      <Meeting view={view} texts={texts} />
      <section aria-labelledby="present">
        <h2 id="present">{texts.present}</h2>
        <p>{presentAnswer(view, texts)}</p>
        {isPast && <p>{texts.past}</p>}
      </section>
      {!isPast && <Form path={path} view={view} proof={proof} comment={comment} />}
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
      <p>{REPLY_TEXTS.fi.goneText}</p>
      {LANGUAGES.filter((language) => language !== 'fi').map((language) => (
        <section key={language} lang={language} aria-labelledby={`gone-${language}`}>
          <h2 id={`gone-${language}`}>{REPLY_TEXTS[language].gone}</h2>
          <p>{REPLY_TEXTS[language].goneText}</p>
        </section>
      ))}
    </>,
  );
}

function presentAnswer({ state }: LinkView, { told, none }: ReplyTexts): string {
  return state in told ? told[state as keyof typeof told] : none;
}

function Notice({ texts, outcome }: { texts: ReplyTexts; outcome: ReplyOutcome }) {
  if (!outcome) return null;
  const isGood = outcome === 'saved';
  return (
    <p className={isGood ? 'notice' : 'notice failed'} role={isGood ? 'status' : 'alert'}>
      {texts[outcome]}
    </p>
  );
}

function Meeting({ view, texts }: { view: LinkView; texts: ReplyTexts }) {
  const { language, when, mode, counsellor } = view;
  const minutes = when.end.since(when.start).total('minutes');
  const facts: [string, ReactNode][] = [
    [texts.day, dayIn(language, when)],
    [texts.time, hoursIn(language, when)],
    [texts.length, `${minutes} ${texts.minutes}`],
    [texts.mode, WORDS[language].modes[mode]],
    [
      texts.counsellor,
      <>
        {counsellor.name}
        {counsellor.phone && (
          <>
            {', '}
            <a href={`tel:${counsellor.phone.replaceAll(/[^+\d]/g, '')}`}>{counsellor.phone}</a>
          </>
        )}
      </>,
    ],
  ];
  return (
    <section aria-label={texts.time}>
      <dl>{facts.map(([term, value]) => [<dt key={term}>{term}</dt>, <dd key={`${term}-value`}>{value}</dd>])}</dl>
      <p>{texts.details}</p>
    </section>
  );
}

function Form({ path, view, proof, comment }: { path: string; view: LinkView; proof: string; comment: string }) {
  const texts = REPLY_TEXTS[view.language];
  const heading = view.state in texts.told ? texts.change : texts.ask;
  return (
    <section aria-labelledby="ask">
      <h2 id="ask">{heading}</h2>
      <form method="post" action={path}>
        <input type="hidden" name={FIELDS.proof} value={proof} />
        <input type="hidden" name={FIELDS.sequence} value={view.sequence} />
        <Comment texts={texts} comment={comment} />
        <div className="answers">
          {SPOKEN_ANSWERS.map((answer) => (
            <button key={answer} name={FIELDS.answer} value={answer}>
              {texts.buttons[answer]}
            </button>
          ))}
        </div>
      </form>
    </section>
  );
}

function Comment({ texts, comment }: { texts: ReplyTexts; comment: string }) {
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
        aria-describedby="comment-hint"
        defaultValue={comment}
      />
    </>
  );
}
