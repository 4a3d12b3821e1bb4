import { LANGUAGES } from '../../directory/directory.domain.js';
import { whenIn } from '../words.domain.js';
import { familyMail, professionalMail } from './mail-text.js';

const start = Temporal.ZonedDateTime.from('2026-11-26T14:30[Europe/Helsinki]');
const when = { start, end: start.add({ hours: 1 }) };
const counsellor = { name: 'Anna Korhonen', phone: '040 123 4567' };
const WORDS = ['agreed', 'new-time', 'new-place', 'cancelled', 'reminder'] as const;

it.each([
  ['agreed', 'Tapaaminen on sovittu', ['Aika: to 26.11.2026 klo 14.30–15.30']],
  ['new-time', 'Tapaamisen aika muuttui', ['Uusi aika: to 26.11.2026 klo 14.30–15.30', 'Vanha aika on peruttu.']],
  [
    'new-place',
    'Tapaamisen paikka muuttui',
    ['Aika: to 26.11.2026 klo 14.30–15.30', 'Aika on sama. Kysy uusi paikka soittamalla.'],
  ],
  ['cancelled', 'Tapaaminen on peruttu', ['Peruttu aika: to 26.11.2026 klo 14.30–15.30', 'Sinun ei tarvitse tulla.']],
  ['reminder', 'Muistutus tapaamisesta', ['Aika: to 26.11.2026 klo 14.30–15.30', 'Jos aika ei sovi, soita.']],
] as const)('a family is told of %s', (words, said, lines) => {
  const mail = familyMail({ words, language: 'fi', when, counsellor });
  expect(mail.subject).toBe(`${said}, to 26.11.2026 klo 14.30–15.30`);
  const told = mail.text.split('\n').filter((line) => line !== '');
  expect(told).toEqual([`${said}.`, ...lines, 'Kysyttävää? Ota yhteyttä: palveluohjaaja Anna Korhonen, 040 123 4567']);
});

it('a family that heard another time last is told that both are off', () => {
  const { text } = familyMail({
    words: 'cancelled',
    language: 'fi',
    when,
    earlier: start.subtract({ days: 1 }),
    counsellor,
  });
  expect(text).toContain(
    'Peruttu aika: to 26.11.2026 klo 14.30–15.30\nMyös aiempi aika ke 25.11.2026 on peruttu.\n\nSinun ei tarvitse tulla.',
  );
});

describe.each([...LANGUAGES])('in %s', (language) => {
  it.each(WORDS)('%s says when and whom to ring, holds no link and no word that ages', (words) => {
    const { subject, text } = familyMail({ words, language, when, counsellor });
    for (const part of [subject, text]) expect(part).toContain(whenIn(language, when));
    expect(text).toContain('040 123 4567');
    expect(subject + text).not.toMatch(/https?:|huomenna|i morgon|tomorrow/);
  });

  it.each([
    ['unanswered', /^(Vastaa vielä|Svara gärna nu|Please answer)/m],
    ['answered', /^(Olet vastannut|Du har svarat|You have answered)/m],
    ['countered', /^(Ehdotit toista aikaa|Du föreslog en annan tid|You proposed another time)/m],
  ] as const)('a professional whose invitation is %s gets the link', (standing, asks) => {
    const link = 'https://yhdessa.example/v/abc';
    const mail = professionalMail({ language, when, mode: 'remote', counsellor, standing, link });
    expect(mail.text.split('\n')).toContain(link);
    expect(mail.text).toMatch(asks);
  });
});
