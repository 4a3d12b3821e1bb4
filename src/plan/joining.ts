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
