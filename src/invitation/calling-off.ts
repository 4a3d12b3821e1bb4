import { EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Work } from '../platform/access/work.js';
import { Outbox, type Revocation } from '../platform/outbox/outbox.js';
import { calledOff, type RevokeReason } from './invitation.domain.js';
import { Invitation, InvitationMessage } from './invitation.entity.js';
import { type Convened, InvitationRepository } from './invitation.repository.js';
import { INVITATION_SEND, type Letter } from './outgoing/message-writing.js';

/** Longer than a mail server may take: a cancellation shall not overtake the request that it cancels. */
const AFTER_IN_HAND = Temporal.Duration.from({ minutes: 2 });

/** In place of the mail server's reply: it had the request in hand when it was taken back, and may have sent it on. */
const NOT_KNOWN = 'in-hand';

/** Invitations of some meetings, locked, with their requests and what became of those that were on their way. */
export interface Held {
  readonly invitations: readonly Invitation[];
  readonly requests: readonly InvitationMessage[];
  /** By the id of the request. */
  readonly taken: ReadonlyMap<string, Revocation>;
}

/** Takes invitations back: what has not gone out never does, and who may have been reached is told. */
@Injectable()
export class CallingOff {
  constructor(
    private readonly em: EntityManager,
    private readonly invitations: InvitationRepository,
    private readonly outbox: Outbox,
    private readonly work: Work,
  ) {}

  /**
   * Holds the invitations of the meetings and takes back the requests that are still on their way. Effects are locked
   * first, so that a delivery that is just being settled is seen as settled, and two who lock do not wait for each other.
   */
  async hold(meetingIds: readonly string[]): Promise<Held> {
    const taken = await this.outbox.revokeAll(INVITATION_SEND, await this.invitations.queuedRequests(meetingIds));
    const invitations = await this.em.find(
      Invitation,
      { meetingId: { $in: [...meetingIds] } },
      { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' } },
    );
    const ids = invitations.map(({ id }) => id);
    const requests =
      ids.length === 0 ? [] : await this.em.find(InvitationMessage, { invitationId: { $in: ids }, method: 'REQUEST' });
    return { invitations, requests, taken };
  }

  /** Cancels those of the meetings' invitations that `which` names, live ones only. Answers what is to be written. */
  async ofMeetings(
    meetingIds: readonly string[],
    why: Why,
    which: (live: readonly Invitation[]) => Promise<readonly Invitation[]>,
  ): Promise<Letter[]> {
    if (meetingIds.length === 0) return [];
    const held = await this.hold(meetingIds);
    const affected = await which(held.invitations.filter(({ cancelledAt }) => !cancelledAt));
    if (affected.length === 0) return [];
    const meetings = await this.invitations.convened(meetingIds);
    const letters = affected.map((each) => this.callOff(held, each, meetings.get(each.meetingId)!, why));
    await this.em.flush();
    return letters.filter((letter) => letter !== null);
  }

  /** The last request that the invitee may have seen, of those of the invitation. */
  told({ requests, taken }: Held, invitation: Invitation): InvitationMessage | undefined {
    return lastTold(ofInvitation(requests, invitation), taken);
  }

  /** What was queued for the invitation is not sent any more. */
  revoke({ requests, taken }: Held, invitation: Invitation, reason: RevokeReason): void {
    for (const request of ofInvitation(requests, invitation).filter(({ state }) => state === 'queued')) {
      const reply = isInHand(request, taken) ? NOT_KNOWN : null;
      this.em.assign(request, { state: 'revoked', revokedFor: reason, reply });
    }
  }

  /** Cancels the invitation. Answers the cancellation to be written, if a request may have reached the invitee. */
  callOff(held: Held, invitation: Invitation, meeting: Convened, { reason, wholeMeeting }: Why): Letter | null {
    const requests = ofInvitation(held.requests, invitation);
    const inHand = requests.some((request) => isInHand(request, held.taken));
    const told = lastTold(requests, held.taken);
    this.revoke(held, invitation, reason);
    this.em.assign(invitation, calledOff(invitation, this.work.now));
    if (!told) return null;
    // Where the request went, also if the invitee has another address by now.
    invitation.address = told.recipient;
    const [start, end] = [told.startsAt, told.endsAt].map((at) => at.toZonedDateTimeISO(meeting.zone));
    const when = { start: start!, end: end! };
    const dueAt = inHand ? this.work.now.add(AFTER_IN_HAND) : undefined;
    return { invitation, method: 'CANCEL', meeting, when, required: true, wholeMeeting, dueAt };
  }
}

/** Why invitations are taken back. */
export interface Why {
  readonly reason: RevokeReason;
  readonly wholeMeeting: boolean;
}

const ofInvitation = (requests: readonly InvitationMessage[], { id }: Invitation) =>
  requests.filter(({ invitationId }) => invitationId === id);

/** Nobody knows whether the mail server sends it on: it has it now, or had it when it was taken back and said nothing since. */
const isInHand = ({ id, state, reply }: InvitationMessage, taken: ReadonlyMap<string, Revocation>) =>
  taken.get(id) === 'in-hand' || (state === 'revoked' && reply === NOT_KNOWN);

/** The last request that the invitee may have seen: a cancellation tells no time that the invitee was never told. */
function lastTold(
  requests: readonly InvitationMessage[],
  taken: ReadonlyMap<string, Revocation>,
): InvitationMessage | undefined {
  return requests
    .filter((request) => request.state === 'handed-over' || isInHand(request, taken))
    .toSorted((a, b) => a.sequence - b.sequence || Temporal.Instant.compare(a.stamp, b.stamp))
    .at(-1);
}
