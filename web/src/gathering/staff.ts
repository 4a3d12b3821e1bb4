import type { Colleague, NeedCode } from './form.js';
import { HELPERS, INTERPRETING, STAFF, type Staff } from './staff.query.js';
import { useAll } from './all.js';

/** Nobody looks through more units than this; others are found by name. */
const UNITS_AT_MOST = 12;

/** Somebody of the directory as they are asked to the table: for a unit of theirs in the area, `unitId` before the others. */
export function colleagueOf(areaId: string, unitId?: string): (staff: Staff) => Colleague[] {
  return ({ id, givenName, familyName, title, memberships }) => {
    const ofArea = memberships.filter((membership) => membership.areaId === areaId && membership.role !== 'ADMIN');
    const membership = ofArea.find((each) => each.unitId === unitId) ?? ofArea[0];
    if (!membership) return [];
    return [
      { id, name: `${givenName} ${familyName}`, title, unitId: membership.unitId, unitName: membership.unitName },
    ];
  };
}

interface Suggested {
  /** Whom to ask about a service first, then the others of its unit. */
  readonly people: readonly Colleague[];
  readonly isLoading: boolean;
}

/** Who may help with these needs in this municipality, by what the directory says. Interpreters are asked in another way. */
export function useSuggested(areaId: string, needs: readonly NeedCode[], municipality: string | null): Suggested {
  const questions = municipality === null ? [] : needs.map((need) => ({ areaId, need, municipality }));
  const found = useAll(HELPERS, questions);
  const services = found.answers.flatMap(({ services: { edges } }) => edges.map(({ node }) => node));
  const helping = services.filter(({ unit }) => unit.sector !== 'INTERPRETING' && unit.sector !== 'SERVICE_GUIDANCE');
  const units = [...new Set(helping.map(({ unit }) => unit.id))].slice(0, UNITS_AT_MOST);
  const staff = useAll(
    STAFF,
    units.map((unitId) => ({ unitId })),
  );
  const asked = new Set(helping.map(({ contactPerson }) => contactPerson?.id));
  const people = staff.answers.flatMap(({ professionals }, at) =>
    professionals.flatMap(colleagueOf(areaId, units[at])),
  );
  const once = [...new Map(people.map((each) => [each.id, each])).values()];
  const first = once.filter(({ id }) => asked.has(id));
  return {
    people: [...first, ...once.filter((each) => !first.includes(each))],
    isLoading: found.isLoading || staff.isLoading,
  };
}

/** Who interprets in the area, once somebody needs it. */
export function useInterpreters(areaId: string, isNeeded: boolean): readonly Colleague[] {
  const found = useAll(INTERPRETING, isNeeded ? [{ areaId }] : []);
  const units = found.answers.flatMap(({ units: { edges } }) => edges.map(({ node }) => node.id));
  const staff = useAll(
    STAFF,
    units.map((unitId) => ({ unitId })),
  );
  return staff.answers.flatMap(({ professionals }, at) => professionals.flatMap(colleagueOf(areaId, units[at])));
}
