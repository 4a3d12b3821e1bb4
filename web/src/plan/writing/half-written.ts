/** Words in a field whose button has not been pressed yet. */
interface Half {
  readonly text: string;
  /** What the field asks for; null of a choice, which nobody copies. */
  readonly label: string | null;
  /** Whether it is nothing for the wall: it is opened by a press. */
  readonly isPrivate: boolean;
  /** It was saved, and stands there until the plan is asked for again. */
  readonly isSettled: boolean;
}

/** Where something is written, and how it is told of later. */
export interface Place {
  /** The same for as long as the same thing is written there. */
  readonly place: string;
  readonly label: string | null;
  readonly isPrivate?: boolean;
}

/** Words whose field is gone. */
export interface LeftWords {
  readonly place: string;
  readonly label: string;
  readonly text: string;
  readonly isPrivate: boolean;
}

/**
 * What somebody is writing and has not added to the plan. It outlives the fields: another may give the plan to the family, or
 * begin the next version, while somebody here is in the middle of a sentence.
 */
export class HalfWritten {
  private readonly halves = new Map<string, Half>();
  private readonly shown = new Set<string>();
  private readonly listeners = new Set<() => void>();
  private left: readonly LeftWords[] = [];

  /** What is written there; undefined where nobody has touched it. */
  textAt(place: string): string | undefined {
    return this.halves.get(place)?.text;
  }

  write({ place, label, isPrivate = false }: Place, text: string): void {
    this.halves.set(place, { text, label, isPrivate, isSettled: false });
    this.tell();
  }

  /** These words were saved: they stand there until the server tells so. */
  settle(place: string, saved: string): void {
    const half = this.halves.get(place);
    if (half?.text.trim() !== saved) return;
    this.halves.set(place, { ...half, text: saved, isSettled: true });
    this.tell();
  }

  /** These words are in the plan now: what was typed behind them meanwhile stays. */
  take(place: string, saved: string): void {
    const half = this.halves.get(place);
    if (!half) return;
    const text = half.text.trim();
    const rest = text.startsWith(saved) ? text.slice(saved.length).trimStart() : text;
    if (rest === '') return this.forget(place);
    this.halves.set(place, { ...half, text: rest });
    this.tell();
  }

  forget(place: string): void {
    if (this.halves.delete(place)) this.tell();
  }

  /** A field for it stands on the screen, until what is answered is called. */
  show(place: string): () => void {
    this.shown.add(place);
    this.tell();
    return () => {
      this.shown.delete(place);
      if (this.halves.get(place)?.isSettled) this.halves.delete(place);
      this.tell();
    };
  }

  /** Words that have no field any more; the same list as long as it is the same. */
  readonly leftOver = (): readonly LeftWords[] => this.left;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  private tell(): void {
    const unsaved = [...this.halves].flatMap(([place, { label, text, isPrivate, isSettled }]) =>
      label === null || isSettled || text.trim() === '' ? [] : [{ place, label, text, isPrivate }],
    );
    this.left = unsaved.filter(({ place }) => !this.shown.has(place));
    // The browser asks before it leaves something behind.
    const guard = unsaved.length === 0 ? removeEventListener : addEventListener;
    guard('beforeunload', askBeforeLeaving);
    for (const listener of this.listeners) listener();
  }
}

const askBeforeLeaving = (event: BeforeUnloadEvent): void => event.preventDefault();

const byWriter = new Map<string, HalfWritten>();

/** What one writer is writing into the plan of a case, always the same. */
export function halfWrittenOf(caseId: string, writerId: string): HalfWritten {
  const key = `${caseId} ${writerId}`;
  const known = byWriter.get(key) ?? new HalfWritten();
  byWriter.set(key, known);
  return known;
}
