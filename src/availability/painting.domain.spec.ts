import { checkPainted, outside, type Painted } from './painting.domain.js';

const at = (text: string) => Temporal.Instant.from(`2027-02-${text}:00Z`);
const NOW = at('01T10:00');
const PERIOD = { startsAt: at('01T00:00'), endsAt: at('08T00:00') };
const time = (from: string, to: string, status: Painted['status'] = 'can'): Painted => ({
  startsAt: at(from),
  endsAt: at(to),
  status,
});
const refusal = (times: Painted[]) => {
  try {
    checkPainted(times, PERIOD, NOW);
  } catch (error) {
    const { code, details } = error as { code: string; details: { field: string } };
    return `${code} ${details.field}`;
  }
  return null;
};

describe('painted times', () => {
  it('are sorted, may touch, and may have begun already', () => {
    const [first, second] = [time('01T09:00', '01T11:00'), time('01T11:00', '01T12:00', 'if-need-be')];
    expect(checkPainted([second, first], PERIOD, NOW)).toEqual([first, second]);
  });

  it.each([
    ['TIME_ENDS_FIRST times.0.endsAt', [time('02T10:00', '02T10:00')]],
    ['TIME_ENDS_FIRST times.1.endsAt', [time('02T10:00', '02T11:00'), time('03T11:00', '03T10:00')]],
    ['TIME_IN_PAST times.0.endsAt', [time('01T09:00', '01T10:00')]],
    ['TIME_OUTSIDE_PERIOD times.0.endsAt', [time('07T23:00', '08T01:00')]],
    ['TIMES_OVERLAP times', [time('02T10:00', '02T12:00'), time('02T11:00', '02T13:00', 'if-need-be')]],
    ['TIMES_OVERLAP times', [time('02T10:00', '02T12:00'), time('02T10:00', '02T12:00')]],
    ['TOO_MANY_TIMES times', Array.from({ length: 501 }, () => time('02T10:00', '02T12:00'))],
  ])('are not %s', (expected, times) => {
    expect(refusal(times)).toBe(expected);
  });

  it('do not begin before the period', () => {
    const period = { ...PERIOD, startsAt: at('02T00:00') };
    expect(() => checkPainted([time('01T22:00', '02T10:00')], period, NOW)).toThrow('before the period');
  });
});

describe('what stays of a time beside a period', () => {
  it.each([
    ['all of one before', time('01T00:00', '02T00:00'), ['01–02']],
    ['the head', time('01T00:00', '03T00:00'), ['01–02']],
    ['the tail', time('03T00:00', '05T00:00'), ['04–05']],
    ['both', time('01T00:00', '05T00:00'), ['01–02', '04–05']],
    ['nothing', time('02T00:00', '04T00:00'), []],
  ])('is %s', (_, painted, expected) => {
    const left = outside(painted, { startsAt: at('02T00:00'), endsAt: at('04T00:00') });
    const day = (instant: Temporal.Instant) => String(instant).slice(8, 10);
    expect(left.map(({ startsAt, endsAt }) => `${day(startsAt)}–${day(endsAt)}`)).toEqual(expected);
  });
});
