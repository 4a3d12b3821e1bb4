import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Span } from '../availability/free-busy.domain.js';
import { Work } from '../platform/access/work.js';
import { newId } from '../platform/clock/clock.js';
import { Booking, type Meeting } from './meeting.entity.js';

const LOCK = `
select pg_advisory_xact_lock(hashtextextended('booking:' || value, 0))
from (select value from jsonb_array_elements_text(?::jsonb) order by value offset 0) one`;
const RELEASE_EXPIRED = `
select access.release_expired_holds((select array_agg(value::uuid) from jsonb_array_elements_text(?::jsonb)))`;

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
   * Takes people's time, for ever or until a hold ends. Throws the exclusion violation that is told as TIME_TAKEN when
   * somebody has been taken already.
   */
  async take(
    meeting: Meeting,
    professionalIds: readonly string[],
    span: Span,
    expiresAt?: Temporal.Instant,
  ): Promise<void> {
    const { areaId, id: meetingId, caseId } = meeting;
    for (const professionalId of professionalIds) {
      const taken = { areaId, id: newId(), caseId, meetingId, professionalId, ...span };
      this.em.create(Booking, { ...taken, expiresAt: expiresAt ?? null, releasedAt: null });
    }
    await this.em.flush();
  }
}
