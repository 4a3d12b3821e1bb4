import type { Language } from '../directory/directory.domain.js';
import type { Progress } from '../plan/action/action.domain.js';
import type { PromiseOutcome, PromiseWord, WordWithReason } from './promise-form.js';

/** Of coming in: asking for a code, typing it, waiting. */
interface EntryTexts {
  readonly title: string;
  readonly asks: string;
  readonly address: string;
  readonly addressHint: string;
  readonly sendCode: string;
  readonly haveCode: string;
  readonly codeTitle: string;
  readonly asked: string;
  readonly code: string;
  readonly codeHint: string;
  readonly enter: string;
  readonly noCode: string;
  readonly noCodeText: string;
  readonly newCode: string;
  readonly waitTitle: string;
  readonly wait: (minutes: number) => string;
  readonly call: string;
  readonly notices: Readonly<Record<'noAddress' | 'wrong' | 'again' | 'over' | 'kept' | 'left', string>>;
  /** Above what was typed, where it could not be kept. */
  readonly lost: string;
  readonly lostHint: string;
  /** For the title of the page. */
  readonly fault: string;
}

/** Of the promises themselves. */
interface PromiseTexts {
  readonly mine: string;
  readonly none: string;
  readonly requested: string;
  readonly requestedText: string;
  readonly promised: string;
  readonly handled: string;
  readonly number: (number: number) => string;
  /** What is wanted and not promised yet. */
  readonly request: (number: number) => string;
  readonly dueOn: (day: string) => string;
  readonly erased: string;
  readonly shutOne: string;
  readonly progress: Readonly<Record<Progress, string>>;
  readonly waiting: string;
  readonly buttons: Readonly<Record<PromiseWord, string>>;
  readonly why: Readonly<Record<WordWithReason, string>>;
  readonly whyHint: string;
  readonly whyHintOfStuck: string;
  readonly send: string;
  readonly back: string;
  readonly isKept: string;
  readonly faults: Readonly<Record<'noReason' | 'badReason', string>>;
  readonly told: Readonly<Record<PromiseOutcome, string>>;
  readonly isSaved: string;
  readonly isNotSaved: string;
  readonly textsByCode: string;
  readonly leave: string;
  readonly lasts: string;
}

export type PromisesTexts = EntryTexts & PromiseTexts;

/** Languages by their own names, for the switch. */

