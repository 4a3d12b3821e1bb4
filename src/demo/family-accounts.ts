import { dayOf } from '../platform/clock/clock.js';
import { COUNSELLOR, familyThing, type Filling, type Making, OF_CASE, OF_FAMILY, SEATS } from './family-rows.js';
import { FAMILY_TEXTS, GUARDIAN } from './family.data.js';
import { principalOf } from './personas.js';

/** The elder child has an account of her own; the grandmother comes along, because a guardian wished it. */
export function accountsOfFamily({ times, seal }: Making): Filling[] {
  const id = familyThing('maturity-assessment');
  const assessedOn = dayOf(times.consentExplained);
  const assessed = { person_id: principalOf('minor'), assessed_on: assessedOn, may_have_account: true };
  const reason = seal(`maturity_reason.reason:${id}`, FAMILY_TEXTS.assessment);
  const invited = { id: familyThing('close-person'), person_id: principalOf('close-person') };
  const wish = { wished_by_id: GUARDIAN.id, recorded_by: COUNSELLOR, invited_at: times.guardianDecided };
  return [
    [
      'maturity_assessment',
      [{ ...OF_FAMILY, id, ...assessed, ...SEATS.counsellor, recorded_at: times.consentExplained }],
    ],
    ['maturity_reason', [{ ...OF_FAMILY, assessment_id: id, reason }]],
    ['invited_close_person', [{ ...OF_CASE, ...invited, ...wish }]],
  ];
}
