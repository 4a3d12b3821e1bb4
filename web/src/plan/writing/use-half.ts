import { createContext, use, useEffect, useSyncExternalStore } from 'react';
import { HalfWritten, type Place } from './half-written.js';

/** Where what is being written on this screen is kept. */
export const HalfContext = createContext(new HalfWritten());

/** A field of which nothing is lost when another changes the plan. */
export interface HalfField {
  readonly value: string;
  readonly write: (text: string) => void;
  /** These words are in the plan, and the field is for the next ones. */
  readonly take: (saved: string) => void;
  /** These words are saved, and stand in the field. */
  readonly settle: (saved: string) => void;
}

/** What is written in a place; until somebody touches it, what stands there at first, also when that becomes another. */
export function useHalf(place: Place, atFirst = ''): HalfField {
  const half = use(HalfContext);
  const { place: at } = place;
  const text = useSyncExternalStore(half.subscribe, () => half.textAt(at));
  useEffect(() => half.show(at), [half, at]);
  useEffect(() => {
    if (text === atFirst) half.forget(at);
  }, [half, at, text, atFirst]);
  return {
    value: text ?? atFirst,
    write: (words) => half.write(place, words),
    take: (saved) => half.take(at, saved),
    settle: (saved) => half.settle(at, saved),
  };
}
