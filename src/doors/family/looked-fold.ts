import type { LogEntry } from '../../desk/access-log/access-log.graphql.js';
import type { Page } from '../../platform/graphql/connection.js';

/** What a page may hold, in lines: an entry with all that is told of it takes several, one within a fold a single one. */
const LINES = 88;
const LINES_OF_ENTRY = 4;

/** As many entries as could be on one page, if all of them were of one fold. */
export const MOST_ENTRIES = LINES;

/** A page of the log as it is shown, the newest first: each look alone, or those that are folded into one. */
export interface FoldedLog {
  readonly folds: readonly (readonly [LogEntry, ...LogEntry[]])[];
  /** Where it goes on; null at the end. */
  readonly next: string | null;
  readonly hasNewer: boolean;
}

/**
 * Folds what stands beside each other: looks of one person, on one day, for one reason. What is withheld, changed, told or
 * refused stands alone. Ends where the page is full, so that what comes next goes on with the very next entry.
 */
export function foldLog({ edges, pageInfo }: Page<LogEntry>): FoldedLog {
  const folds: [LogEntry, ...LogEntry[]][] = [];
  let [lines, taken] = [0, 0];
  for (const { node } of edges) {
    const last = folds.at(-1);
    const fold = last && isOneSitting(last[0], node) ? last : undefined;
    lines += fold ? 1 : LINES_OF_ENTRY;
    if (lines > LINES) break;
    taken += 1;
    if (fold) fold.push(node);
    else folds.push([node]);
  }
  const goesOn = taken < edges.length || pageInfo.hasNextPage;
  return {
    folds,
    next: goesOn ? (edges[taken - 1]?.cursor ?? null) : null,
    hasNewer: pageInfo.hasPreviousPage,
  };
}

const isOneSitting = (one: LogEntry, other: LogEntry): boolean =>
  isLook(one) && isLook(other) && sameText(sitting(one), sitting(other));

/** That a code was closed is no look, though it is told as one. */
const isLook = ({ action, at, withheld, bases }: LogEntry): boolean =>
  action === 'read' && at !== null && withheld === null && bases.every(({ code }) => code !== 'tried-out');

/** What is the same all through one sitting. */
const sitting = ({ day, by, to, bases }: LogEntry) => [day, by, to, bases];

/** Days are told as text by `toJSON`. */
const sameText = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
