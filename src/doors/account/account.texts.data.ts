import type { Language } from '../../directory/directory.domain.js';
import type { Role } from '../../platform/access/policies.js';
import type { Method } from '../../platform/session/session.domain.js';

/** What became of a form of the page. */
export type AccountOutcome = 'ended' | 'everywhere' | 'gone' | 'again';

interface AccountTexts {
  readonly title: string;
  readonly posts: string;
  readonly noPosts: string;
  readonly roles: Readonly<Record<Role, string>>;
  readonly whereTo: string;
  readonly desk: string;
  readonly deskText: string;
  readonly promises: string;
  readonly promisesText: string;
  readonly sessions: string;
  readonly sessionsText: string;
  readonly here: string;
  readonly device: string;
  readonly tool: string;
  readonly methods: Readonly<Record<Method, string>>;
  readonly signedIn: (moment: string) => string;
  readonly seen: (moment: string) => string;
  readonly ends: (moment: string) => string;
  readonly end: string;
  readonly endOthers: string;
  readonly endAll: string;
  readonly endAllText: string;
  readonly signOut: string;
  readonly told: Readonly<Record<AccountOutcome, string>>;
  readonly fault: string;
  readonly signedOut: string;
  readonly signedOutText: string;
  readonly shared: string;
  readonly sharedText: string;
  /** The issuer by its name on our buttons. */
  readonly exit: (issuer: string) => string;
  readonly signIn: string;
}

