import type { AdviceRole } from '../../contact/advice/advice.domain.js';
import type { Language } from '../../directory/directory.domain.js';
import type { AdviceFault } from './advice-form.js';
import type { HelpLine } from './help-lines.data.js';

/** What is said above the page, besides what is wrong with a field. */
export type AdviceNotice = 'again' | 'tooOften';

export interface AdviceTexts {
  /** Of the window and of the history: says nothing of what the page is about. */
  readonly neutral: string;
  readonly title: string;
  readonly exit: string;
  readonly exitHint: string;
  readonly lead: string;
  readonly callUs: string;
  readonly callUsText: string;
  readonly call: (number: string) => string;
  readonly urgent: string;
  readonly lines: Readonly<Record<HelpLine['kind'], string>>;
  readonly form: string;
  readonly reach: string;
  readonly phone: string;
  readonly phoneHint: string;
  readonly email: string;
  readonly safeTime: string;
  readonly safeTimeHint: string;
  readonly message: string;
  readonly givenName: string;
  readonly role: string;
  readonly roles: Readonly<Record<AdviceRole, string>>;
  readonly municipality: string;
  readonly choose: string;
  readonly safetyBan: string;
  readonly safetyBanHint: string;
  readonly language: string;
  readonly words: string;
  readonly wordsHint: string;
  readonly send: string;
  readonly whoSees: string;
  readonly toPrivacy: string;
  readonly faults: string;
  readonly fault: Readonly<Record<AdviceFault, string>>;
  readonly notices: Readonly<Record<AdviceNotice, (minutes: number) => string>>;
  /** For the title of the window. */
  readonly isFault: string;
  readonly sentTitle: string;
  readonly sentText: string;
  readonly sentToday: (day: string) => string;
  readonly sentNext: string;
  readonly sentNextText: string;
  readonly link: string;
}

