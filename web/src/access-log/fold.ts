import { isoDate, momentOf } from '../words/wall.js';
import type { Line } from './access-log.query.js';

/** Lines of one piece of work as one: a look at a page leaves a line for each part of what it showed. */
export interface Look {
  readonly line: Line;
  /** The local date. */
  readonly day: string;
  readonly categories: readonly NonNullable<Line['category']>[];
  readonly bases: readonly Line['toldBasis'][];
  readonly targets: readonly Target[];
  /** The newest of the same person on the same day. */
  readonly isNewestOfDay: boolean;
}

/** Of what it was. */
export interface Target {
  readonly type: NonNullable<Line['scopeType']>;
  readonly id: string;
}

/** The local date of a line. */
export const dayOf = ({ at }: Line): string => isoDate(momentOf(at));

/** Folds lines that stand beside each other and are of one piece of work. */
export function foldLines(lines: readonly Line[]): Look[] {
  const groups: [Line, ...Line[]][] = [];
  for (const line of lines) {
    const last = groups.at(-1);
    if (last && isOneWork(last[0], line)) last.push(line);
    else groups.push([line]);
  }
  const newest = new Map(groups.toReversed().map(([line]) => [`${dayOf(line)} ${line.principalId}`, line]));
  const isNewest = (line: Line) => newest.get(`${dayOf(line)} ${line.principalId}`) === line;
  return groups.map((each) => ({ ...lookOf(each), isNewestOfDay: isNewest(each[0]) }));
}

const isOneWork = (one: Line, other: Line): boolean =>
  (['at', 'principalId', 'unitId', 'action', 'operation'] as const).every((part) => one[part] === other[part]);

function lookOf(lines: [Line, ...Line[]]): Omit<Look, 'isNewestOfDay'> {
  const targets = lines.flatMap(({ scopeType: type, scopeId: id }) => (type && id ? [{ type, id }] : []));
  return {
    line: lines[0],
    day: dayOf(lines[0]),
    categories: [...new Set(lines.flatMap(({ category }) => category ?? []))],
    bases: [...new Set(lines.map(({ toldBasis }) => toldBasis))],
    targets: [...new Map(targets.map((target) => [target.id, target])).values()],
  };
}
