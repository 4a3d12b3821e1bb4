import type { LogBasisCode } from '../../desk/access-log/log-basis.domain.js';
import type { LogAction, LogWithholdingReason } from '../../desk/access-log/log-entry.domain.js';
import type { Language } from '../../directory/directory.domain.js';
import type { GlassReason } from '../../network/break-glass/break-glass.domain.js';
import type { Category } from '../../platform/access/policies.js';

/** The page that says who has looked. */
interface LookedTexts {
  readonly title: string;
  readonly link: string;
  readonly intro: string;
  /** Two years stand here; the rest is asked for. */
  readonly older: string;
  /** What to do if somebody should not have looked. */
  readonly wonder: string;
  readonly none: string;
  readonly which: string;
  readonly matter: (number: number) => string;
  readonly actions: Readonly<Record<LogAction, string>>;
  readonly categories: Readonly<Record<Category, string>>;
  readonly self: string;
  readonly relative: string;
  readonly byLink: (name: string | null) => string;
  readonly system: string;
  readonly operator: string;
  readonly unnamed: string;
  readonly to: (who: string) => string;
  readonly toSelf: string;
  readonly times: (count: number) => string;
  readonly why: string;
  readonly bases: Readonly<Record<LogBasisCode, string>>;
  readonly glass: Readonly<Record<GlassReason, string>>;
  /** A consent with its day and its unit. */
  readonly consent: (day: string | null, unit: string | null) => string;
  readonly statute: (statute: string | null) => string;
  readonly withheld: string;
  readonly withheldWhy: Readonly<Record<LogWithholdingReason, string>>;
  readonly withheldAsk: string;
  readonly olderOnes: string;
  readonly newest: string;
  readonly back: string;
}

