/** What is remembered of one invitee's invitation. */
export interface Sent {
  /** The SEQUENCE at which time or state last changed: older answers are about another time. */
  readonly significantSequence: number;
  /** The highest SEQUENCE ever sent to this invitee; also a CANCEL for somebody else raises it. */
  readonly highestSent: number;
  /** The last answer that was applied. */
  readonly last: { readonly sequence: number; readonly stamp: Temporal.Instant } | null;
}

/** What decides about the place of an answer among others. */
export interface Arrival {
  readonly sequence: number;
  /** DTSTAMP; null if missing or unreadable. */
  readonly stamp: Temporal.Instant | null;
  readonly receivedAt: Temporal.Instant;
}

/**
 * `apply`: the newest word of this invitee. `duplicate`: known already. `older`: overtaken by a later answer.
 * `stale`: about a time that was changed since. `future-sequence`: about something that was never sent.
 */
export type Place = 'apply' | 'duplicate' | 'older' | 'stale' | 'future-sequence';

/**
 * When the answer was given: DTSTAMP, but not after it arrived. A clock that runs ahead would otherwise lock out every
 * later answer. Store this as the `stamp` of the last answer.
 */
export const answeredAt = ({ stamp, receivedAt }: Arrival): Temporal.Instant =>
  stamp === null || Temporal.Instant.compare(stamp, receivedAt) > 0 ? receivedAt : stamp;

/** Whether an answer counts (RFC 5546 2.1.5). */
export function placeOf(arrival: Arrival, { significantSequence, highestSent, last }: Sent): Place {
  if (arrival.sequence > highestSent) return 'future-sequence';
  if (arrival.sequence < significantSequence) return 'stale';
  if (last === null) return 'apply';
  const later = arrival.sequence - last.sequence || Temporal.Instant.compare(answeredAt(arrival), last.stamp);
  if (later === 0) return 'duplicate';
  return later > 0 ? 'apply' : 'older';
}
