import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { notFound } from '../../platform/errors/domain-error.js';
import { KeptPeople } from '../kept-people.js';

/** That somebody of a family is linked with an identity. Moments as PostgreSQL writes them. */
export interface Identification {
  /** Id of the issuer in the configuration. */
  readonly issuer: string;
  readonly linkedAt: string;
  readonly lastUsedAt: string;
}

/** With whom people of a family are linked, for their counsellor: to see that, and to cut a wrong link. */
@Injectable()
export class Identifications {
  constructor(
    private readonly em: EntityManager,
    private readonly people: KeptPeople,
  ) {}

  async of(personId: string): Promise<Identification[]> {
    await this.people.look(personId);
    return this.em.execute<Identification[]>('select * from access.identifications_of(?)', [personId]);
  }

  /** Cuts the link; the sessions that it opened are over. The identity may be linked anew, with whomever it names. */
  async end(personId: string, issuer: string): Promise<void> {
    const person = await this.people.find(personId);
    const [row] = await this.em.execute<{ ended: boolean }[]>('select access.end_identification(?, ?) as ended', [
      personId,
      issuer,
    ]);
    if (!row?.ended) throw notFound('issuer');
    this.people.noteChange(person);
  }
}
