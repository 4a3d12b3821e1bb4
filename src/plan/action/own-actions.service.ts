import { Injectable } from '@nestjs/common';
import { Access } from '../../platform/access/access.js';
import { Work } from '../../platform/access/work.js';
import { notFound } from '../../platform/errors/domain-error.js';
import { ActionProgress } from './action-progress.js';
import { Commitments } from './commitments.js';
import type { ReportedProgress } from './action.domain.js';
import { Action } from './action.entity.js';

/** What an owner says to an action of their own. */
export interface OwnersWord {
  readonly actionId: string;
  readonly expectedVersion: number;
  readonly said: 'commit' | 'decline' | Exclude<ReportedProgress, 'cancelled'>;
  /** Why it is declined or was not done, what is in the way if it is stuck; of the others none is given. */
  readonly reason: string | null;
}

/**
 * The owner speaks, and of nobody's actions but their own: for doors that let somebody in to these alone, also if they
 * keep the whole plan after signing in.
 */
@Injectable()
export class OwnActionsService {
  constructor(
    private readonly access: Access,
    private readonly work: Work,
    private readonly progress: ActionProgress,
    private readonly commitments: Commitments,
  ) {}

  /** Takes it down, as the signed-in owner's own mutations do. Throws what they throw, and NOT_FOUND if it is another's. */
  async say({ actionId, expectedVersion, said, reason }: OwnersWord): Promise<void> {
    const { ownerId } = await this.access.row(Action, actionId, 'actionId');
    if (ownerId !== this.work.actor.principalId) throw notFound('actionId');
    if (said === 'commit') await this.commitments.commitToAction(actionId, expectedVersion);
    else if (said === 'decline') await this.commitments.declineAction(actionId, expectedVersion, reason);
    else await this.progress.reportProgress(actionId, expectedVersion, said, reason);
  }
}
