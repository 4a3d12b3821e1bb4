import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { notFound } from '../platform/errors/domain-error.js';
import type { Role } from '../platform/access/policies.js';
import type { Keyset } from '../platform/graphql/connection.js';
import type { NeedCode, Sector } from './directory.domain.js';

/** What services are looked for. All conditions must hold. */
export interface ServiceSearch {
  readonly municipality?: string | null;
  readonly sector?: Sector | null;
  readonly need?: NeedCode | null;
  /** Looked for in the names of service and unit and in whom it is for, whatever the case. */
  readonly text?: string | null;
}

export interface UnitRow {
  readonly id: string;
  readonly name: string;
  readonly organisation: { readonly id: string; readonly name: string; readonly kind: string };
  readonly register: string;
  readonly sector: string;
  readonly isAuthority: boolean;
  readonly phone: string | null;
  readonly email: string | null;
  readonly municipalities: readonly string[];
  readonly reviewBy: string;
  readonly version: number;
}

export interface ServiceRow {
  readonly id: string;
  readonly name: string;
  readonly forWhom: string;
  readonly place: string;
  readonly howToReach: string;
  readonly contactPerson: { readonly id: string; readonly givenName: string; readonly familyName: string } | null;
  readonly needCodes: readonly string[];
  readonly municipalities: readonly string[];
  readonly reviewBy: string;
  readonly withdrawnAt: string | null;
  readonly version: number;
  readonly unit: UnitRow;
}

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
}

/** Finnish order: å, ä and ö after z. */
const FINNISH = 'collate "fi-x-icu"';

const UNIT_JSON = `json_build_object('id', u.id, 'name', u.name, 'register', u.register, 'sector', u.sector,
  'isAuthority', u.is_authority, 'phone', u.phone, 'email', u.email, 'municipalities', u.municipalities,
  'reviewBy', u.review_by, 'version', u.version,
  'organisation', json_build_object('id', o.id, 'name', o.name, 'kind', o.kind))`;

const SERVICE = `s.id, s.name, s.for_whom as "forWhom", s.place, s.how_to_reach as "howToReach", s.need_codes as "needCodes",
  s.municipalities, s.review_by as "reviewBy", s.withdrawn_at as "withdrawnAt", s.version, ${UNIT_JSON} as unit,
  case when p.id is not null then json_build_object('id', p.id, 'givenName', p.given_name, 'familyName', p.family_name) end
    as "contactPerson"`;

const SERVICE_FROM = `from service s join unit u on u.id = s.unit_id join organisation o on o.id = u.organisation_id
  left join professional p on p.id = s.contact_person_id`;

const MEMBERSHIPS = `(select coalesce(json_agg(json_build_object('id', m.id, 'areaId', m.area_id, 'areaName', a.name,
    'unitId', m.unit_id, 'unitName', u.name, 'role', m.role) order by u.name ${FINNISH}, m.role), '[]')
  from access.membership m join unit u on u.id = m.unit_id join area a on a.id = m.area_id
  where m.principal_id = p.id and m.valid_from <= access.now() and (m.valid_until is null or m.valid_until > access.now()))`;

const PROFESSIONAL = `p.id, p.given_name as "givenName", p.family_name as "familyName", p.title, p.email, p.phone, p.language,
  p.version, ${MEMBERSHIPS} as memberships`;

/** \`%\` and \`_\` typed by a person mean themselves. */
const escapeLike = (text: string) => text.replace(/[\\%_]/g, '\\$&');

/** Reads of the directory, each one statement, sorted as Finns sort. */
@Injectable()
export class DirectoryRepository {
  constructor(private readonly em: EntityManager) {}

  areas(): Promise<{ id: string; code: string; name: string; shortName: string }[]> {
    return this.em.execute(`select id, code, name, short_name as "shortName" from area order by name ${FINNISH}`);
  }

  municipalities(areaId: string): Promise<{ code: string; nameFi: string; nameSv: string }[]> {
    return this.em.execute(
      `select code, name_fi as "nameFi", name_sv as "nameSv" from municipality where area_id = ? order by name_fi ${FINNISH}`,
      [areaId],
    );
  }

