import { Injectable } from '@nestjs/common';
import { proposeTimes } from '../availability/availability.domain.js';
import { AvailabilityService } from '../availability/availability.service.js';
import type { Answer } from '../availability/engine/problem.domain.js';
import type { Language } from '../directory/directory.domain.js';
import { Work } from '../platform/access/work.js';
import { notFound, refuse } from '../platform/errors/domain-error.js';
import { requireAhead } from './meeting.domain.js';
import { MeetingRepository } from './meeting.repository.js';
import { type Asked, type Cannot, problemOf, travelUnknown, withoutTime } from './proposals.domain.js';

/** Between which days, for whom, in which language. */
interface Question extends Omit<Asked, 'now'> {
  readonly language: Language;
  /** Who cannot come at a time, although their calendar does not say so. */
  readonly cannot?: Cannot | null;
}

/** The engine's answer, and the zone in which the meeting is agreed. */
export interface ProposedTimes extends Answer {
  readonly timeZone: string;
  /** Professionals of whom nobody knows how far they have it. */
  readonly travelUnknown: readonly string[];
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
    const places = (question.formats ?? []).map(({ municipality }) => municipality ?? null);
    const meeting = await this.meetings.sought(
      meetingId,
      places.filter((code) => code !== null),
    );
    if (!meeting?.may) {
      this.work.refuse(meeting ? { scopeType: 'case', scopeId: meeting.caseId, category: 'logistics' } : {});
      throw notFound('meetingId');
    }
    requireAhead(meeting);
    if (meeting.professionals.every(({ needed, isRoom }) => needed === 'optional' || isRoom))
      refuse('PARTICIPANTS_MISSING', 'Nobody is left who is needed at the meeting.', 'meetingId');
    const unknown = places.findIndex((code) => code !== null && !meeting.municipalities.includes(code));
    if (unknown >= 0) throw notFound(`formats.${unknown}.municipality`);
    const ids = meeting.professionals.map(({ professionalId }) => professionalId);
    const people = withoutTime(await this.availability.loadPeople(ids, question, meetingId), cannot ?? null);
    const { caseId, areaId } = meeting;
    this.work.note({ action: 'read', scopeType: 'case', scopeId: caseId, areaId, category: 'logistics' });
    const problem = problemOf(meeting, people, { ...question, now: this.work.now });
    const answer = proposeTimes(problem, language);
    return { ...answer, timeZone: meeting.zone, travelUnknown: travelUnknown(meeting, question) };
  }
}
