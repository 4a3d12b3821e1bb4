export const seat = {
  hint: 'Kirjoita nimen alku.',
  which: 'Kuka ja mistä yksiköstä?',
  none: 'Ketään ei löytynyt. Tarkista nimi.',
  first: 'Näytetään {{count}} ensimmäistä. Tarkenna hakua: kirjoita lisää nimestä.',
  missing: 'Hae ja valitse ammattilainen.',
};
