import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { proposeTimes } from '../../availability/availability.domain.js';
import { AvailabilityService } from '../../availability/availability.service.js';
import type { Proposal } from '../../availability/engine/problem.domain.js';
import type { Language } from '../../directory/directory.domain.js';
import { Work } from '../../platform/access/work.js';
import { lengthOf } from '../meeting-time.domain.js';
import { MeetingRepository } from '../meeting.repository.js';
import { amongTimes, withoutTimes } from './poll-choice.domain.js';
import { daysOfTimes } from './poll.domain.js';
import { PollTime, type TimePoll } from './poll.entity.js';
import { PollRepository } from './poll.repository.js';
import { problemOf } from '../proposals.domain.js';

/** What came of a poll, by what is known now. */
export interface PollDecision {
  /** The best of the times asked for; null if none suits everybody needed. */
  readonly best: Proposal | null;
  /** All that suit everybody needed. */
  readonly suitable: readonly Temporal.Instant[];
  /** Professionals who have not answered, or of whose time nothing is known: somebody has to ring them. */
  readonly ask: readonly string[];
}

const ANY_TIME = { must: [], prefer: [], avoid: [] };

/**
 * Lets the engine choose among the times of a poll, the answers being part of what is known of people's time. Nothing of
 * it is kept: a calendar may change before the counsellor looks.
 */
@Injectable()
export class PollDeciding {
  constructor(
    private readonly em: EntityManager,
    private readonly meetings: MeetingRepository,
    private readonly polls: PollRepository,
    private readonly availability: AvailabilityService,
    private readonly work: Work,
  ) {}

  /**
   * For who arranges the case; a handful of statements however many people. For as long as the meeting takes now, which an
   * interpreter may have changed since people were asked.
   */
  async decide(poll: Pick<TimePoll, 'id' | 'meetingId' | 'zone'>, language: Language): Promise<PollDecision> {
    const meeting = await this.meetings.sought(poll.meetingId);
    if (!meeting) throw new Error(`meeting ${poll.meetingId} has vanished`);
    const minutes = lengthOf(meeting.durationMinutes, meeting.isInterpreted);
    const times = await this.em.find(PollTime, { pollId: poll.id }, { orderBy: { startsAt: 'asc' } });
    const days = daysOfTimes(times, minutes, poll.zone);
    const ids = meeting.professionals.map(({ professionalId }) => professionalId);
    const people = await this.availability.loadPeople(ids, days, poll.meetingId);
    const asked = { ...days, now: this.work.now, proposals: times.length, family: ANY_TIME };
    const problem = problemOf(meeting, people, asked);
    const answer = proposeTimes(amongTimes(problem, { id: poll.id, minutes }, times), language);
    const { ask, ...found } = withoutTimes(answer, poll.id);
    return { ...found, ask: [...new Set([...(await this.polls.silent(poll.id)), ...ask])] };
  }
}