/** Lists after a colon, so that nothing need be inflected. */
export const LOOKED_TEXTS: Readonly<Record<Language, LookedTexts>> = {
  fi: {
    title: 'Kuka on katsonut',
    link: 'Kuka on katsonut tietojamme?',
    intro: 'Tässä näet, kuka on katsonut tai muuttanut teidän tietojanne, milloin ja miksi. Uusin on ylimpänä.',
    older: 'Sivulla on kaksi viimeistä vuotta. Vanhempia tietoja voit pyytää hyvinvointialueen kirjaamosta.',
    wonder: 'Jos jokin ihmetyttää, kysy palveluohjaajaltasi tai hyvinvointialueen tietosuojavastaavalta.',
    none: 'Tässä ei ole vielä mitään.',
    which: 'Teillä on useampi asia',
    matter: (number) => `Asia ${number}`,
    actions: {
      read: 'Katsoi',
      record: 'Kirjasi',
      change: 'Muutti',
      disclose: 'Tietoa annettiin',
      refused: 'Yritti katsoa, mutta ei päässyt',
    },
    categories: {
      logistics: 'ajat ja osallistujat',
      identity: 'nimet ja syntymäajat',
      reach: 'yhteystiedot',
      needs: 'tuen tarve',
      minutes: 'muistio',
      plan: 'suunnitelma',
      actions: 'lupaukset',
      consents: 'suostumukset',
      logs: 'tieto siitä, kuka on katsonut',
    },
    self: 'Sinä itse',
    relative: 'Toinen perheestä',
    byLink: (name) => (name ? `${name}, oman linkin kautta` : 'Kutsuttu, oman linkin kautta'),
    system: 'Yhdessä lähetti viestin',
    operator: 'Palvelun ylläpito',
    unnamed: 'Joku, jonka nimeä ei kerrota tässä',
    to: (who) => `Kenelle: ${who}`,
    toSelf: 'Kenelle: sinulle',
    times: (count) => (count === 1 ? '' : `${count} kertaa`),
    why: 'Miksi',
    bases: {
      counsellor: 'hoitaa asiaanne palveluohjaajana',
      'responsible-person': 'on vastuuhenkilönne',
      'stand-in': 'on vastuuhenkilön sijainen',
      taker: 'otti yhteydenottonne hoitaakseen',
      duty: 'oli päivystysvuorossa',
      recording: 'kirjasi yhteydenoton',
      asking: 'pyysi neuvoa tai tapaamista',
      'team-lead': 'johtaa palveluohjaajien työtä',
      handover: 'siirtyy vastuuhenkilöksenne',
      consent: 'suostumuksenne',
      'consent-after-leaving': 'omat lupaukset 30 päivän ajan, suostumuksenne',
      statute: 'laki',
      'statute-after-leaving': 'omat lupaukset 30 päivän ajan, laki',
      'break-glass': 'hätätilanne; esihenkilö tarkistaa jokaisen tällaisen',
      supervision: 'valvoo työtä esihenkilönä',
      review: 'tarkisti, oliko katselulle syy',
      link: 'oma linkki',
      own: 'oma asia',
      guardian: 'oma asia',
      minor: 'oma asia',
      'close-person': 'perhe on kutsunut mukaan',
      family: 'oma asia',
      staff: 'hoitaa asiaanne',
      'log-inspector': 'tarkastaa, että tietoja katsotaan oikein',
      operator: 'palvelun ylläpito',
      none: 'perustetta ei ollut',
      other: 'kysy hyvinvointialueelta',
    },
    glass: {
      'urgent-need': 'apua tarvittiin heti',
      'family-asked': 'perhe pyysi',
      danger: 'jotakuta uhkasi vaara',
      complaint: 'asiasta on valitettu',
      quality: 'työn laadun tarkistus',
      other: 'muu syy, joka on kirjattu',
    },
    consent: (day, unit) => `suostumuksenne${day ? ` ${day}` : ''}${unit ? ` (${unit})` : ''}`,
    statute: (statute) => (statute ? `laki: ${statute}` : 'laki'),
    withheld: 'Merkintä on salattu',
    withheldWhy: {
      'client-health': 'Tieto voisi vaarantaa vakavasti asiakkaan terveyttä tai hoitoa (703/2023 11 §).',
      'rights-of-others': 'Tieto voisi vaarantaa vakavasti jonkun muun oikeuksia (703/2023 11 §).',
      'childs-interest': 'Tieto olisi vastoin lapsen erittäin tärkeää etua (621/1999 11 §).',
      investigation: 'Tieto haittaisi rikoksen selvittämistä (621/1999 11 §).',
    },
    withheldAsk:
      'Kysy: hyvinvointialueen tietosuojavastaava. Saat päätöksen kirjallisena. Voit viedä asian tietosuojavaltuutetulle.',
    olderOnes: 'Vanhemmat',
    newest: 'Uusimmat',
    back: 'Takaisin',
  },
  sv: {
    title: 'Vem har tittat',
    link: 'Vem har tittat på våra uppgifter?',
    intro: 'Här ser du vem som har tittat på eller ändrat era uppgifter, när och varför. Det nyaste står överst.',
    older: 'På sidan finns de två senaste åren. Äldre uppgifter kan du begära av välfärdsområdets registratorskontor.',
    wonder: 'Undrar du över något? Fråga din servicehandledare eller välfärdsområdets dataskyddsombud.',
    none: 'Här finns inget ännu.',
    which: 'Ni har flera ärenden',
    matter: (number) => `Ärende ${number}`,
    actions: {
      read: 'Tittade på',
      record: 'Antecknade',
      change: 'Ändrade',
      disclose: 'Uppgifter lämnades ut',
      refused: 'Försökte titta men kom inte in',
    },
    categories: {
      logistics: 'tider och deltagare',
      identity: 'namn och födelsetider',
      reach: 'kontaktuppgifter',
      needs: 'stödbehov',
      minutes: 'minnesanteckning',
      plan: 'plan',
      actions: 'löften',
      consents: 'samtycken',
      logs: 'uppgiften om vem som har tittat',
    },
    self: 'Du själv',
    relative: 'Någon annan i familjen',
    byLink: (name) => (name ? `${name}, genom en egen länk` : 'En kallad, genom en egen länk'),
    system: 'Yhdessä skickade ett meddelande',
    operator: 'De som driver tjänsten',
    unnamed: 'Någon vars namn inte sägs här',
    to: (who) => `Till: ${who}`,
    toSelf: 'Till: dig',
    times: (count) => (count === 1 ? '' : `${count} gånger`),
    why: 'Varför',
    bases: {
      counsellor: 'sköter ert ärende som servicehandledare',
      'responsible-person': 'är er ansvarsperson',
      'stand-in': 'vikarierar för ansvarspersonen',
      taker: 'tog hand om er kontakt',
      duty: 'hade jour',
      recording: 'antecknade kontakten',
      asking: 'bad om råd eller om ett möte',
      'team-lead': 'leder servicehandledarnas arbete',
      handover: 'blir er ansvarsperson',
      consent: 'ert samtycke',
      'consent-after-leaving': 'egna löften i 30 dagar, ert samtycke',
      statute: 'lagen',
      'statute-after-leaving': 'egna löften i 30 dagar, lagen',
      'break-glass': 'en nödsituation; chefen granskar varje sådan',
      supervision: 'övervakar arbetet som chef',
      review: 'granskade om det fanns skäl att titta',
      link: 'egen länk',
      own: 'eget ärende',
      guardian: 'eget ärende',
      minor: 'eget ärende',
      'close-person': 'familjen har bjudit in',
      family: 'eget ärende',
      staff: 'sköter ert ärende',
      'log-inspector': 'granskar att uppgifterna används rätt',
      operator: 'driften av tjänsten',
      none: 'det fanns ingen grund',
      other: 'fråga välfärdsområdet',
    },
    glass: {
      'urgent-need': 'hjälp behövdes genast',
      'family-asked': 'familjen bad om det',
      danger: 'någon var i fara',
      complaint: 'någon har klagat',
      quality: 'granskning av arbetets kvalitet',
      other: 'en annan orsak som är antecknad',
    },
    consent: (day, unit) => `ert samtycke${day ? ` ${day}` : ''}${unit ? ` (${unit})` : ''}`,
    statute: (statute) => (statute ? `lagen: ${statute}` : 'lagen'),
    withheld: 'Anteckningen är hemlig',
    withheldWhy: {
      'client-health': 'Uppgiften kunde allvarligt äventyra klientens hälsa eller vård (703/2023 11 §).',
      'rights-of-others': 'Uppgiften kunde allvarligt äventyra någon annans rättigheter (703/2023 11 §).',
      'childs-interest': 'Uppgiften skulle strida mot ett mycket viktigt intresse för barnet (621/1999 11 §).',
      investigation: 'Uppgiften skulle försvåra utredningen av ett brott (621/1999 11 §).',
    },
    withheldAsk:
      'Fråga: välfärdsområdets dataskyddsombud. Du får beslutet skriftligt. Du kan föra saken till dataombudsmannen.',
    olderOnes: 'Äldre',
    newest: 'Nyaste',
    back: 'Tillbaka',
  },
  en: {
    title: 'Who has looked',
    link: 'Who has looked at our information?',
    intro: 'Here you see who has looked at or changed your information, when and why. The newest is at the top.',
    older: 'The last two years stand here. You can ask the wellbeing services county’s registry for what is older.',
    wonder: 'If something puzzles you, ask your counsellor or the wellbeing services county’s data protection officer.',
    none: 'There is nothing here yet.',
    which: 'You have several matters',
    matter: (number) => `Matter ${number}`,
    actions: {
      read: 'Looked at',
      record: 'Recorded',
      change: 'Changed',
      disclose: 'Information was given',
      refused: 'Tried to look and was not let in',
    },
    categories: {
      logistics: 'times and participants',
      identity: 'names and birth dates',
      reach: 'contact details',
      needs: 'need for support',
      minutes: 'minutes',
      plan: 'plan',
      actions: 'promises',
      consents: 'consents',
      logs: 'the information on who has looked',
    },
    self: 'You',
    relative: 'Somebody else in the family',
    byLink: (name) => (name ? `${name}, by their own link` : 'Somebody invited, by their own link'),
    system: 'Yhdessä sent a message',
    operator: 'Those who run the service',
    unnamed: 'Somebody whose name is not told here',
    to: (who) => `To: ${who}`,
    toSelf: 'To: you',
    times: (count) => (count === 1 ? '' : `${count} times`),
    why: 'Why',
    bases: {
      counsellor: 'is the counsellor in your matter',
      'responsible-person': 'is your responsible person',
      'stand-in': 'stands in for the responsible person',
      taker: 'took care of your contact',
      duty: 'was on duty',
      recording: 'recorded the contact',
      asking: 'asked for advice or for a meeting',
      'team-lead': 'leads the counsellors’ work',
      handover: 'is becoming your responsible person',
      consent: 'your consent',
      'consent-after-leaving': 'own promises for 30 days, your consent',
      statute: 'the law',
      'statute-after-leaving': 'own promises for 30 days, the law',
      'break-glass': 'an emergency; a team lead reviews each of these',
      supervision: 'supervises the work as team lead',
      review: 'checked whether there was a reason to look',
      link: 'own link',
      own: 'own matter',
      guardian: 'own matter',
      minor: 'own matter',
      'close-person': 'the family invited them',
      family: 'own matter',
      staff: 'takes care of your matter',
      'log-inspector': 'checks that information is used rightly',
      operator: 'running the service',
      none: 'there was no ground',
      other: 'ask the wellbeing services county',
    },
    glass: {
      'urgent-need': 'help was needed at once',
      'family-asked': 'the family asked for it',
      danger: 'somebody was in danger',
      complaint: 'there was a complaint',
      quality: 'a check of the quality of the work',
      other: 'another reason, which is recorded',
    },
    consent: (day, unit) => `your consent${day ? ` of ${day}` : ''}${unit ? ` (${unit})` : ''}`,
    statute: (statute) => (statute ? `the law: ${statute}` : 'the law'),
    withheld: 'This entry is kept secret',
    withheldWhy: {
      'client-health': 'Telling it could gravely endanger the client’s health or care (703/2023, section 11).',
      'rights-of-others': 'Telling it could gravely endanger the rights of somebody else (703/2023, section 11).',
      'childs-interest': 'Telling it would be against a very important interest of a child (621/1999, section 11).',
      investigation: 'Telling it would impede the investigation of a crime (621/1999, section 11).',
    },
    withheldAsk:
      'Ask: the wellbeing services county’s data protection officer. You get the decision in writing, and can take it to the Data Protection Ombudsman.',
    olderOnes: 'Older',
    newest: 'Newest',
    back: 'Back',
  },
};
