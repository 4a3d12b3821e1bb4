import type { Language } from '../directory/directory.domain.js';

/** How the present answer is told; states that are no answer have none. */
type Told = 'accepted' | 'tentative' | 'declined' | 'delegated' | 'counter-proposed';

export interface ReplyTexts {
  readonly day: string;
  readonly time: string;
  readonly length: string;
  readonly minutes: string;
  readonly mode: string;
  readonly counsellor: string;
  readonly details: string;
  readonly present: string;
  readonly none: string;
  readonly told: Readonly<Record<Told, string>>;
  readonly ask: string;
  readonly change: string;
  readonly buttons: Readonly<Record<'accepted' | 'tentative' | 'declined', string>>;
  readonly comment: string;
  readonly commentHint: string;
  readonly saved: string;
  readonly again: string;
  readonly moved: string;
  readonly tooLong: string;
  readonly noAnswer: string;
  readonly past: string;
  readonly gone: string;
  readonly goneText: string;
}

/** Plain words. Nothing that tells what the meeting is about. */
export const REPLY_TEXTS: Readonly<Record<Language, ReplyTexts>> = {
  fi: {
    day: 'Päivä',
    time: 'Aika',
    length: 'Kesto',
    minutes: 'minuuttia',
    mode: 'Miten',
    counsellor: 'Palveluohjaaja',
    details: 'Paikka ja muut tiedot näkyvät, kun kirjaudut palveluun.',
    present: 'Vastauksesi nyt',
    none: 'Et ole vielä vastannut.',
    told: {
      accepted: 'Pääset tapaamiseen.',
      tentative: 'Ehkä pääset tapaamiseen.',
      declined: 'Et pääse tapaamiseen.',
      delegated: 'Lähetät sijaisen.',
      'counter-proposed': 'Ehdotit toista aikaa.',
    },
    ask: 'Pääsetkö tapaamiseen?',
    change: 'Muuta vastaustasi',
    buttons: { accepted: 'Pääsen', tentative: 'Ehkä', declined: 'En pääse' },
    comment: 'Viesti palveluohjaajalle (ei pakollinen)',
    commentHint: 'Älä kirjoita tähän perheen asioista.',
    saved: 'Kiitos, vastauksesi on tallennettu.',
    again: 'Vastaus ei vielä tallentunut. Paina nappia uudelleen.',
    moved: 'Tapaamisen aika on muuttunut. Katso uusi aika ja vastaa uudelleen.',
    tooLong: 'Viesti on liian pitkä tai siinä on merkkejä, joita ei voi tallentaa. Vastausta ei tallennettu.',
    noAnswer: 'Valitse yksi vastaus. Vastausta ei tallennettu.',
    past: 'Tapaaminen on jo ollut. Siihen ei voi enää vastata.',
    gone: 'Kutsua ei löydy',
    goneText:
      'Linkki ei ole enää voimassa tai se on väärä. Soita palveluohjaajalle, joka kutsui sinut: numero on kutsuviestissä.',
  },
  sv: {
    day: 'Dag',
    time: 'Tid',
    length: 'Längd',
    minutes: 'minuter',
    mode: 'Hur',
    counsellor: 'Servicehandledare',
    details: 'Platsen och övriga uppgifter visas när du loggar in i tjänsten.',
    present: 'Ditt svar nu',
    none: 'Du har inte svarat ännu.',
    told: {
      accepted: 'Du kommer till mötet.',
      tentative: 'Du kommer kanske till mötet.',
      declined: 'Du kommer inte till mötet.',
      delegated: 'Du skickar en ersättare.',
      'counter-proposed': 'Du föreslog en annan tid.',
    },
    ask: 'Kommer du till mötet?',
    change: 'Ändra ditt svar',
    buttons: { accepted: 'Jag kommer', tentative: 'Kanske', declined: 'Jag kommer inte' },
    comment: 'Meddelande till servicehandledaren (frivilligt)',
    commentHint: 'Skriv inte om familjens ärenden här.',
    saved: 'Tack, ditt svar har sparats.',
    again: 'Svaret sparades inte ännu. Tryck på knappen en gång till.',
    moved: 'Mötet har fått en ny tid. Kontrollera tiden och svara på nytt.',
    tooLong: 'Meddelandet är för långt eller har tecken som inte kan sparas. Svaret sparades inte.',
    noAnswer: 'Välj ett svar. Svaret sparades inte.',
    past: 'Mötet har redan varit. Det går inte längre att svara.',
    gone: 'Kallelsen finns inte',
    goneText:
      'Länken gäller inte längre eller är fel. Ring servicehandledaren som kallade dig: numret finns i kallelsen.',
  },
  en: {
    day: 'Day',
    time: 'Time',
    length: 'Length',
    minutes: 'minutes',
    mode: 'How',
    counsellor: 'Counsellor',
    details: 'The place and all else are shown when you sign in to the service.',
    present: 'Your answer now',
    none: 'You have not answered yet.',
    told: {
      accepted: 'You will come to the meeting.',
      tentative: 'You may come to the meeting.',
      declined: 'You will not come to the meeting.',
      delegated: 'You send somebody in your place.',
      'counter-proposed': 'You asked for another time.',
    },
    ask: 'Can you come to the meeting?',
    change: 'Change your answer',
    buttons: { accepted: 'I can come', tentative: 'Maybe', declined: 'I cannot come' },
    comment: 'Message to the counsellor (optional)',
    commentHint: 'Please do not write about the family here.',
    saved: 'Thank you, your answer has been saved.',
    again: 'The answer has not been saved yet. Please press the button again.',
    moved: 'The meeting has another time. Look at the new time and answer again.',
    tooLong: 'The message is too long or has characters that cannot be saved. The answer was not saved.',
    noAnswer: 'Choose one answer. The answer was not saved.',
    past: 'The meeting is over. It can no longer be answered.',
    gone: 'There is no such invitation',
    goneText:
      'The link is no longer valid, or it is wrong. Call the counsellor who invited you: the number is in the invitation.',
  },
};
