export const find = {
  title: 'Etsi henkilö',
  notYours: 'Henkilöä voivat etsiä palveluohjaajat ja tiimivastaavat.',
  back: 'Takaisin: Kutsu koolle. Kirjoittamasi on tallella.',
  intro:
    'Katso, onko perhe jo tuttu, ennen kuin aloitat alusta. Pelkkä puhelinnumero riittää. Jokaisesta hausta jää merkintä lokiin.',
  phone: 'Puhelinnumero',
  givenName: 'Etunimi',
  familyName: 'Sukunimi',
  email: 'Sähköposti',
  send: 'Etsi',
  unclear: {
    tooLittle: 'Kirjoita puhelinnumero, sukunimi tai sähköposti.',
    noNumber: 'Tämä ei ole puhelinnumero. Kirjoita se esimerkiksi näin: 040 123 4567.',
  },
  cases: {
    title: 'Avoimet asiat',
    whole: 'Avoimia asioita etsitään puhelinnumerolla tai koko nimellä.',
    none: 'Avointa asiaa ei löytynyt.',
    found_one: 'Löytyi {{count}} avoin asia.',
    found_other: 'Löytyi {{count}} avointa asiaa.',
    own: 'Oma asiasi: avaa se',
    keptBy: '{{name}}, {{unit}}',
    noNumber: 'Puhelinnumeroa ei ole.',
    urgent: 'Ei voi odottaa: hätäkatselu',
  },
  contacts: {
    title: 'Yhteydenotot',
    which: 'Omat yhteydenottosi ja, kun päivystät, jonossa olevat.',
    none: 'Yhteydenottoja ei löytynyt.',
    found_one: 'Löytyi {{count}} yhteydenotto.',
    found_other: 'Löytyi {{count}} yhteydenottoa.',
  },
  closed: {
    title: 'Samalla nimellä tai numerolla on päätetty asia',
    sure: 'Varmista soittajalta, että kyse on samasta perheestä, ennen kuin avaat asian uudelleen.',
  },
};
