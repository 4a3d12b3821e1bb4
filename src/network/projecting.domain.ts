import { b64, listOf } from '../platform/database/json.domain.js';

/** Somebody of the staff, as everybody around the table may know them. */
export interface StaffTree {
  readonly id: string;
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly title: string | null;
  readonly phone: string | null;
  readonly unitId: string | null;
  readonly unitName: string | null;
}

/** Somebody of the family: sealed names in base64, null where the reader may not know who it is. */
export interface PersonTree {
  readonly id: string;
  readonly givenName: string | null;
  readonly familyName: string | null;
}

/** SQL: what a unit is called. Of one that a safety ban keeps from the reader only its sector. */
export const unitName = (unit: string) =>
  `coalesce((select u.name from unit u where u.id = ${unit}), access.sector_told(${unit}))`;

/** SQL: `unitId` and `unitName`. One that a safety ban keeps from the reader has no id: the directory would name it. */
export const namedUnit = (unit: string) =>
  `'unitId', (select u.id from unit u where u.id = ${unit}), 'unitName', ${unitName(unit)}`;

/** SQL: a `StaffTree`. Of a unit that a safety ban keeps from the reader only its sector. */
export const staff = (id: string, unit: string) => `(select json_build_object('id', ${id}, 'givenName', p.given_name,
  'familyName', p.family_name, 'title', p.title, 'phone', coalesce(p.phone, u.phone, access.phone_told(${unit})), 'unitId', u.id, 'unitName', coalesce(u.name, access.sector_told(${unit})))
  from (select 1) one left join professional p on p.id = ${id} left join unit u on u.id = ${unit})`;

/** SQL: the `PersonTree`s of the family of the case `c`. */
export const PEOPLE_OF_CASE = listOf(
  `'id', x.id, 'givenName', ${b64('coalesce(i.given_name, o.given_name)')},
    'familyName', ${b64('coalesce(i.family_name, o.family_name)')}`,
  `person x left join person_identity i on i.area_id = x.area_id and i.person_id = x.id
     left join access.names_of_own_family() o on o.person_id = x.id
   where x.area_id = c.area_id and x.family_id = c.family_id`,
  'x.id',
);

/** SQL: who is responsible for the case `c`; null if nobody is any more. */
export const RESPONSIBLE_OF_CASE = `(select ${staff('r.professional_id', 'r.unit_id')} from responsible_person r
  where r.area_id = c.area_id and r.case_id = c.id and r.until is null)`;

const spoken = (...names: readonly (string | null)[]) => names.filter((name) => name !== null).join(' ') || null;

/** Who it is, as they are called: null where nobody says. */
export const nameOf = ({ givenName, familyName }: Pick<StaffTree, 'givenName' | 'familyName'>): string | null =>
  spoken(givenName, familyName);

/** The names of people of a family, by id: only of those whom the reader may know. */
export function namesOf(
  people: readonly PersonTree[],
  open: (place: string, id: string, sealed: string | null) => string | null,
): ReadonlyMap<string, string> {
  const named = people.map(({ id, givenName, familyName }) => {
    const given = open('person_identity.given_name', id, givenName);
    return [id, spoken(given, open('person_identity.family_name', id, familyName))] as const;
  });
  return new Map(named.flatMap(([id, name]) => (name === null ? [] : [[id, name] as const])));
}
