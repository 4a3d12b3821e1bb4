import fc from 'fast-check';
import { codeOf } from '../platform/errors/code-of.js';
import { checkRatings, GOAL_RATINGS, type GoalRating, GOALS, type GoalState } from './goal-rating.domain.js';

const [SLEEP, SCHOOL] = ['sleep', 'school'];
const goals = (sleep: GoalState, school: GoalState = 'open') => [
  { id: SLEEP, state: sleep },
  { id: SCHOOL, state: school },
];
const rated = (...pairs: readonly (readonly [string, GoalRating])[]) =>
  pairs.map(([goalId, rating]) => ({ goalId, rating }));

describe('the goals at a review', () => {
  it.each<[string, ReturnType<typeof goals>, ReturnType<typeof rated>, string]>([
    ['all rated', goals('open'), rated([SLEEP, 'partly'], [SCHOOL, 'achieved']), 'OK'],
    ['in another order', goals('open'), rated([SCHOOL, 'achieved'], [SLEEP, 'not-achieved']), 'OK'],
    ['none of none', [], [], 'OK'],
    ['one left out', goals('open'), rated([SLEEP, 'partly']), 'GOAL_NOT_RATED'],
    ['one that was reached and has slipped', goals('achieved'), rated([SLEEP, 'partly'], [SCHOOL, 'achieved']), 'OK'],
    ['one reached before, left out', goals('achieved'), rated([SCHOOL, 'achieved']), 'GOAL_NOT_RATED'],
    ['one dropped before, left out', goals('dropped'), rated([SCHOOL, 'achieved']), 'OK'],
    ['one dropped before, rated', goals('dropped'), rated([SLEEP, 'achieved'], [SCHOOL, 'achieved']), 'GOAL_DROPPED'],
    ['one twice', goals('open'), rated([SLEEP, 'partly'], [SLEEP, 'partly'], [SCHOOL, 'partly']), 'GOAL_RATED_TWICE'],
    ['one of another plan', goals('open'), rated([SLEEP, 'partly'], ['other', 'partly']), 'NOT_FOUND'],
  ])('%s: %s', (_, known, ratings, code) => {
    expect(codeOf(() => checkRatings(known, ratings))).toBe(code);
  });

  it('names the goals that were left out, and the rating at fault', () => {
    expect(() => checkRatings(goals('open'), rated([SLEEP, 'partly']))).toThrow(
      expect.objectContaining({ details: { field: 'goalRatings', goalIds: [SCHOOL] } }),
    );
    expect(() => checkRatings(goals('open'), rated([SLEEP, 'partly'], [SLEEP, 'partly']))).toThrow(
      expect.objectContaining({ details: { field: 'goalRatings.1.goalId' } }),
    );
  });

  it('stand as the last review left them, and what was dropped stays so: 5,000 sequences', () => {
    const ratings = fc.array(fc.constantFrom(...GOAL_RATINGS), { maxLength: 12 });
    fc.assert(
      fc.property(ratings, (sequence) => {
        let state: GoalState = 'open';
        for (const rating of sequence) {
          const isTaken = codeOf(() => checkRatings([{ id: SLEEP, state }], [{ goalId: SLEEP, rating }])) === 'OK';
          expect(isTaken).toBe(state !== 'dropped');
          expect(GOALS[state][rating]).toBe(isTaken ? rating : undefined);
          if (isTaken) state = rating;
        }
        const dropped = sequence.indexOf('dropped');
        expect(state).toBe(dropped < 0 ? (sequence.at(-1) ?? 'open') : 'dropped');
      }),
      { numRuns: 5_000, seed: 7 },
    );
  });
});
