import { createHash } from 'node:crypto';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { newId } from '../../clock/clock.js';
import { SealedText } from '../../sealing/sealed-text.js';
import { Sealing } from '../../sealing/sealing.js';

/** Who a message is from and for, as the mail server said; from a mailbox, as the headers that it wrote say. */
export interface MailEnvelope {
  /** Empty for a bounce. */
  readonly envelopeFrom: string;
  readonly envelopeTo: readonly string[];
}

/** A message as it was handed over. */
export interface ReceivedMail extends MailEnvelope {
  readonly raw: Buffer;
}

/** A message of which only the fact is kept: nobody could or should hold its bytes. */
export interface UnreadMail extends MailEnvelope {
  /** In bytes, as announced or counted; 0 where nobody knows. */
  readonly size: number;
  readonly outcome: 'oversize' | 'unfetchable';
}

/** Where a message lay in an IMAP mailbox. There it is taken once. */
export interface ImapPlace {
  readonly mailbox: string;
  readonly uidValidity: bigint;
  readonly uid: number;
}

/** By which way a message came. */
export type Arrival = { readonly way: 'smtp' | 'lmtp' } | ({ readonly way: 'imap' } & ImapPlace);

export interface InboundMessage extends ReceivedMail {
  readonly id: string;
  readonly receivedAt: Temporal.Instant;
}

/** What became of a message: one code, and the invitation whose secret it carried. */
export interface InboundOutcome {
  /** `quarantined` waits for a person to look at it. */
  readonly state: 'handled' | 'quarantined';
  readonly outcome: string;
  readonly invitationId: string | null;
}

interface InboundRow {
  readonly receivedAt: string;
  readonly envelopeFrom: Buffer;
  readonly envelopeTo: Buffer;
  readonly raw: Buffer | null;
}

const place = (column: string, id: string) => `inbound_message.${column}:${id}`;

/** Conflicts name no index on purpose: with one, row security would ask who may read the row. */
const KEEP = `
insert into platform.inbound_message (id, received_at, envelope_from, envelope_to, size, sha256, raw, state, outcome,
  way, mailbox, uid_validity, uid)
values (?, access.now(), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::bigint, ?) on conflict do nothing`;

/** Mail from outside in the database: sealed with the installation's own key, since nobody knows yet whose it is. */
@Injectable()
export class InboundMessages {
  constructor(
    private readonly em: EntityManager,
    private readonly sealing: Sealing,
  ) {}

  /** Inside a work of the inbound mail principal. Answers the new row's id; null if it was taken from this place before. */
  keep(mail: ReceivedMail | UnreadMail, arrival: Arrival): Promise<string | null> {
    const id = newId();
    if (!('raw' in mail)) return this.insert(id, mail, arrival, [mail.size, null, null, 'quarantined', mail.outcome]);
    const sealed = this.key.sealBytes(place('raw', id), mail.raw).bytes;
    const hash = createHash('sha256').update(mail.raw).digest();
    return this.insert(id, mail, arrival, [mail.raw.length, hash, sealed, 'received', null]);
  }

  /** Inside a work that may see the row. Null when there is none or its bytes have been deleted. */
  async read(id: string): Promise<InboundMessage | null> {
    const [row] = await this.em.execute<InboundRow[]>(
      `select received_at as "receivedAt", envelope_from as "envelopeFrom", envelope_to as "envelopeTo", raw
       from platform.inbound_message where id = ?`,
      [id],
    );
    if (!row?.raw) return null;
    return {
      id,
      receivedAt: Temporal.Instant.from(row.receivedAt),
      ...this.envelope(id, row),
      raw: this.key.openBytes(place('raw', id), new SealedText(Buffer.from(row.raw))),
    };
  }

  /** Who sent it, also when its bytes are gone; null for a bounce. Inside a work that may see the row. */
  async senderOf(id: string): Promise<string | null> {
    const [row] = await this.em.execute<InboundRow[]>(
      `select envelope_from as "envelopeFrom", envelope_to as "envelopeTo" from platform.inbound_message where id = ?`,
      [id],
    );
    return (row && this.envelope(id, row).envelopeFrom) || null;
  }

  /** Opens the envelope of a row. */
  envelope(id: string, row: Pick<InboundRow, 'envelopeFrom' | 'envelopeTo'>): MailEnvelope {
    const open = (column: string, bytes: Buffer) =>
      this.key.open(place(column, id), new SealedText(Buffer.from(bytes)));
    return {
      envelopeFrom: open('envelope_from', row.envelopeFrom),
      envelopeTo: JSON.parse(open('envelope_to', row.envelopeTo)) as string[],
    };
  }

  /** Inside a work of the worker: writes down what became of it. */
  async settle(id: string, { state, outcome, invitationId }: InboundOutcome): Promise<void> {
    await this.em.execute(
      'update platform.inbound_message set state = ?, outcome = ?, invitation_id = ? where id = ?',
      [state, outcome, invitationId, id],
    );
  }

  private get key() {
    return this.sealing.systemKey('inbound-mail');
  }

  private async insert(
    id: string,
    { envelopeFrom, envelopeTo }: MailEnvelope,
    arrival: Arrival,
    content: readonly unknown[],
  ): Promise<string | null> {
    const from = this.key.seal(place('envelope_from', id), envelopeFrom).bytes;
    const to = this.key.seal(place('envelope_to', id), JSON.stringify(envelopeTo)).bytes;
    const { affectedRows } = await this.em.execute<{ affectedRows: number }>(
      KEEP,
      [id, from, to, ...content, arrival.way, ...placeOf(arrival)],
      'run',
    );
    return affectedRows === 1 ? id : null;
  }
}

const placeOf = (arrival: Arrival) =>
  arrival.way === 'imap' ? [arrival.mailbox, arrival.uidValidity.toString(), arrival.uid] : [null, null, null];
