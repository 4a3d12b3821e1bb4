import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { HoldOverrideReason } from '../../meeting/meeting.domain.js';
import { Moving } from '../../meeting/moving.service.js';
import { withField } from '../../platform/errors/domain-error.js';
import { waitingAgain } from '../invitation.domain.js';
import type { Invitation } from '../invitation.entity.js';
import { InvitationRepository } from '../invitation.repository.js';
import { MessageWriting } from '../outgoing/message-writing.js';
import { requireCounter } from './answers.domain.js';
import { KeptInvitations } from '../kept-invitations.js';

/** A proposed time as the client saw it, with its meeting. */
export interface CounterAsked {
  readonly invitationId: string;
  readonly expectedVersion: number;
  readonly expectedMeetingVersion: number;
  /** The guardian who said yes to it, unless that is written down already. */
  readonly familyYesBy?: string | null;
  /** See `Insisted`. */
  readonly chosen: readonly string[];
  readonly despite: readonly string[];
  readonly overrideHolds?: { readonly reason: HoldOverrideReason } | null;
}

/** The counsellor decides about another time that an invitee asks for. One of two who decide at once comes too late. */
@Injectable()
export class CounterProposals {
  constructor(
    private readonly em: EntityManager,
    private readonly kept: KeptInvitations,
    private readonly moving: Moving,
    private readonly invitations: InvitationRepository,
    private readonly writing: MessageWriting,
  ) {}

  /**
   * Moves the meeting to the proposed time, for everybody. It keeps its own length. Who proposed the time comes, whatever
   * their calendar says.
   */
  async accept({ invitationId, expectedVersion, expectedMeetingVersion, ...asked }: CounterAsked) {
    const kept = await this.kept.find(invitationId);
    const { meetingId, participantId } = kept.invitation;
    const held = await this.moving.hold(meetingId);
    // Not locked before everybody's time is: the move does that, in its own order.
    const invitation = await this.kept.check(await this.em.refreshOrFail(kept.invitation), expectedVersion);
    const { start } = requireCounter(invitation);
    const insisted = { chosen: [...asked.chosen, participantId], despite: [...asked.despite, participantId] };
    const wanted = { ...asked, ...insisted, start, expectedVersion: expectedMeetingVersion };
    return this.moving.move(held, wanted).catch((error: unknown) => {
      throw withField(error, NAMES);
    });
  }

  /** Tells the invitee that the time stays; the invitation waits for an answer again. */
  async decline(invitationId: string, expectedVersion: number): Promise<Invitation> {
    const kept = await this.kept.find(invitationId);
    const { meeting, participants } = await this.moving.hold(kept.invitation.meetingId);
    const invitation = await this.kept.hold(kept.invitation, expectedVersion);
    requireCounter(invitation);
    const convened = (await this.invitations.convened([meeting.id])).get(meeting.id)!;
    const echoedSequence = invitation.lastReplySequence ?? invitation.sequence;
    const required = participants.some(({ id, needed }) => id === invitation.participantId && needed !== 'optional');
    this.em.assign(invitation, waitingAgain());
    await this.em.flush();
    const to = { invitation, meeting: convened, when: convened.when!, required, wholeMeeting: false };
    await this.writing.write([{ ...to, method: 'DECLINECOUNTER', echoedSequence }]);
    this.kept.note(kept);
    return invitation;
  }
}

/** What the parts of a move are called by who accepts a proposal. */
const NAMES = { expectedVersion: 'expectedMeetingVersion', start: 'invitationId', personId: 'familyYesBy' } as const;
