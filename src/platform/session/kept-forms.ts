import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ANONYMOUS, type Actor } from '../access/actor.js';
import { Work } from '../access/work.js';
import { newId } from '../clock/clock.js';
import { hex, hexes } from '../database/bytes.js';
import { SealedText } from '../sealing/sealed-text.js';
import { Sealing } from '../sealing/sealing.js';
import { COOKIE_OPTIONS } from './cookie.js';
import { isSecret, newSecret } from './secret.js';
import { SessionKeys } from './session-keys.js';

/** How long a form waits for its owner, and how much of it, in bytes of JSON. */
const LASTS = Temporal.Duration.from({ hours: 1 });
const AT_MOST = 8_000;

/** The browser in which it was typed. */
export const KEPT_COOKIE = '__Host-yhdessa-kept';

/** What was typed: the fields by name. Never believed, neither when it came nor when it is shown again. */
export type Typed = Readonly<Record<string, string>>;

/** A form that came after its session or visit was over. */
export interface LateForm {
  /** The cookie of the session or visit by which it came. */
  readonly token: string | undefined;
  /** Where it stands again: a path of ours without a query. */
  readonly path: string;
  readonly typed: Typed;
}

/**
 * Forms that came too late lose nothing that was typed. What was typed is sealed and waits an hour for the very person
 * whose session it was, in the very browser. Somebody else who signs in there is shown nothing, and it is gone. By whose
 * session nobody knows, nothing is kept: then the page itself must give back what was typed.
 */
@Injectable()
export class KeptForms {
  constructor(
    private readonly em: EntityManager,
    private readonly work: Work,
    private readonly keys: SessionKeys,
    private readonly sealing: Sealing,
  ) {}

  /** Keeps the form and sets the cookie; false if it is not kept: nobody's, too big, or another one waits there already. */
  async keep({ token, path, typed }: LateForm, { cookies }: FastifyRequest, reply: FastifyReply): Promise<boolean> {
    const text = JSON.stringify(typed);
    if (!token || Buffer.byteLength(text) > AT_MOST) return false;
    const secret = secretIn(cookies) ?? newSecret();
    const id = newId();
    const isKept = await this.work.run(ANONYMOUS, 'kept-form.keep', async () => {
      const row = {
        id,
        path,
        secret_hash: hex(this.keys.hash(named(secret))),
        typed: hex(this.sealing.systemKey('kept-form').seal(placeOf(id), text).bytes),
        ends_at: this.work.now.add(LASTS).toString(),
      };
      const [kept] = await this.em.execute<{ kept: boolean }[]>(
        'select access.keep_form(?::bytea[], ?::jsonb) as kept',
        [hexes(this.keys.hashes(token)), JSON.stringify(row)],
      );
      return kept?.kept === true;
    });
    if (isKept) void reply.setCookie(KEPT_COOKIE, secret, { ...COOKIE_OPTIONS, maxAge: LASTS.total('seconds') });
    return isKept;
  }

  /** What the actor typed there when their session was over; null if nothing waits for them. It stays until it is sent. */
  async find(actor: Actor, path: string, { cookies }: FastifyRequest): Promise<Typed | null> {
    const secret = secretIn(cookies);
    if (!secret) return null;
    const [row] = await this.work.run(actor, 'kept-form.find', () =>
      this.em.execute<{ id: string; typed: Buffer }[]>('select * from access.kept_form_of(?::bytea[], ?)', [
        this.hashesOf(secret),
        path,
      ]),
    );
    if (!row) return null;
    const sealed = new SealedText(Buffer.from(row.typed));
    return JSON.parse(this.sealing.systemKey('kept-form').open(placeOf(row.id), sealed)) as Typed;
  }

  /** It was sent. */
  async forget(actor: Actor, path: string, { cookies }: FastifyRequest): Promise<void> {
    const secret = secretIn(cookies);
    if (!secret) return;
    await this.work.run(actor, 'kept-form.forget', () =>
      this.em.execute('select access.forget_kept_form(?::bytea[], ?)', [this.hashesOf(secret), path]),
    );
  }

  private hashesOf(secret: string): string {
    return hexes(this.keys.hashes(named(secret)));
  }
}

const secretIn = (cookies: FastifyRequest['cookies']): string | null => {
  const known = cookies[KEPT_COOKIE];
  return isSecret(known) ? known : null;
};

const named = (secret: string) => `kept form ${secret}`;
const placeOf = (id: string) => `kept_form.typed:${id}`;
