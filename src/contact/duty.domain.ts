import { DomainError } from '../platform/errors/domain-error.js';

/** A shift longer than this was surely not meant. */
const LONGEST = Temporal.Duration.from({ hours: 24 * 14 });

/** A shift begins now and ends later, within two weeks. */
export function checkShift(now: Temporal.Instant, until: Temporal.Instant): void {
  if (Temporal.Instant.compare(until, now) <= 0)
    throw new DomainError('SHIFT_ENDS_FIRST', 'A shift ends after it begins.', { field: 'until' });
  if (Temporal.Instant.compare(until, now.add(LONGEST)) > 0)
    throw new DomainError('SHIFT_TOO_LONG', 'A shift lasts at most two weeks.', { field: 'until' });
}

export class OnDutyAlready extends DomainError {
  constructor() {
    super('ON_DUTY_ALREADY', 'You are on duty; end that shift first.', { field: 'areaId' });
  }
}

export class NotOnDuty extends DomainError {
  constructor() {
    super('NOT_ON_DUTY', 'You are not on duty.', { field: 'areaId' });
  }
}
