import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';

/** A message as it lies in a folder. */
export interface StoredMessage {
  readonly uid: number;
  readonly raw: Buffer;
  /** What RFC822.SIZE says, where it is not the truth. */
  readonly announced?: number;
  deleted?: boolean;
}

interface Folder {
  uidValidity: number;
  uidNext: number;
  messages: StoredMessage[];
}

/**
 * What a test makes of a command: the connection is cut, nothing is answered any more, the command is done and then the
 * connection is cut, or it is answered like this (`NO …`, `OK …` without doing it).
 */
type Disturbance = 'drop' | 'hang' | 'drop after' | `NO ${string}` | `OK ${string}` | undefined;

interface Login {
  readonly user: string;
  readonly password?: string;
  /** Whether an access token is good. */
  readonly isToken?: (token: string) => boolean;
}

interface Options extends Login {
  readonly capabilities?: readonly string[];
}

const CAPABILITIES = ['IMAP4rev1', 'ID', 'NAMESPACE', 'IDLE', 'MOVE', 'UIDPLUS', 'AUTH=PLAIN'];

/** A small IMAP server (RFC 3501, with IDLE, MOVE, UIDPLUS, XOAUTH2) on loopback, which a test can make misbehave. */
export class ImapServer {
  readonly folders = new Map<string, Folder>([['INBOX', emptyFolder()]]);
  /** Every command so far, without tags: `UID MOVE 1 Yhdessa`. */
  readonly commands: string[] = [];
  /** Asked before each command. */
  disturb: (command: string) => Disturbance = () => undefined;
  readonly sessions = new Set<Session>();
  private readonly waiting = new Set<() => void>();
  private readonly server = createServer((socket) => this.welcome(socket));

  private constructor(readonly options: Options) {}

  static async start(options: Options): Promise<ImapServer> {
    const server = new ImapServer(options);
    server.server.listen(0, '127.0.0.1');
    await once(server.server, 'listening');
    return server;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** As `IMAP_URL` wants it. */
  get url(): string {
    const { user, password } = this.options;
    const login = [user, ...(password === undefined ? [] : [password])].map(encodeURIComponent).join(':');
    return `imap://${login}@127.0.0.1:${this.port}`;
  }

  get capabilities(): readonly string[] {
    return this.options.capabilities ?? CAPABILITIES;
  }

  /** How many are connected. */
  get connected(): number {
    return this.sessions.size;
  }

  /** A new message in the inbox; who looks at it is told. Answers its UID. */
  deliver(text: string | Buffer, announced?: number): number {
    const inbox = this.folders.get('INBOX')!;
    const uid = inbox.uidNext++;
    const raw = typeof text === 'string' ? Buffer.from(text) : text;
    inbox.messages.push({ uid, raw, ...(announced !== undefined && { announced }) });
    for (const session of this.sessions) session.tell();
    return uid;
  }

  /** The texts in a folder. */
  texts(folder: string): string[] {
    return this.folders.get(folder)?.messages.map(({ raw }) => raw.toString('latin1')) ?? [];
  }

  /** The server was rebuilt: everything in the inbox has a new number. */
  renumber(): void {
    const inbox = this.folders.get('INBOX')!;
    inbox.uidValidity += 1;
    inbox.messages = inbox.messages.map((message, i) => ({ ...message, uid: i + 1 }));
    inbox.uidNext = inbox.messages.length + 1;
  }

  /** Cuts every connection. */
  dropAll(): void {
    for (const session of this.sessions) session.socket.destroy();
  }

  /** Ends when `isSo` holds; looked at after every command and every end of a connection. */
  async until(isSo: () => boolean): Promise<void> {
    while (!isSo()) await new Promise<void>((resolve) => this.waiting.add(resolve));
  }

  happened(): void {
    for (const resolve of this.waiting) resolve();
    this.waiting.clear();
  }

  async stop(): Promise<void> {
    this.dropAll();
    this.server.close();
    await once(this.server, 'close');
  }

  private welcome(socket: Socket): void {
    const session = new Session(this, socket);
    this.sessions.add(session);
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.sessions.delete(session);
      this.happened();
    });
    this.happened();
  }
}

function emptyFolder(): Folder {
  return { uidValidity: 1_700_000_000, uidNext: 1, messages: [] };
}

/** The numbers of a set such as `1,3:5,9:*`. */
function inSet(set: string): (uid: number) => boolean {
  const ranges = set.split(',').map((part) => {
    const [from, to = from] = part.split(':').map((text) => (text === '*' ? Infinity : Number(text)));
    return [Math.min(from!, to!), Math.max(from!, to!)] as const;
  });
  return (uid) => ranges.some(([from, to]) => uid >= from && uid <= to);
}

/** One connection. */
class Session {
  private buffer: Buffer = Buffer.alloc(0);
  private readonly queue: string[] = [];
  private isBusy = false;
  private selected: Folder | undefined;
  private told = 0;
  /** The tag of the IDLE that goes on. */
  private idling: string | undefined;
  /** What becomes of the next line, where a command goes on. */
  private continued: ((line: string) => void) | undefined;
  /** What others removed from the folder and this one has not heard yet. */
  private readonly expunged: string[] = [];

