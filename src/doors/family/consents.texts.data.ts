import type { ConsentCategory, ConsentDecisionKind, ConsentState, Purpose } from '../../consent/consent.domain.js';
import type { Language } from '../../directory/directory.domain.js';

/** What became of a form: it was taken, or why it was not. */
export type ConsentNotice = ConsentDecisionKind | 'again' | 'unclear' | 'changed';

interface ConsentsTexts {
  readonly title: string;
  /** The title of one, by its unit. */
  readonly one: (unit: string) => string;
  readonly intro: string;
  readonly asked: string;
  readonly noneAsked: string;
  readonly standing: string;
  readonly noneStanding: string;
  readonly over: string;
  readonly byLaw: string;
  readonly byLawText: string;
  readonly statute: (statute: string) => string;
  readonly reason: (reason: string) => string;
  readonly look: string;
  /** Of one that the reader has answered and others have not. */
  readonly lookOrChange: string;
  /** Of one that stands. */
  readonly lookOrWithdraw: string;
  readonly until: (day: string) => string;
  readonly covers: (categories: readonly ConsentCategory[]) => string;
  readonly whatMayBeTold: string;
  readonly categories: Readonly<Record<ConsentCategory, string>>;
  readonly purposes: Readonly<Record<Purpose, string>>;
  readonly onlyTo: (people: string) => string;
  readonly toWhoTakesPart: string;
  readonly except: (exclusions: string) => string;
  readonly answers: string;
  readonly you: string;
  readonly otherGuardian: string;
  readonly said: Readonly<Record<ConsentDecisionKind, string>>;
  readonly silent: string;
  /** Of the reader themselves. */
  readonly own: Readonly<Record<ConsentDecisionKind | 'silent', string>>;
  readonly states: Readonly<Record<ConsentState | 'over', string>>;
  readonly yourAnswer: string;
  readonly giveFollows: string;
  readonly withdrawFollows: string;
  readonly say: Readonly<Record<ConsentDecisionKind, string>>;
  readonly notices: Readonly<Record<ConsentNotice, string>>;
}

