import { createHash } from 'node:crypto';
import { Logger } from '@nestjs/common';
import type { Arrival, ImapPlace, UnreadMail } from '../inbound/inbound-messages.js';
import { LARGEST_MESSAGE, type Receiving } from '../inbound/receiving.js';
import { type MailboxConnection, MessageRefused, MessageTooLarge } from './mailbox-connection.js';
import { envelopeIn } from './mailbox-envelope.js';
import type { MailboxProgress, Numbering } from './mailbox-progress.js';

/** So often a message may fail, or cost us the connection, before it is left to a person. */
const TRIES = 5;
const AT_ONCE = 50;

/**
 * Takes everything out of a mailbox, over and over. A message is stored first and filed after, so that whatever happens
 * in between it is there: in the next round it is known, and only filed.
 */
export class MailboxRounds {
  private readonly log = new Logger(MailboxRounds.name);
  /** How often fetching a message was begun and did not end well. */
  private readonly tries = new Map<number, number>();
  private wasFiled = true;

  constructor(
    private readonly mailbox: string,
    private readonly receiving: Receiving,
    private readonly progress: MailboxProgress,
  ) {}

  /** One round. Throws when the connection is lost or the database is away; nothing is lost by it. */
  async run(connection: MailboxConnection): Promise<void> {
    const numbering = { mailbox: this.mailbox, uidValidity: connection.uidValidity };
    const uids = await connection.uids();
    const there = new Set(uids);
    for (const uid of this.tries.keys()) if (!there.has(uid)) this.tries.delete(uid);
    const taken: number[] = [];
    for (let i = 0; i < uids.length; i += AT_ONCE)
      taken.push(...(await this.take(connection, numbering, uids.slice(i, i + AT_ONCE))));
    await this.progress.note(numbering, uids.at(-1) ?? 0);
    if (taken.length > 0) await this.file(connection, taken);
  }

  /** Answers which of these stand in the database now. */
  private async take(connection: MailboxConnection, numbering: Numbering, uids: readonly number[]): Promise<number[]> {
    const known = await this.progress.known(numbering, uids);
    const fresh = uids.filter((uid) => !known.has(uid));
    const taken = [...known];
    const sizes = fresh.length === 0 ? null : await connection.sizes(fresh);
    for (const uid of fresh) {
      // One without a size may be gone, or be one about which the server says nothing: fetching it tells.
      if (await this.takeOne(connection, { ...numbering, uid }, sizes?.get(uid) ?? 0)) taken.push(uid);
    }
    return taken;
  }

  private async takeOne(connection: MailboxConnection, place: ImapPlace, size: number): Promise<boolean> {
    const { uid } = place;
    if (size > LARGEST_MESSAGE) return this.leave(connection, place, { size, outcome: 'oversize' });
    const begun = this.tries.get(uid) ?? 0;
    if (begun >= TRIES) return this.leave(connection, place, { size, outcome: 'unfetchable' });
    this.tries.set(uid, begun + 1);
    try {
      const raw = await connection.fetch(uid);
      if (!raw) return false;
      // Given out well: if our database does not take it now, that is no reason to give it up.
      this.tries.delete(uid);
      await this.store(place, raw);
      return true;
    } catch (error) {
      // The connection is lost over it: in the next one the message is known.
      if (error instanceof MessageTooLarge) await this.leave(connection, place, { size: 0, outcome: 'oversize' });
      if (!(error instanceof MessageRefused)) throw error;
      this.log.warn(`message ${uid} is not given out, try ${begun + 1} of ${TRIES}`);
      return false;
    }
  }

  private async store(place: ImapPlace, raw: Buffer): Promise<void> {
    if (await this.progress.renumber(place, createHash('sha256').update(raw).digest())) return;
    await this.receiving.take({ ...(await envelopeIn(raw)), raw }, arrivalAt(place));
  }

  /** Of a message that we do not get the fact is kept, and it is filed with the others, for a person to look for. */
  private async leave(
    connection: MailboxConnection,
    place: ImapPlace,
    fact: Pick<UnreadMail, 'size' | 'outcome'>,
  ): Promise<boolean> {
    const envelope = await envelopeIn(await connection.envelopeHeaders(place.uid));
    await this.receiving.take({ ...envelope, ...fact }, arrivalAt(place));
    this.log.warn(`message ${place.uid} is left to a person: ${fact.outcome}`);
    this.tries.delete(place.uid);
    return true;
  }

  private async file(connection: MailboxConnection, uids: readonly number[]): Promise<void> {
    const isFiled = await connection.file(uids);
    if (this.wasFiled && !isFiled)
      this.log.warn('the server does not file messages: they are taken and stay in the inbox');
    this.wasFiled = isFiled;
  }
}

const arrivalAt = (place: ImapPlace): Arrival => ({ way: 'imap', ...place });
