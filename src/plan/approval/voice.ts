import type { PolicyDef } from '@mikro-orm/core';
import { ofSame, SELF, shownBy } from '../../platform/access/policies.js';
import { APP_ROLE } from '../../platform/database/roles.js';

const kept = (table: string, record: string) =>
  `${record} <> all ((select access.withheld_records('${table}'))::uuid[])`;
const roles = [APP_ROLE];
const only = (sql: string) => shownBy('own', 'plan', sql).slice(1, -1);

/** SQL: a proposed version has the part. */
const IN_PROPOSED = `exists (select from plan_version v where v.plan_id = plan_goal.plan_id and v.state = 'proposed'
  and v.number >= plan_goal.since_version and (plan_goal.until_version is null or v.number < plan_goal.until_version))`;

/** The young with an account see what is proposed to their family: a version. */
export const PROPOSED_VERSION: PolicyDef = {
  name: 'plan_version_voice',
  command: 'select',
  roles,
  using: `${only("state = 'proposed'")} and ${kept('plan_version', 'id')}`,
};

/** The same: its goals. */
export const PROPOSED_GOAL: PolicyDef = {
  name: 'plan_goal_voice',
  command: 'select',
  roles,
  using: `${only(IN_PROPOSED)} and ${kept('plan_goal', 'id')}`,
};

const MY_WORD = only(`person_id = ${SELF}`);

/** They say what they think of it themselves. */
export const OWN_WORD: readonly PolicyDef[] = [
  {
    name: 'plan_approval_voice',
    command: 'insert',
    roles,
    check: `${MY_WORD} and recorded_by = ${SELF} and ${ofSame('case_id', 'plan_approval', 'plan_version', 'plan_version_id')}`,
  },
  {
    name: 'plan_approval_voice_anew',
    command: 'update',
    roles,
    using: `${MY_WORD} and ${kept('plan_approval', 'id')}`,
    check: `${MY_WORD} and recorded_by = ${SELF}`,
  },
];
