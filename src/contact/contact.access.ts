import type { Grant, Requirement } from '../platform/access/access.js';
import type { Actor } from '../platform/access/actor.js';
import type { Category } from '../platform/access/policies.js';
import type { LogLine } from '../platform/audit/access-log.js';
import type { Taker } from './contact.domain.js';

const contact = (category: Requirement['category'], verb: Requirement['verb']): Requirement => ({
  scopeType: 'contact',
  category,
  verb,
});

/**
 * What each action on a contact needs. Counsellors on duty hold all of it while nobody has taken the contact, its
 * taker afterwards; team leads hold the logistics of what is unfinished. Recording needs the role, see `open_contact`.
 */
export const contactRules = {
  read: contact('logistics', 'read'),
  take: contact('identity', 'write'),
  release: contact('identity', 'write'),
  reassign: contact('logistics', 'write'),
  answer: contact('identity', 'write'),
  conclude: contact('needs', 'write'),
  correct: contact('identity', 'write'),
  noteStatutoryNotice: contact('needs', 'write'),
} as const satisfies Record<string, Requirement>;

/** The actor as somebody who can take a contact: a person acting for a unit. */
export function takerOf({ principalId }: Actor, { actingForUnit }: Grant): Taker {
  if (!principalId || !actingForUnit) throw new Error('a grant on a contact without a person or a unit');
  return { principalId, unitId: actingForUnit };
}

/** The log lines of a change carry the grant that allowed it, because the change itself may have ended it. */
export function linesOf(
  action: 'record' | 'change',
  { id, areaId }: { readonly id: string; readonly areaId: string },
  { basis, actingForUnit }: Grant,
  touched: readonly Category[],
): Omit<LogLine, 'operation'>[] {
  const unit = actingForUnit ?? undefined;
  const line = { action, scopeType: 'contact', scopeId: id, areaId, basis, actingForUnit: unit } as const;
  return touched.map((category) => ({ ...line, category }));
}
