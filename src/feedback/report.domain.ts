import { FACES, type Face } from '../follow-up/how-are-things/how-are-things.domain.js';
import { refuse } from '../platform/errors/domain-error.js';
import { type AskedGroup, GRADES, type Grade, OPEN_FOR, type Question } from './feedback.domain.js';

/** Fewer people than this are never a cell of a table. */
export const THRESHOLD = 5;

/** A rate of fewer says more of single people than of the whole. */
const RATE_OF_AT_LEAST = 10;

/** A quarter of a year: reports are of fixed periods only, so that nobody learns from the difference of two. */
export interface Quarter {
  readonly year: number;
  /** 1 to 4. */
  readonly quarter: number;
}

/** The first day of a quarter, and that of the next. */
export function daysOf({ year, quarter }: Quarter): { from: Temporal.PlainDate; until: Temporal.PlainDate } {
  if (!Number.isInteger(quarter) || quarter < 1 || quarter > 4)
    refuse('NO_SUCH_QUARTER', 'A year has four quarters.', 'quarter');
  if (!Number.isInteger(year) || year < 2000 || year > 9000) refuse('NO_SUCH_YEAR', 'There is no such year.', 'year');
  const from = Temporal.PlainDate.from({ year, month: quarter * 3 - 2, day: 1 });
  return { from, until: from.add({ months: 3 }) };
}

/** Passes when nothing of the quarter can change any more: what was asked on its last day has expired. */
export function requireComplete(until: Temporal.PlainDate, now: Temporal.Instant, timeZone: string): void {
  const complete = until.toZonedDateTime(timeZone).toInstant().add(OPEN_FOR);
  if (Temporal.Instant.compare(now, complete) < 0)
    refuse('QUARTER_NOT_COMPLETE', 'Reports are of quarters in which nobody can answer any more.', 'quarter');
}

/** How many of one group said what. Counted by the database, never shown so. */
export interface Counts {
  readonly group: AskedGroup;
  readonly asked: number;
  readonly face: Readonly<Record<Face, number>>;
  readonly grades: Readonly<Record<Question, Readonly<Record<Grade, number>>>>;
}

/** Cells as they are shown; null where a number would be of fewer than five, or would give such a number away. */
export type Shown<Cell extends string> = Readonly<Record<Cell, number | null>>;

/** What a group said, as it may be read. */
export interface GroupReport {
  readonly group: AskedGroup;
  readonly asked: number | null;
  readonly answered: number | null;
  /** In whole percent; null besides when fewer than ten were asked. */
  readonly rate: number | null;
  readonly face: Shown<Face>;
  readonly grades: Readonly<Record<Question, Shown<Grade | 'unsaid'>>>;
}

const isSmall = (count: number) => count > 0 && count < THRESHOLD;

/**
 * A row as it may be read by who knows its total. Without small cells it is shown whole. Otherwise only its largest cell is,
 * if no other is as large and at least five people are in the others together. Hiding no more than the small ones and as many as hide
 * the difference would not do: which cells were chosen tells whoever knows the rule what is in them.
 */
export function suppressed<Cell extends string>(row: Readonly<Record<Cell, number>>): Shown<Cell> {
  const cells = Object.entries<number>(row);
  const isWhole = !cells.some(([, count]) => isSmall(count));
  const most = Math.max(...cells.map(([, count]) => count));
  // More than five: of exactly five the others could be four each, and nothing else.
  const isShown =
    most > THRESHOLD && total(row) - most >= THRESHOLD && cells.filter(([, n]) => n === most).length === 1;
  const show = ([name, count]: [string, number]) => [name, isWhole || (isShown && count === most) ? count : null];
  return Object.fromEntries(cells.map(show)) as Shown<Cell>;
}

/**
 * A group as it may be read (domain.md §5). Below five answers nothing is shown but that there were few. Who did not
 * answer a question is a cell of its row, or its total would tell; so are those who did not answer at all.
 */
export function reportOf({ group, asked, face, grades }: Counts): GroupReport {
  const answered = total(face);
  const isShown = !isSmall(answered);
  const row = (counts: Readonly<Record<Grade, number>>) => ({ ...counts, unsaid: answered - total(counts) });
  const whole = suppressed(face);
  return {
    group,
    ...responses(asked, answered),
    face: isShown ? whole : hide(FACES),
    grades: mapGrades(grades, (counts) => (isShown ? suppressed(row(counts)) : hide([...GRADES, 'unsaid']))),
  };
}

/** Those who did not answer are what asked less answered gives: of the two one is shown where they are few. */
function responses(asked: number, answered: number): Pick<GroupReport, 'asked' | 'answered' | 'rate'> {
  if (isSmall(answered)) return { asked: isSmall(asked) ? null : asked, answered: null, rate: null };
  if (isSmall(asked) || isSmall(asked - answered)) return { asked: null, answered, rate: null };
  const rate = asked < RATE_OF_AT_LEAST ? null : Math.round((100 * answered) / asked);
  return { asked, answered, rate };
}

const total = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);

const hide = <Cell extends string>(cells: readonly Cell[]): Shown<Cell> =>
  Object.fromEntries(cells.map((cell) => [cell, null])) as Shown<Cell>;

function mapGrades<Row>(
  { heard, knewNext, oneContact, knowsWhom }: Counts['grades'],
  make: (counts: Readonly<Record<Grade, number>>) => Row,
): Record<Question, Row> {
  return {
    heard: make(heard),
    knewNext: make(knewNext),
    oneContact: make(oneContact),
    knowsWhom: make(knowsWhom),
  };
}
