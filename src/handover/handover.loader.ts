import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Basis } from '../consent/basis.service.js';
import { NetworkService } from '../network/network.service.js';
import { Access, type Grant } from '../platform/access/access.js';
import { Work } from '../platform/access/work.js';
import { DomainError, notFound, requireVersion } from '../platform/errors/domain-error.js';
import { handoverRules } from './handover.access.js';
import { Handover } from './handover.entity.js';

/** A handover and the version its reader saw. */
export interface SeenHandover {
  readonly handoverId: string;
  readonly expectedVersion: number;
}

/** A handover of an open case, and what allows to go on with it. */
export interface HandoverAtHand {
  readonly handover: Handover;
  readonly grant: Grant;
}

const OBSTACLES: Readonly<Record<string, string>> = {
  HANDOVER_WITHOUT_CONSENT: 'The family’s consent to this handover does not stand.',
  RECEIVER_LEFT: 'The receiver does not work in this unit any more.',
};

/** How every step of a handover begins, and how it is logged. */
@Injectable()
export class HandoverLoader {
  constructor(
    private readonly em: EntityManager,
    private readonly access: Access,
    private readonly network: NetworkService,
    private readonly basis: Basis,
    private readonly work: Work,
  ) {}

  /** By who keeps the case. */
  async kept(seen: SeenHandover): Promise<HandoverAtHand> {
    const handover = await this.load(seen);
    const grant = await this.access.require(handoverRules.keep, handover.caseId, 'handoverId');
    return this.checked(handover, seen, grant);
  }

  /** By the receiver alone. */
  async received(seen: SeenHandover): Promise<HandoverAtHand> {
    const handover = await this.load(seen);
    if (!this.isReceiver(handover)) return this.refused(handover);
    return this.checked(handover, seen, grantOf(handover));
  }

  /** By who keeps the case, or by the receiver. */
  async shared(seen: SeenHandover): Promise<HandoverAtHand> {
    const handover = await this.load(seen);
    const grant = await this.access.find(handoverRules.keep, handover.caseId);
    if (grant) return this.checked(handover, seen, grant);
    if (!this.isReceiver(handover)) return this.refused(handover);
    return this.checked(handover, seen, grantOf(handover));
  }

  /** By whoever may see it; what they may do with it is for the caller to say. */
  async visible(seen: SeenHandover): Promise<Handover> {
    const handover = await this.load(seen);
    await this.network.openCase(handover.caseId, 'handoverId');
    requireVersion(handover, seen.expectedVersion);
    return handover;
  }

  /** Passes if nothing but its course stands in the way: the consent holds, and the receiver is still there. */
  async requireStanding({ id }: Handover): Promise<void> {
    const [row] = await this.em.execute<{ obstacle: string | null }[]>(
      'select access.obstacle_of_handover(?) as obstacle',
      [id],
    );
    const code = row?.obstacle;
    if (code) throw new DomainError(code, OBSTACLES[code] ?? code, { field: 'handoverId' });
  }

  /** Somebody to whom it is not shown, or who may not do this: it looks as if it were not there. */
  refused({ caseId }: Pick<Handover, 'caseId'>): never {
    this.work.refuse({ scopeType: 'case', scopeId: caseId, category: 'logistics' });
    throw notFound('handoverId');
  }

  /** Whoever withdraws a consent waits until this is done, and the other way round. */
  private async load({ handoverId }: SeenHandover): Promise<Handover> {
    const handover = await this.access.row(Handover, handoverId, 'handoverId', handoverRules.keep);
    await this.basis.hold(handover.caseId, 'who relies');
    return handover;
  }

  private async checked(handover: Handover, { expectedVersion }: SeenHandover, grant: Grant): Promise<HandoverAtHand> {
    await this.network.openCase(handover.caseId, 'handoverId');
    requireVersion(handover, expectedVersion);
    return { handover, grant };
  }

  private isReceiver({ toProfessionalId }: Handover): boolean {
    return toProfessionalId === this.work.actor.principalId;
  }
}

/** The receiver answers for themselves: what allows it is the handover. */
const grantOf = ({ areaId, toUnitId }: Handover): Grant => ({ areaId, actingForUnit: toUnitId, basis: 'handover' });
