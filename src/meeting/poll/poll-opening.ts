import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Work } from '../../platform/access/work.js';
import { newId, ZONE } from '../../platform/clock/clock.js';
import { refuse } from '../../platform/errors/domain-error.js';
import type { Start } from '../meeting-time.domain.js';
import { requireDraft } from '../meeting.domain.js';
import { MeetingService, type OpenMeeting, type SeenMeeting } from '../meeting.service.js';
import { PollAsking } from './poll-asking.js';
import { deadlineFrom, timesOf } from './poll.domain.js';
import { PollTime, TimePoll } from './poll.entity.js';
import { PollWhom } from './poll-whom.js';

/** Which times are asked for, and whom. */
export interface PollToOpen extends SeenMeeting {
  /** Local dates and times in the meeting's zone. */
  readonly times: readonly string[];
  /** Without it everybody of whose time nothing is known. */
  readonly participantIds?: readonly string[] | null;
}

/** Opens polls. Nothing of a family is told, so it may be done before any consent. */
@Injectable()
export class PollOpening {
  constructor(
    private readonly em: EntityManager,
    private readonly meetings: MeetingService,
    private readonly whom: PollWhom,
    private readonly asking: PollAsking,
    private readonly work: Work,
  ) {}

  /** Asks those named which of the times suit them. One poll at a time; a closed one is not opened again. */
  async open({ times, participantIds, ...seen }: PollToOpen): Promise<TimePoll> {
    const opened = await this.meetings.open(seen);
    const { meeting } = opened;
    requireDraft(meeting);
    const { areaId, id: meetingId, zone } = meeting;
    if (await this.em.findOne(TimePoll, { areaId, meetingId, state: { $ne: 'closed' } }))
      refuse('POLL_RUNNING', 'People are being asked already; close that poll first.', 'meetingId');
    const { now } = this.work;
    const minutes = await this.whom.minutesOf(opened);
    const starts = timesOf(times, { zone, minutes, now, deadline: deadlineFrom(now, ZONE) });
    const seats = await this.whom.ask(opened, starts, participantIds ?? null);
    const poll = await this.store(opened, starts, minutes);
    const recipients = this.asking.add(poll, seats);
    await this.asking.begin(poll, now);
    await this.asking.ask(poll, recipients, 'new');
    this.work.noteChange('record', { scopeType: 'case', scopeId: meeting.caseId }, opened.grant, ['logistics']);
    return poll;
  }

  /** The policies of the times and the recipients look for the poll, so it goes first. */
  private async store({ meeting }: OpenMeeting, starts: readonly Start[], minutes: number): Promise<TimePoll> {
    const { areaId, caseId, id: meetingId, zone } = meeting;
    const { now, actor } = this.work;
    const open = { state: 'open', decidedAt: null, closedAt: null, closedFor: null } as const;
    const when = { openedAt: now, askedAt: now, deadline: deadlineFrom(now, ZONE), openedBy: actor.principalId! };
    const where = { areaId, id: newId(), caseId, meetingId, zone, minutes };
    const poll = this.em.create(TimePoll, { ...where, ...open, ...when });
    await this.em.flush();
    for (const { startsAt } of starts)
      this.em.create(PollTime, { areaId, id: newId(), caseId, pollId: poll.id, startsAt });
    await this.em.flush();
    return poll;
  }
}
