import { EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Access } from '../../platform/access/access.js';
import { Work } from '../../platform/access/work.js';
import { newId } from '../../platform/clock/clock.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { invitationRules } from '../invitation.access.js';
import { MeetingNotice } from './notice.entity.js';
import { effectOf, UNTOLD } from './noticing.js';

const FIELD = { field: 'noticeId' } as const;

/** What a person decides about notices. */
@Injectable()
export class NoticeKeeping {
  constructor(
    private readonly em: EntityManager,
    private readonly access: Access,
    private readonly outbox: Outbox,
    private readonly work: Work,
  ) {}

  /**
   * Tells the same once more, now: whoever asks for it knows of the safe time, and that it may have come before. What goes
   * out, by which way and whether it still may is decided when it does.
   */
  async sendAgain(noticeId: string): Promise<MeetingNotice> {
    const seen = await this.access.row(MeetingNotice, noticeId, FIELD.field);
    const grant = await this.access.require(invitationRules.keep, seen.caseId, FIELD.field);
    const rounds = await this.rounds(seen);
    const last = rounds.at(-1)!;
    if (rounds.some(({ state }) => state === 'queued'))
      throw new DomainError('NOTICE_QUEUED', 'This is still to be sent.', FIELD);
    if (Temporal.Instant.compare(last.startsAt, this.work.now) <= 0)
      throw new DomainError('MEETING_PAST', 'This meeting is over.', FIELD);
    if (await this.isOvertaken(last))
      throw new DomainError('NOTICE_OVERTAKEN', 'The meeting has changed since. Send what is so now.', FIELD);
    const again = this.round(last);
    await this.em.flush();
    await this.outbox.plan(effectOf(again));
    this.work.noteChange('change', { scopeType: 'case', scopeId: again.caseId }, grant, ['logistics']);
    return again;
  }

  /** All rounds of the same, held: of two who ask at once the second sees the first one's. */
  private rounds({ areaId, participantId, kind, revision }: MeetingNotice): Promise<MeetingNotice[]> {
    return this.em.find(
      MeetingNotice,
      { areaId, participantId, kind, revision },
      { orderBy: { round: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
    );
  }

  private async isOvertaken({ meetingId, revision }: MeetingNotice): Promise<boolean> {
    const [row] = await this.em.execute<{ revision: number }[]>('select revision from meeting where id = ?', [
      meetingId,
    ]);
    return row?.revision !== revision;
  }

  private round(last: MeetingNotice): MeetingNotice {
    const { areaId, caseId, meetingId, participantId, personId, invitationId, kind, revision, startsAt } = last;
    const of = { areaId, caseId, meetingId, participantId, personId, invitationId, kind, revision, startsAt };
    const { now, actor } = this.work;
    const asked = { round: last.round + 1, askedBy: actor.principalId, queuedAt: now, dueAt: now };
    return this.em.create(MeetingNotice, { ...UNTOLD, ...of, ...asked, id: newId() });
  }
}
