import { Injectable } from '@nestjs/common';
import { Work } from '../platform/access/work.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { isProfessional } from './attending.domain.js';
import { Bookings } from './bookings.js';
import { checkDuration } from './convening.domain.js';
import { requireFamilyYes, startOf } from './meeting-time.domain.js';
import { type CancelReason, requireAhead, requireDraft, requireScheduled } from './meeting.domain.js';
import type { Meeting } from './meeting.entity.js';
import { type Convened, MeetingService, type SeenMeeting } from './meeting.service.js';
import { isWanted } from './rooms.domain.js';
import { type Insisted, Seats } from './seats.js';
import { Venue, type Where } from './venue.js';

/** A time for a meeting. */
export interface ScheduleAsked extends SeenMeeting, Insisted, Where {
  /** Local date and time in the meeting's zone. */
  readonly start: string;
}

/** Another time or place for a meeting. */
export interface MoveAsked extends ScheduleAsked {
  /** How long it takes; none: as long as before. */
  readonly durationMinutes?: number | null;
}

/** A meeting gets its time, another one, or none. */
@Injectable()
export class Scheduling {
  constructor(
    private readonly meetings: MeetingService,
    private readonly seats: Seats,
    private readonly bookings: Bookings,
    private readonly venue: Venue,
    private readonly work: Work,
  ) {}

  /** Gives a draft its time, to which the family has said yes, and books those who come. Announces it. */
  async schedule({ start, ...asked }: ScheduleAsked): Promise<Convened> {
    const opened = await this.meetings.open(asked);
    const { meeting } = opened;
    requireDraft(meeting);
    const at = startOf(start, meeting.zone, this.work.now);
    requireFamilyYes(meeting, at);
    await this.venue.change(meeting, asked);
    await this.seats.take(opened, at, asked);
    meeting.state = 'scheduled';
    await this.meetings.save(opened);
    await this.meetings.announce('meeting.scheduled', meeting);
    return opened;
  }

  /**
   * Gives a scheduled meeting another time, length or place. Another beginning needs another yes of the family. Announces it.
   */
  async move({ start, durationMinutes, ...asked }: MoveAsked): Promise<Convened> {
    const opened = await this.meetings.open(asked);
    const { meeting, participants } = opened;
    requireScheduled(meeting);
    const at = startOf(start, meeting.zone, this.work.now);
    const isOtherStart = !at.startsAt.equals(meeting.startsAt!);
    const isElsewhen = isOtherLength(meeting, durationMinutes) || isOtherStart;
    if (!isElsewhen && !(await this.venue.isElsewhere(meeting, asked)))
      throw new DomainError('NOTHING_CHANGED', 'Time and place are the same.', { field: 'start' });
    if (isOtherStart) requireFamilyYes(meeting, at);
    meeting.durationMinutes = durationMinutes ?? meeting.durationMinutes;
    const wanted = participants.filter(isWanted(meeting.mode)).length;
    await this.venue.change(meeting, asked);
    const isRoomAffected = participants.filter(isWanted(meeting.mode)).length !== wanted;
    if (isElsewhen || isRoomAffected) await this.seats.take(opened, at, asked);
    meeting.revision += 1;
    await this.meetings.save(opened);
    await this.meetings.announce('meeting.moved', meeting);
    return opened;
  }

  /** The meeting will not be; everybody's time is given back. Announces it. */
  async cancel(seen: SeenMeeting, cancelReason: CancelReason): Promise<Convened> {
    const opened = await this.meetings.open(seen);
    const { meeting } = opened;
    requireAhead(meeting);
    // Nobody comes after all at this very moment and is booked for what is called off.
    await this.bookings.reserve(professionalIdsOf(opened));
    await this.bookings.release(await this.bookings.of(meeting));
    const over = { state: 'cancelled', cancelReason, cancelledAt: this.work.now } as const;
    Object.assign(meeting, { ...over, revision: meeting.revision + 1 });
    await this.meetings.save(opened);
    await this.meetings.announce('meeting.cancelled', meeting);
    return opened;
  }
}

/** Throws what `checkDuration` does. */
function isOtherLength(meeting: Meeting, durationMinutes: number | null | undefined): boolean {
  if (durationMinutes == null) return false;
  checkDuration(durationMinutes);
  return durationMinutes !== meeting.durationMinutes;
}

const professionalIdsOf = ({ participants }: Convened): string[] =>
  participants.filter(isProfessional).map(({ professionalId }) => professionalId!);
