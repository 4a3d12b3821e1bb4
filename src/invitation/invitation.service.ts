import { Injectable } from '@nestjs/common';
import type { Language } from '../directory/directory.domain.js';
import type { MeetingMode } from '../meeting/meeting.domain.js';
import { Work } from '../platform/access/work.js';
import { notFound } from '../platform/errors/domain-error.js';
import { Answering } from './answering.js';
import { type InvitationState, requireAnswerable, requirePresent, type SpokenAnswer } from './invitation.domain.js';
import type { Invitation } from './invitation.entity.js';
import { InvitationRepository, type OwnMeeting } from './invitation.repository.js';
import { hashOf, isSecret } from '../platform/session/secret.js';
import type { Counsellor, When } from './words.domain.js';

/** What a link shows to whoever holds it: when, and whom to ring; nothing of what about. */
export interface LinkView {
  readonly language: Language;
  readonly when: When;
  readonly mode: MeetingMode;
  readonly counsellor: Counsellor;
  /** The invitee's own present answer. */
  readonly state: InvitationState;
  /** Goes back with the answer: one to another time is not taken. */
  readonly sequence: number;
  readonly isPast: boolean;
}

/** An answer as the page sends it. */
export interface LinkAnswer {
  readonly answer: SpokenAnswer;
  readonly comment: string | null;
  /** The SEQUENCE that the page showed. */
  readonly sequence: number;
}

/** Answers by link. All but `idOfLink` runs as the invitation itself. */
@Injectable()
export class InvitationService {
  constructor(
    private readonly invitations: InvitationRepository,
    private readonly answering: Answering,
    private readonly work: Work,
  ) {}

  /** The invitation that a link opens; null if there is none. */
  async idOfLink(token: string): Promise<string | null> {
    return isSecret(token) ? this.invitations.ofLinkToken(hashOf(token)) : null;
  }

  /** What the link shows. Throws NOT_FOUND when the invitation is void, whatever made it so. */
  async visit(id: string): Promise<LinkView> {
    const { invitation, meeting } = await this.live(id);
    this.work.note({ action: 'read', ...logged(invitation) });
    return this.view(invitation, meeting);
  }

  /** Takes the answer. Throws MEETING_PAST, and STALE if the page showed another time. */
  async answerByLink(id: string, { answer, comment, sequence }: LinkAnswer): Promise<LinkView> {
    const { invitation, meeting } = await this.live(id);
    requireAnswerable(invitation, meeting, this.work.now);
    requirePresent(invitation, sequence);
    await this.answering.speak(invitation, { channel: 'link', said: answer, comment });
    this.work.note({ action: 'change', ...logged(invitation) });
    return this.view(invitation, meeting);
  }

  private async live(id: string): Promise<{ invitation: Invitation; meeting: OwnMeeting }> {
    const invitation = await this.answering.hold(id);
    const meeting = invitation && (await this.invitations.meetingOf(invitation.meetingId));
    const basis = await this.invitations.basisOf(id);
    const isOff = !meeting || meeting.state === 'cancelled' || !meeting.startsAt || basis === null;
    if (!invitation || isOff) throw notFound('token');
    return { invitation, meeting };
  }

  private async view({ language, state, sequence }: Invitation, meeting: OwnMeeting): Promise<LinkView> {
    const { counsellor } = await this.invitations.parties();
    const { mode, zone, startsAt, endsAt } = meeting;
    const [start, end] = [startsAt, endsAt].map((at) => at!.toZonedDateTimeISO(zone));
    const isPast = Temporal.Instant.compare(endsAt!, this.work.now) <= 0;
    return { language, when: { start: start!, end: end! }, mode, counsellor, state, sequence, isPast };
  }
}

const logged = ({ areaId, caseId }: Invitation) =>
  ({ scopeType: 'case', scopeId: caseId, areaId, category: 'logistics', basis: 'link' }) as const;
