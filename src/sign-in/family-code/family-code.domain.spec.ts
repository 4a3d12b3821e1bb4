import { CODE, codeIn, digitsIn, inGroups, stateOf } from './family-code.domain.js';

describe('a code', () => {
  it.each([
    ['A7K4RM9TX', 'A7K4RM9TX'],
    ['A7K 4RM 9TX', 'A7K4RM9TX'],
    ['a7k-4rm-9tx', 'A7K4RM9TX'],
    ['  a7k–4rm—9tx. ', 'A7K4RM9TX'],
    ['Ａ７Ｋ４ＲＭ９ＴＸ', 'A7K4RM9TX'],
    ['äBgSzNdP2', 'A8652MTT2'],
    ['A7K4RM9T', null],
    ['A7K4RM9TXX', null],
    ['A7K4RM9T0', null],
    ['A7K4RM9TO', null],
    ['A7K4RM9T1', null],
    ['A7K4RM9TL', null],
    ['', null],
    ["A7K4RM9T'", null],
    ['A7K4RM9T\u0000', null],
  ])('%j is %j', (typed, code) => {
    expect(codeIn(typed)).toBe(code);
  });

  it('is read in the groups in which it is written', () => {
    expect(inGroups('A7K4RM9TX')).toBe('A7K 4RM 9TX');
    expect(codeIn(inGroups(CODE.letters.slice(0, CODE.length)))).toBe(CODE.letters.slice(0, CODE.length));
  });

  it('has no two letters of which one is read as the other, and bits enough', () => {
    expect(new Set(CODE.letters).size).toBe(CODE.letters.length);
    for (const letter of CODE.letters) expect(codeIn(letter.repeat(CODE.length))).toBe(letter.repeat(CODE.length));
    expect(CODE.letters).not.toMatch(/[01OILBGSZNDPUVW]/);
    expect(CODE.length * Math.log2(CODE.letters.length)).toBeGreaterThan(38);
  });
});

describe('the digits', () => {
  it.each([
    ['2233', '2233'],
    [' 22 33 ', '2233'],
    ['040 111 2233', '2233'],
    ['+358 (40) 111-2233', '2233'],
    ['２２３３', '2233'],
    ['223', null],
    ['22a3', null],
    ['', null],
    ['1'.repeat(21), null],
  ])('%j are %j', (typed, digits) => {
    expect(digitsIn(typed)).toBe(digits);
  });
});

describe('how it stands', () => {
  const endsAt = Temporal.Instant.from('2026-12-07T07:00:00Z');
  it.each([
    ['2026-12-07T06:59:59Z', null, 'waiting'],
    ['2026-12-07T07:00:00Z', null, 'expired'],
    ['2026-12-01T07:00:00Z', 'used', 'used'],
    ['2027-12-01T07:00:00Z', 'tried-out', 'tried-out'],
  ] as const)('at %s, ended for %s, is %s', (now, endedFor, state) => {
    expect(stateOf({ endsAt, endedFor }, Temporal.Instant.from(now))).toBe(state);
  });
});
