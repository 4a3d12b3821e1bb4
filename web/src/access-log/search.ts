import { isId } from '../words/id.js';
import { ALL_OF_IT, boundsOf, faultOfPeriod, type Period } from './period.js';

/** What a line may be of. Names of the schema. */
export const DEEDS = [
  'READ',
  'RECORD',
  'CHANGE',
  'DISCLOSE',
  'SEARCH',
  'REFUSED',
  'ADMIT',
  'DISMISS',
  'SIGN_IN',
  'SIGN_OUT',
] as const;
type Deed = (typeof DEEDS)[number];

/** Why one looks further back than two years. Names of the schema. */
export const OLDER_REASONS = ['CLIENT_ASKS', 'SUSPECTED_MISUSE', 'AUTHORITY_ASKS'] as const;
type OlderReason = (typeof OLDER_REASONS)[number];

/** What the log may be searched by, and how the address says it. Of several the first is meant. */
const SUBJECTS = {
  asia: 'caseId',
  perhe: 'familyId',
  asiakas: 'personId',
  ammattilainen: 'professionalId',
} as const;
type SubjectKind = (typeof SUBJECTS)[keyof typeof SUBJECTS];

/** Of what the log is searched. */
interface Subject {
  readonly kind: SubjectKind;
  readonly id: string;
}

/** A search of the log: ids, days and codes alone, so that an address may hold it. */
export interface Search {
  readonly subject: Subject;
  /** The client who asks: from whom entries may be withheld. */
  readonly personId: string | null;
  readonly period: Period;
  readonly deed: Deed | null;
  readonly reason: OlderReason | null;
}

/** The address of a search, below that of the app. */
export function addressOf({ subject, personId, period: { first, last }, deed, reason }: Search): string {
  const [name] = Object.entries(SUBJECTS).find(([, kind]) => kind === subject.kind)!;
  const asked = { [name]: subject.id, asiakas: personId, alku: first, loppu: last, mita: deed, syy: reason };
  const query = Object.entries(asked).filter((pair): pair is [string, string] => Boolean(pair[1]));
  return `/loki?${new URLSearchParams(query).toString()}`;
}

/** The search that an address asks for; null where it asks for nothing. What makes no sense in it is left out. */
export function searchIn(address: string): Search | null {
  const asked = new URLSearchParams(address);
  const subject = Object.entries(SUBJECTS)
    .map(([name, kind]) => ({ kind, id: asked.get(name) ?? '' }))
    .find(({ id }) => isId(id));
  if (!subject) return null;
  const dayIn = (name: string) => DAY.exec(asked.get(name) ?? '')?.[0] ?? '';
  const personId = asked.get('asiakas') ?? '';
  return {
    subject,
    personId: isId(personId) ? personId : null,
    period: { first: dayIn('alku'), last: dayIn('loppu') },
    deed: DEEDS.find((each) => each === asked.get('mita')) ?? null,
    reason: OLDER_REASONS.find((each) => each === asked.get('syy')) ?? null,
  };
}

const DAY = /^[2-9]\d{3}-\d\d-\d\d$/;

/** The same search of something else. */
export const about = (search: Search, kind: SubjectKind, id: string): Search => ({
  ...search,
  subject: { kind, id },
  // Whom one has in mind may have nothing to do with what a professional did elsewhere.
  personId: kind === 'professionalId' ? null : search.personId,
});

/** All that the log has of something. */
export const everythingOf = (kind: SubjectKind, id: string): Search => ({
  subject: { kind, id },
  personId: kind === 'personId' ? id : null,
  period: ALL_OF_IT,
  deed: null,
  reason: null,
});

/** What keeps a search from being asked. */
type SearchFault = 'order' | 'reason';

export function faultOf({ period, reason }: Pick<Search, 'period' | 'reason'>): SearchFault | null {
  const fault = faultOfPeriod(period);
  if (fault !== 'old') return fault;
  return reason ? null : 'reason';
}

/** As the server is asked. */
export const variablesOf = ({ subject: { kind, id }, period, deed, reason }: Search, areaId: string) => ({
  areaId,
  subject: { [kind]: id },
  actions: deed && [deed],
  ...boundsOf(period),
  olderBecause: reason,
});

/** Where the log of a case is got as a table, by the same period. */
export function tableOf(caseId: string, { period, reason }: Search, areaId: string): string {
  const { from, until } = boundsOf(period);
  const asked = { alku: from, loppu: until, syy: reason?.toLowerCase().replaceAll('_', '-') };
  const query = Object.entries(asked).filter((pair): pair is [string, string] => Boolean(pair[1]));
  return `/lokitiedot/${areaId}/${caseId}.csv?${new URLSearchParams(query).toString()}`;
}
