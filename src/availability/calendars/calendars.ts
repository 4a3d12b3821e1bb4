import { EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Work } from '../../platform/access/work.js';
import { newId } from '../../platform/clock/clock.js';
import { Outbox, PERIODIC } from '../../platform/outbox/outbox.js';
import type { SealedText } from '../../platform/sealing/sealed-text.js';
import { AvailabilityAccess } from '../availability.access.js';
import { CalendarAddresses } from './calendar-addresses.js';
import { askedByHand, type FeedSpan, newFeed, removedFeed, requireRoom } from './calendar-feed.domain.js';
import type { ShownCalendar } from './calendar-addresses.js';
import { FETCH_CALENDARS } from './calendar-fetching.js';
import { CalendarSubscription } from '../sources.entity.js';

/** The calendars that people subscribe us to: each their own, and nobody else's. */
@Injectable()
export class Calendars {
  constructor(
    private readonly em: EntityManager,
    private readonly may: AvailabilityAccess,
    private readonly addresses: CalendarAddresses,
    private readonly outbox: Outbox,
    private readonly work: Work,
  ) {}

  /** Takes one more calendar and asks it at once. Until it was read nothing is known of its owner's time. */
  async subscribe(text: string): Promise<ShownCalendar> {
    const professionalId = await this.may.requireOwn('address');
    const address = this.addresses.read(text);
    // Two at once would not see each other.
    await this.em.execute("select pg_advisory_xact_lock(hashtextextended('calendars:' || ?, 0))", [professionalId]);
    const present = await this.em.find(CalendarSubscription, { professionalId, removedAt: null });
    requireRoom(
      address,
      present.map((each) => this.addresses.open(each.id, each.address!)),
    );
    const id = newId();
    const sealed = this.addresses.seal(id, address);
    const added = { addedAt: this.work.now, removedAt: null };
    const calendar = this.em.create(CalendarSubscription, {
      id,
      professionalId,
      address: sealed,
      ...added,
      ...stored(newFeed(this.work.now)),
    });
    return this.saved(calendar, sealed);
  }

  /** Asks a calendar now, also one that is paused. */
  async fetchNow(id: string): Promise<ShownCalendar> {
    const calendar = await this.hold(id);
    this.em.assign(
      calendar,
      askedByHand({ status: calendar.status, triedAt: calendar.triedAt ?? null }, this.work.now),
    );
    return this.saved(calendar, calendar.address!);
  }

  /** Forgets a calendar: its address, and all the time it took. */
  async remove(id: string): Promise<ShownCalendar> {
    const calendar = await this.hold(id);
    this.em.assign(calendar, { ...stored(removedFeed), address: null, removedAt: this.work.now });
    await this.em.flush();
    return { calendar, server: null };
  }

  /** Held until the commit: a fetch that ends meanwhile is stored before or not at all. */
  private async hold(id: string): Promise<CalendarSubscription> {
    const professionalId = await this.may.requireOwn('calendarId');
    const where = { id, professionalId, removedAt: null };
    const found = await this.em.findOne(CalendarSubscription, where, { lockMode: LockMode.PESSIMISTIC_WRITE });
    return found ?? this.may.refuse('calendarId');
  }

  private async saved(calendar: CalendarSubscription, address: SealedText): Promise<ShownCalendar> {
    await this.em.flush();
    await this.outbox.reschedule(FETCH_CALENDARS, PERIODIC, calendar.nextAt!);
    return { calendar, server: this.addresses.serverOf(calendar.id, address) };
  }
}

/** The ORM wants a list of its own. */
const stored = <State extends { readonly busy: readonly FeedSpan[] }>(state: State) => ({
  ...state,
  busy: [...state.busy],
});
