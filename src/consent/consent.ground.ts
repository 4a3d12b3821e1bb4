import { Injectable } from '@nestjs/common';
import type { Case } from '../network/network.entity.js';
import { NetworkService } from '../network/network.service.js';
import { Access, type Grant } from '../platform/access/access.js';
import { Work } from '../platform/access/work.js';
import { notFound, requireVersion } from '../platform/errors/domain-error.js';
import type { DataKey } from '../platform/sealing/data-key.js';
import { Sealing } from '../platform/sealing/sealing.js';
import { Basis, type Voice } from './basis.service.js';
import { consentRules } from './consent.access.js';
import { Consent, StatutoryBasis } from './consent.entity.js';

/** A case whose consents the actor records, what allows it, and the key of its texts. */
export interface Ground {
  readonly found: Case;
  readonly grant: Grant;
  readonly key: DataKey;
}

/** A consent of it. */
export interface ConsentGround extends Ground {
  readonly consent: Consent;
}

/** A consent on which the actor speaks for themselves. */
interface OwnGround extends ConsentGround {
  readonly voices: readonly Voice[];
}

/** A basis in law of it. */
interface BasisGround extends Ground {
  readonly basis: StatutoryBasis;
}

/** A row and the version its reader saw. */
export interface Seen {
  readonly id: string;
  readonly expectedVersion: number;
}

/** How every act on the consents of a case begins, and how it is logged. */
@Injectable()
export class Grounds {
  constructor(
    private readonly access: Access,
    private readonly network: NetworkService,
    private readonly sealing: Sealing,
    private readonly work: Work,
    private readonly basis: Basis,
  ) {}

  /** The case, if the actor records its consents and it is not closed. `field` named it. */
  async ofCase(caseId: string, field = 'caseId'): Promise<Ground> {
    const grant = await this.access.require(consentRules.record, caseId, field);
    const found = await this.network.openCase(caseId, field);
    return { found, grant, key: await this.sealing.keyOf('case', caseId) };
  }

  /** The consent with its case, in the version that was seen. */
  async ofConsent({ id, expectedVersion }: Seen): Promise<ConsentGround> {
    const consent = await this.access.row(Consent, id, 'consentId');
    await this.basis.hold(consent.caseId, 'who changes');
    const ground = await this.ofCase(consent.caseId, 'consentId');
    requireVersion(consent, expectedVersion);
    return { ...ground, consent };
  }

  /** A consent on which the actor has a word of their own, in the version that was seen; and on what that rests. */
  async ofOwnConsent({ id, expectedVersion }: Seen): Promise<OwnGround> {
    const consent = await this.access.row(Consent, id, 'consentId', { category: 'consents' });
    await this.basis.hold(consent.caseId, 'who changes');
    const { areaId, caseId } = consent;
    const voices = await this.basis.voices(id);
    const own = voices.find(({ person }) => person === this.work.actor.principalId);
    if (!own) {
      this.work.refuse({ scopeType: 'case', scopeId: caseId, category: 'consents' });
      throw notFound('consentId');
    }
    const found = await this.network.openCase(caseId, 'consentId');
    requireVersion(consent, expectedVersion);
    const grant = { areaId, actingForUnit: null, basis: own.kind === 'child' ? 'minor' : 'guardian' } as const;
    return { consent, voices, found, grant, key: await this.sealing.keyOf('case', caseId) };
  }

  /** The basis in law with its case, in the version that was seen. */
  async ofBasis({ id, expectedVersion }: Seen): Promise<BasisGround> {
    const basis = await this.access.row(StatutoryBasis, id, 'basisId');
    await this.basis.hold(basis.caseId, 'who changes');
    const ground = await this.ofCase(basis.caseId, 'basisId');
    requireVersion(basis, expectedVersion);
    return { ...ground, basis };
  }

  /** Notes that something about consents was written. */
  note(action: 'record' | 'change', { found, grant }: Ground): void {
    this.work.noteChange(action, { scopeType: 'case', scopeId: found.id }, grant, ['consents']);
  }
}
