import { LANGUAGES } from '../../directory/directory.domain.js';
import { conferenceIn, letterOf, placeIn, subjectOf, textOf, type Told } from './letter.domain.js';
import { whenIn } from '../words.domain.js';

const start = Temporal.ZonedDateTime.from('2026-12-01T13:00[Europe/Helsinki]');
const VIDEO = 'https://video.example.fi/j/123';
const told = (changes: Partial<Told> = {}): Told => ({
  method: 'REQUEST',
  news: 'invited',
  language: 'fi',
  when: { start, end: start.add({ hours: 1 }) },
  mode: 'hybrid',
  link: 'https://yhdessa.example/v/abc',
  conference: null,
  counsellor: { name: 'Aino Koivulampi', phone: '040 000 1001' },
  ...changes,
});
const text = (changes: Partial<Told> = {}) => textOf(letterOf(told(changes)));

it('asks in plain words: who, when, how to answer, what if not, where the rest is, and whom to ask', () => {
  expect(text().split('\n')).toEqual([
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

it('refuses another time in plain words: that it does not suit, which time stands, how to answer', () => {
  expect(text({ method: 'DECLINECOUNTER' }).split('\n')).toEqual([
    'Ehdottamasi aika ei valitettavasti sovi. Sovittu aika pysyy.',
    '',
    'Sovittu aika: ti 1.12.2026 klo 13.00–14.00',
    '',
    'Kerro, pääsetkö sovittuun aikaan. Vastaa tästä linkistä. Linkki toimii ilman kirjautumista:',
    'https://yhdessa.example/v/abc',
    '',
    'Kysyttävää? Ota yhteyttä: palveluohjaaja Aino Koivulampi, 040 000 1001',
  ]);
});

describe.each([...LANGUAGES])('in %s', (language) => {
  it('a request says the same facts, whatever is new, and that the time is new only if it is', () => {
    const all = (['invited', 'changed', 'updated', 'moved'] as const).map((news) => text({ language, news }));
    for (const each of all) {
      expect(each.split('\n')[0]).toContain('Aino Koivulampi');
      for (const fact of [whenIn(language, told().when), 'https://yhdessa.example/v/abc', '040 000 1001'])
        expect(each).toContain(fact);
    }
    expect(new Set(all).size).toBe(4);
    const isNew = /uusi aika|ny(a)? tid|new time/i;
    expect(all.map((each) => isNew.test(each))).toEqual([false, false, false, true]);
  });

  it('has a subject of its own for everything that can be said', () => {
    const requests = (['invited', 'moved', 'changed', 'updated'] as const).map((news) => told({ language, news }));
    const others = (['CANCEL', 'DECLINECOUNTER'] as const).map((method) => told({ language, method }));
    const subjects = [...requests, ...others].map(subjectOf);
    expect(new Set(subjects).size).toBe(6);
    for (const subject of subjects) expect(subject).toContain(whenIn(language, told().when));
  });

  it('a cancellation has no link, and says whom to ask', () => {
    const said = text({ language, method: 'CANCEL', conference: VIDEO });
    expect(said).not.toContain('http');
    expect(said).toContain(whenIn(language, told().when));
    expect(said.split('\n').at(-1)).toMatch(/Aino Koivulampi, 040 000 1001$/);
  });

  it('nothing is left open when there is no number', () => {
    expect(text({ language, counsellor: { name: 'Aino Koivulampi', phone: null } })).toMatch(/Aino Koivulampi$/);
  });

  it.each(['remote', 'hybrid'] as const)(
    'the address of a %s meeting is told, and nobody has to sign in for it',
    (mode) => {
      const [without, asked] = [told({ language, mode }), told({ language, mode, conference: VIDEO })];
      expect(textOf(letterOf(asked))).toContain(`: ${VIDEO}\n`);
      expect(placeIn(asked)).not.toBe(placeIn(without));
      expect(text({ language, mode, conference: VIDEO })).not.toContain(letterOf(without).at(-2)!.lines[0]);
    },
  );

  it.each([
    ['nobody joins remotely', { mode: 'in-person' }],
    ['it is at a home', { mode: 'home' }],
    ['it is off', { method: 'CANCEL' }],
    ['another time is refused', { method: 'DECLINECOUNTER' }],
  ] as const)('the address is not told when %s', (_, changes) => {
    const silent = told({ language, conference: VIDEO, ...changes });
    expect(textOf(letterOf(silent))).not.toContain(VIDEO);
    expect(conferenceIn(silent)).toBeNull();
  });
});
