import type { EntityManager } from '@mikro-orm/postgresql';
import { retentionUntil } from '../closing/closing.domain.js';
import { dayOf } from '../platform/clock/clock.js';
import { hex } from '../platform/database/bytes.js';
import type { DataKey, KeyRing } from '../platform/sealing/data-key.js';
import { personIndexes } from '../platform/sealing/person-index.js';
import type { DemoContact } from './contacts.js';
import { courseOf } from './family-contact.js';
import { COUNSELLOR, type Filling, SEATS } from './family-rows.js';
import { otherTimes, type OtherTimes } from './family-times.js';
import { OTHER_FAMILIES, type OtherFamily } from './other-families.data.js';
import { POHDE } from './pohde.data.js';
import { idOf } from './random.js';
import { insertRows, sealed } from './rows.js';
import { SealedContacts } from './sealed-contacts.js';

/** What these families fill besides the tables of the one whose story is told whole. */
export const OTHER_TABLES = ['case_closing', 'case_closing_reason'];

/** So long the area keeps a closed case unless it has decided otherwise, in months. */
const KEPT_MONTHS = 24;

/** The id of something of the family. */
const idIn = (family: OtherFamily, what: string): string => idOf(`family/${family.name}/${what}`);

/** What the rows of one family are made with. */
interface Making {
  readonly family: OtherFamily;
  readonly times: OtherTimes;
  readonly index: DataKey;
  readonly seal: (place: string, text: string | null) => string | null;
}

/** Stores two more families in few rows: one whose case can be closed now, and one whose case was closed. */
export async function storeOthers(
  em: EntityManager,
  ring: KeyRing,
  index: DataKey,
  now: Temporal.Instant,
): Promise<void> {
  const times = otherTimes(now);
  const keys = await new SealedContacts(ring, index).store(
    em,
    OTHER_FAMILIES.map((family) => contactOf(family, times)),
  );
  // A case and who is responsible for it come one after the other.
  await em.execute('set constraints all deferred');
  for (const family of OTHER_FAMILIES) {
    const key = keys.get(idIn(family, 'contact'))!;
    await insertRows(em, 'platform.data_key', sharedKeys(family, ring, key, times));
    const making = { family, times, index, seal: (place: string, text: string | null) => sealed(key, place, text) };
    for (const [table, rows] of fillingsOf(making)) await insertRows(em, table, rows);
  }
  // PostgreSQL alters no table whose deferred checks are still to come.
  await em.execute('set constraints all immediate');
}

/** Everything but the contact, in an order in which each part finds what it belongs to. */
export const fillingsOf = (making: Making): Filling[] => [...peopleOf(making), ...caseOf(making), ...closingOf(making)];

/** The call with which it began. */
function contactOf(family: OtherFamily, times: OtherTimes): DemoContact {
  const { guardian, phone, needCodes, told } = family;
  return {
    contact: {
      area_id: POHDE.id,
      id: idIn(family, 'contact'),
      channel: 'phone',
      contact_role: 'family-member',
      sector: null,
      municipality: family.municipality,
      urgency: 'soon',
      ask: 'meeting',
      anonymous: false,
      ...courseOf(times),
    },
    identity: { ...guardian, phone, email: null, safeTimeToCall: null },
    needs: {
      need_codes: needCodes,
      description: told,
      statutory_notice: null,
      statutory_notice_at: null,
      outcome_note: null,
      directed_to_services: [],
    },
  };
}

/** The key of the contact goes on as the key of the family and of the case. */
const sharedKeys = (family: OtherFamily, ring: KeyRing, key: DataKey, { opened }: OtherTimes) =>
  (['family', 'case'] as const).map((scope_type) => {
    const id = idIn(family, `data-key/${scope_type}`);
    const wrapped = hex(ring.wrap(id, key));
    const of = { area_id: POHDE.id, scope_type, scope_id: idIn(family, scope_type) };
    return { id, ...of, created_at: opened, wrapped, wrapped_by: ring.current };
  });

