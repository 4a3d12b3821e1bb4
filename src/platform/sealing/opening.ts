import type { DataKey, WrappedKey } from './data-key.js';
import { SealedText } from './sealed-text.js';

/** A key as JSON carries it. */
export interface KeyTree {
  readonly id: string;
  readonly wrapped: string | null;
  readonly wrappedBy: string;
}

/** Opens one sealed value of a tree: `place` is `table.column`, `id` the row's. */
export type Open = (place: string, id: string, sealed: string | null) => string | null;

/**
 * Opens what a projection brought sealed, in base64. A destroyed key is an erasure: its texts are gone, the rest is not.
 *
 * @param unwrap opens the key itself
 */
export function openingWith(key: KeyTree | null, unwrap: (key: WrappedKey) => DataKey): Open {
  const dataKey = key?.wrapped ? unwrap({ ...key, wrapped: Buffer.from(key.wrapped, 'base64') }) : null;
  return (place, id, sealed) => (sealed && dataKey ? dataKey.open(`${place}:${id}`, SealedText.from(sealed)) : null);
}
