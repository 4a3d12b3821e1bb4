import { createHash } from 'node:crypto';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { newId } from '../../clock/clock.js';
import { SealedText } from '../../sealing/sealed-text.js';
import { Sealing } from '../../sealing/sealing.js';

/** A message as the SMTP client handed it over. */
export interface ReceivedMail {
  /** Empty for a bounce. */
  readonly envelopeFrom: string;
  readonly envelopeTo: readonly string[];
  readonly raw: Buffer;
}

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

/** Mail from outside in the database: sealed with the installation's own key, since nobody knows yet whose it is. */
@Injectable()
export class InboundMessages {
  constructor(
    private readonly em: EntityManager,
    private readonly sealing: Sealing,
  ) {}

  /** Inside a work of the inbound mail principal. Answers the new row's id. */
  async keep({ envelopeFrom, envelopeTo, raw }: ReceivedMail): Promise<string> {
    const id = newId();
    const key = this.sealing.systemKey('inbound-mail');
    await this.em.execute(
      `insert into platform.inbound_message (id, received_at, envelope_from, envelope_to, size, sha256, raw)
       values (?, access.now(), ?, ?, ?, ?, ?)`,
      [
        id,
        key.seal(place('envelope_from', id), envelopeFrom).bytes,
        key.seal(place('envelope_to', id), JSON.stringify(envelopeTo)).bytes,
        raw.length,
        createHash('sha256').update(raw).digest(),
        key.sealBytes(place('raw', id), raw).bytes,
      ],
    );
    return id;
  }

  /** Inside a work of the worker. Null when there is none or its bytes have been deleted. */
  async read(id: string): Promise<InboundMessage | null> {
    const [row] = await this.em.execute<InboundRow[]>(
      `select received_at as "receivedAt", envelope_from as "envelopeFrom", envelope_to as "envelopeTo", raw
       from platform.inbound_message where id = ?`,
      [id],
    );
    if (!row?.raw) return null;
    const key = this.sealing.systemKey('inbound-mail');
    const sealed = (bytes: Buffer) => new SealedText(Buffer.from(bytes));
    const open = (column: string, bytes: Buffer) => key.open(place(column, id), sealed(bytes));
    return {
      id,
      receivedAt: Temporal.Instant.from(row.receivedAt),
      envelopeFrom: open('envelope_from', row.envelopeFrom),
      envelopeTo: JSON.parse(open('envelope_to', row.envelopeTo)) as string[],
      raw: key.openBytes(place('raw', id), sealed(row.raw)),
    };
  }

  /** Inside a work of the worker: writes down what became of it. */
  async settle(id: string, { state, outcome, invitationId }: InboundOutcome): Promise<void> {
    await this.em.execute(
      'update platform.inbound_message set state = ?, outcome = ?, invitation_id = ? where id = ?',
      [state, outcome, invitationId, id],
    );
  }
}
