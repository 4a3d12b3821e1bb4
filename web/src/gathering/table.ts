import { type BookedRoom, chosenOf, type Gathering, hasPlace, type Invited } from './form.js';
import type { Proposal } from './gathering.query.js';

/** As many letters as the name of a group has at most, and what may stand in it. */
const LETTERS_AT_MOST = 40;
const NOT_OF_A_NAME = /[^\p{L}\p{N}_-]+/gu;

/** People of one unit of whom any one may be enough. */
interface Group {
  readonly unitId: string;
  /** What it is called around the table: no two are called the same. */
  readonly clause: string;
  readonly people: readonly Invited[];
}

/** The units of which two or more are needed: any one of them may be enough. Whoever gathers comes in any case. */
export function groupsOf(form: Pick<Gathering, 'invited'>): readonly Group[] {
  const needed = chosenOf(form).filter(({ isNeeded, isSelf }) => isNeeded && !isSelf);
  const several = [...Map.groupBy(needed, ({ unitId }) => unitId)].filter(([, people]) => people.length > 1);
  const names = several.map(([, [first]]) => first!.unitName.replaceAll(NOT_OF_A_NAME, ' ').trim());
  return several.map(([unitId, people], at) => {
    const isFirst = names.indexOf(names[at]!) === at;
    const clause = (isFirst ? names[at]! : `${at + 1} ${names[at]!}`).slice(0, LETTERS_AT_MOST).trim();
    return { unitId, clause, people };
  });
}

/** Those of them of whom one is enough. */
export const anyOf = (form: Pick<Gathering, 'invited' | 'oneOf'>): readonly Group[] =>
  groupsOf(form).filter(({ unitId }) => form.oneOf.includes(unitId));

/** The professionals at the table, and the room that is booked for it. */
export function participantsOf(form: Gathering) {
  const { room } = form;
  const groups = anyOf(form);
  const people = chosenOf(form).map(({ id, unitId, isNeeded }) => {
    const clause = groups.find(({ people }) => people.some((each) => each.id === id))?.clause;
    const who = { professionalId: id, unitId };
    if (clause !== undefined) return { ...who, needed: 'ONE_OF' as const, clause };
    return { ...who, needed: isNeeded ? ('REQUIRED' as const) : ('OPTIONAL' as const) };
  });
  if (!room || !hasPlace(form)) return people;
  return [...people, { professionalId: room.id, unitId: room.unitId, needed: 'REQUIRED' as const }];
}

/** How many seats a time fills, and of how many: of a group one is enough. */
export function seatsAt(form: Gathering, { attend, optional }: Proposal): { count: number; of: number } {
  const coming = new Set([...attend.flatMap(({ professionalIds }) => professionalIds), ...optional]);
  const groups = anyOf(form).map(({ people }) => people.map(({ id }) => id));
  const alone = chosenOf(form).flatMap(({ id }) => (groups.some((group) => group.includes(id)) ? [] : [[id]]));
  const seats = [...alone, ...groups];
  return { count: seats.filter((ids) => ids.some((id) => coming.has(id))).length, of: seats.length };
}

/** A room as a place: first the unit whose it is. */
export const roomText = ({ unitName, name }: Pick<BookedRoom, 'unitName' | 'name'>): string => `${unitName}, ${name}`;

/** Who is named by an id of the server's, or by the name of a group: in words for whoever reads. */
export function nameAtTable({ invited, room }: Pick<Gathering, 'invited' | 'room'>, idOrClause: string): string {
  if (room?.id === idOrClause) return room.name;
  return invited.find(({ id }) => id === idOrClause)?.name ?? idOrClause;
}
