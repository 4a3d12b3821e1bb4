import { EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Access, type Grant } from '../../platform/access/access.js';
import { Work } from '../../platform/access/work.js';
import { newId } from '../../platform/clock/clock.js';
import { DomainError, requireVersion } from '../../platform/errors/domain-error.js';
import { familyRules } from '../family.access.js';
import { Person, PersonIdentity } from '../family.entity.js';
import { FamilySealing } from '../family.sealing.js';
import { type Assessed, canHaveAccount, checkAssessment } from './maturity.domain.js';
import { MaturityAssessment, MaturityReason } from './maturity.entity.js';

/** What a professional judged a child able to. */
export interface NewAssessment {
  readonly personId: string;
  readonly assessedOn: Temporal.PlainDate;
  readonly mayHaveAccount: boolean;
  readonly reason: string;
}

/** Assessments of maturity (kyvyn arviointi): on which a child's own account rests. */
@Injectable()
export class MaturityService {
  constructor(
    private readonly em: EntityManager,
    private readonly access: Access,
    private readonly sealing: FamilySealing,
    private readonly work: Work,
  ) {}

  /** The actor's own assessment, for the unit for which they answer for the case. It takes the place of the one before. */
  async record({ personId, assessedOn, mayHaveAccount, reason }: NewAssessment): Promise<MaturityAssessment> {
    const person = await this.access.row(Person, personId, 'personId');
    const { areaId, familyId } = person;
    const grant = await this.access.require(familyRules.keepPeople, familyId, 'personId');
    // Whoever corrects the day of birth meanwhile comes before or after, and so sees the assessment or is seen by it.
    await this.em.refresh(person, { lockMode: LockMode.PESSIMISTIC_WRITE });
    const key = await this.sealing.keyOf(familyId);
    const { birthDate } = await this.em.findOneOrFail(PersonIdentity, { person: { id: personId } });
    const told = this.sealing.birthDate(personId, birthDate, key);
    checkAssessment({ role: person.role, birthDate: told }, assessedOn, this.work.today);
    const before = await this.standing(person);
    if (before) await this.close(before);
    const who = { professionalId: this.work.actor.principalId!, unitId: grant.actingForUnit! };
    const what = { personId, assessedOn, mayHaveAccount, recordedAt: this.work.now, endedAt: null };
    const assessment = this.em.create(MaturityAssessment, { areaId, id: newId(), familyId, ...who, ...what });
    // The policy of the reason looks for the assessment.
    await this.em.flush();
    const sealed = key.seal(`maturity_reason.reason:${assessment.id}`, reason);
    this.em.create(MaturityReason, { assessment, familyId, reason: sealed });
    await this.em.flush();
    this.note('record', familyId, grant);
    return assessment;
  }

  /** It holds no longer: with it ends the account. */
  async end(id: string, expectedVersion: number): Promise<MaturityAssessment> {
    const found = await this.access.row(MaturityAssessment, id, 'assessmentId');
    const grant = await this.access.require(familyRules.keepPeople, found.familyId, 'assessmentId');
    requireVersion(found, expectedVersion);
    if (found.endedAt) throw new DomainError('ALREADY_ENDED', 'It has ended.', { field: 'assessmentId' });
    await this.close(found);
    this.note('change', found.familyId, grant);
    return found;
  }

  /** Ends what stands on a role or a day of birth that has been corrected. The caller notes the correction. */
  async review(person: Person, told: Assessed): Promise<void> {
    const standing = await this.standing(person);
    if (standing && !canHaveAccount(told, standing.assessedOn)) await this.close(standing);
  }

  private standing({ areaId, id }: Person): Promise<MaturityAssessment | null> {
    return this.em.findOne(MaturityAssessment, { areaId, personId: id, endedAt: null });
  }

  private async close(assessment: MaturityAssessment): Promise<void> {
    this.em.assign(assessment, { endedAt: this.work.now });
    await this.em.flush();
  }

  private note(action: 'record' | 'change', familyId: string, grant: Grant): void {
    this.work.noteChange(action, { scopeType: 'family', scopeId: familyId }, grant, ['identity']);
  }
}
