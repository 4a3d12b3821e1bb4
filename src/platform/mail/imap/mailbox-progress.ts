import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { WORKER } from '../../access/actor.js';
import { Work } from '../../access/work.js';
import type { ImapPlace } from '../inbound/inbound-messages.js';

/** A mailbox as its server numbers it now. A new `uidValidity` says that all numbers are new. */
export type Numbering = Pick<ImapPlace, 'mailbox' | 'uidValidity'>;

/** One statement: the oldest row of the same bytes that still has a number of before. */
const RENUMBER = `
update platform.inbound_message set uid_validity = ?::bigint, uid = ? where id = (
  select id from platform.inbound_message where mailbox = ? and sha256 = ? and uid_validity <> ?::bigint
  order by received_at, id limit 1 for update skip locked)`;

const NOTE = `
insert into platform.imap_mailbox as m (mailbox, uid_validity, last_uid, read_at) values (?, ?::bigint, ?, access.now())
on conflict (mailbox) do update set uid_validity = excluded.uid_validity, read_at = excluded.read_at,
  last_uid = case when m.uid_validity = excluded.uid_validity then greatest(m.last_uid, excluded.last_uid)
    else excluded.last_uid end`;

/** What has been taken out of mailboxes. Each call is a work of the worker of its own. */
@Injectable()
export class MailboxProgress {
  constructor(
    private readonly em: EntityManager,
    private readonly work: Work,
  ) {}

  /** Which of these messages were taken before: by this process, another, or one that ended before it filed them. */
  async known({ mailbox, uidValidity }: Numbering, uids: readonly number[]): Promise<ReadonlySet<number>> {
    const rows = await this.asWorker('known', () =>
      this.em.execute<{ uid: string }[]>(
        `select uid from platform.inbound_message
         where mailbox = ? and uid_validity = ?::bigint and uid = any (?::bigint[])`,
        [mailbox, uidValidity.toString(), `{${uids.join(',')}}`],
      ),
    );
    return new Set(rows.map(({ uid }) => Number(uid)));
  }

  /** Whether the message was taken under a number of before; from now on it is known by the new one. */
  async renumber({ mailbox, uidValidity, uid }: ImapPlace, sha256: Buffer): Promise<boolean> {
    const values = [uidValidity.toString(), uid, mailbox, sha256, uidValidity.toString()];
    const { affectedRows } = await this.asWorker('renumber', () =>
      this.em.execute<{ affectedRows: number }>(RENUMBER, values, 'run'),
    );
    return affectedRows === 1;
  }

  /** A round ended well, having seen everything up to this message. */
  async note({ mailbox, uidValidity }: Numbering, lastUid: number): Promise<void> {
    await this.asWorker('round', () => this.em.execute(NOTE, [mailbox, uidValidity.toString(), lastUid], 'run'));
  }

  private asWorker<T>(operation: string, task: () => Promise<T>): Promise<T> {
    return this.work.run(WORKER, `imap.${operation}`, task);
  }
}
