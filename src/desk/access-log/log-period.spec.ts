import { isOld, periodOf, requireReason, requireRecent } from './log-period.js';

const NOW = Temporal.Instant.from('2026-11-23T07:00:00Z');
const at = (text: string) => Temporal.Instant.from(text);
const period = (from: string) => periodOf({ from: at(from) }, NOW);

it('is two years, days in Helsinki, where nothing is asked', () => {
  const { since, until } = periodOf({}, NOW);
  expect(since.toString()).toBe('2024-11-22T22:00:00Z');
  expect(Temporal.Instant.compare(until, NOW)).toBe(1);
});

it.each([
  ['2024-11-22T22:00:00Z', false],
  ['2024-11-22T21:59:59Z', true],
])('from %s it is older than that: %s', (from, old) => {
  expect(isOld(period(from), NOW)).toBe(old);
});

it('older lines want a reason, and are not on the family’s page', () => {
  const old = period('2020-01-01T00:00:00Z');
  expect(() => requireRecent(old, NOW)).toThrow('two years');
  expect(() => requireReason(old, NOW, null)).toThrow('special reason');
  expect(() => requireReason(old, NOW, 'client-asks')).not.toThrow();
  expect(() => requireReason(period('2026-01-01T00:00:00Z'), NOW, null)).not.toThrow();
});

it('does not end before it begins', () => {
  expect(() => periodOf({ from: NOW, until: NOW }, NOW)).toThrow('ends before');
});
