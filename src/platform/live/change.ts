import type { ScopeType } from '../access/policies.js';

/** That something changed: ids only. Whoever hears it asks again, and is told what they may see. */
export interface Change {
  /** Null: anything may have, because this is where it begins to be heard, or something was missed. */
  readonly changed: { readonly scope: ScopeType; readonly id: string } | null;
  /** When it was heard. */
  readonly at: Temporal.Instant;
}

/** The channel of PostgreSQL at which triggers tell it. */
export const CHANNEL = 'change';

/** What was told at the channel. */
export type Told =
  /** A part of a scope was recorded, changed or disclosed. */
  | { readonly scope: ScopeType; readonly id: string; readonly category: string }
  /** Somebody lost a grant: that part of it may be theirs no more. */
  | { readonly id: string; readonly category: string; readonly loser: string };

const SCOPES: readonly string[] = ['contact', 'family', 'case'] satisfies readonly ScopeType[];

/** Reads what a trigger has written: `case <id> <category>`, or `lost <id> <category> <principal>`. */
export function toldBy(payload: string): Told | undefined {
  const [what = '', id, category, loser] = payload.split(' ');
  if (id === undefined || category === undefined) return undefined;
  if (what === 'lost') return loser === undefined ? undefined : { id, category, loser };
  return SCOPES.includes(what) ? { scope: what as ScopeType, id, category } : undefined;
}
