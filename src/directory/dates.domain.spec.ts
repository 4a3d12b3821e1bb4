import {
  clockIn,
  dateIn,
  dayAndTimeIn,
  dayIn,
  headingDateIn,
  momentIn,
  weekOf,
  whenIn,
  wholeWhenIn,
} from './dates.domain.js';
import { LANGUAGES } from './directory.domain.js';

const start = Temporal.ZonedDateTime.from('2026-11-26T09:05[Europe/Helsinki]');
const end = start.add({ minutes: 90 });

it.each([
  [
    'fi',
    {
      date: 'to 26.11.2026',
      day: 'to 26.11.',
      heading: 'torstai 26.11.2026',
      clock: 'klo 9.05',
      moment: 'to 26.11. klo 9.05',
    },
  ],
  [
    'sv',
    {
      date: 'tors 26.11.2026',
      day: 'tors 26.11',
      heading: 'torsdag 26.11.2026',
      clock: 'kl. 9.05',
      moment: 'tors 26.11 kl. 9.05',
    },
  ],
  [
    'en',
    {
      date: 'Thu 26 November 2026',
      day: 'Thu 26 November',
      heading: 'Thursday 26 November 2026',
      clock: '9:05',
      moment: 'Thu 26 November, 9:05',
    },
  ],
] as const)('says in %s when something is', (language, expected) => {
  expect({
    date: dateIn(language, start),
    day: dayIn(language, start),
    heading: headingDateIn(language, start),
    clock: clockIn(language, start),
    moment: dayAndTimeIn(language, start),
  }).toEqual(expected);
});

it.each([
  ['fi', 'to 26.11.2026 klo 9.05', 'to 26.11.2026 klo 9.05–10.35', 'torstaina 26.11.2026 klo 9.05–10.35'],
  ['sv', 'tors 26.11.2026 kl. 9.05', 'tors 26.11.2026 kl. 9.05–10.35', 'torsdag 26.11.2026 kl. 9.05–10.35'],
  ['en', 'Thu 26 November 2026, 9:05', 'Thu 26 November 2026, 9:05–10:35', 'Thursday 26 November 2026, 9:05–10:35'],
] as const)('says in %s from when until when', (language, moment, when, whole) => {
  expect(momentIn(language, start)).toBe(moment);
  expect(whenIn(language, { start, end })).toBe(when);
  expect(wholeWhenIn(language, { start, end })).toBe(whole);
});

it('has a name for each day of the week and each month', () => {
  const first = Temporal.PlainDate.from('2026-01-05');
  for (const language of LANGUAGES) {
    const week = Array.from({ length: 7 }, (_, days) => dayIn(language, first.add({ days })).split(' ')[0]);
    const months = Array.from({ length: 12 }, (_, more) => dateIn(language, first.add({ months: more })));
    expect(new Set(week).size).toBe(7);
    expect(new Set(months).size).toBe(12);
    expect(months.join()).not.toContain('undefined');
  }
});

it('numbers every week of forty years as ISO 8601 does', () => {
  for (let date = Temporal.PlainDate.from('2020-01-01'); date.year < 2060; date = date.add({ days: 1 }))
    if (weekOf(date) !== date.weekOfYear)
      expect([date.toString(), weekOf(date)]).toEqual([date.toString(), date.weekOfYear]);
});
