import { Injectable } from '@nestjs/common';
import { Work } from '../platform/access/work.js';
import { refuse } from '../platform/errors/domain-error.js';
import { seatToGive } from './attending.domain.js';
import { Attending } from './attending.js';
import { Bookings } from './bookings.js';
import { type HoldOverrideReason, requireScheduled } from './meeting.domain.js';
import type { Participant } from './meeting.entity.js';
import { MeetingRepository } from './meeting.repository.js';
import { MeetingService, type OpenMeeting, type SeenMeeting } from './meeting.service.js';

/** Who is to sit where somebody else sat. */
export interface SeatAsked extends SeenMeeting {
  /** Whose seat it was. */
  readonly participantId: string;
  /** A colleague of the same unit. */
  readonly professionalId: string;
  /** They agreed to the time although their calendar says otherwise. */
  readonly despite: boolean;
  /** Holds of other meetings give way, for this reason; without it they do not. */
  readonly overrideHolds?: { readonly reason: HoldOverrideReason } | null;
}

/** A seat that is about to be given to somebody else. */
export interface SeatInHand {
  readonly opened: OpenMeeting;
  readonly asked: SeatAsked;
  readonly before: Participant;
}

/** What giving a seat to somebody else begins and ends with. */
@Injectable()
export class SeatsInHand {
  constructor(
    private readonly meetings: MeetingService,
    private readonly rows: MeetingRepository,
    private readonly attending: Attending,
    private readonly bookings: Bookings,
    private readonly work: Work,
  ) {}

  /**
   * Until the commit nobody else changes the meeting, withdraws what those who come rely on, or takes the time of either
   * one: locked in the order of `Seats.take`, and before invitations are.
   */
  async take(asked: SeatAsked): Promise<SeatInHand> {
    const opened = await this.meetings.open(asked);
    const { meeting, participants } = opened;
    requireScheduled(meeting);
    if (Temporal.Instant.compare(meeting.endsAt!, this.work.now) <= 0)
      refuse('MEETING_PAST', 'This meeting is over.', 'meetingId');
    const before = seatToGive(participants, asked.participantId);
    await this.attending.begin(opened);
    await this.rows.holdMembers(meeting.caseId, [asked.professionalId]);
    await this.bookings.reserve([before.professionalId!, asked.professionalId]);
    return { opened, asked, before };
  }

  /** Saves, and notes the change in the access log. */
  async keep({ opened }: SeatInHand): Promise<void> {
    await this.meetings.save(opened);
  }
}
