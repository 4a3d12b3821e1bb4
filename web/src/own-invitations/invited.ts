import type { OwnInvitationsData } from './own-invitations.query.js';

/** An invitation of one's own, to take part or to interpret. */
export type Invited = Omit<OwnInvitationsData['myInvitations'][number], 'caseId'> & {
  /** None for who interprets. */
  readonly caseId: string | null;
  /** To interpret, ISO 639; none for who takes part. */
  readonly languages: readonly string[];
};

/** All of them, the nearest first. */
export const allOf = ({ myInvitations, myInterpretings }: OwnInvitationsData): Invited[] =>
  [
    ...myInvitations.map((one) => ({ ...one, languages: [] })),
    ...myInterpretings.map((one) => ({ ...one, caseId: null, comment: null })),
  ].toSorted((one, other) => one.startsAt.localeCompare(other.startsAt));
