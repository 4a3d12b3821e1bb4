import { defineEntity, p } from '@mikro-orm/core';
import { inOwnUnit, ofSame, policiesByGrant, SELF } from '../platform/access/policies.js';
import { ACCESS_ROLE, APP_ROLE } from '../platform/database/roles.js';
import { InstantType, PlainDateType } from '../platform/database/temporal.types.js';
import { SealedTextType } from '../platform/sealing/sealed-text.js';
import {
  CONSENT_CATEGORIES,
  CONSENT_DECISIONS,
  CONSENT_FORMS,
  CONSENT_STATES,
  EXCEPTION_REASONS,
  PURPOSES,
} from './consent.domain.js';

const sealed = () => p.type(SealedTextType);
/** Some, and only such as grants know. */
const KNOWN_CATEGORIES = `cardinality(categories) > 0 and categories <@ '{${CONSENT_CATEGORIES.join(',')}}'::text[]`;
/** Members see what concerns their own unit. */
const ofOwnUnit = `${inOwnUnit('unit_id')} and case_id = any ((select access.cases('consents', 'read', 'addressed'))::uuid[])`;

/** Read by whom row security shows it. */
const EXCEPTED = ({ areaId, id }: Readonly<Record<string, string>>) =>
  `(select e.reason from consent_exception e where e.area_id = ${areaId} and e.consent_id = ${id})`;

/** The young see those which they may decide about. */
const JUDGED = `id = any ((select access.consents_to_judge())::uuid[]) and id <> all ((select access.withheld_records('consent'))::uuid[])`;

/**
 * Consent (suostumus): what one unit may be told, for what, until when. It lifts secrecy (621/1999 26 §); it is not
 * the ground of processing.
 */
const ConsentSchema = defineEntity({
  name: 'Consent',
  properties: {
    areaId: p.uuid().primary(),
    id: p.uuid().primary(),
    caseId: p.uuid(),
    /** The recipient: a unit, so that the whole organisation is never meant. */
    unitId: p.uuid(),
    /** Narrowed to these people of the unit; empty: whoever of it is in the network. */
    professionalIds: p.array().columnType('uuid[]'),
    categories: p.array().columnType('text[]'),
    purpose: p.enum(PURPOSES),
    /** What it does not cover, in the family's own words. */
    exclusions: sealed().nullable(),
    state: p.enum(CONSENT_STATES),
    explainedAt: p.type(InstantType),
    explainedBy: p.uuid(),
    decidedAt: p.type(InstantType).nullable(),
    /** Last day of the period, in the area's zone; `endsAt` is the midnight after it. */
    lastDay: p.type(PlainDateType),
    endsAt: p.type(InstantType),
    /** Of its `ConsentException`, for who keeps the case; nobody else sees one. */
    exceptionReason: p.enum(EXCEPTION_REASONS).nullable().formula(EXCEPTED),
    withdrawnAt: p.type(InstantType).nullable(),
    version: p.integer().version(),
  },
  indexes: [{ name: 'consent_case', properties: ['areaId', 'caseId', 'unitId'] }],
  uniques: [{ name: 'consent_id', properties: ['id'] }],
  checks: [
    { name: 'consent_categories', expression: KNOWN_CATEGORIES },
    { name: 'consent_decided', expression: "(state = 'explained') = (decided_at is null)" },
    { name: 'consent_withdrawn', expression: "(state = 'withdrawn') = (withdrawn_at is not null)" },
  ],
  rowLevelSecurity: 'force',
  policies: [
    ...policiesByGrant('cases', 'consents', 'case_id', 'consent', {
      record: 'id',
      also: { read: `(${ofOwnUnit})` },
    }),
    { name: 'consent_judged', command: 'select', roles: [APP_ROLE], using: JUDGED },
    { name: 'consent_said', command: 'update', roles: [ACCESS_ROLE], using: 'true', check: 'true' },
  ],
});
export class Consent extends ConsentSchema.class {}
ConsentSchema.setClass(Consent);

/** Why a consent stands without every guardian: for who keeps the case alone, because asking somebody may be what is dangerous. */
const ConsentExceptionSchema = defineEntity({
  name: 'ConsentException',
  properties: {
    areaId: p.uuid().primary(),
    consentId: p.uuid().primary(),
    caseId: p.uuid(),
    reason: p.enum(EXCEPTION_REASONS),
    note: sealed(),
    recordedBy: p.uuid(),
  },
  rowLevelSecurity: 'force',
  policies: policiesByGrant('cases', 'consents', 'case_id', 'consent_exception', {
    record: 'consent_id',
    readBy: 'write',
    add: `recorded_by = ${SELF} and ${ofSame('case_id', 'consent_exception', 'consent', 'consent_id')}`,
  }),
});
export class ConsentException extends ConsentExceptionSchema.class {}
ConsentExceptionSchema.setClass(ConsentException);

/** What one guardian, or the young person, said: never changed, only followed by another. */
const ConsentDecisionSchema = defineEntity({
  name: 'ConsentDecision',
  properties: {
    areaId: p.uuid().primary(),
    id: p.uuid().primary(),
    caseId: p.uuid(),
    consentId: p.uuid(),
    personId: p.uuid(),
    decision: p.enum(CONSENT_DECISIONS),
    form: p.enum(CONSENT_FORMS),
    /** Where the paper lies, who heard it, or the number of the luovutuslupa. */
    evidence: sealed(),
    decidedAt: p.type(InstantType),
    recordedBy: p.uuid(),
  },
  indexes: [{ name: 'consent_decision_consent', properties: ['areaId', 'consentId'] }],
  rowLevelSecurity: 'force',
  checks: [{ name: 'consent_decision_own', expression: "(form = 'own-account') = (recorded_by = person_id)" }],
  policies: [
    // What somebody of the family says by themselves they say through `access.say_of_consent`.
    ...policiesByGrant('cases', 'consents', 'case_id', 'consent_decision', {
      record: 'id',
      add: `recorded_by = ${SELF} and form <> 'own-account' and ${ofSame('case_id', 'consent_decision', 'consent', 'consent_id')}`,
    }),
    { name: 'consent_decision_said', command: 'insert', roles: [ACCESS_ROLE], check: 'true' },
  ],
});
export class ConsentDecision extends ConsentDecisionSchema.class {}
ConsentDecisionSchema.setClass(ConsentDecision);

/** A basis in law for telling a unit without consent (703/2023 56 §, 64 §): statute, section and reason. */
const StatutoryBasisSchema = defineEntity({
  name: 'StatutoryBasis',
  properties: {
    areaId: p.uuid().primary(),
    id: p.uuid().primary(),
    caseId: p.uuid(),
    unitId: p.uuid(),
    categories: p.array().columnType('text[]'),
    /** Act and section as cited: `703/2023 64 §`. */
    statute: p.text(),
    reason: sealed(),
    recordedBy: p.uuid(),
    recordedAt: p.type(InstantType),
    endsAt: p.type(InstantType),
    endedAt: p.type(InstantType).nullable(),
    version: p.integer().version(),
  },
  indexes: [{ name: 'statutory_basis_case', properties: ['areaId', 'caseId', 'unitId'] }],
  checks: [{ name: 'statutory_basis_categories', expression: KNOWN_CATEGORIES }],
  rowLevelSecurity: 'force',
  policies: policiesByGrant('cases', 'consents', 'case_id', 'statutory_basis', {
    record: 'id',
    also: { read: `(${ofOwnUnit})` },
    add: `recorded_by = ${SELF}`,
  }),
});
export class StatutoryBasis extends StatutoryBasisSchema.class {}
StatutoryBasisSchema.setClass(StatutoryBasis);
