import type { PolicyDef } from '@mikro-orm/core';
import { ACCESS_ROLE } from '../platform/database/roles.js';

/** A late commitment makes the next version whoever makes it, through `access.join_plan`. */
export const joining = (table: string): PolicyDef => ({
  name: `${table}_joining`,
  command: 'update',
  roles: [ACCESS_ROLE],
  using: 'true',
  check: 'true',
});

/** SQL: an agreed version has the part. Who sees the agreed plan alone does not see what is being drafted. */
export const inAgreed = (table: string) =>
  `exists (select from plan_version v where v.plan_id = ${table}.plan_id and v.state = 'agreed'
  and v.number >= ${table}.since_version and (${table}.until_version is null or v.number < ${table}.until_version))`;
