import type { Language } from '../../directory/directory.domain.js';

/** When the statement was last looked through. Whoever changes what it says changes this day with it. */
export const STATED_ON = '2026-11-22';

/** Within how many days feedback is answered (306/2019 8 §). */
export const ANSWERED_IN_DAYS = 14;

/** Where everybody reads what the law demands, and whom to complain to. */
export const LAW_URL: Readonly<Record<Language, string>> = {
  fi: 'https://www.saavutettavuusvaatimukset.fi',
  sv: 'https://www.tillganglighetskrav.fi',
  en: 'https://www.webaccessibility.fi',
};

/** Why a feedback was not taken. */
export type FeedbackFault = 'noWords' | 'tooLong' | 'badEmail';
export type StatementNotice = 'again' | 'tooOften';

export interface StatementTexts {
  readonly title: string;
  readonly about: (provider: string) => string;
  readonly scope: string;
  readonly howFar: string;
  readonly howFarText: string;
  readonly gaps: string;
  readonly gapList: readonly string[];
  readonly gapsHelp: string;
  readonly tested: string;
  readonly testedText: readonly string[];
  readonly statedOn: (day: string) => string;
  readonly feedback: string;
  readonly feedbackText: string;
  readonly feedbackMail: string;
  readonly words: string;
  readonly wordsHint: string;
  readonly where: string;
  readonly email: string;
  readonly emailHint: string;
  readonly send: string;
  readonly fault: Readonly<Record<FeedbackFault, string>>;
  readonly notices: Readonly<Record<StatementNotice, (minutes: number) => string>>;
  readonly isFault: string;
  readonly authority: string;
  readonly authorityText: string;
  readonly law: string;
  readonly sentTitle: string;
  readonly sentText: string;
  readonly back: string;
}

