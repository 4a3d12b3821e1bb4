import { defineEntity, p } from '@mikro-orm/core';
import { hasRoleInArea, notDisqualified, SELF } from '../../platform/access/policies.js';
import { ACCESS_ROLE, APP_ROLE } from '../../platform/database/roles.js';
import { InstantType } from '../../platform/database/temporal.types.js';
import { LOG_WITHHOLDING_REASONS } from './log-entry.domain.js';

const INSPECTS = hasRoleInArea('log-inspector');
const NEW = `${INSPECTS} and withheld_by = ${SELF} and access.is_of_family(area_id, family_id, person_id) and professional_id <> ${SELF}`;
const CHANGE = `${INSPECTS} and lifted_by = ${SELF}`;
const roles = [APP_ROLE];

/**
 * Entries of the log that are kept from somebody of the family (salattu lokimerkintä): what one professional did in a
 * period. Nobody of the family reads these rows: they would tell of whom. See `access.withheld_log`.
 */
const LogWithholdingSchema = defineEntity({
  name: 'LogWithholding',
  properties: {
    areaId: p.uuid().primary(),
    id: p.uuid().primary(),
    familyId: p.uuid(),
    /** From whom. */
    personId: p.uuid(),
    /** Whose doing. */
    professionalId: p.uuid(),
    since: p.type(InstantType),
    until: p.type(InstantType),
    reason: p.enum(LOG_WITHHOLDING_REASONS),
    withheldBy: p.uuid(),
    withheldAt: p.type(InstantType),
    liftedBy: p.uuid().nullable(),
    liftedAt: p.type(InstantType).nullable(),
    version: p.integer().version(),
  },
  uniques: [{ name: 'log_withholding_id', properties: ['id'] }],
  indexes: [{ name: 'log_withholding_person', properties: ['personId'] }],
  checks: [
    { name: 'log_withholding_order', expression: 'since < until' },
    { name: 'log_withholding_lifted', expression: '(lifted_at is null) = (lifted_by is null)' },
  ],
  rowLevelSecurity: 'force',
  policies: [
    { name: 'log_withholding_read', command: 'select', roles, using: INSPECTS },
    { name: 'log_withholding_new', command: 'insert', roles, check: NEW },
    { name: 'log_withholding_change', command: 'update', roles, using: INSPECTS, check: CHANGE },
    { name: 'log_withholding_delete', command: 'delete', roles, using: 'false' },
    notDisqualified('log_withholding', 'family_id'),
    { name: 'log_withholding_derivation', command: 'select', roles: [ACCESS_ROLE], using: 'true' },
  ],
});
export class LogWithholding extends LogWithholdingSchema.class {}
LogWithholdingSchema.setClass(LogWithholding);
