import { Injectable } from '@nestjs/common';
import { Work } from '../../platform/access/work.js';
import { ZONE } from '../../platform/clock/clock.js';
import { notFound, refuse } from '../../platform/errors/domain-error.js';
import { Sealing } from '../../platform/sealing/sealing.js';
import { type AskedCount, type AskedRow, ConsultationRepository } from './consultation.repository.js';

/** What somebody asked and what was answered, opened. Null where the key was destroyed. */
export interface AskedView extends Omit<AskedRow, 'question' | 'answer' | 'key'> {
  readonly question: string | null;
  readonly answer: string | null;
}

/** A quarter of a year, in the area's zone. */
export interface Quarter {
  readonly year: number;
  /** 1–4 */
  readonly quarter: number;
}

const SHOWN_AT_MOST = 100;

/** Reading what professionals ask. */
@Injectable()
export class ConsultationService {
  constructor(
    private readonly consultations: ConsultationRepository,
    private readonly sealing: Sealing,
    private readonly work: Work,
  ) {}

  /** What the actor has asked for a unit that is still theirs, the newest first. */
  async mine(): Promise<AskedView[]> {
    const rows = await this.consultations.mine(SHOWN_AT_MOST);
    for (const { contactId: scopeId, areaId } of rows)
      this.work.note({ action: 'read', scopeType: 'contact', scopeId, areaId, category: 'needs', basis: 'asking' });
    return rows.map((row) => this.opened(row));
  }

  /** How often each sector asked for what in a quarter: counts alone. For counsellors and team leads of the area. */
  async counts(areaId: string, { year, quarter }: Quarter): Promise<AskedCount[]> {
    if (quarter < 1 || quarter > 4) refuse('QUARTER_UNKNOWN', 'A year has quarters 1 to 4.', 'quarter');
    if (year < 2000 || year > 2200) refuse('YEAR_UNKNOWN', 'Name a year of four digits.', 'year');
    const first = Temporal.PlainDate.from({ year, month: quarter * 3 - 2, day: 1 });
    const at = (day: Temporal.PlainDate) => day.toZonedDateTime(ZONE).toInstant();
    if (!(await this.consultations.mayCount(areaId))) {
      this.work.refuse({ areaId });
      throw notFound('areaId');
    }
    return this.consultations.counts(areaId, at(first), at(first.add({ months: 3 })));
  }

  private opened({ question, answer, key, ...row }: AskedRow): AskedView {
    const open = this.sealing.opening(key);
    const said = (column: string, text: string | null) => open(`consultation.${column}`, row.contactId, text);
    return { ...row, question: said('question', question), answer: said('answer', answer) };
  }
}
