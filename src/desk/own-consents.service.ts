import { Injectable } from '@nestjs/common';
import { Work } from '../platform/access/work.js';
import { Sealing } from '../platform/sealing/sealing.js';
import {
  type OwnBasisTree,
  OwnConsentsRepository,
  type OwnConsentsTree,
  type OwnConsentTree,
  type VoiceTree,
} from './own-consents.repository.js';

/** Somebody of the family whose word counts; the name is null for who may not know it. */
export interface Voice extends Omit<VoiceTree, 'givenName'> {
  readonly givenName: string | null;
}
/** A consent with its texts opened. */
export interface OwnConsent extends Omit<OwnConsentTree, 'exclusions' | 'voices'> {
  readonly exclusions: string | null;
  readonly voices: readonly Voice[];
}
/** A basis in law with its reason opened. */
export interface OwnBasis extends Omit<OwnBasisTree, 'reason'> {
  readonly reason: string | null;
}
/** What is asked of somebody's own family, and what is told of it by law. */
export interface OwnConsents {
  readonly consents: readonly OwnConsent[];
  readonly bases: readonly OwnBasis[];
}

/** Consents as the family is shown them on its own pages. Every read is in the access log. */
@Injectable()
export class OwnConsentsService {
  constructor(
    private readonly repository: OwnConsentsRepository,
    private readonly sealing: Sealing,
    private readonly work: Work,
  ) {}

  async own(): Promise<OwnConsents> {
    const trees = await this.repository.own();
    const opened = trees.map((tree) => this.opened(tree));
    return { consents: opened.flatMap(({ consents }) => consents), bases: opened.flatMap(({ bases }) => bases) };
  }

  private opened(tree: OwnConsentsTree): OwnConsents {
    this.note(tree);
    const open = this.sealing.opening(tree.key);
    const consents = tree.consents.map((row) => ({
      ...row,
      exclusions: open('consent.exclusions', row.id, row.exclusions),
      voices: row.voices.map((voice) => ({
        ...voice,
        givenName: open('person_identity.given_name', voice.personId, voice.givenName),
      })),
    }));
    const bases = tree.bases.map((row) => ({ ...row, reason: open('statutory_basis.reason', row.id, row.reason) }));
    return { consents, bases };
  }

  /** The young hold no consents: what they are shown is theirs to decide. */
  private note({ caseId, familyId, areaId, basis, consents, bases }: OwnConsentsTree): void {
    if (consents.length + bases.length === 0) return;
    const read = { action: 'read', areaId } as const;
    this.work.note({ ...read, scopeType: 'case', scopeId: caseId, category: 'consents', basis });
    if (consents.some(({ voices }) => voices.some(({ givenName }) => givenName)))
      this.work.note({ ...read, scopeType: 'family', scopeId: familyId, category: 'identity' });
  }
}
