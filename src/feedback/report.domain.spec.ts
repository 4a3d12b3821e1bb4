import fc from 'fast-check';
import { codeOf } from '../platform/errors/code-of.js';
import { type Counts, daysOf, reportOf, requireComplete, suppressed, THRESHOLD } from './report.domain.js';

const NONE = { yes: 0, partly: 0, no: 0 };
const counts = (asked: number, face: readonly [number, number, number], heard = NONE): Counts => ({
  group: 'family',
  asked,
  face: { good: face[0], 'so-so': face[1], bad: face[2] },
  grades: { heard, knewNext: NONE, oneContact: NONE, knowsWhom: NONE },
});

describe('a quarter', () => {
  it.each([
    [1, '2026-01-01', '2026-04-01'],
    [4, '2026-10-01', '2027-01-01'],
  ])('number %i is from %s to before %s', (quarter, from, until) => {
    const days = daysOf({ year: 2026, quarter });
    expect([String(days.from), String(days.until)]).toEqual([from, until]);
  });

  it.each([
    [2026, 0, 'NO_SUCH_QUARTER'],
    [2026, 5, 'NO_SUCH_QUARTER'],
    [1999, 1, 'NO_SUCH_YEAR'],
    [9999, 4, 'NO_SUCH_YEAR'],
  ])('%i/%i: %s', (year, quarter, code) => {
    expect(codeOf(() => daysOf({ year, quarter }))).toBe(code);
  });

  it('is reported when nobody can answer any more: thirty days after its end', () => {
    const until = Temporal.PlainDate.from('2027-01-01');
    const check = (at: string) => codeOf(() => requireComplete(until, Temporal.Instant.from(at), 'Europe/Helsinki'));
    expect(check('2027-01-30T21:59:59Z')).toBe('QUARTER_NOT_COMPLETE');
    expect(check('2027-01-30T22:00:00Z')).toBe('OK');
  });
});

describe('a row of cells', () => {
  it.each([
    [
      [8, 5, 0],
      [8, 5, 0],
    ],
    [
      [8, 4, 6],
      [8, null, null],
    ],
    [
      [6, 4, 8],
      [null, null, 8],
    ],
    [
      [8, 4, 0],
      [null, null, null],
    ],
    [
      [20, 4, 1],
      [20, null, null],
    ],
    [
      [6, 4, 6],
      [null, null, null],
    ],
    [
      [5, 4, 4],
      [null, null, null],
    ],
    [
      [20, 2, 2],
      [null, null, null],
    ],
    [
      [4, 0, 0],
      [null, null, null],
    ],
    [
      [0, 0, 0],
      [0, 0, 0],
    ],
  ])('%j is shown as %j', ([a, b, c], [x, y, z]) => {
    expect(suppressed({ a: a!, b: b!, c: c! })).toEqual({ a: x, b: y, c: z });
  });

  /** Every row of the same total that is shown the same way. */
  function readings(row: Record<string, number>): number[][] {
    const shown = JSON.stringify(Object.values(suppressed(row)));
    const total = Object.values(row).reduce((sum, count) => sum + count, 0);
    const width = Object.keys(row).length;
    const rows = (left: number, cells: number): number[][] =>
      cells === 1
        ? [[left]]
        : Array.from({ length: left + 1 }, (_, first) =>
            rows(left - first, cells - 1).map((rest) => [first, ...rest]),
          ).flat();
    return rows(total, width).filter(
      (each) =>
        JSON.stringify(Object.values(suppressed(Object.fromEntries(each.map((n, i) => [String(i), n]))))) === shown,
    );
  }

  it.each([3, 4])(
    'of %i cells never gives a small one away, not to whoever knows its total and how it was made',
    (width) => {
      const property = fc.property(fc.array(fc.nat({ max: 9 }), { minLength: width, maxLength: width }), (cells) => {
        const row = Object.fromEntries(cells.map((count, i) => [String(i), count]));
        const shown = Object.values(suppressed(row));
        // Below the threshold the whole row is hidden, its total too.
        if (cells.reduce((sum, count) => sum + count, 0) < THRESHOLD) return;
        const all = readings(row);
        for (const [i, count] of cells.entries()) {
          if (count === 0 || count >= THRESHOLD) continue;
          expect(shown[i]).toBeNull();
          expect(new Set(all.map((each) => each[i])).size).toBeGreaterThan(1);
        }
      });
      fc.assert(property, { seed: 20261123, numRuns: 400 });
    },
  );
});

describe('the report of a group', () => {
  it('shows what many said, with a rate', () => {
    const report = reportOf(counts(40, [12, 8, 0], { yes: 10, partly: 5, no: 0 }));
    expect(report).toMatchObject({ asked: 40, answered: 20, rate: 50 });
    expect(report.face).toEqual({ good: 12, 'so-so': 8, bad: 0 });
    expect(report.grades.heard).toEqual({ yes: 10, partly: 5, no: 0, unsaid: 5 });
  });

  it('22. shows of four answers nothing but that there were few', () => {
    expect(reportOf(counts(40, [4, 0, 0], { yes: 4, partly: 0, no: 0 }))).toEqual({
      group: 'family',
      asked: 40,
      answered: null,
      rate: null,
      face: { good: null, 'so-so': null, bad: null },
      grades: {
        heard: { yes: null, partly: null, no: null, unsaid: null },
        knewNext: { yes: null, partly: null, no: null, unsaid: null },
        oneContact: { yes: null, partly: null, no: null, unsaid: null },
        knowsWhom: { yes: null, partly: null, no: null, unsaid: null },
      },
    });
  });

  it.each([
    [0, 0, 0, 0, null],
    [3, 0, null, 0, null],
    [4, 4, null, null, null],
    [9, 9, 9, 9, null],
    [12, 0, 12, 0, 0],
    [20, 17, null, 17, null],
    [20, 15, 20, 15, 75],
  ])('of %i asked and %i who answered says %j, %j and %j', (asked, all, shownAsked, shownAnswered, rate) => {
    const report = reportOf(counts(asked, [all, 0, 0]));
    expect([report.asked, report.answered, report.rate]).toEqual([shownAsked, shownAnswered, rate]);
  });

  it('says of a question that four did not answer neither that nor by a difference', () => {
    const { heard } = reportOf(counts(40, [20, 0, 0], { yes: 16, partly: 0, no: 0 })).grades;
    expect(heard).toEqual({ yes: null, partly: null, no: null, unsaid: null });
  });
});
