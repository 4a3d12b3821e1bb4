import { Injectable } from '@nestjs/common';
import { Basis } from '../../consent/basis.service.js';
import { Access, type Grant } from '../../platform/access/access.js';
import { requireVersion } from '../../platform/errors/domain-error.js';
import type { SealedText } from '../../platform/sealing/sealed-text.js';
import { handoverRules } from '../handover.access.js';
import { KeptCase } from '../kept-case.js';
import { OutsideHandover } from './outside.entity.js';

/** A handover to the outside and the version its reader saw. */
export interface SeenOutside {
  readonly outsideHandoverId: string;
  readonly expectedVersion: number;
}

/** One of an open case that the actor keeps, what allows it, and how to seal its texts. */
interface OutsideAtHand {
  readonly handover: OutsideHandover;
  readonly grant: Grant;
  readonly seal: (column: string, text: string) => SealedText;
}

/** How every step of a handover to the outside begins, and how it is logged. */
@Injectable()
export class OutsideLoader {
  constructor(
    private readonly access: Access,
    private readonly cases: KeptCase,
    private readonly basis: Basis,
  ) {}

  async load({ outsideHandoverId: id, expectedVersion }: SeenOutside): Promise<OutsideAtHand> {
    const field = 'outsideHandoverId';
    const handover = await this.access.row(OutsideHandover, id, field, handoverRules.keep);
    // Whoever withdraws a consent waits until this is done, and the other way round.
    await this.basis.hold(handover.caseId, 'who relies');
    const { grant, key } = await this.cases.load(handover.caseId, field);
    requireVersion(handover, expectedVersion);
    return { handover, grant, seal: (column, text) => key.seal(`outside_handover.${column}:${id}`, text) };
  }

  note(action: 'change', { caseId }: OutsideHandover, grant: Grant): void {
    this.cases.note(action, caseId, grant);
  }
}
