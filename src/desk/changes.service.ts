import { Injectable } from '@nestjs/common';
import { Access } from '../platform/access/access.js';
import { Work } from '../platform/access/work.js';
import { notFound } from '../platform/errors/domain-error.js';
import type { Change } from '../platform/live/change.js';
import { Live } from '../platform/live/live.js';
import { ChangesRepository } from './changes.repository.js';

/** Lets the desk hear that what it shows has changed, whoever changed it. */
@Injectable()
export class ChangesService {
  constructor(
    private readonly access: Access,
    private readonly changes: ChangesRepository,
    private readonly live: Live,
    private readonly work: Work,
  ) {}

  /** By somebody with an employment. `caseId`: of that case alone, which they must see. Throws NOT_FOUND otherwise. */
  async of(caseId: string | undefined): Promise<AsyncIterableIterator<Change>> {
    await this.access.requireStaff('changes');
    const { session } = this.work.actor;
    if (!session) throw new Error('nobody hears anything without a session');
    return this.live.hear(session.id, caseId === undefined ? undefined : await this.scopesOf(caseId));
  }

  private async scopesOf(caseId: string): Promise<ReadonlySet<string>> {
    const scopes = await this.changes.scopesOf(caseId);
    if (scopes) return new Set(scopes);
    this.work.refuse({ scopeType: 'case', scopeId: caseId });
    throw notFound('caseId');
  }
}
