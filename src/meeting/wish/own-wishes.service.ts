import { Injectable } from '@nestjs/common';
import { WishReading, type WishView } from './wish.reading.js';
import { Wishes } from './wishes.js';

/** A wish as who asked sees it. */
export type OwnWish = Pick<WishView, 'id' | 'caseId' | 'askedAt' | 'state' | 'words' | 'answer' | 'version'>;

/** One's own wishes for a meeting, for the doors: who asks reads them, and takes them back. */
@Injectable()
export class OwnWishesService {
  constructor(
    private readonly reading: WishReading,
    private readonly wishes: Wishes,
  ) {}

  /** Cases in which the actor may ask: ids. */
  casesToAskIn(): Promise<readonly string[]> {
    return this.reading.casesToAskIn();
  }

  /** What the actor asked for, the newest first. */
  own(): Promise<OwnWish[]> {
    return this.reading.own();
  }

  /** Throws `WISHED_ALREADY` while one waits, `NOT_FOUND`. */
  async ask(caseId: string, words: string | null): Promise<void> {
    await this.wishes.ask(caseId, words);
  }

  /** Throws `WISH_OVER`, `STALE`, `NOT_FOUND`. */
  async withdraw(wishId: string, expectedVersion: number): Promise<void> {
    await this.wishes.withdraw(wishId, expectedVersion);
  }
}
