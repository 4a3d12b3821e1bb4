import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { createTransport } from 'nodemailer';
import { SMTPServer } from 'smtp-server';
import { randomOf } from '../src/demo/random.js';
import { newId, stopwatch } from '../src/platform/clock/clock.js';
import { startTestApp, type TestApp } from './support/app.js';
import { TEST_KEYS } from './support/database.js';
import { freePort } from './support/free-port.js';
import { opened, type Opened } from './support/invited.js';
import { inviteMany, replyTo } from './support/many-invited.js';

const KILLS = 20;
const MEETINGS = 10;
const INVITED = 50;
const INVITATIONS = MEETINGS * INVITED;
/** What a mail server may take to answer. It spreads the work over all the kills. */
const SERVER_MS = 8;
/** What a killed process had in hand is taken over after its lease; each new process lives that much later. */
const LEASE_OVER = { minutes: 6 };
const DONE_WITHIN_MS = 240_000;
/** Mail servers out there that answer at the same time. */
const SENDERS = 4;

let app: TestApp;
let sink: SMTPServer;
let inboundPort: number;
let smtpUrl: string;
let worker: ChildProcess | undefined;
const delivered = new Map<string, Set<string>>();
const waiting: Opened[] = [];
let copies = 0;
let meetingIds: string[] = [];

beforeAll(async () => {
  sink = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    onData: take,
  });
  // A worker that is killed hangs up.
  sink.on('error', () => undefined);
  const listening = sink.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  smtpUrl = `smtp://127.0.0.1:${(listening.address() as AddressInfo).port}`;
  inboundPort = await freePort();
  app = await startTestApp();
}, 60_000);

afterAll(async () => {
  worker?.kill('SIGKILL');
  await new Promise<void>((resolve) => sink.close(() => resolve()));
  await app.stop();
}, 60_000);

test('every invitation arrives, repeats are the very same bytes, and every reply counts once, however often the worker is killed', async () => {
  const elapsed = stopwatch();
  meetingIds = await inviteMany(app, MEETINGS, INVITED);
  const over = new AbortController();
  const answering = Promise.all(Array.from({ length: SENDERS }, () => answerAll(over.signal)));
  try {
    const random = randomOf('mail/kill');
    for (let i = 0; i < KILLS; i += 1) {
      await startWorker(i);
      await pause(random.int(150, 1100));
      await killWorker();
    }
    await startWorker(KILLS);
    await until(async () => (await answeredCount()) === INVITATIONS && (await undone()) === 0);
  } finally {
    over.abort();
    await answering;
  }

  expect(delivered.size).toBe(INVITATIONS);
  expect([...delivered.values()].filter((bytes) => bytes.size !== 1)).toEqual([]);
  const states = await app.sql<{ state: string; n: number }>(
    'select state, count(*)::int as n from invitation where meeting_id = any ($1) group by state',
    [meetingIds],
  );
  expect(states).toEqual([{ state: 'accepted', n: INVITATIONS }]);
  const counted = await app.sql<{ times: number; n: number }>(
    `select applied as times, count(*)::int as n from (select count(*) filter (where a.outcome = 'applied')::int as applied
       from invitation i left join invitation_answer a on a.invitation_id = i.id
       where i.meeting_id = any ($1) group by i.id) x group by applied`,
    [meetingIds],
  );
  expect(counted).toEqual([{ times: 1, n: INVITATIONS }]);
  const lost = await app.sql(
    `select outcome from platform.inbound_message where outcome is null or state <> 'handled'`,
  );
  expect(lost).toEqual([]);

  const figures = {
    invitations: delivered.size,
    deliveredTwice: copies - delivered.size,
    mailsTakenIn: (await app.sql('select from platform.inbound_message')).length,
    kills: KILLS,
    seconds: Math.round(elapsed() / 1000),
  };
  process.stdout.write(`mail: ${JSON.stringify(figures)}\n`);
}, 600_000);

