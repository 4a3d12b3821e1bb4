import { isSecret } from '../../platform/session/secret.js';
import { type Form, textIn, writtenIn } from '../form-proof.js';
import type { FeedbackFault } from './statement.texts.data.js';

/** Names of the form's fields, which are the ids of its inputs as well. */
export const PAGE_FEEDBACK_FIELDS = { once: 'once', words: 'words', where: 'where', email: 'email' } as const;

/** How much fits into each field, in characters. */
export const PAGE_FEEDBACK_AT_MOST = { words: 2000, where: 200, email: 254 } as const;

/** What somebody says of our pages. */
export interface PageFeedback {
  readonly words: string;
  readonly where: string | null;
  readonly email: string | null;
}

/** The form as it was typed, for showing it again. */
export type FeedbackTyped = Readonly<Record<keyof typeof PAGE_FEEDBACK_FIELDS, string>>;

/** What was typed. A form that has lost its secret gets the one that is offered. */
export function typedIn(form: Form, fresh: string): FeedbackTyped {
  const { words, where, email } = PAGE_FEEDBACK_FIELDS;
  const once = textIn(form, PAGE_FEEDBACK_FIELDS.once);
  return {
    once: isSecret(once) ? once : fresh,
    words: textIn(form, words),
    where: textIn(form, where),
    email: textIn(form, email),
  };
}

/** What a form says; or the first thing that is wrong with it. */
export function readPageFeedback(form: Form): PageFeedback | { readonly fault: FeedbackFault } {
  const [fields, atMost] = [PAGE_FEEDBACK_FIELDS, PAGE_FEEDBACK_AT_MOST];
  const words = writtenIn(form, fields.words, atMost.words, 'many lines');
  const where = writtenIn(form, fields.where, atMost.where, 'one line');
  const email = writtenIn(form, fields.email, atMost.email, 'one line');
  if (words === null) return { fault: 'noWords' };
  if (words === undefined || where === undefined) return { fault: 'tooLong' };
  if (email === undefined || (email !== null && !/^[^\s<>@]+@[^\s<>@]+\.[^\s<>@]+$/.test(email)))
    return { fault: 'badEmail' };
  return { words, where, email };
}
