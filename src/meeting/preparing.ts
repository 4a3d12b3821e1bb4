import { Injectable } from '@nestjs/common';
import { Work } from '../platform/access/work.js';
import { DomainError, notFound } from '../platform/errors/domain-error.js';
import { isAmong, isProfessional } from './attending.domain.js';
import { Bookings } from './bookings.js';
import { checkHold, lengthOf, overlaps, spanFrom, startOf } from './meeting-time.domain.js';
import { requireAhead, requireDraft } from './meeting.domain.js';
import type { Booking } from './meeting.entity.js';
import { MeetingRepository } from './meeting.repository.js';
import { type Convened, MeetingService, type SeenMeeting } from './meeting.service.js';
import { isWanted } from './rooms.domain.js';

const HELD_TIMES_AT_MOST = 5;

/** What comes between gathering people and giving them a time: keeping times free, and hearing the family. */
@Injectable()
export class Preparing {
  constructor(
    private readonly meetings: MeetingService,
    private readonly rows: MeetingRepository,
    private readonly bookings: Bookings,
    private readonly work: Work,
  ) {}

  /** Keeps a time of the required people free for a while. The same time again prolongs it; a few times at once. */
  async hold({ start, until, ...seen }: SeenMeeting & { start: string; until: Temporal.Instant }): Promise<Convened> {
    const opened = await this.meetings.open(seen);
    const { meeting, participants } = opened;
    requireDraft(meeting);
    const { startsAt } = startOf(start, meeting.zone, this.work.now);
    checkHold(until, this.work.now);
    const { isInterpreted, gone } = await this.rows.facts(meeting.id);
    const isIn = isWanted(meeting.mode);
    const required = participants.filter(
      (one) => isProfessional(one) && isIn(one) && one.needed === 'required' && !isAmong(gone, one),
    );
    if (required.length === 0)
      throw new DomainError('NOBODY_REQUIRED', 'Only required people are held.', { field: 'meetingId' });
    const span = spanFrom(startsAt, lengthOf(meeting.durationMinutes, isInterpreted));
    const ids = required.map(({ professionalId }) => professionalId!);
    await this.bookings.reserve(ids);
    const [same, others] = partition(await this.bookings.of(meeting), (booking) => overlaps(booking, span));
    if (new Set(others.map((booking) => booking.startsAt.toString())).size >= HELD_TIMES_AT_MOST)
      throw new DomainError('TOO_MANY_HOLDS', `Hold ${HELD_TIMES_AT_MOST} times at most.`, { field: 'start' });
    await this.bookings.release(same);
    await this.bookings.take(meeting, ids, span, { expiresAt: until });
    await this.meetings.save(opened);
    return opened;
  }

  /** The family's own yes to exactly this time, by a guardian, who need not take part. */
  async recordFamilyYes({
    start,
    personId,
    ...seen
  }: SeenMeeting & { start: string; personId: string }): Promise<Convened> {
    const opened = await this.meetings.open(seen);
    const { meeting } = opened;
    requireAhead(meeting);
    const { startsAt } = startOf(start, meeting.zone, this.work.now);
    const { guardians } = await this.rows.facts(meeting.id);
    if (!guardians.includes(personId)) throw notFound('personId');
    Object.assign(meeting, { familyYesStart: startsAt, familyYesBy: personId, familyYesAt: this.work.now });
    await this.meetings.save(opened);
    return opened;
  }
}

function partition(bookings: readonly Booking[], isIn: (booking: Booking) => boolean): [Booking[], Booking[]] {
  return [bookings.filter(isIn), bookings.filter((booking) => !isIn(booking))];
}