  constructor(
    private readonly server: ImapServer,
    readonly socket: Socket,
  ) {
    socket.setNoDelay();
    socket.on('data', (chunk: Buffer) => {
      this.buffer = Buffer.concat([this.buffer, chunk]);
      this.readLines();
    });
    this.send('* OK ready');
  }

  /** Says how many messages there are now, if it is listened to. */
  tell(): void {
    if (this.idling !== undefined) this.tellNews();
  }

  private send(line: string | Buffer): void {
    const bytes = typeof line === 'string' ? Buffer.from(`${line}\r\n`) : line;
    if (this.socket.writable) this.socket.write(bytes);
  }

  private readLines(): void {
    for (let end = this.buffer.indexOf('\r\n'); end >= 0; end = this.buffer.indexOf('\r\n')) {
      this.queue.push(this.buffer.subarray(0, end).toString());
      this.buffer = this.buffer.subarray(end + 2);
    }
    if (!this.isBusy) this.work();
  }

  private work(): void {
    this.isBusy = true;
    for (let line = this.queue.shift(); line !== undefined; line = this.queue.shift()) {
      const { continued } = this;
      this.continued = undefined;
      if (continued) continued(line);
      else if (this.idling !== undefined) this.endIdle(line);
      else if (!this.handle(line)) return;
      this.server.happened();
    }
    this.isBusy = false;
  }

  private endIdle(line: string): void {
    if (line.toUpperCase() !== 'DONE') throw new Error(`not DONE but ${line}`);
    const tag = this.idling!;
    this.idling = undefined;
    this.send(`${tag} OK idle is over`);
  }

  /** False when nothing more is to be handled on this connection. */
  private handle(line: string): boolean {
    const [, tag = '*', command = ''] = /^(\S+) (.*)$/.exec(line) ?? [];
    this.server.commands.push(command);
    const disturbance = this.server.disturb(command);
    if (disturbance === 'hang') {
      this.server.happened();
      return false;
    }
    if (disturbance === 'drop') {
      this.socket.destroy();
      return false;
    }
    if (disturbance !== undefined && disturbance !== 'drop after') this.send(`${tag} ${disturbance}`);
    else this.answer(tag, command);
    if (disturbance !== 'drop after') return true;
    this.socket.destroySoon();
    return false;
  }

  private answer(tag: string, command: string): void {
    const [verb = '', ...rest] = command.split(' ');
    const isUid = verb.toUpperCase() === 'UID';
    const name = (isUid ? `UID ${rest.shift()}` : verb).toUpperCase();
    const status = this.perform(name, rest, tag);
    if (status === null) return;
    if (this.selected && name !== 'UID FETCH') this.tellNews();
    this.send(`${tag} ${status}`);
    if (name === 'LOGOUT') this.socket.end();
  }

  /** Does it, and answers the status; null where that comes later. */
  private perform(name: string, args: string[], tag: string): string | null {
    switch (name) {
      case 'CAPABILITY':
        this.send(`* CAPABILITY ${this.server.capabilities.join(' ')}`);
        return 'OK done';
      case 'ID':
        this.send('* ID ("name" "fixture")');
        return 'OK done';
      case 'NAMESPACE':
        this.send('* NAMESPACE (("" "/")) NIL NIL');
        return 'OK done';
      case 'LOGIN':
        return this.login(unquoted(args[0]!), unquoted(args[1]!));
      case 'AUTHENTICATE':
        return this.authenticate(args, tag);
      case 'LIST':
      case 'LSUB':
        return this.list(name, unquoted(args.at(-1)!));
      case 'CREATE':
        return this.create(unquoted(args.join(' ')));
      case 'SELECT':
        return this.select(unquoted(args.join(' ')));
      case 'IDLE':
        this.idling = tag;
        this.send('+ idling');
        this.tellNews();
        return null;
      case 'UID SEARCH':
        this.send(`* SEARCH ${this.selected!.messages.map(({ uid }) => uid).join(' ')}`.trimEnd());
        return 'OK done';
      case 'UID FETCH':
        return this.fetch(args[0]!, args.slice(1).join(' '));
      case 'UID MOVE':
        return this.copy(args[0]!, unquoted(args.slice(1).join(' '))) ?? this.remove(inSet(args[0]!));
      case 'UID COPY':
        return this.copy(args[0]!, unquoted(args.slice(1).join(' '))) ?? 'OK done';
      case 'UID STORE':
        for (const message of this.selected!.messages) if (inSet(args[0]!)(message.uid)) message.deleted = true;
        return 'OK done';
      case 'UID EXPUNGE':
        return this.remove((uid) => inSet(args[0]!)(uid) && this.isDeleted(uid));
      case 'EXPUNGE':
        return this.remove((uid) => this.isDeleted(uid));
      case 'LOGOUT':
        this.send('* BYE');
        return 'OK done';
      case 'NOOP':
      case 'SUBSCRIBE':
      case 'ENABLE':
      case 'STATUS':
        return 'OK done';
      default:
        return 'BAD unknown';
    }
  }

