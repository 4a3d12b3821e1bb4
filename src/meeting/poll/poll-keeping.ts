import { EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Access } from '../../platform/access/access.js';
import { Work } from '../../platform/access/work.js';
import { notFound, requireVersion } from '../../platform/errors/domain-error.js';
import { Events } from '../../platform/events/events.js';
import { meetingRules } from '../meeting.access.js';
import type { MeetingCancelled, MeetingScheduled } from '../meeting.events.js';
import { MeetingService, type OpenMeeting } from '../meeting.service.js';
import { type PollEnd, requireLive } from './poll.domain.js';
import { PollRecipient, TimePoll } from './poll.entity.js';

/** A poll that the actor may change, and its meeting. */
export interface OpenPoll {
  readonly poll: TimePoll;
  readonly opened: OpenMeeting;
}

/** A recipient as the client saw it. */
export interface SeenRecipient {
  readonly recipientId: string;
  readonly expectedVersion: number;
}

/** One recipient of such a poll. */
export interface OpenRecipient extends OpenPoll {
  readonly recipient: PollRecipient;
}

/** What every change of a poll begins and ends with. Meeting, poll and recipients are locked in this order. */
@Injectable()
export class PollKeeping implements OnModuleInit {
  constructor(
    private readonly em: EntityManager,
    private readonly access: Access,
    private readonly meetings: MeetingService,
    private readonly events: Events,
    private readonly work: Work,
  ) {}

  onModuleInit(): void {
    this.events.handle<MeetingScheduled>('meeting', 'meeting.scheduled', ({ meetingId }) =>
      this.endOf(meetingId, 'scheduled'),
    );
    this.events.handle<MeetingCancelled>('meeting', 'meeting.cancelled', ({ meetingId }) =>
      this.endOf(meetingId, 'cancelled'),
    );
  }

  /** The poll as the client saw it, while people are asked. */
  async open(pollId: string, expectedVersion: number): Promise<OpenPoll> {
    const seen = await this.access.row(TimePoll, pollId, 'pollId');
    const open = await this.hold(seen, 'pollId');
    requireVersion(open.poll, expectedVersion);
    requireLive(open.poll, 'pollId');
    return open;
  }

  /** A recipient as the client saw it, while people are asked. Whose seat was given away is not there any more. */
  async openRecipient({ recipientId, expectedVersion }: SeenRecipient): Promise<OpenRecipient> {
    const recipient = await this.access.row(PollRecipient, recipientId, 'recipientId');
    const seen = await this.access.row(TimePoll, recipient.pollId, 'recipientId');
    const open = await this.hold(seen, 'recipientId');
    requireLive(open.poll, 'recipientId');
    await this.em.refresh(recipient, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (recipient.revokedAt) throw notFound('recipientId');
    requireVersion(recipient, expectedVersion);
    return { ...open, recipient };
  }

  /** The poll in which people are asked for a meeting that is locked; null if there is none. */
  async liveOf(meetingId: string): Promise<TimePoll | null> {
    const where = { meetingId, state: { $ne: 'closed' as const } };
    return this.em.findOne(TimePoll, where, { lockMode: LockMode.PESSIMISTIC_WRITE });
  }

  /** Nobody is asked any more. What was answered stays. */
  async end(poll: TimePoll, closedFor: PollEnd): Promise<void> {
    Object.assign(poll, { state: 'closed', closedAt: this.work.now, closedFor });
    await this.em.flush();
  }

  /** Notes the change in the access log. */
  note({ opened: { meeting, grant } }: OpenPoll): void {
    this.work.noteChange('change', { scopeType: 'case', scopeId: meeting.caseId }, grant, ['logistics']);
  }

  private async endOf(meetingId: string, closedFor: PollEnd): Promise<void> {
    const poll = await this.liveOf(meetingId);
    if (poll) await this.end(poll, closedFor);
  }

  private async hold(poll: TimePoll, field: string): Promise<OpenPoll> {
    await this.access.require(meetingRules.arrange, poll.caseId, field);
    const opened = await this.meetings.find(poll.meetingId, meetingRules.arrange);
    await this.em.refresh(opened.meeting, { lockMode: LockMode.PESSIMISTIC_WRITE });
    await this.em.refresh(poll, { lockMode: LockMode.PESSIMISTIC_WRITE });
    return { poll, opened };
  }
}
