import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ANONYMOUS, type Actor } from '../access/actor.js';
import { Work } from '../access/work.js';
import { Clock, newId } from '../clock/clock.js';
import { CONFIG, type Config } from '../config/config.js';
import { hex, hexes } from '../database/bytes.js';
import { DomainError } from '../errors/domain-error.js';
import { newSecret } from './secret.js';
import { browserOf, limitsOf, type Method, reachOf, type SessionKind } from './session.domain.js';
import { SessionKeys } from './session-keys.js';

/** Where a request comes from: a Fastify request's `ip`, and its header `user-agent`. */
export interface Client {
  /** IP address. */
  readonly ip: string;
  readonly userAgent: string | undefined;
}

/** By which an issuer ends what it began. */
export interface IssuedBy {
  /** Its id in the configuration. */
  readonly issuer: string;
  /** Keyed hash of its name for the person. */
  readonly subject: Buffer;
  /** `sid` (OpenID Connect Back-Channel Logout 1.0); null if it gave none. */
  readonly issuerSession: string | null;
}

/** Where a Fastify request comes from. */
export const clientOf = ({ ip, headers }: FastifyRequest): Client => ({ ip, userAgent: headers['user-agent'] });

/** How somebody came in. */
export interface SignIn {
  readonly kind: SessionKind;
  readonly method: Method;
  readonly client: Client;
  /** The cookie that the browser had: what it opened ends. */
  readonly replaces?: string | undefined;
  readonly issuedBy?: IssuedBy;
  /** When that issuer was asked: if it has signed them out since, or the link to it was cut, nothing is opened. */
  readonly askedAt?: Temporal.Instant;
  /** When they showed who they are: now, if left out; before, if an issuer knew them still; null if it does not say. */
  readonly signedInAt?: Temporal.Instant | null | undefined;
}

/** What an operation asks for. */
interface Spending {
  /** In units of `WORK_BUDGET`. */
  readonly cost: number;
  /** May go to twice the budget. */
  readonly isEmergency: boolean;
}

/** Within how many seconds a budget that is spent is whole again. */
const A_MINUTE = 60;

const SESSION_OF = 'access.session_of(?::bytea[], ?, ?, ?::bytea[], ?)';

/** Whoever shows a stolen cookie spends of their own network's budget, not of its owner's. */
const ADMIT = `
select s.*, access.spend_work(case when s.elsewhere then here.network else coalesce(uuid_send(s.principal), here.network) end,
  ?, ?, ?, ?) as wait
from (values (?::bytea)) as here (network) left join ${SESSION_OF} s on true`;

const tooMuch = (retryAfter: number): DomainError =>
  new DomainError('TOO_MUCH_AT_ONCE', 'This was asked for too much at once. Wait a moment; nothing was done.', {
    retryAfter,
  });

