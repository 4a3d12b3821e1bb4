import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Access } from '../../platform/access/access.js';
import { Work } from '../../platform/access/work.js';
import { notFound } from '../../platform/errors/domain-error.js';
import { invitationRules } from '../invitation.access.js';
import type { NoticeKind, NoticeState, NoticeWay } from './notice.domain.js';
import { instant } from '../invitation.repository.js';

/** What became of one notice; neither number nor words. */
export interface NoticeView {
  readonly id: string;
  readonly personId: string | null;
  readonly professionalId: string | null;
  readonly kind: NoticeKind;
  readonly way: NoticeWay | null;
  readonly state: NoticeState;
  readonly reason: string | null;
  readonly startsAt: Temporal.Instant;
  readonly dueAt: Temporal.Instant;
  readonly attemptedAt: Temporal.Instant | null;
  readonly settledAt: Temporal.Instant | null;
  readonly round: number;
}

type Stored = Omit<NoticeView, 'startsAt' | 'dueAt' | 'attemptedAt' | 'settledAt'> &
  Readonly<Record<'startsAt' | 'dueAt', string> & Record<'attemptedAt' | 'settledAt', string | null>>;

const NOTICES = `
select m.case_id as "caseId", m.area_id as "areaId", coalesce((select json_agg(json_build_object('id', n.id,
    'personId', n.person_id, 'professionalId', i.professional_id, 'kind', n.kind, 'way', n.way, 'state', n.state,
    'reason', n.reason, 'startsAt', n.starts_at, 'dueAt', n.due_at, 'attemptedAt', n.attempted_at,
    'settledAt', n.settled_at, 'round', n.round) order by n.due_at, n.id)
  from meeting_notice n left join invitation i on i.area_id = n.area_id and i.id = n.invitation_id
  where n.area_id = m.area_id and n.meeting_id = m.id), '[]') as notices
from meeting m where m.id = ?`;

/** What people were and will be told of a meeting: one statement. */
@Injectable()
export class NoticeReading {
  constructor(
    private readonly em: EntityManager,
    private readonly access: Access,
    private readonly work: Work,
  ) {}

  /** For who convenes it. */
  async ofMeeting(meetingId: string): Promise<NoticeView[]> {
    const [found] = await this.em.execute<{ caseId: string; areaId: string; notices: readonly Stored[] }[]>(NOTICES, [
      meetingId,
    ]);
    if (!found) {
      this.work.refuse({});
      throw notFound('meetingId');
    }
    const { caseId: scopeId, areaId, notices } = found;
    await this.access.require(invitationRules.keep, scopeId, 'meetingId');
    this.work.note({ action: 'read', scopeType: 'case', scopeId, areaId, category: 'logistics' });
    return notices.map(({ startsAt, dueAt, attemptedAt, settledAt, ...rest }) => ({
      ...rest,
      startsAt: Temporal.Instant.from(startsAt),
      dueAt: Temporal.Instant.from(dueAt),
      attemptedAt: instant(attemptedAt),
      settledAt: instant(settledAt),
    }));
  }
}
