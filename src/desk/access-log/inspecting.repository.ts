import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { PersonRole } from '../../family/family.domain.js';
import type { Category, ScopeType } from '../../platform/access/policies.js';
import type { LogLine } from '../../platform/audit/access-log.js';
import type { Keyset } from '../../platform/graphql/connection.js';
import { LINES_OF_PROFESSIONAL, LINES_OF_SCOPES } from './inspecting.sql.js';
import type { Period } from './log-period.js';

/** A line of the log as it is written: ids and codes, and the names of staff and units. */
export interface InspectedRow {
  readonly id: string;
  /** As PostgreSQL writes it. */
  readonly at: string;
  readonly principalId: string | null;
  readonly name: string | null;
  readonly unitId: string | null;
  readonly unitName: string | null;
  readonly action: LogLine['action'];
  readonly operation: string;
  readonly scopeType: ScopeType | null;
  readonly scopeId: string | null;
  readonly category: Category | null;
  readonly basis: string;
}

/** Which lines: of these scopes, or of this professional. */
export interface Inspected {
  readonly areaId: string;
  readonly scopes: readonly string[] | null;
  readonly professionalId: string | null;
  readonly actions: readonly string[] | null;
  /** Of a team lead: what was done for the units they lead. */
  readonly ofTeam: boolean;
}

/** A client as an inspector finds them: no name. */
export interface FoundClient {
  readonly personId: string;
  readonly familyId: string;
  readonly role: PersonRole;
  readonly caseId: string;
  readonly openedAt: string;
  readonly closedAt: string | null;
}

const SCOPES = `
select family_id as "familyId", scopes from access.scopes_in_log(?::uuid, ?::uuid, ?::uuid, ?::uuid)`;
const CLIENTS = `
select person_id as "personId", family_id as "familyId", role, case_id as "caseId", opened_at::text as "openedAt",
  closed_at::text as "closedAt" from access.clients_in_log(?::uuid, ?, ?)`;

/** The log as log inspectors and team leads search it. Row security shows them their own area's, and their team's. */
@Injectable()
export class InspectingRepository {
  constructor(private readonly em: EntityManager) {}

  lines(what: Inspected, period: Period, limit: number, after?: Keyset): Promise<InspectedRow[]> {
    const { areaId, scopes, professionalId, ofTeam } = what;
    const actions = what.actions?.length ? what.actions.join(',') : null;
    const [at, id] = after ? [String(after[0]), String(after[1])] : [null, null];
    const bounds = [period.since.toString(), period.until.toString()];
    const rest = [areaId, ...bounds, actions, actions, ofTeam, at, at, at, id, limit];
    if (scopes) return this.em.execute<InspectedRow[]>(LINES_OF_SCOPES, [scopes.join(','), ...rest]);
    return this.em.execute<InspectedRow[]>(LINES_OF_PROFESSIONAL, [professionalId, ...rest]);
  }

  /** Of a case, a family or a person: the family, and all scopes of it. */
  async scopesOf(areaId: string, what: { caseId?: string; familyId?: string; personId?: string }) {
    const values = [areaId, what.caseId ?? null, what.familyId ?? null, what.personId ?? null];
    const [row] = await this.em.execute<{ familyId: string; scopes: string[] }[]>(SCOPES, values);
    return row;
  }

  clients(areaId: string, familyName: Buffer | null, fullName: Buffer | null): Promise<FoundClient[]> {
    return this.em.execute<FoundClient[]>(CLIENTS, [areaId, familyName, fullName]);
  }
}
