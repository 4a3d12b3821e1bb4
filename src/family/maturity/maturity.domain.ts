import { refuse } from '../../platform/errors/domain-error.js';
import type { PersonRole } from '../family.domain.js';

/** From which age a child may have an account of its own (1050/2018 5 §). There is no other age limit. */
const ACCOUNT_FROM_YEARS = 13;

/** A child as it is assessed. */
export interface Assessed {
  readonly role: PersonRole;
  /** Null while it is not recorded. */
  readonly birthDate: Temporal.PlainDate | null;
}

/** Whether an account can rest on an assessment of that day. Who was born on 29 February has the birthday on the 28th (150/1930 2 §). */
export function canHaveAccount({ role, birthDate }: Assessed, assessedOn: Temporal.PlainDate): boolean {
  return role === 'child' && birthDate !== null && isOldEnough(birthDate, assessedOn);
}

/** Passes if the child could be assessed on that day. Who has come of age meanwhile is a child of the family still. */
export function checkAssessment(
  { role, birthDate }: Assessed,
  assessedOn: Temporal.PlainDate,
  today: Temporal.PlainDate,
): void {
  if (role !== 'child') refuse('NOT_A_CHILD', 'This person is no child.', 'personId');
  if (!birthDate) return refuse('BIRTH_DATE_UNKNOWN', 'Record the day of birth first.', 'personId');
  if (Temporal.PlainDate.compare(assessedOn, today) > 0)
    refuse('TIME_IN_FUTURE', 'An assessment has been made already.', 'assessedOn');
  if (!isOldEnough(birthDate, assessedOn))
    refuse('TOO_YOUNG', `An account of one's own is for those of ${ACCOUNT_FROM_YEARS} or more.`, 'assessedOn');
}

const isOldEnough = (birthDate: Temporal.PlainDate, on: Temporal.PlainDate) =>
  Temporal.PlainDate.compare(birthDate.add({ years: ACCOUNT_FROM_YEARS }), on) <= 0;
