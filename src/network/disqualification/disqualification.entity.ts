import { defineEntity, p } from '@mikro-orm/core';
import { hasRoleInArea, notDisqualified, policiesOfWritten, SELF } from '../../platform/access/policies.js';
import { InstantType } from '../../platform/database/temporal.types.js';
import { SealedTextType } from '../../platform/sealing/sealed-text.js';
import { DISQUALIFIED_BY, WAYS_SAID } from './disqualification.domain.js';

const IN_CASE = (verb: 'read' | 'write') => `case_id = any ((select access.cases('logistics', '${verb}'))::uuid[])`;
const KEPT_OR_LED = `(${IN_CASE('write')} or ${hasRoleInArea('team-lead')})`;

/**
 * Disqualification (esteellisyys, 434/2003 27–28 §): somebody takes no part in a case. No grant of theirs on it, its family or
 * the contact it came from holds, whatever it rests on. That it is so is seen by the family and by who arranges the case.
 */
const DisqualificationSchema = defineEntity({
  name: 'Disqualification',
  properties: {
    areaId: p.uuid().primary(),
    id: p.uuid().primary(),
    caseId: p.uuid(),
    professionalId: p.uuid(),
    way: p.enum(WAYS_SAID),
    /** A principal: by a link the invitation itself. */
    declaredBy: p.uuid(),
    declaredAt: p.type(InstantType),
    /** When everything followed that follows from it, in the same transaction. */
    settledAt: p.type(InstantType).nullable(),
    liftedAt: p.type(InstantType).nullable(),
    liftedBy: p.uuid().nullable(),
    version: p.integer().version(),
  },
  indexes: [{ name: 'disqualification_professional', properties: ['professionalId'] }],
  uniques: [
    { name: 'disqualification_id', properties: ['id'] },
    { name: 'disqualification_standing', properties: ['caseId', 'professionalId'], where: 'lifted_at is null' },
  ],
  checks: [
    {
      name: 'disqualification_lifted',
      expression: '(lifted_at is null) = (lifted_by is null) and lifted_by <> professional_id',
    },
  ],
  rowLevelSecurity: 'force',
  policies: policiesOfWritten('disqualification', `(${IN_CASE('read')} or professional_id = ${SELF})`, true),
});
export class Disqualification extends DisqualificationSchema.class {}
DisqualificationSchema.setClass(Disqualification);

/** Why, as far as it was said, and why it was lifted: for who keeps the case and who leads a team, not for the family. */
const DisqualificationReasonSchema = defineEntity({
  name: 'DisqualificationReason',
  properties: {
    areaId: p.uuid().primary(),
    disqualificationId: p.uuid().primary(),
    caseId: p.uuid(),
    code: p.enum(DISQUALIFIED_BY),
    liftReason: p.type(SealedTextType).nullable(),
  },
  rowLevelSecurity: 'force',
  policies: [
    ...policiesOfWritten('disqualification_reason', KEPT_OR_LED, true),
    notDisqualified('disqualification_reason', 'case_id'),
  ],
});
export class DisqualificationReason extends DisqualificationReasonSchema.class {}
DisqualificationReasonSchema.setClass(DisqualificationReason);

/** Another counsellor of a case, named by who leads a team, and why: for them and who keeps the case. */
const CounsellorChangeSchema = defineEntity({
  name: 'CounsellorChange',
  properties: {
    areaId: p.uuid().primary(),
    id: p.uuid().primary(),
    caseId: p.uuid(),
    fromProfessionalId: p.uuid(),
    fromUnitId: p.uuid(),
    toProfessionalId: p.uuid(),
    toUnitId: p.uuid(),
    namedBy: p.uuid(),
    namedAt: p.type(InstantType),
    reason: p.type(SealedTextType),
  },
  indexes: [{ name: 'counsellor_change_case', properties: ['areaId', 'caseId'] }],
  rowLevelSecurity: 'force',
  policies: [
    ...policiesOfWritten('counsellor_change', KEPT_OR_LED, false),
    notDisqualified('counsellor_change', 'case_id'),
  ],
});
export class CounsellorChange extends CounsellorChangeSchema.class {}
CounsellorChangeSchema.setClass(CounsellorChange);
