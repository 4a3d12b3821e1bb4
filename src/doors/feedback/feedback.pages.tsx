import type { ReactNode } from 'react';
import type { Language } from '../../directory/directory.domain.js';
import type { FeedbackView } from '../../feedback/feedback.service.js';
import { dateIn } from '../../invitation/words.domain.js';
import { FAMILY_PATHS } from '../family/family-frame.js';
import { inLanguage, Languages } from '../page-language.js';
import { render, Told } from '../page.js';
import { Questions } from '../reply.pages.js';
import { REPLY_TEXTS } from '../reply.texts.data.js';
import { FeedbackForm, type FeedbackTyped } from './feedback-parts.js';
import { FEEDBACK_TEXTS, type FeedbackOutcome } from './feedback.texts.data.js';

/** Where the pages are: a request's own address below the first. */
export const FEEDBACK_PATHS = { page: '/palaute', style: '/palaute/style.css' } as const;

/** What every page of feedback is made with. */
interface PageGiven {
  readonly language: Language;
  readonly path: string;
  readonly proof: string;
  readonly outcome?: FeedbackOutcome | undefined;
  readonly typed?: FeedbackTyped | undefined;
}

/** The page of a link. */
export function feedbackPage(given: PageGiven & { readonly view: FeedbackView }): string {
  const { language, view, outcome } = given;
  const { counsellor } = view;
  return frame(
    given,
    <>
      <Request {...given} number={1} isTextAtFault={outcome === 'tooLong'} />
      {counsellor && <Questions view={{ language, counsellor }} texts={REPLY_TEXTS[language]} />}
    </>,
  );
}

/** A request of several, by which its form names it. */
export interface OwnRequest {
  readonly id: string;
  readonly view: FeedbackView;
}

/** The page of somebody of a family: all that they may answer. */
export function ownFeedbackPage(
  given: PageGiven & { readonly requests: readonly OwnRequest[]; readonly atFault?: string | undefined },
): string {
  const { language, requests, typed, outcome, atFault } = given;
  const texts = FEEDBACK_TEXTS[language];
  return frame(
    given,
    <>
      {requests.length === 0 && <p>{texts.nothing}</p>}
      {requests.map(({ id, view }, index) => (
        <Request
          key={id}
          {...given}
          {...{ view, which: id, number: index + 1 }}
          typed={id === atFault ? typed : undefined}
          isTextAtFault={id === atFault && outcome === 'tooLong'}
        />
      ))}
      <p>
        <a className={requests.length === 0 ? 'call' : 'link'} href={inLanguage(FAMILY_PATHS.page, language)}>
          {texts.back}
        </a>
      </p>
    </>,
  );
}

/** What became of the form is the first thing that is read aloud. */
function frame({ language, path, outcome }: PageGiven, content: ReactNode): string {
  const texts = FEEDBACK_TEXTS[language];
  const told = outcome && (outcome === 'saved' ? texts.isSaved : texts.isNotSaved);
  return render(
    language,
    told ? `${told} – ${texts.title}` : texts.title,
    <>
      <Languages language={language} path={path} />
      <h1>{texts.title}</h1>
      {outcome && <Told isFault={outcome !== 'saved'}>{texts.outcomes[outcome]}</Told>}
      {content}
    </>,
    FEEDBACK_PATHS.style,
  );
}

interface RequestGiven extends PageGiven {
  readonly view: FeedbackView;
  readonly which?: string;
  /** Tells several apart. */
  readonly number: number;
  readonly isTextAtFault: boolean;
}

function Request(given: RequestGiven) {
  const { language, path, proof, view, which, number, typed, isTextAtFault } = given;
  const texts = FEEDBACK_TEXTS[language];
  const form = { language, path: inLanguage(path, language), proof, view, typed, isTextAtFault };
  return (
    <section aria-labelledby={`what-${number}`}>
      <h2 id={`what-${number}`}>{texts.lead[view.kind](dateIn(language, view.happenedOn))}</h2>
      <FeedbackForm {...form} {...(which !== undefined && { which })} />
      <p className="hint">{texts.whoSees}</p>
      {view.said && <p className="hint">{texts.until(dateIn(language, view.until))}</p>}
    </section>
  );
}

interface LinkGiven {
  readonly language: Language;
  /** How many requests there are to answer. */
  readonly count: number;
}

/** On the family's page: the way to its feedback, where there is something to answer. */
export function FeedbackLink({ language, count }: LinkGiven) {
  if (count === 0) return null;
  return (
    <p>
      <a className="plain call" href={inLanguage(FEEDBACK_PATHS.page, language)}>
        {FEEDBACK_TEXTS[language].link}
      </a>
    </p>
  );
}
