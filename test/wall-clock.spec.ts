import { daysLater, instantOf, isoDate, millisecondsAt, momentOf } from '../web/src/words/wall.js';

const ZONE = 'Europe/Helsinki';
const END = Temporal.Instant.from('2028-01-01T00:00:00Z').epochMilliseconds;

it('shows every hour of two years as a wall in Helsinki does, and finds the way back', () => {
  for (let at = Temporal.Instant.from('2026-01-01T00:00:00Z'); at.epochMilliseconds < END; at = at.add({ hours: 1 })) {
    const wall = at.toZonedDateTimeISO(ZONE);
    const { year, month, day, dayOfWeek, hour, minute } = wall;
    const shown = momentOf(at.epochMilliseconds);
    const isSame = JSON.stringify(shown) === JSON.stringify({ year, month, day, hour, minute, dayOfWeek });
    if (!isSame) expect(shown).toEqual({ year, month, day, hour, minute, dayOfWeek });
    // The hour that comes twice in October is found once.
    const back = millisecondsAt(shown, hour * 60 + minute);
    if (back !== at.epochMilliseconds) expect(Math.abs(back - at.epochMilliseconds)).toBe(3_600_000);
  }
});

it.each([
  ['2026-11-26', 9 * 60, '2026-11-26T07:00:00.000Z'],
  ['2026-07-01', 9 * 60 + 30, '2026-07-01T06:30:00.000Z'],
  ['2027-03-28', 0, '2027-03-27T22:00:00.000Z'],
  ['2027-03-28', 8 * 60, '2027-03-28T05:00:00.000Z'],
  ['2026-10-25', 8 * 60, '2026-10-25T06:00:00.000Z'],
])('%s, %i minutes after midnight, is %s', (date, minutes, instant) => {
  expect(instantOf(millisecondsAt(Temporal.PlainDate.from(date), minutes))).toBe(instant);
});

it('counts days over months, years and changes of the clock', () => {
  const from = Temporal.PlainDate.from('2026-02-20');
  for (let days = 0; days < 800; days += 7) expect(isoDate(daysLater(from, days))).toBe(from.add({ days }).toString());
});
