import type { TFunction } from 'i18next';
import { today } from '../words/whole-days.js';
import type { FollowUpPage, Promised } from './follow-up.query.js';
import { nameAndUnit, nameOf } from '../words/names.js';
import { type Callable, safePhonesOf } from '../words/phone.js';

/** Still to be done, by one who promised it. */
export const isOpen = ({ commitment, progress }: Promised): boolean =>
  commitment === 'COMMITTED' && ['OPEN', 'IN_PROGRESS', 'STUCK'].includes(progress);

/** Somebody is asked to promise it, and has not. */
const isAsked = ({ commitment, progress }: Promised): boolean =>
  progress === 'OPEN' && ['REQUESTED', 'DECLINED', 'PROPOSED'].includes(commitment);

/** Its day has passed, and it is still to be done. */
export const isLate = (promise: Promised): boolean => isOpen(promise) && promise.dueOn < today();

/** What is followed: agreed upon, or asked for beside it; what a draft would change is not there yet. */
const isPresent = ({ sinceVersion, untilVersion }: Promised, inForce: number): boolean =>
  (sinceVersion === null || sinceVersion <= inForce) && (untilVersion === null || untilVersion > inForce);

/** The number of the version that was agreed on last; 0 before there is one. */
export const agreedNumber = ({ plan }: FollowUpPage): number =>
  Math.max(0, ...(plan?.versions ?? []).flatMap(({ number, state }) => (state === 'AGREED' ? [number] : [])));

/** Whether a version is being written, into which something may be taken. */
export const isDrafted = ({ plan }: FollowUpPage): boolean => plan?.versions.at(-1)?.state === 'DRAFT';

/**
 * Promises in the order in which one sees to them: by day, so that the late ones come first; then what is over.
 *
 * @param orphaned those behind which nobody stands any more: they are not over, also when they were handed over
 */
export function promisesOf(
  page: FollowUpPage,
  orphaned: ReadonlyMap<string, unknown>,
): { readonly ahead: Promised[]; readonly over: Promised[] } {
  const inForce = agreedNumber(page);
  const present = page.actions
    .filter((each) => isPresent(each, inForce))
    .toSorted((a, b) => a.dueOn.localeCompare(b.dueOn));
  const isAhead = (each: Promised) => isOpen(each) || isAsked(each) || orphaned.has(each.id);
  return { ahead: present.filter(isAhead), over: present.filter((each) => !isAhead(each)) };
}

/** Who does it, with the unit; what they are where the reader may not know their name. */
export const ownerText = ({ owner, ownerName, ownerKind }: Promised, t: TFunction): string =>
  (owner ? nameAndUnit(owner) : ownerName) || t(`case.owner.${ownerKind}`);

/** The numbers of somebody: of the family the safe ones, of a professional their own. */
export function phonesOf(
  { people }: FollowUpPage,
  { owner, ownerId }: Pick<Promised, 'owner' | 'ownerId'>,
): Callable[] {
  const person = people.find(({ id }) => id === ownerId);
  if (person) return safePhonesOf(person);
  return owner?.phone ? [{ number: owner.phone, safeTime: null }] : [];
}

/** A name of the family by its id. */
export function personById({ people }: FollowUpPage, id: string | null, t: TFunction): string {
  const person = people.find((each) => each.id === id);
  return (person && nameOf(person)) || t('case.somebody');
}
