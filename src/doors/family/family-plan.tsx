import type { Language } from '../../directory/directory.domain.js';
import { dateIn } from '../../invitation/words.domain.js';
import type { Face } from '../../follow-up/how-are-things/how-are-things.domain.js';
import type { OwnerKind, Progress } from '../../plan/action/action.domain.js';
import { PROOF_FIELD } from '../form-proof.js';
import { inLanguage } from '../page-language.js';
import { ANSWERS, OnePromise, wordsOf } from '../promise-parts.js';
import { PROMISES_TEXTS } from '../promises.texts.data.js';
import { FAMILY_PATHS } from './family-frame.js';
import { FAMILY_TEXTS } from './family.texts.data.js';

/** Something that somebody has promised, or is asked to promise. */
interface PlanAction {
  readonly id: string;
  /** Null once erased. */
  readonly text: string | null;
  readonly dueOn: string;
  readonly progress: Progress;
  readonly version: number;
  readonly ownerKind: OwnerKind;
  readonly ownerName: string | null;
  /** The owner, if a professional. */
  readonly owner: { readonly title: string | null; readonly unitName: string | null } | null;
}

/** What was agreed in a case, as its reader may know it. */
export interface PlanOfCase {
  readonly caseId: string;
  readonly place: string | null;
  readonly conferenceLink: string | null;
  readonly sharedGoal: string | null;
  readonly nextReviewOn: string | null;
  /** The reader's own. */
  readonly promised: readonly PlanAction[];
  readonly asked: readonly PlanAction[];
  /** Of everybody else. */
  readonly others: readonly PlanAction[];
  /** How things are, as the reader said today. */
  readonly face: Face | null;
}

interface PlanGiven {
  readonly language: Language;
  readonly proof: string;
  readonly plan: PlanOfCase;
  readonly number: number;
}

/** The shared goal and when the plan is looked at again; one's own promises, then what everybody else has promised. */
export function FamilyPlan(given: PlanGiven) {
  const { language, plan, number } = given;
  const texts = FAMILY_TEXTS[language];
  const { sharedGoal, nextReviewOn, others } = plan;
  const review = nextReviewOn && dateIn(language, Temporal.PlainDate.from(nextReviewOn));
  return (
    <>
      <section aria-labelledby={`goal-${number}`}>
        <h2 id={`goal-${number}`}>{texts.goal}</h2>
        <p className={sharedGoal ? 'what' : undefined}>{sharedGoal ?? texts.noGoal}</p>
        {review && <p>{texts.review(review)}</p>}
      </section>
      <OwnPromises {...given} />
      {others.length > 0 && (
        <section aria-labelledby={`others-${number}`}>
          <h2 id={`others-${number}`}>{texts.others}</h2>
          <ul className="promises">
            {others.map((action) => (
              <OfAnother key={action.id} {...{ language, action }} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** Each with the buttons by which its owner says how it goes. */
function OwnPromises({ language, proof, plan: { promised, asked }, number }: PlanGiven) {
  const texts = FAMILY_TEXTS[language];
  return (
    <section aria-labelledby={`own-${number}`}>
      <h2 id={`own-${number}`}>{texts.own}</h2>
      {promised.length + asked.length === 0 && <p>{texts.noOwn}</p>}
      {promised.length + asked.length > 0 && (
        <form method="post" action={inLanguage(FAMILY_PATHS.promises, language)}>
          <input type="hidden" name={PROOF_FIELD} value={proof} />
          <Own language={language} actions={promised} />
          {asked.length > 0 && <p>{texts.asked}</p>}
          <Own language={language} actions={asked} isAsked />
        </form>
      )}
    </section>
  );
}

interface OwnGiven {
  readonly language: Language;
  readonly actions: readonly PlanAction[];
  readonly isAsked?: boolean;
}

function Own({ language, actions, isAsked }: OwnGiven) {
  if (actions.length === 0) return null;
  return (
    <ul className="promises">
      {actions.map(({ id, text, dueOn, version, progress }) => (
        <OnePromise
          key={id}
          {...{ language, which: id, number: null, dueOn, version }}
          progress={isAsked ? null : progress}
          words={isAsked ? ANSWERS : wordsOf(progress)}
        >
          <p className="what">{text ?? PROMISES_TEXTS[language].erased}</p>
        </OnePromise>
      ))}
    </ul>
  );
}

/** What, who, by when, and how it goes: to be read. */
function OfAnother({ language, action }: { readonly language: Language; readonly action: PlanAction }) {
  const { text, dueOn, progress, ownerKind, ownerName, owner } = action;
  const { erased, dueOn: due, progress: said } = PROMISES_TEXTS[language];
  const name = ownerName ?? FAMILY_TEXTS[language].unnamed[ownerKind];
  return (
    <li>
      <p className="what">{text ?? erased}</p>
      <p>{[name, owner?.title, owner?.unitName].filter(Boolean).join(', ')}</p>
      <p className="hint">{`${due(dateIn(language, Temporal.PlainDate.from(dueOn)))} · ${said[progress]}`}</p>
    </li>
  );
}
