import { refuse } from '../../platform/errors/domain-error.js';
import { after, type Machine } from '../../platform/machine.domain.js';

export const SUGGESTION_STATES = ['open', 'taken-up', 'declined', 'lapsed'] as const;
export type SuggestionState = (typeof SUGGESTION_STATES)[number];

/** What is answered; `lapse` is whatever else settles the action meanwhile. */
export type SuggestionEvent = 'take-up' | 'decline' | 'lapse';

/**
 * Suggestion (muutosehdotus) of an owner: who keeps the plan takes it up or declines it. It lapses when the owner says
 * something else meanwhile, or nobody asks any more.
 *
 *     open ─take-up→ taken-up
 *     open ─decline→ declined
 *     open ─lapse──→ lapsed
 */
export const SUGGESTION: Machine<SuggestionState, SuggestionEvent> = {
  open: { 'take-up': 'taken-up', decline: 'declined', lapse: 'lapsed' },
  'taken-up': {},
  declined: {},
  lapsed: {},
};

/** What the answer makes of a suggestion; each is answered once. */
export function settled({ state }: { readonly state: SuggestionState }, event: SuggestionEvent): SuggestionState {
  const next = after(SUGGESTION, state, event);
  return next ?? refuse('SUGGESTION_SETTLED', 'This suggestion has been settled.', 'suggestionId');
}

/** What an owner would promise instead. */
export interface Suggested {
  readonly text?: string | null;
  readonly dueOn?: Temporal.PlainDate | null;
}

/** Passes if something else is suggested: another text, another day, or both. */
export function checkSuggested({ text, dueOn }: Suggested): void {
  if (text == null && dueOn == null) refuse('SUGGESTION_EMPTY', 'What else: another text or another day?', 'text');
}
