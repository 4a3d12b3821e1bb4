import { Injectable } from '@nestjs/common';
import { openConferenceLink } from '../../meeting/conference-link.service.js';
import { Work } from '../../platform/access/work.js';
import { SealedText } from '../../platform/sealing/sealed-text.js';
import { Sealing } from '../../platform/sealing/sealing.js';
import { OwnInvitationsRepository, type OwnInvitationRow } from './own-invitations.repository.js';

/** An invitation of the actor's own, with its texts opened. */
export type OwnInvitation = Omit<OwnInvitationRow, 'key'>;

/** The meetings to which one is invited: for who answers in the application instead of their calendar. */
@Injectable()
export class OwnInvitations {
  constructor(
    private readonly invitations: OwnInvitationsRepository,
    private readonly sealing: Sealing,
    private readonly work: Work,
  ) {}

  /** Those ahead, the nearest first. */
  async own(): Promise<OwnInvitation[]> {
    const rows = await this.invitations.own();
    return rows.map(({ key, ...row }) => {
      const { caseId: scopeId, areaId, meetingId, invitationId, link, comment } = row;
      this.work.note({ action: 'read', scopeType: 'case', scopeId, areaId, category: 'logistics' });
      return {
        ...row,
        place: this.sealing.opening(key)('meeting.place', meetingId, row.place),
        link: openConferenceLink(this.sealing, meetingId, link ? SealedText.from(link) : null),
        comment: this.sealing
          .systemKey('invitation')
          .open(`invitation.comment:${invitationId}`, comment ? SealedText.from(comment) : null),
      };
    });
  }
}
