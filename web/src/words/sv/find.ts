import type { Words } from '../shape.js';

export const find: Words['find'] = {
  title: 'Sök en person',
  notYours: 'Servicehandledare och teamansvariga kan söka en person.',
  back: 'Tillbaka: Sammankalla. Det du skrev finns kvar.',
  intro:
    'Se efter om familjen redan är bekant innan du börjar från början. Det räcker med telefonnumret. Varje sökning antecknas i loggen.',
  phone: 'Telefonnummer',
  givenName: 'Förnamn',
  familyName: 'Efternamn',
  email: 'E-post',
  send: 'Sök',
  unclear: {
    tooLittle: 'Skriv ett telefonnummer, ett efternamn eller en e-postadress.',
    noNumber: 'Det här är inget telefonnummer. Skriv det till exempel så här: 040 123 4567.',
  },
  cases: {
    title: 'Öppna ärenden',
    whole: 'Öppna ärenden söks med telefonnummer eller hela namnet.',
    none: 'Inget öppet ärende hittades.',
    found_one: '{{count}} öppet ärende hittades.',
    found_other: '{{count}} öppna ärenden hittades.',
    own: 'Ditt eget ärende: öppna det',
    keptBy: '{{name}}, {{unit}}',
    noNumber: 'Det finns inget telefonnummer.',
    urgent: 'Kan inte vänta: nödläsning',
  },
  contacts: {
    title: 'Kontakter',
    which: 'Dina egna kontakter och, när du har jour, de som står i kö.',
    none: 'Inga kontakter hittades.',
    found_one: '{{count}} kontakt hittades.',
    found_other: '{{count}} kontakter hittades.',
  },
  closed: {
    title: 'Det finns ett avslutat ärende med samma namn eller nummer',
    sure: 'Försäkra dig hos den som ringer om att det gäller samma familj innan du öppnar ärendet på nytt.',
  },
};
