import { type FamilyPerson, GUARDIAN, OTHER_GUARDIAN, PEOPLE } from '../family.data.js';
import { PERSONAS, principalOf } from '../personas.js';
import { idOf } from '../random.js';
import type { Account } from './account.js';
import { inventedCode } from './identity-code.js';

/** Who in the family, as the button says. */
const ROLES: Readonly<Record<FamilyPerson['role'], string>> = {
  guardian: 'huoltaja',
  child: 'lapsi',
  'close-person': 'läheinen',
};

/** When the adults were born: the demo's family does not say. */
const BORN: ReadonlyMap<string, string> = new Map([
  [GUARDIAN.id, '1985-04-17'],
  [OTHER_GUARDIAN.id, '1983-09-02'],
]);
const OF_OTHERS = '1951-06-24';

/** Somebody as the population register has them. */
export interface Registered {
  readonly givenName: string;
  readonly familyName: string;
  readonly born: Temporal.PlainDate;
}

/** When people of the family were born, by their ids. */
export type Birthdays = ReadonlyMap<string, Temporal.PlainDate>;

/**
 * The family of the demo, as Suomi.fi would identify them.
 *
 * @param today makes the children as old as the story has them, of whom `known` says nothing
 */
export function familyAccounts(today: Temporal.PlainDate, known: Birthdays): Account[] {
  return PERSONAS.flatMap((persona) => {
    const person = PEOPLE.find(({ id }) => id === principalOf(persona));
    if (!person) return [];
    const { id, givenName, familyName, role, born: age } = person;
    const told = age ? today.subtract(age) : Temporal.PlainDate.from(BORN.get(id) ?? OF_OTHERS);
    const born = known.get(id) ?? told;
    return [{ ...identified(persona, { givenName, familyName: familyName ?? '', born }), detail: ROLES[role], role }];
  });
}

/** Anybody else whom one likes to be: the people of a family whom the demo's user has just recorded. */
export const anybody = (who: Registered): Account =>
  identified(`${who.givenName} ${who.familyName} ${who.born.toString()}`.toLocaleLowerCase('fi'), who);

function identified(hint: string, { givenName, familyName, born }: Registered): Account {
  return {
    hint,
    subject: idOf(`registered/${hint}`),
    name: `${givenName} ${familyName}`,
    detail: '',
    claims: {
      given_name: givenName,
      family_name: familyName,
      birthdate: born.toString(),
      'urn:oid:1.2.246.21': inventedCode(born, hint),
    },
  };
}
