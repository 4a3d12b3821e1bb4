import { fold } from '../../platform/sealing/person-index.js';
import { type Described, isSamePerson, isSureEnough } from './same-person.domain.js';

const RECORDED: Described = { givenName: 'Marjatta', familyName: 'Salakoski', birthDate: null };
const person = (given: Partial<Described>): Described => ({ ...RECORDED, ...given });

describe('the same person', () => {
  it.each([
    ['just so', {}, {}],
    ['in capitals', {}, { givenName: 'MARJATTA', familyName: 'SALAKOSKI' }],
    ['by one of several given names', {}, { givenName: 'Anna Marjatta Kaarina' }],
    ['by two that stand together', { givenName: 'Anna Marjatta' }, { givenName: 'Anna Marjatta Kaarina' }],
    ['with a hyphen', { givenName: 'Anna-Liisa' }, { givenName: 'Anna-Liisa Maria' }],
    ['with another hyphen', { givenName: 'Anna‐Liisa' }, { givenName: 'Anna-Liisa Maria' }],
    ['with the hyphen left out', { givenName: 'Anna Liisa' }, { givenName: 'Anna-Liisa Maria' }],
    ['with a double family name', { familyName: 'Mäki Salakoski' }, { familyName: 'Mäki-Salakoski' }],
    ['with an accent that Finnish does not know', { givenName: 'Rene' }, { givenName: 'René' }],
    ['with letters of two parts', { givenName: 'Päivi' }, { givenName: 'Pa\u0308ivi' }],
    ['with the same day of birth', { birthDate: '1985-04-12' }, { birthDate: '1985-04-12' }],
    ['with a day of birth that we do not know', {}, { birthDate: '1985-04-12' }],
  ])('%s', (_, recorded, identified) => {
    expect(isSamePerson(person(recorded), [], person(identified), fold)).toBe(true);
  });
});

describe('somebody else', () => {
  it.each([
    ['by the given name', {}, { givenName: 'Marja' }],
    ['by a longer one', {}, { givenName: 'Marjattaliisa' }],
    ['by a hyphen: that is another name', { givenName: 'Anna' }, { givenName: 'Anna-Liisa' }],
    ['by the family name', {}, { familyName: 'Salokoski' }],
    ['by half of the family name', { familyName: 'Mäki' }, { familyName: 'Mäki-Salakoski' }],
    ['by Finnish letters', { givenName: 'Päivi' }, { givenName: 'Paivi' }],
    ['by letters of another alphabet that look the same', {}, { familyName: 'Sаlakoski' }],
    [
      'by given names that do not stand together',
      { givenName: 'Anna Kaarina' },
      { givenName: 'Anna Marjatta Kaarina' },
    ],
    ['by the day of birth', { birthDate: '1985-04-12' }, { birthDate: '1985-12-04' }],
    ['by a day of birth that is not said', { birthDate: '1985-04-12' }, {}],
    ['without a family name of ours', { familyName: null }, {}],
    ['without a family name of theirs', {}, { familyName: null }],
    ['without names', { givenName: '', familyName: '' }, { givenName: '', familyName: '' }],
  ])('%s', (_, recorded, identified) => {
    expect(isSamePerson(person(recorded), [], person(identified), fold)).toBe(false);
  });

  it('may be anybody of the family who bears the same names, unless the day of birth tells them apart', () => {
    const father = person({ givenName: 'Matti', birthDate: '1980-01-01' });
    const son = person({ givenName: 'Matti Juhani' });
    const identified = person({ givenName: 'Matti Juhani', birthDate: '1980-01-01' });
    expect(isSamePerson(person({ givenName: 'Matti' }), [son], identified, fold)).toBe(false);
    expect(isSamePerson(father, [son], identified, fold)).toBe(true);
    expect(isSamePerson(person({ givenName: 'Matti' }), [person({ givenName: 'Pekka' })], identified, fold)).toBe(true);
  });
});

describe('sure enough', () => {
  const FTN = 'http://ftn.ficora.fi/2017';
  const EIDAS = 'http://eidas.europa.eu/LoA';
  const ACCEPTED = [`${FTN}/loa2`, `${FTN}/loa3`, `${EIDAS}/substantial`, `${EIDAS}/low`, `${FTN}/loa1`];
  it.each([
    [`${FTN}/loa2`, true],
    [`${FTN}/loa3`, true],
    [`${EIDAS}/substantial`, true],
    [`${EIDAS}/high`, false],
    [`${EIDAS}/low`, false],
    [`${FTN}/loa1`, false],
    [`${FTN}/loatest2`, false],
    ['', false],
    [undefined, false],
    [[`${FTN}/loa2`], false],
  ])('%j: %s', (acr, isEnough) => {
    expect(isSureEnough(acr, ACCEPTED)).toBe(isEnough);
  });
});
