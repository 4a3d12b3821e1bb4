import type { TFunction } from 'i18next';
import { momentOf } from '../words/wall.js';
import type { Person, PlanFrame, PlanInHand, Seat } from './plan.query.js';
import { nameAndUnit, nameOf } from '../words/names.js';

/** Somebody who can promise something: of the family, or of a unit. */
export interface Owner {
  readonly id: string;
  readonly name: string;
  readonly ownerKind: 'FAMILY' | 'PROFESSIONAL';
  readonly ownerUnit: string | null;
}

/** The professionals of the case, each once: who answers for it first. */
function seatsOf({ responsiblePerson, counsellor, members }: PlanFrame): readonly Seat[] {
  const all = [responsiblePerson.who, counsellor, ...members.map(({ who }) => who)];
  return [...new Map(all.toReversed().map((who) => [who.id, who])).values()].toReversed();
}

/** Names of people and professionals by id; what somebody is where the reader may not know who. */
export function namesOf(frame: PlanFrame, t: TFunction): (id: string) => string {
  const known = new Map(seatsOf(frame).map((who) => [who.id, nameOf(who)]));
  for (const person of frame.people) known.set(person.id, familyName(person, t));
  return (id) => known.get(id) || t('plan.somebody');
}

/** At the table one is called by the given name. */
const familyName = ({ givenName, familyName: family, role }: Person, t: TFunction): string =>
  givenName || family || t(`plan.role.${role}`);

/** Who can be asked to do something: the family first, as it is their plan. */
export function ownersOf(frame: PlanFrame, t: TFunction): readonly Owner[] {
  const family = frame.people.map((person) => ({
    id: person.id,
    name: familyName(person, t),
    ownerKind: 'FAMILY' as const,
    ownerUnit: null,
  }));
  const professionals = seatsOf(frame)
    .filter(({ unitId }) => unitId !== null)
    .map((who) => ({
      id: who.id,
      name: nameAndUnit(who),
      ownerKind: 'PROFESSIONAL' as const,
      ownerUnit: who.unitId,
    }));
  return [...family, ...professionals];
}

/** Whose plan it is: guardians and children. Others of the family are given none. */
export const partiesOf = ({ people }: PlanFrame): readonly Person[] =>
  people.filter(({ role }) => role !== 'CLOSE_PERSON');

/** From this age on somebody is asked what they say of the plan themselves (1301/2014 32 §: always heard; asked by name from here). */
const ASKED_FROM = 12;

/** Who says something of a proposal: guardians, who decide, and the young. */
export function voicesOf({ people }: PlanFrame, at: number): readonly Person[] {
  const today = momentOf(at);
  const latest = `${today.year - ASKED_FROM}-${String(today.month).padStart(2, '0')}-${String(today.day).padStart(2, '0')}`;
  return people.filter(
    ({ role, birthDate }) => role === 'GUARDIAN' || (role === 'CHILD' && birthDate !== null && birthDate <= latest),
  );
}

/** What somebody has said of the proposal, or that nobody waits for them. What was said of an earlier proposal counts no more. */
export function voiceOf({ version }: PlanInHand, personId: string) {
  const ofThis = (each: { readonly personId: string; readonly at: string }) =>
    each.personId === personId && each.at >= (version.proposedAt ?? '');
  const said = version.approvals.find(ofThis);
  return { said, exception: said ? undefined : version.exceptions.find(ofThis) };
}
