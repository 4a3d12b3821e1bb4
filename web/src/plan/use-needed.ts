import { type Ref, useRef, useState } from 'react';

/** A field that may not be empty when its button is pressed. */
export interface Needed<Element extends HTMLElement> {
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

/** A field that must be filled; `missing` is what it says where it is not. */
export function useNeeded<Element extends HTMLElement>(missing: string, atFirst = ''): Needed<Element> {
  const at = useRef<Element>(null);
  const [value, write] = useState(atFirst);
  const [isChecked, setChecked] = useState(false);
  const given = () => {
    const words = value.trim();
    setChecked(words === '');
    if (words === '') at.current?.focus();
    return words;
  };
  const isMissing = isChecked && value.trim() === '';
  return { field: { at, value, write, missing: isMissing ? missing : undefined }, given };
}
