/** Words as the server has them. */
export interface Written {
  readonly text: string;
  /** Counts on with each change; null while nothing was ever written. */
  readonly version: number | null;
  /** Whether it stands in the draft; what was left out does not, and counts on all the same. */
  readonly stands: boolean;
  /** Id of who wrote it, if known. */
  readonly by?: string | null;
}

/** Something to write in: what was there when the writing began, and what stands in it now. */
export interface Box {
  readonly base: Written;
  readonly text: string;
  /** What somebody else has written into the same place meanwhile: the two stand side by side until one chooses. */
  readonly rival: Written | null;
}

/** Which of two texts stays, or both of them. */
export type Choice = 'mine' | 'theirs' | 'both';

export const openBox = (written: Written): Box => ({ base: written, text: written.text, rival: null });

/** What is sent: blanks around words say nothing. */
export const wordsOf = ({ text }: Box): string => text.trim();

/** Whether something stands in it that the server does not have. */
export const isUnsaved = (box: Box): boolean => wordsOf(box) !== box.base.text;

/** What the server must be told was seen; null: there was nothing. */
export const seenVersion = ({ version, stands }: Written): number | null => (stands ? version : null);

/**
 * What the server tells now. An answer from before what is known changes nothing. Into a box that was not touched the new words
 * go at once. What one has typed oneself stays: beside it stand the other words, unless they are the same.
 */
export function heard(box: Box, written: Written): Box {
  const known = box.rival ?? box.base;
  if ((written.version ?? 0) <= (known.version ?? 0)) return box;
  if (!isUnsaved(box)) return openBox(written);
  if (written.text === box.base.text || written.text === wordsOf(box)) return { ...box, base: written, rival: null };
  return { ...box, rival: written };
}

/** The server has saved one's own words; meanwhile more may have been typed. What was heard later stands. */
export const saved = (box: Box, written: Written): Box =>
  (written.version ?? 0) < (box.base.version ?? 0) ? box : { ...box, base: written };

/** One of the two texts is chosen, or both, one under the other. What is chosen goes over what the other wrote. */
export function chosen(box: Box, choice: Choice): Box {
  if (!box.rival) return box;
  if (choice === 'theirs') return openBox(box.rival);
  const text = choice === 'both' ? `${box.rival.text}\n${wordsOf(box)}`.trim() : box.text;
  return { base: box.rival, text, rival: null };
}
