export const app = {
  name: 'Yhdessä',
  skip: 'Siirry sisältöön',
  menu: 'Päävalikko',
  day: 'Työpöytä',
  network: 'Verkosto',
  own: 'Omat asiat',
  account: 'Tili ja uloskirjautuminen',
  language: 'Kieli',
  area: 'Alue',
  new: 'Uusi yhteydenotto',
  loading: 'Haetaan …',
  title: '{{screen}} – Yhdessä',
};
