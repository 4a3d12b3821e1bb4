import { negotiationFields } from '../../meeting/minutes/document/negotiation.domain.js';
import { documentJson, type Field, NEGOTIATION_ENTRY, type Somebody } from '../../network/document.domain.js';
import type { PlanContent, PlannedAction, PlannedGoal } from './plan-content.js';

/** The client plan of services for families with children, as the national archive knows it. */
const DOCUMENT = { code: '1.2.246.537.6.1506.15007', name: 'Lapsiperheiden palvelujen asiakassuunnitelma' } as const;

/** Code set of how far goals were reached. */
const GOAL_ACHIEVEMENT = '1.2.246.537.6.1253';

const day = (date: Temporal.PlainDate | null) => date?.toString() ?? null;
const who = ({ name, title, unit, phone }: Somebody) => ({ name, title, unit, phone });

/**
 * A plan as JSON with the fields of Sosmeta 15007 in their order; days as in ISO 8601, fields without content left out.
 * Says nothing of what its reader may not know.
 */
export function planJson(plan: PlanContent): Buffer {
  const { number, state, agreedOn } = plan;
  const version = { number, state, agreedOn: day(agreedOn) };
  return documentJson({ format: 'yhdessa-plan-1', document: DOCUMENT, version }, [
    ...before(plan),
    ...agreed(plan),
    ...after(plan),
  ]);
}

const before = ({ negotiation, sections, childViews }: PlanContent): Field[] => [
  {
    key: 'negotiations',
    name: 'Neuvottelu',
    value: negotiation && [{ entry: NEGOTIATION_ENTRY, ...negotiationFields(negotiation) }],
  },
  { key: 'situation', name: 'Asiakkaan tilanne', value: sections.situation },
  { key: 'currentServices', name: 'Nykyiset palvelut', value: sections['current-services'] },
  { key: 'familyView', name: 'Asiakkaan arvio', value: sections['family-view'] },
  { key: 'childViews', name: 'Lapsen näkemys', value: childViews },
  { key: 'professionalViews', name: 'Ammattilaisen arvio', value: sections['professional-views'] },
  { key: 'strengths', name: 'Voimavarat', value: sections.strengths },
];

const agreed = ({ sharedGoal, goals, actions, helpers }: PlanContent): Field[] => [
  { key: 'sharedGoal', name: 'Yhteinen tavoite', value: sharedGoal },
  {
    key: 'goals',
    name: 'Tavoitteet',
    value: goals.map(({ text }, index) => ({ number: index + 1, description: text })),
  },
  { key: 'goalAchievement', name: 'Tavoitteiden saavuttaminen', value: goals.flatMap(achievement) },
  { key: 'actions', name: 'Toteuttajat ja heidän vastuunsa', value: actions.map(action) },
  { key: 'privateHelpers', name: 'Yksityiset henkilöt ja heidän tehtävänsä', value: helpers },
];

const achievement = ({ rated }: PlannedGoal, index: number) =>
  rated
    ? [{ goal: index + 1, codeSet: GOAL_ACHIEVEMENT, rating: rated.rating, text: rated.words, date: day(rated.on) }]
    : [];

const action = ({ text, ownerKind, owner, dueOn, setting, commitment, progress, goal }: PlannedAction) => ({
  description: text,
  ownerKind,
  owner: who(owner),
  dueOn: day(dueOn),
  setting,
  commitment,
  progress,
  goal,
});

const after = (plan: PlanContent): Field[] => [
  { key: 'nextSteps', name: 'Sovitut jatkotoimet', value: plan.sections['next-steps'] },
  {
    key: 'approvals',
    name: 'Hyväksyminen',
    value: spoken(plan, false).map(({ name, on }) => ({ name, date: day(on) })),
  },
  {
    key: 'approvalExceptions',
    name: 'Päätökseen estyneet huoltajat',
    value: plan.exceptions.map(({ name, on }) => ({ name, date: day(on) })),
  },
  {
    key: 'dissentingViews',
    name: 'Eriävät näkemykset',
    value: spoken(plan, true).map(({ name, on, dissent }) => ({ name, date: day(on), view: dissent })),
  },
  { key: 'duration', name: 'Arvioitu kesto', value: plan.sections.duration },
  { key: 'review', name: 'Tarkistaminen', value: plan.nextReviewOn && review(plan) },
  { key: 'copies', name: 'Henkilöt, joille suunnitelma toimitetaan', value: plan.copies },
  { key: 'responsiblePerson', name: 'Vastuuhenkilö', value: plan.responsible && who(plan.responsible) },
  { key: 'counsellor', name: 'Palveluohjaaja', value: plan.counsellor && who(plan.counsellor) },
];

const spoken = ({ approvals }: PlanContent, dissents: boolean) =>
  approvals.filter(({ dissent }) => (dissent !== null) === dissents);
const review = ({ nextReviewOn, reviewReason }: PlanContent) => ({ date: day(nextReviewOn), reason: reviewReason });