/** The mail server of the invited: what it has answered with 250 has arrived. */
function take(
  stream: NodeJS.ReadableStream,
  { envelope }: { envelope: { mailFrom: false | { address: string }; rcptTo: readonly { address: string }[] } },
  callback: (error?: Error | null) => void,
): void {
  const arrive = async () => {
    const raw = await buffer(stream);
    const mailbox = envelope.rcptTo[0]!.address;
    const from = envelope.mailFrom ? envelope.mailFrom.address : '';
    const mail = await opened({ id: newId(), mailbox, from, receivedAt: app.clock.now(), raw });
    const key = `${mail.uid}/${mail.sequence}/${mail.method}`;
    const known = delivered.get(key);
    copies += 1;
    delivered.set(key, (known ?? new Set()).add(createHash('sha256').update(raw).digest('hex')));
    if (!known) waiting.push(mail);
    await pause(SERVER_MS);
  };
  arrive().then(() => callback(), callback);
}

/** Answers what arrives, and goes on offering an answer until somebody has taken it, as mail servers do. */
async function answerAll(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const mail = waiting.shift();
    if (mail) await offer(mail, signal);
    else await pause(20);
  }
}

async function offer(mail: Opened, signal: AbortSignal): Promise<void> {
  const raw = replyTo(mail, 'ACCEPTED', mail.stamp);
  while (!signal.aborted) {
    const transport = createTransport({ host: '127.0.0.1', port: inboundPort, ignoreTLS: true });
    try {
      await transport.sendMail({ envelope: { from: mail.to, to: [mail.organizer] }, raw });
      return;
    } catch {
      // The worker is dead, or died before it said that it has taken it: the sender tries again.
      await pause(50);
    } finally {
      transport.close();
    }
  }
}

/** A process that only works. It ends by itself at the latest with the database. */
async function startWorker(age: number): Promise<void> {
  const ahead = app.clock.offset.add(Temporal.Duration.from(LEASE_OVER).round({ largestUnit: 'minutes' }));
  const later = Temporal.Duration.from({ minutes: LEASE_OVER.minutes * age });
  await app.sql(
    'insert into platform.demo_clock (ahead) values ($1) on conflict (one) do update set ahead = excluded.ahead',
    [ahead.add(later).toString()],
  );
  const child = spawn(process.execPath, [join(import.meta.dirname, '../dist/main.js')], {
    stdio: 'ignore',
    env: {
      ...process.env,
      ...TEST_KEYS,
      NODE_OPTIONS: '',
      DATABASE_URL: app.database.url,
      DEMO: '1',
      ROLES: 'worker',
      PORT: '0',
      LOG_LEVEL: 'silent',
      SMTP_URL: smtpUrl,
      INBOUND_SMTP_PORT: String(inboundPort),
    },
  });
  worker = child;
  await until(async () => {
    if (child.exitCode !== null) throw new Error(`the worker did not start: ${child.exitCode}`);
    return isListening();
  });
}

async function killWorker(): Promise<void> {
  const exited = once(worker!, 'exit');
  expect(worker!.kill('SIGKILL')).toBe(true);
  await exited;
}

const isListening = (): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(inboundPort, '127.0.0.1');
    socket.once('connect', () => resolve(socket.destroy() !== undefined));
    socket.once('error', () => resolve(false));
  });

async function answeredCount(): Promise<number> {
  const [row] = await app.sql<{ n: number }>(
    'select count(*)::int as n from invitation where meeting_id = any ($1) and answered_at is not null',
    [meetingIds],
  );
  return row!.n;
}

async function undone(): Promise<number> {
  const [row] = await app.sql<{ n: number }>(
    `select count(*)::int as n from platform.outbox_effect where kind in ('invitation.send', 'mail.received') and state in ('pending', 'claimed')`,
  );
  return row!.n;
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const waited = stopwatch();
  while (!(await isSo())) {
    if (waited() > DONE_WITHIN_MS) throw new Error('it did not happen in time');
    await pause(50);
  }
}
