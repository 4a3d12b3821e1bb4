import { randomBytes } from 'node:crypto';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { ANONYMOUS, type Actor } from '../access/actor.js';
import { Work } from '../access/work.js';
import { Clock } from '../clock/clock.js';
import { SessionKeys } from './session-keys.js';

/** A session ends after this long without a request … */
const IDLE = 'PT2H';
/** … and after this long in any case. */
const ABSOLUTE = Temporal.Duration.from({ hours: 12 });

/** Whoever holds the cookie is this person. The cookie's value is never stored, only its keyed hash. */
@Injectable()
export class Sessions {
  constructor(
    private readonly em: EntityManager,
    private readonly work: Work,
    private readonly clock: Clock,
    private readonly keys: SessionKeys,
  ) {}

  /** Opens a session and logs the sign-in. Returns the cookie's value: 128 random bits, fresh at every sign-in. */
  async open(principalId: string): Promise<string> {
    const token = randomBytes(16).toString('base64url');
    await this.work.run({ principalId }, 'session.open', async (em) => {
      const until = this.work.now.add(ABSOLUTE).toString();
      const now = this.work.now.toString();
      await em.execute('select access.open_session(?, ?, ?, ?, ?)', [
        this.keys.hash(token),
        principalId,
        now,
        until,
        IDLE,
      ]);
      this.work.note({ action: 'sign-in', basis: 'session' });
    });
    return token;
  }

  /** Who the cookie says it is: nobody if it is unknown, idle too long or past its end. One statement. */
  async actorOf(token: string | undefined): Promise<Actor> {
    return token ? (await this.find(token)).actor : ANONYMOUS;
  }

  /** Ends the session for good. One that is over already is none, so ending it twice is no error. */
  async end(token: string): Promise<void> {
    const { actor, hash } = await this.find(token);
    if (!hash) return;
    await this.work.run(actor, 'session.end', async (em) => {
      await em.execute('select access.end_session(?)', [hash]);
      this.work.note({ action: 'sign-out', basis: 'session' });
    });
  }

  private async find(token: string): Promise<{ actor: Actor; hash?: Buffer }> {
    const now = this.clock.now().toString();
    for (const hash of this.keys.hashes(token)) {
      const [row] = await this.em
        .fork()
        .execute<{ principalId: string | null }[]>('select access.principal_of_session(?, ?) as "principalId"', [
          hash,
          now,
        ]);
      if (row?.principalId) return { actor: { principalId: row.principalId }, hash };
    }
    return { actor: ANONYMOUS };
  }
}
