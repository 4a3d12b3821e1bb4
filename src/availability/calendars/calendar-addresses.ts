import { Injectable } from '@nestjs/common';
import type { FeedStatus } from './calendar-feed.domain.js';
import { GuardedFetch } from '../../platform/egress/guarded-fetch.js';
import { refuse } from '../../platform/errors/domain-error.js';
import type { SealedText } from '../../platform/sealing/sealed-text.js';
import { Sealing } from '../../platform/sealing/sealing.js';

/** As entities hold it, or as projections read it. */
type Moment = Temporal.Instant | string | null;

/** A calendar and the server it is on, which is all that is shown of its address; null once it is removed. */
export interface ShownCalendar {
  readonly server: string | null;
  readonly calendar: {
    readonly id: string;
    readonly status: FeedStatus;
    readonly reason?: string | null;
    readonly addedAt: Temporal.Instant | string;
    readonly triedAt?: Moment;
    readonly readAt?: Moment;
    readonly knownUntil?: Moment;
    readonly nextAt?: Moment;
    readonly removedAt?: Moment;
  };
}

const place = (id: string) => `calendar_subscription.address:${id}`;

/** Addresses of calendars. Whoever knows one reads the calendar: sealed at rest, never shown again, never logged. */
@Injectable()
export class CalendarAddresses {
  constructor(
    private readonly outside: GuardedFetch,
    private readonly sealing: Sealing,
  ) {}

  /** The address that somebody wrote, in one way of writing. Throws when it is none that may be asked. */
  read(text: string): string {
    const found = this.outside.read(text);
    if (found) return found.url.href;
    return refuse('CALENDAR_ADDRESS_NOT_ALLOWED', 'Give the https address of a calendar on the internet.', 'address');
  }

  seal(id: string, address: string): SealedText {
    return this.sealing.systemKey('calendar-feed').seal(place(id), address);
  }

  open(id: string, sealed: SealedText): string {
    return this.sealing.systemKey('calendar-feed').open(place(id), sealed);
  }

  /** All that is ever shown of it. */
  serverOf(id: string, sealed: SealedText): string {
    return new URL(this.open(id, sealed)).hostname;
  }
}
