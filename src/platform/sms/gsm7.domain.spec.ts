import { isGsm7, plainPunctuation, smsSize } from './gsm7.domain.js';

it.each([
  ['nothing', '', 'gsm-7', 0, 1],
  ['Finnish and Swedish letters', 'åäöÅÄÖ', 'gsm-7', 6, 1],
  ['a full part', 'a'.repeat(160), 'gsm-7', 160, 1],
  ['one more', 'a'.repeat(161), 'gsm-7', 161, 2],
  ['two full parts', 'a'.repeat(306), 'gsm-7', 306, 2],
  ['a third part', 'a'.repeat(307), 'gsm-7', 307, 3],
  ['signs that take two places', '€[]', 'gsm-7', 6, 1],
  ['eighty of them', '€'.repeat(80), 'gsm-7', 160, 1],
  // 153 is odd: the escape never stands at the end of a part, so 76 fit into each.
  ['a sign that would be cut in two', '€'.repeat(153), 'gsm-7', 306, 3],
  ['a Sámi letter', 'Sámi', 'ucs-2', 4, 1],
  ['a dash of print', '14.30–15.30', 'ucs-2', 11, 1],
  ['a full part of it', 'á'.repeat(70), 'ucs-2', 70, 1],
  ['one more of it', 'á'.repeat(71), 'ucs-2', 71, 2],
  ['two full parts of it', 'á'.repeat(134), 'ucs-2', 134, 2],
  ['a third part of it', 'á'.repeat(135), 'ucs-2', 135, 3],
  ['what UTF-16 writes in two', '👋', 'ucs-2', 2, 1],
  // 67 is odd: no character is cut in two.
  ['many of those', '👋'.repeat(67), 'ucs-2', 134, 3],
] as const)('%s', (_, text, alphabet, places, parts) => {
  expect(smsSize(text)).toEqual({ alphabet, places, parts });
});

it.each([
  ['klo 14.30–15.30 “koulu”', 'klo 14.30-15.30 "koulu"'],
  ['O’Neill', "O'Neill"],
  ['a\u0308iti', 'äiti'],
  ['Máret Ánne', 'Máret Ánne'],
])('%s is written %s', (text, plain) => {
  expect(plainPunctuation(text)).toBe(plain);
});

it('knows á from à', () => {
  expect([isGsm7('à la carte'), isGsm7('Ánne')]).toEqual([true, false]);
});
