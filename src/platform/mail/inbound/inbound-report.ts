import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { Access } from '../../access/access.js';
import { WORKER } from '../../access/actor.js';
import { Work } from '../../access/work.js';
import { CONFIG, type Config } from '../../config/config.js';
import { keysetOf, type Page, type PageArgs, pageOf, pageSize } from '../../graphql/connection.js';
import { mailboxName } from '../imap/imap-reader.js';
import { type Arrival, InboundMessages } from './inbound-messages.js';

export type InboundState = 'received' | 'handled' | 'quarantined';

/** One received message as a list shows it: nothing of what it says. */
export interface InboundEntry {
  readonly id: string;
  /** As PostgreSQL writes it. */
  readonly receivedAt: string;
  readonly size: number;
  readonly way: Arrival['way'];
  readonly state: InboundState;
  readonly outcome: string | null;
  /** Whether its bytes are still there. */
  readonly hasBytes: boolean;
  readonly dismissedAt: string | null;
  /** Null for a bounce. */
  readonly senderDomain: string | null;
}

type EntryRow = Omit<InboundEntry, 'senderDomain'> & { readonly envelopeFrom: Buffer; readonly envelopeTo: Buffer };

/** How often something became of a message. */
export interface OutcomeCount {
  readonly state: InboundState;
  readonly outcome: string | null;
  readonly count: number;
}

/** Figures for `/metrics`. */
export interface InboundTotals {
  readonly quarantined: number;
  /** Taken in and not read yet. */
  readonly received: number;
  /** Since the mailbox was last read to its end; infinite when it never was, null when there is none. */
  readonly imapAgeSeconds: number | null;
}

const ENTRY = `select id, received_at as "receivedAt", size, way, state, outcome, raw is not null as "hasBytes",
  dismissed_at as "dismissedAt", envelope_from as "envelopeFrom", envelope_to as "envelopeTo"
  from platform.inbound_message`;

const TOTALS = `
select (count(*) filter (where state = 'quarantined'))::integer as quarantined,
  (count(*) filter (where state = 'received'))::integer as received,
  (select extract(epoch from access.now() - b.read_at)::double precision
    from platform.imap_mailbox b where b.mailbox = ?) as "imapAgeSeconds"
from platform.inbound_message where state <> 'handled'`;

/** What administrators and machines watch of the mail that comes in. Row security shows it to nobody else. */
@Injectable()
export class InboundReport {
  constructor(
    private readonly em: EntityManager,
    private readonly access: Access,
    private readonly work: Work,
    private readonly messages: InboundMessages,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The latest first, inside the current work. */
  async page(state: InboundState | null, page: PageArgs): Promise<Page<InboundEntry>> {
    const size = pageSize(page);
    const [at, id] = keysetOf(page.after, ['instant', 'uuid']) ?? [null, null];
    await this.access.requireRoleAnywhere('admin', 'inboundMessages');
    const rows = await this.em.execute<EntryRow[]>(
      `${ENTRY} where (?::text is null or state = ?::text)
         and (?::text is null or (received_at, id) < (?::text::timestamptz, ?::uuid))
       order by received_at desc, id desc limit ?`,
      [state, state, at, at, id, size + 1],
    );
    return pageOf(rows, page, (row) => [row.receivedAt, row.id], this.entry);
  }

  /** One of them; undefined when there is none or row security hides it. */
  async find(id: string): Promise<InboundEntry | undefined> {
    const [row] = await this.em.execute<EntryRow[]>(`${ENTRY} where id = ?`, [id]);
    return row && this.entry(row);
  }

  /** What became of the messages of the last 90 days, the most frequent first, inside the current work. */
  async counts(): Promise<OutcomeCount[]> {
    await this.access.requireRoleAnywhere('admin', 'inboundMessageCounts');
    return this.em.execute<OutcomeCount[]>(
      `select state, outcome, count(*)::integer as count from platform.inbound_message
       where received_at > access.now() - interval '90 days' group by state, outcome order by 3 desc, 1, 2`,
    );
  }

  /** Whether there is a mailbox to be read. */
  get hasMailbox(): boolean {
    return this.config.imap !== undefined;
  }

  /** In a work of its own. */
  async totals(): Promise<InboundTotals> {
    const { imap } = this.config;
    const [row] = await this.work.run(WORKER, 'inbound.totals', () =>
      this.em.execute<InboundTotals[]>(TOTALS, [imap ? mailboxName(imap) : null]),
    );
    return { ...row!, imapAgeSeconds: imap ? (row!.imapAgeSeconds ?? Infinity) : null };
  }

  private readonly entry = ({ envelopeFrom, envelopeTo, ...row }: EntryRow): InboundEntry => {
    const { envelopeFrom: sender } = this.messages.envelope(row.id, { envelopeFrom, envelopeTo });
    return { ...row, senderDomain: /@([a-z0-9.-]{1,253})$/.exec(sender.toLowerCase())?.[1] ?? null };
  };
}
