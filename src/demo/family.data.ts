import type { NewPerson } from '../family/family.domain.js';
import type { NeedCode } from '../directory/directory.domain.js';
import { principalOf } from './personas.js';
import { idOf } from './random.js';

/** The ids of the family of the demo and of its case. */
export const FAMILY = {
  familyId: idOf('family/demo'),
  contactId: idOf('family/demo/contact'),
  caseId: idOf('family/demo/case'),
  meetingId: idOf('family/demo/meeting'),
  planId: idOf('family/demo/plan'),
  childId: idOf('family/demo/child'),
} as const;

/** Somebody of the family; age in whole years for children. */
export interface FamilyPerson extends Pick<NewPerson, 'role' | 'givenName' | 'familyName' | 'contactWays'> {
  readonly id: string;
  readonly born?: Temporal.DurationLike;
}

const phone = (value: string, safeTime: string | null = null) =>
  ({ kind: 'phone', value, safe: true, safeTime }) as const;
const email = (value: string) => ({ kind: 'email', value, safe: true, safeTime: null }) as const;

/** All invented; numbers and addresses reach nobody. */
export const GUARDIAN: FamilyPerson = {
  id: principalOf('guardian'),
  role: 'guardian',
  givenName: 'Hanna-Mari',
  familyName: 'Kuutamolampi',
  contactWays: [
    phone('+358400009101', 'Arkisin klo 12–13 tai illalla klo 20 jälkeen'),
    email('hanna-mari.kuutamolampi@posti.example'),
  ],
};
export const OTHER_GUARDIAN: FamilyPerson = {
  id: principalOf('other-guardian'),
  role: 'guardian',
  givenName: 'Tuomas',
  familyName: 'Kuutamolampi',
  contactWays: [phone('+358400009102', 'Työvuorojen vuoksi mieluiten tekstiviesti ensin')],
};
/** The children live with each guardian every other week. */
export const PEOPLE: readonly FamilyPerson[] = [
  GUARDIAN,
  OTHER_GUARDIAN,
  {
    id: principalOf('minor'),
    role: 'child',
    givenName: 'Ilona',
    familyName: 'Kuutamolampi',
    born: { years: 15, months: 3, days: 11 },
    contactWays: [phone('+358400009103', 'Koulupäivän jälkeen')],
  },
  {
    id: FAMILY.childId,
    role: 'child',
    givenName: 'Eemi',
    familyName: 'Kuutamolampi',
    born: { years: 9, months: 5, days: 4 },
    contactWays: [],
  },
  {
    id: principalOf('close-person'),
    role: 'close-person',
    givenName: 'Aune',
    familyName: 'Kuutamolampi',
    contactWays: [phone('+358400009104')],
  },
];

export const NEEDS_OF_FAMILY: readonly NeedCode[] = ['school-attendance', 'separation', 'everyday-life'];

/** What they told and what was written down. Plan and minutes name nobody: some of their readers may not know the names. */
export const FAMILY_TEXTS = {
  call:
    'Vanhempi soittaa: 9-vuotias jää aamuisin kotiin koulusta ja 15-vuotias on vetäytynyt. Erosta on puoli vuotta, ' +
    'lapset asuvat vuoroviikoin. Toivoo, että koulu, neuvola ja sosiaalityö saataisiin saman pöydän ääreen.',
  outcome: 'Sovittu verkostotapaamisesta. Vanhempi kertoo itse toiselle huoltajalle, soitan hänelle huomenna.',
  description:
    'Vanhemmat erosivat keväällä, ja lapset asuvat vuoroviikoin kummankin luona. 9-vuotias nukkuu huonosti ja jää ' +
    'aamuisin kotiin: poissaoloja on syksyn aikana 48 tuntia. 15-vuotias on iltaisin omissa oloissaan eikä puhu ' +
    'kotona paljoa. Vanhemmat ovat väsyneitä ja kertovat samaa asiaa joka paikassa uudestaan.',
  strengths:
    'Molemmat vanhemmat ovat mukana arjessa ja haluavat sopia asioista yhdessä. Isoäiti asuu lähellä ja auttaa, kun ' +
    'työvuorot menevät ristiin. 9-vuotias viihtyy koulussa, kun sinne pääsee. 15-vuotiaalle jalkapallo on tärkeä.',
  wish:
    'Että aamut sujuisivat molemmissa kodeissa samalla tavalla, eikä meidän tarvitsisi selittää kaikkea joka ' +
    'paikassa alusta.',
  exclusion: 'Eron taustoista ei kerrota koululle.',
  onPhone: 'Puhelimessa palveluohjaajalle, kirjattu puhelun aikana.',
  assessment:
    '15-vuotias kertoo itse, mitä haluaa ja mitä ei, ja ymmärtää, mihin tili on. Keskusteltu kahden; vanhemmat tietävät.',
  onPaper: 'Allekirjoitettu lomake, ohjauksen ja neuvonnan rekisteri.',
  place: 'Limingan perhekeskus, neuvotteluhuone 2',
  question: 'Miten aamut ja koulunkäynti saadaan sujumaan molemmissa kodeissa?',
  minutes:
    'Vanhemmat kertoivat aluksi, mikä aamuissa on vaikeinta: lähtö venyy, kun yöuni on jäänyt lyhyeksi. 15-vuotias ' +
    'toivoi, että häneltä kysytään ennen kuin hänen puolestaan sovitaan. Opettaja on huomannut, että koulupäivä ' +
    'sujuu hyvin, kun alku on rauhallinen. Sovittiin yhteiset iltarutiinit molempiin koteihin ja rauhallinen aamun ' +
    'aloitus koulussa. Sosiaalityöntekijä ei päässyt paikalle; häneltä kysytään perhetyöstä. Jos jokin sovittu ei ' +
    'onnistu, kumpi tahansa vanhemmista soittaa palveluohjaajalle.',
  sharedGoal:
    'Lapset lähtevät kouluun levänneinä kummastakin kodista, ja vanhemmat tietävät, keneltä kysyä, kun ei suju.',
  goals: [
    'Illat ja aamut kulkevat samalla tavalla molemmissa kodeissa.',
    '9-vuotias tulee aamulla ajoissa kouluun ja tietää, kenelle siellä voi kertoa, jos ei jaksa.',
  ],
  actions: {
    nurse: 'Käy vanhempien kanssa läpi lasten unta ja antaa unipäiväkirjan molempiin koteihin.',
    teacher: 'Järjestää rauhallisen aamuhetken ennen ensimmäistä tuntia ja kertoo kotiin, miten se on sujunut.',
    guardian: 'Kirjoittaa iltarutiinista yhteisen listan ja laittaa sen esille kummankin kodin jääkaapin oveen.',
    otherGuardian: 'Sopii työnantajan kanssa myöhemmästä aloituksesta niille viikoille, kun lapset ovat hänen luonaan.',
    socialWorker: 'Selvittää, voiko perhe saada perhetyötä aamujen tueksi.',
  },
} as const;
