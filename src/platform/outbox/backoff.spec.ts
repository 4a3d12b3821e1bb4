import { millisecondsUntil } from './backoff.js';

const NOW = Temporal.Instant.from('2026-11-23T07:00:00Z');

describe('the outbox waits', () => {
  it.each([
    ['half a minute when nothing is planned', null, 30_000],
    ['until the next effect is due', 'PT12.5S', 12_500],
    ['a moment when it is due in a moment', 'PT0.0004S', 1],
    ['no longer than half a minute', 'PT2H', 30_000],
    ['a second when what is due now is held by another transaction', 'PT0S', 1000],
    ['a second when it has been due and held for long', '-PT5M', 1000],
  ])('%s', (_, due, milliseconds) => {
    expect(millisecondsUntil(due === null ? null : NOW.add(due), NOW)).toBe(milliseconds);
  });
});
