import { setImmediate as arrived, setTimeout as pause } from 'node:timers/promises';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, Logger } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import type { ScopeType } from '../access/policies.js';
import { Clock } from '../clock/clock.js';
import { Notifications } from '../database/notifications.js';
import { type Change, CHANNEL, type Told, toldBy } from './change.js';
import { Ear } from './ear.js';

/** A browser's tab that is connected. */
interface Seat {
  readonly session: string;
  readonly principalId: string;
  /** The session has ended: nobody sits here any more. */
  readonly over: () => void;
}

/** What was told since the last round. */
interface Happened {
  /** By what was said, so that what is said twice is told once. */
  readonly told: Map<string, Told>;
  /** Something was missed: everybody looks again at everything. */
  hasMissed: boolean;
}

/** What a living session may hear of. */
interface Heard {
  readonly session: string;
  /** Ids of scopes. */
  readonly heard: readonly string[];
  /** Something that they may have on the screen is theirs no more. */
  readonly hasLost: boolean;
}

/** How often sessions are looked at when nothing happens: whoever has signed out is gone soon after. */
const LOOK_MS = 15_000;
/** What happens within this time is told together. */
const TOGETHER_MS = 100;
/** What could not be told is tried again after this. */
const RETRY_MS = 1000;
/** Tabs of one person. Beyond it the desk works, and is asked again by hand. */
const SEATS_AT_MOST = 20;
/** More that changed at once is no longer told one by one. */
const CHANGES_AT_MOST = 1000;

const LISTENING = 'select * from access.listening(?::uuid[], ?::jsonb, ?::jsonb, ?)';

/**
 * Who is told that something changed. PostgreSQL tells it to every process at the commit; here it goes on to those whose
 * session is alive and who may read just that, which is asked anew every time: by one statement for all who sit here.
 */
@Injectable()
export class Live {
  private readonly log = new Logger(Live.name);
  private readonly seats = new Set<Seat>();
  private readonly ears = new Set<Ear>();
  private hearing: Promise<() => void> | undefined;
  private timer: NodeJS.Timeout | undefined;
  private happened = nothing();
  private isLooking = false;
  private mustLookAgain = false;

  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly notifications: Notifications,
  ) {}

  /**
   * Gives somebody who has signed in a seat, as soon as nothing that changes is missed. Returns how they leave it; undefined
   * if they have too many.
   *
   * @param over called when their session has ended
   */
  async attend({ principalId, session }: Actor, over: () => void): Promise<(() => void) | undefined> {
    if (principalId === null || !session) throw new Error('nobody sits here without a session');
    const own = [...this.seats].filter((each) => each.principalId === principalId);
    if (own.length >= SEATS_AT_MOST) return undefined;
    const seat: Seat = { session: session.id, principalId, over };
    this.seats.add(seat);
    this.begin();
    await this.hearing;
    return () => {
      this.seats.delete(seat);
      if (this.seats.size === 0) this.end();
    };
  }

  /**
   * What a session hears until it is ended: changes of these scopes, or of all that it may read. It is told at once that
   * anything may have changed: nothing after this is missed, so whoever asks then has what came before as well.
   */
  hear(session: string, only?: ReadonlySet<string>): AsyncIterableIterator<Change> {
    const ear = new Ear(session, only, (each) => this.ears.delete(each));
    this.ears.add(ear);
    ear.tell({ changed: null, at: this.clock.now() });
    return ear;
  }

  /** How many sit here, and how much they hear. */
  get size(): { readonly seats: number; readonly ears: number } {
    return { seats: this.seats.size, ears: this.ears.size };
  }

  private begin(): void {
    if (this.hearing) return;
    let isFirst = true;
    const again = () => {
      // Whoever sits down waits for the first connection: they have missed nothing.
      if (!isFirst) this.miss();
    };
    this.hearing = this.notifications.hear(CHANNEL, { heard: (payload) => this.take(payload), again });
    void this.hearing.then(() => (isFirst = false));
    this.timer = setInterval(() => void this.look(), LOOK_MS);
  }

  private end(): void {
    clearInterval(this.timer);
    void this.hearing?.then((stop) => stop());
    this.hearing = undefined;
    this.happened = nothing();
  }

  private take(payload: string): void {
    const told = toldBy(payload);
    if (!told) return;
    this.happened.told.set(payload, told);
    if (this.happened.told.size > CHANGES_AT_MOST) this.miss();
    else void this.look();
  }

  private miss(): void {
    this.happened = { ...nothing(), hasMissed: true };
    void this.look();
  }

  /** One round after the other; what comes meanwhile is told in the next. */
  private async look(): Promise<void> {
    this.mustLookAgain = true;
    if (this.isLooking) return;
    this.isLooking = true;
    while (this.mustLookAgain) {
      // What one commit tells arrives together, line by line.
      await arrived();
      this.mustLookAgain = false;
      await pause((await this.round()) ? TOGETHER_MS : RETRY_MS);
    }
    this.isLooking = false;
  }

  /** Answers whether it could be told; if not, it is with the next. */
  private async round(): Promise<boolean> {
    const { happened } = this;
    const seats = [...this.seats];
    this.happened = nothing();
    if (seats.length === 0) return true;
    try {
      const heard = new Map((await this.standing(seats, happened)).map((each) => [each.session, each]));
      this.tell(heard, happened);
      for (const { session, over } of seats) if (!heard.has(session)) over();
      return true;
    } catch (error) {
      // Until the database says who they are nobody hears anything; then they look again at everything.
      this.happened.hasMissed = true;
      this.mustLookAgain = true;
      this.log.warn(`who listens is not known: ${error instanceof Error ? error.name : 'unknown'}`);
      return false;
    }
  }

  private standing(seats: readonly Seat[], { told }: Happened): Promise<Heard[]> {
    const sessions = new Set(seats.map(({ session }) => session));
    const all = [...told.values()];
    const changed = all.filter((one) => 'scope' in one).map(changeRow);
    const lost = all.filter((one) => 'loser' in one).map(lossRow);
    const values = [`{${[...sessions].join(',')}}`, JSON.stringify(changed), JSON.stringify(lost)];
    return this.em.fork().execute<Heard[]>(LISTENING, [...values, this.clock.now().toString()]);
  }

  private tell(heard: ReadonlyMap<string, Heard>, { told, hasMissed }: Happened): void {
    const at = this.clock.now();
    const scopes = new Map([...told.values()].flatMap((one) => ('loser' in one ? [] : [[one.id, one.scope] as const])));
    for (const ear of this.ears) {
      const its = heard.get(ear.session);
      if (!its) continue;
      if (hasMissed || its.hasLost) ear.tell({ changed: null, at });
      else for (const id of its.heard) ear.tell({ changed: { scope: scopes.get(id)!, id }, at });
    }
  }
}

const nothing = (): Happened => ({ told: new Map(), hasMissed: false });

const changeRow = ({ scope, id, category }: Extract<Told, { scope: ScopeType }>) => ({
  scope_type: scope,
  scope_id: id,
  category,
});
const lossRow = ({ id, category, loser }: Extract<Told, { loser: string }>) => ({
  scope_id: id,
  category,
  principal_id: loser,
});
