import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { AvailabilityService } from '../availability/availability.service.js';
import type { Language } from '../directory/directory.domain.js';
import { Access } from '../platform/access/access.js';
import { Work } from '../platform/access/work.js';
import { ZONE } from '../platform/clock/clock.js';
import { checkTable, type NewParticipant } from './convening.domain.js';
import type { MeetingMode } from './meeting.domain.js';
import {
  type Asked,
  placesAsked,
  type ProposedTimes,
  requirePlaces,
  type Sought,
  timesFor,
} from './proposals.domain.js';

/** A meeting that is thought of: who, for how long, how, between which days. */
export interface Beforehand extends Omit<Asked, 'now'> {
  readonly areaId: string;
  readonly durationMinutes: number;
  /** Somebody of the family who takes part needs an interpreter. */
  readonly isInterpreted: boolean;
  readonly mode: MeetingMode;
  /** Code of the municipality where it will be. */
  readonly municipality?: string | null;
  readonly participants: readonly NewParticipant[];
  readonly language: Language;
}

/** The directory's part of a meeting that is thought of: as `Sought`, and what of it is not known. */
interface TableRow extends Pick<Sought, 'professionals' | 'travel'> {
  /** Positions of those who are not of their unit now. */
  readonly strangers: readonly number[];
  readonly municipalities: readonly string[];
  /** An interpreter is needed at the table. */
  readonly hasInterpreter: boolean;
}

/** SQL: everybody named by the id of the professional, who has no seat yet and belongs to nobody's network yet. */
const TABLE = `
with named as (
  select (s.seat ->> 'professionalId')::uuid as professional_id, (s.seat ->> 'unitId')::uuid as unit_id,
    s.seat ->> 'needed' as needed, s.seat ->> 'clause' as clause, s.place - 1 as place
  from jsonb_array_elements(?::jsonb) with ordinality as s (seat, place))
select
  (select coalesce(json_agg(n.place order by n.place), '[]') from named n where not exists (
    select from access.membership m where m.principal_id = n.professional_id and m.unit_id = n.unit_id
      and m.area_id = a.id and access.holds(m.valid_from, m.valid_until))) as strangers,
  (select coalesce(json_agg(json_build_object('id', n.professional_id, 'professionalId', n.professional_id,
      'needed', n.needed, 'clause', n.clause, 'isRoom', coalesce(r.kind = 'room', false), 'municipality', u.municipality,
      'load', coalesce(l.meetings, 0), 'isOwn', false) order by n.place), '[]')
    from named n left join professional r on r.id = n.professional_id left join unit u on u.id = n.unit_id
      left join access.meetings_ahead((select array_agg(each.professional_id) from named each)) l
        on l.professional_id = n.professional_id) as professionals,
  (select coalesce(json_agg(json_build_object('from', t.one, 'to', t.other, 'minutes', t.minutes)), '[]')
    from travel_time t where t.area_id = a.id) as travel,
  (select coalesce(json_agg(p.code), '[]') from municipality p
    where p.code in (select value from jsonb_array_elements_text(?::jsonb))) as municipalities,
  exists (select from named n join unit u on u.id = n.unit_id
    where u.sector = 'interpreting' and n.needed <> 'optional') as "hasInterpreter"
from area a where a.id = ?`;

/** When people could meet before there is a case or a meeting. Knows nothing of a family, and tells nothing of one. */
@Injectable()
export class TimesBeforehand {
  constructor(
    private readonly em: EntityManager,
    private readonly access: Access,
    private readonly availability: AvailabilityService,
    private readonly work: Work,
  ) {}

  /** For counsellors of the area. A handful of statements however many people. */
  async propose({ areaId, language, ...asked }: Beforehand): Promise<ProposedTimes> {
    await this.access.requireRole('counsellor', areaId, 'areaId');
    const table = await this.table(areaId, asked);
    const { durationMinutes, mode, municipality = null, participants } = asked;
    const { professionals, travel, strangers, municipalities } = table;
    const isPlaceKnown = municipality === null || municipalities.includes(municipality);
    const rooms = professionals.flatMap(({ isRoom }, index) => (isRoom ? [index] : []));
    checkTable({ durationMinutes, participants }, { strangers, rooms, isPlaceKnown });
    requirePlaces(asked, municipalities);
    const { now } = this.work;
    const isInterpreted = asked.isInterpreted || table.hasInterpreter;
    const how = { durationMinutes, zone: ZONE, isInterpreted, since: now.toString(), mode, municipality };
    const people = await this.availability.loadPeople(
      participants.map(({ professionalId }) => professionalId),
      asked,
    );
    return timesFor({ ...how, professionals, travel }, people, { ...asked, now }, language);
  }

  private async table(
    areaId: string,
    { participants, municipality, formats }: Omit<Beforehand, 'areaId' | 'language'>,
  ): Promise<TableRow> {
    const places = [...placesAsked({ formats }), ...(municipality == null ? [] : [municipality])];
    const [row] = await this.em.execute<TableRow[]>(TABLE, [
      JSON.stringify(participants),
      JSON.stringify(places),
      areaId,
    ]);
    if (!row) throw new Error(`area ${areaId} has vanished`);
    return row;
  }
}
