import { Injectable } from '@nestjs/common';
import { AvailabilityService } from '../../availability/availability.service.js';
import { DomainError, notFound, refuse } from '../../platform/errors/domain-error.js';
import { lengthOf, type Start } from '../meeting-time.domain.js';
import { MeetingRepository } from '../meeting.repository.js';
import type { OpenMeeting } from '../meeting.service.js';
import { daysOfTimes } from './poll.domain.js';
import { type AskableSeat, PollRepository } from './poll.repository.js';

/** Who of a meeting is asked, for how long a meeting. */
@Injectable()
export class PollWhom {
  constructor(
    private readonly polls: PollRepository,
    private readonly rows: MeetingRepository,
    private readonly availability: AvailabilityService,
  ) {}

  /** How long the meeting takes, interpreting included. */
  async minutesOf({ meeting }: Pick<OpenMeeting, 'meeting'>): Promise<number> {
    const { isInterpreted } = await this.rows.facts(meeting.id);
    return lengthOf(meeting.durationMinutes, isInterpreted);
  }

  /** Those named, or everybody of whose time nothing is known. Throws if nobody is left to ask. */
  async ask(
    { meeting }: OpenMeeting,
    starts: readonly Start[],
    participantIds: readonly string[] | null,
  ): Promise<AskableSeat[]> {
    const seats = await this.polls.seats(meeting.id);
    if (participantIds) return named(seats, participantIds);
    const days = daysOfTimes(starts, meeting.durationMinutes, meeting.zone);
    const ids = seats.map(({ professionalId }) => professionalId);
    const people = await this.availability.loadPeople(ids, days, meeting.id);
    const unknown = new Set(people.filter(({ calendar }) => calendar === 'unknown').map(({ id }) => id));
    const asked = seats.filter(({ professionalId }) => unknown.has(professionalId));
    if (asked.length === 0) refuse('NOBODY_TO_ASK', 'Everybody’s time is known; name whom to ask.', 'participantIds');
    return asked;
  }
}

function named(seats: readonly AskableSeat[], participantIds: readonly string[]): AskableSeat[] {
  if (participantIds.length === 0) refuse('NOBODY_TO_ASK', 'Name whom to ask.', 'participantIds');
  return participantIds.map((participantId, index) => {
    const field = `participantIds.${index}`;
    if (participantIds.indexOf(participantId) < index)
      throw new DomainError('NAMED_TWICE', 'This was named already.', { field });
    const seat = seats.find((each) => each.participantId === participantId);
    if (!seat) throw notFound(field);
    return seat;
  });
}
