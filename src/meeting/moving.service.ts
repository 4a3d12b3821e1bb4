import { Injectable } from '@nestjs/common';
import { localStartOf } from './meeting-time.domain.js';
import { type Convened, MeetingService, type OpenMeeting } from './meeting.service.js';
import { Preparing } from './preparing.js';
import { Scheduling } from './scheduling.js';
import type { Insisted } from './seats.js';

/** Another time for a scheduled meeting. */
export interface TimeAsked extends Insisted {
  /** Of the meeting. */
  readonly expectedVersion: number;
  readonly start: Temporal.Instant;
  /** The guardian who said yes to it, unless that is written down already. */
  readonly familyYesBy?: string | null;
}

/** A scheduled meeting goes where somebody asks for it. */
@Injectable()
export class Moving {
  constructor(
    private readonly meetings: MeetingService,
    private readonly preparing: Preparing,
    private readonly scheduling: Scheduling,
  ) {}

  /** Until the commit nobody else changes the meeting. Before its invitations are locked. */
  hold(meetingId: string): Promise<OpenMeeting> {
    return this.meetings.hold(meetingId);
  }

  /** Gives the held meeting another time, for everybody: see `Scheduling.move`. */
  async move({ meeting }: OpenMeeting, { start, familyYesBy, ...asked }: TimeAsked): Promise<Convened> {
    const at = { ...asked, meetingId: meeting.id, start: localStartOf(start, meeting.zone) };
    if (familyYesBy == null) return this.scheduling.move(at);
    const { meeting: agreed } = await this.preparing.recordFamilyYes({ ...at, personId: familyYesBy });
    return this.scheduling.move({ ...at, expectedVersion: agreed.version });
  }
}
