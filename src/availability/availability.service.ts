import { Injectable } from '@nestjs/common';
import { Work } from '../platform/access/work.js';
import { ZONE } from '../platform/clock/clock.js';
import { AvailabilityAccess } from './availability.access.js';
import { AvailabilityRepository } from './availability.repository.js';
import { type FreeBusy, freeBusyOf } from './engine/free-busy.domain.js';
import { horizonOf, personOf } from './person-of.domain.js';
import type { Person } from './engine/problem.domain.js';
import { checkDates, checkPeople, type Dates } from './working-time.domain.js';

/** The time of one person. */
export interface ProfessionalTime extends FreeBusy {
  readonly professionalId: string;
  readonly calendar: Person['calendar'];
}

const timeOf = (person: Person, dates: Dates): ProfessionalTime => ({
  professionalId: person.id,
  calendar: person.calendar,
  ...freeBusyOf(person, dates, ZONE),
});

/** A longer horizon may be suggested: calendars are read this much further than asked. */
const BEYOND = { weeks: 1 };

/** When people can: what they told, what their calendars say, and what meetings have taken of it. */
@Injectable()
export class AvailabilityService {
  constructor(
    private readonly may: AvailabilityAccess,
    private readonly times: AvailabilityRepository,
    private readonly work: Work,
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
    const horizon = horizonOf({ from: dates.from, to: dates.to.add(BEYOND) }, ZONE, this.work.now);
    const isOwn = (meetingId: string | null) => apartFrom !== undefined && meetingId === apartFrom;
    const rows = await this.times.recorded(professionalIds, horizon);
    const taken = await this.times.taken(professionalIds, horizon);
    const byPerson = Map.groupBy(taken, ({ professionalId }) => professionalId);
    return rows.map((row) => {
      const ofPerson = byPerson.get(row.id) ?? [];
      const booked = ofPerson.filter((one) => one.kind === 'booked').filter(({ meetingId }) => !isOwn(meetingId));
      const answered = ofPerson.filter((one) => one.kind === 'answered');
      return personOf({ ...row, booked, answered }, horizon);
    });
  }

  /** Free and busy time of one person, for counsellors and the person. */
  async professionalTime(professionalId: string, dates: Dates): Promise<ProfessionalTime> {
    await this.may.mayRead(professionalId, 'professionalId');
    const [person] = await this.loadPeople([professionalId], dates);
    return timeOf(person!, dates);
  }

  /**
   * The same of several people, in the order of the ids. Three statements however many people. Whose time the actor may not
   * see, or who is nobody, is left out: that somebody is there is told no more than when they are free. Refused where all are.
   */
  async professionalTimes(professionalIds: readonly string[], dates: Dates): Promise<ProfessionalTime[]> {
    checkDates(dates);
    checkPeople(professionalIds);
    const readable = await this.times.readable(professionalIds);
    if (readable.length === 0 && professionalIds.length > 0) this.may.refuse('professionalIds');
    const people = await this.loadPeople(readable, dates);
    return people.map((person) => timeOf(person, dates));
  }
}
