import { Injectable } from '@nestjs/common';
import type { Proposal } from '../../availability/engine/problem.domain.js';
import { Basis } from '../../consent/basis.service.js';
import { refuse, withField } from '../../platform/errors/domain-error.js';
import type { HoldOverrideReason } from '../meeting.domain.js';
import type { Participant } from '../meeting.entity.js';
import type { Convened } from '../meeting.service.js';
import { whoComes } from './poll-choice.domain.js';
import { PollDeciding } from './poll-deciding.js';
import { PollKeeping } from './poll-keeping.js';
import { requireDecided } from './poll.domain.js';
import { Preparing } from '../preparing.js';
import { Scheduling } from '../scheduling.js';

/** The proposal that is confirmed, as the client saw it. */
export interface PollToConfirm {
  readonly pollId: string;
  readonly expectedVersion: number;
  /** Local date and time in the meeting's zone. */
  readonly start: string;
  /** The guardian who said yes to it. */
  readonly personId: string;
  /** Holds of other meetings give way, for this reason; without it they do not. */
  readonly overrideHolds?: { readonly reason: HoldOverrideReason } | null;
}

/** Turns what came of a poll into the time of its meeting. */
@Injectable()
export class PollConfirming {
  constructor(
    private readonly keeping: PollKeeping,
    private readonly deciding: PollDeciding,
    private readonly preparing: Preparing,
    private readonly scheduling: Scheduling,
    private readonly basis: Basis,
  ) {}

  /**
   * Decides once more by what is known at this moment, and if it is still what the client saw, writes down the family's yes
   * and gives the meeting this time. All of it or nothing.
   */
  async confirm({ pollId, expectedVersion, start, personId, overrideHolds }: PollToConfirm): Promise<Convened> {
    const open = await this.keeping.open(pollId, expectedVersion);
    const { poll, opened } = open;
    requireDecided(poll);
    const { best } = await this.deciding.decide(poll, 'fi');
    if (!best) refuse('NOTHING_SUITS', 'None of the times suits everybody needed.', 'pollId');
    const local = best.start.toZonedDateTimeISO(poll.zone).toPlainDateTime().toString({ smallestUnit: 'minute' });
    if (local !== start) refuse('PROPOSAL_CHANGED', 'Another time suits better now; look again.', 'start');
    const { attending, invited } = await this.who(best, opened.participants, opened.meeting.caseId);
    await this.keeping.end(poll, 'confirmed');
    const { id: meetingId, version } = opened.meeting;
    const yes = await this.preparing.recordFamilyYes({ meetingId, expectedVersion: version, start, personId });
    this.keeping.note(open);
    const seen = { meetingId, expectedVersion: yes.meeting.version };
    // Where people may meet either way and no room is free, the proposal is to meet remotely.
    const mode = best.format?.mode === 'remote' ? ('remote' as const) : null;
    const asked = { ...seen, start, mode, chosen: invited, despite: attending, overrideHolds };
    return this.scheduling.schedule(asked).catch((error: unknown) => {
      throw withField(error, { meetingId: 'pollId' });
    });
  }

  /** Optional people of whom the family has not agreed that they be told stay away. */
  private async who(best: Proposal, participants: readonly Participant[], caseId: string) {
    const { attending, optional } = whoComes(best, participants);
    const seats = optional.map(({ professionalId, unitId }) => ({ professionalId: professionalId!, unitId: unitId! }));
    const untold = await this.basis.missing(caseId, seats, best.end);
    const told = optional.filter((one) => !untold.some(({ professionalId }) => professionalId === one.professionalId));
    const ids = (some: readonly Participant[]) => some.map(({ id }) => id);
    const ofGroups = attending.filter(({ needed }) => needed === 'one-of');
    return { attending: ids(attending), invited: ids([...ofGroups, ...told]) };
  }
}
