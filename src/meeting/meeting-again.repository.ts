import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { MeetingBefore } from './meeting-again.domain.js';
import { HAS_LEFT } from './meeting.repository.js';

/** A meeting that was held, with its sealed places in base64. */
export interface MeetingBeforeRow extends MeetingBefore {
  readonly place: string | null;
  readonly conferenceLink: string | null;
}

const BELONGS = `exists (select from access.membership w where w.principal_id = f.professional_id and w.unit_id = f.unit_id
  and w.area_id = f.area_id and access.holds(w.valid_from, w.valid_until))`;

/** SQL: somebody of the family \`p\` still comes along: as guardian, as child, or as the family still wishes. */
const COMES_ALONG = `case p.role
  when 'guardian' then not exists (select from guardianship g where g.area_id = p.area_id and g.guardian_id = p.id)
    or exists (select from guardianship g where g.area_id = p.area_id and g.guardian_id = p.id and g.ended_at is null)
  when 'close-person' then not exists (select from invited_close_person i where i.area_id = p.area_id and i.person_id = p.id and i.case_id = m.case_id)
    or exists (select from invited_close_person i where i.area_id = p.area_id and i.person_id = p.id and i.case_id = m.case_id and i.ended_at is null)
  else true end`;

const LAST_HELD = `
select m.id, m.duration_minutes as "durationMinutes", m.mode, l.municipality, encode(l.place, 'base64') as place,
  encode(m.conference_link, 'base64') as "conferenceLink",
  (select coalesce(json_agg(json_build_object('professionalId', f.professional_id, 'unitId', f.unit_id, 'needed', f.needed,
      'clause', f.clause, 'stays', ${BELONGS} and not ${HAS_LEFT}) order by f.id), '[]')
    from meeting_participant f where f.area_id = m.area_id and f.meeting_id = m.id and f.professional_id is not null) as professionals,
  (select coalesce(json_agg(p.id order by f.id), '[]') from meeting_participant f
    join person p on p.area_id = f.area_id and p.id = f.person_id
    where f.area_id = m.area_id and f.meeting_id = m.id and ${COMES_ALONG}) as "familyPersonIds"
from meeting m left join meeting_place l on l.area_id = m.area_id and l.meeting_id = m.id
where m.case_id = ? and m.state = 'held' order by m.starts_at desc, m.id desc limit 1`;

/** What a meeting that was held tells of the next. */
@Injectable()
export class MeetingAgainRepository {
  constructor(private readonly em: EntityManager) {}

  /** The last one that was held in the case; undefined if there was none. */
  async lastHeld(caseId: string): Promise<MeetingBeforeRow | undefined> {
    const [row] = await this.em.execute<MeetingBeforeRow[]>(LAST_HELD, [caseId]);
    return row;
  }
}
