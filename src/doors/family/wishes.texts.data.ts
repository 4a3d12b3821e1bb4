import type { Language } from '../../directory/directory.domain.js';

/** What is said above the page. */
export type WishNotice =
  | 'sent'
  | 'called'
  | 'withdrawn'
  | 'again'
  | 'already'
  | 'over'
  | 'badWords'
  | 'noWords'
  | 'unable';

type WishEnd = 'taken-up' | 'answered' | 'withdrawn';

export interface WishTexts {
  readonly title: string;
  readonly intro: string;
  readonly ask: string;
  readonly words: string;
  readonly wordsHint: string;
  readonly send: string;
  readonly otherTitle: (when: string) => string;
  readonly otherWords: string;
  readonly otherHint: string;
  readonly otherSend: string;
  readonly waits: (day: string) => string;
  readonly waitsText: string;
  readonly yourWords: string;
  readonly withdraw: string;
  readonly before: string;
  readonly ends: Readonly<Record<WishEnd, string>>;
  readonly asked: (day: string) => string;
  readonly answer: string;
  readonly none: string;
  readonly notices: Readonly<Record<WishNotice, string>>;
  /** The heading of the page after what was just done; otherwise its title. */
  readonly headings: Readonly<Partial<Record<WishNotice, string>>>;
  readonly link: string;
  /** Of the next meeting, on the family's page. */
  readonly doesNotSuit: string;
  readonly propose: string;
  readonly callMe: string;
}

