import { Injectable } from '@nestjs/common';
import { Work } from '../../platform/access/work.js';
import { refuse } from '../../platform/errors/domain-error.js';
import { InvitationRepository } from '../invitation.repository.js';
import { requireBasis } from '../new-invitations.js';
import { AnswersRepository } from './answers.repository.js';
import { KeptInvitations } from '../kept-invitations.js';
import { RemedyWriting } from './remedy-writing.js';
import { type RemedyWay, requireAskable, requireDueOn } from './remedy.domain.js';
import type { InvitationRemedy } from './remedy.entity.js';

/** What an authority is asked for, until when. */
export interface RemedyAsked {
  readonly invitationId: string;
  readonly expectedVersion: number;
  readonly way: RemedyWay;
  readonly by: Temporal.PlainDate;
}

/**
 * An authority's no is not the end: it is obliged to take part on request when needs are assessed and the plan is made
 * (sosiaalihuoltolaki 1301/2014 41 § 1 mom.), so it is asked for a substitute, to come remotely, for a written input or
 * for another time.
 */
@Injectable()
export class AskingAuthority {
  constructor(
    private readonly kept: KeptInvitations,
    private readonly rows: AnswersRepository,
    private readonly invitations: InvitationRepository,
    private readonly writing: RemedyWriting,
    private readonly work: Work,
  ) {}

  /** Writes to the invitee, and waits until somebody records what came of it. One thing at a time. */
  async ask({ invitationId, expectedVersion, way, by }: RemedyAsked): Promise<InvitationRemedy> {
    const kept = await this.kept.find(invitationId);
    const invitation = await this.kept.hold(kept.invitation, expectedVersion);
    const { meetingId, unitId, state } = invitation;
    requireAskable({ state, isAuthority: await this.rows.isAuthority(unitId) });
    const meeting = (await this.invitations.convened([meetingId])).get(meetingId)!;
    const today = this.work.now.toZonedDateTimeISO(meeting.zone).toPlainDate();
    requireDueOn(by, today, meeting.when!.start.toPlainDate());
    requireBasis([{ unitId, basis: await this.invitations.basisOf(invitationId) }]);
    if (await this.writing.isOpen(invitation))
      refuse('REMEDY_OPEN', 'They are asked already; record first what came of it.', 'invitationId');
    const asked = { askedAt: this.work.now, askedBy: this.work.actor.principalId! };
    const remedy = await this.writing.write({ invitation, meeting, way, dueOn: by, ...asked });
    this.kept.note(kept);
    return remedy;
  }
}
