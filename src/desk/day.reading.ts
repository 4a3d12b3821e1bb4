import { Injectable } from '@nestjs/common';
import { Access } from '../platform/access/access.js';
import type { Category } from '../platform/access/policies.js';
import { Work } from '../platform/access/work.js';
import { Sealing } from '../platform/sealing/sealing.js';
import { DayRepository, type DayCaseTree } from './day.repository.js';

/** A case of the day; `name` is the guardian's, null where there is none or the reader may not know it. */
export interface DayCase extends Omit<DayCaseTree, 'guardian' | 'key'> {
  readonly name: string | null;
}

const READ = { action: 'read', scopeType: 'case' } as const;

/** The categories of which a row of the day tells something. */
const seenOfDay = (row: Omit<DayCase, 'name'>): Category[] => [
  'logistics',
  ...(row.reviewDueOn || row.reviewMissing || row.badFaces > 0 ? (['plan'] as const) : []),
  ...(row.overdueActions + row.orphanedActions + row.requestedActions > 0 ? (['actions'] as const) : []),
  ...(row.expiringConsents + row.undecidedConsents + row.consentsEnding.length > 0 ? (['consents'] as const) : []),
];

/** What wants doing today in the cases that the reader answers for. */
@Injectable()
export class DayReading {
  constructor(
    private readonly access: Access,
    private readonly days: DayRepository,
    private readonly sealing: Sealing,
    private readonly work: Work,
  ) {}

  /** By a counsellor of the area, or by anybody who is responsible for a case there: others have an empty day. */
  async of(areaId: string): Promise<DayCase[]> {
    const { today } = this.work;
    const rows = await this.days.of(areaId, today);
    if (rows.length === 0) await this.access.requireRole('counsellor', areaId, 'areaId');
    return rows.map((row) => this.seen(row));
  }

  private seen({ guardian, key, ...row }: DayCaseTree): DayCase {
    const { id, areaId, familyId } = row;
    this.work.note(...seenOfDay(row).map((category) => ({ ...READ, scopeId: id, areaId, category })));
    if (!guardian) return { ...row, name: null };
    this.work.note({ action: 'read', scopeType: 'family', scopeId: familyId, areaId, category: 'identity' });
    const open = this.sealing.opening(key);
    const names = [
      open('person_identity.given_name', guardian.id, guardian.givenName),
      open('person_identity.family_name', guardian.id, guardian.familyName),
    ];
    return { ...row, name: names.filter((name) => name !== null).join(' ') || null };
  }
}
