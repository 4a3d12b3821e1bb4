import { defineEntity, p } from '@mikro-orm/core';
import { policiesByGrant, SELF } from '../../platform/access/policies.js';
import { InstantType, PlainDateType } from '../../platform/database/temporal.types.js';
import { SealedTextType } from '../../platform/sealing/sealed-text.js';
import { SUGGESTION_STATES } from './suggestion.domain.js';

const sealed = () => p.type(SealedTextType);

/** SQL: it belongs to an action of the same case and owner. */
const OF_ACTION = `exists (select from plan_action o where o.id = action_suggestion.action_id
  and o.case_id = action_suggestion.case_id and o.owner_id = action_suggestion.owner_id)`;
/** SQL: only who keeps the plan answers; the owner can no more than let it be. */
const ANSWERED_BY_KEEPER = `(state in ('open', 'lapsed') or case_id = any ((select access.cases('actions', 'write'))::uuid[]))`;

/** What the owner of an action would promise instead (muutosehdotus): another text, another day, and why. */
const ActionSuggestionSchema = defineEntity({
  name: 'ActionSuggestion',
  properties: {
    areaId: p.uuid().primary(),
    id: p.uuid().primary(),
    caseId: p.uuid(),
    actionId: p.uuid(),
    ownerId: p.uuid(),
    /** Null: the text may stay. */
    text: sealed().nullable(),
    /** Null: the day may stay. */
    dueOn: p.type(PlainDateType).nullable(),
    comment: sealed().nullable(),
    suggestedAt: p.type(InstantType),
    state: p.enum(SUGGESTION_STATES),
    settledAt: p.type(InstantType).nullable(),
    /** Why it was declined. */
    reason: sealed().nullable(),
    version: p.integer().version(),
  },
  uniques: [
    { name: 'action_suggestion_id', properties: ['id'] },
    { name: 'action_suggestion_open', properties: ['areaId', 'actionId'], where: "state = 'open'" },
  ],
  checks: [
    { name: 'action_suggestion_something', expression: 'text is not null or due_on is not null' },
    { name: 'action_suggestion_settled', expression: "(state = 'open') = (settled_at is null)" },
    { name: 'action_suggestion_declined', expression: "(state = 'declined') = (reason is not null)" },
  ],
  rowLevelSecurity: 'force',
  policies: policiesByGrant('cases', 'actions', 'case_id', 'action_suggestion', {
    add: `owner_id = ${SELF} and ${OF_ACTION} and state = 'open'`,
    change: ANSWERED_BY_KEEPER,
    own: `owner_id = ${SELF}`,
    record: 'id',
  }),
});
export class ActionSuggestion extends ActionSuggestionSchema.class {}
ActionSuggestionSchema.setClass(ActionSuggestion);
