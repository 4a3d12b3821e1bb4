import { absencesWithoutStandIn, type TimesOfResponsible } from './absence.domain.js';

const ZONE = 'Europe/Helsinki';
const TODAY = Temporal.PlainDate.from('2026-11-23');
const day = (text: string) => Temporal.PlainDate.from(text);
const at = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime(ZONE).toInstant();
const NONE: TimesOfResponsible = { hours: [], daysOff: new Set(), outOfOffice: [], standIns: [] };

/** Days off from one day to another, both counted. */
const off = (first: string, last: string): ReadonlySet<string> => {
  const days = new Set<string>();
  for (let one = day(first); Temporal.PlainDate.compare(one, day(last)) <= 0; one = one.add({ days: 1 }))
    days.add(one.toString());
  return days;
};
const found = (times: Partial<TimesOfResponsible>) =>
  absencesWithoutStandIn({ ...NONE, ...times }, TODAY, ZONE).map(
    ({ firstDay, lastDay, workingDays }) => `${firstDay.toString()} ${lastDay.toString()} ${workingDays}`,
  );

describe('an absence of who is responsible', () => {
  it.each([
    ['of five working days needs nobody', off('2026-11-30', '2026-12-06'), []],
    ['of six does', off('2026-11-30', '2026-12-07'), ['2026-11-30 2026-12-07 6']],
    // Christmas Eve and Christmas Day are no days of work, nor are they an end.
    ['is counted in working days', off('2026-12-21', '2026-12-29'), []],
    ['goes on over holidays', off('2026-12-21', '2026-12-30'), ['2026-12-21 2026-12-30 6']],
    ['that is over counts no more', off('2026-11-09', '2026-11-20'), []],
    ['that has begun is known by its first day', off('2026-11-16', '2026-11-24'), ['2026-11-16 2026-11-24 7']],
  ])('%s', (_, daysOff, expected) => {
    expect(found({ daysOff })).toEqual(expected);
  });

  it('is served by stand-ins who stand in on all of its days that are left', () => {
    const daysOff = off('2026-11-16', '2026-12-04');
    const standIn = (first: string, last: string) => ({ firstDay: day(first), lastDay: day(last) });
    expect(found({ daysOff, standIns: [standIn('2026-11-23', '2026-12-04')] })).toEqual([]);
    expect(
      found({ daysOff, standIns: [standIn('2026-11-23', '2026-11-27'), standIn('2026-11-28', '2026-12-06')] }),
    ).toEqual([]);
    expect(found({ daysOff, standIns: [standIn('2026-11-23', '2026-12-03')] })).toHaveLength(1);
  });

  it('is told by a calendar too, if it covers the hours of the day', () => {
    const away = (from: string, to: string) => ({ outOfOffice: [[at(from), at(to)]] as const });
    expect(found(away('2026-11-30T08:00', '2026-12-07T16:00'))).toHaveLength(1);
    expect(found(away('2026-11-30T09:00', '2026-12-07T16:00'))).toEqual([]);
    const hours = [1, 2, 3, 4, 5].map((weekday) => ({
      weekday,
      startMinute: 600,
      endMinute: 1440,
      firstDay: day('2026-01-01'),
      lastDay: null,
    }));
    expect(found({ hours, ...away('2026-11-30T09:00', '2026-12-08T00:00') })).toHaveLength(1);
    expect(found({ hours, ...away('2026-11-30T09:00', '2026-12-07T23:59') })).toEqual([]);
  });

  it('neither counts nor ends with the weekdays on which one does not work', () => {
    const hours = [1, 2].map((weekday) => ({
      weekday,
      startMinute: 480,
      endMinute: 960,
      firstDay: day('2026-01-01'),
      lastDay: null,
    }));
    expect(found({ hours, daysOff: off('2026-11-30', '2026-12-08') })).toEqual([]);
    expect(found({ hours, daysOff: off('2026-11-30', '2026-12-15') })).toEqual(['2026-11-30 2026-12-15 6']);
  });
});
