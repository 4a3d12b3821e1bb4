/** How things are, in three faces (miten menee). */
export const FACES = ['good', 'so-so', 'bad'] as const;
export type Face = (typeof FACES)[number];

/** What somebody of the family says of it. */
export interface Said {
  readonly face: Face;
  readonly words?: string | null;
}
