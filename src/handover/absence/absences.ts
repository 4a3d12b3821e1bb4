import { Injectable } from '@nestjs/common';
import { Access } from '../../platform/access/access.js';
import { Work } from '../../platform/access/work.js';
import { ZONE } from '../../platform/clock/clock.js';
import { HandoverRepository } from '../handover.repository.js';
import { type Absence, absencesWithoutStandIn, lookedAt } from './absence.domain.js';
import { AbsenceRepository, type Responsible } from './absence.repository.js';

/** An absence of who is responsible for a case. */
export interface AbsenceOfResponsible extends Omit<Responsible, 'times'>, Absence {}

/** For whom nobody stands in yet. */
@Injectable()
export class Absences {
  constructor(
    private readonly access: Access,
    private readonly responsible: AbsenceRepository,
    private readonly handovers: HandoverRepository,
    private readonly work: Work,
  ) {}

  /** In one's own cases of an area, or in all of them for who leads it, the nearest first. */
  async of(areaId: string): Promise<AbsenceOfResponsible[]> {
    const found = await this.ahead({ areaId, caseId: null });
    if (found.length === 0 && !(await this.handovers.isDesk(areaId)))
      await this.access.requireRole('counsellor', areaId, 'areaId');
    for (const scopeId of new Set(found.map(({ caseId }) => caseId)))
      this.work.note({ action: 'read', scopeType: 'case', scopeId, areaId, category: 'logistics' });
    return found;
  }

  /** Those ahead, unlogged: in an area, in a case, or for the worker everywhere. */
  async ahead(where: {
    readonly areaId: string | null;
    readonly caseId: string | null;
  }): Promise<AbsenceOfResponsible[]> {
    const { today } = this.work;
    const rows = await this.responsible.responsible({ ...where, ...lookedAt(today) });
    return rows
      .flatMap(({ times, ...who }) =>
        absencesWithoutStandIn(times, today, ZONE).map((absence) => ({ ...who, ...absence })),
      )
      .toSorted((one, other) => Temporal.PlainDate.compare(one.firstDay, other.firstDay));
  }
}
