import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';

/** What belongs together, by its id. */
@Injectable()
export class ChangesRepository {
  constructor(private readonly em: EntityManager) {}

  /** The case, its family and the contact it came from; none if the reader sees no such case. */
  async scopesOf(caseId: string): Promise<readonly string[] | undefined> {
    const [row] = await this.em.execute<{ scopes: string[] }[]>(
      'select array[c.id, c.family_id, c.contact_id] as scopes from network_case c where c.id = ?',
      [caseId],
    );
    return row?.scopes;
  }
}
