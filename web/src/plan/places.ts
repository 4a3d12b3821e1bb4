import type { Goal, PlanInHand, SectionKind } from './plan.query.js';
import type { Written } from './writing/box.js';

/** Sections in words, in the order of the plan. */
export const SECTION_KINDS = [
  'SITUATION',
  'CURRENT_SERVICES',
  'FAMILY_VIEW',
  'PROFESSIONAL_VIEWS',
  'STRENGTHS',
  'NEXT_STEPS',
  'DURATION',
] as const satisfies readonly SectionKind[];

/** How the places of a draft are called in which somebody writes. */
export const SHARED_GOAL = 'shared-goal';
export const goalPlace = (id: string): string => `goal ${id}`;
export const sectionPlace = (kind: SectionKind): string => `section ${kind}`;

/** Whether a goal may be rewritten: one that was agreed on stands in that version, and is dropped instead. */
export const isOpen = ({ sinceVersion }: Goal, { version }: PlanInHand): boolean => sinceVersion === version.number;

/** The places that the draft has. */
export const placesOf = (inHand: PlanInHand): readonly string[] => [
  SHARED_GOAL,
  ...inHand.goals.filter((goal) => isOpen(goal, inHand)).map(({ id }) => goalPlace(id)),
  ...SECTION_KINDS.map(sectionPlace),
];

const writerOf = ({ changes }: PlanInHand, id: string): string | null =>
  changes.findLast((each) => each.id === id)?.changedBy ?? null;

/** The shared goal as it stands. It counts with the version of the plan. */
export const writtenSharedGoal = (inHand: PlanInHand): Written => {
  const { id, sharedGoal, version } = inHand.version;
  return { text: sharedGoal ?? '', version, stands: true, by: writerOf(inHand, id) };
};

export const writtenGoal = (inHand: PlanInHand, { id, text, version }: Goal): Written => ({
  text: text ?? '',
  version,
  stands: true,
  by: writerOf(inHand, id),
});

/** A section as it stands, was left out, or was never written. */
export function writtenSection(inHand: PlanInHand, kind: SectionKind): Written {
  const found = inHand.sections.find((each) => each.kind === kind);
  if (found) return { text: found.text ?? '', version: found.version, stands: true, by: writerOf(inHand, found.id) };
  const left = inHand.changes.findLast((each) => each.piece === kind && each.leftOut);
  return { text: '', version: left?.version ?? null, stands: false, by: left?.changedBy ?? null };
}
