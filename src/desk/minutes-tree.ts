import type { Audience, MinutesState, Verdict } from '../meeting/minutes/minutes.domain.js';
import type { StaffTree } from '../network/projecting.domain.js';
import type { Sealed } from './tree.js';

interface MatterTree {
  readonly id: string;
  readonly audience: Audience;
  readonly text: Sealed;
  readonly dueOn: string | null;
  readonly actionId: string | null;
  readonly personId: string | null;
  readonly who: StaffTree | null;
}

export interface EditionTree {
  readonly edition: number;
  /** Null: a draft. */
  readonly sharedAt: string | null;
  readonly forAll: Sealed;
  readonly forAuthorities: Sealed;
  readonly forFamily: Sealed;
  readonly matters: readonly MatterTree[];
}

/** Minutes of a meeting as their statement gives them: the editions that the reader may read, the newest first. */
export interface MinutesTree {
  readonly state: MinutesState;
  /** The newest edition there is, whether or not the reader reads it. */
  readonly edition: number;
  readonly writtenAt: string;
  readonly version: number;
  readonly editions: readonly EditionTree[];
  readonly answers: readonly {
    readonly id: string;
    readonly personId: string;
    readonly edition: number;
    readonly verdict: Verdict;
    readonly words: Sealed;
    readonly at: string;
    readonly isOwnWord: boolean;
  }[];
}
