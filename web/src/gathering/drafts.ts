import { useState } from 'react';
import type { Gathering } from './form.js';

/**
 * What was written and not sent, until the page is left for good. It is what families told: it is kept in memory, apart for who
 * wrote it and for what, and never in the storage of a browser.
 */
const drafts = new Map<string, Gathering>();

interface Draft {
  readonly form: Gathering;
  readonly write: (change: Partial<Gathering>) => void;
  /** Forgets it: it was sent, or given up. */
  readonly drop: () => void;
}

/** What stands on the page; it is there again when one comes back to it from another screen. */
export function useDraft(key: string, begin: () => Gathering): Draft {
  const [form, setForm] = useState(() => drafts.get(key) ?? begin());
  const write = (change: Partial<Gathering>) =>
    setForm((before) => {
      const after = { ...before, ...change };
      drafts.set(key, after);
      return after;
    });
  return { form, write, drop: () => void drafts.delete(key) };
}

/** Whether something is written that was not sent. */
export const isWritten = (key: string): boolean => drafts.has(key);
