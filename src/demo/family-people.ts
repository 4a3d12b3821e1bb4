import { hex } from '../platform/database/bytes.js';
import { personIndexes } from '../platform/sealing/person-index.js';
import { dayOf } from '../platform/clock/clock.js';
import { COUNSELLOR, familyThing, type Filling, type Making, OF_FAMILY } from './family-rows.js';
import { FAMILY, type FamilyPerson, GUARDIAN, OTHER_GUARDIAN, PEOPLE } from './family.data.js';

/** The family, its people, how each is reached, and who is guardian of whom. */
export function peopleOfFamily(making: Making): Filling[] {
  const { area_id } = OF_FAMILY;
  const { opened } = making.times;
  const people = PEOPLE.map(({ id, role }) => ({
    ...OF_FAMILY,
    id,
    role,
    language: 'fi',
  }));
  return [
    ['family', [{ area_id, id: FAMILY.familyId, opened_by: COUNSELLOR, opened_at: opened }]],
    ['person', people],
    ['person_identity', PEOPLE.map((person) => identityOf(person, making))],
    ['contact_way', PEOPLE.flatMap((person) => waysOf(person, making))],
    ['guardianship', guardianships()],
  ];
}

function identityOf({ id, givenName, familyName, born }: FamilyPerson, { seal, index, now }: Making) {
  const today = dayOf(now);
  const indexes = personIndexes(index, OF_FAMILY.area_id, { givenName, familyName });
  return {
    ...OF_FAMILY,
    person_id: id,
    given_name: seal(`person_identity.given_name:${id}`, givenName),
    family_name: seal(`person_identity.family_name:${id}`, familyName ?? null),
    birth_date: seal(`person_identity.birth_date:${id}`, born ? today.subtract(born).toString() : null),
    family_name_index: hex(indexes.familyNameIndex),
    full_name_index: hex(indexes.fullNameIndex),
  };
}

function waysOf({ id: person_id, contactWays }: FamilyPerson, { seal, index }: Making) {
  return contactWays.map(({ kind, value, safe, safeTime }) => {
    const id = familyThing(`way/${person_id}/${kind}`);
    const indexes = personIndexes(index, OF_FAMILY.area_id, { [kind]: value });
    return {
      ...OF_FAMILY,
      id,
      person_id,
      kind,
      value: seal(`contact_way.value:${id}`, value),
      safe,
      safe_time: seal(`contact_way.safe_time:${id}`, safeTime ?? null),
      phone_index: hex(indexes.phoneIndex),
      email_index: hex(indexes.emailIndex),
    };
  });
}

/** Joint custody (yhteishuoltajuus): both of both children, with full powers. */
const guardianships = () =>
  [GUARDIAN, OTHER_GUARDIAN].flatMap((guardian) =>
    PEOPLE.filter(({ role }) => role === 'child').map((child) => ({
      ...OF_FAMILY,
      id: familyThing(`guardianship/${guardian.id}/${child.id}`),
      guardian_id: guardian.id,
      child_id: child.id,
      powers: 'full',
      right_to_information: true,
    })),
  );
