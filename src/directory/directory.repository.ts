import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Keyset } from '../platform/graphql/connection.js';
import type { NeedCode, Sector } from './directory.domain.js';
import { FINNISH, holdsWords } from './finnish.js';

/** What services are looked for. All conditions must hold. */
export interface ServiceSearch {
  readonly municipality?: string | null;
  readonly sector?: Sector | null;
  readonly need?: NeedCode | null;
  /** Each word is looked for in the names of service, unit and organisation and in whom it is for, whatever the case. */
  readonly text?: string | null;
  /** Only of this unit. */
  readonly unitId?: string | null;
  readonly review?: Review | null;
}

/** What units are looked for. All conditions must hold. */
export interface UnitSearch {
  readonly sector?: Sector | null;
  /** Each word is looked for in the names of unit and organisation, whatever the case. */
  readonly text?: string | null;
  /** Only of this organisation. */
  readonly organisationId?: string | null;
  readonly review?: Review | null;
}

/** Whether the day by which owners look an entry through has passed, as of `today`. */
interface Review {
  readonly due: boolean;
  readonly today: Temporal.PlainDate;
}

export interface OrganisationRow {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly withdrawnAt: string | null;
  readonly version: number;
}

export interface UnitRow {
  readonly id: string;
  readonly name: string;
  readonly organisation: OrganisationRow;
  readonly register: string;
  readonly sector: string;
  readonly isAuthority: boolean;
  readonly phone: string | null;
  readonly email: string | null;
  readonly municipalities: readonly string[];
  readonly municipality: string | null;
  readonly reviewBy: string;
  readonly withdrawnAt: string | null;
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

const UNIT_JSON = `json_build_object('id', u.id, 'name', u.name, 'register', u.register, 'sector', u.sector,
  'isAuthority', u.is_authority, 'phone', u.phone, 'email', u.email, 'municipalities', u.municipalities,
  'municipality', u.municipality, 'reviewBy', u.review_by, 'withdrawnAt', u.withdrawn_at, 'version', u.version,
  'organisation', json_build_object('id', o.id, 'name', o.name, 'kind', o.kind, 'withdrawnAt', o.withdrawn_at, 'version', o.version))`;

const SERVICE = `s.id, s.name, s.for_whom as "forWhom", s.place, s.how_to_reach as "howToReach", s.need_codes as "needCodes",
  s.municipalities, s.review_by as "reviewBy", s.withdrawn_at as "withdrawnAt", s.version, ${UNIT_JSON} as unit,
  case when p.id is not null then json_build_object('id', p.id, 'givenName', p.given_name, 'familyName', p.family_name) end
    as "contactPerson"`;

const SERVICE_FROM = `from service s join unit u on u.id = s.unit_id join organisation o on o.id = u.organisation_id
  left join professional p on p.id = s.contact_person_id`;

const ORGANISATION = 'o.id, o.name, o.kind, o.withdrawn_at as "withdrawnAt", o.version';

/** Conditions that all must hold, with the values of their `?`. */
class Where {
  private readonly conditions: string[] = [];
  readonly values: unknown[] = [];

  constructor(condition: string, ...values: readonly unknown[]) {
    this.and(condition, ...values);
  }

  get sql(): string {
    return this.conditions.join(' and ');
  }

  and(condition: string, ...values: readonly unknown[]): this {
    this.conditions.push(condition);
    this.values.push(...values);
    return this;
  }
}

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
    const { municipality, sector, need, text, unitId, review } = search;
    const where = new Where('s.area_id = ?', areaId).and('s.withdrawn_at is null');
    if (unitId) where.and('s.unit_id = ?', unitId);
    if (municipality) where.and('s.municipalities @> array[?]', municipality);
    if (sector) where.and('u.sector = ?', sector);
    if (need) where.and('s.need_codes @> array[?]', need);
    if (text) where.and(...holdsWords("concat_ws(' ', s.name, u.name, o.name, s.for_whom)", text));
    if (review) where.and('(s.review_by < ?::date) = ?::boolean', review.today.toString(), review.due);
    if (after) where.and(`(s.name ${FINNISH}, s.id) > (?, ?::uuid)`, ...after);
    return this.em.execute(
      `select ${SERVICE} ${SERVICE_FROM} where ${where.sql} order by s.name ${FINNISH}, s.id limit ?`,
      [...where.values, limit],
    );
  }

  async service(id: string): Promise<ServiceRow | undefined> {
    const [row] = await this.em.execute<ServiceRow[]>(`select ${SERVICE} ${SERVICE_FROM} where s.id = ?`, [id]);
    return row;
  }

  async units(areaId: string, search: UnitSearch, limit: number, after?: Keyset): Promise<UnitRow[]> {
    const { sector, text, organisationId, review } = search;
    const where = new Where('u.area_id = ?', areaId).and('u.withdrawn_at is null');
    if (organisationId) where.and('u.organisation_id = ?', organisationId);
    if (text) where.and(...holdsWords("concat_ws(' ', u.name, o.name)", text));
    if (sector) where.and('u.sector = ?', sector);
    if (review) where.and('(u.review_by < ?::date) = ?::boolean', review.today.toString(), review.due);
    if (after) where.and(`(u.name ${FINNISH}, u.id) > (?, ?::uuid)`, ...after);
    const rows = await this.em.execute<{ unit: UnitRow }[]>(
      `select ${UNIT_JSON} as unit from unit u join organisation o on o.id = u.organisation_id
       where ${where.sql} order by u.name ${FINNISH}, u.id limit ?`,
      [...where.values, limit],
    );
    return rows.map((row) => row.unit);
  }

  organisations(areaId: string, limit: number, after?: Keyset): Promise<OrganisationRow[]> {
    const where = new Where('o.area_id = ?', areaId).and('o.withdrawn_at is null');
    if (after) where.and(`(o.name ${FINNISH}, o.id) > (?, ?::uuid)`, ...after);
    return this.em.execute(
      `select ${ORGANISATION} from organisation o where ${where.sql} order by o.name ${FINNISH}, o.id limit ?`,
      [...where.values, limit],
    );
  }

  async organisation(id: string): Promise<OrganisationRow | undefined> {
    const [row] = await this.em.execute<OrganisationRow[]>(
      `select ${ORGANISATION} from organisation o where o.id = ?`,
      [id],
    );
    return row;
  }

  async unit(id: string): Promise<UnitRow | undefined> {
    const [row] = await this.em.execute<{ unit: UnitRow }[]>(
      `select ${UNIT_JSON} as unit from unit u join organisation o on o.id = u.organisation_id where u.id = ?`,
      [id],
    );
    return row?.unit;
  }

  /** How many of the ids are services that the area gives now. */
  async knownServices(areaId: string, ids: readonly string[]): Promise<number> {
    const [row] = await this.em.execute<{ known: number }[]>(
      `select count(*)::integer as known from service
       where area_id = ? and withdrawn_at is null and id in (${ids.map(() => '?').join(', ')})`,
      [areaId, ...ids],
    );
    return row?.known ?? 0;
  }
}
