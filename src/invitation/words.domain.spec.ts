import { LANGUAGES } from '../directory/directory.domain.js';
import { cancellationOf, descriptionOf, type Told, whenIn } from './words.domain.js';

const start = Temporal.ZonedDateTime.from('2026-12-01T13:00[Europe/Helsinki]');
const told = (language: Told['language'], phone: string | null = '040 000 1001'): Told => ({
  language,
  when: { start, end: start.add({ hours: 1 }) },
  mode: 'hybrid',
  link: 'https://yhdessa.example/v/abc',
  counsellor: { name: 'Aino Koivulampi', phone },
});

it.each([
  ['fi', 'ti 1.12.2026 klo 13.00–14.00'],
  ['sv', 'tis 1.12.2026 kl. 13.00–14.00'],
  ['en', 'Tue 1 December 2026, 13:00–14:00'],
] as const)('tells the time in %s', (language, words) => {
  expect(whenIn(language, told(language).when)).toBe(words);
});

it('asks in plain words: who, when, how to answer, what if not, where the rest is, and whom to ask', () => {
  expect(descriptionOf('invited', told('fi')).split('\n')).toEqual([
    'Palveluohjaaja Aino Koivulampi kutsuu sinut verkostotapaamiseen.',
    '',
    'Aika: ti 1.12.2026 klo 13.00–14.00',
    'Miten: Paikan päällä tai etäyhteydellä',
    '',
    'Vastaa kalenterikutsun painikkeilla tai tästä linkistä. Linkki toimii ilman kirjautumista:',
    'https://yhdessa.example/v/abc',
    '',
    'Etkö pääse? Kerro sekin. Voit samalla ehdottaa sijaista tai toista aikaa.',
    '',
    'Paikka, etäyhteyden osoite ja muut tiedot näkyvät, kun kirjaudut palveluun.',
    '',
    'Kysyttävää? Ota yhteyttä: palveluohjaaja Aino Koivulampi, 040 000 1001',
  ]);
});

describe.each([...LANGUAGES])('in %s', (language) => {
  it('a request says the same facts, moved or not, and that the time is new only if it is', () => {
    const [first, moved] = (['invited', 'moved'] as const).map((kind) => descriptionOf(kind, told(language)));
    for (const text of [first!, moved!]) {
      expect(text.split('\n')[0]).toContain('Aino Koivulampi');
      for (const fact of [whenIn(language, told(language).when), 'https://yhdessa.example/v/abc', '040 000 1001'])
        expect(text).toContain(fact);
    }
    const isNew = /uusi aika|ny(a)? tid|new time/i;
    expect([isNew.test(first!), isNew.test(moved!)]).toEqual([false, true]);
  });

  it('a cancellation has no link, and says whom to ask', () => {
    const text = cancellationOf(told(language));
    expect(text).not.toContain('http');
    expect(text).toContain(whenIn(language, told(language).when));
    expect(text.split('\n').at(-1)).toMatch(/Aino Koivulampi, 040 000 1001$/);
  });

  it('nothing is left open when there is no number', () => {
    expect(descriptionOf('invited', told(language, null))).toMatch(/Aino Koivulampi$/);
  });
});
