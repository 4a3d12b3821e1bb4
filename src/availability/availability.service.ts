import { Injectable } from '@nestjs/common';
import { ZONE } from '../platform/clock/clock.js';
import { AvailabilityAccess } from './availability.access.js';
import { AvailabilityRepository } from './availability.repository.js';
import { type FreeBusy, freeBusyOf } from './free-busy.domain.js';
import { horizonOf, personOf } from './person-of.domain.js';
import type { Person } from './problem.domain.js';
import { checkDates, type Dates } from './working-time.domain.js';

/** The time of one person. */
export interface ProfessionalTime extends FreeBusy {
  readonly professionalId: string;
  readonly calendar: Person['calendar'];
}

/** A longer horizon may be suggested: calendars are read this much further than asked. */
const BEYOND = { weeks: 1 };

/** When people can: what they recorded, and what meetings have taken of it. */
@Injectable()
export class AvailabilityService {
  constructor(
    private readonly may: AvailabilityAccess,
    private readonly times: AvailabilityRepository,
  ) {}

  /**
   * The people as the engine reads them, in the order of the ids, from `from` to a week past `to`. Two statements
   * however many people. Only for who convenes and for oneself.
   *
   * @param apartFrom a meeting whose own bookings and holds do not count
   */
  async loadPeople(professionalIds: readonly string[], dates: Dates, apartFrom?: string): Promise<Person[]> {
    checkDates(dates);
    if (professionalIds.length === 0) return [];
    const horizon = horizonOf({ from: dates.from, to: dates.to.add(BEYOND) });
    const rows = await this.times.recorded(professionalIds, horizon);
    const booked = await this.times.booked(professionalIds, horizon);
    const taken = booked.filter(({ meetingId }) => apartFrom === undefined || meetingId !== apartFrom);
    const byPerson = Map.groupBy(taken, ({ professionalId }) => professionalId);
    return rows.map((row) => personOf({ ...row, busy: [...row.busy, ...(byPerson.get(row.id) ?? [])] }, horizon));
  }

  /** Free and busy time of one person, for counsellors and the person. */
  async professionalTime(professionalId: string, dates: Dates): Promise<ProfessionalTime> {
    await this.may.mayRead(professionalId, 'professionalId');
    const [person] = await this.loadPeople([professionalId], dates);
    return { professionalId, calendar: person!.calendar, ...freeBusyOf(person!, dates, ZONE) };
  }
}
