import type { Language } from '../../directory/directory.domain.js';
import { GRADES, type Grade, type Question, TEXT_AT_MOST } from '../../feedback/feedback.domain.js';
import type { FeedbackView } from '../../feedback/feedback.service.js';
import { type Face, FACES } from '../../follow-up/how-are-things/how-are-things.domain.js';
import { Drawn } from '../family/faces.pages.js';
import { PROOF_FIELD } from '../form-proof.js';
import { FEEDBACK_FIELDS } from './feedback-form.js';
import { FEEDBACK_TEXTS, type FeedbackTexts } from './feedback.texts.data.js';

/** What was typed and could not be taken: shown again. */
export interface FeedbackTyped {
  readonly grades: Readonly<Record<Question, Grade | null>>;
  readonly text: string;
}

/** A request with its form. */
export interface FeedbackFormGiven {
  readonly language: Language;
  /** Where the form goes. */
  readonly path: string;
  readonly proof: string;
  readonly view: FeedbackView;
  /** Which of several it is; undefined where the address says it. */
  readonly which?: string;
  readonly typed?: FeedbackTyped | undefined;
  /** The text could not be taken. */
  readonly isTextAtFault?: boolean;
}

/** Three faces; once one was pressed, the questions and the words that may follow. */
export function FeedbackForm(given: FeedbackFormGiven) {
  const { language, path, proof, view, which, typed } = given;
  const texts = FEEDBACK_TEXTS[language];
  const isMore = view.said !== null || typed !== undefined;
  return (
    <form method="post" action={path}>
      <input type="hidden" name={PROOF_FIELD} value={proof} />
      {which !== undefined && <input type="hidden" name={FEEDBACK_FIELDS.which} value={which} />}
      {isMore && <input type="hidden" name={FEEDBACK_FIELDS.details} value="1" />}
      <p>{texts.ask}</p>
      <Faces texts={texts} face={view.said?.face ?? null} />
      {isMore && <Details {...given} texts={texts} />}
    </form>
  );
}

function Faces({ texts, face }: { readonly texts: FeedbackTexts; readonly face: Face | null }) {
  return (
    <div className="faces">
      {FACES.map((each) => (
        <button key={each} name={FEEDBACK_FIELDS.face} value={each} aria-current={each === face || undefined}>
          <Drawn face={each} />
          {texts.faces[each]}
        </button>
      ))}
    </div>
  );
}

function Details({ texts, view, typed, which = '', isTextAtFault }: FeedbackFormGiven & { texts: FeedbackTexts }) {
  const { said, questions } = view;
  const id = `text${which}`;
  return (
    <>
      <h3>{texts.more}</h3>
      {questions.map((question) => (
        <Grades
          key={question}
          {...{ texts, question }}
          grade={typed ? typed.grades[question] : (said?.[question] ?? null)}
        />
      ))}
      <label htmlFor={id}>{texts.text}</label>
      <p className="hint" id={`hint${which}`}>
        {texts.textHint}
      </p>
      <textarea
        id={id}
        name={FEEDBACK_FIELDS.text}
        rows={3}
        maxLength={TEXT_AT_MOST}
        aria-invalid={isTextAtFault || undefined}
        aria-describedby={isTextAtFault ? `notice hint${which}` : `hint${which}`}
        defaultValue={typed ? typed.text : (said?.text ?? '')}
      />
      <button className="primary">{texts.save}</button>
    </>
  );
}

interface GradesGiven {
  readonly texts: FeedbackTexts;
  readonly question: Question;
  readonly grade: Grade | null;
}

function Grades({ texts, question, grade }: GradesGiven) {
  return (
    <fieldset>
      <legend>{texts.questions[question]}</legend>
      <div className="grades">
        {GRADES.map((each) => (
          <label key={each}>
            <input type="radio" name={question} value={each} defaultChecked={each === grade} />
            {texts.grades[each]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