  services(areaId: string, search: ServiceSearch, limit: number, after?: Keyset): Promise<ServiceRow[]> {
    const conditions: string[] = ['s.area_id = ?', 's.withdrawn_at is null'];
    const values: unknown[] = [areaId];
    const and = (condition: string, ...given: unknown[]) => {
      conditions.push(condition);
      values.push(...given);
    };
    if (search.municipality) and('s.municipalities @> array[?]', search.municipality);
    if (search.sector) and('u.sector = ?', search.sector);
    if (search.need) and('s.need_codes @> array[?]', search.need);
    if (search.text) and("concat_ws(' ', s.name, u.name, s.for_whom) ilike ?", `%${escapeLike(search.text)}%`);
    if (after) and(`(s.name ${FINNISH}, s.id) > (?, ?::uuid)`, ...after);
    return this.em.execute(
      `select ${SERVICE} ${SERVICE_FROM} where ${conditions.join(' and ')} order by s.name ${FINNISH}, s.id limit ?`,
      [...values, limit],
    );
  }

  async service(id: string): Promise<ServiceRow | undefined> {
    const [row] = await this.em.execute<ServiceRow[]>(`select ${SERVICE} ${SERVICE_FROM} where s.id = ?`, [id]);
    return row;
  }

  units(areaId: string, sector: Sector | null | undefined, limit: number, after?: Keyset): Promise<UnitRow[]> {
    return this.em
      .execute<{ unit: UnitRow }[]>(
        `select ${UNIT_JSON} as unit from unit u join organisation o on o.id = u.organisation_id
       where u.area_id = ? ${sector ? 'and u.sector = ?' : ''} ${after ? `and (u.name ${FINNISH}, u.id) > (?, ?::uuid)` : ''}
       order by u.name ${FINNISH}, u.id limit ?`,
        [areaId, ...(sector ? [sector] : []), ...(after ?? []), limit],
      )
      .then((rows) => rows.map((row) => row.unit));
  }

  async organisation(id: string): Promise<{ id: string; name: string; kind: string }> {
    const [row] = await this.em.execute<{ id: string; name: string; kind: string }[]>(
      'select id, name, kind from organisation where id = ?',
      [id],
    );
    if (!row) throw notFound('id');
    return row;
  }

  async unit(id: string): Promise<UnitRow | undefined> {
    const [row] = await this.em.execute<{ unit: UnitRow }[]>(
      `select ${UNIT_JSON} as unit from unit u join organisation o on o.id = u.organisation_id where u.id = ?`,
      [id],
    );
    return row?.unit;
  }

  /** People who belong to a unit now, by family name. */
  professionalsOf(unitId: string): Promise<ProfessionalRow[]> {
    return this.em.execute<ProfessionalRow[]>(
      `select ${PROFESSIONAL} from professional p where p.id in (select m.principal_id from access.membership m
         where m.unit_id = ? and m.valid_from <= access.now() and (m.valid_until is null or m.valid_until > access.now()))
       order by p.family_name ${FINNISH}, p.given_name ${FINNISH}, p.id`,
      [unitId],
    );
  }

  async professional(id: string): Promise<ProfessionalRow | undefined> {
    const [row] = await this.em.execute<ProfessionalRow[]>(
      `select ${PROFESSIONAL} from professional p where p.id = ?`,
      [id],
    );
    return row;
  }

  async knownServices(ids: readonly string[]): Promise<number> {
    const [row] = await this.em.execute<{ known: number }[]>(
      `select count(*)::integer as known from service where withdrawn_at is null and id in (${ids.map(() => '?').join(', ')})`,
      [...ids],
    );
    return row?.known ?? 0;
  }

  async unitAs(role: Role, areaId: string, principalId: string): Promise<string | undefined> {
    const [row] = await this.em.execute<{ unitId: string }[]>(
      `select m.unit_id as "unitId" from access.membership m where m.role = ? and m.area_id = ? and m.principal_id = ?
         and m.valid_from <= access.now() and (m.valid_until is null or m.valid_until > access.now()) limit 1`,
      [role, areaId, principalId],
    );
    return row?.unitId;
  }
}
