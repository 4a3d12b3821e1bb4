import { EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Work } from '../../platform/access/work.js';
import { ZONE } from '../../platform/clock/clock.js';
import type { Validators } from '../../platform/egress/guarded-fetch.js';
import { CalendarAddresses } from './calendar-addresses.js';
import {
  afterAsking,
  type FeedAnswer,
  type FeedState,
  type FeedWindow,
  pausedFeed,
  versionToAskWith,
  windowsAt,
} from './calendar-feed.domain.js';
import { CalendarSubscription } from '../sources.entity.js';

/** A calendar whose turn it is. */
export interface DueCalendar {
  readonly id: string;
  readonly professionalId: string;
}

/** What it takes to ask a calendar. */
export interface AskedCalendar {
  readonly id: string;
  readonly address: string;
  readonly version: Validators;
  /** The longest first. */
  readonly windows: readonly FeedWindow[];
  /** Whose calendar it is; what they declined does not take their time. */
  readonly owner?: string;
  /** When it was asked before: the same again when the answer is stored, or somebody else asked meanwhile. */
  readonly triedAt: Temporal.Instant | null;
}

const OWNER = `
select access.is_staff() as "isStaff", (select p.email from professional p where p.id = access.principal()) as mailbox`;

/** What reading calendars leaves in the database. But for `due` everything runs in the name of the calendar's owner. */
@Injectable()
export class CalendarFeeds {
  constructor(
    private readonly em: EntityManager,
    private readonly addresses: CalendarAddresses,
    private readonly work: Work,
  ) {}

  /** As the worker: whose turn it is, who waits longest first. */
  due(atMost: number): Promise<DueCalendar[]> {
    return this.em.execute<DueCalendar[]>(
      `select id, professional_id as "professionalId" from calendar_subscription where next_at <= access.now()
       order by next_at, id limit ?`,
      [atMost],
    );
  }

  /** What to ask for. Null if it is not to be asked after all; of somebody who left, nobody reads the calendar. */
  async take(id: string): Promise<AskedCalendar | null> {
    const calendar = await this.hold(id);
    if (!calendar) return null;
    const [owner] = await this.em.execute<{ isStaff: boolean; mailbox: string | null }[]>(OWNER);
    if (!owner?.isStaff) {
      this.em.assign(calendar, pausedFeed('no-membership'));
      await this.em.flush();
      return null;
    }
    return {
      id,
      address: this.addresses.open(id, calendar.address!),
      version: versionToAskWith(stateOf(calendar), this.work.now),
      windows: windowsAt(this.work.now, ZONE),
      ...(owner.mailbox !== null && { owner: owner.mailbox }),
      triedAt: calendar.triedAt ?? null,
    };
  }

  /** Writes down what came of it, unless the calendar was removed or somebody else asked it meanwhile. */
  async store({ id, triedAt }: AskedCalendar, answer: FeedAnswer): Promise<void> {
    const calendar = await this.hold(id);
    if (calendar && String(calendar.triedAt ?? null) === String(triedAt)) await this.settle(calendar, answer);
  }

  /** Of one at which we failed ourselves nothing is known; it is tried again like any other. */
  async setAside(id: string): Promise<void> {
    const calendar = await this.hold(id);
    if (calendar) await this.settle(calendar, { outcome: 'rejected', reason: 'failed' });
  }

  private async settle(calendar: CalendarSubscription, answer: FeedAnswer): Promise<void> {
    const { busy, ...after } = afterAsking(stateOf(calendar), answer, this.work.now);
    this.em.assign(calendar, { ...after, busy: [...busy] });
    await this.em.flush();
  }

  private hold(id: string): Promise<CalendarSubscription | null> {
    const where = { id, removedAt: null, nextAt: { $ne: null } };
    return this.em.findOne(CalendarSubscription, where, { lockMode: LockMode.PESSIMISTIC_WRITE });
  }
}

const stateOf = (calendar: CalendarSubscription): FeedState => ({
  status: calendar.status,
  reason: calendar.reason ?? null,
  failures: calendar.failures,
  nextAt: calendar.nextAt ?? null,
  triedAt: calendar.triedAt ?? null,
  readAt: calendar.readAt ?? null,
  knownUntil: calendar.knownUntil ?? null,
  readFrom: calendar.readFrom ?? null,
  readTo: calendar.readTo ?? null,
  busy: calendar.busy,
  etag: calendar.etag ?? null,
  lastModified: calendar.lastModified ?? null,
});
