import type { HandoverState, JointContactKind } from '../handover/handover.domain.js';
import type { OutsideState } from '../handover/outside/outside.domain.js';
import { type StaffTree, unitName } from '../network/projecting.domain.js';
import { b64, listOf } from '../platform/database/json.domain.js';
import type { Open } from '../platform/sealing/opening.js';
import type { Sealed } from './tree.js';

/** The baton of a case as a case page's statement gives it. */
export interface BatonTree {
  readonly history: readonly {
    readonly id: string;
    readonly who: StaffTree;
    readonly since: string;
    readonly until: string | null;
    readonly reason: Sealed;
  }[];
  readonly handover: {
    readonly id: string;
    readonly state: HandoverState;
    readonly to: StaffTree;
    readonly reason: Sealed;
    readonly proposedAt: string;
    readonly offeredAt: string | null;
    readonly acceptedAt: string | null;
    readonly jointContactKind: JointContactKind | null;
    readonly jointContactOn: string | null;
    readonly tries: number;
    readonly version: number;
  } | null;
  readonly outside: readonly {
    readonly id: string;
    readonly state: OutsideState;
    readonly unitName: string | null;
    readonly serviceName: Sealed;
    readonly contactPerson: Sealed;
    readonly phone: Sealed;
    readonly reason: Sealed;
    readonly planVersionId: string | null;
    readonly givenTo: Sealed;
    readonly givenAt: string | null;
    readonly startedOn: string | null;
    readonly toldBy: Sealed;
    readonly version: number;
  }[];
}

/** SQL: somebody who had the baton or is to have it: a family knows them although they are not on its case any more, or yet. */
export const holder = (id: string, unit: string) => `(select json_build_object('id', ${id},
  'givenName', coalesce(p.given_name, q.given_name), 'familyName', coalesce(p.family_name, q.family_name),
  'title', coalesce(p.title, q.title), 'phone', coalesce(p.phone, q.phone, u.phone, access.phone_told(${unit})), 'unitId', u.id,
  'unitName', coalesce(u.name, access.sector_told(${unit})))
  from (select 1) one left join professional p on p.id = ${id} left join unit u on u.id = ${unit}
  left join access.people_of_baton() q on q.id = ${id})`;

/** SQL: why, for those who read the plan; others see who and when. */
const WHY_RESPONSIBLE = `(select ${b64('w.words')} from responsible_person_reason w
    where w.area_id = x.area_id and w.responsible_person_id = x.id)`;
const WHY_HANDED_OVER = `(select ${b64('w.words')} from handover_words w
    where w.area_id = h.area_id and w.handover_id = h.id and w.kind = 'proposing')`;

const HISTORY = listOf(
  `'id', x.id, 'who', ${holder('x.professional_id', 'x.unit_id')}, 'since', x.since, 'until', x.until, 'reason', ${WHY_RESPONSIBLE}`,
  'responsible_person x where x.area_id = c.area_id and x.case_id = c.id',
  'x.since, x.until nulls last',
);
const OPEN_HANDOVER = `(select json_build_object('id', h.id, 'state', h.state, 'to', ${holder('h.to_professional_id', 'h.to_unit_id')},
    'reason', ${WHY_HANDED_OVER}, 'proposedAt', h.proposed_at, 'offeredAt', h.offered_at, 'acceptedAt', h.accepted_at,
    'jointContactKind', h.joint_contact_kind, 'jointContactOn', h.joint_contact_on, 'version', h.version,
    'tries', (select count(*) from handover_try t where t.area_id = h.area_id and t.handover_id = h.id))
  from handover h where h.area_id = c.area_id and h.case_id = c.id
    and h.state in ('proposed', 'consented', 'offered', 'accepted', 'joint-contact'))`;
/** A service near where somebody lives who hides from the reader would be found by its own words. */
const ifUnitsAreTold = (column: string) => `case when not (select access.units_kept_from_me()) then ${b64(column)} end`;
const OUTSIDE = listOf(
  `'id', o.id, 'state', o.state, 'unitName', ${unitName('o.unit_id')},
    'serviceName', ${ifUnitsAreTold('o.service_name')}, 'contactPerson', ${ifUnitsAreTold('o.contact_person')}, 'phone', ${ifUnitsAreTold('o.phone')},
    'reason', ${b64('o.reason')}, 'planVersionId', o.plan_version_id, 'givenTo', ${ifUnitsAreTold('o.given_to')}, 'givenAt', o.given_at,
    'startedOn', o.started_on, 'toldBy', ${b64('o.told_by')}, 'version', o.version`,
  `outside_handover o where o.area_id = c.area_id and o.case_id = c.id
    and o.case_id = any ((select access.cases('plan', 'read'))::uuid[])`,
  'o.proposed_at, o.id',
);

/** SQL: who has been responsible for the case `c`, and whoever is to be. */
export const BATON = `'baton', json_build_object('history', ${HISTORY}, 'handover', ${OPEN_HANDOVER}, 'outside', ${OUTSIDE})`;

/** The baton with its texts opened. */
export const openedBaton = ({ history, handover, outside }: BatonTree, open: Open) => ({
  history: history.map((row) => ({ ...row, reason: open('responsible_person.reason', row.id, row.reason) })),
  handover: handover && { ...handover, reason: open('handover.reason', handover.id, handover.reason) },
  outside: outside.map((row) => {
    const told = (column: string, sealed: Sealed) => open(`outside_handover.${column}`, row.id, sealed);
    return {
      ...row,
      serviceName: told('service_name', row.serviceName),
      contactPerson: told('contact_person', row.contactPerson),
      phone: told('phone', row.phone),
      reason: told('reason', row.reason),
      givenTo: told('given_to', row.givenTo),
      toldBy: told('told_by', row.toldBy),
    };
  }),
});
