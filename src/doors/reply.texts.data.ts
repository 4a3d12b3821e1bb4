import type { Language } from '../directory/directory.domain.js';
import type { SpokenAnswer } from '../invitation/invitation.domain.js';

/** How the present answer is told; states that are no answer have none. */
type Told = SpokenAnswer | 'delegated' | 'counter-proposed';

export interface ReplyTexts {
  readonly minutes: string;
  /** To what is not shown by a link. */
  readonly signIn: string;
  readonly ask: string;
  readonly none: string;
  readonly present: string;
  readonly told: Readonly<Record<Told, string>>;
  readonly change: string;
  readonly buttons: Readonly<Record<SpokenAnswer, string>>;
  readonly addComment: string;
  readonly comment: string;
  readonly commentHint: string;
  readonly questions: string;
  readonly call: string;
  /** For the title of the page. */
  readonly isSaved: string;
  readonly isNotSaved: string;
  readonly saved: string;
  readonly again: string;
  readonly moved: string;
  readonly tooLong: string;
  readonly noAnswer: string;
  readonly past: string;
  readonly pastNone: string;
  readonly gone: string;
  readonly goneText: string;
  /** Who takes no part at all. */
  readonly disqualified: DisqualifiedTexts;
}

/** For whoever is disqualified (esteellinen): what that is, and what follows. */
interface DisqualifiedTexts {
  readonly ask: string;
  readonly hint: string;
  readonly button: string;
  readonly done: string;
  readonly doneText: string;
}

