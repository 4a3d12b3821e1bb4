import type { Requirement } from '../platform/access/access.js';

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
  readIdentity: contact('identity', 'read'),
  take: contact('identity', 'write'),
  release: contact('identity', 'write'),
  reassign: contact('logistics', 'write'),
  answer: contact('identity', 'write'),
  conclude: contact('needs', 'write'),
} as const satisfies Record<string, Requirement>;
