import { type Ref, useRef, useState } from 'react';
import type { Place } from './writing/half-written.js';
import { type HalfField, useHalf } from './writing/use-half.js';

/** A field that may not be empty when its button is pressed. */
export interface Needed<Element extends HTMLElement> extends Pick<HalfField, 'take' | 'settle'> {
  /** For the field. */
  readonly field: {
    readonly at: Ref<Element>;
    readonly value: string;
    readonly write: (value: string) => void;
    readonly missing: string | undefined;
  };
  /** What was given; empty where nothing was, and then the field says so and takes the focus. */
  readonly given: () => string;
}

interface NeededGiven extends Place {
  /** What it says where it is not filled. */
  readonly missing: string;
  /** What stands in it before anybody writes. */
  readonly atFirst?: string;
}

/** A field that must be filled. */
export function useNeeded<Element extends HTMLElement>({ missing, atFirst, ...place }: NeededGiven): Needed<Element> {
  const at = useRef<Element>(null);
  const { value, write, take, settle } = useHalf(place, atFirst);
  const [isChecked, setChecked] = useState(false);
  const given = () => {
    const words = value.trim();
    setChecked(words === '');
    if (words === '') at.current?.focus();
    return words;
  };
  const isMissing = isChecked && value.trim() === '';
  return { field: { at, value, write, missing: isMissing ? missing : undefined }, given, take, settle };
}
