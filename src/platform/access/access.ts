import type { EntityClass, FilterQuery } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { LogBasis } from '../audit/log-basis.domain.js';
import { notFound } from '../errors/domain-error.js';
import type { Category, Role, ScopeType, Verb } from './policies.js';
import { Work } from './work.js';

/** What lets the actor do the thing: carried into the log line, because the thing itself may end it. */
export interface Grant {
  readonly areaId: string;
  readonly actingForUnit: string | null;
  readonly basis: LogBasis;
}

/** What an action needs: this verb on this category of a scope. Each chapter lists its own in `x.access.ts`. */
export interface Requirement {
  readonly scopeType: ScopeType;
  readonly category: Category;
  readonly verb: Verb;
  /** A grant for the own part is enough: of a row that is the actor's own. */
  readonly ofOwn?: boolean;
}

const FIND_GRANT = `
select g.area_id as "areaId", g.acting_for_unit as "actingForUnit", g.basis from access.access_grant g
where g.scope_type = ? and g.scope_id = ? and g.category = ? and g.verb = ? and (g.extent = 'all' or ?)
  and access.holds(g.valid_from, g.valid_until)
order by g.basis limit 1`;

const FIND_MEMBERSHIP = `
select m.area_id as "areaId", m.unit_id as "actingForUnit", m.role as basis
from access.membership m join unnest(string_to_array(?, ' ')) with ordinality as asked (role, rank) on asked.role = m.role
where m.principal_id = access.principal() and m.area_id = coalesce(?, m.area_id) and access.holds(m.valid_from, m.valid_until)
order by asked.rank, m.valid_from limit 1`;

/** The first wall: services ask here before they load. The second, row security, reads the same table. */
@Injectable()
export class Access {
  constructor(
    private readonly em: EntityManager,
    private readonly work: Work,
  ) {}

  /** The grant that allows it, if there is one. */
  async find({ scopeType, category, verb, ofOwn = false }: Requirement, scopeId: string): Promise<Grant | undefined> {
    const [grant] = await this.em.execute<Grant[]>(FIND_GRANT, [scopeType, scopeId, category, verb, ofOwn]);
    return grant;
  }

  /**
   * The grant that allows it. Otherwise notes the refusal and throws NOT_FOUND: not yours and not there look alike.
   *
   * @param field the input field that named the scope
   */
  async require(requirement: Requirement, scopeId: string, field: string): Promise<Grant> {
    const grant = await this.find(requirement, scopeId);
    if (grant) return grant;
    const { scopeType, category } = requirement;
    this.work.refuse({ scopeType, scopeId, category });
    throw notFound(field);
  }

  /**
   * The row with this id, if row security shows it; otherwise notes the refusal and throws NOT_FOUND.
   *
   * @param scope what the log says was asked for, where the caller knows it
   */
  async row<Row extends { id: string }>(
    entity: EntityClass<Row>,
    id: string,
    field: string,
    scope: { readonly scopeType?: ScopeType; readonly scopeId?: string; readonly category?: Category } = {},
  ): Promise<Row> {
    const where = { id } as FilterQuery<Row>;
    const row = await this.em.findOne(entity, where);
    if (row) return row as Row;
    this.work.refuse(scope);
    throw notFound(field);
  }

  /** The first of the roles that the actor holds in the area now; otherwise notes the refusal and throws NOT_FOUND. */
  async requireRole(roles: Role | readonly Role[], areaId: string, field: string): Promise<Grant> {
    return (await this.asOneOf(roles, areaId)) ?? this.refused(field, areaId);
  }

  /** The same in whatever area, for what is of none. */
  async requireRoleAnywhere(roles: Role | readonly Role[], field: string): Promise<Grant> {
    return (await this.asOneOf(roles, null)) ?? this.refused(field);
  }

  /** Passes for whoever has an employment in some area now; otherwise notes the refusal and throws NOT_FOUND. */
  async requireStaff(field: string, areaId?: string): Promise<void> {
    const [row] = await this.em.execute<{ isStaff: boolean }[]>('select access.is_staff() as "isStaff"');
    if (!row?.isStaff) this.refused(field, areaId);
  }

  private async asOneOf(roles: Role | readonly Role[], areaId: string | null): Promise<Grant | undefined> {
    const [grant] = await this.em.execute<Grant[]>(FIND_MEMBERSHIP, [[roles].flat().join(' '), areaId]);
    return grant;
  }

  private refused(field: string, areaId?: string): never {
    this.work.refuse({ areaId });
    throw notFound(field);
  }
}
