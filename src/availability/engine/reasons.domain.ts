import type { Problem, Reason } from './problem.domain.js';
import type { Candidate, Merits } from './merits.domain.js';

/** The languages of reasons. */
export type Language = 'fi' | 'sv' | 'en';

/** One line each. The clock of the lead time starts at the contact, or today when no contact is given. */
interface Wording {
  readonly sinceContact: (days: number) => string;
  readonly fromToday: (days: number) => string;
  readonly pastTarget: (days: number) => string;
  /** To be avoided, neither, preferred. */
  readonly comfort: readonly [string, string, string];
  readonly allCertain: string;
  readonly tentative: (people: number) => string;
  readonly reluctant: (people: number) => string;
  readonly optional: (free: number, all: number) => string;
  readonly own: string;
  readonly standIns: (people: number) => string;
  readonly load: (meetings: number) => string;
  readonly nobodyTravels: string;
  readonly travel: (minutes: number) => string;
  readonly undisturbed: string;
  readonly lunch: string;
  readonly tight: (people: number) => string;
  readonly edge: (people: number) => string;
}

/** Working days in words; none is less than one. */
const inFinnish = (days: number) => (days > 1 ? `${days} arkipäivää` : days === 1 ? '1 arkipäivä' : 'alle arkipäivä');
const inSwedish = (days: number) => (days > 1 ? `${days} vardagar` : days === 1 ? '1 vardag' : 'mindre än en vardag');
const inEnglish = (days: number) =>
  days > 1 ? `${days} working days` : days === 1 ? '1 working day' : 'less than a working day';

const WORDINGS: Readonly<Record<Language, Wording>> = {
  fi: {
    sinceContact: (days) => `${inFinnish(days)} yhteydenotosta`,
    fromToday: (days) => `${days || 'alle'} arkipäivän kuluttua`,
    pastTarget: (days) => `, ${days} yli tavoitteen`,
    comfort: ['aika, jota perhe mieluummin välttäisi', 'perheelle sopiva aika', 'perheen toivoma aika'],
    allCertain: 'kaikki tarvittavat pääsevät',
    tentative: (people) => `${people} tarvittavalla on alustava varaus`,
    reluctant: (people) => `${people} tarvittavalle sopii tarvittaessa`,
    optional: (free, all) => `${free}/${all} valinnaisista pääsee`,
    own: 'perheen omat työntekijät',
    standIns: (people) => `oman työntekijän sijasta tulee muu: ${people}`,
    load: (meetings) => `osallistujilla on ennestään ${meetings} ${meetings === 1 ? 'tapaaminen' : 'tapaamista'}`,
    nobodyTravels: 'kukaan ei matkusta',
    travel: (minutes) => `matkaa yhteensä ${minutes} min`,
    undisturbed: 'ei katko kenenkään päivää',
    lunch: 'osuu lounasaikaan',
    tight: (people) => `tauko jää alle 15 minuuttiin: ${people}`,
    edge: (people) => `työpäivän alussa tai lopussa: ${people}`,
  },
  sv: {
    sinceContact: (days) => `${inSwedish(days)} från kontakten`,
    fromToday: (days) => `om ${inSwedish(days)}`,
    pastTarget: (days) => `, ${days} över målet`,
    comfort: ['en tid som familjen helst undviker', 'en tid som passar familjen', 'en tid som familjen önskar'],
    allCertain: 'alla som behövs kan delta',
    tentative: (people) => `${people} av dem som behövs har en preliminär bokning`,
    reluctant: (people) => `${people} av dem som behövs kan delta vid behov`,
    optional: (free, all) => `${free}/${all} valfria deltagare kan delta`,
    own: 'familjens egna medarbetare',
    standIns: (people) => `någon annan i stället för den egna medarbetaren: ${people}`,
    load: (meetings) => `deltagarna har redan ${meetings} ${meetings === 1 ? 'möte' : 'möten'}`,
    nobodyTravels: 'ingen reser',
    travel: (minutes) => `restid sammanlagt ${minutes} min`,
    undisturbed: 'stör ingens dag',
    lunch: 'infaller under lunchen',
    tight: (people) => `mindre än 15 minuters paus: ${people}`,
    edge: (people) => `i början eller slutet av arbetsdagen: ${people}`,
  },
  en: {
    sinceContact: (days) => `${inEnglish(days)} after the contact`,
    fromToday: (days) => `in ${inEnglish(days)}`,
    pastTarget: (days) => `, ${days} past the target`,
    comfort: ['a time the family would rather avoid', 'a time that suits the family', 'a time the family prefers'],
    allCertain: 'everybody needed can come',
    tentative: (people) => `${people} of those needed have a tentative booking`,
    reluctant: (people) => `${people} of those needed can come if need be`,
    optional: (free, all) => `${free}/${all} of the optional people can come`,
    own: "the family's own workers",
    standIns: (people) => `somebody else instead of the own worker: ${people}`,
    load: (meetings) => `those who attend have ${meetings} ${meetings === 1 ? 'meeting' : 'meetings'} already`,
    nobodyTravels: 'nobody travels',
    travel: (minutes) => `${minutes} minutes on the road in all`,
    undisturbed: "breaks nobody's day",
    lunch: 'falls into lunch time',
    tight: (people) => `a pause of under 15 minutes: ${people}`,
    edge: (people) => `at the start or the end of the working day: ${people}`,
  },
};

