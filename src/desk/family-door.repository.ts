import type { KeyTree } from '../platform/sealing/opening.js';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { NEUTRAL_SECTORS } from '../invitation/reminders/place.domain.js';
import type { MeetingMode } from '../meeting/meeting.domain.js';
import { staff, type StaffTree } from '../network/projecting.domain.js';
import { b64, keyOfCase } from '../platform/database/json.domain.js';
import { holder } from './case-baton.js';
import type { Sealed } from './tree.js';

/** What a device shows of a case, as one statement gives it: instants and days as PostgreSQL writes them into JSON. */
export interface FamilyCardTree {
  readonly caseId: string;
  readonly areaId: string;
  readonly isClosed: boolean;
  /** Somebody has begun to close it. */
  readonly isClosing: boolean;
  /** Whether the reader may say how things are: guardians and the young. */
  readonly maySay: boolean;
  /** Null once nobody is any more. */
  readonly responsible: StaffTree | null;
  /** Who is to be, once the family has confirmed: after they accepted, which they cannot before the family consented. */
  readonly next: StaffTree | null;
  readonly standIn: {
    readonly firstDay: string;
    readonly lastDay: string;
    /** Today, and not only later. */
    readonly isNow: boolean;
    readonly who: StaffTree;
  } | null;
  readonly meeting: {
    readonly id: string;
    readonly startsAt: string;
    readonly endsAt: string;
    readonly zone: string;
    readonly mode: MeetingMode;
    /** Null where it may not be told. */
    readonly place: Sealed;
    /** Names of places to which everybody goes, if the place may be told. */
    readonly sites: readonly string[] | null;
  } | null;
  readonly key: KeyTree | null;
}

const SITES = `(select coalesce(json_agg(distinct v.place), '[]') from service v join unit w on w.id = v.unit_id
  where v.area_id = c.area_id and v.withdrawn_at is null and w.sector in (${NEUTRAL_SECTORS.map((each) => `'${each}'`).join(', ')}))`;

const MEETING = `(select json_build_object('id', x.id, 'startsAt', x.starts_at, 'endsAt', x.ends_at, 'zone', x.zone, 'mode', x.mode,
    'place', case when t.told then (select ${b64('l.place')} from meeting_place l where l.area_id = x.area_id and l.meeting_id = x.id) end, 'sites', case when t.told then ${SITES} end)
  from meeting x
  cross join lateral (select x.mode in ('in-person', 'hybrid') and access.tells_place(c.area_id, c.id) as told) t
  where x.area_id = c.area_id and x.case_id = c.id and x.state = 'scheduled' and x.ends_at > access.now()
  order by x.starts_at, x.id limit 1)`;

/** The cases of the acting person's own family: nobody of a family sees any other. Closed ones only if none is open. */
const CARDS = `
select json_build_object('caseId', c.id, 'areaId', c.area_id, 'isClosed', c.state = 'closed',
  'isClosing', exists (select from case_closing x where x.area_id = c.area_id and x.case_id = c.id
    and x.called_off_at is null and x.closed_at is null),
  'maySay', exists (select from access.access_grant g where g.scope_type = 'case' and g.scope_id = c.id and g.category = 'logistics'
    and g.verb = 'read' and g.basis in ('guardian', 'minor') and access.holds(g.valid_from, g.valid_until)),
  'responsible', (select ${staff('r.professional_id', 'r.unit_id')} from responsible_person r
    where r.area_id = c.area_id and r.case_id = c.id and r.until is null),
  'next', (select ${holder('h.to_professional_id', 'h.to_unit_id')} from handover h
    where h.area_id = c.area_id and h.case_id = c.id and h.state in ('accepted', 'joint-contact')),
  'standIn', (select json_build_object('firstDay', s.first_day, 'lastDay', s.last_day, 'isNow', s.starts_at <= access.now(),
      'who', ${staff('s.professional_id', 's.unit_id')})
    from stand_in s where s.area_id = c.area_id and s.case_id = c.id and s.revoked_at is null and s.ends_at > access.now()
    order by s.starts_at limit 1),
  'meeting', case when c.state <> 'closed' then ${MEETING} end,
  'key', ${keyOfCase('c.id')}) as tree
from network_case c
where c.state <> 'closed' or not exists (select from network_case o where o.state <> 'closed')
order by c.opened_at desc, c.id`;

/** Who comes to the family's door, and what is shown to them before they have said more of who they are. */
@Injectable()
export class FamilyDoorRepository {
  constructor(private readonly em: EntityManager) {}

  async cards(): Promise<FamilyCardTree[]> {
    const rows = await this.em.execute<{ tree: FamilyCardTree }[]>(CARDS);
    return rows.map(({ tree }) => tree);
  }

  /** Whether the actor is asked for consents at all: nothing of any is read. */
  async mayDecide(): Promise<boolean> {
    const [row] = await this.em.execute<{ may: boolean }[]>(
      `select cardinality(access.cases('consents', 'read') || access.consents_to_judge()) > 0 as may`,
    );
    return row!.may;
  }

  /** The actor, if they are of a family. See `access.family_visitor`. */
  async visitor(): Promise<{ language: string; unitName: string | null; unitPhone: string | null } | undefined> {
    const [row] = await this.em.execute<{ language: string; unitName: string | null; unitPhone: string | null }[]>(
      'select * from access.family_visitor()',
    );
    return row;
  }
}