export const ACCOUNT_TEXTS: Readonly<Record<Language, AccountTexts>> = {
  fi: {
    title: 'Oma tili',
    posts: 'Yksiköt ja roolit',
    noPosts: 'Et kuulu nyt mihinkään yksikköön.',
    roles: {
      professional: 'ammattilainen',
      counsellor: 'palveluohjaaja',
      'team-lead': 'tiimivastaava',
      statistician: 'tilastoija',
      'log-inspector': 'lokivalvoja',
      admin: 'pääkäyttäjä',
    },
    whereTo: 'Mihin seuraavaksi?',
    desk: 'Työpöytä',
    deskText: 'Perheet, joiden asiassa olet mukana, ja mitä odotetaan sinulta.',
    promises: 'Omat lupaukset',
    promisesText:
      'Näet, mitä olet luvannut tehdä, ja kerrot, miten se etenee. Sivulle pääset koodilla, jonka lähetämme sähköpostiisi.',
    sessions: 'Missä olet kirjautuneena',
    sessionsText:
      'Jos et tunnista jotakin näistä, kirjaudu siitä ulos ja kerro organisaatiosi tietoturvasta vastaavalle.',
    here: 'tämä selain',
    device: 'muistettu laite',
    tool: 'Ohjelma',
    methods: {
      demo: 'Kokeilu',
      oidc: 'Työnantajan tunnus',
      'suomi-fi': 'Suomi.fi',
      passkey: 'Pääsyavain',
      'family-code': 'Henkilökohtainen koodi',
    },
    signedIn: (moment) => `Kirjauduttu ${moment}`,
    seen: (moment) => `Viimeksi käytetty ${moment}`,
    ends: (moment) => `Päättyy viimeistään ${moment}`,
    end: 'Kirjaudu ulos tästä',
    endOthers: 'Kirjaudu ulos muualta',
    endAll: 'Kirjaudu ulos kaikkialta',
    endAllText: 'Jos laite on kadonnut tai olit yhteisellä koneella, kirjaudu ulos kaikkialta.',
    signOut: 'Kirjaudu ulos',
    told: {
      ended: 'Siellä ei olla enää kirjautuneena.',
      everywhere: 'Olet kirjautuneena enää vain tässä selaimessa.',
      gone: 'Se kirjautuminen oli jo päättynyt.',
      again: 'Lomake ei vielä lähtenyt. Paina nappia uudelleen.',
    },
    fault: 'Virhe',
    signedOut: 'Olet kirjautunut ulos',
    signedOutText: 'Kirjautumisesi Yhdessä-palveluun on päättynyt tässä selaimessa.',
    shared: 'Onko kone yhteinen?',
    sharedText:
      'Kirjaudu ulos myös organisaatiosi tunnuksista ja sulje selain. Muuten seuraava käyttäjä voi päästä sisään nimelläsi.',
    exit: (issuer) => `Kirjaudu ulos myös täältä: ${issuer}`,
    signIn: 'Kirjaudu uudelleen',
  },
  sv: {
    title: 'Mitt konto',
    posts: 'Enheter och roller',
    noPosts: 'Du hör just nu inte till någon enhet.',
    roles: {
      professional: 'yrkesutbildad person',
      counsellor: 'servicehandledare',
      'team-lead': 'teamansvarig',
      statistician: 'statistiker',
      'log-inspector': 'loggövervakare',
      admin: 'huvudanvändare',
    },
    whereTo: 'Vart vill du gå?',
    desk: 'Skrivbord',
    deskText: 'Familjerna i vars ärenden du är med, och vad som väntar på dig.',
    promises: 'Egna löften',
    promisesText:
      'Du ser vad du har lovat att göra och berättar hur det går. Du kommer till sidan med en kod som vi skickar till din e-post.',
    sessions: 'Var du är inloggad',
    sessionsText:
      'Om du inte känner igen något av de här, logga ut därifrån och berätta det för den som ansvarar för informationssäkerheten i din organisation.',
    here: 'den här webbläsaren',
    device: 'enhet som är ihågkommen',
    tool: 'Program',
    methods: {
      demo: 'Prov',
      oidc: 'Arbetsgivarens konto',
      'suomi-fi': 'Suomi.fi',
      passkey: 'Inloggningsnyckel',
      'family-code': 'Personlig kod',
    },
    signedIn: (moment) => `Inloggad ${moment}`,
    seen: (moment) => `Senast använd ${moment}`,
    ends: (moment) => `Upphör senast ${moment}`,
    end: 'Logga ut härifrån',
    endOthers: 'Logga ut på andra ställen',
    endAll: 'Logga ut överallt',
    endAllText: 'Om en enhet har försvunnit eller om du använde en gemensam dator, logga ut överallt.',
    signOut: 'Logga ut',
    told: {
      ended: 'Du är inte längre inloggad där.',
      everywhere: 'Du är nu inloggad bara i den här webbläsaren.',
      gone: 'Den inloggningen hade redan upphört.',
      again: 'Formuläret skickades inte ännu. Tryck på knappen en gång till.',
    },
    fault: 'Fel',
    signedOut: 'Du har loggat ut',
    signedOutText: 'Din inloggning i tjänsten Yhdessä har upphört i den här webbläsaren.',
    shared: 'Är datorn gemensam?',
    sharedText:
      'Logga ut också från din organisations konto och stäng webbläsaren. Annars kan nästa användare komma in i ditt namn.',
    exit: (issuer) => `Logga ut också här: ${issuer}`,
    signIn: 'Logga in på nytt',
  },
  en: {
    title: 'My account',
    posts: 'Units and roles',
    noPosts: 'You belong to no unit at the moment.',
    roles: {
      professional: 'professional',
      counsellor: 'service counsellor',
      'team-lead': 'team lead',
      statistician: 'statistician',
      'log-inspector': 'log inspector',
      admin: 'administrator',
    },
    whereTo: 'Where to next?',
    desk: 'Desk',
    deskText: 'The families in whose matters you take part, and what waits for you.',
    promises: 'My promises',
    promisesText:
      'You see what you have promised to do, and tell how it is going. You get there by a code that we send to your e-mail.',
    sessions: 'Where you are signed in',
    sessionsText:
      'If you do not recognise one of these, sign out there and tell whoever is responsible for information security in your organisation.',
    here: 'this browser',
    device: 'remembered device',
    tool: 'A program',
    methods: {
      demo: 'Trying out',
      oidc: 'Account of the employer',
      'suomi-fi': 'Suomi.fi',
      passkey: 'Passkey',
      'family-code': 'Personal code',
    },
    signedIn: (moment) => `Signed in ${moment}`,
    seen: (moment) => `Last used ${moment}`,
    ends: (moment) => `Ends ${moment} at the latest`,
    end: 'Sign out there',
    endOthers: 'Sign out elsewhere',
    endAll: 'Sign out everywhere',
    endAllText: 'If a device is lost, or you used a shared computer, sign out everywhere.',
    signOut: 'Sign out',
    told: {
      ended: 'Nobody is signed in there any more.',
      everywhere: 'You are signed in in this browser only.',
      gone: 'That one had ended already.',
      again: 'The form has not been sent yet. Please press the button again.',
    },
    fault: 'Error',
    signedOut: 'You have signed out',
    signedOutText: 'You are no longer signed in to Yhdessä in this browser.',
    shared: 'Is the computer shared?',
    sharedText:
      'Sign out of your organisation’s account too, and close the browser. Otherwise the next user may come in under your name.',
    exit: (issuer) => `Sign out here too: ${issuer}`,
    signIn: 'Sign in again',
  },
};
