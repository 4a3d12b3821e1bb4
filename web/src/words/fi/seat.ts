export const seat = {
  hint: 'Kirjoita nimen alku.',
  which: 'Kuka ja mistä yksiköstä?',
  none: 'Ketään ei löytynyt. Tarkista nimi.',
  missing: 'Hae ja valitse ammattilainen.',
};
