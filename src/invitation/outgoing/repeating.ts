import { EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { MeetingUpdated } from '../../meeting/meeting.events.js';
import { Work } from '../../platform/access/work.js';
import { Events } from '../../platform/events/events.js';
import { newsOf } from '../invitation.domain.js';
import { Invitation } from '../invitation.entity.js';
import { type Letter, MessageWriting } from './message-writing.js';
import { type Repeatable, RepeatableRequests } from './repeatable.repository.js';

/** What a repetition says first to who knows the time already: that it is an invitation, or that details are new. */
type Repetition = 'invited' | 'updated';

/**
 * Sends requests once more: rendered anew from what stands now, with the same SEQUENCE and a later DTSTAMP, so that
 * answers stay as good as they were. Works for those who arrange the case and for the invitation itself.
 */
@Injectable()
export class Repeating implements OnModuleInit {
  constructor(
    private readonly em: EntityManager,
    private readonly requests: RepeatableRequests,
    private readonly writing: MessageWriting,
    private readonly work: Work,
    private readonly events: Events,
  ) {}

  onModuleInit(): void {
    this.events.handle<MeetingUpdated>('invitation', 'meeting.updated', ({ meetingId }) => this.updated(meetingId));
  }

  /** Plans it; false if there is nothing to be invited to any more. Sending asks for the basis. */
  async repeat(invitation: Invitation): Promise<boolean> {
    return (await this.repeatAll([invitation], 'invited')) > 0;
  }

  /** Tells all who may come to the meeting what is new in it. As many statements however many they are. */
  private async updated(meetingId: string): Promise<void> {
    const live = await this.em.find(
      Invitation,
      { meetingId, cancelledAt: null, state: { $nin: ['declined', 'delegated'] } },
      { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' } },
    );
    await this.repeatAll(live, 'updated');
  }

  private async repeatAll(invitations: readonly Invitation[], repetition: Repetition): Promise<number> {
    const found = await this.requests.of(invitations.map(({ id }) => id));
    const letters = invitations.flatMap((each) => this.letter(each, found.get(each.id), repetition) ?? []);
    // Messages are let in only beside an invitation as it stands.
    await this.em.flush();
    await this.writing.write(letters);
    return letters.length;
  }

  private letter(invitation: Invitation, found: Repeatable | undefined, repetition: Repetition): Letter | null {
    if (invitation.cancelledAt || !found) return null;
    const { meeting, required, told, lastStamp, address } = found;
    // Who arranges the case may have heard of another address; the invitation itself goes where it went.
    if (address !== null && this.work.actor.principalId !== invitation.id) invitation.address = address;
    if (invitation.state === 'bounced') invitation.state = 'waiting';
    const news = newsOf(told, { sequence: invitation.sequence, when: meeting.when }, repetition);
    const rest = { required, wholeMeeting: false, news, repeats: lastStamp };
    return { invitation, method: 'REQUEST', meeting, when: meeting.when, ...rest };
  }
}
