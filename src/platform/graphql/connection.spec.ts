import { keysetOf } from './connection.js';

const cursor = (key: unknown) => Buffer.from(JSON.stringify(key)).toString('base64url');

it('reads a cursor of ours back', () => {
  expect(keysetOf(cursor(['2026-11-23 07:00:00.5+00', 7]), ['instant', 'number'])).toEqual([
    '2026-11-23 07:00:00.5+00',
    7,
  ]);
  expect(keysetOf(null, ['instant', 'number'])).toBeUndefined();
});

it.each([
  ['2026-13-45 07:00:00+00', 7],
  ['2026-02-30 07:00:00+00', 7],
  ['2026-11-23 25:00:00+00', 7],
  ['0000-01-01 00:00:00+00', 7],
  ['2026-11-23T07:00:00Z', 7],
  ['2026-11-23 07:00:00+00', '7'],
  ['2026-11-23 07:00:00+00', 1e300],
  ['2026-11-23 07:00:00+00'],
  [7, '2026-11-23 07:00:00+00'],
])('refuses %j, %j', (...key) => {
  expect(() => keysetOf(cursor(key), ['instant', 'number'])).toThrow('not one of this list');
});
