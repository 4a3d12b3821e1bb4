import type { SuggestionState } from '../plan/action/suggestion.domain.js';
import { b64 } from '../platform/database/json.domain.js';
import type { Open } from '../platform/sealing/opening.js';

/** A suggestion as a statement gives it: its texts sealed, in base64. */
export interface SuggestionTree {
  readonly id: string;
  readonly state: SuggestionState;
  readonly text: string | null;
  readonly dueOn: string | null;
  readonly comment: string | null;
  readonly reason: string | null;
  readonly suggestedAt: string;
  readonly version: number;
}

/** SQL: what the owner of the action `a` suggested last. */
export const SUGGESTION_SQL = `(select json_build_object('id', g.id, 'state', g.state, 'text', ${b64('g.text')}, 'dueOn', g.due_on,
    'comment', ${b64('g.comment')}, 'reason', ${b64('g.reason')}, 'suggestedAt', g.suggested_at, 'version', g.version)
  from action_suggestion g where g.area_id = a.area_id and g.action_id = a.id order by g.suggested_at desc, g.id desc limit 1)`;

/** Its texts opened. */
export const openedSuggestion = (row: SuggestionTree | null, open: Open): SuggestionTree | null =>
  row && {
    ...row,
    text: open('action_suggestion.text', row.id, row.text),
    comment: open('action_suggestion.comment', row.id, row.comment),
    reason: open('action_suggestion.reason', row.id, row.reason),
  };
