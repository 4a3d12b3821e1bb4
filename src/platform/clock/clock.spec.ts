import { Clock, newId, stopwatch } from './clock.js';

const MONDAY = Temporal.Instant.from('2026-11-23T07:00:00Z');
const secondsBetween = (a: Temporal.Instant, b: Temporal.Instant) => Math.abs(a.since(b).total('seconds'));

describe('a clock', () => {
  it('shows the machine’s time until it is moved', () => {
    const clock = new Clock();
    expect(clock.offset.blank).toBe(true);
    expect(secondsBetween(clock.now(), Temporal.Now.instant())).toBeLessThan(1);
  });

  it('shows no more than microseconds, as PostgreSQL keeps them', () => {
    const clock = new Clock();
    for (let i = 0; i < 100; i += 1) expect(clock.now().epochNanoseconds % 1000n).toBe(0n);
  });

  it('goes on from where it was moved to', () => {
    const clock = new Clock();
    clock.moveTo(MONDAY);
    const first = clock.now();
    expect(secondsBetween(first, MONDAY)).toBeLessThan(1);
    const wait = stopwatch();
    while (wait() < 2);
    expect(Temporal.Instant.compare(clock.now(), first)).toBe(1);
  });

  it('moves forwards and backwards by exact time, also over the night in which the clocks change', () => {
    const clock = new Clock();
    const helsinki = () => clock.now().toZonedDateTimeISO('Europe/Helsinki');
    clock.moveTo(Temporal.Instant.from('2027-03-27T10:00:00+02:00'));
    clock.moveBy(Temporal.Duration.from('PT24H'));
    expect(helsinki().toPlainDateTime().toString({ smallestUnit: 'minute' })).toBe('2027-03-28T11:00');
    clock.moveBy(Temporal.Duration.from('-PT24H'));
    expect(helsinki().toPlainDateTime().toString({ smallestUnit: 'minute' })).toBe('2027-03-27T10:00');
  });

  it('refuses calendar units, which mean nothing to an instant', () => {
    const clock = new Clock();
    expect(() => clock.moveBy(Temporal.Duration.from('P1M'))).toThrow('date unit');
  });

  it('takes up the offset that an earlier process left', () => {
    const earlier = new Clock();
    earlier.moveTo(MONDAY);
    const later = new Clock();
    later.restore(Temporal.Duration.from(earlier.offset.toString()));
    expect(secondsBetween(later.now(), MONDAY)).toBeLessThan(1);
  });

  it('is its own: moving one does not move another', () => {
    new Clock().moveTo(MONDAY);
    expect(secondsBetween(new Clock().now(), Temporal.Now.instant())).toBeLessThan(1);
  });
});

it('a stopwatch never runs backwards', () => {
  const elapsed = stopwatch();
  let last = elapsed();
  for (let i = 0; i < 1000; i += 1) {
    const now = elapsed();
    expect(now).toBeGreaterThanOrEqual(last);
    last = now;
  }
});

it('ids are UUIDv7, different, and sort by the time they were made', () => {
  const ids = Array.from({ length: 1000 }, () => newId());
  expect(new Set(ids).size).toBe(1000);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  const moments = ids.map((id) => id.slice(0, 13));
  expect(moments).toEqual(moments.toSorted());
});
