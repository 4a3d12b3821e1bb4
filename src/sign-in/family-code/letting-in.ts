import { Inject, Injectable } from '@nestjs/common';
import { Access, type Grant } from '../../platform/access/access.js';
import { Work } from '../../platform/access/work.js';
import { newId } from '../../platform/clock/clock.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { DomainError, notFound } from '../../platform/errors/domain-error.js';
import { familyCodeRules } from './family-code.access.js';
import { CodeWriting } from './code-writing.js';
import { inGroups } from './family-code.domain.js';
import { type FamilyAccessTree, FamilyCodeRepository, type PersonToLetIn } from './family-code.repository.js';

/** A code as its giver hears of it, once. */
export interface GivenCode {
  readonly personId: string;
  /** In groups: `A7K 4RM 9TX`. */
  readonly code: string;
  readonly validUntil: string;
  /** Where it is typed. */
  readonly address: string;
}

/** Letting the people of a family in, and shutting their lost phones out. */
@Injectable()
export class LettingIn {
  constructor(
    private readonly access: Access,
    private readonly writing: CodeWriting,
    private readonly codes: FamilyCodeRepository,
    private readonly work: Work,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Makes a code for one person. The one before, if it is still unused, opens nothing any more. */
  async give(personId: string): Promise<GivenCode> {
    const { person, grant } = await this.find(personId);
    if (person.phones.length === 0)
      throw new DomainError('NO_SAFE_PHONE', 'This person has no phone that is safe.', { field: 'personId' });
    const { code, stored } = await this.writing.write(newId(), personId, person);
    const outcome = await this.codes.give(stored);
    if (outcome === 'no-access')
      throw new DomainError('MAY_NOT_SIGN_IN', 'This person may not sign in.', { field: 'personId' });
    if (outcome === 'phone-changed')
      throw new DomainError('STALE', 'A phone has just changed. Nothing was changed; look again.', {
        field: 'personId',
      });
    this.work.noteChange('record', { scopeType: 'family', scopeId: person.familyId }, grant, ['reach']);
    const address = `${this.config.publicUrl}/s`;
    return { personId, code: inGroups(code), validUntil: stored.endsAt.toString(), address };
  }

  /** How somebody gets in: the last code, and the devices that are remembered. */
  async of(personId: string): Promise<FamilyAccessTree> {
    const { person, grant } = await this.find(personId);
    const { areaId } = grant;
    const found = await this.codes.accessOf(personId);
    if (!found) throw notFound('personId');
    this.work.note({ action: 'read', scopeType: 'family', scopeId: person.familyId, areaId, category: 'reach' });
    return found;
  }

  /** Forgets a device of somebody, and signs them out wherever they are signed in: whoever has it may be in. */
  async endDevice(personId: string, deviceId: string): Promise<FamilyAccessTree> {
    const { person, grant } = await this.find(personId);
    if (!(await this.codes.endDevice(personId, deviceId))) throw notFound('deviceId');
    this.work.noteChange('change', { scopeType: 'family', scopeId: person.familyId }, grant, ['reach']);
    return this.of(personId);
  }

  private async find(personId: string): Promise<{ person: PersonToLetIn; grant: Grant }> {
    const person = await this.codes.person(personId);
    if (!person) {
      this.work.refuse({});
      throw notFound('personId');
    }
    return { person, grant: await this.access.require(familyCodeRules.letIn, person.familyId, 'personId') };
  }
}
