import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Work } from '../../platform/access/work.js';
import { invitedAnew } from '../invitation.domain.js';
import { Invitation, InvitationAnswer } from '../invitation.entity.js';
import { InvitationRepository } from '../invitation.repository.js';
import { NewInvitations, requireBasis } from '../new-invitations.js';
import { MessageWriting } from '../outgoing/message-writing.js';
import { lostFor } from './answers.domain.js';
import { InvitationRemedy } from './remedy.entity.js';

/** An answer that names somebody else, with which nobody has dealt. */
const DELEGATED = { said: 'delegated', outcome: { $in: ['question', 'applied'] }, closedAt: null } as const;

const mayCome = ({ state }: Invitation) => lostFor({ state, isDelegated: false }) === null;

/** What follows when somebody comes instead: they are invited, and what was asked of who does not come is settled. */
@Injectable()
export class StandInInviting {
  constructor(
    private readonly em: EntityManager,
    private readonly invitations: InvitationRepository,
    private readonly fresh: NewInvitations,
    private readonly writing: MessageWriting,
    private readonly work: Work,
  ) {}

  /**
   * Invites who has just got a seat: the first request, with a UID of their own. Who was invited before and called off, or
   * did not come then, is invited again; who may come keeps the invitation they have. The others' stay as they are.
   */
  async invite(participantId: string, meetingId: string): Promise<Invitation> {
    const meeting = (await this.invitations.convened([meetingId])).get(meetingId)!;
    const chosen = (await this.invitations.chosen(meetingId)).find((one) => one.participantId === participantId)!;
    requireBasis([chosen]);
    const timed = { ...meeting, when: meeting.when! };
    const known = await this.em.findOne(Invitation, { participantId });
    if (!known) {
      const letters = await this.fresh.add(timed, [chosen]);
      await this.writing.write(letters);
      return letters[0]!.invitation;
    }
    // A no to the seat that they had is none to this one.
    if (!known.cancelledAt && mayCome(known)) return known;
    Object.assign(known, invitedAnew(known), { address: chosen.address });
    await this.em.flush();
    const letter = { invitation: known, meeting: timed, when: timed.when, required: true, wholeMeeting: false };
    await this.writing.write([{ ...letter, method: 'REQUEST', news: 'invited' }]);
    return known;
  }

  /** Whether they send somebody else to the present time, and nobody has decided about that. */
  async isDelegated({ id: invitationId, significantSequence, answeredAt }: Invitation): Promise<boolean> {
    const open = { invitationId, ...DELEGATED, sequence: { $gte: significantSequence } };
    const since = answeredAt ? { at: { $gte: answeredAt } } : {};
    return (await this.em.count(InvitationAnswer, { ...open, ...since })) > 0;
  }

  /** Nothing is asked any more of somebody in whose place another comes, and whom they named is dealt with. */
  async settle(lost: Invitation): Promise<void> {
    const { id: invitationId } = lost;
    // Whom they named is taken: nobody waits for their answer any more.
    if (mayCome(lost)) lost.state = 'delegated';
    const [at, by] = [this.work.now, this.work.actor.principalId!];
    const open = await this.em.find(InvitationRemedy, { invitationId, outcome: null });
    for (const remedy of open) Object.assign(remedy, { outcome: 'substitute-named', outcomeAt: at, outcomeBy: by });
    for (const answer of await this.em.find(InvitationAnswer, { invitationId, ...DELEGATED }))
      Object.assign(answer, { closedAt: at, closedBy: by });
    await this.em.flush();
  }
}
