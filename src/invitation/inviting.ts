import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { ConsentWithdrawn } from '../consent/consent.events.js';
import type { MeetingCancelled, MeetingMoved, MeetingScheduled } from '../meeting/meeting.events.js';
import type { MemberLeft } from '../network/network.events.js';
import { Events } from '../platform/events/events.js';
import { CallingOff, type Held, type Why } from './calling-off.js';
import { invitedAnew, newsOf } from './invitation.domain.js';
import type { Invitation } from './invitation.entity.js';
import { type Chosen, InvitationRepository, type Timed } from './invitation.repository.js';
import { type Letter, MessageWriting } from './outgoing/message-writing.js';
import { NewInvitations, requireBasis } from './new-invitations.js';

const CHAPTER = 'invitation';

/**
 * What happens to a meeting happens to its invitations, in the same transaction. The number of statements does not
 * depend on the number of people.
 */
@Injectable()
export class Inviting implements OnModuleInit {
  constructor(
    private readonly events: Events,
    private readonly invitations: InvitationRepository,
    private readonly fresh: NewInvitations,
    private readonly callingOff: CallingOff,
    private readonly writing: MessageWriting,
  ) {}

  onModuleInit(): void {
    const { events } = this;
    events.handle<MeetingScheduled>(CHAPTER, 'meeting.scheduled', ({ meetingId }) => this.invite(meetingId));
    events.handle<MeetingMoved>(CHAPTER, 'meeting.moved', ({ meetingId }) => this.invite(meetingId));
    events.handle<MeetingCancelled>(CHAPTER, 'meeting.cancelled', ({ meetingId }) => this.cancelAll(meetingId));
    events.handle<ConsentWithdrawn>(CHAPTER, 'consent.withdrawn', (event) => this.withoutConsent(event));
    events.handle<MemberLeft>(CHAPTER, 'member.left', (event) => this.withoutMember(event));
  }

  /** Invites who is chosen: anew where somebody was invited to another time, and no longer who is not chosen. */
  private async invite(meetingId: string): Promise<void> {
    const meeting = (await this.invitations.convened([meetingId])).get(meetingId);
    if (!meeting?.when) return;
    const chosen = await this.invitations.chosen(meetingId);
    requireBasis(chosen);
    const held = await this.callingOff.hold([meetingId]);
    const wanted = new Map(chosen.map((each) => [each.participantId, each]));
    const timed = { ...meeting, when: meeting.when };
    const known = held.invitations.map((each) => this.renewed(held, each, timed, wanted.get(each.participantId)));
    const ids = new Set(held.invitations.map(({ participantId }) => participantId));
    const added = await this.fresh.add(
      timed,
      chosen.filter(({ participantId }) => !ids.has(participantId)),
    );
    await this.writing.write([...known, ...added].filter((letter) => letter !== null));
  }

  private renewed(held: Held, invitation: Invitation, meeting: Timed, wanted: Chosen | undefined): Letter | null {
    if (wanted) {
      const told = invitation.cancelledAt ? null : this.callingOff.told(held, invitation);
      this.callingOff.revoke(held, invitation, 'superseded');
      Object.assign(invitation, invitedAnew(invitation), { address: wanted.address });
      const required = wanted.needed !== 'optional';
      const news = newsOf(told, { sequence: invitation.sequence, when: meeting.when }, 'changed');
      return { invitation, method: 'REQUEST', meeting, when: meeting.when, required, wholeMeeting: false, news };
    }
    if (invitation.cancelledAt) return null;
    return this.callingOff.callOff(held, invitation, meeting, { reason: 'cancelled', wholeMeeting: false });
  }

  private cancelAll(meetingId: string): Promise<void> {
    return this.callOff([meetingId], { reason: 'cancelled', wholeMeeting: true }, async (live) => live);
  }

  /** Each basis stands alone: a unit that another consent or a statute names stays invited. */
  private async withoutConsent({ caseId, unitId }: ConsentWithdrawn): Promise<void> {
    const meetings = await this.invitations.meetingsToCome(caseId);
    await this.callOff(meetings, { reason: 'consent-missing', wholeMeeting: false }, async (live) => {
      const ofUnit = live.filter((each) => each.unitId === unitId);
      const founded = await this.invitations.stillFounded(ofUnit.map(({ id }) => id));
      return ofUnit.filter(({ id }) => !founded.has(id));
    });
  }

  private async withoutMember({ caseId, professionalId, unitId }: MemberLeft): Promise<void> {
    const meetings = await this.invitations.meetingsToCome(caseId);
    await this.callOff(meetings, { reason: 'cancelled', wholeMeeting: false }, async (live) =>
      live.filter((each) => each.professionalId === professionalId && each.unitId === unitId),
    );
  }

  private async callOff(meetingIds: readonly string[], why: Why, which: Which): Promise<void> {
    await this.writing.write(await this.callingOff.ofMeetings(meetingIds, why, which));
  }
}

type Which = (live: readonly Invitation[]) => Promise<readonly Invitation[]>;
