import { defineEntity, p } from '@mikro-orm/core';
import { ofSame, policiesByGrant, SELF } from '../../platform/access/policies.js';
import { InstantType } from '../../platform/database/temporal.types.js';
import { HANDOUT_WAYS } from './handout.domain.js';

/** A plan that somebody got outside the system (suunnitelman luovutus): on what basis, how, when, from whom. */
const PlanHandoutSchema = defineEntity({
  name: 'PlanHandout',
  tableName: 'document_handout',
  properties: {
    areaId: p.uuid().primary(),
    id: p.uuid().primary(),
    caseId: p.uuid(),
    planVersionId: p.uuid(),
    personId: p.uuid().nullable(),
    unitId: p.uuid().nullable(),
    how: p.enum(HANDOUT_WAYS),
    basis: p.text(),
    handedAt: p.type(InstantType),
    handedBy: p.uuid(),
  },
  indexes: [{ name: 'document_handout_version', properties: ['areaId', 'planVersionId'] }],
  checks: [{ name: 'document_handout_one', expression: '(person_id is null) <> (unit_id is null)' }],
  rowLevelSecurity: 'force',
  policies: policiesByGrant('cases', 'plan', 'case_id', 'document_handout', {
    add: `handed_by = ${SELF} and ${ofSame('case_id', 'document_handout', 'plan_version', 'plan_version_id')}`,
    record: 'id',
  }),
});
export class PlanHandout extends PlanHandoutSchema.class {}
PlanHandoutSchema.setClass(PlanHandout);
