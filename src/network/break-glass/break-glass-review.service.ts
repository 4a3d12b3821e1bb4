import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Work } from '../../platform/access/work.js';
import { DomainError, notFound, requireVersion } from '../../platform/errors/domain-error.js';
import { SealedText } from '../../platform/sealing/sealed-text.js';
import { Sealing } from '../../platform/sealing/sealing.js';
import { glassAfter, type GlassKind, type GlassOutcome, type GlassReason, requireWords } from './break-glass.domain.js';

const SHOWN_AT_MOST = 200;

interface Row {
  readonly id: string;
  readonly areaId: string;
  readonly caseId: string;
  readonly kind: GlassKind;
  readonly professionalId: string;
  readonly professionalName: string;
  readonly unitName: string;
  readonly reason: GlassReason;
  readonly openedAt: string;
  readonly endsAt: string;
  readonly endedAt: string | null;
  readonly reviewedAt: string | null;
  /** How often they have looked so within the day before, this time included, in whatever case. */
  readonly times: number;
  readonly version: number;
}

interface SealedRow extends Row {
  readonly words: Buffer | null;
  readonly keyId: string | null;
  readonly wrapped: Buffer | null;
  readonly wrappedBy: string | null;
}

/** What somebody is to review. */
export interface GlassToReview extends Row {
  /** Why, in the words of who looked; null once the key of the case has been destroyed. */
  readonly words: string | null;
}

const TO_REVIEW = `
select b.id, b.area_id as "areaId", b.case_id as "caseId", b.kind, b.professional_id as "professionalId",
  p.given_name || ' ' || p.family_name as "professionalName", u.name as "unitName", b.reason, b.words,
  b.opened_at as "openedAt", b.ends_at as "endsAt", b.ended_at as "endedAt", b.reviewed_at as "reviewedAt", b.version, b.times,
  b.key_id as "keyId", b.wrapped, b.wrapped_by as "wrappedBy"
from access.break_glasses_to_review(?, ?, ?) b
join professional p on p.id = b.professional_id join unit u on u.id = b.unit_id
order by b.opened_at, b.id`;
const HOLDS_ROLE = `select cardinality(array(select unnest(access.areas_as('team-lead') || access.areas_as('log-inspector'))
  intersect select ?::uuid)) > 0 as may`;

/** What was looked at with a reason is looked at by somebody else: who leads the team, or the log inspector (lokivalvoja). */
@Injectable()
export class BreakGlassReviewService {
  constructor(
    private readonly em: EntityManager,
    private readonly sealing: Sealing,
    private readonly work: Work,
  ) {}

  /** What waits for the actor in an area, the longest first. */
  async toReview(areaId: string): Promise<GlassToReview[]> {
    const [role] = await this.em.execute<{ may: boolean }[]>(HOLDS_ROLE, [areaId]);
    if (!role?.may) {
      this.work.refuse({ areaId });
      throw notFound('areaId');
    }
    const rows = await this.find(areaId, null);
    for (const row of rows) this.note('read', row);
    return rows.map((row) => this.shown(row));
  }

  /** Justified or not, with a word on it. Nobody reviews their own. */
  async review(id: string, expectedVersion: number, outcome: GlassOutcome, words: string): Promise<GlassToReview> {
    requireWords(words);
    const found = await this.one(id);
    glassAfter(found.reviewedAt ? 'reviewed' : 'over', 'review');
    requireVersion(found, expectedVersion);
    const key = this.keyOf(found);
    if (!key) throw new DomainError('ERASED', 'What it was about has been erased.', { field: 'breakGlassId' });
    const sealed = key.seal(`break_glass_words.review:${id}`, words).bytes;
    const values = [id, expectedVersion, outcome, sealed];
    const [row] = await this.em.execute<{ done: boolean }[]>(
      'select access.review_break_glass(?, ?, ?, ?) as done',
      values,
    );
    if (!row?.done) throw new DomainError('STALE', 'Somebody changed this meanwhile.', { field: 'expectedVersion' });
    this.note('change', found);
    return this.shown(await this.one(id));
  }

  private async one(id: string): Promise<SealedRow> {
    const [found] = await this.find(null, id);
    if (found) return found;
    this.work.refuse({ category: 'logs' });
    throw notFound('breakGlassId');
  }

  private find(areaId: string | null, id: string | null): Promise<SealedRow[]> {
    return this.em.execute<SealedRow[]>(TO_REVIEW, [areaId, id, SHOWN_AT_MOST]);
  }

  private shown(row: SealedRow): GlassToReview {
    const { keyId: _, wrapped: __, wrappedBy: ___, words, ...shown } = row;
    const key = words && this.keyOf(row);
    const place = `break_glass_words.opening:${row.id}`;
    return { ...shown, words: key ? key.open(place, new SealedText(Buffer.from(words))) : null };
  }

  private keyOf({ keyId, wrapped, wrappedBy }: SealedRow) {
    return keyId && wrapped && wrappedBy ? this.sealing.unwrap({ id: keyId, wrapped, wrappedBy }) : null;
  }

  private note(action: 'read' | 'change', { areaId, caseId }: Row): void {
    this.work.note({ action, scopeType: 'case', scopeId: caseId, areaId, category: 'logs', basis: 'review' });
  }
}
