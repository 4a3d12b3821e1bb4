import { defineEntity, p } from '@mikro-orm/core';
import { ADVICE_DESK } from '../platform/access/actor.js';
import { erasable, policiesByGrant, policiesOfDirectory, hasRoleInArea } from '../platform/access/policies.js';
import { ACCESS_ROLE, APP_ROLE } from '../platform/database/roles.js';
import { InstantArrayType, InstantType } from '../platform/database/temporal.types.js';
import { SealedTextType } from '../platform/sealing/sealed-text.js';
import { ASKS, CHANNELS, CONTACT_ROLES, CONTACT_STATES, STATUTORY_NOTICES, URGENCIES } from './contact.domain.js';

const sealed = () => p.type(SealedTextType);

const self = '(select access.principal())';
/** What a professional asks in the system is recorded by themselves: a question of theirs stands before it. */
const ownQuestion = `exists (select from consultation o where o.contact_id = contact.id and o.asked_by = ${self})`;
/** Whoever asks without an account: what the desk of that door writes waits in the queue for whoever takes it. */
const byAdviceDesk = `${self} = '${ADVICE_DESK.principalId}'::uuid and channel = 'web-form' and taken_by is null`;
/** Recorded by oneself, as a counsellor in an area of one's own, as a question, or at the door; taken by nobody else. */
const ownRecording = `recorded_by = ${self} and (taken_by is null or taken_by = ${self}) and (${hasRoleInArea('counsellor')} or ${ownQuestion} or ${byAdviceDesk})`;
/** Nobody can be handed a contact but by a team lead. */
const handedByLead = `(taken_by is null or taken_by = ${self} or ${hasRoleInArea('team-lead')})`;

/**
 * Contact (yhteydenotto), category `logistics`: codes and times, nothing that identifies.
 * `area_id` leads the key, as in all contact, family and case data.
 */
const ContactSchema = defineEntity({
  name: 'Contact',
  properties: {
    areaId: p.uuid().primary(),
    id: p.uuid().primary(),
    state: p.enum(CONTACT_STATES),
    channel: p.enum(CHANNELS),
    contactRole: p.enum(CONTACT_ROLES),
    /** The field a contacting professional works in; null for others. */
    sector: p.text().nullable(),
    /** Code of the municipality where the family lives; null where there is a safety ban: see `ContactHome`. */
    municipality: p.text().nullable(),
    /** Somebody said that there is a safety ban (turvakielto). */
    hasSafetyBan: p.boolean().default(false),
    urgency: p.enum(URGENCIES),
    ask: p.enum(ASKS),
    anonymous: p.boolean(),
    receivedAt: p.type(InstantType),
    recordedBy: p.uuid(),
    takenBy: p.uuid().nullable(),
    takenForUnit: p.uuid().nullable(),
    takenAt: p.type(InstantType).nullable(),
    firstAnsweredAt: p.type(InstantType).nullable(),
    /** Failed attempts to reach the person since the last answer. */
    attemptedAt: p.type(InstantArrayType),
    concludedAt: p.type(InstantType).nullable(),
    version: p.integer().version(),
  },
  indexes: [
    { name: 'contact_queue', properties: ['areaId', 'state', 'receivedAt'] },
    { name: 'contact_taken', properties: ['areaId', 'takenBy', 'receivedAt'] },
  ],
  // Grants name a contact by its id alone, so no two areas may have the same one.
  uniques: [{ name: 'contact_id', properties: ['id'] }],
  checks: [
    {
      name: 'contact_taken_whole',
      expression: '(taken_by is null) = (taken_at is null) and (taken_by is null) = (taken_for_unit is null)',
    },
    { name: 'contact_sector_of_professional', expression: "(sector is not null) = (contact_role = 'professional')" },
    { name: 'contact_municipality_told', expression: 'has_safety_ban = (municipality is null)' },
    { name: 'contact_answered_after_received', expression: 'first_answered_at >= received_at' },
  ],
  rowLevelSecurity: 'force',
  policies: [
    ...policiesByGrant('contacts', 'logistics', 'id', 'contact', { add: ownRecording, change: handedByLead }),
    // A ban of the family that is recorded later takes the municipality away, by `access.shelter_contacts`.
    { name: 'contact_sheltered', command: 'update', roles: [ACCESS_ROLE], using: 'true', check: 'true' },
  ],
});
export class Contact extends ContactSchema.class {}
ContactSchema.setClass(Contact);

const takenByMyself = `exists (select from contact c where c.id = contact_id and (c.taken_by = ${self} or not c.has_safety_ban))`;
const ofMyIdentities = (verb: 'read' | 'write') =>
  `contact_id = any ((select access.contacts('identity', '${verb}'))::uuid[])`;
