import { defineEntity, p } from '@mikro-orm/core';
import { ofSame, policiesByGrant, SELF } from '../../platform/access/policies.js';
import { InstantType } from '../../platform/database/temporal.types.js';
import { SealedTextType } from '../../platform/sealing/sealed-text.js';
import { APPROVAL_EXCEPTION_REASONS } from './exception.domain.js';

/** Why a guardian is not asked about a proposed version (361/1983 5 §), with what stands in the way and what harm delay does. */
const PlanApprovalExceptionSchema = defineEntity({
  name: 'PlanApprovalException',
  properties: {
    areaId: p.uuid().primary(),
    id: p.uuid().primary(),
    caseId: p.uuid(),
    planVersionId: p.uuid(),
    personId: p.uuid(),
    reason: p.enum(APPROVAL_EXCEPTION_REASONS),
    note: p.type(SealedTextType),
    at: p.type(InstantType),
    recordedBy: p.uuid(),
  },
  uniques: [{ name: 'plan_approval_exception_once', properties: ['areaId', 'planVersionId', 'personId'] }],
  rowLevelSecurity: 'force',
  policies: policiesByGrant('cases', 'plan', 'case_id', 'plan_approval_exception', {
    add: `recorded_by = ${SELF} and ${ofSame('case_id', 'plan_approval_exception', 'plan_version', 'plan_version_id')}`,
    change: `recorded_by = ${SELF}`,
    record: 'plan_version_id',
    // Why somebody was not asked is not for them to read, nor for the network.
    readBy: 'write',
  }),
});
export class PlanApprovalException extends PlanApprovalExceptionSchema.class {}
PlanApprovalExceptionSchema.setClass(PlanApprovalException);
