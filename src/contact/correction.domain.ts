import type { NeedCode } from '../directory/directory.domain.js';
import { DomainError, refuse } from '../platform/errors/domain-error.js';
import {
  checkIdentity,
  checkNeeds,
  type Identity,
  isAfter,
  type Progress,
  requireOpen,
  type StatutoryNotice,
  type Urgency,
} from './contact.domain.js';

/** What was misheard or left out, as it should have been told. What is absent stays as it is. */
export interface Correction {
  /** Replaces all that was told about who it is. */
  readonly identity?: Identity | null;
  readonly needCodes?: readonly NeedCode[] | null;
  readonly urgency?: Urgency | null;
  /** Code of the municipality where the family lives. */
  readonly municipality?: string | null;
  /** There is a safety ban (turvakielto), or after all there is not. */
  readonly hasSafetyBan?: boolean | null;
  readonly description?: string | null;
}

/** A statutory notification that was made, and when. */
export interface Notice {
  readonly notice: StatutoryNotice;
  readonly noticeAt: Temporal.Instant;
}

/** How an unfinished contact stands after a correction: the rules of recording hold for it too. */
export function correct(contact: Progress & { readonly anonymous: boolean }, correction: Correction) {
  requireOpen(contact);
  const { identity, needCodes, urgency, municipality, hasSafetyBan, description } = correction;
  if ([identity, needCodes, urgency, municipality, hasSafetyBan, description].every((told) => told == null))
    throw new DomainError('CORRECTION_EMPTY', 'Tell what is to be corrected.');
  checkIdentity(contact.anonymous, identity);
  if (needCodes != null) checkNeeds(needCodes);
  return urgency == null ? {} : { urgency };
}

/**
 * Notes a statutory notification, whatever the state of the contact (invariant 23). The same statute again corrects
 * the time; another one is refused rather than written over, because only the one has a place.
 */
export function noteNotice(
  noted: StatutoryNotice | null | undefined,
  { notice, noticeAt }: Notice,
  now: Temporal.Instant,
) {
  if (isAfter(noticeAt, now)) refuse('TIME_IN_FUTURE', 'A notification has been made already.', 'noticeAt');
  if (noted != null && noted !== notice)
    throw new DomainError('OTHER_NOTICE_NOTED', 'Another notification is noted.', { field: 'notice', notice: noted });
  return { statutoryNotice: notice, statutoryNoticeAt: noticeAt };
}
