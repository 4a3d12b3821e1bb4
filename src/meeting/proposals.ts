import { Injectable } from '@nestjs/common';
import { AvailabilityService } from '../availability/availability.service.js';
import type { Language } from '../directory/directory.domain.js';
import { Work } from '../platform/access/work.js';
import { notFound, refuse } from '../platform/errors/domain-error.js';
import { requireAhead } from './meeting.domain.js';
import { MeetingRepository } from './meeting.repository.js';
import {
  type Asked,
  type Cannot,
  placesAsked,
  type ProposedTimes,
  requirePlaces,
  timesFor,
  withoutTime,
} from './proposals.domain.js';

/** Between which days, for whom, in which language. */
interface Question extends Omit<Asked, 'now'> {
  readonly language: Language;
  /** Who cannot come at a time, although their calendar does not say so. */
  readonly cannot?: Cannot | null;
}

/** When everybody needed can meet. Tells nobody anything about the family, so it may be asked before any consent. */
@Injectable()
export class MeetingProposals {
  constructor(
    private readonly meetings: MeetingRepository,
    private readonly availability: AvailabilityService,
    private readonly work: Work,
  ) {}

  /** A handful of statements however many people. */
  async propose(meetingId: string, { language, cannot, ...question }: Question): Promise<ProposedTimes> {
    const meeting = await this.meetings.sought(meetingId, placesAsked(question));
    if (!meeting?.may) {
      this.work.refuse(meeting ? { scopeType: 'case', scopeId: meeting.caseId, category: 'logistics' } : {});
      throw notFound('meetingId');
    }
    requireAhead(meeting);
    if (meeting.professionals.every(({ needed, isRoom }) => needed === 'optional' || isRoom))
      refuse('PARTICIPANTS_MISSING', 'Nobody is left who is needed at the meeting.', 'meetingId');
    requirePlaces(question, meeting.municipalities);
    const ids = meeting.professionals.map(({ professionalId }) => professionalId);
    const people = withoutTime(await this.availability.loadPeople(ids, question, meetingId), cannot ?? null);
    const { caseId, areaId } = meeting;
    this.work.note({ action: 'read', scopeType: 'case', scopeId: caseId, areaId, category: 'logistics' });
    return timesFor(meeting, people, { ...question, now: this.work.now }, language);
  }
}
