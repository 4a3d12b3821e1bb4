import type { Problem, Reason } from './problem.domain.js';
import type { Candidate, Merits } from './ranking.domain.js';

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
  readonly optional: (free: number, all: number) => string;
  readonly undisturbed: string;
  readonly lunch: string;
  readonly tight: (people: number) => string;
  readonly edge: (people: number) => string;
}

const WORDINGS: Readonly<Record<Language, Wording>> = {
  fi: {
    sinceContact: (days) => `${days} ${days === 1 ? 'arkipäivä' : 'arkipäivää'} yhteydenotosta`,
    fromToday: (days) => `${days} arkipäivän kuluttua`,
    pastTarget: (days) => `, ${days} yli tavoitteen`,
    comfort: ['aika, jota perhe mieluummin välttäisi', 'perheelle sopiva aika', 'perheen toivoma aika'],
    allCertain: 'kaikki tarvittavat pääsevät',
    tentative: (people) => `${people} tarvittavalla on alustava varaus`,
    optional: (free, all) => `${free}/${all} valinnaisista pääsee`,
    undisturbed: 'ei katko kenenkään päivää',
    lunch: 'osuu lounasaikaan',
    tight: (people) => `tauko jää alle 15 minuuttiin: ${people}`,
    edge: (people) => `työpäivän alussa tai lopussa: ${people}`,
  },
  sv: {
    sinceContact: (days) => `${days} ${days === 1 ? 'vardag' : 'vardagar'} från kontakten`,
    fromToday: (days) => `om ${days} ${days === 1 ? 'vardag' : 'vardagar'}`,
    pastTarget: (days) => `, ${days} över målet`,
    comfort: ['en tid som familjen helst undviker', 'en tid som passar familjen', 'en tid som familjen önskar'],
    allCertain: 'alla som behövs kan delta',
    tentative: (people) => `${people} av dem som behövs har en preliminär bokning`,
    optional: (free, all) => `${free}/${all} valfria deltagare kan delta`,
    undisturbed: 'stör ingens dag',
    lunch: 'infaller under lunchen',
    tight: (people) => `mindre än 15 minuters paus: ${people}`,
    edge: (people) => `i början eller slutet av arbetsdagen: ${people}`,
  },
  en: {
    sinceContact: (days) => `${days} working ${days === 1 ? 'day' : 'days'} after the contact`,
    fromToday: (days) => `in ${days} working ${days === 1 ? 'day' : 'days'}`,
    pastTarget: (days) => `, ${days} past the target`,
    comfort: ['a time the family would rather avoid', 'a time that suits the family', 'a time the family prefers'],
    allCertain: 'everybody needed can come',
    tentative: (people) => `${people} of those needed have a tentative booking`,
    optional: (free, all) => `${free}/${all} of the optional people can come`,
    undisturbed: "breaks nobody's day",
    lunch: 'falls into lunch time',
    tight: (people) => `a pause of under 15 minutes: ${people}`,
    edge: (people) => `at the start or the end of the working day: ${people}`,
  },
};

/** One reason for each thing the order looked at, the weightiest first. What the problem does not know is left out. */
export function reasonsFor({ merits, optional }: Candidate, problem: Problem, language: Language): Reason[] {
  const words = WORDINGS[language];
  const reasons: Reason[] = [{ code: 'lead-time', text: leadTimeText(merits, problem, words) }];
  const { must, prefer, avoid } = problem.family;
  if (must.length + prefer.length + avoid.length > 0)
    reasons.push({ code: 'family', text: words.comfort[merits.comfort]! });
  reasons.push({
    code: 'certainty',
    text: merits.tentative === 0 ? words.allCertain : words.tentative(merits.tentative),
  });
  if (problem.optional.length > 0)
    reasons.push({ code: 'optional', text: words.optional(optional.length, problem.optional.length) });
  return [...reasons, { code: 'disruption', text: disruptionText(merits, words) }];
}

function leadTimeText({ workingDays, pastTarget }: Merits, problem: Problem, words: Wording): string {
  const days = (problem.leadTime ? words.sinceContact : words.fromToday)(workingDays);
  return pastTarget > 0 ? days + words.pastTarget(pastTarget) : days;
}

function disruptionText({ lunch, tight, edge }: Merits, words: Wording): string {
  const parts = [lunch ? [words.lunch] : [], tight > 0 ? [words.tight(tight)] : [], edge > 0 ? [words.edge(edge)] : []];
  return parts.flat().join('; ') || words.undisturbed;
}
