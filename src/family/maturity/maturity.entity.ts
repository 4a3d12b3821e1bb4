import { defineEntity, p } from '@mikro-orm/core';
import { ofSame, policiesByGrant, SELF } from '../../platform/access/policies.js';
import { ACCESS_ROLE, APP_ROLE } from '../../platform/database/roles.js';
import { InstantType, PlainDateType } from '../../platform/database/temporal.types.js';
import { SealedTextType } from '../../platform/sealing/sealed-text.js';

/**
 * Assessment of maturity (kyvyn arviointi): what a professional judged a child able to, on which day. The newest of a
 * child stands, the earlier ones are kept. Category `identity`; a source of grants.
 */
const MaturityAssessmentSchema = defineEntity({
  name: 'MaturityAssessment',
  properties: {
    areaId: p.uuid().primary(),
    id: p.uuid().primary(),
    familyId: p.uuid(),
    personId: p.uuid(),
    assessedOn: p.type(PlainDateType),
    /** Who assessed, and for which unit. */
    professionalId: p.uuid(),
    unitId: p.uuid(),
    mayHaveAccount: p.boolean(),
    recordedAt: p.type(InstantType),
    /** When it was ended, or another one took its place. */
    endedAt: p.type(InstantType).nullable(),
    version: p.integer().version(),
  },
  uniques: [
    { name: 'maturity_assessment_id', properties: ['id'] },
    { name: 'maturity_assessment_standing', properties: ['areaId', 'personId'], where: 'ended_at is null' },
  ],
  indexes: [{ name: 'maturity_assessment_person', properties: ['areaId', 'personId'] }],
  rowLevelSecurity: 'force',
  policies: policiesByGrant('families', 'identity', 'family_id', 'maturity_assessment', {
    add: `professional_id = ${SELF} and ${ofSame('family_id', 'maturity_assessment', 'person', 'person_id')}`,
    own: `person_id = ${SELF}`,
    record: 'id',
  }),
});
export class MaturityAssessment extends MaturityAssessmentSchema.class {}
MaturityAssessmentSchema.setClass(MaturityAssessment);

/** Those who keep what is known of the family: why a child was judged so is not for the family's other readers. */
const KEEPING = `family_id = any ((select access.families('identity', 'write'))::uuid[])`;
const OF_AN_ASSESSMENT = ofSame('family_id', 'maturity_reason', 'maturity_assessment', 'assessment_id');
const roles = [APP_ROLE];

/** Why it was assessed so: for the staff that keeps the family alone. Never changed. */
const MaturityReasonSchema = defineEntity({
  name: 'MaturityReason',
  properties: {
    assessment: () => p.oneToOne(MaturityAssessment).owner().primary().joinColumns('area_id', 'assessment_id'),
    familyId: p.uuid(),
    reason: p.type(SealedTextType),
  },
  rowLevelSecurity: 'force',
  policies: [
    { name: 'maturity_reason_read', command: 'select', roles, using: KEEPING },
    { name: 'maturity_reason_new', command: 'insert', roles, check: `${KEEPING} and ${OF_AN_ASSESSMENT}` },
    { name: 'maturity_reason_change', command: 'update', roles, using: 'false', check: 'false' },
    { name: 'maturity_reason_delete', command: 'delete', roles, using: 'false' },
    { name: 'maturity_reason_derivation', command: 'select', roles: [ACCESS_ROLE], using: 'true' },
  ],
});
export class MaturityReason extends MaturityReasonSchema.class {}
MaturityReasonSchema.setClass(MaturityReason);
