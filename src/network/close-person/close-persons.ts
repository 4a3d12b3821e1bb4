import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { FamilyService } from '../../family/family.service.js';
import { Access } from '../../platform/access/access.js';
import { Work } from '../../platform/access/work.js';
import { newId } from '../../platform/clock/clock.js';
import { DomainError, notFound, requireVersion } from '../../platform/errors/domain-error.js';
import { caseRules } from '../network.access.js';
import { NetworkService } from '../network.service.js';
import { checkWish } from './close-person.domain.js';
import { InvitedClosePerson } from './close-person.entity.js';

/** Whom the family wishes to have along. */
export interface NewClosePerson {
  readonly caseId: string;
  readonly personId: string;
  /** The guardian who wishes it. */
  readonly wishedById: string;
}

/** Close persons (läheiset) whom the family invites to its case. */
@Injectable()
export class ClosePersons {
  constructor(
    private readonly em: EntityManager,
    private readonly access: Access,
    private readonly families: FamilyService,
    private readonly network: NetworkService,
    private readonly work: Work,
  ) {}

  /** Takes down what a guardian wished. From then on the close person has an account, and sees its part of the case. */
  async invite({ caseId, personId, wishedById }: NewClosePerson): Promise<InvitedClosePerson> {
    const grant = await this.access.require(caseRules.recordWish, caseId, 'caseId');
    const { areaId, familyId } = await this.network.openCase(caseId);
    const [person] = await this.families.peopleOf(familyId, [personId]);
    if (!person) throw notFound('personId');
    checkWish({ person, wishedById }, await this.families.deciders(familyId));
    if (await this.em.findOne(InvitedClosePerson, { areaId, caseId, personId, endedAt: null }))
      throw new DomainError('ALREADY_INVITED', 'Is invited already.', { field: 'personId' });
    const recordedBy = this.work.actor.principalId!;
    const who = { areaId, id: newId(), caseId, personId, wishedById, recordedBy };
    const invited = this.em.create(InvitedClosePerson, { ...who, invitedAt: this.work.now, endedAt: null });
    await this.em.flush();
    this.work.noteChange('record', { scopeType: 'case', scopeId: caseId }, grant, ['logistics']);
    return invited;
  }

  /** Comes along no longer; the account ends with it, if this was all it rested on. */
  async end(id: string, expectedVersion: number): Promise<InvitedClosePerson> {
    const found = await this.access.row(InvitedClosePerson, id, 'invitedId');
    const grant = await this.access.require(caseRules.recordWish, found.caseId, 'invitedId');
    requireVersion(found, expectedVersion);
    if (found.endedAt) throw new DomainError('ALREADY_ENDED', 'It has ended.', { field: 'invitedId' });
    this.em.assign(found, { endedAt: this.work.now });
    await this.em.flush();
    this.work.noteChange('change', { scopeType: 'case', scopeId: found.caseId }, grant, ['logistics']);
    return found;
  }
}
