import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Span } from '../availability/engine/free-busy.domain.js';
import { Work } from '../platform/access/work.js';
import { newId } from '../platform/clock/clock.js';
import { DomainError } from '../platform/errors/domain-error.js';
import type { HoldOverrideReason } from './meeting.domain.js';
import { Booking, type Meeting } from './meeting.entity.js';

/** How a time is taken. */
interface Taking {
  /** A hold ends by itself then; without it the time is booked for good. */
  readonly expiresAt?: Temporal.Instant;
  /** Why holds of other meetings give way; without it they do not. */
  readonly overrideHolds?: HoldOverrideReason | null;
}

const LOCK = `
select pg_advisory_xact_lock(hashtextextended('booking:' || value, 0))
from (select value from jsonb_array_elements_text(?::jsonb) order by value offset 0) one`;
/** SQL: the ids, as an array. */
const IDS = `(select array_agg(value::uuid) from jsonb_array_elements_text(?::jsonb))`;
const RELEASE_EXPIRED = `select access.release_expired_holds(${IDS})`;
const IN_THE_WAY = `
select bool_and(b.is_hold) as "onlyHolds" from access.booked(${IDS}, ?::timestamptz, ?::timestamptz) b
where b.meeting_id is distinct from ?`;
const OVERRIDE = `
select area_id as "areaId", case_id as "caseId" from access.override_holds(?, ${IDS}, ?::timestamptz, ?::timestamptz, ?)`;

/** Stands in the log of the case whose hold gave way, which the actor may not even see. */
const OVERRIDDEN = { action: 'change', scopeType: 'case', category: 'logistics' } as const;

/** Whose time a meeting takes (varaukset). That nobody is taken twice at once is up to the database. */
@Injectable()
export class Bookings {
  constructor(
    private readonly em: EntityManager,
    private readonly work: Work,
  ) {}

  /**
   * Before anybody's time is looked at and taken: until the commit no other meeting books them, so that the second of
   * two sees what the first has taken, and neither waits for the other for ever. Ends holds that ran out.
   */
  async reserve(professionalIds: readonly string[]): Promise<void> {
    if (professionalIds.length === 0) return;
    const ids = JSON.stringify(professionalIds);
    await this.em.execute(LOCK, [ids]);
    await this.em.execute(RELEASE_EXPIRED, [ids]);
  }

  /** What a meeting has booked or holds. */
  async of({ areaId, id: meetingId }: Meeting): Promise<Booking[]> {
    return this.em.find(Booking, { areaId, meetingId, releasedAt: null });
  }

  /** Gives time back. */
  async release(bookings: readonly Booking[]): Promise<void> {
    for (const booking of bookings) booking.releasedAt = this.work.now;
    await this.em.flush();
  }

  /**
   * Takes people's time, which was reserved before. Throws TIME_TAKEN when somebody is taken already: by whom and for
   * whom it does not tell, but whether only holds stand in the way, which could give way.
   */
  async take(
    meeting: Meeting,
    professionalIds: readonly string[],
    span: Span,
    { expiresAt, overrideHolds }: Taking = {},
  ): Promise<void> {
    await this.clear(meeting, professionalIds, span, overrideHolds ?? null);
    const { areaId, id: meetingId, caseId } = meeting;
    const free = { expiresAt: expiresAt ?? null, releasedAt: null, overriddenBy: null, overriddenFor: null };
    for (const professionalId of professionalIds)
      this.em.create(Booking, { areaId, id: newId(), caseId, meetingId, professionalId, ...span, ...free });
    await this.em.flush();
  }

  /** Passes if nobody is taken, or only by holds and these give way. */
  private async clear(
    { id: meetingId }: Meeting,
    professionalIds: readonly string[],
    { startsAt, endsAt }: Span,
    reason: HoldOverrideReason | null,
  ): Promise<void> {
    if (professionalIds.length === 0) return;
    const ids = JSON.stringify(professionalIds);
    const [from, to] = [startsAt.toString(), endsAt.toString()];
    const [found] = await this.em.execute<{ onlyHolds: boolean | null }[]>(IN_THE_WAY, [ids, from, to, meetingId]);
    const onlyHolds = found?.onlyHolds ?? null;
    if (onlyHolds === null) return;
    if (!onlyHolds || reason === null)
      throw new DomainError('TIME_TAKEN', 'Somebody is taken at this time already. Nothing was changed.', {
        field: 'start',
        onlyHolds,
      });
    const given = [meetingId, ids, from, to, reason];
    for (const { areaId, caseId } of await this.em.execute<{ areaId: string; caseId: string }[]>(OVERRIDE, given))
      this.work.note({ ...OVERRIDDEN, areaId, scopeId: caseId, basis: `hold-override:${reason}` });
  }
}
