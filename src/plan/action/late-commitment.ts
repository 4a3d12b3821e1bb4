import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { newId } from '../../platform/clock/clock.js';
import { Events } from '../../platform/events/events.js';
import type { DataKey } from '../../platform/sealing/data-key.js';
import { SealedText } from '../../platform/sealing/sealed-text.js';
import type { Action } from './action.entity.js';
import type { ActionJoined } from '../plan.events.js';

interface VersionToJoin {
  readonly id: string;
  readonly shared_goal: Buffer;
  readonly review_reason: Buffer | null;
}

/**
 * An action that stood apart joins the agreed plan as its next version, at once and without another approval: its text
 * is the one that was agreed. Done by functions of the database, because an owner may not write the plan otherwise.
 */
@Injectable()
export class LateCommitment {
  constructor(
    private readonly em: EntityManager,
    private readonly events: Events,
  ) {}

  /** The action is stored as committed, and the plan is held. */
  async join(action: Action, key: DataKey): Promise<void> {
    const [last] = await this.em.execute<VersionToJoin[]>('select * from access.version_to_join(?)', [action.id]);
    if (!last) throw new Error(`action ${action.id} has no agreed plan to join`);
    const id = newId();
    const moved = (column: string, bytes: Buffer | null) => {
      const place = `plan_version.${column}`;
      const text = bytes && key.open(`${place}:${last.id}`, new SealedText(Buffer.from(bytes)));
      return key.seal(`${place}:${id}`, text)?.bytes ?? null;
    };
    const sealed = [moved('shared_goal', last.shared_goal), moved('review_reason', last.review_reason)];
    await this.em.execute('select access.join_plan(?, ?, ?, ?)', [action.id, id, ...sealed]);
    await this.em.refresh(action);
    const { areaId, caseId, planId, id: actionId } = action;
    const dueOn = action.dueOn.toString();
    const joined = { type: 'plan.action-joined', areaId, caseId, planId, actionId, dueOn } as const;
    await this.events.announce(joined satisfies ActionJoined);
  }
}
