import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { MeetingMode } from '../../meeting/meeting.domain.js';
import { b64, keyOfCase } from '../../platform/database/json.domain.js';
import type { KeyTree } from '../../platform/sealing/opening.js';
import type { InvitationState } from '../invitation.domain.js';

/** An invitation of the reader's own, as one statement gives it. Sealed values in base64. */
export interface OwnInvitationRow {
  readonly invitationId: string;
  readonly areaId: string;
  readonly caseId: string;
  readonly meetingId: string;
  readonly state: InvitationState;
  readonly sequence: number;
  readonly invitedAt: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly mode: MeetingMode;
  readonly place: string | null;
  readonly link: string | null;
  readonly comment: string | null;
  readonly counsellor: string | null;
  readonly phone: string | null;
  readonly key: KeyTree | null;
}

/**
 * Row security shows the own invitations alone while one may know of the case. Who comes to interpret is told less, by
 * `access.own_interpretings`, and nothing here.
 */
const OWN = `
select i.id as "invitationId", i.area_id as "areaId", i.case_id as "caseId", m.id as "meetingId", i.state, i.sequence,
  to_json(i.invited_at) #>> '{}' as "invitedAt", to_json(m.starts_at) #>> '{}' as "startsAt",
  to_json(m.ends_at) #>> '{}' as "endsAt", m.mode, ${b64('l.place')} as place, ${b64('i.comment')} as comment,
  case when m.mode in ('remote', 'hybrid') then ${b64('m.conference_link')} end as link,
  c.given_name || ' ' || c.family_name as counsellor, coalesce(c.phone, u.phone) as phone, ${keyOfCase('i.case_id')} as key
from invitation i
join meeting m on m.area_id = i.area_id and m.id = i.meeting_id
left join meeting_place l on l.area_id = m.area_id and l.meeting_id = m.id
left join network_case n on n.area_id = i.area_id and n.id = i.case_id
left join professional c on c.id = n.counsellor_id
left join unit u on u.id = n.counsellor_unit
where i.professional_id = access.principal() and i.cancelled_at is null
  and i.case_id <> all ((select access.cases('logistics', 'read', 'seat'))::uuid[])
  and m.state = 'scheduled' and m.ends_at > access.now()
order by m.starts_at, i.id`;

/** What professionals see of the meetings to which they are invited. */
@Injectable()
export class OwnInvitationsRepository {
  constructor(private readonly em: EntityManager) {}

  own(): Promise<OwnInvitationRow[]> {
    return this.em.execute<OwnInvitationRow[]>(OWN);
  }
}