/** Plain words. Nothing that tells of whom a promise was made. */
export const PROMISES_TEXTS: Readonly<Record<Language, PromisesTexts>> = {
  fi: {
    title: 'Omat lupaukset',
    asks: 'Täällä näet, mitä olet luvannut tehdä, ja kerrot, miten se etenee. Lähetämme sähköpostiisi koodin, jolla pääset sisään.',
    address: 'Sähköpostiosoite, johon sait kutsun',
    addressHint: 'Esimerkiksi etunimi.sukunimi@kunta.fi',
    sendCode: 'Lähetä koodi',
    haveCode: 'Minulla on jo koodi',
    codeTitle: 'Kirjoita koodi',
    asked: 'Jos osoite on meillä, lähetimme siihen koodin. Se on voimassa 10 minuuttia.',
    code: 'Koodi sähköpostista',
    codeHint: 'Kahdeksan numeroa, esimerkiksi 1234 5678',
    enter: 'Jatka',
    noCode: 'Eikö koodia tullut?',
    noCodeText:
      'Odota hetki ja katso myös roskapostista. Koodi lähtee vain osoitteeseen, johon sinut on kutsuttu. Jos pyydät uuden koodin, vanha ei enää kelpaa.',
    newCode: 'Pyydä uusi koodi',
    waitTitle: 'Odota hetki',
    wait: (minutes) =>
      `Koodeja on pyydetty tai kokeiltu liian usein. Yritä uudelleen ${minutes === 1 ? 'minuutin' : `${minutes} minuutin`} kuluttua.`,
    call: 'Jos asia on kiireellinen, soita palveluohjaajalle, joka kutsui sinut. Numero on kutsuviestissä.',
    notices: {
      noAddress: 'Kirjoita sähköpostiosoite, esimerkiksi etunimi.sukunimi@kunta.fi.',
      wrong:
        'Koodi ei kelpaa. Tarkista numerot. Koodi toimii kerran, 10 minuutin ajan ja viisi yritystä, ja vain siinä selaimessa, jossa sen pyysit.',
      again: 'Lomake ei vielä lähtenyt. Paina nappia uudelleen.',
      over: 'Käyntisi on päättynyt. Mitään ei tallennettu. Pyydä uusi koodi.',
      kept: 'Käyntisi on päättynyt. Se, mitä kirjoitit, on tallessa tunnin. Pyydä uusi koodi, niin voit lähettää sen.',
      left: 'Olet poistunut. Takaisin pääset uudella koodilla.',
    },
    lost: 'Mitä kirjoitit',
    lostHint: 'Tätä ei tallennettu. Kopioi teksti talteen, niin voit lähettää sen, kun olet taas sisällä.',
    fault: 'Virhe',
    mine: 'Lupauksesi',
    none: 'Sinulla ei ole lupauksia.',
    requested: 'Sinulta toivotaan',
    requestedText: 'Tästä sovittiin, kun et ollut paikalla. Lupaatko?',
    promised: 'Olet luvannut',
    handled: 'Hoidetut',
    number: (number) => `Lupaus ${number}`,
    request: (number) => `Pyyntö ${number}`,
    dueOn: (day) => `Määräpäivä ${day}`,
    erased: 'Teksti on poistettu.',
    shutOne: 'Tätä et voi enää muuttaa.',
    progress: {
      open: 'Ei vielä aloitettu',
      'in-progress': 'Kesken',
      stuck: 'Ei etene',
      done: 'Tehty',
      'not-done': 'Ei saatu tehtyä',
      'handed-over': 'Siirretty toiselle',
      cancelled: 'Peruttu',
    },
    waiting: 'Odottaa vastaustasi',
    buttons: {
      done: 'Tehty',
      'in-progress': 'Kesken',
      stuck: 'Ei etene',
      'not-done': 'En saa tehtyä',
      commit: 'Lupaan tämän',
      decline: 'En lupaa',
    },
    why: {
      stuck: 'Mikä on esteenä?',
      'not-done': 'Miksi et saa tätä tehtyä?',
      decline: 'Miksi et lupaa tätä?',
    },
    whyHint: 'Kirjoita lyhyesti. Palveluohjaaja lukee tämän.',
    whyHintOfStuck: 'Kirjoita lyhyesti, jos haluat. Voit myös jättää tyhjäksi. Palveluohjaaja lukee tämän.',
    send: 'Lähetä',
    back: 'Takaisin',
    isKept: 'Tämä jäi lähettämättä. Tarkista teksti ja lähetä se.',
    faults: {
      noReason: 'Kirjoita syy. Mitään ei vielä tallennettu.',
      badReason:
        'Teksti on liian pitkä tai siinä on merkkejä, joita ei voi tallentaa. Korjaa teksti. Mitään ei vielä tallennettu.',
    },
    told: {
      saved: 'Kiitos, vastauksesi on tallennettu.',
      again: 'Vastaus ei vielä tallentunut. Paina nappia uudelleen.',
      moved: 'Tämä on muuttunut sillä välin. Katso, miten asia nyt on, ja vastaa uudelleen. Vastausta ei tallennettu.',
      shut: 'Tätä ei voi enää muuttaa. Vastausta ei tallennettu.',
      noAnswer: 'Valitse yksi vastaus. Vastausta ei tallennettu.',
    },
    isSaved: 'Vastaus tallennettu',
    isNotSaved: 'Vastausta ei tallennettu',
    textsByCode: 'Mitä lupasit? Näet tekstit sähköpostiin tulevalla koodilla',
    leave: 'Poistu',
    lasts: 'Jos et tee mitään, sivu sulkeutuu puolen tunnin kuluttua.',
  },
  sv: {
    title: 'Egna löften',
    asks: 'Här ser du vad du har lovat att göra och berättar hur det går. Vi skickar en kod till din e-post, och med den kommer du in.',
    address: 'E-postadressen som du fick kallelsen till',
    addressHint: 'Till exempel fornamn.efternamn@kommun.fi',
    sendCode: 'Skicka koden',
    haveCode: 'Jag har redan en kod',
    codeTitle: 'Skriv in koden',
    asked: 'Om vi har adressen har vi skickat en kod till den. Koden gäller i 10 minuter.',
    code: 'Koden från e-postmeddelandet',
    codeHint: 'Åtta siffror, till exempel 1234 5678',
    enter: 'Fortsätt',
    noCode: 'Kom det ingen kod?',
    noCodeText:
      'Vänta en stund och titta också i skräpposten. Koden skickas bara till den adress som du har kallats på. Om du ber om en ny kod gäller den gamla inte längre.',
    newCode: 'Be om en ny kod',
    waitTitle: 'Vänta en stund',
    wait: (minutes) =>
      `Koder har begärts eller provats för ofta. Försök igen om ${minutes === 1 ? 'en minut' : `${minutes} minuter`}.`,
    call: 'Om det är bråttom, ring servicehandledaren som kallade dig. Numret finns i kallelsen.',
    notices: {
      noAddress: 'Skriv e-postadressen, till exempel fornamn.efternamn@kommun.fi.',
      wrong:
        'Koden duger inte. Kontrollera siffrorna. Koden fungerar en gång, i 10 minuter och fem försök, och bara i den webbläsare där du bad om den.',
      again: 'Formuläret skickades inte ännu. Tryck på knappen en gång till.',
      over: 'Ditt besök har avslutats. Inget sparades. Be om en ny kod.',
      kept: 'Ditt besök har avslutats. Det du skrev finns kvar i en timme. Be om en ny kod så kan du skicka det.',
      left: 'Du har loggat ut. Du kommer tillbaka med en ny kod.',
    },
    lost: 'Det du skrev',
    lostHint: 'Det här sparades inte. Kopiera texten så kan du skicka den när du är inne igen.',
    fault: 'Fel',
    mine: 'Dina löften',
    none: 'Du har inga löften.',
    requested: 'Du har blivit ombedd',
    requestedText: 'Det här kom man överens om när du inte var med. Lovar du det?',
    promised: 'Du har lovat',
    handled: 'Avklarat',
    number: (number) => `Löfte ${number}`,
    request: (number) => `Begäran ${number}`,
    dueOn: (day) => `Senast ${day}`,
    erased: 'Texten har tagits bort.',
    shutOne: 'Det här kan du inte längre ändra.',
    progress: {
      open: 'Inte påbörjat',
      'in-progress': 'Pågår',
      stuck: 'Går inte framåt',
      done: 'Gjort',
      'not-done': 'Blev inte gjort',
      'handed-over': 'Någon annan har fått det',
      cancelled: 'Återtaget',
    },
    waiting: 'Väntar på ditt svar',
    buttons: {
      done: 'Gjort',
      'in-progress': 'Pågår',
      stuck: 'Går inte framåt',
      'not-done': 'Jag får det inte gjort',
      commit: 'Jag lovar det här',
      decline: 'Jag lovar inte',
    },
    why: {
      stuck: 'Vad står i vägen?',
      'not-done': 'Varför får du det inte gjort?',
      decline: 'Varför lovar du inte det här?',
    },
    whyHint: 'Skriv kort. Servicehandledaren läser det här.',
    whyHintOfStuck: 'Skriv kort, om du vill. Du kan också lämna fältet tomt. Servicehandledaren läser det här.',
    send: 'Skicka',
    back: 'Tillbaka',
    isKept: 'Det här blev inte skickat. Kontrollera texten och skicka den.',
    faults: {
      noReason: 'Skriv varför. Inget har sparats ännu.',
      badReason:
        'Texten är för lång eller innehåller tecken som inte kan sparas. Rätta texten. Inget har sparats ännu.',
    },
    told: {
      saved: 'Tack, ditt svar har sparats.',
      again: 'Svaret sparades inte ännu. Tryck på knappen en gång till.',
      moved: 'Det här har ändrats under tiden. Se hur det är nu och svara på nytt. Svaret sparades inte.',
      shut: 'Det här går inte längre att ändra. Svaret sparades inte.',
      noAnswer: 'Välj ett svar. Svaret sparades inte.',
    },
    isSaved: 'Svaret har sparats',
    isNotSaved: 'Svaret sparades inte',
    textsByCode: 'Vad lovade du? Texterna ser du med en kod som kommer till din e-post',
    leave: 'Logga ut',
    lasts: 'Om du inte gör något stängs sidan efter en halv timme.',
  },
  en: {
    title: 'My promises',
    asks: 'Here you see what you have promised to do, and tell how it is going. We send a code to your e-mail, and with it you get in.',
    address: 'The e-mail address at which you were invited',
    addressHint: 'For example firstname.lastname@municipality.fi',
    sendCode: 'Send the code',
    haveCode: 'I have a code already',
    codeTitle: 'Type the code',
    asked: 'If we have the address, we have sent a code to it. It is valid for 10 minutes.',
    code: 'The code from the e-mail',
    codeHint: 'Eight digits, for example 1234 5678',
    enter: 'Continue',
    noCode: 'No code in your mail?',
    noCodeText:
      'Wait a moment, and look among the spam too. The code goes only to the address at which you were invited. If you ask for a new code, the old one is no longer valid.',
    newCode: 'Ask for a new code',
    waitTitle: 'Wait a moment',
    wait: (minutes) =>
      `Codes have been asked for or tried too often. Try again in ${minutes === 1 ? 'one minute' : `${minutes} minutes`}.`,
    call: 'If it is urgent, call the counsellor who invited you. The number is in the invitation.',
    notices: {
      noAddress: 'Type your e-mail address, for example firstname.lastname@municipality.fi.',
      wrong:
        'This code does not work. Check the digits. A code works once, for 10 minutes and five tries, and only in the browser in which you asked for it.',
      again: 'The form has not been sent yet. Please press the button again.',
      over: 'Your visit has ended. Nothing was saved. Ask for a new code.',
      kept: 'Your visit has ended. What you wrote is kept for one hour. Ask for a new code, and you can send it.',
      left: 'You have left. You get back with a new code.',
    },
    lost: 'What you wrote',
    lostHint: 'This was not saved. Copy the text, so that you can send it once you are in again.',
    fault: 'Error',
    mine: 'Your promises',
    none: 'You have no promises.',
    requested: 'You are asked to',
    requestedText: 'This was agreed when you were not there. Do you promise it?',
    promised: 'You have promised',
    handled: 'Handled',
    number: (number) => `Promise ${number}`,
    request: (number) => `Request ${number}`,
    dueOn: (day) => `Due ${day}`,
    erased: 'The text has been removed.',
    shutOne: 'You can no longer change this.',
    progress: {
      open: 'Not started',
      'in-progress': 'In progress',
      stuck: 'Stuck',
      done: 'Done',
      'not-done': 'Could not be done',
      'handed-over': 'Handed over to somebody else',
      cancelled: 'Called off',
    },
    waiting: 'Waiting for your answer',
    buttons: {
      done: 'Done',
      'in-progress': 'In progress',
      stuck: 'It is stuck',
      'not-done': 'I cannot do it',
      commit: 'I promise this',
      decline: 'I do not promise',
    },
    why: {
      stuck: 'What is in the way?',
      'not-done': 'Why can you not do this?',
      decline: 'Why do you not promise this?',
    },
    whyHint: 'Write briefly. The counsellor reads this.',
    whyHintOfStuck: 'Write briefly, if you like. You may leave it empty. The counsellor reads this.',
    send: 'Send',
    back: 'Back',
    isKept: 'This was not sent yet. Check the text and send it.',
    faults: {
      noReason: 'Please write why. Nothing has been saved yet.',
      badReason:
        'The text is too long or has characters that cannot be saved. Correct the text. Nothing has been saved yet.',
    },
    told: {
      saved: 'Thank you, your answer has been saved.',
      again: 'The answer has not been saved yet. Please press the button again.',
      moved: 'This has changed meanwhile. Look how it is now and answer again. The answer was not saved.',
      shut: 'This can no longer be changed. The answer was not saved.',
      noAnswer: 'Choose one answer. The answer was not saved.',
    },
    isSaved: 'Answer saved',
    isNotSaved: 'Answer not saved',
    textsByCode: 'What did you promise? You see the texts with a code that comes by e-mail',
    leave: 'Leave',
    lasts: 'If you do nothing, the page closes after half an hour.',
  },
};
