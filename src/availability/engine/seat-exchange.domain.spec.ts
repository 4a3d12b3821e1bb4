import fc from 'fast-check';
import { leastCostly } from './seat-exchange.domain.js';

const PEOPLE = ['a', 'b', 'c', 'd', 'e'];

/** Rows of one or two seats; everybody may take any of them at some cost. */
const rows = fc.array(
  fc.record({
    count: fc.constantFrom(1, 1, 2),
    places: fc
      .tuple(
        fc.shuffledSubarray(PEOPLE, { minLength: 2 }),
        fc.array(fc.tuple(fc.nat(2), fc.nat(3)), { minLength: 5, maxLength: 5 }),
      )
      .map(([people, costs]) =>
        people.map((by, index) => ({ taken: { by, cost: costs[index]! }, by, cost: costs[index]! })),
      ),
  }),
  { minLength: 1, maxLength: 3 },
);

type Rows = typeof rows extends fc.Arbitrary<infer T> ? T : never;
type Taken = { readonly by: string; readonly cost: readonly [number, number] };

/** All ways to fill the rows with distinct people. */
function seatings([row, ...rest]: Rows, gone: readonly string[]): Taken[][][] {
  if (row === undefined) return [[]];
  const free = row.places.filter(({ by }) => !gone.includes(by)).map(({ taken }) => taken);
  const chosen =
    row.count === 1
      ? free.map((one) => [one])
      : free.flatMap((one, at) => free.slice(at + 1).map((other) => [one, other]));
  return chosen.flatMap((here) =>
    seatings(rest, [...gone, ...here.map(({ by }) => by)]).map((others) => [here, ...others]),
  );
}

const costOf = (seating: readonly (readonly Taken[])[]): [number, number] => {
  const costs = seating.flat().map(({ cost }) => cost);
  return [costs.reduce((sum, [one]) => sum + one, 0), costs.reduce((sum, [, other]) => sum + other, 0)];
};

it('seats are filled by distinct people at the least cost, whatever the order of rows and people', () => {
  let seated = 0;
  fc.assert(
    fc.property(rows, (asked) => {
      const costs = seatings(asked, []).map(costOf);
      if (costs.length === 0) return;
      seated += 1;
      const best = costs.reduce((least, cost) => ((cost[0] - least[0] || cost[1] - least[1]) < 0 ? cost : least));
      const seating = leastCostly(asked);
      expect(seating.map(({ length }) => length)).toEqual(asked.map(({ count }) => count));
      expect(new Set(seating.flat().map(({ by }) => by)).size).toBe(seating.flat().length);
      expect(costOf(seating)).toEqual(best);
    }),
    { seed: 20_261_122, numRuns: 500 },
  );
  expect(seated).toBeGreaterThan(400);
});

it('seats that cannot be filled are refused, not left empty', () => {
  const place = { taken: 1, by: 'a', cost: [0] };
  expect(() =>
    leastCostly([
      { count: 1, places: [place] },
      { count: 1, places: [place] },
    ]),
  ).toThrow('cannot all be filled');
});
