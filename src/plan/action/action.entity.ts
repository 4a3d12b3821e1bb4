import { defineEntity, p } from '@mikro-orm/core';
import { ofSame, policiesByGrant, SELF } from '../../platform/access/policies.js';
import { InstantType, PlainDateType } from '../../platform/database/temporal.types.js';
import { SealedTextType } from '../../platform/sealing/sealed-text.js';
import { joining } from '../joining.js';
import { COMMITMENTS, OWNER_KINDS, PROGRESSES, SETTINGS } from './action.domain.js';

const sealed = () => p.type(SealedTextType);

/** Action (toimenpide): what one person has taken on, by when. Its text never changes; another text is another action. */
const ActionSchema = defineEntity({
  name: 'Action',
  tableName: 'plan_action',
  properties: {
    areaId: p.uuid().primary(),
    id: p.uuid().primary(),
    caseId: p.uuid(),
    planId: p.uuid(),
    goalId: p.uuid().nullable(),
    text: sealed(),
    /** In whose everyday life it happens; null for what was written before that was asked. */
    setting: p.enum(SETTINGS).nullable(),
    ownerKind: p.enum(OWNER_KINDS),
    ownerId: p.uuid(),
    /** The unit for which a professional acts. */
    ownerUnit: p.uuid().nullable(),
    dueOn: p.type(PlainDateType),
    commitment: p.enum(COMMITMENTS),
    /** When the owner said so; `committedVia` who heard it, null if the owner said it personally in the system. */
    committedAt: p.type(InstantType).nullable(),
    committedVia: p.uuid().nullable(),
    declineReason: sealed().nullable(),
    progress: p.enum(PROGRESSES),
    progressAt: p.type(InstantType).nullable(),
    notDoneReason: sealed().nullable(),
    /** What is in the way, if it is stuck and somebody said so. */
    obstacle: sealed().nullable(),
    /** Who reported the progress instead of the owner. */
    reportedBy: p.uuid().nullable(),
    /** The action in whose place it stands: suggested otherwise by its owner, or handed over. */
    replaces: p.uuid().nullable(),
    /** Null: it stands apart as requested, in no version yet. */
    sinceVersion: p.integer().nullable(),
    untilVersion: p.integer().nullable(),
    version: p.integer().version(),
  },
  indexes: [
    { name: 'plan_action_plan', properties: ['areaId', 'planId'] },
    { name: 'plan_action_owner', properties: ['areaId', 'ownerId', 'dueOn'] },
    { name: 'plan_action_replaces', properties: ['areaId', 'replaces'] },
  ],
  uniques: [{ name: 'plan_action_id', properties: ['id'] }],
  checks: [
    { name: 'plan_action_unit', expression: "(owner_kind = 'professional') = (owner_unit is not null)" },
    { name: 'plan_action_committed', expression: "(commitment = 'committed') = (committed_at is not null)" },
  ],
  rowLevelSecurity: 'force',
  policies: [
    ...policiesByGrant('cases', 'actions', 'case_id', 'plan_action', {
      add: ofSame('case_id', 'plan_action', 'plan', 'plan_id'),
      record: 'id',
      own: `owner_id = ${SELF}`,
    }),
    joining('plan_action'),
  ],
});
export class Action extends ActionSchema.class {}
ActionSchema.setClass(Action);
