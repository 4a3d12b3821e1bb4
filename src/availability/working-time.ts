import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Access } from '../platform/access/access.js';
import { Work } from '../platform/access/work.js';
import { newId } from '../platform/clock/clock.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { AvailabilityAccess } from './availability.access.js';
import { BusyInterval, WorkingException, WorkingHours } from './availability.entity.js';
import { AvailabilityRepository } from './availability.repository.js';
import type { Hours, WeeklyHours } from './engine/problem.domain.js';
import * as domain from './working-time.domain.js';

/** A pattern of hours from a day on. */
interface NewHours {
  readonly professionalId: string;
  readonly hours: readonly WeeklyHours[];
  readonly firstDay: Temporal.PlainDate;
}

/** Another day than usual. */
interface NewException {
  readonly professionalId: string;
  readonly day: Temporal.PlainDate;
  /** None: a day off. */
  readonly hours?: Hours | null;
}

interface NewBusyTime {
  readonly professionalId: string;
  readonly startsAt: Temporal.Instant;
  readonly endsAt: Temporal.Instant;
  readonly status: domain.BusyStatus;
}

/** What people tell of their own time. */
@Injectable()
export class WorkingTime {
  constructor(
    private readonly em: EntityManager,
    private readonly access: Access,
    private readonly may: AvailabilityAccess,
    private readonly times: AvailabilityRepository,
    private readonly work: Work,
  ) {}

  /** Replaces the weekly pattern from a day on; before it the old one stays. Answers the new one. */
  async keepWorkingHours({ professionalId, hours, firstDay }: NewHours): Promise<WorkingHours[]> {
    await this.may.mayKeep(professionalId, 'professionalId');
    domain.requireNotPast(firstDay, this.work.today, 'firstDay');
    const week = domain.weekOf(hours);
    await this.times.lockHours(professionalId);
    const dayBefore = firstDay.subtract({ days: 1 });
    const $or = [{ lastDay: null }, { lastDay: { $gte: firstDay } }];
    for (const row of await this.em.find(WorkingHours, { professionalId, $or })) {
      const isLater = Temporal.PlainDate.compare(row.firstDay, firstDay) > 0;
      row.lastDay = isLater ? row.firstDay.subtract({ days: 1 }) : dayBefore;
    }
    const added = week.map((row) =>
      this.em.create(WorkingHours, { id: newId(), professionalId, ...row, firstDay, lastDay: null }),
    );
    await this.em.flush();
    return added;
  }

  /** Other hours, or a day off, on one day. */
  async addException({ professionalId, day, hours }: NewException): Promise<WorkingException> {
    await this.may.mayKeep(professionalId, 'professionalId');
    domain.requireNotPast(day, this.work.today, 'day');
    const minutes = hours ? domain.minutesOfWindow(hours, 'hours') : { startMinute: null, endMinute: null };
    const added = this.em.create(WorkingException, { id: newId(), professionalId, day, ...minutes, endedAt: null });
    await this.em.flush();
    return added;
  }

  async endException(id: string): Promise<WorkingException> {
    const found = await this.access.row(WorkingException, id, 'exceptionId');
    return this.end(found, 'exceptionId');
  }

  /** Time that is taken, without what by. */
  async addBusyTime({ professionalId, ...time }: NewBusyTime): Promise<BusyInterval> {
    await this.may.mayKeep(professionalId, 'professionalId');
    domain.checkBusy(time, this.work.now);
    const added = this.em.create(BusyInterval, { id: newId(), professionalId, ...time, endedAt: null });
    await this.em.flush();
    return added;
  }

  async endBusyTime(id: string): Promise<BusyInterval> {
    const found = await this.access.row(BusyInterval, id, 'busyTimeId');
    return this.end(found, 'busyTimeId');
  }

  private async end<Row extends WorkingException | BusyInterval>(found: Row, field: string): Promise<Row> {
    await this.may.mayKeep(found.professionalId, field);
    if (found.endedAt) throw new DomainError('ALREADY_ENDED', 'It has ended.', { field });
    found.endedAt = this.work.now;
    await this.em.flush();
    return found;
  }
}
