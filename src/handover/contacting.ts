import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Work } from '../platform/access/work.js';
import { dayOf, newId, ZONE } from '../platform/clock/clock.js';
import { notFound, refuse } from '../platform/errors/domain-error.js';
import { checkJointContactDay, checkTry, type JointContactKind, step } from './handover.domain.js';
import { type Handover, HandoverTry } from './handover.entity.js';
import { HandoverLoader, type SeenHandover } from './handover.loader.js';
import { HandoverRepository } from './handover.repository.js';
import { KeptCase } from './kept-case.js';

/** That old holder, new holder and family came together. */
export interface JointContact {
  readonly kind: JointContactKind;
  readonly on: Temporal.PlainDate;
  /** A held meeting of the case, if it was one of those. */
  readonly meetingId?: string | null;
}

/** Meeting the family together, and trying to reach it for its confirmation afterwards. */
@Injectable()
export class Contacting {
  constructor(
    private readonly em: EntityManager,
    private readonly loader: HandoverLoader,
    private readonly cases: KeptCase,
    private readonly handovers: HandoverRepository,
    private readonly work: Work,
  ) {}

  /** By the old holder, who keeps the case, or by the new one. */
  async recordJointContact(seen: SeenHandover, { kind, on, meetingId }: JointContact): Promise<Handover> {
    const { handover, grant } = await this.loader.shared(seen);
    const state = step(handover.state, 'record-joint-contact');
    checkJointContactDay(on, dayOf(handover.acceptedAt!), this.work.today);
    if (meetingId) await this.requireHeld(handover.caseId, kind, meetingId);
    const what = { jointContactKind: kind, jointContactOn: on, meetingId: meetingId ?? null };
    const by = { jointContactBy: this.work.actor.principalId, jointContactAt: this.work.now };
    this.em.assign(handover, { state, ...what, ...by });
    await this.em.flush();
    this.cases.note('change', handover.caseId, grant);
    return handover;
  }

  /** Somebody tried to reach the family for its confirmation, and did not. */
  async recordUnreached(seen: SeenHandover, at: Temporal.Instant): Promise<Handover> {
    const { handover, grant } = await this.loader.kept(seen);
    step(handover.state, 'confirm');
    const { areaId, caseId, id: handoverId } = handover;
    const before = await this.em.find(HandoverTry, { areaId, handoverId });
    checkTry(at, before, dayOf(handover.jointContactAt!), this.work.now, ZONE);
    const tried = { areaId, id: newId(), caseId, handoverId, at };
    this.em.create(HandoverTry, { ...tried, triedBy: this.work.actor.principalId!, recordedAt: this.work.now });
    await this.em.flush();
    this.cases.note('record', caseId, grant);
    return handover;
  }

  private async requireHeld(caseId: string, kind: JointContactKind, meetingId: string): Promise<void> {
    if (kind !== 'meeting')
      refuse('MEETING_OUT_OF_PLACE', 'Only a meeting is one of the case’s meetings.', 'meetingId');
    const state = await this.handovers.stateOfMeeting(caseId, meetingId);
    if (!state) throw notFound('meetingId');
    if (state !== 'held') refuse('MEETING_NOT_HELD', 'This meeting has not been held.', 'meetingId');
  }
}
