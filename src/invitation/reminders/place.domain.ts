import type { Sector } from '../../directory/directory.domain.js';
import type { MeetingMode } from '../../meeting/meeting.domain.js';
import { isGsm7, plainPunctuation } from '../../platform/sms/gsm7.domain.js';

/** Sectors to whose places everybody goes: being told to come there tells of no need (invariant 3). */
export const NEUTRAL_SECTORS: readonly Sector[] = [
  'service-guidance',
  'child-health-clinic',
  'early-childhood-education',
  'school',
  'youth-work',
  'leisure',
];

/** What a text message tells of where: a place by name, that it is remote, or nothing. */
export type Whereabouts = { readonly site: string } | 'remote' | null;

/**
 * Where the family is told to come. Never a home, and no words that somebody wrote: of the meeting's place only the site
 * it begins with, if the directory knows it as one of those to which everybody goes. A name that would cost the telephone
 * its alphabet is left out.
 *
 * @param place as the counsellor wrote it, `Limingan perhekeskus, neuvotteluhuone 2`
 * @param sites names of such places
 */
export function whereabouts(mode: MeetingMode, place: string | null, sites: readonly string[]): Whereabouts {
  if (mode === 'remote') return 'remote';
  if (mode === 'home' || place === null) return null;
  const site = sites.filter((each) => beginsWith(place, each)).toSorted((a, b) => b.length - a.length)[0];
  const plain = site === undefined ? '' : plainPunctuation(site).trim();
  return plain !== '' && isGsm7(plain) ? { site: plain } : null;
}

/** By whole words: `Limingan koulu` is not where `Limingan koulukoti` is. */
function beginsWith(place: string, site: string): boolean {
  const [whole, start] = [place, site].map((text) => text.normalize('NFC').toLocaleLowerCase('fi').trim());
  return start !== '' && whole!.startsWith(start!) && !/^[\p{L}\p{N}-]/u.test(whole!.slice(start!.length));
}
