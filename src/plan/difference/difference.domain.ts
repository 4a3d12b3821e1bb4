import type { Commitment, OwnerKind, Setting } from '../action/action.domain.js';
import type { SectionKind } from '../sections/section.domain.js';

/** What of a plan is told by its name alone: that it was written, never what. */
export type NamedPart = SectionKind | 'child-view' | 'helpers' | 'copies';

/** A goal as a version has it; its words are null where they were erased. */
interface GoalSeen {
  readonly id: string;
  readonly text: string | null;
}

/** An action as a version has it. */
export interface ActionSeen extends GoalSeen {
  readonly ownerKind: OwnerKind;
  readonly ownerId: string;
  /** Null for those who may not know. */
  readonly ownerName: string | null;
  /** `2026-12-31` */
  readonly dueOn: string;
  readonly setting: Setting | null;
  readonly commitment: Commitment;
  readonly replaces: string | null;
}

/** A version as its reader may see it. */
export interface VersionSeen {
  readonly sharedGoal: string | null;
  /** `2026-12-31` */
  readonly nextReviewOn: string | null;
  readonly goals: readonly GoalSeen[];
  readonly actions: readonly ActionSeen[];
  /** Each row of words by the kind of part it belongs to. */
  readonly parts: readonly { readonly id: string; readonly kind: NamedPart }[];
}

/** Somebody who does an action, as it is told. */
export interface Doer {
  readonly kind: OwnerKind;
  readonly name: string | null;
}

/** An action that goes on otherwise, and whether its owner has promised it so. */
interface Moved {
  readonly text: string | null;
  readonly isPromised: boolean;
}

/** One thing that is otherwise than in the plan before. */
export type Change =
  | { readonly code: 'first-plan' | 'no-change' }
  | { readonly code: 'shared-goal' | 'goal-new' | 'goal-gone' | 'action-gone'; readonly text: string | null }
  | { readonly code: 'action-new'; readonly action: ActionSeen }
  | (Moved & { readonly code: 'action-owner'; readonly who: Doer; readonly before: Doer })
  | (Moved & { readonly code: 'action-day'; readonly dueOn: string; readonly before: string })
  | { readonly code: 'part-new' | 'part-rewritten' | 'part-gone'; readonly kind: NamedPart }
  | { readonly code: 'review'; readonly on: string; readonly before: string | null };

export type ChangeCode = Change['code'];

const EMPTY: VersionSeen = { sharedGoal: null, nextReviewOn: null, goals: [], actions: [], parts: [] };

/**
 * What a version has that the agreed one before it has not, and the other way round, in the order of the plan. Who sees
 * less of a version is told less.
 *
 * @param before the agreed version before; null: there is none
 */
export function differenceOf(before: VersionSeen | null, after: VersionSeen): Change[] {
  const old = before ?? EMPTY;
  const changes = [
    ...sharedGoal(old, after),
    ...goals(old, after),
    ...actions(old.actions, after.actions),
    ...parts(old, after),
    ...review(old, after),
  ];
  if (!before) return [{ code: 'first-plan' }, ...changes];
  return changes.length > 0 ? changes : [{ code: 'no-change' }];
}

function sharedGoal(old: VersionSeen, { sharedGoal: text }: VersionSeen): Change[] {
  return text === null || text === old.sharedGoal ? [] : [{ code: 'shared-goal', text }];
}

/** Rows of the one list whose id the other has not. */
const without = <Row extends { readonly id: string }>(
  rows: readonly Row[],
  others: readonly { readonly id: string }[],
) => rows.filter(({ id }) => !others.some((other) => other.id === id));

function goals(old: VersionSeen, now: VersionSeen): Change[] {
  return [
    ...without(now.goals, old.goals).map(({ text }) => ({ code: 'goal-new', text }) as const),
    ...without(old.goals, now.goals).map(({ text }) => ({ code: 'goal-gone', text }) as const),
  ];
}

/** A declined action is in the draft until the plan is agreed, and no part of what is proposed. */
function actions(old: readonly ActionSeen[], now: readonly ActionSeen[]): Change[] {
  const fresh = without(now, old).filter(({ commitment }) => commitment !== 'declined');
  const left = without(old, now);
  const pairs = fresh.map((action) => {
    const before = sameAction(action, left);
    if (before) left.splice(left.indexOf(before), 1);
    return { action, before };
  });
  return [
    ...pairs.flatMap(({ action, before }) =>
      before ? moved(before, action) : [{ code: 'action-new', action } as const],
    ),
    ...left.map(({ text }) => ({ code: 'action-gone', text }) as const),
  ];
}

/** The text never changes, so that the same text is the same action: of another owner, or for another day. */
function sameAction(action: ActionSeen, left: readonly ActionSeen[]): ActionSeen | undefined {
  const same = left.filter(({ text }) => text !== null && text === action.text);
  return (
    same.find(({ id }) => id === action.replaces) ?? same.find(({ ownerId }) => ownerId === action.ownerId) ?? same[0]
  );
}

const doerOf = ({ ownerKind: kind, ownerName: name }: ActionSeen): Doer => ({ kind, name });

function moved(before: ActionSeen, now: ActionSeen): Change[] {
  const { text, dueOn } = now;
  const what = { text, isPromised: now.commitment === 'committed' };
  const [who, was] = [doerOf(now), doerOf(before)];
  return [
    ...(before.ownerId === now.ownerId ? [] : [{ code: 'action-owner', ...what, who, before: was } as const]),
    ...(before.dueOn === dueOn ? [] : [{ code: 'action-day', ...what, dueOn, before: before.dueOn } as const]),
  ];
}

function parts(old: VersionSeen, now: VersionSeen): Change[] {
  const kinds = new Set([...now.parts, ...old.parts].map(({ kind }) => kind));
  return [...kinds].flatMap((kind): Change[] => {
    const of = (version: VersionSeen) => version.parts.filter((part) => part.kind === kind);
    const [was, is] = [of(old), of(now)];
    if (was.length === 0) return [{ code: 'part-new', kind }];
    if (is.length === 0) return [{ code: 'part-gone', kind }];
    const isSame = was.length === is.length && without(is, was).length === 0;
    return isSame ? [] : [{ code: 'part-rewritten', kind }];
  });
}

function review({ nextReviewOn: before }: VersionSeen, { nextReviewOn: on }: VersionSeen): Change[] {
  return on === null || on === before ? [] : [{ code: 'review', on, before }];
}
