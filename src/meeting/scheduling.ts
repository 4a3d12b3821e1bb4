import { Injectable } from '@nestjs/common';
import { Work } from '../platform/access/work.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { Sealing } from '../platform/sealing/sealing.js';
import { Bookings } from './bookings.js';
import { requireFamilyYes, startOf } from './meeting-time.domain.js';
import { type CancelReason, type MeetingMode, requireAhead, requireDraft, requireScheduled } from './meeting.domain.js';
import type { Meeting } from './meeting.entity.js';
import { type Convened, MeetingService, type SeenMeeting } from './meeting.service.js';
import { Seats } from './seats.js';

/** A time for a meeting. */
export interface ScheduleAsked extends SeenMeeting {
  /** Local date and time in the meeting's zone. */
  readonly start: string;
  /** Participants to come in any case. */
  readonly chosen: readonly string[];
}

/** Another time or another place. */
export interface MoveAsked extends ScheduleAsked {
  readonly place?: string | null;
  readonly mode?: MeetingMode | null;
}

/** A meeting gets its time, another one, or none. */
@Injectable()
export class Scheduling {
  constructor(
    private readonly meetings: MeetingService,
    private readonly seats: Seats,
    private readonly bookings: Bookings,
    private readonly sealing: Sealing,
    private readonly work: Work,
  ) {}

  /** Gives a draft its time, to which the family has said yes, and books those who come. Announces it. */
  async schedule({ start, chosen, ...seen }: ScheduleAsked): Promise<Convened> {
    const opened = await this.meetings.open(seen);
    const { meeting } = opened;
    requireDraft(meeting);
    const at = startOf(start, meeting.zone, this.work.now);
    requireFamilyYes(meeting, at);
    await this.seats.take(opened, at, chosen);
    meeting.state = 'scheduled';
    await this.meetings.save(opened);
    await this.meetings.announce('meeting.scheduled', meeting);
    return opened;
  }

  /** Gives a scheduled meeting another time or place. Another time needs another yes of the family. Announces it. */
  async move({ start, chosen, place, mode, ...seen }: MoveAsked): Promise<Convened> {
    const opened = await this.meetings.open(seen);
    const { meeting } = opened;
    requireScheduled(meeting);
    const at = startOf(start, meeting.zone, this.work.now);
    const isElsewhen = !at.startsAt.equals(meeting.startsAt!);
    if (!isElsewhen && place == null && (mode == null || mode === meeting.mode))
      throw new DomainError('NOTHING_CHANGED', 'Time and place are the same.', { field: 'start' });
    if (isElsewhen) {
      requireFamilyYes(meeting, at);
      await this.seats.take(opened, at, chosen);
    }
    if (place != null) meeting.place = (await this.keyOf(meeting)).seal(`meeting.place:${meeting.id}`, place);
    meeting.mode = mode ?? meeting.mode;
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
    await this.bookings.release(await this.bookings.of(meeting));
    const over = { state: 'cancelled', cancelReason, cancelledAt: this.work.now } as const;
    Object.assign(meeting, { ...over, revision: meeting.revision + 1 });
    await this.meetings.save(opened);
    await this.meetings.announce('meeting.cancelled', meeting);
    return opened;
  }

  private keyOf({ caseId }: Meeting) {
    return this.sealing.keyOf('case', caseId);
  }
}
