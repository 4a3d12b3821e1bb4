import { defineEntity, p } from '@mikro-orm/core';
import { hasRoleInArea, ofSame, policiesByGrant, SELF } from '../platform/access/policies.js';
import { ACCESS_ROLE } from '../platform/database/roles.js';
import { InstantType, PlainDateType } from '../platform/database/temporal.types.js';
import { SealedTextType } from '../platform/sealing/sealed-text.js';
import { CASE_STATES, LEAVE_REASONS, LEGAL_FRAMES } from './network.domain.js';

const sealed = () => p.type(SealedTextType);

/** Of a contact that one has taken, for the unit for which one took it, and of a family that one may write to. */
const OF_OWN_CONTACT = `counsellor_id = ${SELF} and family_id = any ((select access.families('logistics', 'write'))::uuid[])
  and exists (select from contact o where o.id = contact_id and o.taken_by = ${SELF} and o.taken_for_unit = counsellor_unit)`;

/** Case (asia): a family's matter, from the first agreement to its closing. */
const CaseSchema = defineEntity({
  name: 'Case',
  tableName: 'network_case',
  properties: {
    areaId: p.uuid().primary(),
    id: p.uuid().primary(),
    familyId: p.uuid(),
    /** The contact it was opened from. */
    contactId: p.uuid(),
    legalFrame: p.enum(LEGAL_FRAMES),
    state: p.enum(CASE_STATES),
    counsellorId: p.uuid(),
    counsellorUnit: p.uuid(),
    openedAt: p.type(InstantType),
    closedAt: p.type(InstantType).nullable(),
    version: p.integer().version(),
  },
  indexes: [
    { name: 'network_case_counsellor', properties: ['areaId', 'counsellorId', 'state'] },
    { name: 'network_case_family', properties: ['areaId', 'familyId'] },
  ],
  uniques: [
    { name: 'network_case_id', properties: ['id'] },
    { name: 'network_case_contact', properties: ['areaId', 'contactId'] },
  ],
  checks: [{ name: 'network_case_closed', expression: "(state = 'closed') = (closed_at is not null)" }],
  rowLevelSecurity: 'force',
  policies: [
    ...policiesByGrant('cases', 'logistics', 'id', 'network_case', { add: OF_OWN_CONTACT, own: 'true' }),
    // Nobody has grants any more of what is closed: `access.reopen_case`.
    { name: 'network_case_reopening', command: 'update', roles: [ACCESS_ROLE], using: 'true', check: 'true' },
  ],
});
export class Case extends CaseSchema.class {}
CaseSchema.setClass(Case);

/** What help is needed, what carries the family, what it wishes for itself. Category `needs`. */
const CaseNeedsSchema = defineEntity({
  name: 'CaseNeeds',
  properties: {
    case: () => p.oneToOne(Case).owner().primary().joinColumns('area_id', 'case_id'),
    needCodes: p.array().columnType('text[]'),
    description: sealed().nullable(),
    /** Strengths and protective factors (voimavarat, suojaavat tekijät). */
    strengths: sealed().nullable(),
    familyWish: sealed().nullable(),
    version: p.integer().version(),
  },
  rowLevelSecurity: 'force',
  policies: policiesByGrant('cases', 'needs', 'case_id', 'case_needs'),
});
export class CaseNeeds extends CaseNeedsSchema.class {}
CaseNeedsSchema.setClass(CaseNeeds);

/**
 * Responsible person (vastuuhenkilö): a case that is not closed has exactly one at every moment (invariant 1). The
 * next one begins where the one before ends.
 */
const ResponsiblePersonSchema = defineEntity({
  name: 'ResponsiblePerson',
  properties: {
    areaId: p.uuid().primary(),
    id: p.uuid().primary(),
    caseId: p.uuid(),
    professionalId: p.uuid(),
    unitId: p.uuid(),
    since: p.type(InstantType),
    until: p.type(InstantType).nullable(),
    namedBy: p.uuid(),
  },
  indexes: [{ name: 'responsible_person_professional', properties: ['professionalId'] }],
  checks: [
    {
      name: 'responsible_person_one_at_a_time',
      expression: 'exclude using gist (case_id with =, tstzrange(since, until) with &&)',
    },
    { name: 'responsible_person_order', expression: 'until is null or since <= until' },
  ],
  rowLevelSecurity: 'force',
  policies: [
    ...policiesByGrant('cases', 'logistics', 'case_id', 'responsible_person', {
      also: { write: hasRoleInArea('team-lead') },
      add: `named_by = ${SELF} and exists (select from network_case o where o.id = case_id and o.area_id = responsible_person.area_id)`,
      own: 'true',
    }),
    // A guardian who confirms a handover writes nothing of the case: `access.pass_baton` does. And who is responsible ends
    // with the case, and begins when it is reopened.
    { name: 'responsible_person_ends', command: 'update', roles: [ACCESS_ROLE], using: 'true', check: 'true' },
    { name: 'responsible_person_follows', command: 'insert', roles: [ACCESS_ROLE], check: 'true' },
  ],
});
export class ResponsiblePerson extends ResponsiblePersonSchema.class {}
ResponsiblePersonSchema.setClass(ResponsiblePerson);

