import type { Language } from '../directory/directory.domain.js';
import type { PollAnswerValue, PollEnd } from '../meeting/poll/poll.domain.js';

export interface PollTexts {
  readonly ask: string;
  readonly seeks: (counsellor: string) => string;
  readonly minutes: string;
  readonly until: (deadline: string) => string;
  readonly all: string;
  readonly each: string;
  readonly answers: Readonly<Record<PollAnswerValue, string>>;
  readonly send: string;
  readonly choose: string;
  readonly present: string;
  readonly change: string;
  readonly substitute: string;
  readonly substituteHint: string;
  readonly substituteName: string;
  readonly substituteSend: string;
  readonly hasSubstitute: string;
  readonly questions: string;
  readonly call: string;
  /** For the title of the page. */
  readonly isSaved: string;
  readonly isNotSaved: string;
  readonly saved: string;
  readonly again: string;
  readonly moved: string;
  readonly noAnswer: string;
  readonly noName: string;
  readonly ended: Readonly<Record<PollEnd | 'over', string>>;
  readonly none: string;
}

/** Plain words. Nothing that tells what the meeting is about, or who else is asked. */
export const POLL_TEXTS: Readonly<Record<Language, PollTexts>> = {
  fi: {
    ask: 'Mikä aika sopii?',
    seeks: (name) => `Palveluohjaaja ${name} etsii aikaa verkostotapaamiselle. Muut eivät näe vastaustasi.`,
    minutes: 'minuuttia',
    until: (deadline) => `Vastaa viimeistään ${deadline}. Siihen asti voit myös muuttaa vastaustasi.`,
    all: 'Kaikki ajat sopivat',
    each: 'Tai vastaa jokaiseen aikaan erikseen:',
    answers: { can: 'Sopii', 'if-need-be': 'Tarvittaessa', cannot: 'Ei sovi' },
    send: 'Lähetä vastaus',
    choose: 'Valitse vastaus tähän aikaan.',
    present: 'Vastauksesi',
    change: 'Muuta vastaustasi',
    substitute: 'Joku muu yksiköstäni tulee',
    substituteHint:
      'Palveluohjaaja ottaa häneen yhteyttä. Sinulta ei enää kysytä aikoja. Älä kirjoita kenenkään henkilökohtaisista asioista.',
    substituteName: 'Kuka tulee?',
    substituteSend: 'Ilmoita, kuka tulee',
    hasSubstitute: 'Ilmoitit, että joku muu yksiköstäsi tulee. Palveluohjaaja ottaa häneen yhteyttä.',
    questions: 'Kysyttävää?',
    call: 'Soita',
    isSaved: 'Vastaus tallennettu',
    isNotSaved: 'Vastausta ei tallennettu',
    saved: 'Kiitos, vastauksesi on tallennettu. Kun aika on sovittu, saat kalenterikutsun, jos sinua tarvitaan.',
    again: 'Vastaus ei vielä tallentunut. Paina nappia uudelleen.',
    moved: 'Tapaamisen kesto on muuttunut. Katso ajat ja vastaa uudelleen. Vastausta ei tallennettu.',
    noAnswer: 'Valitse vastaus jokaiseen aikaan. Vastausta ei tallennettu.',
    noName: 'Kirjoita, kuka yksiköstäsi tulee, enintään 200 merkkiä. Vastausta ei tallennettu.',
    ended: {
      over: 'Vastausaika on päättynyt. Jos haluat vielä vastata, soita palveluohjaajalle.',
      confirmed: 'Tapaamisen aika on sovittu, eikä aikoja enää kysytä. Jos sinua tarvitaan, saat kalenterikutsun.',
      scheduled: 'Tapaamisen aika on sovittu, eikä aikoja enää kysytä. Jos sinua tarvitaan, saat kalenterikutsun.',
      cancelled: 'Tapaaminen on peruttu. Sinun ei tarvitse vastata, eikä aikoja tarvitse varata.',
      stopped: 'Aikoja ei enää kysytä. Sinun ei tarvitse vastata, eikä aikoja tarvitse varata.',
    },
    none: 'Et vastannut.',
  },
  sv: {
    ask: 'Vilken tid passar?',
    seeks: (name) => `Servicehandledare ${name} söker en tid för ett nätverksmöte. De andra ser inte ditt svar.`,
    minutes: 'minuter',
    until: (deadline) => `Svara senast ${deadline}. Fram till dess kan du också ändra ditt svar.`,
    all: 'Alla tider passar',
    each: 'Eller svara på varje tid för sig:',
    answers: { can: 'Passar', 'if-need-be': 'Vid behov', cannot: 'Passar inte' },
    send: 'Skicka svaret',
    choose: 'Välj ett svar för den här tiden.',
    present: 'Ditt svar',
    change: 'Ändra ditt svar',
    substitute: 'Någon annan från min enhet kommer',
    substituteHint:
      'Servicehandledaren kontaktar hen. Du får inga fler frågor om tider. Skriv inte om någons personliga ärenden.',
    substituteName: 'Vem kommer?',
    substituteSend: 'Meddela vem som kommer',
    hasSubstitute: 'Du meddelade att någon annan från din enhet kommer. Servicehandledaren kontaktar hen.',
    questions: 'Har du frågor?',
    call: 'Ring',
    isSaved: 'Svaret har sparats',
    isNotSaved: 'Svaret sparades inte',
    saved: 'Tack, ditt svar har sparats. När tiden är bestämd får du en kalenderinbjudan om du behövs.',
    again: 'Svaret har inte sparats ännu. Tryck på knappen på nytt.',
    moved: 'Mötets längd har ändrats. Kontrollera tiderna och svara på nytt. Svaret sparades inte.',
    noAnswer: 'Välj ett svar för varje tid. Svaret sparades inte.',
    noName: 'Skriv vem från din enhet som kommer, högst 200 tecken. Svaret sparades inte.',
    ended: {
      over: 'Svarstiden har gått ut. Om du ännu vill svara, ring servicehandledaren.',
      confirmed: 'Mötestiden är bestämd och du behöver inte längre svara. Om du behövs får du en kalenderinbjudan.',
      scheduled: 'Mötestiden är bestämd och du behöver inte längre svara. Om du behövs får du en kalenderinbjudan.',
      cancelled: 'Mötet är inställt. Du behöver inte svara eller reservera tiderna.',
      stopped: 'Vi frågar inte längre om dessa tider. Du behöver inte svara eller reservera tiderna.',
    },
    none: 'Du svarade inte.',
  },
  en: {
    ask: 'Which time suits you?',
    seeks: (name) =>
      `Counsellor ${name} is looking for a time for a network meeting. The others do not see your answer.`,
    minutes: 'minutes',
    until: (deadline) => `Please answer by ${deadline}. Until then you can also change your answer.`,
    all: 'All times suit me',
    each: 'Or answer each time separately:',
    answers: { can: 'Suits me', 'if-need-be': 'If need be', cannot: 'Does not suit' },
    send: 'Send answer',
    choose: 'Choose an answer for this time.',
    present: 'Your answer',
    change: 'Change your answer',
    substitute: 'Somebody else from my unit will come',
    substituteHint:
      'The counsellor will contact them. You will not be asked for times any more. Please do not write about anyone’s personal matters.',
    substituteName: 'Who will come?',
    substituteSend: 'Say who will come',
    hasSubstitute: 'You said that somebody else from your unit will come. The counsellor will contact them.',
    questions: 'Questions?',
    call: 'Call',
    isSaved: 'Answer saved',
    isNotSaved: 'Answer not saved',
    saved:
      'Thank you, your answer has been saved. Once the time is settled you will get a calendar invitation if you are needed.',
    again: 'The answer has not been saved yet. Please press the button again.',
    moved: 'The length of the meeting has changed. Look at the times and answer again. The answer was not saved.',
    noAnswer: 'Choose an answer for each time. The answer was not saved.',
    noName: 'Write who from your unit will come, in at most 200 characters. The answer was not saved.',
    ended: {
      over: 'The time for answers is up. If you still want to answer, call the counsellor.',
      confirmed: 'The time of the meeting is settled. If you are needed, you will get a calendar invitation.',
      scheduled: 'The time of the meeting is settled. If you are needed, you will get a calendar invitation.',
      cancelled: 'The meeting has been cancelled. You do not need to answer or keep these times free.',
      stopped: 'These times are no longer asked for. You do not need to answer or keep them free.',
    },
    none: 'You did not answer.',
  },
};