/** Plain words. Nothing that tells what the meeting is about. */
export const REPLY_TEXTS: Readonly<Record<Language, ReplyTexts>> = {
  fi: {
    minutes: 'minuuttia',
    signIn: 'Kirjaudu palveluun',
    ask: 'Pääsetkö tapaamiseen?',
    none: 'Et ole vielä vastannut.',
    present: 'Vastauksesi',
    told: {
      accepted: 'Vastasit, että pääset tapaamiseen.',
      tentative: 'Vastasit, että ehkä pääset tapaamiseen.',
      declined: 'Vastasit, että et pääse tapaamiseen.',
      delegated: 'Ilmoitit, että sijaisesi tulee.',
      'counter-proposed': 'Ehdotit toista aikaa.',
    },
    change: 'Muuta vastaustasi',
    buttons: { accepted: 'Pääsen', tentative: 'Ehkä', declined: 'En pääse' },
    addComment: 'Kirjoita viesti',
    comment: 'Viesti palveluohjaajalle (ei pakollinen)',
    commentHint:
      'Jos et pääse, voit ehdottaa sijaista tai toista aikaa. Älä kirjoita kenenkään henkilökohtaisista asioista.',
    questions: 'Kysyttävää?',
    call: 'Soita',
    isSaved: 'Vastaus tallennettu',
    isNotSaved: 'Vastausta ei tallennettu',
    saved: 'Kiitos, vastauksesi on tallennettu. Sinun ei tarvitse vastata enää kalenterissa.',
    again: 'Vastaus ei vielä tallentunut. Paina nappia uudelleen.',
    moved: 'Tapaamisen aika on muuttunut. Katso uusi aika ja vastaa uudelleen. Vastausta ei tallennettu.',
    tooLong:
      'Viesti on liian pitkä tai siinä on merkkejä, joita ei voi tallentaa. Korjaa viesti ja vastaa uudelleen. Vastausta ei tallennettu.',
    noAnswer: 'Valitse yksi vastaus. Vastausta ei tallennettu.',
    past: 'Tapaaminen on jo ollut. Siihen ei voi enää vastata.',
    pastNone: 'Et vastannut kutsuun.',
    gone: 'Kutsua ei löydy',
    goneText:
      'Linkki ei ole voimassa: kutsu on voitu perua, tai linkistä puuttuu osa. Soita palveluohjaajalle, joka kutsui sinut. Numero on kutsuviestissä.',
    disqualified: {
      ask: 'Olen esteellinen',
      hint: 'Valitse tämä, jos et voi osallistua esteellisyyden vuoksi, esimerkiksi jos asia koskee läheistäsi. Et voi enää palata tapaamiseen itse. Syytä ei kysytä.',
      button: 'Ilmoita, että olen esteellinen',
      done: 'Ilmoitus on tallennettu',
      doneText: 'Kiitos. Palveluohjaaja saa tiedon, ettet osallistu. Sinua ei enää kutsuta tähän asiaan.',
    },
  },
  sv: {
    minutes: 'minuter',
    signIn: 'Logga in i tjänsten',
    ask: 'Kommer du till mötet?',
    none: 'Du har inte svarat ännu.',
    present: 'Ditt svar',
    told: {
      accepted: 'Du har svarat att du kommer till mötet.',
      tentative: 'Du har svarat att du kanske kommer till mötet.',
      declined: 'Du har svarat att du inte kommer till mötet.',
      delegated: 'Du har meddelat att en ersättare kommer.',
      'counter-proposed': 'Du har föreslagit en annan tid.',
    },
    change: 'Ändra ditt svar',
    buttons: { accepted: 'Jag kommer', tentative: 'Kanske', declined: 'Jag kommer inte' },
    addComment: 'Skriv ett meddelande',
    comment: 'Meddelande till servicehandledaren (frivilligt)',
    commentHint:
      'Om du inte kan komma får du gärna föreslå en ersättare eller en annan tid. Skriv inte om någons personliga ärenden.',
    questions: 'Har du frågor?',
    call: 'Ring',
    isSaved: 'Svaret har sparats',
    isNotSaved: 'Svaret sparades inte',
    saved: 'Tack, ditt svar har sparats. Du behöver inte längre svara i kalendern.',
    again: 'Svaret sparades inte ännu. Tryck på knappen en gång till.',
    moved: 'Mötet har fått en ny tid. Kontrollera tiden och svara på nytt. Svaret sparades inte.',
    tooLong:
      'Meddelandet är för långt eller innehåller tecken som inte kan sparas. Rätta meddelandet och svara på nytt. Svaret sparades inte.',
    noAnswer: 'Välj ett svar. Svaret sparades inte.',
    past: 'Mötet har redan hållits. Det går inte längre att svara.',
    pastNone: 'Du svarade inte på kallelsen.',
    gone: 'Kallelsen hittades inte',
    goneText:
      'Länken gäller inte: kallelsen kan ha återkallats, eller så saknas en del av länken. Ring servicehandledaren som kallade dig. Numret finns i kallelsen.',
    disqualified: {
      ask: 'Jag är jävig',
      hint: 'Välj det här om du inte kan delta på grund av jäv, till exempel om saken gäller någon som står dig nära. Du kan inte själv återvända till mötet. Vi frågar inte varför.',
      button: 'Meddela att jag är jävig',
      done: 'Ditt meddelande har sparats',
      doneText: 'Tack. Servicehandledaren får veta att du inte deltar. Du kallas inte längre i det här ärendet.',
    },
  },
  en: {
    minutes: 'minutes',
    signIn: 'Sign in to the service',
    ask: 'Can you come to the meeting?',
    none: 'You have not answered yet.',
    present: 'Your answer',
    told: {
      accepted: 'You answered that you can come to the meeting.',
      tentative: 'You answered that you may be able to come to the meeting.',
      declined: 'You answered that you cannot come to the meeting.',
      delegated: 'You said that a substitute will come.',
      'counter-proposed': 'You suggested another time.',
    },
    change: 'Change your answer',
    buttons: { accepted: 'I can come', tentative: 'Maybe', declined: 'I cannot come' },
    addComment: 'Write a message',
    comment: 'Message to the counsellor (optional)',
    commentHint:
      'If you cannot come, you may suggest a substitute or another time. Please do not write about anyone’s personal matters.',
    questions: 'Questions?',
    call: 'Call',
    isSaved: 'Answer saved',
    isNotSaved: 'Answer not saved',
    saved: 'Thank you, your answer has been saved. You no longer need to answer in your calendar.',
    again: 'The answer has not been saved yet. Please press the button again.',
    moved: 'The meeting has a new time. Look at the new time and answer again. The answer was not saved.',
    tooLong:
      'The message is too long or has characters that cannot be saved. Correct the message and answer again. The answer was not saved.',
    noAnswer: 'Choose one answer. The answer was not saved.',
    past: 'The meeting is over. It can no longer be answered.',
    pastNone: 'You did not answer the invitation.',
    gone: 'Invitation not found',
    goneText:
      'The link is not valid: the invitation may have been cancelled, or part of the link is missing. Call the counsellor who invited you. The number is in the invitation.',
    disqualified: {
      ask: 'I am disqualified',
      hint: 'Choose this if you cannot take part because you are disqualified, for example because it concerns somebody close to you. You cannot come back by yourself. You are not asked why.',
      button: 'Say that I am disqualified',
      done: 'Your message has been saved',
      doneText: 'Thank you. The counsellor will hear that you take no part. You will not be invited to this any more.',
    },
  },
};
