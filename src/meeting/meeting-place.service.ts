import { Injectable } from '@nestjs/common';
import { MeetingRepository } from './meeting.repository.js';

/** Where a meeting is stands apart from it, because fewer people are told. */
@Injectable()
export class MeetingPlaceService {
  constructor(private readonly meetings: MeetingRepository) {}

  /** Code of the municipality; null for those who may not know. */
  municipalityOf(meetingId: string): Promise<string | null> {
    return this.meetings.municipalityOf(meetingId);
  }
}