/** Whoever holds the cookie is this person. The cookie's value is never stored, only its keyed hash. */
@Injectable()
export class Sessions {
  constructor(
    private readonly em: EntityManager,
    private readonly work: Work,
    private readonly clock: Clock,
    private readonly keys: SessionKeys,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Opens a session, ends the one that the browser had, and logs the sign-in. Returns the cookie's value: 128 random bits,
   * fresh at every sign-in. Throws SIGN_IN_NOT_BEGUN if what the issuer said is over already.
   */
  async open(principalId: string, signIn: SignIn): Promise<string> {
    const token = newSecret();
    const replaced = signIn.replaces ? this.keys.hashes(signIn.replaces) : [];
    await this.work.run({ principalId }, 'session.open', async (em) => {
      await this.requireStanding(signIn);
      const row = { ...(await this.rowOf(principalId, signIn)), id_hash: hex(this.keys.hash(token)) };
      await em.execute('select access.open_session(?::jsonb, ?::bytea[])', [JSON.stringify(row), hexes(replaced)]);
      this.work.note({ action: 'sign-in', basis: signIn.method });
    });
    return token;
  }

  /**
   * Who the cookie says it is: nobody if it is unknown, idle too long, past its end, or turns up in another browser or
   * network than the one in which somebody signed in. The last is logged, and harms the session of its owner in nothing.
   */
  async actorOf(token: string | undefined, client: Client, kind: SessionKind = 'session'): Promise<Actor> {
    const found = token ? await this.find(token, client, kind) : undefined;
    return found ? this.actingBy(found, kind) : ANONYMOUS;
  }

  /**
   * The same for an operation, whose cost is spent by the same statement: by the person, or by the network of who is
   * nobody. Throws TOO_MUCH_AT_ONCE if that asked for too much within the last minute.
   */
  async admit(token: string | undefined, client: Client, { cost, isEmergency }: Spending): Promise<Actor> {
    const most = this.config.workBudget * (isEmergency ? 2 : 1);
    const now = this.clock.now().toString();
    const [row] = await this.em
      .fork()
      .execute<(Partial<FoundSession> & { wait: number | null })[]>(ADMIT, [
        cost,
        most,
        this.config.workBudget / A_MINUTE,
        now,
        this.keys.ofNetwork(client.ip),
        ...this.lookup(token, client, 'session'),
      ]);
    if (row?.wait != null) throw tooMuch(row.wait);
    return row?.id ? this.actingBy(row as FoundSession, 'session') : ANONYMOUS;
  }

  private async actingBy(found: FoundSession, kind: SessionKind): Promise<Actor> {
    const { id, principal, method, issuer, signedInAt, elsewhere } = found;
    if (elsewhere) {
      await this.work.run({ principalId: principal }, 'session.elsewhere', async () => this.work.refuse({}));
      return ANONYMOUS;
    }
    const assurance = kind === 'device' ? 'basic' : 'full';
    return {
      principalId: principal,
      assurance,
      session: { id, method, issuer, signedInAt: signedInAt === null ? null : Temporal.Instant.from(signedInAt) },
    };
  }

  /**
   * Ends the session for good, also from where it opens nothing: whoever leaves has left. One that is over already is none,
   * so ending it twice is no error.
   */
  async end(token: string, client: Client, kind: SessionKind = 'session'): Promise<void> {
    const found = await this.find(token, client, kind);
    if (!found) return;
    const { id, principal: principalId, method } = found;
    await this.work.run({ principalId, assurance: 'basic' }, 'session.end', async (em) => {
      await em.execute('select access.end_own_sessions(array[?]::uuid[])', [id]);
      this.work.note({ action: 'sign-out', basis: method });
    });
  }

  private async requireStanding({ issuedBy, askedAt }: SignIn): Promise<void> {
    if (!issuedBy || !askedAt) return;
    const { issuer, subject, issuerSession } = issuedBy;
    const [row] = await this.em.execute<{ stands: boolean }[]>('select access.still_says(?, ?, ?, ?) as stands', [
      issuer,
      subject,
      issuerSession,
      askedAt.toString(),
    ]);
    if (row?.stands) return;
    this.work.refuse({});
    throw new DomainError('SIGN_IN_NOT_BEGUN', 'The issuer has signed this person out meanwhile. Begin again.');
  }

  private async rowOf(principalId: string, { kind, method, client, issuedBy, signedInAt }: SignIn) {
    const roles = await this.em.execute<{ role: string }[]>(
      'select distinct m.role from access.membership m where m.principal_id = access.principal() and access.holds(m.valid_from, m.valid_until)',
    );
    const { idle, lasts } = limitsOf(
      kind,
      roles.map(({ role }) => role),
    );
    const now = this.work.now.toString();
    return {
      id: newId(),
      principal_id: principalId,
      kind,
      method,
      signed_in_at: signedInAt === null ? null : earlier(signedInAt, this.work.now).toString(),
      opened_at: now,
      seen_at: now,
      ends_at: this.work.now.toZonedDateTimeISO('UTC').add(lasts).toInstant().toString(),
      idle,
      browser: browserOf(client.userAgent),
      networks: this.networksOf(client).slice(0, 1).map(hex),
      issuer: issuedBy?.issuer ?? null,
      subject: issuedBy ? hex(issuedBy.subject) : null,
      issuer_session: issuedBy?.issuerSession ?? null,
    };
  }

  private async find(token: string, client: Client, kind: SessionKind): Promise<FoundSession | undefined> {
    const [row] = await this.em
      .fork()
      .execute<FoundSession[]>(`select * from ${SESSION_OF}`, this.lookup(token, client, kind));
    return row;
  }

  private lookup(token: string | undefined, client: Client, kind: SessionKind): string[] {
    const hashes = token ? this.keys.hashes(token) : [];
    const [browser, networks] = [browserOf(client.userAgent), hexes(this.networksOf(client))];
    return [hexes(hashes), kind, browser, networks, this.clock.now().toString()];
  }

  /** Under each of the keys, the newest first. */
  private networksOf({ ip }: Client): Buffer[] {
    return this.keys.hashes(`reach ${reachOf(ip)}`);
  }
}

/** The cookie's row, as far as it is asked for. `signedInAt` as PostgreSQL writes it. */
interface FoundSession {
  readonly id: string;
  readonly principal: string;
  readonly method: Method;
  readonly issuer: string | null;
  readonly signedInAt: string | null;
  readonly elsewhere: boolean;
}

const earlier = (then: Temporal.Instant | undefined, now: Temporal.Instant): Temporal.Instant =>
  then && Temporal.Instant.compare(then, now) < 0 ? then : now;
