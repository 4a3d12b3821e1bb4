import { defineEntity, p } from '@mikro-orm/core';
import {
  erasable,
  hasRoleInArea,
  notDisqualified,
  policiesOfDirectory,
  SELF,
  STAFF,
} from '../../platform/access/policies.js';
import { InstantType } from '../../platform/database/temporal.types.js';
import { SealedTextType } from '../../platform/sealing/sealed-text.js';
import { HOLD_REASONS, RETENTION_KINDS } from './retention.domain.js';

/** How long an area keeps a class of data (säilytysaika), where it decided so itself. */
const RetentionRuleSchema = defineEntity({
  name: 'RetentionRule',
  properties: {
    areaId: p.uuid().primary(),
    kind: p.enum(RETENTION_KINDS).primary(),
    months: p.integer(),
    /** The area's own register, and no working copy. */
    isRecord: p.boolean(),
    /** Erased every day as it falls due, without anybody running a command. */
    automatic: p.boolean(),
    changedBy: p.uuid(),
    changedAt: p.type(InstantType),
    version: p.integer().version(),
  },
  checks: [{ name: 'retention_rule_months', expression: 'months >= 1 and months <= 1200' }],
  rowLevelSecurity: 'force',
  policies: policiesOfDirectory('retention_rule', {
    read: STAFF,
    add: `${hasRoleInArea('admin')} and changed_by = ${SELF}`,
    keep: hasRoleInArea('admin'),
  }),
});
export class RetentionRule extends RetentionRuleSchema.class {}
RetentionRuleSchema.setClass(RetentionRule);

const KEEPERS = `(${hasRoleInArea('admin')} or ${hasRoleInArea('log-inspector')})`;

/** Legal hold (säilytysvelvoite): nothing of this is erased before it is lifted. What was said of it goes with the rest. */
const LegalHoldSchema = defineEntity({
  name: 'LegalHold',
  properties: {
    areaId: p.uuid().primary(),
    id: p.uuid().primary(),
    scopeType: p.enum(['contact', 'family', 'case']),
    scopeId: p.uuid(),
    reason: p.enum(HOLD_REASONS),
    /** Sealed with a key of the installation: who places it reads nothing of the family. */
    words: p.type(SealedTextType).nullable(),
    placedBy: p.uuid(),
    placedAt: p.type(InstantType),
    liftedBy: p.uuid().nullable(),
    liftedAt: p.type(InstantType).nullable(),
    version: p.integer().version(),
  },
  indexes: [{ name: 'legal_hold_scope', properties: ['scopeId'] }],
  uniques: [{ name: 'legal_hold_id', properties: ['id'] }],
  checks: [{ name: 'legal_hold_lifted', expression: '(lifted_by is null) = (lifted_at is null)' }],
  rowLevelSecurity: 'force',
  policies: [
    ...policiesOfDirectory('legal_hold', {
      read: KEEPERS,
      add: `${KEEPERS} and placed_by = ${SELF} and area_id = access.area_to_hold(scope_type, scope_id)`,
      keep: KEEPERS,
    }),
    notDisqualified('legal_hold', 'scope_id'),
    erasable('legal_hold', 'update'),
  ],
});
export class LegalHold extends LegalHoldSchema.class {}
LegalHoldSchema.setClass(LegalHold);
