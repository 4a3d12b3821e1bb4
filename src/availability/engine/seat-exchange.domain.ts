/** Numbers that are compared one after the other, the weightiest first, and added one by one. */
type Cost = readonly number[];

/** Somebody who may take one of the seats of a row, and what that costs. */
interface Place<T> {
  readonly taken: T;
  readonly by: string;
  readonly cost: Cost;
}

/** So many seats, and all who may take one. */
interface Row<T> {
  readonly count: number;
  readonly places: readonly Place<T>[];
}

/** How a row can get a seat free most cheaply: by handing one of its people to another row, or at once. */
interface Way<T> {
  readonly cost: Cost;
  /** The row that takes over somebody of this one, and the place they get there. */
  readonly to?: { readonly row: number; readonly place: Place<T> };
}

/**
 * Fills the seats of all rows with distinct people at the least total cost, row by row. That it can be done is known.
 * Each step takes the cheapest chain of exchanges that seats one more (successive shortest paths), which keeps the cost
 * least for as many seats as are filled.
 */
export function leastCostly<T>(rows: readonly Row<T>[]): T[][] {
  const seated = new Map<string, Seated<T>>();
  const seats = rows.reduce((sum, { count }) => sum + count, 0);
  while (seated.size < seats) seatOneMore(rows, seated);
  return rows.map((_, row) => [...seated.values()].filter((one) => one.row === row).map(({ place }) => place.taken));
}

interface Seated<T> {
  readonly row: number;
  readonly place: Place<T>;
}

function seatOneMore<T>(rows: readonly Row<T>[], seated: Map<string, Seated<T>>): void {
  const ways = exchanges(rows, seated);
  let best: { readonly cost: Cost; readonly end: Seated<T> } | undefined;
  for (const [row, way] of ways)
    for (const place of rows[row]!.places) {
      if (seated.has(place.by)) continue;
      const cost = plus(way.cost, place.cost);
      if (best === undefined || compare(cost, best.cost) < 0) best = { cost, end: { row, place } };
    }
  if (best === undefined) throw new Error('these seats cannot all be filled');
  for (let next: Seated<T> | undefined = best.end; next !== undefined; next = ways.get(next.row)!.to) {
    // Whoever comes to a row takes the seat of the one who goes on to the next.
    seated.set(next.place.by, next);
  }
}

/**
 * The cheapest way in which each row comes to need one person more: those with an empty seat as they are, others by
 * handing somebody over, perhaps along several rows (Bellman-Ford: handing over may also save something).
 */
function exchanges<T>(rows: readonly Row<T>[], seated: ReadonlyMap<string, Seated<T>>): Map<number, Way<T>> {
  const taken = rows.map((_, row) => [...seated.values()].filter((one) => one.row === row).length);
  const ways = new Map<number, Way<T>>();
  for (const [row, { count }] of rows.entries()) if (taken[row]! < count) ways.set(row, { cost: [] });
  for (let isBetter = true; isBetter;) {
    isBetter = false;
    for (const [row, way] of ways)
      for (const place of rows[row]!.places) {
        const present = seated.get(place.by);
        if (present === undefined || present.row === row) continue;
        const cost = plus(way.cost, minus(place.cost, present.place.cost));
        const known = ways.get(present.row);
        if (known !== undefined && compare(known.cost, cost) <= 0) continue;
        ways.set(present.row, { cost, to: { row, place } });
        isBetter = true;
      }
  }
  return ways;
}

const plus = (one: Cost, other: Cost): Cost => other.map((value, index) => (one[index] ?? 0) + value);

const minus = (one: Cost, other: Cost): Cost => one.map((value, index) => value - other[index]!);

function compare(one: Cost, other: Cost): number {
  for (let index = 0; index < Math.max(one.length, other.length); index += 1) {
    const difference = (one[index] ?? 0) - (other[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
