import { csvOf } from './csv.js';

const only = (value: string | null) => csvOf(['a'], [[value]]).slice('\uFEFF"a"\r\n'.length, -'\r\n'.length);

it('is a table with a byte order mark, quotes and CRLF', () => {
  expect(
    csvOf(
      ['päivä', 'kuka'],
      [
        ['1.2.', null],
        ['a "b", c', 'd\r\ne'],
      ],
    ),
  ).toBe('\uFEFF"päivä";"kuka"\r\n"1.2.";""\r\n"a ""b"", c";"d\r\ne"\r\n');
});

it.each([
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\tx',
  '\rx',
  '\nx',
  ' =1',
  '\u200b=1',
  '\u00a0=1',
  '＝1',
  '＋1',
  '－1',
  '＠A',
  '\0=1',
])('runs %j as no formula', (value) => {
  expect(only(value).startsWith(`"'`)).toBe(true);
});

it.each(['a=1', "o'clock", '1-2', 'x@example.fi', '', '2026-11-23'])('leaves %j as it is', (value) => {
  expect(only(value)).toBe(`"${value}"`);
});

it('lets no quote out of its field', () => {
  expect(only('";"=1')).toBe('""";""=1"');
});
