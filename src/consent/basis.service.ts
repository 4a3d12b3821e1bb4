import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Seat } from '../network/network.service.js';
import { DomainError } from '../platform/errors/domain-error.js';
import type { ConsentDecisionKind } from './consent.domain.js';

/** Whose word counts on a consent, and what they said last. */
export interface Voice {
  readonly person: string;
  readonly kind: 'guardian' | 'child';
  readonly said: ConsentDecisionKind | null;
}

/** Asks the database, which derives the grants from the same source, whether there is a basis for telling somebody. */
@Injectable()
export class Basis {
  constructor(private readonly em: EntityManager) {}

  /**
   * Those of the seats for which neither a consent nor a basis in law holds at this moment and until `until`: the end of
   * the meeting to which they are asked. One statement.
   */
  async missing(caseId: string, seats: readonly Seat[], until: Temporal.Instant | null): Promise<Seat[]> {
    if (seats.length === 0) return [];
    return this.em.execute<Seat[]>(
      `select s."professionalId", s."unitId" from jsonb_to_recordset(?::jsonb) as s ("professionalId" uuid, "unitId" uuid)
       where access.basis_of_unit(?, s."unitId", s."professionalId", ?::timestamptz) is null`,
      [JSON.stringify(seats), caseId, until?.toString() ?? '-infinity'],
    );
  }

  /**
   * Bases of a case change one after the other, and not while somebody relies on them: who withdraws waits for who
   * schedules, and the other way round. Until the end of the transaction.
   */
  async hold(caseId: string, by: 'who relies' | 'who changes'): Promise<void> {
    const lock = by === 'who relies' ? 'pg_advisory_xact_lock_shared' : 'pg_advisory_xact_lock';
    await this.em.execute(`select ${lock}(hashtextextended('bases of ' || ?, 0))`, [caseId]);
  }

  /** All whose word counts on a consent; nobody for whoever has no such word. */
  async voices(consentId: string): Promise<Voice[]> {
    return this.em.execute<Voice[]>(
      'select person, kind, said from access.voices_heard(?) order by kind desc, person',
      [consentId],
    );
  }

  /** Passes if everybody may be told. Otherwise throws CONSENT_MISSING, which names the units. */
  async require(caseId: string, seats: readonly Seat[], until: Temporal.Instant, field: string): Promise<void> {
    const missing = await this.missing(caseId, seats, until);
    if (missing.length === 0) return;
    const unitIds = [...new Set(missing.map(({ unitId }) => unitId))];
    throw new DomainError('CONSENT_MISSING', 'Nobody may be told without a consent or a basis in law.', {
      field,
      unitIds,
    });
  }
}
