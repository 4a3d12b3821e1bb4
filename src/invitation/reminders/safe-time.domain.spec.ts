import { DAYTIME, nextMoment, readSafeTime } from './safe-time.domain.js';

const HELSINKI = 'Europe/Helsinki';
const local = (text: string) => Temporal.ZonedDateTime.from(`${text}[${HELSINKI}]`).toInstant();
const shown = (at: Temporal.Instant | null) => at?.toZonedDateTimeISO(HELSINKI).toPlainDateTime().toString() ?? null;
const [ALL, WORKING, FREE] = [
  [1, 2, 3, 4, 5, 6, 7],
  [1, 2, 3, 4, 5],
  [6, 7],
];

it.each([
  ['arkisin klo 12–13', [{ days: WORKING, from: 720, to: 780 }]],
  [
    'Arkisin klo 12–13 tai illalla klo 20 jälkeen',
    [
      { days: WORKING, from: 720, to: 780 },
      { days: WORKING, from: 1200, to: 1320 },
    ],
  ],
  ['Arkisin', [{ days: WORKING, from: 420, to: 1260 }]],
  ['klo 9.30-11.', [{ days: ALL, from: 570, to: 660 }]],
  ['ennen klo 9', [{ days: ALL, from: 420, to: 540 }]],
  [
    'viikonloppuisin klo 10-12, arkisin klo 18 jälkeen',
    [
      { days: FREE, from: 600, to: 720 },
      { days: WORKING, from: 1080, to: 1320 },
    ],
  ],
  ['på vardagar kl. 12-13', [{ days: WORKING, from: 720, to: 780 }]],
  ['on weekdays after 16:30', [{ days: WORKING, from: 990, to: 1320 }]],
])('%s is understood', (text, windows) => {
  expect(readSafeTime(text)).toEqual(windows);
});

it.each([
  ['Koulupäivän jälkeen'],
  ['Työvuorojen vuoksi mieluiten tekstiviesti ensin'],
  ['arkisin klo 12–13, ei kun isä on kotona'],
  ['ei arkisin klo 12–13'],
  ['klo 13-12'],
  ['klo 20-26'],
  ['illalla'],
  [''],
])('%s is left to a person', (text) => {
  expect(readSafeTime(text)).toBeNull();
});

it.each([
  ['at once by day', DAYTIME, '2026-11-23T10:15', '2026-11-23T10:15:00'],
  ['in the morning by night', DAYTIME, '2026-11-23T21:00', '2026-11-24T07:00:00'],
  ['this morning before dawn', DAYTIME, '2026-11-23T03:00', '2026-11-23T07:00:00'],
  ['to the end of a window, but not at it', readSafeTime('klo 12-13')!, '2026-11-23T13:00', '2026-11-24T12:00:00'],
  ['over a weekend', readSafeTime('arkisin klo 12-13')!, '2026-11-27T13:00', '2026-11-30T12:00:00'],
  ['over a night of 9 hours', DAYTIME, '2027-03-27T21:30', '2027-03-28T07:00:00'],
  ['over a night of 11 hours', DAYTIME, '2027-10-30T21:30', '2027-10-31T07:00:00'],
])('goes %s', (_, windows, now, expected) => {
  expect(shown(nextMoment(local(now), HELSINKI, windows))).toBe(expected);
});

it('counts by the clock on the wall, whatever the offset', () => {
  expect(nextMoment(local('2027-03-27T22:00'), HELSINKI, DAYTIME)?.toString()).toBe('2027-03-28T04:00:00Z');
  expect(nextMoment(local('2027-10-30T22:00'), HELSINKI, DAYTIME)?.toString()).toBe('2027-10-31T05:00:00Z');
});
