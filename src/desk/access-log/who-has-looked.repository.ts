import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { GlassReason } from '../../network/break-glass/break-glass.domain.js';
import type { Category } from '../../platform/access/policies.js';
import type { Keyset } from '../../platform/graphql/connection.js';
import type { KeyTree } from '../../platform/sealing/opening.js';
import type { LogAction, LogWithholdingReason, Looker } from './log-entry.domain.js';
import { LOG_OF_CASE } from './log-entry.sql.js';
import type { Period } from './log-period.js';

/** To whom something was disclosed; what row security does not show is null. */
interface ToldRow {
  readonly personId: string | null;
  readonly self: boolean;
  readonly name: string | null;
  readonly title: string | null;
  readonly unitName: string | null;
  readonly givenName: string | null;
}

/** An entry as one statement gives it: instants as PostgreSQL writes them, names of the family sealed. */
export interface LogEntryRow {
  readonly moment: string;
  readonly id: number;
  /** Null where it stands for a day. */
  readonly at: string | null;
  readonly who: Looker | null;
  readonly personId: string | null;
  readonly name: string | null;
  readonly title: string | null;
  readonly givenName: string | null;
  readonly unitName: string | null;
  readonly action: LogAction | null;
  readonly categories: readonly Category[] | null;
  readonly times: number;
  readonly withheld: LogWithholdingReason | null;
  readonly bases:
    | readonly {
        readonly text: string;
        readonly givenOn: string | null;
        readonly unitName: string | null;
        readonly statute: string | null;
        readonly reason: GlassReason | null;
      }[]
    | null;
  readonly told: ToldRow | null;
  readonly key: KeyTree | null;
}

const OWN_CASES = `
select c.id as "caseId" from network_case c
where c.id = any ((select access.cases('logs', 'read'))::uuid[]) and access.is_relative()
order by c.state = 'closed', c.opened_at desc, c.id`;

/** The longest day has twenty-five hours. */
const A_DAY = Temporal.Duration.from({ hours: 25 });

/** The log of one case. */
@Injectable()
export class WhoHasLookedRepository {
  constructor(private readonly em: EntityManager) {}

  async page(caseId: string, period: Period, limit: number, after?: Keyset): Promise<LogEntryRow[]> {
    const [since, until] = [period.since.toString(), before(period, after).toString()];
    const [moment, id] = after ? [String(after[0]), String(after[1])] : [null, null];
    const values = [caseId, caseId, since, until, moment, id, limit];
    const rows = await this.em.execute<{ row: LogEntryRow }[]>(LOG_OF_CASE, values);
    return rows.map(({ row }) => row);
  }

  /** The cases of whose log the reader, somebody of a family, may read. */
  async ownCases(): Promise<string[]> {
    const rows = await this.em.execute<{ caseId: string }[]>(OWN_CASES);
    return rows.map(({ caseId }) => caseId);
  }
}

/** Later lines than those of the cursor's day are not looked at again. */
function before({ until }: Period, after?: Keyset): Temporal.Instant {
  if (!after) return until;
  const end = Temporal.Instant.from(String(after[0])).add(A_DAY);
  return Temporal.Instant.compare(end, until) < 0 ? end : until;
}
