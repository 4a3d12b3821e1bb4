import { fitsIn, freeBusyOf } from '../availability/engine/free-busy.domain.js';
import { horizonOf, personOf } from '../availability/person-of.domain.js';
import { ZONE } from '../platform/clock/clock.js';
import { directoryOf } from './directory.js';
import { principalOf } from './personas.js';
import { busyTimeOf, workingHoursOf } from './working-hours.js';

const today = Temporal.PlainDate.from('2026-11-25');
const { placements } = directoryOf(today);
const hours = workingHoursOf(placements);
const busy = busyTimeOf(placements, today);

describe('the time of the demo’s professionals', () => {
  it('is the same whenever it is made', () => {
    expect(JSON.stringify(busyTimeOf(placements, today))).toBe(JSON.stringify(busy));
  });

  it('is working hours from Monday to Friday for everybody, with some engagements every week', () => {
    expect(hours).toHaveLength(placements.length * 5);
    for (const { professional } of placements) {
      const weeks = busy
        .filter(({ professional_id }) => professional_id === professional.id)
        .map(({ starts_at }) => starts_at.toZonedDateTimeISO(ZONE).weekOfYear);
      expect(new Set(weeks).size).toBe(8);
    }
  });

  it('leaves nurse, teacher and social worker a common hour in each of the eight weeks', () => {
    const timeOf = (persona: 'nurse' | 'teacher' | 'social-worker', monday: Temporal.PlainDate) => {
      const id = principalOf(persona);
      const ofPerson = <Row extends { professional_id: string }>(rows: readonly Row[]) =>
        rows.filter(({ professional_id }) => professional_id === id);
      const dates = { from: monday, to: monday.add({ days: 7 }) };
      const row = {
        id,
        hours: ofPerson(hours).map(({ weekday, start_minute, end_minute, first_day }) => ({
          weekday,
          startMinute: start_minute,
          endMinute: end_minute,
          firstDay: first_day,
          lastDay: null,
        })),
        exceptions: [],
        isMember: true,
        weeks: [],
        painted: [],
        answered: [],
        calendars: null,
        booked: ofPerson(busy).map(({ starts_at, ends_at, status }) => ({
          start: starts_at.epochMilliseconds,
          end: ends_at.epochMilliseconds,
          status,
        })),
      };
      return freeBusyOf(
        personOf(row, horizonOf(dates, ZONE, Temporal.Instant.from('2026-11-25T07:00:00Z'))),
        dates,
        ZONE,
      );
    };
    for (let week = 0; week < 8; week += 1) {
      const monday = Temporal.PlainDate.from('2026-11-23').add({ weeks: week });
      const times = (['nurse', 'teacher', 'social-worker'] as const).map((persona) => timeOf(persona, monday));
      const starts = Array.from({ length: 7 * 24 }, (_, hour) =>
        monday.toPlainDateTime().add({ hours: hour }).toZonedDateTime(ZONE).toInstant(),
      );
      const common = starts.filter((startsAt) =>
        times.every((time) => fitsIn(time, { startsAt, endsAt: startsAt.add({ hours: 1 }) }) !== 'no'),
      );
      expect(common.length).toBeGreaterThan(0);
    }
  });
});
