import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { OwnActionsService } from '../plan/action/own-actions.service.js';
import type { Commitment, Progress } from '../plan/action/action.domain.js';
import { Work } from '../platform/access/work.js';
import { notFound } from '../platform/errors/domain-error.js';
import type { PromiseSaid } from './promise-form.js';

/** A promise as the link shows it: a number and a day, and how far it is. */
export interface LinkPromise {
  readonly number: number;
  /** `2026-12-31` */
  readonly dueOn: string;
  readonly commitment: Extract<Commitment, 'requested' | 'committed'>;
  readonly progress: Progress;
  readonly version: number;
}

interface Row extends LinkPromise {
  readonly id: string;
  readonly ownerId: string;
  readonly areaId: string;
  readonly caseId: string;
}

/**
 * What the invitee of a link has promised in its case. The acting invitation sees numbers and days only, by a function of
 * the database. What is said to one of these is taken down as its owner's word, for this one call and this one promise.
 */
@Injectable()
export class LinkPromises {
  constructor(
    private readonly em: EntityManager,
    private readonly work: Work,
    private readonly actions: OwnActionsService,
  ) {}

  /** The promises behind the link of an invitation. */
  of(invitationId: string): Promise<LinkPromise[]> {
    return this.work.run({ principalId: invitationId }, 'reply.promises', async () => {
      const rows = await this.rows();
      const [first] = rows;
      if (first) this.work.note({ action: 'read', ...logged(first) });
      return rows.map(({ number, dueOn, commitment, progress, version }) => ({
        number,
        dueOn,
        commitment,
        progress,
        version,
      }));
    });
  }

  /** Takes down how a promise goes. Whether it was promised at all nobody says here, because its text is not shown. */
  async say(invitationId: string, { which, expectedVersion, said }: PromiseSaid, reason: string | null): Promise<void> {
    const rows = await this.work.run({ principalId: invitationId }, 'reply.promises', () => this.rows());
    const promise = rows.find(({ number, commitment }) => String(number) === which && commitment === 'committed');
    if (!promise || said === 'commit' || said === 'decline') throw notFound('which');
    const { id: actionId, ownerId: principalId } = promise;
    await this.work.run({ principalId }, 'reply.promise', () =>
      this.actions.say({ actionId, expectedVersion, said, reason }),
    );
  }

  private rows(): Promise<Row[]> {
    return this.em.execute<Row[]>('select * from access.promises_of_invitation()');
  }
}

const logged = ({ areaId, caseId }: Row) =>
  ({ scopeType: 'case', scopeId: caseId, areaId, category: 'actions', basis: 'link' }) as const;
