import { z } from 'zod';
import { type Form, textIn } from '../form-proof.js';
import { PASSKEY_FIELDS } from './passkey.pages.js';

/** More than any phone answers. */
const LONGEST = 20_000;

const base64url = z.string().regex(/^[\w-]{1,2000}$/);
/** As far as we look into it before it is checked: what the library reads is text. */
const answer = z.looseObject({
  id: base64url,
  rawId: base64url,
  type: z.literal('public-key'),
  response: z.looseObject({ clientDataJSON: base64url }),
});

/** What the phone answered; null if it is no such thing. Nothing of it is believed before the ceremony has checked it. */
export function readAnswer(form: Form): unknown {
  const text = textIn(form, PASSKEY_FIELDS.answer);
  if (text === '' || text.length > LONGEST) return null;
  try {
    return answer.parse(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null;
    throw error;
  }
}
