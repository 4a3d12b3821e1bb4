import { requireSeen, standing, writing } from './piece.domain.js';

const AT = Temporal.Instant.from('2026-11-23T07:00:00Z');
const row = (sinceVersion: number, untilVersion: number | null, version: number) => ({
  sinceVersion,
  untilVersion,
  version,
  changedBy: 'who',
  changedAt: AT,
});

const refusalOf = (task: () => unknown) => {
  try {
    task();
  } catch (error) {
    const { code, details } = error as { code: string; details: Record<string, unknown> };
    return { code, ...details };
  }
  return 'OK';
};

describe('a piece of a plan', () => {
  it.each([
    ['nothing', null, 1, 'begin'],
    ['what was left out', row(1, 2, 4), 3, 'begin'],
    ['what an agreed version holds', row(1, null, 1), 2, 'replace'],
    ['what began in this draft', row(2, null, 1), 2, 'change'],
  ] as const)('written after %s: %#', (_, last, number, expected) => {
    expect(writing(last, number)).toBe(expected);
  });

  it('stands until it ends', () => {
    expect(standing(null)).toBeUndefined();
    expect(standing(row(1, 2, 1))).toBeUndefined();
    expect(standing(row(1, null, 1))).toMatchObject({ version: 1 });
  });

  it.each([
    ['nothing, as there is nothing', null, null, true],
    ['nothing, as it was left out', row(1, 2, 4), null, true],
    ['what stands', row(1, null, 3), 3, true],
    ['an earlier version', row(1, null, 3), 2, false],
    ['nothing, though it was written meanwhile', row(1, null, 3), null, false],
    ['what was left out meanwhile', row(1, 1, 4), 3, false],
    ['something, where there was never anything', null, 1, false],
  ] as const)('was seen as %s: %#', (_, last, expectedVersion, passes) => {
    const found = refusalOf(() => requireSeen(standing(last), expectedVersion, 'situation', last));
    if (passes) return expect(found).toBe('OK');
    const stands = last && last.untilVersion === null ? { version: last.version } : {};
    const changed = last ? { changedBy: 'who', changedAt: '2026-11-23T07:00:00Z' } : {};
    return expect(found).toEqual({
      code: 'STALE',
      field: 'expectedVersion',
      piece: 'situation',
      ...stands,
      ...changed,
    });
  });
});
