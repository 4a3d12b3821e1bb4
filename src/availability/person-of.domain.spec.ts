import { horizonOf, personOf, type PersonRow } from './person-of.domain.js';
import { freeBusyOf } from './engine/free-busy.domain.js';

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
const nobody: PersonRow = {
  id: 'nurse',
  isMember: true,
  hours: [],
  exceptions: [],
  weeks: [],
  painted: [],
  answered: [],
  booked: [],
  calendars: null,
};
const NOW = Temporal.Instant.from('2026-11-23T07:00:00Z');
const horizon = (dates = week) => horizonOf(dates, ZONE, NOW);
/** Free time as `day start–end` in local hours. */
const freeOf = (row: Partial<PersonRow>, dates = week) =>
  freeBusyOf(personOf({ ...nobody, ...row }, horizon(dates)), dates, ZONE).free.map(({ startsAt, endsAt }) => {
    const [from, to] = [startsAt, endsAt].map((at) => at.toZonedDateTimeISO(ZONE));
    return `${from!.day} ${from!.hour}–${to!.hour}`;
  });

describe('somebody’s working time', () => {
  it('is unknown without hours, and declared with them', () => {
    expect(personOf(nobody, horizon()).calendar).toBe('unknown');
    expect(personOf({ ...nobody, hours: [hours(1, 8, 16)] }, horizon()).calendar).toBe('declared');
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

  it('24. has no public holidays, not even by exception', () => {
    const christmas = { from: day('2026-12-21'), to: day('2027-01-09') };
    const everyDay = [1, 2, 3, 4, 5].map((weekday) => hours(weekday, 8, 16));
    const exceptions = [{ day: '2026-12-25', startMinute: 600, endMinute: 660 }];
    const days = freeOf({ hours: everyDay, exceptions }, christmas).map((text) => Number(text.split(' ')[0]));
    expect(days).toEqual([21, 22, 23, 28, 29, 30, 31, 4, 5, 7, 8]);
  });
});

/** Milliseconds of a local time of Helsinki in winter. */
const at = (local: string) => Temporal.Instant.from(`${local}+02:00`).epochMilliseconds;
const everyDay = [1, 2, 3, 4, 5].map((weekday) => hours(weekday, 8, 16));
const calendars = {
  isPartial: false,
  knownUntil: NOW.add({ hours: 1 }).epochMilliseconds,
  readFrom: at('2026-11-23T00:00'),
  readTo: at('2027-05-24T00:00'),
};

describe('what is known of somebody', () => {
  it.each<[string, Partial<PersonRow>, string]>([
    ['is known with calendars that were read, and hours', { hours: everyDay, calendars }, 'known'],
    ['is unknown with calendars but without hours', { calendars }, 'unknown'],
    [
      'is unknown when a calendar was read in part',
      { hours: everyDay, calendars: { ...calendars, isPartial: true } },
      'unknown',
    ],
    [
      'is unknown when the reading is old',
      { hours: everyDay, calendars: { ...calendars, knownUntil: NOW.epochMilliseconds } },
      'unknown',
    ],
    [
      'is unknown when no reading counts',
      { hours: everyDay, calendars: { ...calendars, knownUntil: null } },
      'unknown',
    ],
    [
      'is unknown when the reading ends before the horizon',
      { hours: everyDay, calendars: { ...calendars, readTo: at('2027-02-07T00:00') } },
      'unknown',
    ],
    ['is declared with hours alone', { hours: everyDay }, 'declared'],
    ['is unknown when they work nowhere any more', { hours: everyDay, isMember: false }, 'unknown'],
    ['is unknown then also with calendars', { hours: everyDay, calendars, isMember: false }, 'unknown'],
  ])('%s', (_, row, expected) => {
    expect(personOf({ ...nobody, ...row }, horizon()).calendar).toBe(expected);
  });
});

describe('somebody’s busy and told time', () => {
  const row: PersonRow = {
    ...nobody,
    hours: everyDay,
    // Minutes since 1970.
    weeks: [
      [
        [[100, 160]],
        [
          [200, 210],
          [300, 310],
        ],
        [[400, 410]],
      ],
      [[[500, 510]], [], []],
    ],
    booked: [{ start: 1, end: 2, status: 'hold' }],
    painted: [{ start: 10, end: 20, status: 'can' }],
    answered: [
      { start: 30, end: 40, status: 'if-need-be' },
      { start: 50, end: 60, status: 'cannot' },
    ],
  };

  it('is that of all weeks by status, of meetings, and of times they refused', () => {
    const minutes = (start: number, end: number, status: string) => ({
      start: start * 60_000,
      end: end * 60_000,
      status,
    });
    expect(personOf(row, horizon()).busy).toEqual([
      minutes(100, 160, 'busy'),
      minutes(200, 210, 'out-of-office'),
      minutes(300, 310, 'out-of-office'),
      minutes(400, 410, 'tentative'),
      minutes(500, 510, 'busy'),
      { start: 1, end: 2, status: 'hold' },
      { start: 50, end: 60, status: 'busy' },
    ]);
  });

  it('goes on taking time of who works nowhere any more, and nothing they told counts', () => {
    const left = personOf({ ...row, isMember: false }, horizon());
    expect(left).toMatchObject({ calendar: 'unknown', told: [] });
    expect(left.busy).toHaveLength(7);
  });

  it('is told by painting and by answering', () => {
    expect(personOf(row, horizon()).told).toEqual([
      { start: 10, end: 20, status: 'can' },
      { start: 30, end: 40, status: 'if-need-be' },
    ]);
  });
});
