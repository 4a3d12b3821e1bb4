import type { ToldPeriods } from '../../directory/areas-told.service.js';
import type { Language } from '../../directory/directory.domain.js';

/** A part of the page: a heading, and what is said below it. */
export interface PrivacyPart {
  readonly id: string;
  readonly title: string;
  readonly lines: readonly string[];
  /** Said as a list, after the lines, of each area that has times of its own. */
  readonly periods?: (kept: ToldPeriods) => readonly string[];
  /** Said as a list, after the lines. */
  readonly list?: readonly string[];
}

export interface PrivacyTexts {
  readonly title: string;
  readonly lead: string;
  readonly controller: string;
  readonly controllerText: (provider: string) => string;
  readonly officer: (contact: string) => string;
  readonly parts: readonly PrivacyPart[];
  readonly toLooked: string;
  readonly toConsents: string;
}

/** Months up to two years, as people count them; then years where they are whole. No area keeps anything for one month. */
const timeOf = (count: number, months: string, years: string): string =>
  count > 24 && count % 12 === 0 ? `${count / 12} ${years}` : `${count} ${months}`;

/** The information of articles 13 and 14 of the GDPR in plain words. Times are those of the area, and of `docs/privacy.md`. */
export const PRIVACY_TEXTS: Readonly<Record<Language, PrivacyTexts>> = {
  fi: {
    title: 'Tietosuoja',
    lead: 'Täällä kerromme, mitä tietoja meillä on sinusta, miksi, kuinka kauan, ja kuka ne näkee.',
    controller: 'Kuka vastaa tiedoista?',
    controllerText: (provider) => `Tiedoista vastaa ${provider} (rekisterinpitäjä).`,
    officer: (contact) => `Tietosuojavastaava: ${contact}`,
    parts: [
      {
        id: 'what',
        title: 'Mitä tietoja meillä on?',
        lines: ['Meillä on vain se, mitä yhteinen työ tarvitsee:'],
        list: [
          'nimesi, puhelinnumerosi ja sähköpostisi, jos annoit ne',
          'mistä otit yhteyttä ja mitä sovittiin',
          'kuka teitä auttaa ja milloin tavataan',
          'yhteinen suunnitelma ja muistiot',
          'suostumukset ja kiellot',
          'lokitieto siitä, kuka on katsonut tietojanne ja miksi',
        ],
      },
      {
        id: 'ground',
        title: 'Miksi saamme käsitellä tietoja?',
        lines: [
          'Neuvonta, palveluohjaus ja monialainen yhteistyö ovat hyvinvointialueen lakisääteisiä tehtäviä. Tietojen käsittely perustuu siihen (sosiaalihuoltolaki 1301/2014, laki asiakastietojen käsittelystä 703/2023).',
          'Muille kerromme asioistanne vain teidän suostumuksellanne tai silloin, kun laki määrää. Suostumuksen voi perua milloin vain.',
        ],
      },
      {
        id: 'who',
        title: 'Kuka näkee tiedot?',
        lines: ['Jokainen näkee vain sen, mitä hän tarvitsee:'],
        list: [
          'vuorossa oleva palveluohjaaja: uuden yhteydenoton, kunnes joku ottaa sen hoitaakseen',
          'teidän palveluohjaajanne ja vastuuhenkilönne: teidän asianne',
          'muut ammattilaiset: vain sen, mihin suostumus tai laki antaa luvan',
          'huoltajat ja nuori: omat tietonsa; nuori voi kieltää kertomasta huoltajalle',
          'kutsuttu, joka ei kuulu verkostoon: vain ajan, paikan ja kenelle voi soittaa',
        ],
      },
      {
        id: 'looked',
        title: 'Kuka on katsonut?',
        lines: [
          'Jokainen katsominen kirjataan: kuka, milloin, mitä ja miksi. Perheen sivulla näet sen itse kahden vuoden ajalta. Vanhemmat tiedot saat pyytämällä.',
        ],
      },
      {
        id: 'how-long',
        title: 'Kuinka kauan tietoja säilytetään?',
        lines: ['Säilytämme tiedot näin kauan:'],
        periods: (kept) => [
          `yhteydenotto, josta ei tullut yhteistä asiaa: ${timeOf(kept.contact, 'kuukautta', 'vuotta')} sen päättymisestä`,
          `päättynyt yhteinen asia, suunnitelma ja muistiot: ${timeOf(kept.case, 'kuukautta', 'vuotta')} päättymisestä`,
          `lokitieto: ${timeOf(kept.log, 'kuukautta', 'vuotta')}`,
        ],
        list: ['lähetetyt viestit: 14 päivää', 'muistettu laite: 90 päivää'],
      },
      {
        id: 'rights',
        title: 'Mitä oikeuksia sinulla on?',
        lines: ['Sinulla on oikeus'],
        list: [
          'saada tietää, mitä tietoja sinusta on, ja saada niistä kopio',
          'pyytää korjaamaan väärä tieto',
          'pyytää poistamaan tieto tai rajoittamaan sen käyttöä, jos laki ei vaadi säilyttämään sitä',
          'perua suostumus',
          'tehdä kantelu tietosuojavaltuutetulle (tietosuoja.fi)',
        ],
      },
      {
        id: 'how',
        title: 'Miten käytät oikeuksiasi?',
        lines: [
          'Soita palveluohjaajallesi tai palveluohjaukseen. Sinun ei tarvitse perustella pyyntöäsi. Saat vastauksen viimeistään kuukauden kuluessa, ja kiellosta saat kirjallisen päätöksen.',
          'Palvelu ei tee sinusta päätöksiä itse. Käytämme vain välttämättömiä evästeitä: ne pitävät sinut kirjautuneena ja lomakkeet tallessa. Emme seuraa sinua.',
        ],
      },
    ],
    toLooked: 'Katso, kuka on katsonut',
    toConsents: 'Katso omat suostumuksesi',
  },
  sv: {
    title: 'Dataskydd',
    lead: 'Här berättar vi vilka uppgifter vi har om dig, varför, hur länge och vem som ser dem.',
    controller: 'Vem ansvarar för uppgifterna?',
    controllerText: (provider) => `${provider} ansvarar för uppgifterna (personuppgiftsansvarig).`,
    officer: (contact) => `Dataskyddsombud: ${contact}`,
    parts: [
      {
        id: 'what',
        title: 'Vilka uppgifter har vi?',
        lines: ['Vi har bara det som det gemensamma arbetet behöver:'],
        list: [
          'ditt namn, ditt telefonnummer och din e-post, om du gav dem',
          'varför du tog kontakt och vad vi kom överens om',
          'vem som hjälper er och när ni träffas',
          'den gemensamma planen och anteckningarna',
          'samtycken och förbud',
          'en logg över vem som har tittat på era uppgifter och varför',
        ],
      },
      {
        id: 'ground',
        title: 'Varför får vi behandla uppgifter?',
        lines: [
          'Rådgivning, servicehandledning och samarbete mellan yrkesgrupper är lagstadgade uppgifter för välfärdsområdet. Behandlingen grundar sig på det (socialvårdslagen 1301/2014, lagen om behandling av kunduppgifter 703/2023).',
          'Vi berättar om era ärenden för andra bara med ert samtycke eller när lagen kräver det. Ett samtycke kan återtas när som helst.',
        ],
      },
      {
        id: 'who',
        title: 'Vem ser uppgifterna?',
        lines: ['Var och en ser bara det som hen behöver:'],
        list: [
          'servicehandledaren i jour: en ny kontakt, tills någon tar hand om den',
          'er servicehandledare och er ansvariga person: ert ärende',
          'andra yrkespersoner: bara det som ett samtycke eller lagen tillåter',
          'vårdnadshavarna och den unga: sina egna uppgifter; den unga kan förbjuda att något berättas för en vårdnadshavare',
          'en inbjuden som inte hör till nätverket: bara tid, plats och vem man kan ringa',
        ],
      },
      {
        id: 'looked',
        title: 'Vem har tittat?',
        lines: [
          'Varje gång någon tittar antecknas det: vem, när, vad och varför. På familjens sida ser du det själv för två år. Äldre uppgifter får du på begäran.',
        ],
      },
      {
        id: 'how-long',
        title: 'Hur länge sparas uppgifterna?',
        lines: ['Så här länge sparar vi uppgifterna:'],
        periods: (kept) => [
          `en kontakt som inte ledde till ett gemensamt ärende: ${timeOf(kept.contact, 'månader', 'år')} efter att den avslutats`,
          `ett avslutat gemensamt ärende, planen och anteckningarna: ${timeOf(kept.case, 'månader', 'år')} efter avslutet`,
          `loggen: ${timeOf(kept.log, 'månader', 'år')}`,
        ],
        list: ['skickade meddelanden: 14 dagar', 'en enhet som vi kommer ihåg: 90 dagar'],
      },
      {
        id: 'rights',
        title: 'Vilka rättigheter har du?',
        lines: ['Du har rätt att'],
        list: [
          'få veta vilka uppgifter som finns om dig och få en kopia av dem',
          'be att en felaktig uppgift rättas',
          'be att en uppgift raderas eller att dess användning begränsas, om lagen inte kräver att den sparas',
          'återta ett samtycke',
          'klaga hos dataombudsmannen (tietosuoja.fi)',
        ],
      },
      {
        id: 'how',
        title: 'Hur använder du dina rättigheter?',
        lines: [
          'Ring din servicehandledare eller servicehandledningen. Du behöver inte motivera din begäran. Du får svar senast inom en månad, och ett avslag får du skriftligt.',
          'Tjänsten fattar inga beslut om dig på egen hand. Vi använder bara nödvändiga kakor: de håller dig inloggad och sparar formulär. Vi följer dig inte.',
        ],
      },
    ],
    toLooked: 'Se vem som har tittat',
    toConsents: 'Se dina samtycken',
  },
  en: {
    title: 'Privacy',
    lead: 'Here we tell which data we have about you, why, for how long, and who sees it.',
    controller: 'Who is responsible for the data?',
    controllerText: (provider) => `Responsible for the data (the controller): ${provider}.`,
    officer: (contact) => `Data protection officer: ${contact}`,
    parts: [
      {
        id: 'what',
        title: 'Which data do we have?',
        lines: ['Only what the work together needs:'],
        list: [
          'your name, phone number and e-mail address, if you gave them',
          'why you contacted us and what was agreed',
          'who helps you and when you meet',
          'the shared plan and minutes',
          'consents and prohibitions',
          'a log of who has looked at your data and why',
        ],
      },
      {
        id: 'ground',
        title: 'Why may we handle data?',
        lines: [
          'Advice, counselling and work across professions are duties of the wellbeing services county by law. That is our ground (Social Welfare Act 1301/2014, Act on client data 703/2023).',
          'We tell others about your matters only with your consent or when the law says so. You can withdraw a consent at any time.',
        ],
      },
      {
        id: 'who',
        title: 'Who sees the data?',
        lines: ['Each person sees only what they need:'],
        list: [
          'the counsellor on duty: a new contact, until somebody takes it',
          'your counsellor and your responsible person: your case',
          'other professionals: only what a consent or the law allows',
          'guardians and the young person: their own data; the young may forbid telling a guardian',
          'somebody invited who is not of the network: only time, place and whom to call',
        ],
      },
      {
        id: 'looked',
        title: 'Who has looked?',
        lines: [
          'Each look is written down: who, when, at what and why. On the family’s page you see it yourself for two years. You get what is older when you ask.',
        ],
      },
      {
        id: 'how-long',
        title: 'How long is data kept?',
        lines: ['We keep data this long:'],
        periods: (kept) => [
          `a contact of which no case came: ${timeOf(kept.contact, 'months', 'years')} from its end`,
          `a case that has ended, its plan and minutes: ${timeOf(kept.case, 'months', 'years')} from the end`,
          `the log: ${timeOf(kept.log, 'months', 'years')}`,
        ],
        list: ['messages that were sent: 14 days', 'a remembered device: 90 days'],
      },
      {
        id: 'rights',
        title: 'What are your rights?',
        lines: ['You have the right to'],
        list: [
          'know which data there is about you, and get a copy of it',
          'ask us to correct what is wrong',
          'ask us to erase data or to restrict its use, unless the law demands that it is kept',
          'withdraw a consent',
          'complain to the Data Protection Ombudsman (tietosuoja.fi)',
        ],
      },
      {
        id: 'how',
        title: 'How do you use your rights?',
        lines: [
          'Call your counsellor or the counselling service. You need not say why. You get an answer within a month at the latest, and a refusal in writing.',
          'The service makes no decisions about you by itself. We use only necessary cookies: they keep you signed in and your forms safe. We do not track you.',
        ],
      },
    ],
    toLooked: 'See who has looked',
    toConsents: 'See your consents',
  },
};
