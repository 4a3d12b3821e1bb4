import type { Language } from '../../directory/directory.domain.js';
import { dateIn } from '../../invitation/words.domain.js';
import type { Face } from '../../follow-up/how-are-things/how-are-things.domain.js';
import type { Progress } from '../../plan/action/action.domain.js';
import { PROMISES_TEXTS } from '../promises.texts.data.js';
import { FAMILY_TEXTS } from './family.texts.data.js';

/** Something that the reader has promised, or is asked to promise. */
interface OwnAction {
  readonly id: string;
  /** Null once erased. */
  readonly text: string | null;
  readonly dueOn: string;
  readonly progress: Progress;
}

/** What was agreed in a case, as its reader may know it. */
export interface PlanOfCase {
  readonly caseId: string;
  readonly place: string | null;
  readonly conferenceLink: string | null;
  readonly sharedGoal: string | null;
  readonly nextReviewOn: string | null;
  readonly promised: readonly OwnAction[];
  readonly asked: readonly OwnAction[];
  /** How things are, as the reader said today. */
  readonly face: Face | null;
}

interface PlanGiven {
  readonly language: Language;
  readonly plan: PlanOfCase;
  readonly number: number;
}

/** The shared goal, one's own promises, and when the plan is looked at again. */
export function FamilyPlan({ language, plan, number }: PlanGiven) {
  const texts = FAMILY_TEXTS[language];
  const { sharedGoal, nextReviewOn, promised, asked } = plan;
  const review = nextReviewOn && dateIn(language, Temporal.PlainDate.from(nextReviewOn));
  return (
    <>
      <section aria-labelledby={`goal-${number}`}>
        <h2 id={`goal-${number}`}>{texts.goal}</h2>
        <p className={sharedGoal ? 'what' : undefined}>{sharedGoal ?? texts.noGoal}</p>
        {review && <p>{texts.review(review)}</p>}
      </section>
      <section aria-labelledby={`own-${number}`}>
        <h2 id={`own-${number}`}>{texts.own}</h2>
        {promised.length + asked.length === 0 && <p>{texts.noOwn}</p>}
        <Actions language={language} actions={promised} />
        {asked.length > 0 && <p>{texts.asked}</p>}
        <Actions language={language} actions={asked} isAsked />
      </section>
    </>
  );
}

interface ActionsGiven {
  readonly language: Language;
  readonly actions: readonly OwnAction[];
  readonly isAsked?: boolean;
}

function Actions({ language, actions, isAsked }: ActionsGiven) {
  if (actions.length === 0) return null;
  const texts = PROMISES_TEXTS[language];
  return (
    <ul className="promises">
      {actions.map(({ id, text, dueOn, progress }) => (
        <li key={id}>
          <p className="what">{text ?? texts.erased}</p>
          <p>{texts.dueOn(dateIn(language, Temporal.PlainDate.from(dueOn)))}</p>
          <p className="hint">{isAsked ? texts.waiting : texts.progress[progress]}</p>
        </li>
      ))}
    </ul>
  );
}
