import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { refuse } from '../platform/errors/domain-error.js';
import { checkDuration } from './convening.domain.js';
import { requireDraft } from './meeting.domain.js';
import { type Convened, MeetingService, type SeenMeeting } from './meeting.service.js';
import { PollAgain } from './poll/poll-again.js';
import { PollKeeping } from './poll/poll-keeping.js';
import { PollWhom } from './poll/poll-whom.js';

/** How long a meeting takes, while it has no time. */
@Injectable()
export class MeetingDuration {
  constructor(
    private readonly em: EntityManager,
    private readonly meetings: MeetingService,
    private readonly keeping: PollKeeping,
    private readonly whom: PollWhom,
    private readonly again: PollAgain,
  ) {}

  /**
   * Another length. Whoever said that they can for longer still can; whoever said so for less is asked again, and the poll
   * waits for them. The same length once more brings a poll up to what an interpreter has changed.
   */
  async change({ durationMinutes, ...seen }: SeenMeeting & { durationMinutes: number }): Promise<Convened> {
    checkDuration(durationMinutes);
    const opened = await this.meetings.open(seen);
    const { meeting } = opened;
    requireDraft(meeting);
    const poll = await this.keeping.liveOf(meeting.id);
    const isSame = meeting.durationMinutes === durationMinutes;
    meeting.durationMinutes = durationMinutes;
    const minutes = await this.whom.minutesOf(opened);
    const before = poll?.minutes ?? minutes;
    if (isSame && before === minutes) refuse('NOTHING_CHANGED', 'It takes so long already.', 'durationMinutes');
    await this.meetings.save(opened);
    if (!poll) return opened;
    poll.minutes = minutes;
    await this.em.flush();
    if (minutes > before) await this.again.forLonger(poll);
    else await this.again.forChanged(poll);
    return opened;
  }
}
