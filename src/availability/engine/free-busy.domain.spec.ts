import { fitsIn, freeBusyOf } from './free-busy.domain.js';
import type { BusyInterval, Person } from './problem.domain.js';

const ZONE = 'Europe/Helsinki';
const dates = { from: Temporal.PlainDate.from('2027-02-01'), to: Temporal.PlainDate.from('2027-02-02') };
const at = (hour: string) => Temporal.Instant.from(`2027-02-01T${hour}:00+02:00`);
const taken = (from: string, to: string, status: BusyInterval['status'] = 'busy'): BusyInterval => ({
  start: at(from).epochMilliseconds,
  end: at(to).epochMilliseconds,
  status,
});
const nurse = (...busy: BusyInterval[]): Person => ({
  id: 'nurse',
  calendar: 'declared',
  working: [{ days: ['MO'], start: '08:00', end: '16:00' }],
  busy,
});
const told = (person: Person) => {
  const clock = (instant: Temporal.Instant) =>
    instant.toZonedDateTimeISO(ZONE).toPlainTime().toString({ smallestUnit: 'minute' });
  const { free, busy, tentative } = freeBusyOf(person, dates, ZONE);
  const list = (spans: typeof free) => spans.map((span) => `${clock(span.startsAt)}–${clock(span.endsAt)}`);
  return [list(free), list(tentative), list(busy)];
};

it.each<[string, Person, string[][]]>([
  ['nothing', nurse(), [['08:00–16:00'], [], []]],
  ['the middle', nurse(taken('10:00', '11:00')), [['08:00–10:00', '11:00–16:00'], [], ['10:00–11:00']]],
  [
    'the edges',
    nurse(taken('07:00', '09:00'), taken('15:00', '17:00')),
    [['09:00–15:00'], [], ['07:00–09:00', '15:00–17:00']],
  ],
  ['all of it', nurse(taken('00:00', '23:00')), [[], [], ['00:00–23:00']]],
  [
    'overlapping and touching times, in any order',
    nurse(taken('12:00', '13:00'), taken('10:00', '11:30'), taken('11:00', '12:00', 'hold')),
    [['08:00–10:00', '13:00–16:00'], [], ['10:00–13:00']],
  ],
  ['something tentative', nurse(taken('10:00', '11:00', 'tentative')), [['08:00–16:00'], ['10:00–11:00'], []]],
  ['what nobody knows', { ...nurse(taken('10:00', '11:00')), calendar: 'unknown' }, [[], [], ['10:00–11:00']]],
  [
    'what was told',
    {
      ...nurse(taken('17:30', '17:45')),
      told: [
        { ...taken('15:00', '17:00'), status: 'can' },
        { ...taken('16:30', '18:00'), status: 'if-need-be' },
      ],
    },
    [['08:00–17:30', '17:45–18:00'], ['17:00–18:00'], ['17:30–17:45']],
  ],
  [
    'nothing, and only told',
    { ...nurse(), calendar: 'unknown', told: [{ ...taken('15:00', '17:00'), status: 'can' }] },
    [['15:00–17:00'], [], []],
  ],
])('a day with %s taken', (_, person, expected) => {
  expect(told(person)).toEqual(expected);
});

it('busy time is clipped to the days asked for', () => {
  const night = {
    start: at('00:00').epochMilliseconds - 3_600_000,
    end: at('00:30').epochMilliseconds,
    status: 'busy' as const,
  };
  expect(told(nurse(night))[2]).toEqual(['00:00–00:30']);
});

it.each([
  ['08:00', '10:00', 'free'],
  ['10:00', '11:00', 'no'],
  ['09:30', '10:30', 'no'],
  ['11:00', '12:00', 'free'],
  ['12:00', '13:00', 'tentative'],
  ['13:00', '14:00', 'free'],
  ['15:30', '16:30', 'no'],
] as const)('from %s to %s somebody is %s', (from, to, fit) => {
  const time = freeBusyOf(nurse(taken('10:00', '11:00'), taken('12:00', '13:00', 'tentative')), dates, ZONE);
  expect(fitsIn(time, { startsAt: at(from), endsAt: at(to) })).toBe(fit);
});
