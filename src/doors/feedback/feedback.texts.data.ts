import type { Language } from '../../directory/directory.domain.js';
import type { FeedbackKind, Grade, Question } from '../../feedback/feedback.domain.js';
import type { Face } from '../../follow-up/how-are-things/how-are-things.domain.js';

/** What became of the form just sent. */
export type FeedbackOutcome = 'saved' | 'again' | 'noFace' | 'tooLong';

export interface FeedbackTexts {
  readonly title: string;
  /** What it was; the day in the words of the language. */
  readonly lead: Readonly<Record<FeedbackKind, (day: string) => string>>;
  readonly ask: string;
  readonly faces: Readonly<Record<Face, string>>;
  readonly more: string;
  readonly questions: Readonly<Record<Question, string>>;
  readonly grades: Readonly<Record<Grade, string>>;
  readonly text: string;
  readonly textHint: string;
  readonly save: string;
  readonly whoSees: string;
  readonly until: (day: string) => string;
  readonly outcomes: Readonly<Record<FeedbackOutcome, string>>;
  /** For the title of the page. */
  readonly isSaved: string;
  readonly isNotSaved: string;
  readonly nothing: string;
  readonly back: string;
  /** On the family's page. */
  readonly link: string;
  readonly gone: string;
  readonly goneText: string;
}

/** Plain words. Nothing that tells what it was about. */
export const FEEDBACK_TEXTS: Readonly<Record<Language, FeedbackTexts>> = {
  fi: {
    title: 'Miten meni?',
    lead: {
      contact: () => 'Olit meihin yhteydessä.',
      meeting: (day) => `Tapaaminen ${day}`,
      closing: () => 'Yhteinen työskentely on päättynyt.',
    },
    ask: 'Paina kuvaa, joka sopii parhaiten.',
    faces: { good: 'Hyvin', 'so-so': 'Siltä väliltä', bad: 'Huonosti' },
    more: 'Kerro lisää, jos haluat',
    questions: {
      heard: 'Tulitko kuulluksi?',
      knewNext: 'Tiesitkö, mitä seuraavaksi tapahtuu?',
      oneContact: 'Riittikö yksi yhteydenotto?',
      knowsWhom: 'Tiedätkö, kenelle voit soittaa?',
    },
    grades: { yes: 'Kyllä', partly: 'Osittain', no: 'Ei' },
    text: 'Omin sanoin',
    textHint: 'Älä kirjoita kenenkään nimeä.',
    save: 'Tallenna',
    whoSees:
      'Vastaaminen on vapaaehtoista. Vastauksesi näkee työntekijä, jonka kanssa asioit, ilman nimeäsi. Jos vastaajia on vähän, hän voi arvata, kuka vastasi. Raporteista se ei näy.',
    until: (day) => `Voit muuttaa vastaustasi vielä ${day}.`,
    outcomes: {
      saved: 'Kiitos! Vastauksesi on tallennettu.',
      again: 'Vastaus ei vielä tallentunut. Paina nappia uudelleen.',
      noFace: 'Paina ensin yhtä kuvista. Vastausta ei tallennettu.',
      tooLong:
        'Teksti on liian pitkä tai siinä on merkkejä, joita ei voi tallentaa. Korjaa teksti ja tallenna uudelleen. Vastausta ei tallennettu.',
    },
    isSaved: 'Vastaus tallennettu',
    isNotSaved: 'Vastausta ei tallennettu',
    nothing: 'Juuri nyt emme kysy sinulta mitään.',
    back: 'Takaisin omalle sivulle',
    link: 'Kerro, miten meni',
    gone: 'Sivua ei löydy',
    goneText:
      'Linkki ei ole voimassa: vastausaika on voinut päättyä, tai linkistä puuttuu osa. Voit aina soittaa ja kertoa, miten meni.',
  },
  sv: {
    title: 'Hur gick det?',
    lead: {
      contact: () => 'Du tog kontakt med oss.',
      meeting: (day) => `Mötet ${day}`,
      closing: () => 'Det gemensamma arbetet har avslutats.',
    },
    ask: 'Tryck på den bild som passar bäst.',
    faces: { good: 'Bra', 'so-so': 'Sådär', bad: 'Dåligt' },
    more: 'Berätta mer om du vill',
    questions: {
      heard: 'Blev du hörd?',
      knewNext: 'Visste du vad som händer härnäst?',
      oneContact: 'Räckte det med en kontakt?',
      knowsWhom: 'Vet du vem du kan ringa?',
    },
    grades: { yes: 'Ja', partly: 'Delvis', no: 'Nej' },
    text: 'Med egna ord',
    textHint: 'Skriv inte någons namn.',
    save: 'Spara',
    whoSees:
      'Det är frivilligt att svara. Ditt svar ses av den medarbetare som du har haft kontakt med, utan ditt namn. Om få har svarat kan hon eller han gissa vem det är. I rapporterna syns det inte.',
    until: (day) => `Du kan ändra ditt svar till och med ${day}.`,
    outcomes: {
      saved: 'Tack! Ditt svar har sparats.',
      again: 'Svaret har inte sparats ännu. Tryck på knappen en gång till.',
      noFace: 'Tryck först på en av bilderna. Svaret sparades inte.',
      tooLong:
        'Texten är för lång eller innehåller tecken som inte kan sparas. Rätta texten och spara på nytt. Svaret sparades inte.',
    },
    isSaved: 'Svaret har sparats',
    isNotSaved: 'Svaret sparades inte',
    nothing: 'Just nu har vi inget att fråga dig.',
    back: 'Tillbaka till den egna sidan',
    link: 'Berätta hur det gick',
    gone: 'Sidan hittades inte',
    goneText:
      'Länken gäller inte: svarstiden kan ha gått ut, eller så saknas en del av länken. Du kan alltid ringa och berätta hur det gick.',
  },
  en: {
    title: 'How did it go?',
    lead: {
      contact: () => 'You contacted us.',
      meeting: (day) => `The meeting on ${day}`,
      closing: () => 'Our work together has ended.',
    },
    ask: 'Press the picture that fits best.',
    faces: { good: 'Well', 'so-so': 'In between', bad: 'Badly' },
    more: 'Tell us more if you like',
    questions: {
      heard: 'Were you heard?',
      knewNext: 'Did you know what happens next?',
      oneContact: 'Was one contact enough?',
      knowsWhom: 'Do you know whom you can call?',
    },
    grades: { yes: 'Yes', partly: 'Partly', no: 'No' },
    text: 'In your own words',
    textHint: 'Please do not write anybody’s name.',
    save: 'Save',
    whoSees:
      'You need not answer. Your answer is seen by the worker you dealt with, without your name. If few have answered, they may guess who you are. Reports do not show it.',
    until: (day) => `You can change your answer until ${day}.`,
    outcomes: {
      saved: 'Thank you! Your answer has been saved.',
      again: 'The answer has not been saved yet. Please press the button again.',
      noFace: 'Please press one of the pictures first. Nothing was saved.',
      tooLong:
        'The text is too long or has characters that cannot be saved. Correct it and save again. Nothing was saved.',
    },
    isSaved: 'Answer saved',
    isNotSaved: 'Answer not saved',
    nothing: 'There is nothing that we ask you just now.',
    back: 'Back to your own page',
    link: 'Tell us how it went',
    gone: 'Page not found',
    goneText:
      'The link is not valid: the time to answer may be over, or a part of the link is missing. You can always call and tell us how it went.',
  },
};
