import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Role } from '../platform/access/policies.js';
import { beginsWords, FINNISH } from './finnish.js';

export interface ProfessionalRow {
  readonly id: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly title: string;
  readonly email: string;
  readonly phone: string | null;
  readonly language: string;
  readonly version: number;
  readonly memberships: readonly MembershipRow[];
}

export interface MembershipRow {
  readonly id: string;
  readonly areaId: string;
  readonly areaName: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly role: string;
  readonly issuer: string | null;
  readonly until: string | null;
}

/** What a new membership would be. */
interface Joining {
  readonly professionalId: string;
  readonly unitId: string;
  readonly role: Role;
  readonly until: Temporal.Instant | null;
}

/** SQL: the membership `m` holds now. */
const LIVE = 'access.holds(m.valid_from, m.valid_until)';

const MEMBERSHIPS = `(select coalesce(json_agg(json_build_object('id', m.id, 'areaId', m.area_id, 'areaName', a.name,
    'unitId', m.unit_id, 'unitName', u.name, 'role', m.role, 'issuer', m.issuer, 'until', m.valid_until) order by u.name ${FINNISH}, m.role), '[]')
  from access.membership m join unit u on u.id = m.unit_id join area a on a.id = m.area_id
  where m.principal_id = p.id and ${LIVE})`;

const PROFESSIONAL = `p.id, p.given_name as "givenName", p.family_name as "familyName", p.title, p.email, p.phone, p.language,
  p.version, ${MEMBERSHIPS} as memberships`;

/** SQL: no room. */
const IS_PERSON = "p.kind = 'person'";

const BY_NAME = `order by p.family_name ${FINNISH}, p.given_name ${FINNISH}, p.id`;

/** Reads of people and memberships, never of rooms, each one statement. Row security shows them to staff only. */
@Injectable()
export class ProfessionalRepository {
  constructor(private readonly em: EntityManager) {}

  async byId(id: string): Promise<ProfessionalRow | undefined> {
    const [row] = await this.em.execute<ProfessionalRow[]>(
      `select ${PROFESSIONAL} from professional p where p.id = ? and ${IS_PERSON}`,
      [id],
    );
    return row;
  }

  /** People who belong to a unit now, by family name. */
  ofUnit(unitId: string): Promise<ProfessionalRow[]> {
    return this.em.execute<ProfessionalRow[]>(
      `select ${PROFESSIONAL} from professional p
       where p.id in (select m.principal_id from access.membership m where m.unit_id = ? and ${LIVE}) and ${IS_PERSON} ${BY_NAME}`,
      [unitId],
    );
  }

  /** People of an area whose given or family names begin with the words of the text, by family name. */
  byName(areaId: string, text: string, limit: number): Promise<ProfessionalRow[]> {
    const [named, ...words] = beginsWords(['p.given_name', 'p.family_name'], text);
    return this.em.execute<ProfessionalRow[]>(
      `select ${PROFESSIONAL} from professional p
       where p.id in (select m.principal_id from access.membership m where m.area_id = ? and ${LIVE})
         and ${IS_PERSON} and ${named} ${BY_NAME} limit ?`,
      [areaId, ...words, limit],
    );
  }

  /** The unit for which somebody holds the role in the area now. */
  async unitAs(role: Role, areaId: string, principalId: string): Promise<string | undefined> {
    const [row] = await this.em.execute<{ unitId: string }[]>(
      `select m.unit_id as "unitId" from access.membership m
       where m.role = ? and m.area_id = ? and m.principal_id = ? and ${LIVE} limit 1`,
      [role, areaId, principalId],
    );
    return row?.unitId;
  }

  /** Whether somebody belongs now to an area that the actor administers, and to one that the actor does not. */
  async administration(professionalId: string): Promise<{ readonly here: boolean; readonly elsewhere: boolean }> {
    const [row] = await this.em.execute<{ here: boolean; elsewhere: boolean }[]>(
      `select coalesce(bool_or(a.mine), false) as here, coalesce(bool_or(not a.mine), false) as elsewhere
       from access.membership m, lateral (select m.area_id = any (access.areas_as('admin')) as mine) a
       where m.principal_id = ? and ${LIVE}`,
      [professionalId],
    );
    return row ?? { here: false, elsewhere: false };
  }

  /** The areas to which somebody belongs now. */
  async areasOf(professionalId: string): Promise<readonly string[]> {
    const rows = await this.em.execute<{ areaId: string }[]>(
      `select distinct m.area_id as "areaId" from access.membership m where m.principal_id = ? and ${LIVE}`,
      [professionalId],
    );
    return rows.map(({ areaId }) => areaId);
  }

  /** Whether somebody has this role in this unit for a part of the time from now until `until`. */
  async isMember({ professionalId, unitId, role, until }: Joining): Promise<boolean> {
    const rows = await this.em.execute<unknown[]>(
      `select 1 from access.membership m where m.principal_id = ? and m.unit_id = ? and m.role = ?
         and tstzrange(m.valid_from, m.valid_until) && tstzrange(access.now(), ?::timestamptz) limit 1`,
      [professionalId, unitId, role, until?.toString() ?? null],
    );
    return rows.length > 0;
  }
}
