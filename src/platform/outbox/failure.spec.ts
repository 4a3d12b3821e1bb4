import { secondsUntilRetry } from './backoff.js';
import { describeFailure } from './failure.js';

describe('what is kept of a failure', () => {
  it.each([
    [new Error('connect ECONNREFUSED 127.0.0.1:25'), 'Error: connect ECONNREFUSED 127.0.0.1:25'],
    [Object.assign(new Error('refused'), { code: 'EENVELOPE', responseCode: 550 }), 'Error EENVELOPE 550: refused'],
    [new Error('550 <anna.virtanen@example.fi> unknown user'), 'Error: 550 <<address>> unknown user'],
    [new Error('no such person: "Anna Virtanen"'), 'Error: no such person: <…>'],
    [new Error('call +358 40 123 4567 back'), 'Error: call <number> back'],
    [new Error('first line\nAnna Virtanen'), 'Error: first line'],
    [
      Object.assign(new Error("insert into x values ('Anna') - duplicate key"), {
        name: 'DriverException',
        code: '23505',
      }),
      'DriverException 23505',
    ],
    ['thrown text about Anna', 'a thrown value that is no Error'],
  ])('%#: names nobody', (error, kept) => {
    expect(describeFailure(error)).toBe(kept);
  });

  it('is short', () => {
    expect(describeFailure(new Error('x'.repeat(5000)))).toHaveLength(200);
  });
});

describe('the back-off', () => {
  const delays = (periodic: boolean) =>
    Array.from({ length: 19 }, (_, failed) => secondsUntilRetry(failed + 1, periodic));

  it('doubles from half a minute to six hours, and 20 tries span a weekend', () => {
    expect(delays(false).slice(0, 12)).toEqual([30, 60, 120, 240, 480, 960, 1920, 3840, 7680, 15_360, 21_600, 21_600]);
    expect(delays(false).reduce((sum, delay) => sum + delay) / 3600).toBeGreaterThan(60);
  });

  it('of a periodic job stays below an hour', () => {
    expect(Math.max(...delays(true))).toBe(3600);
  });
});
