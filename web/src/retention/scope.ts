import { idIn, isId } from '../words/id.js';
import type { Hold } from './retention.query.js';

type ScopeType = Hold['scopeType'];

/** What may be kept, as the schema and as the addresses of the app name it. */
export const SCOPE_TYPES = ['CASE', 'FAMILY', 'CONTACT'] as const satisfies readonly ScopeType[];
const BY_ADDRESS = [
  [/\/asiat\//, 'CASE'],
  [/\/yhteydenotot\//, 'CONTACT'],
  [/[?&]asia=/, 'CASE'],
  [/[?&]perhe=/, 'FAMILY'],
] as const satisfies readonly (readonly [RegExp, ScopeType])[];

/** What was pasted: an id, and where it was an address of the app also what it is of. */
export interface Pasted {
  readonly id: string | undefined;
  readonly scopeType: ScopeType | undefined;
}

/** Whoever places a hold need not know what an id is: they paste the address of a page. */
export function pastedIn(text: string): Pasted {
  const [at, scopeType] = BY_ADDRESS.find(([address]) => address.test(text)) ?? [];
  const named = at && text.slice(text.search(at));
  return { id: idIn(named ?? text), scopeType };
}

/** The same of the address of this page: from where one came, it says what is meant. Empty where it says nothing. */
export function askedIn(search: string): string {
  const asked = new URLSearchParams(search);
  const name = ['asia', 'perhe'].find((each) => isId(asked.get(each) ?? ''));
  return name ? `?${name}=${asked.get(name)!}` : '';
}