const FI = {
  identity: 'keitä olette ja miten teidät tavoittaa',
  needs: 'mihin tarvitsette apua',
  minutes: 'tapaamisten muistiot',
  plan: 'yhteinen suunnitelma',
  actions: 'mitä kukin on luvannut tehdä',
} as const;
const SV = {
  identity: 'vilka ni är och hur ni nås',
  needs: 'vad ni behöver hjälp med',
  minutes: 'mötesanteckningarna',
  plan: 'den gemensamma planen',
  actions: 'vad var och en har lovat göra',
} as const;
const EN = {
  identity: 'who you are and how to reach you',
  needs: 'what you need help with',
  minutes: 'the notes of meetings',
  plan: 'the shared plan',
  actions: 'what each has promised to do',
} as const;
const listed = (names: Readonly<Record<ConsentCategory, string>>) => (categories: readonly ConsentCategory[]) => {
  const text = categories.map((category) => names[category]).join(', ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
};

/** Consents in plain words: to whom, what, until when, and what follows from each answer. */
export const CONSENTS_TEXTS: Readonly<Record<Language, ConsentsTexts>> = {
  fi: {
    title: 'Suostumukset',
    one: (unit) => `Suostumus: ${unit}`,
    intro:
      'Te päätätte, kenelle teistä kerrotaan ja mitä. Voit vastata tässä itse tai soittaa palveluohjaajalle. Suostumuksen voi perua milloin vain.',
    asked: 'Tätä teiltä kysytään',
    noneAsked: 'Juuri nyt teiltä ei kysytä mitään.',
    standing: 'Nämä ovat voimassa',
    noneStanding: 'Yhtään suostumusta ei ole voimassa.',
    over: 'Aiemmat',
    byLaw: 'Näin kerrotaan lain perusteella',
    byLawText: 'Näistä ei kysytä suostumusta. Jos haluat tietää syyn, soita palveluohjaajalle.',
    statute: (statute) => `Laki: ${statute}`,
    reason: (reason) => `Syy: ${reason}`,
    look: 'Katso ja vastaa',
    lookOrChange: 'Katso tai muuta',
    lookOrWithdraw: 'Katso tai peru',
    until: (day) => `Enintään ${day} asti.`,
    covers: listed(FI),
    whatMayBeTold: 'Mitä saa kertoa',
    categories: FI,
    purposes: {
      'network-meeting': 'Tarkoitus: jotta voidaan tavata yhdessä.',
      'shared-plan': 'Tarkoitus: jotta yhteinen suunnitelma voidaan tehdä ja toteuttaa.',
      handover: 'Tarkoitus: jotta hän voi ottaa vastuun asiastanne.',
    },
    onlyTo: (people) => `Vain näille ihmisille: ${people}.`,
    toWhoTakesPart: 'Niille tämän paikan työntekijöille, jotka ovat mukana asiassanne.',
    except: (exclusions) => `Tätä ei kerrota: ${exclusions}`,
    answers: 'Kuka on vastannut',
    you: 'Sinä',
    otherGuardian: 'Toinen huoltaja',
    said: { given: 'suostuu', refused: 'ei suostu', withdrawn: 'on perunut' },
    silent: 'ei ole vielä vastannut',
    own: { given: 'suostut', refused: 'et suostu', withdrawn: 'olet perunut', silent: 'et ole vielä vastannut' },
    states: {
      explained: 'Odottaa vastausta.',
      given: 'Voimassa.',
      refused: 'Tähän ei suostuttu.',
      withdrawn: 'Peruttu.',
      superseded: 'Tilalla on uudempi suostumus.',
      over: 'Aika on päättynyt.',
    },
    yourAnswer: 'Sinun vastauksesi',
    giveFollows:
      'Suostumus on voimassa, kun kaikki, joiden pitää, ovat suostuneet. Jos joku ei suostu, mitään ei kerrota. Kumpikaan vastaus ei vaikuta siihen, saatteko muuta apua.',
    withdrawFollows:
      'Jos perut, tämä paikka ei enää näe asiaanne, ja sen tulevat kutsut perutaan heti. Sitä, mikä on jo kerrottu, ei voi ottaa takaisin. Peruminen ei vaikuta siihen, saatteko muuta apua.',
    say: { given: 'Suostun', refused: 'En suostu', withdrawn: 'Perun suostumuksen' },
    notices: {
      given: 'Kiitos, vastauksesi on tallessa: suostut.',
      refused: 'Kiitos, vastauksesi on tallessa: et suostu.',
      withdrawn: 'Suostumus on peruttu. Tieto menee heti palveluohjaajalle.',
      again: 'Vastaus ei vielä lähtenyt. Paina nappia uudelleen.',
      unclear: 'Vastaus ei vielä lähtenyt. Valitse, mihin vastaat ja mitä.',
      changed: 'Joku ehti muuttaa tätä, eikä vastauksesi lähtenyt. Katso tilanne ja vastaa uudelleen.',
    },
  },
  sv: {
    title: 'Samtycken',
    one: (unit) => `Samtycke: ${unit}`,
    intro:
      'Ni bestämmer vem som får veta något om er, och vad. Du kan svara här själv eller ringa servicehandledaren. Ett samtycke kan tas tillbaka när som helst.',
    asked: 'Det här frågar vi er',
    noneAsked: 'Just nu frågar vi er ingenting.',
    standing: 'De här gäller',
    noneStanding: 'Inget samtycke gäller.',
    over: 'Tidigare',
    byLaw: 'Det här berättas med stöd av lag',
    byLawText: 'Om de här frågas inte efter samtycke. Om du vill veta varför, ring servicehandledaren.',
    statute: (statute) => `Lag: ${statute}`,
    reason: (reason) => `Orsak: ${reason}`,
    look: 'Se och svara',
    lookOrChange: 'Se eller ändra',
    lookOrWithdraw: 'Se eller ta tillbaka',
    until: (day) => `Längst till och med ${day}.`,
    covers: listed(SV),
    whatMayBeTold: 'Vad får berättas',
    categories: SV,
    purposes: {
      'network-meeting': 'Syfte: för att kunna träffas tillsammans.',
      'shared-plan': 'Syfte: för att kunna göra och genomföra den gemensamma planen.',
      handover: 'Syfte: för att personen ska kunna ta över ansvaret för ert ärende.',
    },
    onlyTo: (people) => `Bara till de här personerna: ${people}.`,
    toWhoTakesPart: 'Till dem på den här enheten som är med i ert ärende.',
    except: (exclusions) => `Det här berättas inte: ${exclusions}`,
    answers: 'Vem har svarat',
    you: 'Du',
    otherGuardian: 'Den andra vårdnadshavaren',
    said: { given: 'samtycker', refused: 'samtycker inte', withdrawn: 'har tagit tillbaka' },
    silent: 'har inte svarat ännu',
    own: {
      given: 'samtycker',
      refused: 'samtycker inte',
      withdrawn: 'har tagit tillbaka',
      silent: 'har inte svarat ännu',
    },
    states: {
      explained: 'Väntar på svar.',
      given: 'Gäller.',
      refused: 'Ni samtyckte inte till det här.',
      withdrawn: 'Återtaget.',
      superseded: 'Ett nyare samtycke har kommit i stället.',
      over: 'Tiden har gått ut.',
    },
    yourAnswer: 'Ditt svar',
    giveFollows:
      'Samtycket gäller när alla som behövs har samtyckt. Om någon inte samtycker berättas ingenting. Inget av svaren påverkar om ni får annan hjälp.',
    withdrawFollows:
      'Om du tar tillbaka samtycket ser den här enheten inte längre ert ärende, och dess kommande kallelser återtas genast. Det som redan har berättats kan inte tas tillbaka. Det påverkar inte om ni får annan hjälp.',
    say: { given: 'Jag samtycker', refused: 'Jag samtycker inte', withdrawn: 'Jag tar tillbaka samtycket' },
    notices: {
      given: 'Tack, ditt svar är sparat: du samtycker.',
      refused: 'Tack, ditt svar är sparat: du samtycker inte.',
      withdrawn: 'Samtycket är återtaget. Servicehandledaren får veta det genast.',
      again: 'Svaret skickades inte ännu. Tryck på knappen en gång till.',
      unclear: 'Svaret skickades inte ännu. Välj vad du svarar på, och hur.',
      changed: 'Någon hann ändra det här, och ditt svar skickades inte. Se läget och svara på nytt.',
    },
  },
  en: {
    title: 'Consents',
    one: (unit) => `Consent: ${unit}`,
    intro:
      'You decide who is told about you, and what. You can answer here yourself, or call your counsellor. A consent can be taken back at any time.',
    asked: 'This is what we ask you',
    noneAsked: 'We are not asking you anything just now.',
    standing: 'These are in force',
    noneStanding: 'No consent is in force.',
    over: 'Earlier ones',
    byLaw: 'This is told by law',
    byLawText: 'Your consent is not asked for these. If you want to know why, call your counsellor.',
    statute: (statute) => `Law: ${statute}`,
    reason: (reason) => `Reason: ${reason}`,
    look: 'Look and answer',
    lookOrChange: 'Look or change',
    lookOrWithdraw: 'Look or take back',
    until: (day) => `Until ${day} at the latest.`,
    covers: listed(EN),
    whatMayBeTold: 'What may be told',
    categories: EN,
    purposes: {
      'network-meeting': 'What for: so that we can meet together.',
      'shared-plan': 'What for: so that the shared plan can be made and carried out.',
      handover: 'What for: so that they can take over responsibility for your matter.',
    },
    onlyTo: (people) => `To these people only: ${people}.`,
    toWhoTakesPart: 'To those working there who take part in your matter.',
    except: (exclusions) => `This is not told: ${exclusions}`,
    answers: 'Who has answered',
    you: 'You',
    otherGuardian: 'The other guardian',
    said: { given: 'consents', refused: 'does not consent', withdrawn: 'has taken it back' },
    silent: 'has not answered yet',
    own: {
      given: 'consent',
      refused: 'do not consent',
      withdrawn: 'have taken it back',
      silent: 'have not answered yet',
    },
    states: {
      explained: 'Waiting for an answer.',
      given: 'In force.',
      refused: 'You did not consent to this.',
      withdrawn: 'Taken back.',
      superseded: 'A newer consent stands in its place.',
      over: 'Its time is over.',
    },
    yourAnswer: 'Your answer',
    giveFollows:
      'The consent holds once everybody whose consent is needed has given it. If somebody does not consent, nothing is told. Neither answer changes what other help you get.',
    withdrawFollows:
      'If you take it back, they no longer see your matter, and their coming invitations are called off at once. What has been told cannot be taken back. It does not change what other help you get.',
    say: { given: 'I consent', refused: 'I do not consent', withdrawn: 'I take the consent back' },
    notices: {
      given: 'Thank you, your answer is saved: you consent.',
      refused: 'Thank you, your answer is saved: you do not consent.',
      withdrawn: 'The consent is taken back. Your counsellor hears of it at once.',
      again: 'Your answer has not been sent yet. Please press the button again.',
      unclear: 'Your answer has not been sent yet. Choose what you answer, and how.',
      changed: 'Somebody changed this meanwhile, and your answer was not sent. Please look and answer again.',
    },
  },
};