  private login(user: string, password: string): string {
    const { options } = this.server;
    const isRight = user === options.user && password === options.password;
    return isRight ? 'OK logged in' : 'NO [AUTHENTICATIONFAILED] no';
  }

  private authenticate([mechanism = '', initial]: string[], tag: string): string | null {
    if (mechanism.toUpperCase() === 'XOAUTH2') {
      const [user = '', bearer = ''] = decode(initial!).split('\u0001');
      const isToken = this.server.options.isToken?.(bearer.replace('auth=Bearer ', '')) === true;
      const isRight = user === `user=${this.server.options.user}` && isToken;
      return isRight ? 'OK logged in' : 'NO [AUTHENTICATIONFAILED] no';
    }
    this.send('+ ');
    this.continued = (line) => {
      const [, user = '', password = ''] = decode(line).split('\0');
      this.send(`${tag} ${this.login(user, password)}`);
    };
    return null;
  }

  private list(name: string, pattern: string): string {
    for (const folder of this.server.folders.keys())
      if (pattern === '*' || pattern === folder) this.send(`* ${name} () "/" "${folder}"`);
    return 'OK done';
  }

  private create(folder: string): string {
    if (this.server.folders.has(folder)) return 'NO it is there already';
    this.server.folders.set(folder, emptyFolder());
    return 'OK done';
  }

  private select(name: string): string {
    this.selected = this.server.folders.get(name);
    if (!this.selected) return 'NO [NONEXISTENT] no such folder';
    const { messages, uidValidity, uidNext } = this.selected;
    this.told = messages.length;
    this.send(String.raw`* FLAGS (\Deleted \Seen)`);
    this.send(`* ${messages.length} EXISTS`);
    this.send(`* OK [UIDVALIDITY ${uidValidity}] valid`);
    this.send(`* OK [UIDNEXT ${uidNext}] next`);
    this.send(String.raw`* OK [PERMANENTFLAGS (\Deleted \Seen)] flags`);
    return 'OK [READ-WRITE] done';
  }

  private fetch(set: string, items: string): string {
    const isWanted = inSet(set);
    for (const [i, { uid, raw, announced }] of this.selected!.messages.entries()) {
      if (!isWanted(uid)) continue;
      const parts: Buffer[] = [Buffer.from(`* ${i + 1} FETCH (UID ${uid}`)];
      if (items.includes('RFC822.SIZE')) parts.push(Buffer.from(` RFC822.SIZE ${announced ?? raw.length}`));
      if (items.includes('BODY.PEEK[]')) parts.push(Buffer.from(` BODY[] {${raw.length}}\r\n`), raw);
      const fields = /BODY\.PEEK\[(HEADER\.FIELDS \(.*?\))\]/.exec(items)?.[1];
      if (fields) {
        const head = raw.subarray(0, raw.indexOf('\r\n\r\n') + 4);
        parts.push(Buffer.from(` BODY[${fields}] {${head.length}}\r\n`), head);
      }
      this.send(Buffer.concat([...parts, Buffer.from(')\r\n')]));
    }
    return 'OK done';
  }

  /** Null when it went well. */
  private copy(set: string, name: string): string | null {
    const folder = this.server.folders.get(name);
    if (!folder) return 'NO [TRYCREATE] no such folder';
    const isWanted = inSet(set);
    for (const { uid, raw } of this.selected!.messages)
      if (isWanted(uid)) folder.messages.push({ uid: folder.uidNext++, raw });
    return null;
  }

  private isDeleted(of: number): boolean {
    return this.selected!.messages.some(({ uid, deleted }) => uid === of && deleted === true);
  }

  private remove(isGone: (uid: number) => boolean): string {
    const { messages } = this.selected!;
    for (let i = messages.length - 1; i >= 0; i -= 1) {
      if (!isGone(messages[i]!.uid)) continue;
      messages.splice(i, 1);
      for (const session of this.server.sessions) session.hearOf(i + 1, messages);
    }
    return 'OK done';
  }

  private hearOf(number: number, messages: readonly StoredMessage[]): void {
    if (this.selected?.messages !== messages || number > this.told) return;
    this.told -= 1;
    this.expunged.push(`* ${number} EXPUNGE`);
    if (this.idling !== undefined) this.tellNews();
  }

  private tellNews(): void {
    for (const line of this.expunged.splice(0)) this.send(line);
    if (!this.selected || this.selected.messages.length === this.told) return;
    this.told = this.selected.messages.length;
    this.send(`* ${this.told} EXISTS`);
  }
}

const unquoted = (text: string) => text.replace(/^"(.*)"$/, '$1').replaceAll(/\\(.)/g, '$1');
const decode = (text: string) => Buffer.from(text, 'base64').toString();
