import type { Stretch } from '../parts/week.js';

/** How somebody can come. Names of the schema. */
export type Suits = 'CAN' | 'IF_NEED_BE';

/** A time of which somebody says how they can come. */
export interface Painted extends Stretch {
  readonly suits: Suits;
}

/**
 * What is said once `stretch` is painted over: nothing there, or that it suits. What sticks out of it stays, to the minute.
 * Sorted; neighbours that say the same are one.
 */
export function paint(painted: readonly Painted[], stretch: Stretch, suits: Suits | null): Painted[] {
  const others = painted.flatMap((one) => [
    { ...one, to: Math.min(one.to, stretch.from) },
    { ...one, from: Math.max(one.from, stretch.to) },
  ]);
  const said = suits ? [...others, { ...stretch, suits }] : others;
  const sorted = said.filter(({ from, to }) => from < to).toSorted((one, other) => one.from - other.from);
  const joined: Painted[] = [];
  for (const one of sorted) {
    const last = joined.at(-1);
    if (last && last.to === one.from && last.suits === one.suits) joined.push({ ...joined.pop()!, to: one.to });
    else joined.push(one);
  }
  return joined;
}

/** What is said of the whole stretch; `PART` where it is said of some of it, or not the same of all. */
export function saidOf(painted: readonly Painted[], stretch: Stretch): Suits | 'PART' | null {
  const over = painted.filter(({ from, to }) => from < stretch.to && to > stretch.from);
  if (over.length === 0) return null;
  const [first] = over;
  return over.length === 1 && first!.from <= stretch.from && first!.to >= stretch.to ? first!.suits : 'PART';
}

/** How many minutes are said to suit. */
export const minutesOf = (painted: readonly Painted[], suits: Suits): number =>
  painted.filter((one) => one.suits === suits).reduce((sum, { from, to }) => sum + (to - from) / 60_000, 0);