const roles = [APP_ROLE];

/** Where a family with a safety ban lives: for who has taken the contact alone. */
const ContactHomeSchema = defineEntity({
  name: 'ContactHome',
  properties: {
    contact: () => p.oneToOne(Contact).owner().primary().joinColumns('area_id', 'contact_id'),
    municipality: p.text(),
  },
  rowLevelSecurity: 'force',
  policies: [
    {
      name: 'contact_home_read',
      command: 'select',
      roles,
      using: `${ofMyIdentities('read')} and ${takenByMyself}`,
    },
    { name: 'contact_home_new', command: 'insert', roles, check: ofMyIdentities('write') },
    {
      name: 'contact_home_change',
      command: 'update',
      roles,
      using: ofMyIdentities('write'),
      check: ofMyIdentities('write'),
    },
    { name: 'contact_home_delete', command: 'delete', roles, using: 'false' },
    { name: 'contact_home_derivation', command: 'select', roles: [ACCESS_ROLE], using: 'true' },
    { name: 'contact_home_carried', command: 'insert', roles: [ACCESS_ROLE], check: 'true' },
  ],
});
export class ContactHome extends ContactHomeSchema.class {}
ContactHomeSchema.setClass(ContactHome);

const notAnonymous = 'not (select c.anonymous from contact c where c.id = contact_id)';

/** Who made the contact, category `identity`. Sealed; found by blind index. An anonymous contact has no such row. */
const ContactIdentitySchema = defineEntity({
  name: 'ContactIdentity',
  properties: {
    contact: () => p.oneToOne(Contact).owner().primary().joinColumns('area_id', 'contact_id'),
    givenName: sealed().nullable(),
    familyName: sealed().nullable(),
    phone: sealed().nullable(),
    email: sealed().nullable(),
    safeTimeToCall: sealed().nullable(),
    familyNameIndex: p.blob().nullable().index('contact_identity_family_name'),
    fullNameIndex: p.blob().nullable().index('contact_identity_full_name'),
    phoneIndex: p.blob().nullable().index('contact_identity_phone'),
    emailIndex: p.blob().nullable().index('contact_identity_email'),
  },
  rowLevelSecurity: 'force',
  policies: [
    ...policiesByGrant('contacts', 'identity', 'contact_id', 'contact_identity', { add: notAnonymous }),
    erasable('contact_identity', 'delete'),
  ],
});
export class ContactIdentity extends ContactIdentitySchema.class {}
ContactIdentitySchema.setClass(ContactIdentity);

/** What it is about and what came of it, category `needs`. Free text is sealed. */
const ContactNeedsSchema = defineEntity({
  name: 'ContactNeeds',
  properties: {
    contact: () => p.oneToOne(Contact).owner().primary().joinColumns('area_id', 'contact_id'),
    needCodes: p.array().columnType('text[]'),
    description: sealed().nullable(),
    statutoryNotice: p.enum(STATUTORY_NOTICES).nullable(),
    statutoryNoticeAt: p.type(InstantType).nullable(),
    outcomeNote: sealed().nullable(),
    directedToServices: p.array().columnType('uuid[]'),
  },
  checks: [
    { name: 'contact_needs_notice_whole', expression: '(statutory_notice is null) = (statutory_notice_at is null)' },
  ],
  rowLevelSecurity: 'force',
  policies: policiesByGrant('contacts', 'needs', 'contact_id', 'contact_needs'),
});
export class ContactNeeds extends ContactNeedsSchema.class {}
ContactNeedsSchema.setClass(ContactNeeds);

const ownShiftAsCounsellor = `principal_id = ${self} and ${hasRoleInArea('counsellor')}`;

/** Who is on duty for an area's queue, and when. */
const DutyShiftSchema = defineEntity({
  name: 'DutyShift',
  properties: {
    areaId: p.uuid().primary(),
    id: p.uuid().primary(),
    principalId: p.uuid(),
    unitId: p.uuid(),
    startsAt: p.type(InstantType),
    endsAt: p.type(InstantType),
    version: p.integer().version(),
  },
  indexes: [{ name: 'duty_shift_time', properties: ['areaId', 'endsAt'] }],
  checks: [{ name: 'duty_shift_order', expression: 'starts_at < ends_at' }],
  rowLevelSecurity: 'force',
  policies: policiesOfDirectory('duty_shift', {
    read: "area_id = any ((select access.areas_as('counsellor') || access.areas_as('team-lead'))::uuid[])",
    add: ownShiftAsCounsellor,
    keep: ownShiftAsCounsellor,
  }),
});
export class DutyShift extends DutyShiftSchema.class {}
DutyShiftSchema.setClass(DutyShift);