/** Why somebody else became responsible. Category `plan`: not everybody who knows who it is knows why. */
const ResponsiblePersonReasonSchema = defineEntity({
  name: 'ResponsiblePersonReason',
  properties: {
    areaId: p.uuid().primary(),
    responsiblePersonId: p.uuid().primary(),
    caseId: p.uuid(),
    words: sealed(),
    saidBy: p.uuid(),
  },
  rowLevelSecurity: 'force',
  policies: [
    ...policiesByGrant('cases', 'plan', 'case_id', 'responsible_person_reason', {
      also: { write: hasRoleInArea('team-lead') },
      add: `said_by = ${SELF} and ${ofSame('case_id', 'responsible_person_reason', 'responsible_person', 'responsible_person_id')}`,
    }),
    { name: 'responsible_person_reason_follows', command: 'insert', roles: [ACCESS_ROLE], check: 'true' },
  ],
});
export class ResponsiblePersonReason extends ResponsiblePersonReasonSchema.class {}
ResponsiblePersonReasonSchema.setClass(ResponsiblePersonReason);

/** Stand-in (sijainen) of the responsible person for some days: named to the family beforehand. */
const StandInSchema = defineEntity({
  name: 'StandIn',
  properties: {
    areaId: p.uuid().primary(),
    id: p.uuid().primary(),
    caseId: p.uuid(),
    professionalId: p.uuid(),
    unitId: p.uuid(),
    /** First and last day, in the area's zone. */
    firstDay: p.type(PlainDateType),
    lastDay: p.type(PlainDateType),
    startsAt: p.type(InstantType),
    endsAt: p.type(InstantType),
    namedBy: p.uuid(),
    revokedAt: p.type(InstantType).nullable(),
  },
  indexes: [{ name: 'stand_in_professional', properties: ['professionalId'] }],
  checks: [
    {
      name: 'stand_in_one_at_a_time',
      expression:
        'exclude using gist (case_id with =, tstzrange(starts_at, ends_at) with &&) where (revoked_at is null)',
    },
    { name: 'stand_in_order', expression: 'first_day <= last_day and starts_at < ends_at' },
  ],
  rowLevelSecurity: 'force',
  policies: policiesByGrant('cases', 'logistics', 'case_id', 'stand_in', { add: `named_by = ${SELF}`, own: 'true' }),
});
export class StandIn extends StandInSchema.class {}
StandInSchema.setClass(StandIn);

/** Member of the network (verkoston jäsen): a named professional of a unit. What they see follows from consent. */
const NetworkMemberSchema = defineEntity({
  name: 'NetworkMember',
  properties: {
    areaId: p.uuid().primary(),
    id: p.uuid().primary(),
    caseId: p.uuid(),
    professionalId: p.uuid(),
    unitId: p.uuid(),
    addedBy: p.uuid(),
    joinedAt: p.type(InstantType),
    leftAt: p.type(InstantType).nullable(),
    leaveReason: p.enum(LEAVE_REASONS).nullable(),
    version: p.integer().version(),
  },
  indexes: [
    { name: 'network_member_case', properties: ['areaId', 'caseId'] },
    { name: 'network_member_professional', properties: ['professionalId'] },
  ],
  uniques: [
    {
      name: 'network_member_once',
      properties: ['areaId', 'caseId', 'professionalId', 'unitId'],
      where: 'left_at is null',
    },
  ],
  checks: [{ name: 'network_member_left', expression: '(left_at is null) = (leave_reason is null)' }],
  rowLevelSecurity: 'force',
  policies: policiesByGrant('cases', 'logistics', 'case_id', 'network_member', {
    record: 'id',
    add: `added_by = ${SELF}`,
    own: `professional_id = ${SELF}`,
  }),
});
export class NetworkMember extends NetworkMemberSchema.class {}
NetworkMemberSchema.setClass(NetworkMember);