/** Plain words for who asks to meet. */
export const WISH_TEXTS: Readonly<Record<Language, WishTexts>> = {
  fi: {
    title: 'Pyydä Yhdessä aika',
    intro: 'Yhdessä aika on tapaaminen, johon tulevat kaikki, jotka teitä auttavat. Voit pyytää sitä milloin vain.',
    ask: 'Pyydä tapaamista',
    words: 'Mistä haluat puhua? (vapaaehtoinen)',
    wordsHint: 'Tämän lukee palveluohjaajasi.',
    send: 'Pyydä tapaamista',
    otherTitle: (when) => `Aika ei sovi: ${when}`,
    otherWords: 'Mikä aika sopisi paremmin?',
    otherHint: 'Esimerkiksi keskiviikkona iltapäivällä tai joka päivä ennen klo 10.',
    otherSend: 'Lähetä ehdotus',
    waits: (day) => `Pyysit ${day}`,
    waitsText: 'Palveluohjaajasi on saanut pyynnön ja vastaa siihen. Jos asia on kiireellinen, soita.',
    yourWords: 'Kerroit:',
    withdraw: 'Peru pyyntö',
    before: 'Aikaisemmat pyynnöt',
    ends: { 'taken-up': 'Tapaaminen on sovittu.', answered: 'Pyyntöön on vastattu.', withdrawn: 'Peruit pyynnön.' },
    asked: (day) => `Pyysit ${day}.`,
    answer: 'Vastaus:',
    none: 'Juuri nyt et voi pyytää tapaamista tässä. Soita palveluohjaajallesi.',
    notices: {
      sent: 'Kiitos, pyyntösi on perillä.',
      called: 'Kiitos, pyyntösi on perillä. Sinulle soitetaan.',
      withdrawn: 'Pyyntö on peruttu.',
      again: 'Pyyntö ei vielä lähtenyt. Paina nappia uudelleen.',
      already: 'Sinulla on jo pyyntö, joka odottaa vastausta. Voit perua sen ja pyytää uudelleen, tai soittaa.',
      over: 'Pyyntöön on jo vastattu. Näet vastauksen alta.',
      badWords: 'Pyyntö ei vielä lähtenyt. Lyhennä tekstiä tai kirjoita se uudelleen.',
      noWords: 'Pyyntö ei vielä lähtenyt. Kirjoita, mikä aika sopisi paremmin.',
      unable: 'Pyyntöä ei voi enää lähettää tästä asiasta. Jos sinulla on asiaa, soita.',
    },
    headings: { sent: 'Pyyntösi on perillä', called: 'Pyyntösi on perillä', withdrawn: 'Pyyntö on peruttu' },
    link: 'Pyydä Yhdessä aika',
    doesNotSuit: 'Eikö aika sovi?',
    propose: 'Ehdota toista aikaa',
    callMe: 'Soittakaa minulle',
  },
  sv: {
    title: 'Be om en gemensam tid',
    intro: 'En gemensam tid är ett möte dit alla som hjälper er kommer. Du kan be om det när som helst.',
    ask: 'Be om ett möte',
    words: 'Vad vill du tala om? (frivilligt)',
    wordsHint: 'Din servicehandledare läser det här.',
    send: 'Be om ett möte',
    otherTitle: (when) => `Tiden passar inte: ${when}`,
    otherWords: 'Vilken tid skulle passa bättre?',
    otherHint: 'Till exempel onsdag eftermiddag eller varje dag före kl. 10.',
    otherSend: 'Skicka förslaget',
    waits: (day) => `Du bad ${day}`,
    waitsText: 'Din servicehandledare har fått din begäran och svarar på den. Om det är bråttom, ring.',
    yourWords: 'Du berättade:',
    withdraw: 'Ta tillbaka begäran',
    before: 'Tidigare begäran',
    ends: {
      'taken-up': 'Ett möte är avtalat.',
      answered: 'Din begäran har besvarats.',
      withdrawn: 'Du tog tillbaka begäran.',
    },
    asked: (day) => `Du bad ${day}.`,
    answer: 'Svar:',
    none: 'Just nu kan du inte be om ett möte här. Ring din servicehandledare.',
    notices: {
      sent: 'Tack, din begäran har kommit fram.',
      called: 'Tack, din begäran har kommit fram. Vi ringer dig.',
      withdrawn: 'Begäran har tagits tillbaka.',
      again: 'Begäran har inte skickats ännu. Tryck på knappen en gång till.',
      already: 'Du har redan en begäran som väntar på svar. Du kan ta tillbaka den och be på nytt, eller ringa.',
      over: 'Din begäran har redan besvarats. Svaret ser du nedan.',
      badWords: 'Begäran har inte skickats ännu. Skriv kortare eller skriv texten på nytt.',
      noWords: 'Begäran har inte skickats ännu. Skriv vilken tid som skulle passa bättre.',
      unable: 'Det går inte längre att skicka en begäran i det här ärendet. Ring om du vill något.',
    },
    headings: {
      sent: 'Din begäran har kommit fram',
      called: 'Din begäran har kommit fram',
      withdrawn: 'Begäran har tagits tillbaka',
    },
    link: 'Be om en gemensam tid',
    doesNotSuit: 'Passar tiden inte?',
    propose: 'Föreslå en annan tid',
    callMe: 'Ring mig',
  },
  en: {
    title: 'Ask for a joint meeting',
    intro: 'At a joint meeting you meet everyone who helps you, all at once. You can ask for one at any time.',
    ask: 'Ask for a meeting',
    words: 'What would you like to talk about? (optional)',
    wordsHint: 'Your counsellor reads this.',
    send: 'Ask for a meeting',
    otherTitle: (when) => `The time does not suit: ${when}`,
    otherWords: 'Which time would suit better?',
    otherHint: 'For example Wednesday afternoon, or any day before 10 o’clock.',
    otherSend: 'Send the proposal',
    waits: (day) => `You asked on ${day}`,
    waitsText: 'Your counsellor has got your request and answers it. If it is urgent, call.',
    yourWords: 'You told us:',
    withdraw: 'Take the request back',
    before: 'Earlier requests',
    ends: {
      'taken-up': 'A meeting has been agreed.',
      answered: 'Your request was answered.',
      withdrawn: 'You took the request back.',
    },
    asked: (day) => `You asked on ${day}.`,
    answer: 'Answer:',
    none: 'You cannot ask for a meeting here just now. Call your counsellor.',
    notices: {
      sent: 'Thank you, we have your request.',
      called: 'Thank you, we have your request. We will call you.',
      withdrawn: 'The request was taken back.',
      again: 'The request has not been sent yet. Please press the button again.',
      already: 'You have a request that waits for an answer already. Take it back and ask again, or call.',
      over: 'Your request was answered already. You see the answer below.',
      badWords: 'The request has not been sent yet. Make the text shorter or write it again.',
      noWords: 'The request has not been sent yet. Write which time would suit better.',
      unable: 'A request can no longer be sent in this matter. Please call if you need something.',
    },
    headings: { sent: 'We have your request', called: 'We have your request', withdrawn: 'The request was taken back' },
    link: 'Ask for a joint meeting',
    doesNotSuit: 'Does the time not suit you?',
    propose: 'Propose another time',
    callMe: 'Please call me',
  },
};
