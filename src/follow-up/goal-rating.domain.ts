import { DomainError, notFound, refuse } from '../platform/errors/domain-error.js';
import { after, type Machine } from '../platform/machine.domain.js';

/**
 * How far a goal was reached, as a review judges it: never inferred from what was done. The classes of the national code
 * set `GOAL_ACHIEVEMENT` (Tavoitteen saavuttamisen arvio), in which exports give them.
 */
export const GOAL_RATINGS = ['achieved', 'partly', 'not-achieved', 'dropped'] as const;
export type GoalRating = (typeof GOAL_RATINGS)[number];

/** OID of the code set of the ratings: Sosmeta 15007, field `tavoitteiden_saavuttaminen`. */
export const GOAL_ACHIEVEMENT = '1.2.246.537.6.1253';

/** Where a goal of the agreed plan stands: open until a review rates it. */
export type GoalState = 'open' | GoalRating;

const JUDGED = { achieved: 'achieved', partly: 'partly', 'not-achieved': 'not-achieved', dropped: 'dropped' } as const;

/**
 * Each review judges anew, for a while or for better and worse; what the family has dropped is judged no more.
 *
 *     open ──▶ achieved ◀─▶ partly ◀─▶ not-achieved
 *       └──────────┴──────────┴───────────┴──▶ dropped
 */
export const GOALS: Machine<GoalState, GoalRating> = {
  open: JUDGED,
  achieved: JUDGED,
  partly: JUDGED,
  'not-achieved': JUDGED,
  dropped: {},
};

/** A goal of the agreed plan, as the last review left it. */
export interface GoalAtReview {
  readonly id: string;
  readonly state: GoalState;
}

/** What a review says of a goal. */
export interface RatedGoal {
  readonly goalId: string;
  readonly rating: GoalRating;
  readonly words?: string | null;
}

/** Passes if every goal that still stands is rated, each once. */
export function checkRatings(goals: readonly GoalAtReview[], ratings: readonly RatedGoal[]): void {
  const states = new Map(goals.map(({ id, state }) => [id, state]));
  const rated = new Set<string>();
  for (const [index, { goalId, rating }] of ratings.entries()) {
    const field = `goalRatings.${index}.goalId`;
    const state = states.get(goalId);
    if (state === undefined) throw notFound(field);
    if (rated.has(goalId)) refuse('GOAL_RATED_TWICE', 'A review rates each goal once.', field);
    if (!after(GOALS, state, rating)) refuse('GOAL_DROPPED', 'This goal was dropped at an earlier review.', field);
    rated.add(goalId);
  }
  const goalIds = goals.flatMap(({ id, state }) => (state === 'dropped' || rated.has(id) ? [] : [id]));
  if (goalIds.length > 0)
    throw new DomainError('GOAL_NOT_RATED', 'How far was each goal reached?', { field: 'goalRatings', goalIds });
}
