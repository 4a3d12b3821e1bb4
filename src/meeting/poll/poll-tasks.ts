import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Work } from '../../platform/access/work.js';
import { ZONE } from '../../platform/clock/clock.js';
import { type PollTask, tasksOf, type WaitingPoll } from './poll-tasks.domain.js';

interface WaitingRow extends Omit<WaitingPoll, 'askedAt' | 'deadline' | 'decidedAt' | 'recipients'> {
  readonly areaId: string;
  readonly askedAt: string;
  readonly deadline: string;
  readonly decidedAt: string | null;
  readonly recipients: readonly {
    readonly id: string;
    readonly professionalId: string;
    readonly hasAnswered: boolean;
    readonly substituteAt: string | null;
  }[];
}

const WAITING = `
select q.id as "pollId", q.area_id as "areaId", q.case_id as "caseId", q.meeting_id as "meetingId", q.state,
  q.asked_at as "askedAt", q.deadline, q.decided_at as "decidedAt",
  (select coalesce(json_agg(json_build_object('id', r.id, 'professionalId', r.professional_id,
      'hasAnswered', access.has_answered_poll(r.id), 'substituteAt', r.substitute_at) order by r.participant_id), '[]')
    from poll_recipient r where r.area_id = q.area_id and r.poll_id = q.id and r.revoked_at is null) as recipients
from time_poll q where q.state <> 'closed' and q.case_id = any ((select access.cases('logistics', 'write'))::uuid[])
order by q.deadline, q.id`;

const instant = (text: string | null) => (text === null ? null : Temporal.Instant.from(text));

/** What the polls of the actor's cases want from them. */
@Injectable()
export class PollTasks {
  constructor(
    private readonly em: EntityManager,
    private readonly work: Work,
  ) {}

  /** The most urgent poll first; one statement however many there are. */
  async mine(): Promise<PollTask[]> {
    const rows = await this.em.execute<WaitingRow[]>(WAITING);
    const tasks = rows.flatMap((row) => tasksOf(read(row), ZONE, this.work.now));
    const seen = new Map(rows.map(({ caseId, areaId }) => [caseId, areaId]));
    for (const [scopeId, areaId] of seen)
      this.work.note({ action: 'read', scopeType: 'case', scopeId, areaId, category: 'logistics' });
    return tasks;
  }
}

const read = ({ areaId: _areaId, recipients, ...row }: WaitingRow): WaitingPoll => ({
  ...row,
  askedAt: Temporal.Instant.from(row.askedAt),
  deadline: Temporal.Instant.from(row.deadline),
  decidedAt: instant(row.decidedAt),
  recipients: recipients.map((each) => ({ ...each, substituteAt: instant(each.substituteAt) })),
});
