import { Injectable } from '@nestjs/common';
import { Work } from '../../platform/access/work.js';
import { Clock } from '../../platform/clock/clock.js';
import { SealedText } from '../../platform/sealing/sealed-text.js';
import { hashOf, isSecret } from '../../platform/session/secret.js';
import { tagsIn } from './calendar-feed.domain.js';
import { CalendarFeedRepository, type StoredFeed } from './calendar-feed.repository.js';
import { FeedRendering } from './feed-rendering.js';

/** What a program that asks for a calendar gets. */
export type FeedAnswer =
  | { readonly outcome: 'text'; readonly etag: string; readonly text: string }
  | { readonly outcome: 'unchanged'; readonly etag: string }
  /** No such secret, or no longer: nobody learns which. */
  | { readonly outcome: 'unknown' };

const UNKNOWN: FeedAnswer = { outcome: 'unknown' };

/** What stands behind the address of a calendar feed. */
@Injectable()
export class CalendarFeedService {
  constructor(
    private readonly feeds: CalendarFeedRepository,
    private readonly rendering: FeedRendering,
    private readonly work: Work,
    private readonly clock: Clock,
  ) {}

  /** @param ifNoneMatch the header: what the program has already */
  async fetch(token: string, ifNoneMatch: string | undefined): Promise<FeedAnswer> {
    if (!isSecret(token)) return UNKNOWN;
    const hash = hashOf(token);
    const known = tagsIn(ifNoneMatch);
    const stored = await this.feeds.read(hash, known, this.clock.now());
    return this.answerOf(stored?.isFresh === false ? await this.renewed(stored.id, hash, known) : stored);
  }

  /** Of many who ask at once for a feed that has changed the first renders it, and the others wait for that. */
  private renewed(id: string, hash: Buffer, known: readonly string[]): Promise<StoredFeed | undefined> {
    return this.work.run({ principalId: id }, 'calendar.render', async () => {
      if (!(await this.feeds.hold())) return undefined;
      const stored = await this.feeds.read(hash, known, this.work.now);
      if (!stored || stored.isFresh) return stored;
      await this.rendering.render(id);
      return this.feeds.read(hash, known, this.work.now);
    });
  }

  private answerOf(stored: StoredFeed | undefined): FeedAnswer {
    if (!stored?.etag) return UNKNOWN;
    const { id, etag, plain, sealed } = stored;
    if (plain === null && sealed === null) return { outcome: 'unchanged', etag };
    return { outcome: 'text', etag, text: this.rendering.open(id, plain, sealed && new SealedText(sealed)) };
  }
}