/** A guardian, who alone has custody, and a child. */
function peopleOf({ family, times, index, seal }: Making): Filling[] {
  const whose = { area_id: POHDE.id, family_id: idIn(family, 'family') };
  const people = [
    { id: idIn(family, 'guardian'), role: 'guardian', ...family.guardian },
    { id: idIn(family, 'child'), role: 'child', ...family.child },
  ];
  const identities = people.map(({ id, givenName, familyName }) => {
    const indexes = personIndexes(index, POHDE.id, { givenName, familyName });
    return {
      ...whose,
      person_id: id,
      given_name: seal(`person_identity.given_name:${id}`, givenName),
      family_name: seal(`person_identity.family_name:${id}`, familyName),
      family_name_index: hex(indexes.familyNameIndex),
      full_name_index: hex(indexes.fullNameIndex),
    };
  });
  const [guardian_id, child_id] = people.map(({ id }) => id);
  const guardianship = { id: idIn(family, 'guardianship'), guardian_id, child_id };
  return [
    ['family', [{ area_id: POHDE.id, id: whose.family_id, opened_by: COUNSELLOR, opened_at: times.opened }]],
    ['person', people.map(({ id, role }) => ({ ...whose, id, role, language: 'fi' }))],
    ['person_identity', identities],
    ['contact_way', [{ ...whose, ...wayOf({ family, index, seal }) }]],
    ['guardianship', [{ ...whose, ...guardianship, powers: 'full', right_to_information: true }]],
  ];
}

function wayOf({ family, index, seal }: Pick<Making, 'family' | 'index' | 'seal'>) {
  const { phone } = family;
  const id = idIn(family, 'way');
  return {
    id,
    person_id: idIn(family, 'guardian'),
    kind: 'phone',
    value: seal(`contact_way.value:${id}`, phone),
    safe: true,
    phone_index: hex(personIndexes(index, POHDE.id, { phone }).phoneIndex),
  };
}

/** The case, what it is about, and who answers for it: nobody any more once it is closed. */
function caseOf({ family, times, seal }: Making): Filling[] {
  const id = idIn(family, 'case');
  const whose = { area_id: POHDE.id, case_id: id };
  const closed_at = family.closedBecause ? times.closed : null;
  const needs = {
    ...whose,
    need_codes: family.needCodes,
    description: seal(`case_needs.description:${id}`, family.told),
    strengths: seal(`case_needs.strengths:${id}`, family.strengths),
    family_wish: seal(`case_needs.family_wish:${id}`, family.wish),
  };
  const named = { ...whose, id: idIn(family, 'responsible-person'), ...SEATS.counsellor, named_by: COUNSELLOR };
  return [
    ['network_case', [openedCase(family, times.opened, closed_at)]],
    ['case_needs', [needs]],
    ['responsible_person', [{ ...named, since: times.opened, until: closed_at }]],
  ];
}

const openedCase = (family: OtherFamily, opened_at: Temporal.Instant, closed_at: Temporal.Instant | null) => ({
  area_id: POHDE.id,
  id: idIn(family, 'case'),
  family_id: idIn(family, 'family'),
  contact_id: idIn(family, 'contact'),
  legal_frame: 'guidance',
  state: closed_at ? 'closed' : 'open',
  counsellor_id: COUNSELLOR,
  counsellor_unit: SEATS.counsellor.unit_id,
  opened_at,
  closed_at,
});

/** How it closed, if it did. */
function closingOf({ family, times: { begun, closed } }: Making): Filling[] {
  if (!family.closedBecause) return [];
  const whose = { area_id: POHDE.id, case_id: idIn(family, 'case') };
  const closing = {
    ...whose,
    id: idIn(family, 'closing'),
    begun_at: begun,
    begun_by: COUNSELLOR,
    closed_at: closed,
    closed_by: COUNSELLOR,
    retention_until: retentionUntil(dayOf(closed), KEPT_MONTHS),
    version: 2,
  };
  return [
    ['case_closing', [closing]],
    ['case_closing_reason', [{ ...whose, closing_id: closing.id, reason: family.closedBecause }]],
  ];
}
