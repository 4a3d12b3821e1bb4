import type { Ask } from '../contact.domain.js';
import { refuse } from '../../platform/errors/domain-error.js';
import type { Machine } from '../../platform/machine.domain.js';

/** What a professional may ask a counsellor for: advice about a client, a work pair, or a network meeting. */
const CONSULTATION_ASKS = ['consultation', 'work-pair', 'meeting'] as const satisfies readonly Ask[];
export type ConsultationAsk = (typeof CONSULTATION_ASKS)[number];

const CONSULTATION_STATES = ['asked', 'answered'] as const;
export type ConsultationState = (typeof CONSULTATION_STATES)[number];

/** Asked → answered; what was answered may be answered again, when more has been found out. */
export const CONSULTATION: Machine<ConsultationState, 'answer'> = {
  asked: { answer: 'answered' },
  answered: { answer: 'answered' },
};

/** A Finnish personal identity code: who writes one names somebody. */
const IDENTITY_CODE = /\b\d{6}[-+A-FU-Y]\d{3}[0-9A-FHJ-NPR-Y]\b/i;

/**
 * Passes if the question names nobody as far as a program can tell. Without consent only an unidentified consultation
 * is given (1301/2014 35 §): the family is described, not named.
 *
 * @param field the input field in which it stands
 */
export function checkUnnamed(text: string, field: string): void {
  if (IDENTITY_CODE.test(text))
    refuse('NAMES_SOMEBODY', 'Ask without naming the family: leave the personal identity code out.', field);
}
