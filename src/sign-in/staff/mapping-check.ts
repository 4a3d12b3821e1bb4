import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { SIGN_IN_DESK } from '../../platform/access/actor.js';
import { Work } from '../../platform/access/work.js';
import { Issuers } from '../oidc/issuers.service.js';

/**
 * Says at the start which rules of the mappings name a unit that does not exist or has ended: they give nothing. No reason not to
 * start: the unit may be added later, and everybody else signs in.
 */
@Injectable()
export class MappingCheck implements OnApplicationBootstrap {
  private readonly logger = new Logger('sign-in');

  constructor(
    private readonly em: EntityManager,
    private readonly work: Work,
    private readonly issuers: Issuers,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    for (const fault of await this.faults()) this.logger.warn(`OIDC_ISSUERS: ${fault}`);
  }

  /** Each rule that gives nothing, by issuer and path. */
  async faults(): Promise<string[]> {
    const rules = this.issuers
      .all('staff')
      .flatMap(({ id, mapping }) => mapping.memberships.map(({ unit }, at) => ({ id, at, unit })));
    if (rules.length === 0) return [];
    const known = await this.knownOf(rules.map(({ unit }) => unit));
    const wrong = rules.filter(({ unit }) => !known.has(unit));
    return wrong.map(({ id, at }) => `${id} mapping.memberships.${at}.unit names no unit`);
  }

  private async knownOf(units: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.work.read(SIGN_IN_DESK, 'sign-in.mapping', () =>
      this.em.execute<{ id: string }[]>(
        'select u.id from unit u where u.withdrawn_at is null and u.id in (select jsonb_array_elements_text(?::jsonb)::uuid)',
        [JSON.stringify(units)],
      ),
    );
    return new Set(rows.map(({ id }) => id));
  }
}
