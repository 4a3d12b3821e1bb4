import { randomInt } from 'node:crypto';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { comparable } from '../../../itip/calendar-address.js';
import { ANONYMOUS, CODE_DESK } from '../../access/actor.js';
import { Work } from '../../access/work.js';
import { newId } from '../../clock/clock.js';
import { hexes } from '../../database/bytes.js';
import { Outbox } from '../../outbox/outbox.js';
import { Sealing } from '../../sealing/sealing.js';
import { CODE, OF_ADDRESS, OF_ADDRESS_BY_CLIENT, OF_ALL, OF_CLIENT, TRIES_OF_CLIENT } from './email-code.domain.js';
import { gates } from '../gates.domain.js';
import { SessionKeys } from '../session-keys.js';

/** The effect that mails a code, to whoever has the address. */
export const MAIL_CODE = 'email-code.mail';

/** What is sealed of a code until it was mailed. */
export interface Asked {
  readonly address: string;
  readonly code: string;
}

/** Where the secrets of a code stand sealed. */
export const placeOf = (id: string): string => `email_code.asked:${id}`;

/** Who asks: the secret of the browser's cookie, and where the request came from. */
export interface Asker {
  readonly browser: string;
  readonly client: string;
}

/** What became of a code that was tried. */
export interface Tried {
  /** Seconds until the next one may be tried; 0: this one was. */
  readonly wait: number;
  /** Whom it lets in; null if it does not. */
  readonly principalId: string | null;
}

const LASTS = Temporal.Duration.from(CODE.lasts);

/**
 * Codes by e-mail, for those who have no other way to say who they are. Asking is the same work whoever has the address,
 * because it is not looked up before the answer has gone out: that is left to the effect that mails the code. A code is
 * good for nothing but in the browser that asked for it: neither on the page of a stranger to whom its reader told it, nor
 * to make somebody else's browser come in under the stranger's name. One that the stranger asked for does let the stranger
 * in if its reader tells it: no code can prevent that, so the mail says that nobody of us asks for it.
 */
@Injectable()
export class EmailCodes {
  constructor(
    private readonly em: EntityManager,
    private readonly work: Work,
    private readonly keys: SessionKeys,
    private readonly sealing: Sealing,
    private readonly outbox: Outbox,
  ) {}

  /** Has a code mailed to the address if somebody of us has it. Answers in how many seconds to ask again; 0: it is done. */
  ask(mailbox: string, { browser, client }: Asker): Promise<number> {
    const address = comparable(mailbox);
    const code = String(randomInt(10 ** CODE.digits)).padStart(CODE.digits, '0');
    return this.work.run(CODE_DESK, 'email-code.ask', async () => {
      const id = newId();
      const sealed = this.sealing.systemKey('email-code').seal(placeOf(id), JSON.stringify({ address, code }));
      const [ofAddress, ofClient] = [this.keys.hash(`address ${address}`), this.keys.ofNetwork(client)];
      // The address first: by that all of its gates are found.
      const ofBoth = Buffer.concat([ofAddress, ofClient]);
      const [row] = await this.em.execute<{ wait: number }[]>(
        'select access.ask_email_code(?, ?, ?, ?, ?, ?, ?, ?::jsonb) as wait',
        [
          id,
          this.keys.hash(inBrowser(browser)),
          ofAddress,
          this.keys.hash(typedIn(browser, code)),
          sealed.bytes,
          CODE.tries,
          this.work.now.add(LASTS).toString(),
          gates([OF_ADDRESS, ofAddress], [OF_ADDRESS_BY_CLIENT, ofBoth], [OF_CLIENT, ofClient], [OF_ALL, Buffer.of(0)]),
        ],
      );
      const wait = row?.wait ?? 0;
      if (wait === 0) await this.outbox.plan({ kind: MAIL_CODE, key: id, payload: {} });
      return wait;
    });
  }

  /** Tries a code, which stays good for `Visits.open`. A wrong one that could have been right is in the access log. */
  attempt(code: string, { browser, client }: Asker): Promise<Tried> {
    return this.work.run(ANONYMOUS, 'email-code.try', async () => {
      const { browsers, codes } = this.hashesOf(browser, code);
      const [row] = await this.em.execute<{ wait: number; counted: boolean; principal: string | null }[]>(
        'select * from access.try_email_code(?::bytea[], ?::bytea[], ?::jsonb)',
        [hexes(browsers), hexes(codes), gates([TRIES_OF_CLIENT, this.keys.ofNetwork(client)])],
      );
      const { wait = 0, counted = false, principal: principalId = null } = row ?? {};
      if (counted && principalId === null) this.work.refuse({});
      return { wait, principalId };
    });
  }

  /** By which a code is found, under each of the keys. */
  hashesOf(browser: string, code: string): { browsers: Buffer[]; codes: Buffer[] } {
    return { browsers: this.keys.hashes(inBrowser(browser)), codes: this.keys.hashes(typedIn(browser, code)) };
  }
}

const inBrowser = (browser: string) => `browser ${browser}`;
const typedIn = (browser: string, code: string) => `code ${code} in ${browser}`;