/** The statement of Act 306/2019 7 §, in plain words. What does not work yet is named. */
export const STATEMENT_TEXTS: Readonly<Record<Language, StatementTexts>> = {
  fi: {
    title: 'Saavutettavuusseloste',
    about: (provider) => `Tämä seloste koskee Yhdessä-palvelua. Palvelusta vastaa ${provider}.`,
    scope:
      'Seloste koskee perheiden sivuja, linkkien takana olevia sivuja ja ammattilaisten työpöytää. Haluamme, että jokainen voi käyttää niitä.',
    howFar: 'Kuinka saavutettava palvelu on?',
    howFarText:
      'Palvelu täyttää lain vaatimukset (306/2019, WCAG 2.1 A ja AA) osittain. Tavoitteemme on uudempi WCAG 2.2 AA.',
    gaps: 'Mikä ei vielä toimi?',
    gapList: [
      'Palvelua ei ole vielä kokeiltu oikeilla ruudunlukijoilla eikä yhdessä vammaisten käyttäjien kanssa.',
      'PDF-tiedostot on merkitty rakenteella, mutta niitä ei ole tarkistettu PDF/UA-standardia vasten.',
      'Ammattilaisten viikkokalenteria voi käyttää näppäimistöllä, mutta yhden viikon läpi käyminen vie monta painallusta.',
      'Selkokielen ammattilainen ei ole tarkistanut tekstejä. Viittomakielellä ja saamen kielillä palvelua ei ole.',
      'Ammattilaisten omat tekstit, esimerkiksi muistiot, voivat olla vaikeita lukea.',
    ],
    gapsHelp: 'Jos jokin estää sinua, soita: hoidamme asian puhelimessa.',
    tested: 'Miten olemme testanneet?',
    testedText: [
      'Arvioimme palvelun itse. Jokainen sivu tarkistetaan ohjelmalla (axe) puhelimen ja tietokoneen levyisenä aina, kun palvelu muuttuu.',
      'Kokeilemme näppäimistöllä, ilman JavaScriptiä ja 320 pikselin levyisenä. Perheiden sivut toimivat ilman JavaScriptiä.',
    ],
    statedOn: (day) => `Seloste on tarkistettu ${day}.`,
    feedback: 'Anna palautetta saavutettavuudesta',
    feedbackText: `Kerro, jos jokin ei toimi tai tieto jää saamatta. Vastaamme ${ANSWERED_IN_DAYS} päivän kuluessa.`,
    feedbackMail: 'Voit myös kirjoittaa sähköpostia:',
    words: 'Mikä ei toimi?',
    wordsHint: 'Älä kirjoita perheesi asioista.',
    where: 'Millä sivulla? (vapaaehtoinen)',
    email: 'Sähköpostiosoitteesi (vapaaehtoinen)',
    emailHint: 'Tarvitsemme sen, jos haluat vastauksen.',
    send: 'Lähetä palaute',
    fault: {
      noWords: 'Kirjoita, mikä ei toimi.',
      tooLong: 'Lyhennä tekstiä: siihen mahtuu 2000 merkkiä.',
      badEmail: 'Kirjoita sähköpostiosoite, esimerkiksi nimi@esimerkki.fi.',
    },
    notices: {
      again: () => 'Palaute ei vielä lähtenyt. Paina Lähetä palaute uudelleen.',
      tooOften: (minutes) =>
        `Palaute ei vielä lähtenyt, koska palautteita on tullut paljon. Odota ${minutes === 1 ? 'minuutti' : `${minutes} minuuttia`} ja paina nappia uudelleen.`,
    },
    isFault: 'Virhe',
    authority: 'Valvonta',
    authorityText: `Anna palaute ensin meille. Jos et saa vastausta ${ANSWERED_IN_DAYS} päivässä tai et ole siihen tyytyväinen, voit tehdä valvontaviranomaiselle kantelun tai selvityspyynnön.`,
    law: 'Lue, miten kantelu tehdään',
    sentTitle: 'Kiitos palautteesta',
    sentText: `Palautteesi on perillä. Jos jätit sähköpostiosoitteesi, vastaamme ${ANSWERED_IN_DAYS} päivän kuluessa.`,
    back: 'Takaisin selosteeseen',
  },
  sv: {
    title: 'Tillgänglighetsutlåtande',
    about: (provider) => `Det här utlåtandet gäller tjänsten Yhdessä. ${provider} ansvarar för tjänsten.`,
    scope:
      'Utlåtandet gäller familjernas sidor, sidorna bakom länkar och yrkespersonernas arbetsbord. Vi vill att alla ska kunna använda dem.',
    howFar: 'Hur tillgänglig är tjänsten?',
    howFarText:
      'Tjänsten uppfyller delvis lagens krav (306/2019, WCAG 2.1 A och AA). Vårt mål är den nyare WCAG 2.2 AA.',
    gaps: 'Vad fungerar inte ännu?',
    gapList: [
      'Tjänsten har inte ännu prövats med riktiga skärmläsare eller tillsammans med personer med funktionsnedsättning.',
      'PDF-filerna är märkta med struktur men har inte granskats mot standarden PDF/UA.',
      'Yrkespersonernas veckokalender kan användas med tangentbord, men det krävs många tryck för att gå igenom en vecka.',
      'Ingen expert på lätt språk har granskat texterna. Tjänsten finns inte på teckenspråk eller samiska.',
      'Yrkespersonernas egna texter, till exempel anteckningar, kan vara svåra att läsa.',
    ],
    gapsHelp: 'Om något hindrar dig, ring: vi sköter saken per telefon.',
    tested: 'Hur har vi testat?',
    testedText: [
      'Vi bedömer tjänsten själva. Varje sida granskas med ett program (axe) i telefonens och datorns bredd varje gång tjänsten ändras.',
      'Vi prövar med tangentbord, utan JavaScript och i 320 pixlars bredd. Familjernas sidor fungerar utan JavaScript.',
    ],
    statedOn: (day) => `Utlåtandet har granskats ${day}.`,
    feedback: 'Ge respons om tillgängligheten',
    feedbackText: `Berätta om något inte fungerar eller om du inte får veta något. Vi svarar inom ${ANSWERED_IN_DAYS} dagar.`,
    feedbackMail: 'Du kan också skriva e-post:',
    words: 'Vad fungerar inte?',
    wordsHint: 'Skriv inte om din familjs ärenden.',
    where: 'På vilken sida? (frivilligt)',
    email: 'Din e-postadress (frivilligt)',
    emailHint: 'Vi behöver den om du vill ha svar.',
    send: 'Skicka responsen',
    fault: {
      noWords: 'Skriv vad som inte fungerar.',
      tooLong: 'Skriv kortare: 2000 tecken ryms.',
      badEmail: 'Skriv e-postadressen, till exempel namn@exempel.fi.',
    },
    notices: {
      again: () => 'Responsen har inte skickats ännu. Tryck på Skicka responsen en gång till.',
      tooOften: (minutes) =>
        `Responsen har inte skickats ännu, för det har kommit mycket. Vänta ${minutes === 1 ? 'en minut' : `${minutes} minuter`} och tryck på nytt.`,
    },
    isFault: 'Fel',
    authority: 'Tillsyn',
    authorityText: `Ge respons först till oss. Om du inte får svar inom ${ANSWERED_IN_DAYS} dagar eller inte är nöjd med svaret kan du klaga hos tillsynsmyndigheten eller begära en utredning.`,
    law: 'Läs om hur man klagar',
    sentTitle: 'Tack för responsen',
    sentText: `Din respons har kommit fram. Om du lämnade din e-postadress svarar vi inom ${ANSWERED_IN_DAYS} dagar.`,
    back: 'Tillbaka till utlåtandet',
  },
  en: {
    title: 'Accessibility statement',
    about: (provider) => `This statement is about the service Yhdessä. Responsible for it: ${provider}.`,
    scope:
      'It covers the pages for families, the pages behind links and the desk of professionals. We want everybody to be able to use them.',
    howFar: 'How accessible is the service?',
    howFarText:
      'The service meets the demands of the law (306/2019, WCAG 2.1 A and AA) in part. Our aim is the newer WCAG 2.2 AA.',
    gaps: 'What does not work yet?',
    gapList: [
      'The service has not yet been tried with real screen readers, nor together with users who have disabilities.',
      'PDF files are tagged with their structure, but have not been checked against the PDF/UA standard.',
      'The week calendar of professionals works by keyboard, but going through one week takes many key presses.',
      'No expert in easy language has looked at the texts. There is no sign language and no Sámi.',
      'What professionals write themselves, such as minutes, may be hard to read.',
    ],
    gapsHelp: 'If something stops you, call: we do it on the phone.',
    tested: 'How have we tested?',
    testedText: [
      'We assess the service ourselves. Each page is checked by a program (axe) at the width of a phone and of a computer whenever the service changes.',
      'We try it by keyboard, without JavaScript and at a width of 320 pixels. The pages for families work without JavaScript.',
    ],
    statedOn: (day) => `The statement was looked through on ${day}.`,
    feedback: 'Tell us about accessibility',
    feedbackText: `Tell us if something does not work or you cannot get at something. We answer within ${ANSWERED_IN_DAYS} days.`,
    feedbackMail: 'You can write e-mail as well:',
    words: 'What does not work?',
    wordsHint: 'Do not write about the matters of your family.',
    where: 'On which page? (optional)',
    email: 'Your e-mail address (optional)',
    emailHint: 'We need it if you want an answer.',
    send: 'Send',
    fault: {
      noWords: 'Write what does not work.',
      tooLong: 'Make the text shorter: 2000 characters fit in.',
      badEmail: 'Enter an e-mail address, like name@example.fi.',
    },
    notices: {
      again: () => 'This has not been sent yet. Please press Send again.',
      tooOften: (minutes) =>
        `This has not been sent yet, because much has come. Wait ${minutes === 1 ? 'a minute' : `${minutes} minutes`} and press the button again.`,
    },
    isFault: 'Error',
    authority: 'Supervision',
    authorityText: `Tell us first. If you get no answer in ${ANSWERED_IN_DAYS} days or are not satisfied with it, you can complain to the supervising authority.`,
    law: 'Read how to complain',
    sentTitle: 'Thank you for telling us',
    sentText: `We have got it. If you left your e-mail address, we answer within ${ANSWERED_IN_DAYS} days.`,
    back: 'Back to the statement',
  },
};
