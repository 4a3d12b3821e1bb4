import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Work } from '../../platform/access/work.js';
import { notFound } from '../../platform/errors/domain-error.js';
import type { InboundMessage, InboundOutcome } from '../../platform/mail/inbound/inbound-messages.js';
import { Answering } from '../answering.js';
import type { IncomingMail } from './incoming-mail.js';
import { type AnswerOutcome, REFRESH_AT_MOST_EVERY } from '../invitation.domain.js';
import { type Invitation, InvitationMessage } from '../invitation.entity.js';
import { InvitationRepository } from '../invitation.repository.js';
import { judge, type Judgement, type Proof, type Standing } from './judging.js';
import { Repeating } from '../outgoing/repeating.js';

type Outcome = Omit<InboundOutcome, 'invitationId'>;

/** Outcomes that say something about the mail itself: somebody looks at it before it is deleted. */
const SUSPECT: readonly AnswerOutcome[] = ['sender-mismatch', 'unreadable'];

/** What mail does to an invitation. `take` runs as that invitation. */
@Injectable()
export class InvitationPost {
  constructor(
    private readonly invitations: InvitationRepository,
    private readonly answering: Answering,
    private readonly repeating: Repeating,
    private readonly em: EntityManager,
    private readonly work: Work,
  ) {}

  /** Reads one mail for the invitation. Reading it again changes nothing and answers the same. */
  async take(invitationId: string, mail: IncomingMail, message: InboundMessage, proof: Proof): Promise<Outcome> {
    const { id, receivedAt } = message;
    const invitation = await this.answering.hold(invitationId);
    if (!invitation) throw notFound('invitationId');
    const standing = await this.standing(invitation, mail, receivedAt, proof);
    const known = await this.answering.outcomeOf(invitationId, id);
    if (known) return outcome(known, reasonAgain(known, judge(mail, receivedAt, standing)));
    if (mail.kind === 'automatic') return { state: 'handled', outcome: 'automatic' };
    const action = mail.report?.action;
    if (action === 'delayed' || action === 'delivered') return { state: 'handled', outcome: action };
    const judged = await this.refreshed(invitation, judge(mail, receivedAt, standing));
    const became = await this.answering.record(invitation, { ...judged, channel: 'calendar', inboundMessageId: id });
    const { areaId, caseId: scopeId } = invitation;
    const grant = { areaId, basis: 'reply', actingForUnit: null } as const;
    this.work.noteChange('change', { scopeType: 'case', scopeId }, grant, ['logistics']);
    return outcome(became, judged.reason);
  }

  private async standing(
    invitation: Invitation,
    { report }: IncomingMail,
    receivedAt: Temporal.Instant,
    proof: Proof,
  ): Promise<Standing> {
    const { inviteeAddress } = await this.invitations.parties();
    const meeting = await this.invitations.meetingOf(invitation.meetingId);
    const isPast = !meeting?.endsAt || Temporal.Instant.compare(meeting.endsAt, receivedAt) <= 0;
    return {
      proof,
      uid: invitation.uid,
      state: invitation.state,
      sequence: invitation.sequence,
      significantSequence: invitation.significantSequence,
      lastReplySequence: invitation.lastReplySequence,
      lastReplyStamp: invitation.lastReplyStamp,
      answeredAt: invitation.answeredAt,
      addresses: [invitation.address, ...(inviteeAddress === null ? [] : [inviteeAddress])],
      isOver: isPast || invitation.cancelledAt != null || meeting?.state === 'cancelled',
      isOldCopy: await this.isOldCopy(invitation, report?.messageId ?? null),
    };
  }

  /**
   * Whether a mail of ours was something else than the present request, or went out once more since, perhaps to another
   * address. One that is not known may have been the present one.
   */
  private async isOldCopy({ id: invitationId, sequence }: Invitation, messageId: string | null): Promise<boolean> {
    if (messageId === null) return false;
    const copy = await this.em.findOne(InvitationMessage, { invitationId, messageId });
    if (!copy) return false;
    const { method, stamp } = copy;
    if (method !== 'REQUEST' || copy.sequence < sequence) return true;
    const again = { invitationId, method, stamp: { $gt: stamp }, state: { $ne: 'revoked' as const } };
    return (await this.em.count(InvitationMessage, again)) > 0;
  }

  /** Sends the request once more if it was asked for, but not to somebody who asks all the time. */
  private async refreshed(invitation: Invitation, judged: Judgement): Promise<Judgement> {
    if (!judged.refresh) return judged;
    const since = this.work.now.subtract(REFRESH_AT_MOST_EVERY);
    if (await this.answering.wasRefreshed(invitation.id, since)) return { ...judged, outcome: 'duplicate' };
    return { ...judged, outcome: (await this.repeating.repeat(invitation)) ? 'applied' : 'question' };
  }
}

/** What was said of it the first time, as far as it is said again: the history keeps no reasons. */
const reasonAgain = (known: AnswerOutcome, judged: Judgement) => (judged.outcome === known ? judged.reason : undefined);

const outcome = (code: AnswerOutcome, reason?: string): Outcome => ({
  state: SUSPECT.includes(code) ? 'quarantined' : 'handled',
  outcome: said(code, reason),
});

function said(code: AnswerOutcome, reason: string | undefined): string {
  if (!reason || reason === code) return code;
  // Not the invitee's word at all, rather than somebody else's in their stead.
  return reason === 'auth-fail' ? reason : `${code}:${reason}`;
}
