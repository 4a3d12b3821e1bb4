import type { EntityManager } from '@mikro-orm/postgresql';
import { hex } from '../platform/database/bytes.js';
import type { DataKey, KeyRing } from '../platform/sealing/data-key.js';
import { accountsOfFamily } from './family-accounts.js';
import { contactOfFamily } from './family-contact.js';
import { meetingOfFamily } from './family-meeting.js';
import { caseOfFamily, consentsOfFamily, membersOfFamily } from './family-network.js';
import { peopleOfFamily } from './family-people.js';
import { planOfFamily } from './family-plan.js';
import type { Filling, Making } from './family-rows.js';
import { familyTimes, type FamilyTimes } from './family-times.js';
import { FAMILY } from './family.data.js';
import { POHDE } from './pohde.data.js';
import { idOf } from './random.js';
import { insertRows, sealed } from './rows.js';
import { SealedContacts } from './sealed-contacts.js';

/** What the family fills, besides the tables of its contact. */
export const FAMILY_TABLES = [
  'family',
  'person',
  'person_identity',
  'contact_way',
  'guardianship',
  'network_case',
  'case_needs',
  'responsible_person',
  'maturity_assessment',
  'maturity_reason',
  'invited_close_person',
  'network_member',
  'consent',
  'consent_decision',
  'meeting',
  'meeting_place',
  'meeting_question',
  'meeting_participant',
  'minutes_sheet',
  'minutes',
  'minutes_for_all',
  'minutes_for_family',
  'plan',
  'plan_version',
  'plan_goal',
  'plan_section',
  'child_view',
  'plan_helper',
  'plan_copy',
  'plan_action',
  'plan_approval',
  'review',
  'platform.outbox_effect',
];

/** Stores one family with an open case, from the first call to the follow-up. The directory and the people stand. */
export async function storeFamily(
  em: EntityManager,
  ring: KeyRing,
  index: DataKey,
  now: Temporal.Instant,
): Promise<void> {
  const times = familyTimes(now);
  const keys = await new SealedContacts(ring, index).store(em, [contactOfFamily(times)]);
  const key = keys.get(FAMILY.contactId)!;
  await insertRows(em, 'platform.data_key', sharedKeys(ring, key, times));
  const making = { times, now, index, seal: (place: string, text: string | null) => sealed(key, place, text) };
  for (const [table, rows] of fillingsOfFamily(making)) await insertRows(em, table, rows);
  // Somebody is responsible; and PostgreSQL alters no table whose deferred checks are still to come.
  await em.execute('set constraints all immediate');
}

/** Everything but the contact, in an order in which each part finds what it belongs to. */
export function fillingsOfFamily(making: Making): Filling[] {
  return [
    ...peopleOfFamily(making),
    ...caseOfFamily(making),
    ...accountsOfFamily(making),
    ...consentsOfFamily(making),
    ...membersOfFamily(making),
    ...meetingOfFamily(making),
    ...planOfFamily(making),
  ];
}

/** The key of the contact goes on as the key of the family and of the case. */
const sharedKeys = (ring: KeyRing, key: DataKey, { opened }: FamilyTimes) =>
  (
    [
      ['family', FAMILY.familyId],
      ['case', FAMILY.caseId],
    ] as const
  ).map(([scope_type, scope_id]) => {
    const id = idOf(`data-key/${scope_type}/${scope_id}`);
    const wrapped = hex(ring.wrap(id, key));
    return { id, area_id: POHDE.id, scope_type, scope_id, created_at: opened, wrapped, wrapped_by: ring.current };
  });
