import type { Consent, ConsentPage, Person } from './consent.query.js';

/** Of a case, what decides whose word counts. */
type Speaking = Pick<ConsentPage, 'people' | 'guardianships' | 'legalFrame'>;

const guardiansOf = ({ people, guardianships }: Speaking): Person[] =>
  people.filter(
    ({ id, role }) =>
      role === 'GUARDIAN' && guardianships.some((each) => each.guardianId === id && each.powers === 'FULL'),
  );

/** In pupil welfare a young person who can judge it speaks too; who records it assesses that. */
const childrenOf = ({ people, legalFrame }: Speaking): Person[] =>
  legalFrame === 'PUPIL_WELFARE' ? people.filter(({ role }) => role === 'CHILD') : [];

/** Everybody whose word counts on a consent: the guardians first. */
export const speakersOf = (page: Speaking): Person[] => [...guardiansOf(page), ...childrenOf(page)];

/** What somebody said last. */
const lastWord = ({ decisions }: Consent, { id }: Person) =>
  decisions.findLast(({ personId }) => personId === id)?.decision;

const hasGiven = (consent: Consent) => (person: Person) => lastWord(consent, person) === 'GIVEN';

/** Guardians who have not answered: until they have, nothing is told. */
export const awaitedOf = (page: Speaking, consent: Consent): Person[] =>
  guardiansOf(page).filter((person) => lastWord(consent, person) === undefined);

/** Who may still say something: of one that stands those who have not, to everything else one says by withdrawing. */
export const mayDecide = (page: Speaking, consent: Consent): Person[] =>
  consent.state === 'EXPLAINED'
    ? speakersOf(page)
    : speakersOf(page).filter((person) => lastWord(consent, person) === undefined);

/** Who may take it back: every guardian, and the young person who gave it. */
export const mayWithdraw = (page: Speaking, consent: Consent): Person[] => [
  ...guardiansOf(page),
  ...childrenOf(page).filter(hasGiven(consent)),
];

/** On what it may stand without every guardian; over a refusal only a court puts it. */
export function exceptionsOf(page: Speaking, consent: Consent) {
  if (consent.ended || (consent.state !== 'EXPLAINED' && consent.state !== 'REFUSED')) return [];
  const byGuardian = guardiansOf(page).some(hasGiven(consent));
  if (consent.state === 'REFUSED') return byGuardian ? (['COURT_DECISION'] as const) : [];
  return [
    ...(byGuardian ? (['CANNOT_BE_REACHED', 'DANGER', 'COURT_DECISION'] as const) : []),
    ...(childrenOf(page).some(hasGiven(consent)) ? (['CHILD_CONSENTS_ALONE'] as const) : []),
  ];
}
