import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { ContactService } from '../contact/contact.service.js';
import type { NewPerson } from '../family/family.domain.js';
import type { Person } from '../family/family.entity.js';
import { FamilyService } from '../family/family.service.js';
import { Work } from '../platform/access/work.js';
import { newId } from '../platform/clock/clock.js';
import { DomainError } from '../platform/errors/domain-error.js';
import type { DataKey } from '../platform/sealing/data-key.js';
import { Sealing } from '../platform/sealing/sealing.js';
import { type AskedFrame, type LegalFrame, type Needs, requireOurFrame } from './network.domain.js';
import { sealedNeeds } from './case-needs.js';
import { Case, CaseNeeds, ResponsiblePerson } from './network.entity.js';

/** A case as it is opened: from a contact, with the people who were told of. */
export interface NewCase extends Needs {
  readonly contactId: string;
  /** Version of the contact that its reader saw. */
  readonly expectedVersion: number;
  readonly legalFrame: AskedFrame;
  /** Of a family known already; otherwise a new one. */
  readonly familyId?: string | null;
  readonly people: readonly NewPerson[];
}

/** The case, and the people of its new family in the order in which they were told of. */
export interface OpenedCase {
  readonly opened: Case;
  readonly people: readonly Person[];
}

/** One contact becomes a case: in one go, and with somebody responsible from the first second. */
@Injectable()
export class CaseOpening {
  constructor(
    private readonly em: EntityManager,
    private readonly contacts: ContactService,
    private readonly families: FamilyService,
    private readonly sealing: Sealing,
    private readonly work: Work,
  ) {}

  /** Opens it; the counsellor who has taken the contact becomes the responsible person. */
  async open(input: NewCase): Promise<OpenedCase> {
    const legalFrame = requireOurFrame(input.legalFrame);
    requirePeopleOfNewFamily(input);
    const { areaId, unitId } = await this.contacts.openCase(input);
    const caseId = newId();
    const familyId = input.familyId ?? newId();
    await this.em.execute('select access.open_case(?, ?, ?)', [caseId, familyId, input.contactId]);
    const key = await this.keys({ areaId, caseId, familyId }, input);
    const people = input.familyId == null ? await this.families.open(areaId, familyId, input.people, key) : [];
    const opened = await this.store({ areaId, caseId, familyId, unitId, legalFrame }, input, key);
    const grant = { areaId, basis: 'counsellor', actingForUnit: unitId } as const;
    const told = ['logistics', 'identity', 'reach'] as const;
    this.work.noteChange('record', { scopeType: 'case', scopeId: caseId }, grant, ['logistics', 'needs']);
    if (input.familyId == null) this.work.noteChange('record', { scopeType: 'family', scopeId: familyId }, grant, told);
    return { opened, people };
  }

  /** The key of the contact goes on as the key of the family and of the case; a known family keeps its own. */
  private async keys({ areaId, caseId, familyId }: Ids, input: NewCase): Promise<DataKey> {
    const contact = { scopeType: 'contact', scopeId: input.contactId } as const;
    const family = { scopeType: 'family', scopeId: familyId } as const;
    if (input.familyId == null) await this.sealing.shareKey(contact, family, areaId);
    return this.sealing.shareKey(family, { scopeType: 'case', scopeId: caseId }, areaId);
  }

  private async store(
    ids: Ids & { unitId: string; legalFrame: LegalFrame },
    input: NewCase,
    key: DataKey,
  ): Promise<Case> {
    const { areaId, caseId, familyId, unitId, legalFrame } = ids;
    const { now } = this.work;
    const counsellorId = this.work.actor.principalId!;
    const who = { areaId, id: caseId, familyId, contactId: input.contactId, counsellorId, counsellorUnit: unitId };
    const opened = this.em.create(Case, { ...who, legalFrame, state: 'open', openedAt: now, closedAt: null });
    this.em.create(CaseNeeds, { case: opened, ...sealedNeeds(caseId, input, key) });
    // The policy of the responsible person looks for the case.
    await this.em.flush();
    const named = { areaId, id: newId(), caseId, professionalId: counsellorId, unitId, namedBy: counsellorId };
    this.em.create(ResponsiblePerson, { ...named, since: now, until: null });
    await this.em.flush();
    return opened;
  }
}

/** People of a family that is known are added to it, each by `addPerson`. */
function requirePeopleOfNewFamily({ familyId, people }: NewCase): void {
  if (familyId != null && people.length > 0)
    throw new DomainError('PEOPLE_OF_KNOWN_FAMILY', 'Add people to a known family by themselves.', { field: 'people' });
}

interface Ids {
  readonly areaId: string;
  readonly caseId: string;
  readonly familyId: string;
}