/** Plain words, as one talks to somebody who is tired or afraid. */
export const ADVICE_TEXTS: Readonly<Record<Language, AdviceTexts>> = {
  fi: {
    neutral: 'Yhteydenotto',
    title: 'Pyydä neuvo',
    exit: 'Poistu sivulta nopeasti',
    exitHint:
      'Poistu sivulta nopeasti -painike vie sääsivulle. Tämä sivu jää selaimen historiaan: poista se sieltä, jos joku muu käyttää laitetta.',
    lead: 'Onko lapsen, nuoren tai perheen arjessa jotain, mistä haluat puhua? Jätä numerosi tai sähköpostiosoitteesi. Palveluohjaaja ottaa sinuun yhteyttä viimeistään seuraavana arkipäivänä. Et tarvitse tunnuksia.',
    callUs: 'Haluatko soittaa itse?',
    callUsText: 'Voit soittaa palveluohjaukseen.',
    call: (number) => `Soita ${number}`,
    urgent: 'Tarvitsetko apua heti?',
    lines: {
      emergency: 'Hätätilanne',
      violence: 'Nollalinja: väkivalta tai sen uhka',
      crisis: 'Kriisipuhelin: vaikea tilanne',
    },
    form: 'Sinun pyyntösi',
    reach: 'Miten saamme sinuun yhteyden? Yksi tapa riittää.',
    phone: 'Puhelinnumero',
    phoneHint: 'Esimerkiksi 040 123 4567',
    email: 'Sähköposti',
    safeTime: 'Milloin on turvallista soittaa? (vapaaehtoinen)',
    safeTimeHint: 'Esimerkiksi arkisin klo 9–14. Muulloin emme soita.',
    message: 'Puhelimeen saa jättää viestin',
    givenName: 'Etunimi (vapaaehtoinen)',
    role: 'Kuka olet?',
    roles: {
      'family-member': 'Vanhempi tai muu perheenjäsen',
      child: 'Lapsi tai nuori',
      'close-person': 'Perheen läheinen',
    },
    municipality: 'Missä kunnassa perhe asuu?',
    choose: 'Valitse kunta',
    safetyBan: 'Meillä on turvakielto',
    safetyBanHint: 'Silloin kunnan näkee vain se työntekijä, joka ottaa asian hoitaakseen.',
    language: 'Millä kielellä haluat puhua?',
    words: 'Mistä haluat puhua? (vapaaehtoinen)',
    wordsHint: 'Muutama sana riittää. Älä kirjoita henkilötunnusta.',
    send: 'Lähetä pyyntö',
    whoSees: 'Pyyntösi näkevät vain alueen palveluohjaajat, jotka ovat vuorossa.',
    toPrivacy: 'Näin käsittelemme tietojasi',
    faults: 'Pyyntö ei vielä lähtenyt. Korjaa nämä:',
    fault: {
      noReach: 'Kirjoita puhelinnumero tai sähköpostiosoite.',
      badPhone: 'Kirjoita puhelinnumero, esimerkiksi 040 123 4567.',
      badEmail: 'Kirjoita sähköpostiosoite, esimerkiksi nimi@esimerkki.fi.',
      timeWithoutPhone: 'Kerroit, milloin voi soittaa. Kirjoita myös puhelinnumero.',
      badTime: 'Lyhennä sitä, milloin on turvallista soittaa.',
      badName: 'Kirjoita nimi lyhyemmin, yhdelle riville.',
      noMunicipality: 'Valitse kunta, jossa perhe asuu.',
      badWords: 'Lyhennä tekstiä: siihen mahtuu 2000 merkkiä.',
    },
    notices: {
      again: () => 'Pyyntö ei vielä lähtenyt. Paina Lähetä pyyntö uudelleen.',
      tooOften: (minutes) =>
        `Pyyntö ei vielä lähtenyt, koska pyyntöjä on tullut paljon. Odota ${minutes === 1 ? 'minuutti' : `${minutes} minuuttia`} ja paina Lähetä pyyntö uudelleen, tai soita.`,
    },
    isFault: 'Virhe',
    sentTitle: 'Kiitos, pyyntösi on perillä',
    sentText: 'Palveluohjaaja ottaa sinuun yhteyttä viimeistään seuraavana arkipäivänä.',
    sentToday: (day) => `Jos lähetit pyynnön tänään, se on ${day}.`,
    sentNext: 'Mitä seuraavaksi?',
    sentNextText:
      'Kun puhumme, kysymme, mitä teille kuuluu ja mikä auttaisi. Mitään ei päätetä ilman sinua. Jos emme tavoita sinua, yritämme uudelleen.',
    link: 'Pyydä neuvo',
  },
  sv: {
    neutral: 'Kontakt',
    title: 'Be om råd',
    exit: 'Lämna sidan snabbt',
    exitHint:
      'Knappen Lämna sidan snabbt leder till en vädersida. Den här sidan finns kvar i webbläsarens historik: ta bort den där om någon annan använder enheten.',
    lead: 'Är det något i barnets, den ungas eller familjens vardag som du vill tala om? Lämna ditt nummer eller din e-postadress. En servicehandledare kontaktar dig senast nästa vardag. Du behöver inga koder.',
    callUs: 'Vill du ringa själv?',
    callUsText: 'Du kan ringa servicehandledningen.',
    call: (number) => `Ring ${number}`,
    urgent: 'Behöver du hjälp genast?',
    lines: {
      emergency: 'Nödläge',
      violence: 'Nollinjen: våld eller hot om våld',
      crisis: 'Kristelefonen: en svår situation',
    },
    form: 'Din begäran',
    reach: 'Hur når vi dig? Ett sätt räcker.',
    phone: 'Telefonnummer',
    phoneHint: 'Till exempel 040 123 4567',
    email: 'E-post',
    safeTime: 'När är det tryggt att ringa? (frivilligt)',
    safeTimeHint: 'Till exempel vardagar kl. 9–14. Andra tider ringer vi inte.',
    message: 'Man får lämna ett meddelande i telefonen',
    givenName: 'Förnamn (frivilligt)',
    role: 'Vem är du?',
    roles: {
      'family-member': 'Förälder eller annan familjemedlem',
      child: 'Barn eller ung',
      'close-person': 'En närstående till familjen',
    },
    municipality: 'I vilken kommun bor familjen?',
    choose: 'Välj kommun',
    safetyBan: 'Vi har spärrmarkering',
    safetyBanHint: 'Då ser bara den medarbetare som tar hand om ärendet kommunen.',
    language: 'På vilket språk vill du tala?',
    words: 'Vad vill du tala om? (frivilligt)',
    wordsHint: 'Några ord räcker. Skriv inte personbeteckningen.',
    send: 'Skicka begäran',
    whoSees: 'Bara de servicehandledare i området som har jour ser din begäran.',
    toPrivacy: 'Så behandlar vi dina uppgifter',
    faults: 'Begäran har inte skickats ännu. Rätta det här:',
    fault: {
      noReach: 'Skriv ett telefonnummer eller en e-postadress.',
      badPhone: 'Skriv telefonnumret, till exempel 040 123 4567.',
      badEmail: 'Skriv e-postadressen, till exempel namn@exempel.fi.',
      timeWithoutPhone: 'Du berättade när man kan ringa. Skriv också telefonnumret.',
      badTime: 'Skriv kortare när det är tryggt att ringa.',
      badName: 'Skriv namnet kortare, på en rad.',
      noMunicipality: 'Välj den kommun där familjen bor.',
      badWords: 'Skriv kortare: 2000 tecken ryms.',
    },
    notices: {
      again: () => 'Begäran har inte skickats ännu. Tryck på Skicka begäran en gång till.',
      tooOften: (minutes) =>
        `Begäran har inte skickats ännu, för det har kommit många. Vänta ${minutes === 1 ? 'en minut' : `${minutes} minuter`} och tryck på Skicka begäran på nytt, eller ring.`,
    },
    isFault: 'Fel',
    sentTitle: 'Tack, din begäran har kommit fram',
    sentText: 'En servicehandledare kontaktar dig senast nästa vardag.',
    sentToday: (day) => `Om du skickade begäran i dag är det ${day}.`,
    sentNext: 'Vad händer sedan?',
    sentNextText:
      'När vi talas vid frågar vi hur ni har det och vad som skulle hjälpa. Ingenting bestäms utan dig. Om vi inte når dig försöker vi igen.',
    link: 'Be om råd',
  },
  en: {
    neutral: 'Contact',
    title: 'Ask for advice',
    exit: 'Leave this page quickly',
    exitHint:
      'The button Leave this page quickly takes you to a weather page. This page stays in the history of the browser: delete it there if somebody else uses the device.',
    lead: 'Is there something in the life of a child, a young person or your family that you want to talk about? Leave your number or e-mail address. A counsellor contacts you on the next working day at the latest. You need no account.',
    callUs: 'Would you rather call?',
    callUsText: 'You can also reach us by phone.',
    call: (number) => `Call ${number}`,
    urgent: 'Do you need help right now?',
    lines: {
      emergency: 'Emergency',
      violence: 'Nollalinja: violence or the threat of it',
      crisis: 'Crisis helpline: a hard time',
    },
    form: 'Your request',
    reach: 'How can we reach you? One way is enough.',
    phone: 'Phone number',
    phoneHint: 'For example 040 123 4567',
    email: 'E-mail',
    safeTime: 'When is it safe to call? (optional)',
    safeTimeHint: 'For example on weekdays from 9 to 14. We do not call at other times.',
    message: 'You may leave a message on the phone',
    givenName: 'First name (optional)',
    role: 'Who are you?',
    roles: {
      'family-member': 'A parent or another family member',
      child: 'A child or young person',
      'close-person': 'Somebody close to the family',
    },
    municipality: 'In which municipality does the family live?',
    choose: 'Choose a municipality',
    safetyBan: 'We have a non-disclosure for safety reasons (turvakielto)',
    safetyBanHint: 'Then only the worker who takes your request sees the municipality.',
    language: 'In which language would you like to talk?',
    words: 'What would you like to talk about? (optional)',
    wordsHint: 'A few words are enough. Do not write a personal identity code.',
    send: 'Send the request',
    whoSees: 'Only the counsellors of the area who are on duty see your request.',
    toPrivacy: 'How we handle your data',
    faults: 'The request has not been sent yet. Please correct:',
    fault: {
      noReach: 'Enter a phone number or an e-mail address.',
      badPhone: 'Enter a phone number, like 040 123 4567.',
      badEmail: 'Enter an e-mail address, like name@example.fi.',
      timeWithoutPhone: 'You told us when to call. Enter a phone number too.',
      badTime: 'Make it shorter when it is safe to call.',
      badName: 'Write the name shorter, on one line.',
      noMunicipality: 'Choose the municipality where the family lives.',
      badWords: 'Make the text shorter: 2000 characters fit in.',
    },
    notices: {
      again: () => 'The request has not been sent yet. Please press Send the request again.',
      tooOften: (minutes) =>
        `The request has not been sent yet, because many have come. Wait ${minutes === 1 ? 'a minute' : `${minutes} minutes`} and press Send the request again, or call.`,
    },
    isFault: 'Error',
    sentTitle: 'Thank you, we have your request',
    sentText: 'A counsellor contacts you on the next working day at the latest.',
    sentToday: (day) => `If you sent it today, that is ${day}.`,
    sentNext: 'What happens next?',
    sentNextText:
      'When we talk, we ask how you are and what would help. Nothing is decided without you. If we do not reach you, we try again.',
    link: 'Ask for advice',
  },
};