/** In the order of the ranking. */
const CODES: readonly Reason['code'][] = [
  'lead-time',
  'family',
  'certainty',
  'optional',
  'continuity',
  'travel',
  'disruption',
];

/** One reason for each thing the order looked at, the weightiest first. What the problem does not know is left out. */
export function reasonsFor(candidate: Candidate, problem: Problem, language: Language): Reason[] {
  const { merits, optional } = candidate;
  const words = WORDINGS[language];
  const { must, prefer, avoid } = problem.family;
  const texts: Record<Reason['code'], string> = {
    'lead-time': leadTimeText(merits, problem, words),
    family: must.length + prefer.length + avoid.length > 0 ? words.comfort[merits.comfort]! : '',
    certainty: certaintyText(merits, words),
    optional: problem.optional.length > 0 ? words.optional(optional.length, problem.optional.length) : '',
    continuity: continuityText(merits, problem, words),
    travel: problem.formats ? travelText(candidate, problem, words) : '',
    disruption: disruptionText(merits, words),
  };
  return CODES.flatMap((code) => (texts[code] === '' ? [] : [{ code, text: texts[code] }]));
}

function leadTimeText({ workingDays, pastTarget }: Merits, problem: Problem, words: Wording): string {
  const days = (problem.leadTime ? words.sinceContact : words.fromToday)(workingDays);
  return pastTarget > 0 ? days + words.pastTarget(pastTarget) : days;
}

function certaintyText({ reluctant, tentative }: Merits, words: Wording): string {
  const parts = [reluctant > 0 ? [words.reluctant(reluctant)] : [], tentative > 0 ? [words.tentative(tentative)] : []];
  return parts.flat().join('; ') || words.allCertain;
}

function continuityText({ standIns, load }: Merits, { clauses, people }: Problem, words: Wording): string {
  const parts = clauses.some(({ own }) => own) ? [standIns > 0 ? words.standIns(standIns) : words.own] : [];
  return [...parts, ...(people.some((person) => person.load) ? [words.load(load)] : [])].join('; ');
}

function travelText(candidate: Candidate, problem: Problem, words: Wording): string {
  const { travelMinutes } = candidate.merits;
  if (travelMinutes > 0) return words.travel(travelMinutes);
  return isTravelKnown(candidate, problem) ? words.nobodyTravels : '';
}

/** Whether it is known of everybody who attends from where and to where they come. */
function isTravelKnown({ format, seating }: Candidate, { people }: Problem): boolean {
  if (format?.mode === 'remote') return true;
  if (format?.municipality === undefined) return false;
  const attending = new Set([...seating().values()].flat());
  return people.every(
    ({ id, kind, municipality }) => !attending.has(id) || kind === 'room' || municipality !== undefined,
  );
}

function disruptionText({ lunch, tight, edge }: Merits, words: Wording): string {
  const parts = [lunch ? [words.lunch] : [], tight > 0 ? [words.tight(tight)] : [], edge > 0 ? [words.edge(edge)] : []];
  return parts.flat().join('; ') || words.undisturbed;
}
