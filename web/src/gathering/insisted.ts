import type { CombinedError } from 'urql';
import { refusalCode } from '../graphql/faults.js';
import type { Gathering, Insisted } from './form.js';
import { anyOf } from './table.js';

/** A fact that a refusal told besides its code. */
const factOf = (error: CombinedError, fact: string): unknown => error.graphQLErrors[0]?.extensions[fact];

const textsOf = (fact: unknown): readonly string[] =>
  Array.isArray(fact) ? fact.filter((each) => typeof each === 'string') : [];

/** Whether it is only a hold of another meeting that stands in the way. */
export const isOfHolds = (error: CombinedError): boolean =>
  refusalCode(error) === 'TIME_TAKEN' && factOf(error, 'onlyHolds') === true;

/**
 * What can be said so that a time is taken although somebody's calendar speaks against it; null where nothing can. What was
 * said to the same time before stays said.
 */
export function insistedBy(error: CombinedError, form: Gathering, start: string | null): Insisted | null {
  const code = refusalCode(error);
  const isHeld = isOfHolds(error);
  const unsuited = code === 'TIME_NO_LONGER_SUITS' ? textsOf(factOf(error, 'professionalIds')) : [];
  const clause = code === 'NOBODY_FREE' ? factOf(error, 'clause') : undefined;
  const group =
    anyOf(form)
      .find((each) => each.clause === clause)
      ?.people.map(({ id }) => id) ?? [];
  if (start === null || (!isHeld && unsuited.length === 0 && group.length === 0)) return null;
  const before = form.insisted?.start === start ? form.insisted : NOTHING;
  return {
    ...before,
    start,
    unsuited: [...new Set([...before.unsuited, ...unsuited])],
    isHeld: before.isHeld || isHeld,
    group: group.length > 0 ? group : before.group,
  };
}

const NOTHING = { unsuited: [], despite: [], isHeld: false, reason: null, group: [], chosen: null } as const;

/** What was said about the time that is chosen, as it is sent; what is empty is left out. */
export function insistenceOf({ insisted }: Gathering, start: string | null) {
  if (insisted === null || insisted.start !== start) return {};
  const { despite, chosen, reason } = insisted;
  return {
    ...(despite.length > 0 && { despite: [...despite] }),
    ...(chosen !== null && { chosen: [chosen] }),
    ...(reason !== null && { overrideHolds: { reason } }),
  };
}
