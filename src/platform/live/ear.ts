import type { Change } from './change.js';

/** More than this waiting for one who is slow, and they are told to look at everything again instead. */
const WAITING_AT_MOST = 50;

/**
 * What one subscription hears. An iterator that can be ended from outside while it waits: a generator that waits ends no
 * sooner than with the next event, and would be kept until then. What waits is bounded: one line for each scope.
 */
export class Ear implements AsyncIterableIterator<Change> {
  private readonly waiting = new Map<string, Change>();
  private wake: ((result: IteratorResult<Change>) => void) | undefined;
  private isOver = false;

  /**
   * @param session whose it is
   * @param only the ids of the scopes that it wants to hear of; all that its owner may read, if left out
   */
  constructor(
    readonly session: string,
    private readonly only: ReadonlySet<string> | undefined,
    private readonly forget: (ear: Ear) => void,
  ) {}

  /** Tells it at once, or keeps it until it is asked for. */
  tell(change: Change): void {
    const { changed } = change;
    if (this.isOver || (changed && this.only && !this.only.has(changed.id))) return;
    if (this.wake) return this.answer({ done: false, value: change });
    if (changed === null || this.waiting.size >= WAITING_AT_MOST) {
      this.waiting.clear();
      this.waiting.set('', { ...change, changed: null });
    } else if (!this.waiting.has('')) this.waiting.set(changed.id, change);
  }

  next(): Promise<IteratorResult<Change>> {
    if (this.isOver) return Promise.resolve(OVER);
    const [first] = this.waiting;
    if (first) {
      this.waiting.delete(first[0]);
      return Promise.resolve({ done: false, value: first[1] });
    }
    return new Promise((resolve) => (this.wake = resolve));
  }

  return(): Promise<IteratorResult<Change>> {
    this.isOver = true;
    this.forget(this);
    this.answer(OVER);
    return Promise.resolve(OVER);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  private answer(result: IteratorResult<Change>): void {
    const { wake } = this;
    this.wake = undefined;
    wake?.(result);
  }
}

const OVER: IteratorResult<Change> = { done: true, value: undefined };
