import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { ANONYMOUS } from '../../platform/access/actor.js';
import { Work } from '../../platform/access/work.js';
import { hexes } from '../../platform/database/bytes.js';
import { SealedText } from '../../platform/sealing/sealed-text.js';
import { Sealing } from '../../platform/sealing/sealing.js';
import { type Gate, gates } from '../../platform/session/gates.domain.js';
import { isSecret, newSecret } from '../../platform/session/secret.js';
import { SessionKeys } from '../../platform/session/session-keys.js';
import type { Client } from '../../platform/session/sessions.js';
import { ATTEMPT_LASTS, BEGUN, FAILED, STRAY } from './attempt.domain.js';

/** What is kept of an attempt until somebody comes back. Sealed. */
export interface Kept {
  readonly state: string;
  readonly nonce: string;
  /** Of PKCE. */
  readonly verifier: string;
  readonly returnTo: string;
  /** Whether the issuer shall ask again who it is. */
  readonly fresh: boolean;
}

/** An attempt that somebody came back with. It is over by now. */
export interface Attempt extends Kept {
  /** Id of the issuer where it was begun. */
  readonly issuer: string;
  readonly begunAt: Temporal.Instant;
}

/** How an attempt is begun: the secret for the browser, or how many seconds to wait. */
export type Begun = { readonly secret: string } | { readonly wait: number };

const LASTS = Temporal.Duration.from(ATTEMPT_LASTS);
const placeOf = (hash: Buffer): string => `sign_in_attempt.sealed:${hash.toString('hex')}`;

/** Attempts to sign in: each begun in one browser, and good for one way back. */
@Injectable()
export class Attempts {
  constructor(
    private readonly em: EntityManager,
    private readonly work: Work,
    private readonly keys: SessionKeys,
    private readonly sealing: Sealing,
  ) {}

  /** Begins one. */
  begin(issuer: string, kept: Kept, client: Client): Promise<Begun> {
    const secret = newSecret();
    const hash = this.keys.hash(inBrowser(secret));
    const sealed = this.sealing.systemKey('sign-in-attempt').seal(placeOf(hash), JSON.stringify(kept));
    const network = this.keys.ofNetwork(client.ip);
    return this.work.run(ANONYMOUS, 'sign-in.begin', async () => {
      const until = this.work.now.add(LASTS).toString();
      const [row] = await this.em.execute<{ wait: number }[]>(
        'select access.begin_sign_in(?, ?, ?, ?, ?::jsonb, ?, ?) as wait',
        [hash, issuer, sealed.bytes, until, gates([BEGUN, network]), FAILED.name, network],
      );
      const wait = row?.wait ?? 0;
      return wait > 0 ? { wait } : { secret };
    });
  }

  /** The attempt of a browser, which ends by this; null if there is none or it is over. */
  async take(secret: string | undefined): Promise<Attempt | null> {
    if (!isSecret(secret)) return null;
    const hashes = this.keys.hashes(inBrowser(secret));
    const [row] = await this.work.run(ANONYMOUS, 'sign-in.take', () =>
      this.em.execute<TakenRow[]>('select * from access.take_sign_in(?::bytea[])', [hexes(hashes)]),
    );
    if (!row) return null;
    const sealed = new SealedText(Buffer.from(row.sealed));
    const text = this.sealing.systemKey('sign-in-attempt').open(placeOf(Buffer.from(row.hash)), sealed);
    return { ...(JSON.parse(text) as Kept), issuer: row.issuer, begunAt: Temporal.Instant.from(row.begunAt) };
  }

  /** Logs that nothing came of an attempt, and counts it. */
  fail(client: Client, { counts }: { readonly counts: boolean }): Promise<void> {
    return this.work.run(ANONYMOUS, 'sign-in.oidc', async () => {
      if (counts) await this.count(FAILED, client);
      this.work.refuse({});
    });
  }

  /** The same of somebody whom an issuer identified; whoever did not recognise them has logged it. */
  async turnAway(client: Client): Promise<void> {
    await this.work.run(ANONYMOUS, 'sign-in.oidc', () => this.count(FAILED, client));
  }

  /**
   * The same of a way back that nobody had begun; where it comes too often it is not logged, so that nobody fills the log.
   * Answers how many seconds to wait then.
   */
  stray(client: Client): Promise<number> {
    return this.work.run(ANONYMOUS, 'sign-in.oidc', async () => {
      const wait = await this.count(STRAY, client);
      if (wait === 0) this.work.refuse({});
      return wait;
    });
  }

  private async count(gate: Gate, client: Client): Promise<number> {
    const [row] = await this.em.execute<{ wait: number }[]>('select access.count_failed_sign_in(?::jsonb) as wait', [
      gates([gate, this.keys.ofNetwork(client.ip)]),
    ]);
    return row?.wait ?? 0;
  }
}

/** `begunAt` as PostgreSQL writes it. */
interface TakenRow {
  readonly hash: Buffer;
  readonly issuer: string;
  readonly sealed: Buffer;
  readonly begunAt: string;
}

const inBrowser = (secret: string) => `sign-in ${secret}`;
