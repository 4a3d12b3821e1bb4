import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Access, type Grant } from '../platform/access/access.js';
import { Work } from '../platform/access/work.js';
import { notFound } from '../platform/errors/domain-error.js';
import { signInRules } from './sign-in.access.js';

const KEEP = signInRules.keepPeople;

/** A person whose ways to sign in the actor keeps. */
export interface KeptPerson {
  readonly familyId: string;
  readonly grant: Grant;
}

/** People of families, as far as the actor keeps their ways to sign in. */
@Injectable()
export class KeptPeople {
  constructor(
    private readonly em: EntityManager,
    private readonly access: Access,
    private readonly work: Work,
  ) {}

  /** The family of the person. Throws NOT_FOUND, and logs it, if the person is none or not the actor's. */
  async find(personId: string): Promise<KeptPerson> {
    const [row] = await this.em.execute<{ familyId: string }[]>(
      'select family_id as "familyId" from person where id = ?',
      [personId],
    );
    if (row) return { familyId: row.familyId, grant: await this.access.require(KEEP, row.familyId, 'personId') };
    this.work.refuse({ scopeType: KEEP.scopeType, category: KEEP.category });
    throw notFound('personId');
  }

  /** The same; that something of the person is read is logged. */
  async look(personId: string): Promise<KeptPerson> {
    const found = await this.find(personId);
    this.work.note({ action: 'read', scopeType: KEEP.scopeType, scopeId: found.familyId, category: KEEP.category });
    return found;
  }

  /** That something of the person was changed is logged. */
  noteChange({ familyId, grant }: KeptPerson): void {
    this.work.noteChange('change', { scopeType: KEEP.scopeType, scopeId: familyId }, grant, [KEEP.category]);
  }
}
