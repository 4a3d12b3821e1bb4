import ICAL from 'ical.js';
import { HELSINKI, HELSINKI_VTIMEZONE } from './helsinki.js';

const zone = new ICAL.Timezone(new ICAL.Component(ICAL.parse(HELSINKI_VTIMEZONE.trimEnd())));

/** Seconds east of Greenwich at a local time, by the VTIMEZONE. */
const offsetAt = (local: Temporal.PlainDateTime) =>
  zone.utcOffset(
    ICAL.Time.fromData({
      year: local.year,
      month: local.month,
      day: local.day,
      hour: local.hour,
      minute: local.minute,
      second: local.second,
    }),
  );

function changes(): Temporal.ZonedDateTime[] {
  const found: Temporal.ZonedDateTime[] = [];
  let at = Temporal.ZonedDateTime.from(`2020-01-01T00:00[${HELSINKI}]`).getTimeZoneTransition('next');
  while (at && at.year <= 2040) {
    found.push(at);
    at = at.getTimeZoneTransition('next');
  }
  return found;
}

describe('VTIMEZONE of Helsinki', () => {
  it('sees 42 changes of the clock from 2020 to 2040', () => expect(changes()).toHaveLength(42));

  it.each(changes().map((change) => [change.toString(), change] as const))(
    'has the right offset on both sides of %s',
    (_, change) => {
      // Two hours away from the change no local time is skipped or repeated.
      for (const time of [change.subtract({ hours: 2 }), change.add({ hours: 2 })])
        expect(offsetAt(time.toPlainDateTime())).toBe(time.offsetNanoseconds / 1e9);
    },
  );

  it('has the right offset at noon of every day', () => {
    const first = Temporal.PlainDateTime.from('2020-01-01T12:00');
    const days = Array.from({ length: 365 * 21 + 6 }, (_, day) => first.add({ days: day }));
    const wrong = days.filter((noon) => offsetAt(noon) !== noon.toZonedDateTime(HELSINKI).offsetNanoseconds / 1e9);
    expect(wrong.map(String)).toEqual([]);
    expect(days.at(-1)!.toString()).toBe('2040-12-31T12:00:00');
  });
});
