import { dateIn, hoursIn, toAsk, whenIn } from './words.domain.js';

const start = Temporal.ZonedDateTime.from('2026-12-01T13:00[Europe/Helsinki]');
const when = { start, end: start.add({ hours: 1 }) };

it.each([
  ['fi', 'ti 1.12.2026 klo 13.00–14.00'],
  ['sv', 'tis 1.12.2026 kl. 13.00–14.00'],
  ['en', 'Tue 1 December 2026, 13:00–14:00'],
] as const)('tells the time in %s', (language, words) => {
  expect(whenIn(language, when)).toBe(words);
  expect(words).toContain(dateIn(language, start.toPlainDate()));
  expect(words).toContain(hoursIn(language, when));
});

it.each([
  ['fi', '040 000 1001', 'Kysyttävää? Ota yhteyttä: palveluohjaaja Aino Koivulampi, 040 000 1001'],
  ['sv', '040 000 1001', 'Har du frågor? Kontakta: servicehandledare Aino Koivulampi, 040 000 1001'],
  ['en', null, 'Questions? Contact: counsellor Aino Koivulampi'],
] as const)('says in %s whom to ask', (language, phone, words) =>
  expect(toAsk(language, { name: 'Aino Koivulampi', phone })).toBe(words),
);
