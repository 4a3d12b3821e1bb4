import { whenIn, type When } from '../../invitation/words.domain.js';
import { type Form, textIn, writtenIn } from '../form-proof.js';
import type { WishNotice } from './wishes.texts.data.js';

/** Names of the form's fields; `which` is that of the link to one meeting, too. */
export const WISH_FIELDS = { which: 'mika', seen: 'seen', what: 'what', words: 'words' } as const;

/** What is asked for: a meeting, another time for the next one, a call about it; or that a wish is taken back. */
const WISH_ACTS = ['ask', 'other-time', 'call', 'withdraw'] as const;
export type WishAct = (typeof WISH_ACTS)[number];

export const WORDS_AT_MOST = 2000;

/** What a form says. */
export interface ReadWish {
  readonly act: WishAct;
  /** A case; of a wish that is taken back its id. */
  readonly which: string;
  readonly seen: number;
  readonly words: string | null;
}

/** What a form asks, or why it cannot be taken. */
export function readWish(form: Form): ReadWish | { readonly notice: WishNotice } {
  const act = WISH_ACTS.find((each) => each === textIn(form, WISH_FIELDS.what));
  if (!act) return { notice: 'again' };
  const words = writtenIn(form, WISH_FIELDS.words, WORDS_AT_MOST, 'many lines');
  if (words === undefined) return { notice: 'badWords' };
  if (act === 'other-time' && words === null) return { notice: 'noWords' };
  return { act, which: textIn(form, WISH_FIELDS.which), seen: Number(textIn(form, WISH_FIELDS.seen)), words };
}

/** The wish as the counsellor reads it, in Finnish but for the family's own words. */
export function wordsOfWish({ act, words }: Pick<ReadWish, 'act' | 'words'>, when: When | null): string | null {
  if (act === 'ask') return words;
  const first = when === null ? 'Sovittu aika ei sovi.' : `Sovittu aika ei sovi: ${whenIn('fi', when)}.`;
  return act === 'call' ? `${first} Soittakaa minulle.` : `${first} Paremmin sopisi: ${words ?? ''}`;
}
