import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { readBusyApart } from '../../itip/busy/apart.js';
import type { BusyReading } from '../../itip/busy/read-busy.js';
import { type Actor, WORKER } from '../../platform/access/actor.js';
import { Work } from '../../platform/access/work.js';
import { ZONE } from '../../platform/clock/clock.js';
import { GuardedFetch } from '../../platform/egress/guarded-fetch.js';
import { describeFailure } from '../../platform/outbox/failure.js';
import { Outbox, PERIODIC } from '../../platform/outbox/outbox.js';
import { codeOf, type FeedAnswer, type FeedWindow } from './calendar-feed.domain.js';
import { type AskedCalendar, CalendarFeeds, type DueCalendar } from './calendar-feeds.js';

/** The periodic job that asks the calendars whose turn it is. */
export const FETCH_CALENDARS = 'availability.fetch-calendars';

const EVERY_MINUTE = Temporal.Duration.from({ minutes: 1 });
/** A round lasts a minute or two at most, even if no server answers: three after each other of 20 seconds. */
const IN_A_ROUND = 24;
const LANES = 8;
/** Nobody is busy so often; what says so would only fill tables. */
const SPANS_AT_MOST = 20_000;

/** What a calendar said of a window. */
interface Reading extends BusyReading {
  readonly window: FeedWindow;
}

/**
 * Asks the calendars in rounds, once across all processes. What came of one is stored in a transaction of its own; a
 * process that dies in between leaves the calendar due.
 */
@Injectable()
export class CalendarFetching implements OnModuleInit {
  private readonly log = new Logger(CalendarFetching.name);

  constructor(
    private readonly outside: GuardedFetch,
    private readonly feeds: CalendarFeeds,
    private readonly outbox: Outbox,
    private readonly work: Work,
  ) {}

  onModuleInit(): void {
    this.outbox.every(FETCH_CALENDARS, EVERY_MINUTE, {
      deliver: () => this.round(),
      settle: (_effect, isFull) => this.goOn(isFull),
    });
  }

  /** Of a full round the next one does not wait a minute: others may be due, and a county has thousands of calendars. */
  private async goOn(isFull: boolean): Promise<void> {
    if (isFull) await this.outbox.reschedule(FETCH_CALENDARS, PERIODIC, this.work.now);
  }

  /** Answers whether it was full. */
  private async round(): Promise<boolean> {
    const due = await this.work.run(WORKER, FETCH_CALENDARS, () => this.feeds.due(IN_A_ROUND));
    const lanes = Array.from({ length: LANES }, (_, lane) => due.filter((_each, index) => index % LANES === lane));
    await Promise.all(lanes.map((lane) => this.oneAfterTheOther(lane)));
    return due.length === IN_A_ROUND;
  }

  /** One at which we fail ourselves is set aside, so that it holds up neither the others nor the next round. */
  private async oneAfterTheOther(calendars: readonly DueCalendar[]): Promise<void> {
    for (const calendar of calendars) {
      try {
        await this.fetch(calendar);
      } catch (error) {
        this.log.error(`calendar ${calendar.id}: ${describeFailure(error)}`);
        await this.work.run(ownerOf(calendar), FETCH_CALENDARS, () => this.feeds.setAside(calendar.id));
      }
    }
  }

  private async fetch(calendar: DueCalendar): Promise<void> {
    const owner = ownerOf(calendar);
    const asked = await this.work.run(owner, FETCH_CALENDARS, () => this.feeds.take(calendar.id));
    if (!asked) return;
    const answer = await this.ask(asked);
    await this.work.run(owner, FETCH_CALENDARS, () => this.feeds.store(asked, answer));
  }

  private async ask(asked: AskedCalendar): Promise<FeedAnswer> {
    const fetched = await this.outside.get(asked.address, asked.version);
    if (fetched.outcome !== 'read') return fetched;
    const { status, busy, warnings, window } = await this.read(fetched.body, asked);
    if (status === 'rejected') return { outcome: 'rejected', reason: codeOf(warnings[0]) };
    if (busy.length > SPANS_AT_MOST) return { outcome: 'rejected', reason: 'too-many-times' };
    const isWhole = status === 'ok';
    const reason = isWhole ? null : codeOf(warnings[0]);
    return { outcome: 'read', isWhole, reason, busy, window, version: fetched.validators };
  }

  /** What tells of fewer weeks than we ask for is asked for fewer: of these everything is known. */
  private async read(body: Uint8Array, { windows, owner }: AskedCalendar): Promise<Reading> {
    for (const [index, window] of windows.entries()) {
      const reading = await readBusyApart(body, { ...window, timeZone: ZONE, ...(owner !== undefined && { owner }) });
      const isTooFar = reading.status === 'partial' && reading.warnings.every((each) => codeOf(each) === 'not-covered');
      if (!isTooFar || index === windows.length - 1) return { ...reading, window };
    }
    throw new Error('no window to read');
  }
}

const ownerOf = ({ professionalId }: DueCalendar): Actor => ({ principalId: professionalId });
