import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Access, type Grant } from '../../platform/access/access.js';
import { Work } from '../../platform/access/work.js';
import { newId } from '../../platform/clock/clock.js';
import { DomainError, requireVersion, withField } from '../../platform/errors/domain-error.js';
import type { DataKey } from '../../platform/sealing/data-key.js';
import { type CaseAtHand, PlanLoader } from '../plan-loader.js';
import { requireDraft } from '../plan.domain.js';
import { answered, checkDueOn } from './action.domain.js';
import { Action } from './action.entity.js';
import { checkSuggested, settled, type Suggested } from './suggestion.domain.js';
import { ActionSuggestion } from './suggestion.entity.js';
import { UNTOUCHED } from './untouched.js';

/** What an owner would promise instead, and why. */
export interface NewSuggestion extends Suggested {
  readonly actionId: string;
  readonly expectedVersion: number;
  readonly comment?: string | null;
}

/** A suggestion, and the action it is about, held. */
type SuggestionAtHand = CaseAtHand & { readonly action: Action; readonly suggestion: ActionSuggestion };

/** Whatever else settles an action ends what its owner has suggested. */
export async function lapseSuggestion(em: EntityManager, actionId: string, now: Temporal.Instant): Promise<void> {
  const open = await em.findOne(ActionSuggestion, { actionId, state: 'open' });
  if (open) em.assign(open, { state: settled(open, 'lapse'), settledAt: now });
}

/** The third answer of an owner: neither yes nor no, but something else (muutosehdotus). */
@Injectable()
export class Suggestions {
  constructor(
    private readonly em: EntityManager,
    private readonly access: Access,
    private readonly loader: PlanLoader,
    private readonly work: Work,
  ) {}

  /** The signed-in owner suggests another text, another day, or both. What they suggested before lapses. */
  async suggestChange(input: NewSuggestion): Promise<ActionSuggestion> {
    const { action, grant, key } = await this.loader.action(input.actionId);
    if (action.ownerId !== this.work.actor.principalId)
      throw new DomainError('NOT_THE_OWNER', 'Only the owner suggests a change.', { field: 'actionId' });
    requireVersion(action, input.expectedVersion);
    checkSuggested(input);
    if (input.dueOn) checkDueOn(input.dueOn, this.work.today);
    this.em.assign(action, { commitment: answered(action, 'suggest'), declineReason: null });
    await lapseSuggestion(this.em, action.id, this.work.now);
    await this.em.flush();
    const suggestion = this.em.create(ActionSuggestion, this.words(action, input, key));
    return this.stored(suggestion, action, grant);
  }

  /**
   * The action is replaced by what its owner suggested, in the draft: committed to at once, because the owner has said
   * exactly that. Where no draft stands it is refused and the suggestion waits: the family agreed to another text, so
   * whoever keeps the plan begins its next version themselves.
   */
  async takeUpSuggestion(id: string, expectedVersion: number): Promise<Action> {
    const { suggestion, action, grant, key } = await this.load(id, expectedVersion);
    const state = settled(suggestion, 'take-up');
    const commitment = answered(action, 'commit');
    const { number, ...draft } = await this.loader.latest(action.planId);
    requireDraft(draft);
    const dueOn = suggestion.dueOn ?? action.dueOn;
    checkDueOn(dueOn, this.work.today);
    const text =
      key.open(`action_suggestion.text:${id}`, suggestion.text) ??
      key.open(`plan_action.text:${action.id}`, action.text);
    const replacing = newId();
    const { areaId, caseId, planId, goalId, ownerKind, ownerId, ownerUnit, setting } = action;
    const place = { areaId, id: replacing, caseId, planId, goalId, sinceVersion: number, replaces: action.id };
    const owner = { ownerKind, ownerId, ownerUnit, commitment, committedAt: suggestion.suggestedAt };
    const what = { text: key.seal(`plan_action.text:${replacing}`, text), setting, dueOn };
    this.em.assign(action, { untilVersion: number });
    this.em.assign(suggestion, { state, settledAt: this.work.now });
    await this.em.flush();
    const replacement = this.em.create(Action, { ...UNTOUCHED, ...place, ...owner, ...what });
    return this.stored(replacement, action, grant);
  }

  /** It stays as it is asked for; the owner answers once more. */
  async declineSuggestion(id: string, expectedVersion: number, reason: string): Promise<ActionSuggestion> {
    const { suggestion, action, grant, key } = await this.load(id, expectedVersion);
    const state = settled(suggestion, 'decline');
    const sealed = key.seal(`action_suggestion.reason:${id}`, reason);
    this.em.assign(suggestion, { state, settledAt: this.work.now, reason: sealed });
    return this.stored(suggestion, action, grant);
  }

  private words({ areaId, caseId, id: actionId, ownerId }: Action, said: NewSuggestion, key: DataKey) {
    const id = newId();
    const place = (column: string) => `action_suggestion.${column}:${id}`;
    const [text, comment] = [key.seal(place('text'), said.text), key.seal(place('comment'), said.comment)];
    const waiting = { state: 'open', settledAt: null, reason: null } as const;
    const what = { text, comment, dueOn: said.dueOn ?? null, suggestedAt: this.work.now };
    return { areaId, id, caseId, actionId, ownerId, ...what, ...waiting };
  }

  private async load(id: string, expectedVersion: number): Promise<SuggestionAtHand> {
    const suggestion = await this.access.row(ActionSuggestion, id, 'suggestionId');
    try {
      const found = await this.loader.actionOfAnybody(suggestion.actionId);
      await this.em.refresh(suggestion);
      requireVersion(suggestion, expectedVersion);
      return { ...found, suggestion };
    } catch (error) {
      throw withField(error, { actionId: 'suggestionId' });
    }
  }

  private async stored<Row extends Action | ActionSuggestion>(
    row: Row,
    { caseId }: Action,
    grant: Grant,
  ): Promise<Row> {
    await this.em.flush();
    this.work.noteChange('change', { scopeType: 'case', scopeId: caseId }, grant, ['actions']);
    return row;
  }
}
