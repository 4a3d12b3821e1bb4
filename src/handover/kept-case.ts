import { Injectable } from '@nestjs/common';
import { NetworkService } from '../network/network.service.js';
import { Access, type Grant } from '../platform/access/access.js';
import { Work } from '../platform/access/work.js';
import type { DataKey } from '../platform/sealing/data-key.js';
import { Sealing } from '../platform/sealing/sealing.js';
import { handoverRules } from './handover.access.js';

/** A case that the actor keeps and that is not closed, and the key of its texts. */
interface CaseInHand {
  readonly areaId: string;
  readonly grant: Grant;
  readonly key: DataKey;
}

/** How a new handover begins, inside the system or to the outside. */
@Injectable()
export class KeptCase {
  constructor(
    private readonly access: Access,
    private readonly network: NetworkService,
    private readonly sealing: Sealing,
    private readonly work: Work,
  ) {}

  async load(caseId: string, field = 'caseId'): Promise<CaseInHand> {
    const grant = await this.access.require(handoverRules.keep, caseId, field);
    const { areaId } = await this.network.openCase(caseId, field);
    return { areaId, grant, key: await this.sealing.keyOf('case', caseId) };
  }

  /** What goes on in a case that is no longer the caller's to load. */
  key(caseId: string): Promise<DataKey> {
    return this.sealing.keyOf('case', caseId);
  }

  note(action: 'record' | 'change', caseId: string, grant: Grant): void {
    this.work.noteChange(action, { scopeType: 'case', scopeId: caseId }, grant, ['logistics']);
  }
}
