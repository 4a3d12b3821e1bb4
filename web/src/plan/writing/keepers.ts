import { isUnsaved, type Written } from './box.js';
import { Keeper, type Kept, type Saving } from './keeper.js';

/** How it goes with saving all that is written on the screen: the worst of it first. */
type Standing = 'rival' | 'somebodyElse' | 'signedOut' | 'away' | 'refused' | 'saving' | 'saved' | 'nothing';

/** What the line about saving tells. */
export interface AllKept {
  readonly standing: Standing;
  readonly savedAt: number | null;
}

const WORST: readonly Standing[] = [
  'rival',
  'somebodyElse',
  'signedOut',
  'away',
  'refused',
  'saving',
  'saved',
  'nothing',
];

function standingOf({ box, isSending, trouble, savedAt }: Kept): Standing {
  if (box.rival) return 'rival';
  if (trouble) return trouble === 'empty' ? 'refused' : trouble;
  if (isSending || isUnsaved(box)) return 'saving';
  return savedAt === null ? 'nothing' : 'saved';
}

/**
 * All places of one draft in which somebody writes. It outlives the screen: whoever leaves it while the server is away finds
 * what they typed when they come back, and until then it is tried again.
 */
export class Keepers {
  private readonly keepers = new Map<string, Keeper>();
  private readonly listeners = new Set<() => void>();
  private all: AllKept = { standing: 'nothing', savedAt: null };
  private isDoubted = false;

  /** `writerId`: whose words they are. */
  constructor(readonly writerId: string) {}

  /** The keeper of a place, always the same one. */
  at(place: string, written: Written, saving: Saving): Keeper {
    const known = this.keepers.get(place);
    if (known) return known;
    const keeper = new Keeper(written, saving);
    this.keepers.set(place, keeper);
    keeper.subscribe(() => this.look());
    return keeper;
  }

  /** The version of a place as it was heard or saved last; undefined where nobody wrote. */
  versionAt(place: string): number | undefined {
    return this.keepers.get(place)?.snapshot().box.base.version ?? undefined;
  }

  /** Whether it may be somebody else by now who would save: to be found out before the next words are sent. */
  readonly areDoubted = (): boolean => this.isDoubted;

  /** The session ended, or somebody was in another tab. */
  readonly doubt = (): void => void (this.isDoubted = true);

  /** It is still who wrote here. */
  readonly trust = (): void => void (this.isDoubted = false);

  readonly snapshot = (): AllKept => this.all;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  /** Sends all that is not saved yet. Answers whether it is now. */
  async settle(): Promise<boolean> {
    const all = [...this.keepers.values()];
    await Promise.all(all.map((keeper) => keeper.send()));
    return all.every((keeper) => !isUnsaved(keeper.snapshot().box));
  }

  /** What was typed into places that the draft does not have any more. */
  leftOver(places: ReadonlySet<string>): readonly (readonly [place: string, keeper: Keeper])[] {
    return [...this.keepers].filter(([place, keeper]) => !places.has(place) && isUnsaved(keeper.snapshot().box));
  }

  private look(): void {
    const kept = [...this.keepers.values()].map((keeper) => keeper.snapshot());
    const standings = new Set(kept.map(standingOf));
    const standing = WORST.find((each) => standings.has(each)) ?? 'nothing';
    const savedAt = kept.reduce<number | null>((last, each) => latest(last, each.savedAt), null);
    // A new object each time: what was left over may have changed although the line has not.
    this.all = { standing, savedAt };
    // The browser asks before it leaves something behind.
    const guard = standing === 'saved' || standing === 'nothing' ? removeEventListener : addEventListener;
    guard('beforeunload', askBeforeLeaving);
    for (const listener of this.listeners) listener();
  }
}

const askBeforeLeaving = (event: BeforeUnloadEvent): void => event.preventDefault();

const latest = (one: number | null, other: number | null): number | null =>
  one === null ? other : other === null ? one : Math.max(one, other);

const byDraft = new Map<string, Keepers>();

/** The keepers of a draft, always the same ones: theirs who wrote here first. */
export function keepersOf(planVersionId: string, writerId: string): Keepers {
  const known = byDraft.get(planVersionId) ?? new Keepers(writerId);
  byDraft.set(planVersionId, known);
  return known;
}
