import type { OnTable } from './on-table.js';
import { partiesOf } from './people.js';

/** Who can still be named for a copy: what they are called, by id. */
export interface CopyRecipients {
  readonly people: ReadonlyMap<string, string>;
  readonly units: ReadonlyMap<string, string>;
}

/** People of the family and units of the network whom nobody has named for a copy yet, each once. */
export function recipientsLeft({ frame, inHand, nameOf }: OnTable): CopyRecipients {
  const named = new Set(inHand.copies.flatMap(({ personId, unitId }) => [personId, unitId]));
  const people = partiesOf(frame).map(({ id }) => [id, nameOf(id)] as const);
  const units = frame.members.flatMap(({ who: { unitId, unitName } }) =>
    unitId && unitName ? [[unitId, unitName] as const] : [],
  );
  const left = (all: readonly (readonly [id: string, name: string])[]) => new Map(all.filter(([id]) => !named.has(id)));
  return { people: left(people), units: left(units) };
}
