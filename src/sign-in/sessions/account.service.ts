import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Language } from '../../directory/directory.domain.js';
import type { Role } from '../../platform/access/policies.js';
import { Work } from '../../platform/access/work.js';
import { type OwnSession, OwnSessionsService } from './own-sessions.service.js';

/** What somebody is, where. */
interface Post {
  readonly unit: string;
  readonly area: string;
  readonly role: Role;
}

/** Who a professional is, as the own page shows it. */
export interface Account {
  readonly name: string;
  readonly title: string;
  readonly email: string;
  readonly language: Language;
  readonly posts: readonly Post[];
  readonly sessions: readonly OwnSession[];
}

/** One's own account. */
@Injectable()
export class AccountService {
  constructor(
    private readonly em: EntityManager,
    private readonly work: Work,
    private readonly sessions: OwnSessionsService,
  ) {}

  /** The actor's own; null for whoever is not of the staff. It tells nothing of families, so nothing is logged. */
  async own(): Promise<Account | null> {
    const [row] = await this.em.execute<Omit<Account, 'sessions'>[]>(OWN, [this.work.actor.principalId]);
    return row ? { ...row, sessions: await this.sessions.list() } : null;
  }
}

const OWN = `select p.given_name || ' ' || p.family_name as name, p.title, p.email, p.language, (
  select coalesce(json_agg(json_build_object('unit', u.name, 'area', a.name, 'role', m.role) order by a.name, u.name, m.role), '[]')
  from access.membership m join unit u on u.id = m.unit_id join area a on a.id = m.area_id
  where m.principal_id = p.id and access.holds(m.valid_from, m.valid_until)) as posts
from professional p where p.id = ? and p.kind = 'person'`;
