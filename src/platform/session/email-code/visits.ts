import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { ANONYMOUS } from '../../access/actor.js';
import { Work } from '../../access/work.js';
import { hexes } from '../../database/bytes.js';
import { VISIT } from './email-code.domain.js';
import { type Asker, EmailCodes } from './email-codes.js';
import { newSecret } from '../secret.js';
import { SessionKeys } from '../session-keys.js';

/** Beside the session's cookie and not in its place: whoever looks for a session finds none in it. */
export const VISIT_COOKIE = '__Host-yhdessa-visit';

/** Who is visiting. */
export interface Visitor {
  readonly principalId: string;
  readonly language: string;
}

const LASTS = Temporal.Duration.from(VISIT.lasts);

/**
 * Short visits by a code. A visit is no session: its cookie is looked for by one door only, which shows the visitor's own
 * promises. It is stored as a keyed hash, as a session is.
 */
@Injectable()
export class Visits {
  constructor(
    private readonly em: EntityManager,
    private readonly work: Work,
    private readonly keys: SessionKeys,
    private readonly codes: EmailCodes,
  ) {}

  /** Uses up the code and opens a visit. The cookie's value: 128 random bits; null if somebody was faster with the code. */
  async open(principalId: string, { browser, client }: Asker, code: string): Promise<string | null> {
    const token = newSecret();
    const isOpen = await this.work.run({ principalId }, 'visit.open', async () => {
      const { browsers, codes } = this.codes.hashesOf(browser, code);
      const [row] = await this.em.execute<{ open: boolean }[]>(
        'select access.open_visit(?::bytea[], ?::bytea[], ?, ?, ?, ?) as open',
        [
          hexes(browsers),
          hexes(codes),
          this.keys.ofNetwork(client),
          this.keys.hash(token),
          this.work.now.add(LASTS).toString(),
          VISIT.idle,
        ],
      );
      if (row?.open) this.work.note({ action: 'sign-in', basis: 'email-code' });
      else this.work.refuse({});
      return row?.open === true;
    });
    return isOpen ? token : null;
  }

  /** Whose visit it is; null if it is unknown or over. */
  async of(token: string | undefined): Promise<Visitor | null> {
    if (!token) return null;
    const [row] = await this.work.run(ANONYMOUS, 'visit.find', () =>
      this.em.execute<{ principal: string; language: string }[]>('select * from access.visitor(?::bytea[])', [
        hexes(this.keys.hashes(token)),
      ]),
    );
    return row ? { principalId: row.principal, language: row.language } : null;
  }

  /** Ends the visit for good. One that is over already is none. */
  async end(token: string | undefined): Promise<void> {
    const visitor = await this.of(token);
    if (!token || !visitor) return;
    await this.work.run(visitor, 'visit.end', async () => {
      await this.em.execute('select access.end_visit(?::bytea[])', [hexes(this.keys.hashes(token))]);
      this.work.note({ action: 'sign-out', basis: 'email-code' });
    });
  }
}
