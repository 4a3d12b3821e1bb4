import { Injectable } from '@nestjs/common';
import { Work } from '../platform/access/work.js';
import { ZONE } from '../platform/clock/clock.js';
import { SealedText } from '../platform/sealing/sealed-text.js';
import { AvailabilityAccess } from './availability.access.js';
import { CalendarAddresses, type ShownCalendar } from './calendars/calendar-addresses.js';
import { type Knowledge, knowledgeOf } from './knowledge.domain.js';
import { type OwnCalendarRow, OwnAvailabilityRepository, type OwnRows } from './own-availability.repository.js';
import { checkDates, type Dates } from './working-time.domain.js';

/** A week and what is known of it. */
export interface KnownWeek {
  /** Its Monday. */
  readonly monday: Temporal.PlainDate;
  readonly knowledge: Knowledge;
}

/** All that somebody told of their own time, and what we know of it because of that. */
export interface OwnTime extends Omit<OwnRows, 'calendars' | 'knowledge'> {
  readonly weeks: readonly KnownWeek[];
  readonly calendars: readonly ShownCalendar[];
}

/** What professionals see of themselves. */
@Injectable()
export class OwnAvailability {
  constructor(
    private readonly may: AvailabilityAccess,
    private readonly times: OwnAvailabilityRepository,
    private readonly addresses: CalendarAddresses,
    private readonly work: Work,
  ) {}

  async show(dates: Dates): Promise<OwnTime> {
    const professionalId = await this.may.requireOwn('from');
    checkDates(dates);
    const { calendars, ...rows } = await this.times.own(professionalId, dates);
    return { ...rows, weeks: this.weeksOf(rows, dates), calendars: calendars.map((row) => this.shown(row)) };
  }

  private weeksOf({ hours, knowledge: calendars }: Omit<OwnRows, 'calendars'>, { from, to }: Dates): KnownWeek[] {
    const weeks: KnownWeek[] = [];
    const now = this.work.now.epochMilliseconds;
    for (let monday = mondayOf(from); isBefore(monday, to); monday = monday.add({ weeks: 1 })) {
      const next = monday.add({ weeks: 1 });
      const hasHours = hours.some(
        ({ firstDay, lastDay }) => firstDay < next.toString() && (lastDay === null || monday.toString() <= lastDay),
      );
      const stretch = { start: midnight(monday), end: midnight(next) };
      weeks.push({ monday, knowledge: knowledgeOf({ hasHours, calendars }, stretch, now) });
    }
    return weeks;
  }

  private shown({ address, ...calendar }: OwnCalendarRow): ShownCalendar {
    return { calendar, server: this.addresses.serverOf(calendar.id, SealedText.from(address)) };
  }
}

const mondayOf = (date: Temporal.PlainDate) => date.subtract({ days: date.dayOfWeek - 1 });
const isBefore = (one: Temporal.PlainDate, other: Temporal.PlainDate) => Temporal.PlainDate.compare(one, other) < 0;
const midnight = (date: Temporal.PlainDate) => date.toZonedDateTime(ZONE).epochMilliseconds;
