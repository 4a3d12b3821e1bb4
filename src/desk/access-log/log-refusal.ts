import { dateIn } from '../../directory/dates.domain.js';
import type { Language } from '../../directory/directory.domain.js';
import type { LogWithholdingReason } from './log-entry.domain.js';
import { REFUSAL_TEXTS } from './log-refusal.data.js';

/** A refusal in writing. */
export interface Refusal {
  readonly title: string;
  readonly paragraphs: readonly string[];
}

/** What is refused and why, who is asked, and where one goes if one disagrees. */
export function refusalIn(
  language: Language,
  given: {
    readonly reason: LogWithholdingReason;
    readonly on: Temporal.PlainDate;
    readonly area: string;
  },
): Refusal {
  const { title, what, reasons, ask, further } = REFUSAL_TEXTS[language];
  return { title, paragraphs: [what(dateIn(language, given.on)), reasons[given.reason], ask(given.area), further] };
}
