import { inventedCode } from './identity-code.js';

const CHECKS = '0123456789ABCDEFHJKLMNPRSTUVWXY';

describe('an invented identity code', () => {
  it.each([
    ['1891-03-07', '070391+'],
    ['1985-04-17', '170485-'],
    ['2011-08-02', '020811A'],
  ])('of somebody born on %s begins with %s', (born, beginning) => {
    for (const whose of ['guardian', 'minor', 'somebody', 'x'.repeat(99)]) {
      const code = inventedCode(Temporal.PlainDate.from(born), whose);
      // 900–999 are given to nobody.
      expect(code).toMatch(/^\d{6}[-+A]9\d\d[0-9A-Y]$/);
      expect(code.slice(0, 7)).toBe(beginning);
      const digits = code.slice(0, 6) + code.slice(7, 10);
      expect(CHECKS.indexOf(code[10]!)).toBe(Number(digits) % 31);
    }
  });

  it('is the same every time, and not that of whoever else was born on the day', () => {
    const day = Temporal.PlainDate.from('1985-04-17');
    expect(inventedCode(day, 'guardian')).toBe(inventedCode(day, 'guardian'));
    expect(new Set(['a', 'b', 'c', 'd'].map((whose) => inventedCode(day, whose))).size).toBeGreaterThan(1);
  });
});
