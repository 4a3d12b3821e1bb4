import { defineEntity, p } from '@mikro-orm/core';
import { hasRoleInArea, notDisqualified, policiesOfWritten, SELF } from '../../platform/access/policies.js';
import { ACCESS_ROLE, APP_ROLE } from '../../platform/database/roles.js';
import { InstantType } from '../../platform/database/temporal.types.js';
import { SealedTextType } from '../../platform/sealing/sealed-text.js';
import { GLASS_KINDS, GLASS_OUTCOMES, GLASS_REASONS, GLASS_WORDS } from './break-glass.domain.js';

const roles = [APP_ROLE];
const access = [ACCESS_ROLE];
const IN_CASE = (category: string, verb: 'read' | 'write') =>
  `case_id = any ((select access.cases('${category}', '${verb}'))::uuid[])`;
/** What is kept from somebody of the log is not told them here. */
const NOT_WITHHELD =
  '(not (select access.has_withheld_log()) or not access.is_log_withheld(professional_id, kind, opened_at))';

/**
 * Somebody reads a case that is not theirs, for a while and with a reason (hätäkatselu, valvontakatselu). Seen by the family
 * and by who answers for the case, as the log is.
 */
const BreakGlassSchema = defineEntity({
  name: 'BreakGlass',
  properties: {
    areaId: p.uuid().primary(),
    id: p.uuid().primary(),
    caseId: p.uuid(),
    kind: p.enum(GLASS_KINDS),
    professionalId: p.uuid(),
    /** For which they look. */
    unitId: p.uuid(),
    reason: p.enum(GLASS_REASONS),
    openedAt: p.type(InstantType),
    /** By itself. */
    endsAt: p.type(InstantType),
    /** When it was ended before. */
    endedAt: p.type(InstantType).nullable(),
    reviewedAt: p.type(InstantType).nullable(),
    reviewedBy: p.uuid().nullable(),
    outcome: p.enum(GLASS_OUTCOMES).nullable(),
    version: p.integer().version(),
  },
  indexes: [
    { name: 'break_glass_case', properties: ['areaId', 'caseId'] },
    { name: 'break_glass_professional', properties: ['professionalId', 'openedAt'] },
  ],
  uniques: [{ name: 'break_glass_id', properties: ['id'] }],
  checks: [
    {
      name: 'break_glass_one_at_a_time',
      expression:
        'exclude using gist (case_id with =, professional_id with =, tstzrange(opened_at, coalesce(ended_at, ends_at)) with &&)',
    },
    { name: 'break_glass_hour', expression: "ends_at > opened_at and ends_at <= opened_at + '01:00:00'::interval" },
    { name: 'break_glass_ended', expression: 'ended_at >= opened_at and ended_at <= ends_at' },
    {
      name: 'break_glass_reviewed',
      expression:
        '(reviewed_at is null) = (reviewed_by is null) and (reviewed_at is null) = (outcome is null) and reviewed_by <> professional_id',
    },
  ],
  rowLevelSecurity: 'force',
  policies: [
    ...policiesOfWritten(
      'break_glass',
      `(${IN_CASE('logs', 'read')} and ${NOT_WITHHELD} or professional_id = ${SELF} or ${hasRoleInArea('team-lead')} or ${hasRoleInArea('log-inspector')})`,
      true,
    ),
    notDisqualified('break_glass', 'case_id'),
  ],
});
export class BreakGlass extends BreakGlassSchema.class {}
BreakGlassSchema.setClass(BreakGlass);

/** Why in somebody's own words, and what whoever reviewed it says: for who keeps the case, and who reviews. */
const BreakGlassWordsSchema = defineEntity({
  name: 'BreakGlassWords',
  properties: {
    areaId: p.uuid().primary(),
    breakGlassId: p.uuid().primary(),
    kind: p.enum(GLASS_WORDS).primary(),
    caseId: p.uuid(),
    words: p.type(SealedTextType),
    saidBy: p.uuid(),
    saidAt: p.type(InstantType),
  },
  rowLevelSecurity: 'force',
  policies: [
    { name: 'break_glass_words_read', command: 'select', roles, using: IN_CASE('logistics', 'write') },
    {
      name: 'break_glass_words_new',
      command: 'insert',
      roles,
      check: `kind = 'opening' and said_by = ${SELF} and exists (select from break_glass o where o.id = break_glass_id and o.case_id = break_glass_words.case_id and o.area_id = break_glass_words.area_id and o.professional_id = ${SELF} and o.opened_at = access.now())`,
    },
    { name: 'break_glass_words_change', command: 'update', roles, using: 'false', check: 'false' },
    { name: 'break_glass_words_delete', command: 'delete', roles, using: 'false' },
    { name: 'break_glass_words_derivation', command: 'select', roles: access, using: 'true' },
    { name: 'break_glass_words_written', command: 'insert', roles: access, check: 'true' },
  ],
});
export class BreakGlassWords extends BreakGlassWordsSchema.class {}
BreakGlassWordsSchema.setClass(BreakGlassWords);
