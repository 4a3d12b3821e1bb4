import {
  checkHold,
  daysOf,
  daysToSearch,
  lengthOf,
  localStartOf,
  overlaps,
  requireNamedEnd,
  requireBegun,
  requireFamilyYes,
  spanFrom,
  startOf,
} from './meeting-time.domain.js';

const HELSINKI = 'Europe/Helsinki';
const now = Temporal.Instant.from('2026-11-23T07:00:00Z');
const instant = (text: string) => Temporal.Instant.from(text);
const codeOf = (task: () => unknown): string | undefined => {
  try {
    task();
  } catch (error) {
    return (error as { code: string }).code;
  }
  return undefined;
};

describe('a start', () => {
  it.each([
    ['2026-11-23T09:01', '2026-11-23T07:01:00Z'],
    ['2027-07-01T13:00', '2027-07-01T10:00:00Z'],
    ['2027-03-28T02:59', '2027-03-28T00:59:00Z'],
    ['2027-03-28T04:00', '2027-03-28T01:00:00Z'],
    // The clocks show 03:00 to 04:00 twice; the earlier is meant.
    ['2027-10-31T03:00', '2027-10-31T00:00:00Z'],
    ['2027-10-31T03:59', '2027-10-31T00:59:00Z'],
    ['2027-10-31T04:00', '2027-10-31T02:00:00Z'],
  ])('at %s is the instant %s', (local, expected) => {
    const { localStart, startsAt } = startOf(local, HELSINKI, now);
    expect([localStart, startsAt.toString()]).toEqual([local, expected]);
  });

  it('is in the zone of the meeting, not in ours', () => {
    expect(startOf('2027-01-01T12:00', 'Europe/Stockholm', now).startsAt.toString()).toBe('2027-01-01T11:00:00Z');
  });

  it.each([
    ['2026-11-23T09:00', 'TIME_IN_PAST'],
    ['0000-01-01T00:00', 'TIME_IN_PAST'],
    ['2027-11-25T09:00', 'TIME_TOO_FAR'],
    ['2027-03-28T03:00', 'TIME_DOES_NOT_EXIST'],
    ['2027-03-28T03:59', 'TIME_DOES_NOT_EXIST'],
    ['2027-02-29T10:00', 'NOT_A_LOCAL_TIME'],
    ['2027-13-01T10:00', 'NOT_A_LOCAL_TIME'],
    ['2027-00-10T10:00', 'NOT_A_LOCAL_TIME'],
    ['2027-01-01T24:00', 'NOT_A_LOCAL_TIME'],
    ['2027-01-01T10:60', 'NOT_A_LOCAL_TIME'],
    ['2027-01-01T10:00:00', 'NOT_A_LOCAL_TIME'],
    ['2027-01-01 10:00', 'NOT_A_LOCAL_TIME'],
    ['2027-01-01T10:00+02:00', 'NOT_A_LOCAL_TIME'],
    ['', 'NOT_A_LOCAL_TIME'],
  ])('at %j is %s', (local, code) => {
    expect(codeOf(() => startOf(local, HELSINKI, now))).toBe(code);
  });
});

describe('a length', () => {
  it.each([
    [60, false, 60],
    [60, true, 120],
    [480, true, 720],
    [480, false, 480],
  ])('of %i minutes, interpreted: %s, is %i', (minutes, isInterpreted, expected) => {
    expect(lengthOf(minutes, isInterpreted)).toBe(expected);
  });

  it('may touch two days', () => {
    const { from, to } = daysOf(spanFrom(instant('2026-12-01T21:30:00Z'), 60), HELSINKI);
    expect([from.toString(), to.toString()]).toEqual(['2026-12-01', '2026-12-03']);
  });

  it.each([
    ['2027-10-31T00:00:00Z', 30, false],
    ['2027-10-31T00:30:00Z', 60, true],
    ['2027-10-31T00:30:00Z', 90, false],
  ])('from %s for %d minutes ends in the hour that has no name of its own: %s', (start, minutes, isRefused) => {
    const check = () => requireNamedEnd(spanFrom(Temporal.Instant.from(start), minutes), 'Europe/Helsinki');
    if (isRefused) expect(check).toThrow(expect.objectContaining({ code: 'TIME_AMBIGUOUS' }));
    else expect(check).not.toThrow();
  });

  it('that ends when another begins does not overlap it', () => {
    const one = spanFrom(instant('2026-12-01T08:00:00Z'), 60);
    expect(overlaps(one, spanFrom(one.endsAt, 60))).toBe(false);
    expect(overlaps(one, spanFrom(one.endsAt.subtract({ minutes: 1 }), 60))).toBe(true);
  });
});

describe('a start that a calendar told', () => {
  it.each([
    ['2026-12-01T08:00:00Z', '2026-12-01T10:00'],
    ['2026-12-01T08:00:59Z', '2026-12-01T10:00'],
    ['2027-03-28T01:00:00Z', '2027-03-28T04:00'],
    ['2027-10-31T00:30:00Z', '2027-10-31T03:30'],
  ])('%s is %s, less its seconds', (start, local) => {
    expect(localStartOf(instant(start), HELSINKI)).toBe(local);
  });

  it('in the hour that the clocks show a second time has no name', () => {
    expect(codeOf(() => localStartOf(instant('2027-10-31T01:30:00Z'), HELSINKI))).toBe('TIME_AMBIGUOUS');
  });
});

it.each([
  ['2026-12-01', '2026-11-23', '2026-12-21'],
  ['2026-12-14', '2026-11-23', '2026-12-28'],
  ['2027-06-01', '2027-03-23', '2027-06-15'],
])('for a meeting on %s another time is looked for from %s until %s', (meetingDay, from, to) => {
  const [today, day] = ['2026-11-23', meetingDay].map((text) => Temporal.PlainDate.from(text));
  const days = daysToSearch(today!, day!);
  expect([days.from.toString(), days.to.toString()]).toEqual([from, to]);
});

it.each([
  [0, 'TIME_IN_PAST'],
  [1, undefined],
  [72 * 60, undefined],
  [72 * 60 + 1, 'HOLD_TOO_LONG'],
])('a hold for %i minutes is %s', (minutes, code) => {
  expect(codeOf(() => checkHold(now.add({ minutes }), now))).toBe(code);
});

describe('the family’s yes', () => {
  const start = { localStart: '2026-12-01T10:00', startsAt: instant('2026-12-01T08:00:00Z') };

  it.each([
    ['to exactly this time', { familyYesStart: start.startsAt }, undefined],
    ['to another time', { familyYesStart: start.startsAt.add({ minutes: 1 }) }, 'FAMILY_YES_MISSING'],
    ['not given', { familyYesStart: null }, 'FAMILY_YES_MISSING'],
  ])('%s', (_, meeting, code) => {
    expect(codeOf(() => requireFamilyYes(meeting, start))).toBe(code);
  });
});

it.each([
  [null, 'NOT_BEGUN'],
  [now.add({ seconds: 1 }), 'NOT_BEGUN'],
  [now, undefined],
])('a meeting that begins at %s, now: %s', (startsAt, code) => {
  expect(codeOf(() => requireBegun(startsAt, now))).toBe(code);
});
