import type { CombinedError } from 'urql';
import { Refused } from './refused.js';

/** What a screen says of the refusals that it knows, by their stable codes. */
export type Refusals = Readonly<Record<string, string>>;

interface RefusalGiven {
  readonly error: CombinedError;
  readonly words: Refusals;
  /** Tries again what failed. */
  readonly again?: () => void;
}

/** The same with the words of a screen in a list. */
export function Refusal({ error, words, again }: RefusalGiven) {
  const of = (code: string) => (Object.hasOwn(words, code) ? words[code] : undefined);
  return <Refused error={error} words={of} {...(again && { again })} />;
}
