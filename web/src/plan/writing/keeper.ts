import { now } from '../../words/clock.js';
import {
  type Box,
  type Choice,
  chosen,
  heard,
  isUnsaved,
  openBox,
  saved,
  seenVersion,
  wordsOf,
  type Written,
} from './box.js';

/**
 * Troubles that lie in no words and pass: it is tried again. `away`: nobody answered. `somebodyElse`: another has signed in in
 * this browser meanwhile, in whose name nothing is saved.
 */
export type Passing = 'away' | 'signedOut' | 'somebodyElse';

/** What became of words that were sent. */
export type Answer =
  | { readonly kind: 'saved'; readonly version: number; readonly stands: boolean }
  /** `stale`: somebody else wrote there. */
  | { readonly kind: 'stale' | Passing }
  | { readonly kind: 'refused'; readonly code: string };

/** How the words of one place are saved. */
export interface Saving {
  readonly send: (text: string, expectedVersion: number | null, requestId: string) => Promise<Answer>;
  /** Asks how the plan stands now; the keeper is told by `hear`. */
  readonly lookAgain: () => void;
  /** Whether it may be emptied. A goal may not: it is dropped. */
  readonly mayBeEmpty: boolean;
}

/** Why words are not saved yet: besides what passes, they are refused, or there are none. */
export type Trouble = Passing | 'refused' | 'empty';

/** A box, and how it goes with saving it. */
export interface Kept {
  readonly box: Box;
  readonly isSending: boolean;
  readonly trouble: Trouble | null;
  /** Of a refusal, its code. */
  readonly code: string | null;
  /** When it was saved last, in milliseconds since 1970. */
  readonly savedAt: number | null;
}

const isPassing = (kind: Trouble | Answer['kind'] | null): kind is Passing =>
  kind === 'away' || kind === 'signedOut' || kind === 'somebodyElse';

interface Sent {
  readonly text: string;
  readonly seen: number | null;
  readonly requestId: string;
}

/** So long after the last key the words are sent. Milliseconds. */
const PAUSE = 800;
/** After so long an unanswered question is asked once more; each time twice as long, up to the second. */
const RETRY = 2000;
const RETRY_AT_MOST = 30_000;

/**
 * Keeps what is typed into one place and saves it by itself. What was sent and never answered is sent again as it was, under the
 * same id, before anything else: so the server makes it once, and no one's own words come back as somebody else's.
 */
export class Keeper {
  private kept: Kept;
  private unanswered: Sent | null = null;
  private sending: Promise<void> = Promise.resolve();
  private tries = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly listeners = new Set<() => void>();

  constructor(
    written: Written,
    private saving: Saving,
  ) {
    this.kept = { box: openBox(written), isSending: false, trouble: null, code: null, savedAt: null };
  }

  /** How it stands; another object after each change. */
  readonly snapshot = (): Kept => this.kept;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  /** How to save from now on: the screen that shows it may be another than the one before. */
  saveBy(saving: Saving): void {
    this.saving = saving;
  }

  type(text: string): void {
    const trouble = isPassing(this.kept.trouble) ? this.kept.trouble : null;
    this.become({ box: { ...this.kept.box, text }, trouble, code: null });
    this.sendIn(PAUSE);
  }

  /** The server tells how it stands. */
  hear(written: Written): void {
    const isOwn = this.unanswered?.text === written.text;
    const box = isOwn ? saved(this.kept.box, written) : heard(this.kept.box, written);
    if (box === this.kept.box) return;
    this.become({ box });
    if (isUnsaved(box)) this.sendIn(0);
  }

  choose(choice: Choice): void {
    this.become({ box: chosen(this.kept.box, choice), trouble: null, code: null });
    void this.send();
  }

  /** Gives up what was typed. */
  forget(): void {
    clearTimeout(this.timer);
    this.unanswered = null;
    this.become({ box: openBox(this.kept.box.rival ?? this.kept.box.base), trouble: null, code: null });
  }

  /** Sends what is not saved yet, at once; resolves when that was answered. */
  async send(): Promise<void> {
    clearTimeout(this.timer);
    await this.sending;
    const sent = this.next();
    if (!sent) return;
    this.unanswered = sent;
    this.become({ isSending: true });
    const sending = this.saving.send(sent.text, sent.seen, sent.requestId).then((answer) => this.take(answer, sent));
    this.sending = sending;
    await sending;
  }

  /** What is to be sent, if anything is. */
  private next(): Sent | null {
    const { box, isSending } = this.kept;
    if (isSending || box.rival) return null;
    if (this.unanswered) return this.unanswered;
    if (!isUnsaved(box)) return null;
    const text = wordsOf(box);
    if (text !== '' || this.saving.mayBeEmpty)
      return { text, seen: seenVersion(box.base), requestId: crypto.randomUUID() };
    this.become({ trouble: 'empty' });
    return null;
  }

  private take(answer: Answer, sent: Sent): void {
    this.become({ isSending: false });
    if (!isPassing(answer.kind)) this.unanswered = null;
    if (answer.kind === 'stale') {
      this.saving.lookAgain();
      // Where the look fails as well, it is found out once more.
      return this.tryLater(null);
    }
    if (answer.kind === 'refused') {
      this.become({ trouble: 'refused', code: answer.code });
      return this.saving.lookAgain();
    }
    if (answer.kind !== 'saved') return this.tryLater(answer.kind);
    this.tries = 0;
    const written = { text: sent.text, version: answer.version, stands: answer.stands };
    this.become({ box: saved(this.kept.box, written), trouble: null, code: null, savedAt: now() });
    if (isUnsaved(this.kept.box)) return this.sendIn(PAUSE);
    // What others have written elsewhere comes along.
    this.saving.lookAgain();
  }

  private tryLater(trouble: Trouble | null): void {
    this.become({ trouble });
    this.sendIn(Math.min(RETRY * 2 ** this.tries, RETRY_AT_MOST));
    this.tries += 1;
  }

  private sendIn(milliseconds: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.send(), milliseconds);
  }

  private become(change: Partial<Kept>): void {
    this.kept = { ...this.kept, ...change };
    for (const listener of this.listeners) listener();
  }
}
