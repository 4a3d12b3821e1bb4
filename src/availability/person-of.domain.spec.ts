import { horizonOf, personOf, type PersonRow } from './person-of.domain.js';
import { freeBusyOf } from './free-busy.domain.js';

const ZONE = 'Europe/Helsinki';
const day = (text: string) => Temporal.PlainDate.from(text);
/** A week without holidays, Monday to Sunday. */
const week = { from: day('2027-02-01'), to: day('2027-02-08') };
const hours = (
  weekday: number,
  start: number,
  end: number,
  firstDay = '2020-01-01',
  lastDay: string | null = null,
) => ({
  weekday,
  startMinute: start * 60,
  endMinute: end * 60,
  firstDay,
  lastDay,
});
const nobody: PersonRow = { id: 'nurse', hours: [], exceptions: [], busy: [] };
/** Free time as `day start–end` in local hours. */
const freeOf = (row: Partial<PersonRow>, dates = week) =>
  freeBusyOf(personOf({ ...nobody, ...row }, horizonOf(dates)), dates, ZONE).free.map(({ startsAt, endsAt }) => {
    const [from, to] = [startsAt, endsAt].map((at) => at.toZonedDateTimeISO(ZONE));
    return `${from!.day} ${from!.hour}–${to!.hour}`;
  });

describe('somebody’s working time', () => {
  it('is unknown without hours, and declared with them', () => {
    expect(personOf(nobody, horizonOf(week)).calendar).toBe('unknown');
    expect(personOf({ ...nobody, hours: [hours(1, 8, 16)] }, horizonOf(week)).calendar).toBe('declared');
  });

  it.each<[string, Partial<PersonRow>, string[]]>([
    [
      'the weekly hours',
      { hours: [hours(1, 8, 12), hours(1, 13, 16), hours(3, 9, 10)] },
      ['1 8–12', '1 13–16', '3 9–10'],
    ],
    ['joined where they touch', { hours: [hours(1, 8, 12), hours(1, 12, 16)] }, ['1 8–16']],
    [
      'the new pattern from its first day on',
      {
        hours: [
          ...[1, 2, 3, 4].map((weekday) => hours(weekday, 8, 16, '2020-01-01', '2027-02-02')),
          ...[1, 2, 3, 4].map((weekday) => hours(weekday, 10, 12, '2027-02-03')),
        ],
      },
      ['1 8–16', '2 8–16', '3 10–12', '4 10–12'],
    ],
    [
      'what goes on and what begins together',
      { hours: [hours(4, 8, 9), hours(4, 10, 11, '2027-02-04', '2027-02-04')] },
      ['4 8–9', '4 10–11'],
    ],
    [
      'the exceptions instead of the usual hours',
      {
        hours: [hours(1, 8, 16), hours(2, 8, 16)],
        exceptions: [
          { day: '2027-02-01', startMinute: 600, endMinute: 660 },
          { day: '2027-02-01', startMinute: 720, endMinute: 780 },
          { day: '2027-02-02', startMinute: 600, endMinute: 660 },
          { day: '2027-02-02', startMinute: null, endMinute: null },
          { day: '2027-02-06', startMinute: 600, endMinute: 660 },
        ],
      },
      ['1 10–11', '1 12–13', '6 10–11'],
    ],
    [
      'an exception also where the pattern changes',
      {
        hours: [hours(3, 8, 16, '2027-02-03')],
        exceptions: [{ day: '2027-02-03', startMinute: null, endMinute: null }],
      },
      [],
    ],
  ])('is %s', (_, row, expected) => {
    expect(freeOf(row)).toEqual(expected);
  });

  it('has no public holidays (invariant 24), not even by exception', () => {
    const christmas = { from: day('2026-12-21'), to: day('2027-01-09') };
    const everyDay = [1, 2, 3, 4, 5].map((weekday) => hours(weekday, 8, 16));
    const exceptions = [{ day: '2026-12-25', startMinute: 600, endMinute: 660 }];
    const days = freeOf({ hours: everyDay, exceptions }, christmas).map((text) => Number(text.split(' ')[0]));
    expect(days).toEqual([21, 22, 23, 28, 29, 30, 31, 4, 5, 7, 8]);
  });
});
