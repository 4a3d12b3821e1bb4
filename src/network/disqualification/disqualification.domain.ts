import { DomainError, requireVersion } from '../../platform/errors/domain-error.js';
import { after, type Machine } from '../../platform/machine.domain.js';

/** Why somebody is disqualified (esteellisyyden peruste, 434/2003 28 §), as far as they say it. */
export const DISQUALIFIED_BY = [
  'party-or-relative',
  'represents',
  'own-interest',
  'employment',
  'other',
  'not-said',
] as const;
export type DisqualifiedBy = (typeof DISQUALIFIED_BY)[number];

/** Who said it: they themselves, in the system or by the link of an invitation, or somebody took it down. */
export const WAYS_SAID = ['self', 'told', 'link'] as const;
export type WaySaid = (typeof WAYS_SAID)[number];

export const DISQUALIFICATION_STATES = ['standing', 'lifted'] as const;
export type DisqualificationState = (typeof DISQUALIFICATION_STATES)[number];

/** It stands until who leads a team lifts it; said again, it is another one. */
export const DISQUALIFICATION: Machine<DisqualificationState, 'lift'> = {
  standing: { lift: 'lifted' },
  lifted: {},
};

/** The state after somebody lifts it. */
export function lifted(
  found: { readonly liftedAt: Temporal.Instant | null; readonly version: number },
  expectedVersion: number,
): DisqualificationState {
  const next = after(DISQUALIFICATION, found.liftedAt ? 'lifted' : 'standing', 'lift');
  if (!next) throw new DomainError('ALREADY_ENDED', 'It was lifted.', { field: 'disqualificationId' });
  requireVersion(found, expectedVersion);
  return next;
}

/** Of a case or by an invitation of one's own; by an invitation nobody speaks for another. */
export function requireOneWay(said: {
  readonly caseId?: string | null;
  readonly invitationId?: string | null;
  readonly professionalId?: string | null;
}): void {
  if ((said.caseId == null) === (said.invitationId == null))
    throw new DomainError('CASE_OR_INVITATION', 'Name the case or the invitation.', { field: 'caseId' });
  if (said.invitationId != null && said.professionalId != null)
    throw new DomainError('OWN_INVITATION_ONLY', 'By an invitation everybody speaks for themselves.', {
      field: 'professionalId',
    });
}
