import { EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { InviteesTime } from '../meeting/invitees-time.service.js';
import { Work } from '../platform/access/work.js';
import { newId } from '../platform/clock/clock.js';
import type { DataKey } from '../platform/sealing/data-key.js';
import { Sealing } from '../platform/sealing/sealing.js';
import { type AnswerChannel, type AnswerOutcome, answered, type InvitationState } from './invitation.domain.js';
import { Invitation, InvitationAnswer } from './invitation.entity.js';

/** Something that came in for an invitation, by whichever way. */
export interface Said {
  readonly channel: AnswerChannel;
  readonly outcome: AnswerOutcome;
  readonly said: InvitationState | null;
  readonly sequence: number | null;
  readonly stamp: Temporal.Instant | null;
  readonly comment: string | null;
  readonly proposed?: { readonly start: Temporal.Instant; readonly end: Temporal.Instant } | null;
  /** Whom the invitee names to come instead: somebody has to look whether they may be told. */
  readonly delegatedTo?: string | null;
  readonly enteredBy?: string | null;
  readonly inboundMessageId?: string | null;
}

/** Writes down what came in: everything stays in the history, and what counts changes the invitation. Nothing else does. */
@Injectable()
export class Answering {
  constructor(
    private readonly em: EntityManager,
    private readonly work: Work,
    private readonly sealing: Sealing,
    private readonly time: InviteesTime,
  ) {}

  /**
   * The invitation, held until the end of this work: of two answers at once one is the later one. The time goes first,
   * in the order in which who moves or cancels the meeting locks both.
   */
  async hold(id: string): Promise<Invitation | null> {
    await this.time.hold(id);
    return this.em.findOne(Invitation, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  }

  /** What became of a mail that was read before. */
  async outcomeOf(invitationId: string, inboundMessageId: string): Promise<AnswerOutcome | null> {
    const known = await this.em.findOne(InvitationAnswer, { invitationId, inboundMessageId });
    return known?.outcome ?? null;
  }

  /** Whether the request was repeated on the invitee's wish since then. */
  async wasRefreshed(invitationId: string, since: Temporal.Instant): Promise<boolean> {
    return (
      (await this.em.count(InvitationAnswer, { invitationId, said: null, outcome: 'applied', at: { $gt: since } })) > 0
    );
  }

  /** Somebody of us said it, or heard it said: newer than anything before. */
  async speak(invitation: Invitation, said: Omit<Said, 'outcome' | 'sequence' | 'stamp'>): Promise<void> {
    await this.record(invitation, {
      ...said,
      outcome: 'applied',
      sequence: invitation.sequence,
      stamp: this.work.now,
    });
  }

  /** Answers what became of it: the outcome told, or `time-taken`. */
  async record(invitation: Invitation, said: Said): Promise<AnswerOutcome> {
    const { areaId, caseId, id: invitationId } = invitation;
    const { channel, sequence, stamp } = said;
    const key = this.sealing.systemKey('invitation');
    const outcome = await this.count(invitation, said, key);
    const id = newId();
    const told = { at: this.work.now, channel, said: said.said, outcome, sequence, stamp };
    this.em.create(InvitationAnswer, {
      ...told,
      areaId,
      id,
      caseId,
      invitationId,
      enteredBy: said.enteredBy ?? null,
      inboundMessageId: said.inboundMessageId ?? null,
      comment: key.seal(`invitation_answer.comment:${id}`, said.comment),
      delegatedTo: key.seal(`invitation_answer.delegated_to:${id}`, said.delegatedTo ?? null),
      closedAt: null,
      closedBy: null,
    });
    await this.em.flush();
    return outcome;
  }

  /** What counts changes the invitation, and the invitee's time with it. */
  private async count(invitation: Invitation, said: Said, key: DataKey): Promise<AnswerOutcome> {
    if (said.outcome !== 'applied' || !said.said) return said.outcome;
    this.apply(invitation, said, said.said, key);
    await this.em.flush();
    return (await this.time.settle(invitation.id)) ? 'applied' : 'time-taken';
  }

  private apply(invitation: Invitation, said: Said, state: InvitationState, key: DataKey): void {
    if (state === 'bounced') {
      invitation.state = state;
      return;
    }
    const { channel, proposed } = said;
    const [sequence, stamp] = [said.sequence ?? invitation.sequence, said.stamp ?? this.work.now];
    this.em.assign(invitation, answered({ state, channel, at: this.work.now, sequence, stamp, proposed }));
    // Somebody who only presses another button has not taken back what they wrote.
    if (said.comment !== null) invitation.comment = key.seal(`invitation.comment:${invitation.id}`, said.comment);
  }
}
