import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { FamilyService } from '../family/family.service.js';
import type { Case } from '../network/network.entity.js';
import { Work } from '../platform/access/work.js';
import { newId } from '../platform/clock/clock.js';
import { notFound } from '../platform/errors/domain-error.js';
import type { ConsentDecisionKind, ConsentForm, Deciders } from './consent.domain.js';
import { type Consent, ConsentDecision } from './consent.entity.js';
import type { ConsentGround } from './consent.ground.js';

/** Who says something about a consent, in what form, and what shows that. */
export interface Word {
  readonly personId: string;
  readonly form: ConsentForm;
  readonly evidence: string;
}

/** What the family has said about a consent: added to, never changed. */
@Injectable()
export class Decisions {
  constructor(
    private readonly em: EntityManager,
    private readonly families: FamilyService,
    private readonly work: Work,
  ) {}

  /** The newest last. */
  of({ areaId, id }: Consent): Promise<ConsentDecision[]> {
    return this.em.find(ConsentDecision, { areaId, consentId: id }, { orderBy: { decidedAt: 'asc', id: 'asc' } });
  }

  /** Those of the case whose word counts; of its children those among `ids`, and only where the frame lets them decide. */
  async deciders({ familyId, legalFrame }: Case, ids: readonly string[]): Promise<Deciders> {
    const guardians = await this.families.deciders(familyId);
    if (legalFrame !== 'pupil-welfare') return { guardians, children: [] };
    const people = await this.families.peopleOf(familyId, ids);
    return { guardians, children: people.filter(({ role }) => role === 'child').map(({ id }) => id) };
  }

  /** The same for one person, who must be of the family. */
  async decidersWith(found: Case, personId: string): Promise<Deciders> {
    const people = await this.families.peopleOf(found.familyId, [personId]);
    if (people.length === 0) throw notFound('personId');
    return this.deciders(found, [personId]);
  }

  /** Adds what somebody said. */
  add({ consent, key }: ConsentGround, { personId, form, evidence }: Word, decision: ConsentDecisionKind): void {
    const id = newId();
    const { areaId, caseId, id: consentId } = consent;
    const what = { areaId, id, caseId, consentId, personId, decision, form };
    this.em.create(ConsentDecision, {
      ...what,
      evidence: key.seal(`consent_decision.evidence:${id}`, evidence),
      decidedAt: this.work.now,
      recordedBy: this.work.actor.principalId!,
    });
  }
}
