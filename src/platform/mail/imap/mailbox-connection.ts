import { ImapFlow } from 'imapflow';
import type { ImapSettings } from '../../config/imap-settings.js';
import { LARGEST_MESSAGE } from '../inbound/receiving.js';

const CONNECT_MS = 20_000;
/** What a server says beside the message itself. */
const AROUND = 64 * 1024;
const LONGEST_LINE = 8 * 1024 * 1024;
/** Below what any server takes as one line. */
const UIDS_AT_ONCE = 200;
const ENVELOPE = ['return-path', 'from', 'delivered-to', 'x-original-to', 'to'];

/** How a mailbox is opened. */
export interface Opening {
  readonly settings: ImapSettings;
  /** Instead of a password. */
  readonly accessToken?: string;
  /** How long a command may take; after it the connection is given up. */
  readonly commandMs: number;
  /** Ends the connection, however far it has come. */
  readonly signal: AbortSignal;
  /** Called when something may have arrived, and when the connection ends. */
  readonly onNews: () => void;
}

/** The server will not give this message; the connection is fine. */
export class MessageRefused extends Error {}

/** The server sends more than it said; the connection is lost over it. */
export class MessageTooLarge extends Error {}

/** One connection to the mailbox, with its inbox open. Whatever the server does, every call ends in time. */
export class MailboxConnection {
  /** What broke the connection. Commands hear only that there is none any more. */
  private fault: unknown;

  private constructor(
    private readonly client: ImapFlow,
    private readonly opening: Opening,
    readonly uidValidity: bigint,
  ) {
    client.on('error', (error) => {
      this.fault = error;
    });
  }

  static async open(opening: Opening): Promise<MailboxConnection> {
    const client = clientOf(opening);
    // Nobody but `close` needs to hear of it, but without a listener it would end the process.
    client.on('error', () => undefined);
    client.on('exists', opening.onNews);
    client.on('close', opening.onNews);
    endWith(client, opening.signal);
    const { inbox, filed } = opening.settings;
    const open = async () => {
      await client.connect();
      // A folder that is there already is none to be made; whether it takes mail shows when some is filed.
      await client.mailboxCreate(filed).catch(() => undefined);
      return client.mailboxOpen(inbox);
    };
    try {
      const { uidValidity } = await inTime(client, opening.commandMs, open());
      return new MailboxConnection(client, opening, uidValidity);
    } catch (error) {
      client.close();
      throw error;
    }
  }

  get isOpen(): boolean {
    return this.client.usable;
  }

  /** All messages in the inbox, oldest first. */
  async uids(): Promise<readonly number[]> {
    const uids = await this.inTime(this.client.search({ all: true }, { uid: true }));
    if (!uids) throw new Error('the server does not list the mailbox');
    return uids;
  }

  /** Sizes of those that are still there, by UID; roughly right. Null if the server will not tell. */
  async sizes(uids: readonly number[]): Promise<ReadonlyMap<number, number> | null> {
    try {
      const found = await this.inTime(this.client.fetchAll(uids.join(','), { uid: true, size: true }, { uid: true }));
      return new Map(found.map(({ uid, size }) => [uid, size ?? 0]));
    } catch (error) {
      if (this.isOpen) return null;
      throw error;
    }
  }

  /** The message; null when it is gone. Throws `MessageRefused` if the server will not give it, `MessageTooLarge`. */
  async fetch(uid: number): Promise<Buffer | null> {
    try {
      const message = await this.inTime(this.client.fetchOne(String(uid), { uid: true, source: true }, { uid: true }));
      if (message && !message.source) throw new MessageRefused('the server gives no text');
      return message ? message.source! : null;
    } catch (error) {
      if (codeOf(this.fault) === 'LiteralTooLarge') throw new MessageTooLarge('larger than said', { cause: error });
      if (this.isOpen) throw new MessageRefused('the server does not give it', { cause: error });
      throw error;
    }
  }

  /** The headers that say who a message is from and for; empty when there are none to be had. */
  async envelopeHeaders(uid: number): Promise<Buffer> {
    const query = { uid: true, headers: ENVELOPE };
    try {
      const message = await this.inTime(this.client.fetchOne(String(uid), query, { uid: true }));
      return (message && message.headers) || Buffer.alloc(0);
    } catch {
      return Buffer.alloc(0);
    }
  }

  /** Puts messages into the folder for what was taken. False if the server refused: they lie where they were. */
  async file(uids: readonly number[]): Promise<boolean> {
    for (let i = 0; i < uids.length; i += UIDS_AT_ONCE) {
      const some = uids.slice(i, i + UIDS_AT_ONCE).join(',');
      const moved = await this.inTime(this.client.messageMove(some, this.opening.settings.filed, { uid: true }));
      if (!moved) return false;
    }
    return true;
  }

  /** Lets the server tell what arrives, until the next command. */
  listen(): void {
    // How it ended shows at the next command.
    this.client.idle().catch(() => undefined);
  }

  close(): void {
    this.client.close();
  }

  private inTime<T>(command: Promise<T>): Promise<T> {
    return inTime(this.client, this.opening.commandMs, command);
  }
}

function clientOf({ settings, accessToken, commandMs }: Opening): ImapFlow {
  const { host, port, tls, user, password } = settings;
  return new ImapFlow({
    host,
    port,
    secure: tls === 'imaps',
    ...(tls !== 'imaps' && { doSTARTTLS: tls === 'starttls' }),
    auth: { user, ...(accessToken === undefined ? { pass: password } : { accessToken }) },
    clientInfo: { name: 'Yhdessa', version: false, vendor: false, 'support-url': false },
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: commandMs,
    maxLineLength: LONGEST_LINE,
    maxLiteralSize: LARGEST_MESSAGE + AROUND,
    maxResponseSize: LARGEST_MESSAGE + LONGEST_LINE,
  });
}

/** Closes the connection when the signal says so, and asks nothing of the signal any more once it is closed. */
function endWith(client: ImapFlow, signal: AbortSignal): void {
  signal.throwIfAborted();
  const end = () => client.close();
  signal.addEventListener('abort', end);
  client.on('close', () => signal.removeEventListener('abort', end));
}

/** A server that says nothing is given up: closing makes everything that waits for it fail. */
async function inTime<T>(client: ImapFlow, milliseconds: number, command: Promise<T>): Promise<T> {
  const late = setTimeout(() => client.close(), milliseconds);
  try {
    return await command;
  } finally {
    clearTimeout(late);
  }
}

const codeOf = (error: unknown) => (error as { code?: unknown } | null)?.code;
