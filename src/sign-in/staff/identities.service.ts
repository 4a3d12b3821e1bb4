import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Work } from '../../platform/access/work.js';
import { notFound } from '../../platform/errors/domain-error.js';

/** By which account of an employer somebody signs in. Moments as PostgreSQL writes them. */
export interface Identity {
  readonly issuer: string;
  readonly linkedAt: string;
  readonly lastUsedAt: string;
}

/** Administrators see by which accounts the people of their area sign in, and cut such a link. */
@Injectable()
export class Identities {
  constructor(
    private readonly em: EntityManager,
    private readonly work: Work,
  ) {}

  /** The links of somebody who belongs to an area of the administrator, or belonged to it and to none now; oldest first. */
  async of(professionalId: string, field: string): Promise<Identity[]> {
    const [known] = await this.em.execute<{ identities: Identity[] | null }[]>(
      'select access.identities_of(?) as identities',
      [professionalId],
    );
    if (!known?.identities) this.refuse(field);
    return known.identities;
  }

  /** Cuts a link, ends the sessions that came by it, and in the administrator's areas what the issuer gave. Answers the others. */
  async unlink(professionalId: string, issuer: string): Promise<Identity[]> {
    const before = await this.of(professionalId, 'professionalId');
    const changes = await this.em.execute<{ action: 'change' | 'dismiss'; area: string }[]>(
      'select * from access.unlink_identity(?, ?)',
      [professionalId, issuer],
    );
    if (changes.length === 0) throw notFound('issuer');
    for (const { action, area } of changes)
      this.work.note({ action, areaId: area, scopeId: professionalId, basis: 'admin' });
    return before.filter((one) => one.issuer !== issuer);
  }

  private refuse(field: string): never {
    this.work.refuse({});
    throw notFound(field);
  }
}
