import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { MeetingMode } from '../../meeting/meeting.domain.js';
import { b64, keyOfCase } from '../../platform/database/json.domain.js';
import type { KeyTree } from '../../platform/sealing/opening.js';
import type { InvitationState } from '../invitation.domain.js';

/** A meeting at which somebody interprets, as one statement gives it. Sealed values in base64. */
export interface InterpretingRow {
  readonly invitationId: string;
  readonly areaId: string;
  readonly caseId: string;
  readonly meetingId: string;
  readonly state: InvitationState;
  readonly sequence: number;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly mode: MeetingMode;
  readonly place: string | null;
  readonly link: string | null;
  readonly languages: readonly string[];
  readonly counsellor: string;
  readonly phone: string | null;
  readonly key: KeyTree | null;
}

/** Row security shows the seats; what is to be interpreted and whom to ring is told by a function, which tells no more. */
const OWN = `
select i.id as "invitationId", i.area_id as "areaId", i.case_id as "caseId", m.id as "meetingId", i.state, i.sequence,
  to_json(m.starts_at) #>> '{}' as "startsAt", to_json(m.ends_at) #>> '{}' as "endsAt", m.mode,
  ${b64('l.place')} as place, ${b64('m.conference_link')} as link, o.languages, o.counsellor, o.phone, ${keyOfCase('i.case_id')} as key
from access.own_interpretings() o
join invitation i on i.id = o.invitation_id
join meeting m on m.area_id = i.area_id and m.id = i.meeting_id
left join meeting_place l on l.area_id = m.area_id and l.meeting_id = m.id
where m.state = 'scheduled' and m.ends_at > access.now() and i.cancelled_at is null
order by m.starts_at, i.id`;

/** What interpreters see of the meetings they come to. */
@Injectable()
export class InterpretingRepository {
  constructor(private readonly em: EntityManager) {}

  own(): Promise<InterpretingRow[]> {
    return this.em.execute<InterpretingRow[]>(OWN);
  }
}
