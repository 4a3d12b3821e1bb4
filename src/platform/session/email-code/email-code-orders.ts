import { domainToUnicode } from 'node:url';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { WORKER } from '../../access/actor.js';
import { Work } from '../../access/work.js';
import { SealedText } from '../../sealing/sealed-text.js';
import { Sealing } from '../../sealing/sealing.js';
import { type Asked, placeOf } from './email-codes.js';

/** Where a code goes, and in which language of the directory. */
export interface CodeRecipient {
  readonly address: string;
  readonly language: string;
}

/** Codes that were asked for and not mailed yet. For the worker. */
@Injectable()
export class EmailCodeOrders {
  constructor(
    private readonly em: EntityManager,
    private readonly work: Work,
    private readonly sealing: Sealing,
  ) {}

  /** What was asked; null once it was mailed, or is over, or another one was asked for in its place. */
  async find(id: string): Promise<Asked | null> {
    const [row] = await this.work.run(WORKER, 'email-code.find', () =>
      this.em.execute<{ asked: Buffer | null }[]>('select access.email_code_to_send(?) as asked', [id]),
    );
    if (!row?.asked) return null;
    const sealed = new SealedText(Buffer.from(row.asked));
    return JSON.parse(this.sealing.systemKey('email-code').open(placeOf(id), sealed)) as Asked;
  }

  /** Whose the address is; null if nobody's. From now on the code lets them in. */
  async recipientOf(id: string, address: string): Promise<CodeRecipient | null> {
    const [row] = await this.work.run(WORKER, 'email-code.address', () =>
      this.em.execute<CodeRecipient[]>(
        'select * from access.address_email_code(?, array(select jsonb_array_elements_text(?::jsonb)))',
        [id, JSON.stringify(spellingsOf(address))],
      ),
    );
    return row ?? null;
  }

  /** The secrets are not needed any more. Inside the work that settles the effect. */
  async forget(id: string): Promise<void> {
    await this.em.execute('select access.forget_email_code(?)', [id]);
  }
}

/** The directory holds addresses as somebody wrote them, and a domain may be written in its own letters or for DNS. */
export function spellingsOf(address: string): string[] {
  const at = address.lastIndexOf('@') + 1;
  return [address, `${address.slice(0, at)}${domainToUnicode(address.slice(at)).normalize('NFC')}`];
}
