import { households, sheltered } from '../family/safety/safety.domain.js';
import { b64, listOf } from '../platform/database/json.domain.js';
import type { Open } from '../platform/sealing/opening.js';
import type { Sealed } from './tree.js';

/** Safety bans and homes of a family as a case page's statement gives them; null where its reader does not keep the family. */
export interface SafetyTree {
  readonly familyVersion: number;
  readonly today: string;
  readonly bans: readonly {
    readonly id: string;
    readonly personId: string | null;
    readonly since: string | null;
    readonly lastDay: string | null;
    readonly evidence: Sealed;
    readonly endedAt: string | null;
    readonly version: number;
  }[];
  readonly homes: readonly { readonly personId: string; readonly householdId: string | null }[];
}

const BANS = listOf(
  `'id', b.id, 'personId', b.person_id, 'since', b.since, 'lastDay', b.last_day, 'evidence', ${b64('b.evidence')},
    'endedAt', b.ended_at, 'version', b.version`,
  'safety_ban b where b.area_id = c.area_id and b.family_id = c.family_id',
  'b.recorded_at, b.id',
);
const HOMES = listOf(
  "'personId', p.id, 'householdId', h.household_id",
  `person p left join household_member h on h.area_id = p.area_id and h.person_id = p.id
   where p.area_id = c.area_id and p.family_id = c.family_id`,
  'p.id',
);

/** SQL: the `SafetyTree` of the case `c`. */
export const SAFETY = `'safety', (select json_build_object('familyVersion', f.version,
    'today', (access.now() at time zone 'Europe/Helsinki')::date, 'bans', ${BANS}, 'homes', ${HOMES})
  from family f where f.area_id = c.area_id and f.id = c.family_id and f.id = any ((select access.families('reach', 'write'))::uuid[]))`;

const day = (text: string | null) => (text === null ? null : Temporal.PlainDate.from(text));

/** The tree opened, with who is sheltered today and who lives with whom. */
export function openedSafety({ bans, homes, today, familyVersion }: SafetyTree, open: Open) {
  const home = new Map(homes.map(({ personId, householdId }) => [personId, householdId]));
  const states = bans.map(({ personId, lastDay, endedAt }) => ({
    personId,
    lastDay: day(lastDay),
    isEnded: endedAt !== null,
  }));
  return {
    familyVersion,
    bans: bans.map((ban) => ({ ...ban, evidence: open('safety_ban.evidence', ban.id, ban.evidence) })),
    shelteredIds: sheltered(home, states, Temporal.PlainDate.from(today)),
    households: households(home),
  };
}
