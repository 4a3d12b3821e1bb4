import type { Day } from '../../../src/directory/dates.domain.js';
import { daysLater, millisecondsAt } from '../words/wall.js';

/** From and until, in milliseconds since 1970; half-open. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Half an hour, in minutes. */
const CELL = 30;
const [OPENS, CLOSES] = [8 * 60, 18 * 60];

/** Where the rows of a week begin, in minutes after midnight. */
export const ROWS: readonly number[] = Array.from({ length: (CLOSES - OPENS) / CELL }, (_, row) => OPENS + row * CELL);

/** Monday to Friday. */
const WORKING_DAYS = 5;

/** A place in the grid: both count from 0. */
export interface Place {
  readonly day: number;
  readonly row: number;
}

export const mondayOf = (day: Day): Day => daysLater(day, 1 - day.dayOfWeek);

export const daysOf = (monday: Day): readonly Day[] =>
  Array.from({ length: WORKING_DAYS }, (_, days) => daysLater(monday, days));

/** From when until when a cell is. */
export const stretchOf = (monday: Day, { day, row }: Place): Stretch => {
  const date = daysLater(monday, day);
  return { from: millisecondsAt(date, ROWS[row]!), to: millisecondsAt(date, ROWS[row]! + CELL) };
};

/** All places of the rectangle between two. */
export function between(one: Place, other: Place): Place[] {
  const [firstDay, lastDay] = [Math.min(one.day, other.day), Math.max(one.day, other.day)];
  const [firstRow, lastRow] = [Math.min(one.row, other.row), Math.max(one.row, other.row)];
  const places: Place[] = [];
  for (let day = firstDay; day <= lastDay; day += 1)
    for (let row = firstRow; row <= lastRow; row += 1) places.push({ day, row });
  return places;
}

/** Where a key leads from a place; null for keys that lead nowhere. */
export function stepTo({ day, row }: Place, key: string): Place | null {
  const [lastDay, lastRow] = [WORKING_DAYS - 1, ROWS.length - 1];
  switch (key) {
    case 'ArrowLeft':
      return { day: Math.max(0, day - 1), row };
    case 'ArrowRight':
      return { day: Math.min(lastDay, day + 1), row };
    case 'ArrowUp':
      return { day, row: Math.max(0, row - 1) };
    case 'ArrowDown':
      return { day, row: Math.min(lastRow, row + 1) };
    case 'Home':
      return { day, row: 0 };
    case 'End':
      return { day, row: lastRow };
    default:
      return null;
  }
}
