import type { FastifyRequest } from 'fastify';
import { GRADES, type Grade, type Question, TEXT_AT_MOST, type Told } from '../../feedback/feedback.domain.js';
import { type Face, FACES } from '../../follow-up/how-are-things/how-are-things.domain.js';
import { type Form, isProven, textIn, writtenIn } from '../form-proof.js';
import type { Refusal } from '../link-door.js';
import type { FeedbackOutcome } from './feedback.texts.data.js';

/** Names of the form's fields; a question's field is called as the question. */
export const FEEDBACK_FIELDS = { face: 'face', details: 'details', text: 'text', which: 'which' } as const;

/** What was pressed and typed; or why it cannot be taken. A face is missed where it is known whether there was one before. */
export function readFeedback(form: Form, request: FastifyRequest): Told | Refusal<FeedbackOutcome> {
  if (!isProven(form, request)) return { outcome: 'again', status: 403 };
  const text = writtenIn(form, FEEDBACK_FIELDS.text, TEXT_AT_MOST, 'many lines');
  if (text === undefined) return { outcome: 'tooLong', status: 400 };
  const face = oneOf<Face>(FACES, textIn(form, FEEDBACK_FIELDS.face));
  return { face, details: FEEDBACK_FIELDS.details in form ? { ...gradesIn(form), text } : null };
}

/** The answers to the questions as the form sent them; to what it did not ask there is none. */
export const gradesIn = (form: Form): Record<Question, Grade | null> => {
  const grade = (question: Question) => oneOf<Grade>(GRADES, textIn(form, question));
  return {
    heard: grade('heard'),
    knewNext: grade('knewNext'),
    oneContact: grade('oneContact'),
    knowsWhom: grade('knowsWhom'),
  };
};

const oneOf = <Value extends string>(values: readonly Value[], text: string): Value | null =>
  values.find((value) => value === text) ?? null;
