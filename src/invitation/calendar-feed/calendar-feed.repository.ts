import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Language } from '../../directory/directory.domain.js';
import type { MeetingMode } from '../../meeting/meeting.domain.js';
import type { KeyTree } from '../../platform/sealing/opening.js';
import type { SealedText } from '../../platform/sealing/sealed-text.js';
import type { Counsellor } from '../words.domain.js';
import type { LogBasis } from '../../platform/audit/log-basis.domain.js';

/** What a secret opens. */
export interface StoredFeed {
  readonly id: string;
  /** Nothing has changed since it was rendered. */
  readonly isFresh: boolean;
  readonly etag: string | null;
  /** One of them, sealed if it tells what is sealed elsewhere; none if whoever asks knows it already, or there is none. */
  readonly plain: string | null;
  readonly sealed: Buffer | null;
}

/** Bytes in base64. */
type Encoded = string;

/** A meeting of the owner's, with what is told of it and nothing else. */
export interface ContentRow {
  readonly id: string;
  readonly areaId: string;
  readonly caseId: string;
  readonly mode: MeetingMode;
  readonly zone: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly isSettled: boolean;
  /** On which its owner may know of it, and for which unit. */
  readonly basis: LogBasis;
  readonly actingForUnit: string;
  /** Sealed with the key. */
  readonly place: Encoded | null;
  readonly conference: Encoded | null;
  readonly key: KeyTree | null;
  readonly counsellor: Counsellor | null;
}

/** All that the text of the acting feed is made of, of one moment. */
export interface FeedContent {
  readonly professionalId: string;
  readonly language: Language;
  /** Marks of the changes that this content knows. */
  readonly seen: readonly number[];
  /** The text before. */
  readonly before: { readonly plain: string | null; readonly sealed: Encoded | null } | null;
  /** When time alone changes something. */
  readonly validUntil: string | null;
  readonly meetings: readonly ContentRow[];
}

/** A text to store. */
export interface RenderedFeed {
  readonly etag: string;
  readonly text: string | SealedText;
}

/** A feed as its owner sees it in a list. Sealed values in base64. */
export interface FeedRow {
  readonly id: string;
  readonly name: Encoded;
  readonly token: Encoded;
  readonly tellsPlace: boolean;
  readonly tellsConference: boolean;
  readonly tellsCounsellor: boolean;
  readonly createdAt: string;
  readonly rotatedAt: string | null;
  readonly revokedAt: null;
  readonly fetchedAt: string | null;
  readonly version: number;
}

const READ = `select id, is_fresh as "isFresh", etag, plain, sealed from access.read_calendar_feed(?, ?::text[], ?)`;

const OWN = `
select f.id, encode(f.name, 'base64') as name, encode(f.token, 'base64') as token, f.tells_place as "tellsPlace",
  f.tells_conference as "tellsConference", f.tells_counsellor as "tellsCounsellor", f.created_at as "createdAt",
  f.rotated_at as "rotatedAt", f.revoked_at as "revokedAt", f.fetched_at as "fetchedAt", f.version
from calendar_feed f where f.professional_id = access.principal() and f.revoked_at is null order by f.created_at, f.id`;

/** SQL of people's own calendar feeds. */
@Injectable()
export class CalendarFeedRepository {
  constructor(private readonly em: EntityManager) {}

  /**
   * What a secret opens now. Outside any work as well: one statement, because programs ask all day long.
   * @param known tags of texts that whoever asks has already, or `*`
   */
  async read(tokenHash: Buffer, known: readonly string[], now: Temporal.Instant): Promise<StoredFeed | undefined> {
    const values = [tokenHash, `{${known.join(',')}}`, now.toString()];
    const [row] = this.em.isInTransaction()
      ? await this.em.execute<StoredFeed[]>(READ, values)
      : await this.em.getConnection().execute<StoredFeed[]>(READ, values);
    return row;
  }

  /** The feeds of the actor that can be read. */
  own(): Promise<FeedRow[]> {
    return this.em.execute<FeedRow[]>(OWN);
  }

  /** Whether the actor is a professional with a membership today. */
  async mayHaveFeeds(): Promise<boolean> {
    const [row] = await this.em.execute<{ may: boolean }[]>(
      `select access.is_staff() and exists (select from professional p where p.id = access.principal()) as may`,
    );
    return row?.may ?? false;
  }

  /** Until the commit nobody else adds or changes a feed of this person. */
  async lockFeedsOf(professionalId: string): Promise<void> {
    await this.em.execute("select pg_advisory_xact_lock(hashtextextended('feeds of ' || ?, 0))", [professionalId]);
  }

  /** Of the acting feed: nobody else renders it until the commit. False if it is not there any more. */
  async hold(): Promise<boolean> {
    const [row] = await this.em.execute<{ held: boolean }[]>('select access.hold_calendar_feed() as held');
    return row?.held ?? false;
  }

  /** Of the acting feed. */
  async content(): Promise<FeedContent | null> {
    const [row] = await this.em.execute<{ content: FeedContent | null }[]>(
      'select access.content_of_calendar_feed() as content',
    );
    return row?.content ?? null;
  }

  /** Of the acting feed. */
  async store({ etag, text }: RenderedFeed, { validUntil, seen }: FeedContent): Promise<void> {
    const [plain, sealed] = typeof text === 'string' ? [text, null] : [null, text.bytes];
    const values = [etag, plain, sealed, validUntil, `{${seen.join(',')}}`];
    await this.em.execute('select access.store_calendar_feed(?, ?, ?, ?, ?::bigint[])', values);
  }
}
