import { EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { Work } from '../../platform/access/work.js';
import { newId } from '../../platform/clock/clock.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { notFound, requireVersion } from '../../platform/errors/domain-error.js';
import { SealedText } from '../../platform/sealing/sealed-text.js';
import { Sealing } from '../../platform/sealing/sealing.js';
import { hashOf, newSecret } from '../../platform/session/secret.js';
import { type FeedDetails, NEUTRAL, requireLive, requireRoom } from './calendar-feed.domain.js';
import { CalendarFeed } from './calendar-feed.entity.js';
import { CalendarFeedRepository, type FeedRow } from './calendar-feed.repository.js';

/** As entities hold it, or as projections read it. */
type Moment = Temporal.Instant | string | null;

/** A feed as its owner sees it. */
export interface ShownFeed {
  readonly id: string;
  readonly name: string;
  /** Its secret address; null once it is revoked. */
  readonly address: string | null;
  readonly details: FeedDetails;
  readonly createdAt: Temporal.Instant | string;
  readonly rotatedAt: Moment;
  readonly revokedAt: Moment;
  readonly fetchedAt: Moment;
  readonly version: number;
}

/** What the entity and the row of a list say alike. */
type Kept = Omit<FeedRow, 'name' | 'token' | 'createdAt' | 'rotatedAt' | 'revokedAt' | 'fetchedAt'> & {
  readonly name: SealedText;
  readonly token?: SealedText | null;
  readonly createdAt: Temporal.Instant | string;
  readonly rotatedAt?: Moment;
  readonly revokedAt?: Moment;
  readonly fetchedAt?: Moment;
};

const placeOf = (column: 'name' | 'token', id: string) => `calendar_feed.${column}:${id}`;
const storedDetails = ({ place, conference, counsellor }: FeedDetails) => ({
  tellsPlace: place,
  tellsConference: conference,
  tellsCounsellor: counsellor,
});

/**
 * The feeds that people make for their own calendar programs: one for each, so that who loses a telephone revokes that one
 * alone, and sees which of them still asks. The address is shown again whenever its owner is signed in: people lose it.
 */
@Injectable()
export class FeedKeeping {
  constructor(
    private readonly em: EntityManager,
    private readonly feeds: CalendarFeedRepository,
    private readonly sealing: Sealing,
    private readonly work: Work,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The live feeds of the actor, the oldest first. */
  async own(): Promise<ShownFeed[]> {
    const rows = await this.feeds.own();
    return rows.map((row) =>
      this.shown({ ...row, name: SealedText.from(row.name), token: SealedText.from(row.token) }),
    );
  }

  async create(name: string): Promise<ShownFeed> {
    const professionalId = this.work.actor.principalId;
    if (professionalId === null || !(await this.feeds.mayHaveFeeds())) return this.refuse('name');
    await this.feeds.lockFeedsOf(professionalId);
    requireRoom(await this.em.count(CalendarFeed, { professionalId, revokedAt: null }));
    const id = newId();
    const never = { rotatedAt: null, revokedAt: null, fetchedAt: null } as const;
    const feed = this.em.create(CalendarFeed, {
      id,
      professionalId,
      name: this.key.seal(placeOf('name', id), name),
      ...this.newSecret(id),
      ...storedDetails(NEUTRAL),
      createdAt: this.work.now,
      ...never,
    });
    await this.em.flush();
    return this.shown(feed);
  }

  /** Another address; the one before opens nothing from this moment on. */
  async rotate(id: string): Promise<ShownFeed> {
    const feed = await this.held(id);
    requireLive(feed);
    return this.saved(feed, { ...this.newSecret(id), rotatedAt: this.work.now });
  }

  /** No address any more. Doing it twice does no harm. */
  async revoke(id: string): Promise<ShownFeed> {
    const feed = await this.held(id);
    if (feed.revokedAt) return this.shown(feed);
    return this.saved(feed, { token: null, tokenHash: null, revokedAt: this.work.now });
  }

  /** What the feed tells from its next fetch on. */
  async chooseDetails(id: string, expectedVersion: number, details: FeedDetails): Promise<ShownFeed> {
    const feed = await this.held(id);
    requireLive(feed);
    requireVersion(feed, expectedVersion);
    return this.saved(feed, storedDetails(details));
  }

  private get key() {
    return this.sealing.systemKey('calendar-feed');
  }

  private newSecret(id: string) {
    const token = newSecret();
    return { token: this.key.seal(placeOf('token', id), token), tokenHash: hashOf(token) };
  }

  private async held(id: string): Promise<CalendarFeed> {
    const feed = await this.em.findOne(CalendarFeed, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    return feed ?? this.refuse('feedId');
  }

  private async saved(feed: CalendarFeed, change: Partial<Omit<CalendarFeed, symbol>>): Promise<ShownFeed> {
    Object.assign(feed, change);
    await this.em.flush();
    return this.shown(feed);
  }

  private refuse(field: string): never {
    this.work.refuse({});
    throw notFound(field);
  }

  private shown({
    id,
    name,
    token,
    tellsPlace,
    tellsConference,
    tellsCounsellor,
    createdAt,
    version,
    ...at
  }: Kept): ShownFeed {
    const secret = token ? this.key.open(placeOf('token', id), token) : null;
    return {
      id,
      name: this.key.open(placeOf('name', id), name),
      address: secret === null ? null : `${this.config.publicUrl}/calendar/${secret}.ics`,
      details: { place: tellsPlace, conference: tellsConference, counsellor: tellsCounsellor },
      createdAt,
      rotatedAt: at.rotatedAt ?? null,
      revokedAt: at.revokedAt ?? null,
      fetchedAt: at.fetchedAt ?? null,
      version,
    };
  }
}
