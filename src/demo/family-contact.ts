import type { DemoContact } from './contacts.js';
import type { FamilyTimes } from './family-times.js';
import { COUNSELLOR, SEATS } from './family-rows.js';
import { FAMILY, FAMILY_TEXTS, GUARDIAN, NEEDS_OF_FAMILY } from './family.data.js';
import { POHDE } from './pohde.data.js';

/** Liminka, where the units of the network are. */
const MUNICIPALITY = '425';

/** The call with which it began: answered, taken and turned into the case by the same counsellor. */
export function contactOfFamily(times: FamilyTimes): DemoContact {
  return {
    contact: {
      area_id: POHDE.id,
      id: FAMILY.contactId,
      channel: 'phone',
      contact_role: 'family-member',
      sector: null,
      municipality: MUNICIPALITY,
      urgency: 'soon',
      ask: 'meeting',
      anonymous: false,
      ...courseOf(times),
    },
    identity: identity(),
    needs: {
      need_codes: NEEDS_OF_FAMILY,
      description: FAMILY_TEXTS.call,
      statutory_notice: null,
      statutory_notice_at: null,
      outcome_note: FAMILY_TEXTS.outcome,
      directed_to_services: [],
    },
  };
}

/** Answered, taken and turned into a case by the same counsellor. */
export const courseOf = ({ called, opened }: Pick<FamilyTimes, 'called' | 'opened'>) =>
  ({
    state: 'case-opened',
    received_at: called,
    recorded_by: COUNSELLOR,
    taken_by: COUNSELLOR,
    taken_for_unit: SEATS.counsellor.unit_id,
    taken_at: called,
    first_answered_at: called.add({ seconds: 20 }),
    attempted_at: [],
    concluded_at: opened,
  }) as const;

function identity() {
  const { givenName, familyName = null, contactWays } = GUARDIAN;
  const way = (wanted: 'phone' | 'email') => contactWays.find(({ kind }) => kind === wanted);
  return {
    givenName,
    familyName,
    phone: way('phone')?.value ?? null,
    email: way('email')?.value ?? null,
    safeTimeToCall: way('phone')?.safeTime ?? null,
  };
}
