import { Injectable } from '@nestjs/common';
import { DomainError } from '../platform/errors/domain-error.js';
import { Convening } from './convening.js';
import type { NewMeeting } from './convening.domain.js';
import type { Participant } from './meeting.entity.js';
import type { Convened } from './meeting.service.js';
import type { TimePoll } from './poll/poll.entity.js';
import { PollOpening } from './poll/poll-opening.js';
import { Preparing } from './preparing.js';
import { Scheduling } from './scheduling.js';
import type { Insisted } from './seats.js';

/** A time to which the family has said yes. People are named as professionals: nobody has seen the participants yet. */
export interface TimeAgreed extends Insisted {
  /** Local date and time in the meeting's zone. */
  readonly start: string;
  /** The guardian who said yes to it. */
  readonly familyYesBy: string;
}

/** Times that people are asked for. */
export interface AskedTimes {
  /** Local dates and times in the meeting's zone. */
  readonly times: readonly string[];
  /** Without it everybody of whose time nothing is known. */
  readonly professionalIds?: readonly string[] | null;
}

/** A meeting that is convened and goes on at once: to its time, or to the question for one. */
@Injectable()
export class Arranging {
  constructor(
    private readonly convening: Convening,
    private readonly preparing: Preparing,
    private readonly scheduling: Scheduling,
    private readonly polls: PollOpening,
  ) {}

  /** See `Convening.convene`. */
  convene(meeting: NewMeeting): Promise<Convened> {
    return this.convening.convene(meeting);
  }

  /** Gives what was just convened its time: see `Scheduling.schedule`. Who does not come is named as a professional too. */
  async agree({ meeting, participants }: Convened, { start, familyYesBy, ...asked }: TimeAgreed): Promise<Convened> {
    const { id: meetingId, version: expectedVersion } = meeting;
    const { meeting: agreed } = await this.preparing.recordFamilyYes({
      meetingId,
      expectedVersion,
      start,
      personId: familyYesBy,
    });
    const seats = { chosen: seatsOf(participants, asked.chosen), despite: seatsOf(participants, asked.despite ?? []) };
    const { overrideHolds } = asked;
    const at = { meetingId, expectedVersion: agreed.version, start, overrideHolds, ...seats };
    return this.scheduling.schedule(at).catch((error: unknown) => {
      throw asProfessionals(error, participants);
    });
  }

  /** Asks who of those just convened can come when: see `PollOpening.open`. */
  ask({ meeting, participants }: Convened, { times, professionalIds }: AskedTimes): Promise<TimePoll> {
    const { id: meetingId, version: expectedVersion } = meeting;
    const participantIds = professionalIds && seatsOf(participants, professionalIds);
    return this.polls.open({ meetingId, expectedVersion, times, participantIds });
  }
}

/** The participants that the professionals are. Who is none stands for themselves, so that the refusal names their place. */
const seatsOf = (participants: readonly Participant[], professionalIds: readonly string[]): string[] =>
  professionalIds.map((id) => participants.find(({ professionalId }) => professionalId === id)?.id ?? id);

/** Participants of a meeting that is undone again mean nothing to anybody. */
function asProfessionals(error: unknown, participants: readonly Participant[]): unknown {
  if (!(error instanceof DomainError)) return error;
  const { participantIds, ...details } = error.details;
  if (!Array.isArray(participantIds)) return error;
  const unsuited = participants.filter(({ id }) => participantIds.includes(id));
  const professionalIds = unsuited.map(({ professionalId }) => professionalId!);
  return new DomainError(error.code, error.message, { ...details, professionalIds });
}
