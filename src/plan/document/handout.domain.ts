import { DomainError } from '../../platform/errors/domain-error.js';
import type { PlanVersionState } from '../plan.domain.js';
import type { LogBasis } from '../../platform/audit/log-basis.domain.js';

/** How somebody got the plan. */
export const HANDOUT_WAYS = ['paper', 'read-aloud', 'electronic'] as const;
export type HandoutWay = (typeof HANDOUT_WAYS)[number];

/** To whom: a person of the family or a unit. */
export interface Recipient {
  readonly personId?: string | null;
  readonly unitId?: string | null;
}

/** On what basis somebody may have the plan, and whether something is withheld from them. */
export interface RightToCopy {
  readonly basis: LogBasis | null;
  readonly isKept: boolean;
}

/** Passes if it names one recipient. */
export function requireOneRecipient({ personId, unitId }: Recipient): void {
  if ((personId == null) === (unitId == null))
    throw new DomainError('ONE_RECIPIENT', 'To whom: a person of the family, or a unit.', { field: 'personId' });
}

/** Passes if the version is one that others read: not while it is being written. */
export function requireReadable({ state }: { readonly state: PlanVersionState }): void {
  if (state === 'draft')
    throw new DomainError('NOT_PROPOSED', 'A draft is not handed out.', { field: 'planVersionId' });
}

/** Passes if the recipient may have the plan as it is printed, and answers on what basis. */
export function requireRight(right: RightToCopy | undefined, { personId, unitId }: Recipient): LogBasis {
  if (right?.basis == null && unitId != null)
    throw new DomainError('CONSENT_MISSING', 'Nobody may be told without a consent or a basis in law.', {
      field: 'unitId',
      unitIds: [unitId],
    });
  if (right?.basis == null)
    throw new DomainError('NOT_A_PARTY', 'The plan is for guardians, the children and the network.', {
      field: 'personId',
    });
  if (right.isKept && personId != null)
    throw new DomainError('KEPT_FROM_RECIPIENT', 'Something is withheld from them: they read their own copy.', {
      field: 'personId',
    });
  return right.basis;
}
