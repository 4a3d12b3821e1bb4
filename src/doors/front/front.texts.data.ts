import type { Language } from '../../directory/directory.domain.js';
import type { PersonRole } from '../../family/family.domain.js';

interface FrontTexts {
  readonly title: string;
  /** What this is, in three lines. */
  readonly about: readonly string[];
  readonly staff: string;
  readonly toStaff: string;
  readonly family: string;
  readonly toFamily: string;
  readonly roles: Readonly<Record<PersonRole, string>>;
  readonly messages: string;
  readonly messagesText: string;
  readonly mail: string;
  readonly sms: string;
  readonly account: string;
}

/** Words of the front page of a demo. */
export const FRONT_TEXTS: Readonly<Record<Language, FrontTexts>> = {
  fi: {
    title: 'Kokeile Yhdessä-palvelua',
    about: [
      'Yhdessä auttaa perhettä ja ammattilaisia löytämään yhteisen ajan ja sopimaan, kuka tekee mitä.',
      'Tämä on kokeilu: ihmiset ja asiat ovat keksittyjä, ja kaikki pysyy tällä koneella.',
      'Valitse, kuka olet. Pääset sisään yhdellä painalluksella.',
    ],
    staff: 'Ammattilaiset',
    toStaff: 'Ammattilaisten kirjautumissivu',
    family: 'Perheet',
    toFamily: 'Perheiden oma sivu',
    roles: { guardian: 'huoltaja', child: 'lapsi', 'close-person': 'läheinen' },
    messages: 'Viestit',
    messagesText: 'Kokeilussa mikään viesti ei lähde oikeasti. Täältä näet, mitä ihmiset olisivat saaneet.',
    mail: 'Sähköpostit',
    sms: 'Tekstiviestit',
    account: 'Olet jo kirjautunut: omalle sivulle',
  },
  sv: {
    title: 'Prova Yhdessä',
    about: [
      'Yhdessä hjälper en familj och yrkespersoner att hitta en gemensam tid och komma överens om vem som gör vad.',
      'Det här är ett försök: människorna och ärendena är påhittade, och allt stannar på den här datorn.',
      'Välj vem du är. Du kommer in med ett tryck.',
    ],
    staff: 'Yrkespersoner',
    toStaff: 'Inloggningssidan för yrkespersoner',
    family: 'Familjer',
    toFamily: 'Familjernas egen sida',
    roles: { guardian: 'vårdnadshavare', child: 'barn', 'close-person': 'närstående' },
    messages: 'Meddelanden',
    messagesText: 'I försöket skickas inget meddelande på riktigt. Här ser du vad människor skulle ha fått.',
    mail: 'E-post',
    sms: 'Textmeddelanden',
    account: 'Du är redan inloggad: till din sida',
  },
  en: {
    title: 'Try Yhdessä',
    about: [
      'Yhdessä helps a family and professionals to find a time for all and to agree who does what.',
      'This is a trial: people and cases are invented, and everything stays on this machine.',
      'Choose who you are. One press and you are in.',
    ],
    staff: 'Professionals',
    toStaff: 'Sign-in page for professionals',
    family: 'Families',
    toFamily: 'The families’ own page',
    roles: { guardian: 'guardian', child: 'child', 'close-person': 'close person' },
    messages: 'Messages',
    messagesText: 'In the trial no message really leaves. Here you see what people would have got.',
    mail: 'E-mails',
    sms: 'Text messages',
    account: 'You are signed in already: to your page',
  },
};
