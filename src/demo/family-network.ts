import { type ConsentCategory, endOf } from '../consent/consent.domain.js';
import { ZONE } from '../platform/clock/clock.js';
import { unitId } from './directory.js';
import { COUNSELLOR, familyThing, type Filling, type Making, OF_CASE, OF_FAMILY, SEATS } from './family-rows.js';
import { FAMILY, FAMILY_TEXTS, GUARDIAN, NEEDS_OF_FAMILY, OTHER_GUARDIAN } from './family.data.js';

/** The case, what it is about, who answers for it and who is in its network. */
export function caseOfFamily({ times, seal }: Making): Filling[] {
  const { caseId, contactId } = FAMILY;
  const { counsellor } = SEATS;
  const opened = {
    ...OF_FAMILY,
    id: caseId,
    contact_id: contactId,
    legal_frame: 'guidance',
    state: 'open',
    counsellor_id: COUNSELLOR,
    counsellor_unit: counsellor.unit_id,
    opened_at: times.opened,
  };
  const needs = {
    ...OF_CASE,
    need_codes: NEEDS_OF_FAMILY,
    description: seal(`case_needs.description:${caseId}`, FAMILY_TEXTS.description),
    strengths: seal(`case_needs.strengths:${caseId}`, FAMILY_TEXTS.strengths),
    family_wish: seal(`case_needs.family_wish:${caseId}`, FAMILY_TEXTS.wish),
  };
  const named = { ...OF_CASE, id: familyThing('responsible-person'), ...counsellor, named_by: COUNSELLOR };
  return [
    ['network_case', [opened]],
    ['case_needs', [needs]],
    ['responsible_person', [{ ...named, since: times.opened }]],
  ];
}

/** Three are in the network; the fourth has done their part and left it. */
export function membersOfFamily({ times }: Making): Filling[] {
  const member = (name: 'nurse' | 'teacher' | 'socialWorker' | 'former') => {
    const left = name === 'former';
    return {
      ...OF_CASE,
      id: familyThing(`member/${name}`),
      ...SEATS[name],
      added_by: COUNSELLOR,
      joined_at: times.joined,
      left_at: left ? times.formerLeft : null,
      leave_reason: left ? 'task-done' : null,
    };
  };
  return [['network_member', [member('nurse'), member('teacher'), member('socialWorker'), member('former')]]];
}

/** What both guardians were asked about. */
interface Asked {
  readonly name: string;
  readonly unit: string;
  readonly categories: readonly ConsentCategory[];
  readonly exclusions?: string;
  /** Narrowed to these; otherwise whoever of the unit is in the network. */
  readonly only?: readonly string[];
  readonly refused?: boolean;
}

const ASKED: readonly Asked[] = [
  { name: 'nurse', unit: SEATS.nurse.unit_id, categories: ['identity', 'plan', 'minutes', 'actions'] },
  {
    name: 'teacher',
    unit: SEATS.teacher.unit_id,
    categories: ['plan', 'actions'],
    exclusions: FAMILY_TEXTS.exclusion,
  },
  {
    name: 'social-worker',
    unit: SEATS.socialWorker.unit_id,
    categories: ['identity', 'needs', 'plan', 'minutes', 'actions'],
  },
  // It goes on, and yet shows nothing to whoever has left.
  {
    name: 'former-member',
    unit: SEATS.former.unit_id,
    categories: ['identity', 'needs'],
    only: [SEATS.former.professional_id],
  },
  { name: 'mental-health', unit: unitId('mieli-lakeus'), categories: ['identity', 'needs'], refused: true },
];

/** One guardian said it on the phone, the other on paper two days later. One consent fell on the other's word. */
export function consentsOfFamily(making: Making): Filling[] {
  return [
    ['consent', ASKED.map((asked) => consentOf(asked, making))],
    ['consent_decision', ASKED.flatMap((asked) => decisionsOf(asked, making))],
  ];
}

function consentOf({ name, unit, categories, exclusions, only, refused }: Asked, { times, seal }: Making) {
  const id = familyThing(`consent/${name}`);
  return {
    ...OF_CASE,
    id,
    unit_id: unit,
    professional_ids: only ?? [],
    categories,
    purpose: 'shared-plan',
    exclusions: seal(`consent.exclusions:${id}`, exclusions ?? null),
    state: refused ? 'refused' : 'given',
    explained_at: times.consentExplained,
    explained_by: COUNSELLOR,
    decided_at: times.otherDecided,
    last_day: times.consentLastDay,
    ends_at: endOf(times.consentLastDay, ZONE),
  };
}

function decisionsOf({ name, refused }: Asked, { times, seal }: Making) {
  const said = [
    { who: GUARDIAN, decision: 'given', form: 'oral', evidence: FAMILY_TEXTS.onPhone, at: times.guardianDecided },
    {
      who: OTHER_GUARDIAN,
      decision: refused ? 'refused' : 'given',
      form: 'written',
      evidence: FAMILY_TEXTS.onPaper,
      at: times.otherDecided,
    },
  ];
  return said.map(({ who, decision, form, evidence, at }) => {
    const id = familyThing(`consent/${name}/${who.id}`);
    return {
      ...OF_CASE,
      id,
      consent_id: familyThing(`consent/${name}`),
      person_id: who.id,
      decision,
      form,
      evidence: seal(`consent_decision.evidence:${id}`, evidence),
      decided_at: at,
      recorded_by: COUNSELLOR,
    };
  });
}
