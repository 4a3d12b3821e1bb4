import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { Sealing } from '../../platform/sealing/sealing.js';
import { Invitation } from '../invitation.entity.js';
import { InvitationRepository, type OwnMeeting } from '../invitation.repository.js';
import { MessageWriting } from '../outgoing/message-writing.js';
import { professionalMail } from './mail-text.js';
import { reasonNotToTell, remindable, type RevokedFor } from './notice.domain.js';
import type { MeetingNotice } from './notice.entity.js';
import type { Standing } from './standing.js';

/** What a reminder to an invitee says, and whether it may: by mail, as the invitation came. Runs as the invitation. */
@Injectable()
export class InviteeStanding {
  constructor(
    private readonly em: EntityManager,
    private readonly invitations: InvitationRepository,
    private readonly writing: MessageWriting,
    private readonly sealing: Sealing,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async of(notice: MeetingNotice, now: Temporal.Instant): Promise<Standing | null> {
    const invitation = await this.em.findOneOrFail(Invitation, { id: notice.invitationId! });
    const meeting = await this.invitations.meetingOf(invitation.meetingId);
    if (!meeting?.startsAt || !meeting.endsAt) return null;
    const [start, end] = [meeting.startsAt, meeting.endsAt].map((at) => at.toZonedDateTimeISO(meeting.zone));
    const { counsellor, inviteeAddress } = await this.invitations.parties();
    const basis = await this.invitations.sourceOfBasis(invitation.id);
    const { isWanted, standing } = remindable(invitation.state);
    const reason = reasonOf(notice, meeting, now) ?? (isWanted ? null : 'declined');
    const key = this.sealing.systemKey('invitation');
    const link = `${this.config.publicUrl}/v/${key.open(`invitation.link_token:${invitation.id}`, invitation.linkToken)}`;
    const { language } = invitation;
    const { mode, zone } = meeting;
    return {
      reason: reason ?? (basis === null ? 'consent-missing' : null),
      zone,
      language,
      ways: inviteeAddress === null ? [] : [{ kind: 'email', value: inviteeAddress, safeTime: null }],
      key,
      venue: mode,
      sms: () => Promise.reject(new Error('professionals get no text messages')),
      mail: () => professionalMail({ language, when: { start: start!, end: end! }, mode, counsellor, standing, link }),
      from: this.writing.addressOf(invitation),
      disclosure: { basis: `${basis!} to ${invitation.professionalId}`, unitId: invitation.unitId },
    };
  }
}

/** A move to another place does not touch it: the calendar says that. */
const reasonOf = (notice: MeetingNotice, { state, startsAt }: OwnMeeting, now: Temporal.Instant): RevokedFor | null =>
  reasonNotToTell(notice, { state, startsAt, revision: notice.revision }, now);
