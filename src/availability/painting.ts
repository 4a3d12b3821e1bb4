import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Work } from '../platform/access/work.js';
import { newId, ZONE } from '../platform/clock/clock.js';
import { AvailabilityAccess } from './availability.access.js';
import { checkPainted, outside, type Painted } from './painting.domain.js';
import { PaintedTime } from './sources.entity.js';
import { checkDates, type Dates, requireNotPast } from './working-time.domain.js';

/** What somebody says for a period: when they can come, and when if need be. */
interface Painting extends Dates {
  readonly times: readonly Painted[];
}

/** Painted availability: everybody paints their own. */
@Injectable()
export class PaintingTime {
  constructor(
    private readonly em: EntityManager,
    private readonly may: AvailabilityAccess,
    private readonly work: Work,
  ) {}

  /** Replaces what was said for a period; before and after it everything stays. Answers what holds in it now. */
  async paint({ times, ...dates }: Painting): Promise<PaintedTime[]> {
    const professionalId = await this.may.requireOwn('times');
    const { now } = this.work;
    checkDates(dates);
    requireNotPast(dates.from, this.work.today, 'from');
    const period = { startsAt: midnight(dates.from), endsAt: midnight(dates.to) };
    const wanted = checkPainted(times, period, now);
    // Two at once would both replace what was there, and add up.
    await this.em.execute("select pg_advisory_xact_lock(hashtextextended('painted_time:' || ?, 0))", [professionalId]);
    const meeting = { startsAt: { $lt: period.endsAt }, endsAt: { $gt: period.startsAt } };
    const replaced = await this.em.find(PaintedTime, { professionalId, endedAt: null, ...meeting });
    for (const one of replaced) one.endedAt = now;
    const add = ({ startsAt, endsAt, status }: Painted) =>
      this.em.create(PaintedTime, {
        id: newId(),
        professionalId,
        startsAt,
        endsAt,
        status,
        paintedAt: now,
        endedAt: null,
      });
    for (const { startsAt, endsAt, status } of replaced) outside({ startsAt, endsAt, status }, period).forEach(add);
    const painted = wanted.map(add);
    await this.em.flush();
    return painted;
  }
}

const midnight = (date: Temporal.PlainDate) => date.toZonedDateTime(ZONE).toInstant();
