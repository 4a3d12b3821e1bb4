import { randomBytes } from 'node:crypto';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { ANONYMOUS } from '../../platform/access/actor.js';
import { Work } from '../../platform/access/work.js';
import { hexes } from '../../platform/database/bytes.js';
import { gates } from '../../platform/session/gates.domain.js';
import { SessionKeys } from '../../platform/session/session-keys.js';
import type { Client } from '../../platform/session/sessions.js';
import { CHALLENGE, CHALLENGES_OF_CLIENT, codeIn, CODES_OF_ALL, CODES_OF_CLIENT } from './passkey.domain.js';
import { PasskeyRepository } from './passkey.repository.js';

/** Which browser it is, and where the request came from. */
export interface Phone {
  /** The secret of its cookie. */
  readonly browser: string;
  readonly client: Client;
}

/** Seconds until somebody may try again. */
export interface Wait {
  readonly wait: number;
}

const LASTS = Temporal.Duration.from(CHALLENGE.lasts);
const inBrowser = (browser: string) => `passkey browser ${browser}`;

/** By what an offer is found, and what opens it: keyed hashes take these. */
export const labelled = (label: string): string => `passkey label ${label}`;
export const spelled = (label: string, secret: string): string => `passkey code ${label}${secret}`;

/** What a phone shall sign: new each time, good in one browser, once, for five minutes. */
@Injectable()
export class PasskeyChallenges {
  constructor(
    private readonly em: EntityManager,
    private readonly work: Work,
    private readonly keys: SessionKeys,
    private readonly rows: PasskeyRepository,
  ) {}

  /**
   * Uses up the counsellor's code. Null: it is none, or not any more; a wrong one that could have been right is in the
   * access log.
   */
  afterCode(
    typed: string,
    { browser, client }: Phone,
  ): Promise<{ challenge: Buffer; principalId: string } | Wait | null> {
    return this.work.run(ANONYMOUS, 'passkey.code', async () => {
      const code = codeIn(typed);
      if (!code) return null;
      const challenge = randomBytes(CHALLENGE.bytes);
      const [row] = await this.em.execute<{ wait: number; counted: boolean; principal: string | null }[]>(
        'select * from access.take_passkey_offer(?::bytea[], ?::bytea[], ?::jsonb, ?, ?, ?)',
        [
          hexes(this.keys.hashes(labelled(code.label))),
          hexes(this.keys.hashes(spelled(code.label, code.secret))),
          gates([CODES_OF_CLIENT, this.keys.ofNetwork(client.ip)], [CODES_OF_ALL, Buffer.of(0)]),
          this.keys.hash(inBrowser(browser)),
          challenge,
          this.ends,
        ],
      );
      const { wait = 0, counted = false, principal: principalId = null } = row ?? {};
      if (wait > 0) return { wait };
      if (counted && principalId === null) this.work.refuse({});
      return principalId === null ? null : { challenge, principalId };
    });
  }

  /** For whoever has a passkey: nobody says who they are before they answer. */
  forAnybody({ browser, client }: Phone): Promise<{ challenge: Buffer } | Wait> {
    return this.work.run(ANONYMOUS, 'passkey.ask', async () => {
      const challenge = randomBytes(CHALLENGE.bytes);
      const [row] = await this.em.execute<{ wait: number }[]>(
        'select access.challenge_passkey(?, ?, ?, ?::jsonb) as wait',
        [
          this.keys.hash(inBrowser(browser)),
          challenge,
          this.ends,
          gates([CHALLENGES_OF_CLIENT, this.keys.ofNetwork(client.ip)]),
        ],
      );
      const wait = row?.wait ?? 0;
      return wait > 0 ? { wait } : { challenge };
    });
  }

  /** What the browser was given, from now on used, whatever the answer is worth; null: nothing, or not any more. */
  take(
    browser: string,
    purpose: 'register' | 'sign-in',
  ): Promise<{ challenge: Buffer; principal: string | null } | null> {
    return this.work.run(ANONYMOUS, 'passkey.answer', () => this.rows.takeChallenge(this.browsers(browser), purpose));
  }

  /** The browser, as rows know it. */
  browsers(browser: string): string {
    return hexes(this.keys.hashes(inBrowser(browser)));
  }

  private get ends(): string {
    return this.work.now.add(LASTS).toString();
  }
}
