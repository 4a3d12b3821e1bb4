import { defineEntity, p, type PolicyDef } from '@mikro-orm/core';
import { ofSame, policiesOfDirectory, SELF } from '../../platform/access/policies.js';
import { ACCESS_ROLE } from '../../platform/database/roles.js';
import { InstantType, PlainDateType } from '../../platform/database/temporal.types.js';
import { SealedTextType } from '../../platform/sealing/sealed-text.js';

/** Those who keep how the family is reached: nobody else reads that there is a ban, or who lives with whom. */
const KEEPING = `family_id = any ((select access.families('reach', 'write'))::uuid[])`;
const keptByKeepers = (table: string, add: string): PolicyDef[] =>
  policiesOfDirectory(table, { read: KEEPING, add: `${KEEPING} and ${add}`, keep: KEEPING });

/**
 * Safety ban (turvakielto, 661/2009 36–37 §) on a person of a family. One that was only told in a contact names nobody
 * and has no last day: it shelters the whole family until somebody records whose it is.
 */
const SafetyBanSchema = defineEntity({
  name: 'SafetyBan',
  properties: {
    areaId: p.uuid().primary(),
    id: p.uuid().primary(),
    familyId: p.uuid(),
    personId: p.uuid().nullable(),
    since: p.type(PlainDateType).nullable(),
    lastDay: p.type(PlainDateType).nullable(),
    /** Where it was seen, sealed. */
    evidence: p.type(SealedTextType).nullable(),
    recordedBy: p.uuid(),
    recordedAt: p.type(InstantType),
    /** When it was ended before its last day, or the ban that was told was recorded. */
    endedAt: p.type(InstantType).nullable(),
    version: p.integer().version(),
  },
  indexes: [{ name: 'safety_ban_family', properties: ['familyId'] }],
  uniques: [
    { name: 'safety_ban_id', properties: ['id'] },
    { name: 'safety_ban_told_once', properties: ['familyId'], where: 'person_id is null and ended_at is null' },
  ],
  checks: [
    {
      name: 'safety_ban_whole',
      expression:
        '(person_id is null) = (last_day is null) and (person_id is null) = (since is null) and (person_id is null) = (evidence is null)',
    },
    { name: 'safety_ban_order', expression: 'since <= last_day' },
  ],
  rowLevelSecurity: 'force',
  policies: [
    ...keptByKeepers(
      'safety_ban',
      `recorded_by = ${SELF} and ${ofSame('family_id', 'safety_ban', 'person', 'person_id')}`,
    ),
    // What was told in a contact is carried to the family, by `access.carry_safety_ban`.
    { name: 'safety_ban_carried', command: 'insert', roles: [ACCESS_ROLE], check: 'true' },
  ],
});
export class SafetyBan extends SafetyBanSchema.class {}
SafetyBanSchema.setClass(SafetyBan);

/**
 * In which household (talous) of the family somebody lives: where their home is by the population register. Who has no
 * row lives with the others that have none.
 */
const HouseholdMemberSchema = defineEntity({
  name: 'HouseholdMember',
  properties: {
    areaId: p.uuid().primary(),
    personId: p.uuid().primary(),
    familyId: p.uuid(),
    householdId: p.uuid(),
    since: p.type(InstantType),
  },
  indexes: [{ name: 'household_member_family', properties: ['areaId', 'familyId'] }],
  rowLevelSecurity: 'force',
  policies: keptByKeepers('household_member', ofSame('family_id', 'household_member', 'person', 'person_id')),
});
export class HouseholdMember extends HouseholdMemberSchema.class {}
HouseholdMemberSchema.setClass(HouseholdMember);
