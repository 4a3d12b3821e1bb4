import type { Language } from '../../directory/directory.domain.js';
import type { Face } from '../../follow-up/how-are-things/how-are-things.domain.js';

interface FacesTexts {
  readonly title: string;
  /** Who reads it. */
  readonly hint: string;
  readonly more: string;
  readonly words: string;
  readonly wordsHint: string;
  readonly faces: Readonly<Record<Face, string>>;
  /** The face that one chose today. */
  readonly today: (face: string) => string;
}

/** Asking how things are: plain words, and no more of them than needed. */
export const FACES_TEXTS: Readonly<Record<Language, FacesTexts>> = {
  fi: {
    title: 'Miten menee?',
    hint: 'Valitse yksi. Vastauksesi näkevät palveluohjaaja ja vastuuhenkilö, eivät muut. Voit vastata joka päivä uudelleen.',
    more: 'Haluan kirjoittaa jotain',
    words: 'Mitä haluat kertoa?',
    wordsHint: 'Kirjoita ensin ja paina sitten sitä nappia, joka sopii parhaiten.',
    faces: { good: 'Hyvin', 'so-so': 'Vaihtelevasti', bad: 'Huonosti' },
    today: (face) => `Vastasit tänään: ${face}.`,
  },
  sv: {
    title: 'Hur går det?',
    hint: 'Välj ett alternativ. Ditt svar ses av servicehandledaren och den ansvariga personen, inte av andra. Du kan svara på nytt varje dag.',
    more: 'Jag vill skriva något',
    words: 'Vad vill du berätta?',
    wordsHint: 'Skriv först och tryck sedan på den knapp som passar bäst.',
    faces: { good: 'Bra', 'so-so': 'Både och', bad: 'Dåligt' },
    today: (face) => `I dag svarade du: ${face}.`,
  },
  en: {
    title: 'How are things?',
    hint: 'Choose one. Your counsellor and the person responsible see your answer, nobody else. You can answer again every day.',
    more: 'I would like to write something',
    words: 'What would you like to tell us?',
    wordsHint: 'Write first, then press the button that fits best.',
    faces: { good: 'Good', 'so-so': 'Up and down', bad: 'Not good' },
    today: (face) => `Your answer today: ${face}.`,
  },
};
