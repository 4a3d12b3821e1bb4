import type { ScopeType } from '../platform/access/policies.js';
import type { LogLine } from '../platform/audit/access-log.js';

/** A contact or a case of which feedback is given. */
export interface FeedbackScope {
  readonly areaId: string;
  readonly scopeType: Extract<ScopeType, 'contact' | 'case'>;
  readonly scopeId: string;
}

/**
 * What was said is for the counsellor of the contact or case alone (domain.md §4.4): row security asks
 * `access.scopes_of_feedback`, also when the case is closed and its grants have ended. So the log line says the basis itself.
 */
export const heardByCounsellor = (
  action: 'read' | 'record',
  { areaId, scopeType, scopeId }: FeedbackScope,
): Omit<LogLine, 'operation'> => ({ action, areaId, scopeType, scopeId, category: 'needs', basis: 'counsellor' });

/** Somebody opened their own request. That and what they answered is nowhere logged: the log is kept for twelve years. */
export const shownByLink = ({ areaId, scopeType, scopeId }: FeedbackScope): Omit<LogLine, 'operation'> => ({
  action: 'read',
  areaId,
  scopeType,
  scopeId,
  category: 'logistics',
  basis: 'link',
});
