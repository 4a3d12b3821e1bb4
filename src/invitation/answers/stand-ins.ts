import { Injectable } from '@nestjs/common';
import { SeatGiving } from '../../meeting/seat-giving.service.js';
import { type SeatAsked, SeatsInHand } from '../../meeting/seats-in-hand.service.js';
import { withField } from '../../platform/errors/domain-error.js';
import type { Invitation } from '../invitation.entity.js';
import { Noticing } from '../reminders/noticing.js';
import { requireLost } from './answers.domain.js';
import { KeptInvitations } from '../kept-invitations.js';
import { StandInInviting } from './stand-in-inviting.js';

/** Who is to come instead of an invitee; `expectedVersion` is that of the meeting. */
export interface StandInAsked extends Omit<SeatAsked, 'meetingId' | 'participantId'> {
  readonly invitationId: string;
}

/** A colleague of the same unit comes instead of who does not. The meeting keeps its time, and nobody else hears of it. */
@Injectable()
export class StandIns {
  constructor(
    private readonly kept: KeptInvitations,
    private readonly inHand: SeatsInHand,
    private readonly giving: SeatGiving,
    private readonly inviting: StandInInviting,
    private readonly noticing: Noticing,
  ) {}

  /** Gives the seat and invites the colleague, or does nothing. Answers the colleague's invitation. */
  async invite({ invitationId, ...asked }: StandInAsked): Promise<Invitation> {
    const kept = await this.kept.find(invitationId);
    const { meetingId, participantId } = kept.invitation;
    const hand = await this.inHand.take({ ...asked, meetingId, participantId });
    const lost = await this.kept.hold(kept.invitation);
    requireLost({ state: lost.state, isDelegated: await this.inviting.isDelegated(lost) });
    const seat = await this.giving.give(hand).catch((error: unknown) => {
      throw withField(error, { meetingId: 'professionalId' });
    });
    await this.inHand.keep(hand);
    const invitation = await this.inviting.invite(seat.id, meetingId);
    await this.inviting.settle(lost);
    await this.noticing.remindNewcomers(meetingId);
    this.kept.note(kept);
    return invitation;
  }
}
