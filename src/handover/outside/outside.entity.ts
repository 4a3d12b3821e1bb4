import { defineEntity, p } from '@mikro-orm/core';
import { hasRoleInArea, notDisqualified, policiesByGrant, SELF } from '../../platform/access/policies.js';
import { InstantType, PlainDateType } from '../../platform/database/temporal.types.js';
import { SealedTextType } from '../../platform/sealing/sealed-text.js';
import { OUTSIDE_STATES } from './outside.domain.js';

const sealed = () => p.type(SealedTextType);

/**
 * Handover to a service outside the system: what it was given, and that the family arrived. The baton stays with the
 * responsible person until the case is closed.
 */
const OutsideHandoverSchema = defineEntity({
  name: 'OutsideHandover',
  properties: {
    areaId: p.uuid().primary(),
    id: p.uuid().primary(),
    caseId: p.uuid(),
    state: p.enum(OUTSIDE_STATES),
    /** A unit of the directory, or else a service by its name. */
    unitId: p.uuid().nullable(),
    serviceName: sealed().nullable(),
    contactPerson: sealed().nullable(),
    phone: sealed().nullable(),
    reason: sealed(),
    consentId: p.uuid().nullable(),
    /** Who consented, when, where that is written: of services that no consent can name. */
    consentEvidence: sealed().nullable(),
    proposedBy: p.uuid(),
    proposedAt: p.type(InstantType),
    /** The agreed version of the plan that was given. */
    planVersionId: p.uuid().nullable(),
    givenTo: sealed().nullable(),
    givenAt: p.type(InstantType).nullable(),
    givenBy: p.uuid().nullable(),
    startedOn: p.type(PlainDateType).nullable(),
    toldBy: sealed().nullable(),
    arrivalRecordedAt: p.type(InstantType).nullable(),
    withdrawnAt: p.type(InstantType).nullable(),
    version: p.integer().version(),
  },
  indexes: [{ name: 'outside_handover_case', properties: ['areaId', 'caseId'] }],
  uniques: [{ name: 'outside_handover_id', properties: ['id'] }],
  checks: [
    { name: 'outside_handover_service', expression: '(unit_id is null) <> (service_name is null)' },
    {
      name: 'outside_handover_consent',
      expression: '(unit_id is null) = (consent_id is null) and (consent_id is null) <> (consent_evidence is null)',
    },
    {
      name: 'outside_handover_given',
      expression:
        "state in ('proposed', 'withdrawn') or plan_version_id is not null and given_to is not null and given_at is not null",
    },
    {
      name: 'outside_handover_arrived',
      expression: "(state = 'arrived') = (started_on is not null and told_by is not null)",
    },
    { name: 'outside_handover_withdrawn', expression: "(state = 'withdrawn') = (withdrawn_at is not null)" },
  ],
  rowLevelSecurity: 'force',
  // Where a family goes and why is more than logistics; who leads the team sees that it waits.
  policies: [
    ...policiesByGrant('cases', 'plan', 'case_id', 'outside_handover', {
      record: 'id',
      also: { read: hasRoleInArea('team-lead') },
      add: `proposed_by = ${SELF} and state = 'proposed'`,
    }),
    notDisqualified('outside_handover', 'case_id'),
  ],
});
export class OutsideHandover extends OutsideHandoverSchema.class {}
OutsideHandoverSchema.setClass(OutsideHandover);
