import { checkBusy, localTime, minutesOfWindow, requireNotPast, weekOf } from './working-time.domain.js';

const day = (text: string) => Temporal.PlainDate.from(text);

it('a week is sorted by day and time, each day once', () => {
  const week = weekOf([
    { days: ['FR', 'MO', 'MO'], start: '12:00', end: '24:00' },
    { days: ['MO'], start: '00:00', end: '12:00' },
  ]);
  expect(week).toEqual([
    { weekday: 1, startMinute: 0, endMinute: 720 },
    { weekday: 1, startMinute: 720, endMinute: 1440 },
    { weekday: 5, startMinute: 720, endMinute: 1440 },
  ]);
  expect(weekOf([])).toEqual([]);
});

it('more windows than a week can sensibly have are refused', () => {
  const hours = Array.from({ length: 43 }, (_, i) => ({
    days: ['MO' as const],
    start: localTime(i * 10),
    end: localTime(i * 10 + 5),
  }));
  expect(() => weekOf(hours)).toThrow(expect.objectContaining({ code: 'TOO_MANY_HOURS' }));
});

it.each([
  ['24:00', '24:00', 'LOCAL_TIME_UNKNOWN', 'start'],
  ['08:00', '25:00', 'LOCAL_TIME_UNKNOWN', 'end'],
  ['08:60', '09:00', 'LOCAL_TIME_UNKNOWN', 'start'],
  ['08:00', '07:59', 'HOURS_END_FIRST', 'end'],
])('from %s to %s is %s', (start, end, code, field) => {
  expect(() => minutesOfWindow({ start, end })).toThrow(expect.objectContaining({ code, details: { field } }));
  expect(() => minutesOfWindow({ start, end }, 'hours')).toThrow(
    expect.objectContaining({ code, details: { field: `hours.${field}` } }),
  );
});

it('minutes are told as local times', () => {
  expect([0, 485, 1439, 1440].map(localTime)).toEqual(['00:00', '08:05', '23:59', '24:00']);
});

it('today may still be written', () => {
  expect(() => requireNotPast(day('2026-11-23'), day('2026-11-23'), 'day')).not.toThrow();
  expect(() => requireNotPast(day('2026-11-22'), day('2026-11-23'), 'day')).toThrow('over');
});

it('busy time may have begun', () => {
  const now = Temporal.Instant.from('2026-11-23T07:00:00Z');
  const around = { startsAt: now.subtract({ hours: 1 }), endsAt: now.add({ minutes: 1 }) };
  expect(() => checkBusy(around, now)).not.toThrow();
  expect(() => checkBusy({ ...around, endsAt: now }, now)).toThrow(expect.objectContaining({ code: 'TIME_IN_PAST' }));
});
