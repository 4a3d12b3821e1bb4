import { refuse } from '../platform/errors/domain-error.js';

/** Where a family lives, as its contact tells others. */
export interface Home {
  readonly hasSafetyBan: boolean;
  /** Code of the municipality; null where there is a ban. */
  readonly municipality: string | null;
}

/** What a correction tells of it; what is absent stays. */
export interface ToldHome {
  readonly hasSafetyBan?: boolean | null;
  readonly municipality?: string | null;
}

/**
 * What the contact tells of it after a correction, and what is kept apart from it.
 *
 * @param known with the municipality, as far as the actor knows it
 * @param isMine the actor has taken the contact
 */
export function homeOf(
  known: Home,
  { hasSafetyBan, municipality }: ToldHome,
  isMine: boolean,
): { readonly home: Home; readonly apart: string | null } {
  const isBanned = hasSafetyBan ?? known.hasSafetyBan;
  const code = municipality ?? known.municipality;
  const isOfBan = isBanned || known.hasSafetyBan;
  const isChanged = municipality != null || isBanned !== known.hasSafetyBan;
  // What is kept apart is opened to who takes the contact, and to nobody before.
  if (isOfBan && isChanged && !isMine && known.hasSafetyBan)
    refuse('TAKE_FIRST', 'Take the contact first.', hasSafetyBan == null ? 'municipality' : 'hasSafetyBan');
  if (!isBanned) return { home: { hasSafetyBan: false, municipality: code }, apart: null };
  return { home: { hasSafetyBan: true, municipality: null }, apart: isChanged ? code : null };
}
