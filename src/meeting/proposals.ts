import { Injectable } from '@nestjs/common';
import { proposeTimes } from '../availability/availability.domain.js';
import { AvailabilityService } from '../availability/availability.service.js';
import type { Answer } from '../availability/problem.domain.js';
import type { Dates } from '../availability/working-time.domain.js';
import type { Language } from '../directory/directory.domain.js';
import { Work } from '../platform/access/work.js';
import { notFound } from '../platform/errors/domain-error.js';
import { requireAhead } from './meeting.domain.js';
import { MeetingRepository } from './meeting.repository.js';
import { type FamilyWindows, problemOf } from './proposals.domain.js';

/** Between which days, for whom, in which language. */
interface Sought extends Dates {
  readonly proposals: number;
  readonly family: FamilyWindows;
  readonly language: Language;
}

/** The engine's answer, and the zone in which the meeting is agreed. */
interface ProposedTimes extends Answer {
  readonly timeZone: string;
}

/** When everybody needed can meet. Tells nobody anything about the family, so it may be asked before any consent. */
@Injectable()
export class MeetingProposals {
  constructor(
    private readonly meetings: MeetingRepository,
    private readonly availability: AvailabilityService,
    private readonly work: Work,
  ) {}

  /** Three statements however many people. */
  async propose(meetingId: string, { language, ...sought }: Sought): Promise<ProposedTimes> {
    const meeting = await this.meetings.sought(meetingId);
    if (!meeting?.may) {
      this.work.refuse(meeting ? { scopeType: 'case', scopeId: meeting.caseId, category: 'logistics' } : {});
      throw notFound('meetingId');
    }
    requireAhead(meeting);
    const ids = meeting.professionals.map(({ professionalId }) => professionalId);
    const people = await this.availability.loadPeople(ids, sought, meetingId);
    const { caseId, areaId } = meeting;
    this.work.note({ action: 'read', scopeType: 'case', scopeId: caseId, areaId, category: 'logistics' });
    const problem = problemOf(meeting, people, { ...sought, now: this.work.now });
    return { ...proposeTimes(problem, language), timeZone: meeting.zone };
  }
}
