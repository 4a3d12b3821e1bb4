import { Injectable } from '@nestjs/common';
import { Access, type Grant } from '../../platform/access/access.js';
import { Work } from '../../platform/access/work.js';
import { notFound, refuse } from '../../platform/errors/domain-error.js';
import { keysetOf, type Page, type PageArgs, pageOf, pageSize } from '../../platform/graphql/connection.js';
import { personIndexes } from '../../platform/sealing/person-index.js';
import { Sealing } from '../../platform/sealing/sealing.js';
import { type LogSubject, type OlderReason, subjectOf } from './inspecting.domain.js';
import { type FoundClient, type Inspected, type InspectedRow, InspectingRepository } from './inspecting.repository.js';
import { type AskedPeriod, periodOf, requireReason } from './log-period.js';
import type { LogBasis } from '../../platform/audit/log-basis.domain.js';

/** What is searched, and how far back. */
export interface Search {
  readonly areaId: string;
  readonly subject: LogSubject;
  readonly period: AskedPeriod;
  readonly actions?: readonly string[] | null | undefined;
  readonly olderBecause?: OlderReason | null | undefined;
}

/** A line of the log: ids and codes, and the names of staff and units. */
export type InspectedLine = InspectedRow;

/** The most that one export has. */
const EXPORT_AT_MOST = 50_000;

/** Searching the log: by an inspector in the area, by a team lead in what their own units did. Each search is logged. */
@Injectable()
export class Inspecting {
  constructor(
    private readonly access: Access,
    private readonly log: InspectingRepository,
    private readonly sealing: Sealing,
    private readonly work: Work,
  ) {}

  /** The newest first. */
  async search(role: 'log-inspector' | 'team-lead', search: Search, page: PageArgs): Promise<Page<InspectedLine>> {
    const first = pageSize(page);
    const after = keysetOf(page.after, ['instant', 'number']);
    const grant = await this.access.requireRole(role, search.areaId, 'areaId');
    const period = this.periodOf(search);
    const what = await this.whatOf(search, grant);
    const rows = await this.log.lines(what, period, first + 1, after);
    return pageOf(
      rows,
      page,
      (row) => [row.at, Number(row.id)],
      (row) => row,
    );
  }

  /** All of it at once, for a written request of a client: never a part that looks whole. Throws TOO_MANY_LINES. */
  async all(search: Search): Promise<InspectedLine[]> {
    const grant = await this.access.requireRole('log-inspector', search.areaId, 'areaId');
    const period = this.periodOf(search);
    const what = await this.whatOf(search, grant);
    const rows = await this.log.lines(what, period, EXPORT_AT_MOST + 1);
    if (rows.length <= EXPORT_AT_MOST) return rows;
    return refuse('TOO_MANY_LINES', `At most ${EXPORT_AT_MOST}: ask for a shorter period.`, 'until');
  }

  /** Clients of a name, in whose log somebody may look then. The search itself is noted, also without a hit. */
  async clients(areaId: string, person: { familyName: string; givenName?: string | null }): Promise<FoundClient[]> {
    const { basis, actingForUnit } = await this.access.requireRole('log-inspector', areaId, 'areaId');
    const unit = actingForUnit ?? undefined;
    this.work.note({ action: 'search', areaId, category: 'identity', basis, actingForUnit: unit });
    const { familyNameIndex, fullNameIndex } = personIndexes(this.sealing.systemKey('blind-index'), areaId, person);
    return this.log.clients(areaId, familyNameIndex, fullNameIndex);
  }

  private periodOf({ period: asked, olderBecause }: Search) {
    const period = periodOf(asked, this.work.now);
    requireReason(period, this.work.now, olderBecause);
    return period;
  }

  /** What is searched; the search is in the log of who is searched for. */
  private async whatOf(search: Search, { areaId, basis, actingForUnit }: Grant): Promise<Inspected> {
    const { kind, id } = subjectOf(search.subject);
    const because: LogBasis = search.olderBecause ? `${basis}:${search.olderBecause}` : basis;
    const line = { areaId, category: 'logs', basis: because, actingForUnit: actingForUnit ?? undefined } as const;
    const rest = { areaId, actions: search.actions ?? null, ofTeam: basis === 'team-lead' };
    if (kind === 'professionalId') {
      this.work.note({ ...line, action: 'search', scopeId: id });
      return { ...rest, scopes: null, professionalId: id };
    }
    const found = await this.log.scopesOf(areaId, { [kind]: id });
    if (!found) return this.refused(areaId, kind);
    const scope =
      kind === 'caseId' ? { scopeType: 'case', scopeId: id } : { scopeType: 'family', scopeId: found.familyId };
    this.work.note({ ...line, ...(scope as { scopeType: 'case' | 'family'; scopeId: string }), action: 'read' });
    return { ...rest, scopes: found.scopes, professionalId: null };
  }

  private refused(areaId: string, kind: string): never {
    this.work.refuse({ areaId, category: 'logs' });
    throw notFound(`subject.${kind}`);
  }
}
