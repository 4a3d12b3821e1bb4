import { codeIn, inGroups } from './email-code.domain.js';

describe('a code as it is typed', () => {
  it.each([
    ['12345678', '12345678'],
    [' 1234 5678 ', '12345678'],
    ['1234-5678', '12345678'],
    ['1234–5678', '12345678'],
    ['12 34.56 78', '12345678'],
    ['1234\u00a05678\n', '12345678'],
    ['1234567', null],
    ['123456789', null],
    ['1234567a', null],
    ['١٢٣٤٥٦٧٨', null],
    ['', null],
    ["1' or '1'='1", null],
  ])('%j is %j', (typed, code) => {
    expect(codeIn(typed)).toBe(code);
  });

  it('is read in the groups in which it is written', () => {
    expect(inGroups('00123456')).toBe('0012 3456');
    expect(codeIn(inGroups('00123456'))).toBe('00123456');
  });
});
