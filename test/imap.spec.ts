import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { MikroORM } from '@mikro-orm/postgresql';
import { Logger } from '@nestjs/common';
import { WORKER } from '../src/platform/access/actor.js';
import { Work } from '../src/platform/access/work.js';
import { Clock } from '../src/platform/clock/clock.js';
import { readConfig } from '../src/platform/config/config.js';
import { ormOptions } from '../src/platform/database/orm.js';
import { ImapReader, type ImapTimes } from '../src/platform/mail/imap/imap-reader.js';
import { MailboxProgress } from '../src/platform/mail/imap/mailbox-progress.js';
import { InboundMessages } from '../src/platform/mail/inbound/inbound-messages.js';
import { LARGEST_MESSAGE, Receiving } from '../src/platform/mail/inbound/receiving.js';
import { Outbox } from '../src/platform/outbox/outbox.js';
import { KeyRing } from '../src/platform/sealing/data-key.js';
import { Sealing } from '../src/platform/sealing/sealing.js';
import { serve } from '../src/start.js';
import { startTestApp } from './support/app.js';
import { createTestDatabase, TEST_KEYS } from './support/database.js';
import { ImapServer } from './support/imap-server.js';

Logger.overrideLogger(false);

const NOW = Temporal.Instant.from('2026-11-23T07:00:00Z');
const LOGIN = { user: 'verkosto@kunta.fi', password: 'sala/sana' };
/** Never during a test: what comes, comes because the server said so. */
const NEVER = 3_600_000;
const TIMES: ImapTimes = { commandMs: 10_000, firstPauseMs: 5, longestPauseMs: 20, pollMs: NEVER };
const OFTEN = 5;

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let owner: MikroORM;
let orm: MikroORM;
let sealing: Sealing;
let work: Work;
let server: ImapServer;
const clock = new Clock();
const readers: ImapReader[] = [];

beforeAll(async () => {
  clock.moveTo(NOW);
  database = await createTestDatabase();
  owner = await MikroORM.init(ormOptions(database.ownerUrl, [], 2, () => undefined));
  orm = await MikroORM.init(ormOptions(database.url, [], 6, () => undefined));
  work = new Work(orm.em, clock);
  sealing = new Sealing(orm.em, new KeyRing(readConfig(TEST_KEYS).dataKeys ?? []), work);
  await sealing.prepare();
});
afterAll(async () => {
  await orm.close();
  await owner.close();
  await database.drop();
});
beforeEach(async () => {
  await ownerSql('truncate platform.inbound_message, platform.outbox_effect, platform.imap_mailbox');
  server = await ImapServer.start(LOGIN);
});
afterEach(async () => {
  for (const reader of readers.splice(0)) await reader.stop();
  await server.stop();
});

const ownerSql = <T = unknown>(sql: string) => owner.em.fork().execute<T[]>(sql);

/** Begins to read `server` as a process of its own would. */
function startReader(times: Partial<ImapTimes> = {}, env: NodeJS.ProcessEnv = {}): ImapReader {
  const config = readConfig({ ...TEST_KEYS, DEMO: '1', IMAP_URL: server.url, ...env });
  const receiving = new Receiving(work, new InboundMessages(orm.em, sealing), new Outbox(orm.em));
  const reader = new ImapReader(config, receiving, new MailboxProgress(orm.em, work), clock, { ...TIMES, ...times });
  readers.push(reader);
  reader.start();
  return reader;
}

interface Row {
  readonly id: string;
  readonly uid: number;
  readonly state: string;
  readonly outcome: string | null;
  readonly size: number;
  readonly effects: number;
}

/** Everything taken in, in the order of its numbers. */
const rows = () =>
  ownerSql<Row>(`select m.id, m.uid::integer, m.state, m.outcome, m.size,
      (select count(*)::integer from platform.outbox_effect e where e.payload ->> 'inboundMessageId' = m.id::text) as effects
    from platform.inbound_message m order by m.uid`);

const opened = async (id: string) => {
  const message = await work.run(WORKER, 'test', () => new InboundMessages(orm.em, sealing).read(id));
  return { ...message!, raw: message!.raw.toString() };
};

const letter = (subject: string) => `From: liisa@koulu.example\r\nSubject: ${subject}\r\n\r\nHei\r\n`;
const filed = (count: number, folder = 'Yhdessa') => server.until(() => server.texts(folder).length === count);
const isIdle = () => server.commands.at(-1) === 'IDLE';
const count = (command: string | RegExp) => server.commands.filter((line) => line.match(command)).length;
const once1 = (uid: number) => ({ uid, state: 'received', effects: 1 });

describe('a message in the mailbox', () => {
  it('is taken at once when the server says so, stored, planned and filed', async () => {
    startReader();
    await server.until(isIdle);
    server.deliver(letter('vastaus'));
    await filed(1);
    expect(server.texts('INBOX')).toEqual([]);
    const [row, ...others] = await rows();
    expect(others).toEqual([]);
    expect(row).toMatchObject(once1(1));
    expect(await opened(row!.id)).toMatchObject({ raw: letter('vastaus'), envelopeFrom: 'liisa@koulu.example' });
    expect(await ownerSql('select way, mailbox, uid_validity as validity from platform.inbound_message')).toEqual([
      { way: 'imap', mailbox: '127.0.0.1/verkosto@kunta.fi/INBOX', validity: '1700000000' },
    ]);
  });

  it('is found by looking, where the server cannot say so', async () => {
    await server.stop();
    server = await ImapServer.start({ ...LOGIN, capabilities: ['IMAP4rev1', 'MOVE', 'UIDPLUS'] });
    startReader({ pollMs: OFTEN });
    await server.until(() => count('UID SEARCH') > 0);
    server.deliver(letter('vastaus'));
    await filed(1);
    expect(count('IDLE')).toBe(0);
    expect(await rows()).toMatchObject([once1(1)]);
  });

  it('is found by looking, where the server could say so and does not', async () => {
    startReader({ pollMs: OFTEN });
    await server.until(() => count('UID SEARCH') > 3);
    server.folders.get('INBOX')!.messages.push({ uid: 7, raw: Buffer.from(letter('hiljaa')) });
    await filed(1);
    expect(await rows()).toMatchObject([once1(7)]);
  });

  it('carries its envelope in the headers of the server that delivered it', async () => {
    const head =
      'Return-Path: <>\r\nX-Original-To: verkosto+s3cr3t@yhdessa.example\r\nDelivered-To: <box@kunta.fi>\r\n';
    server.deliver(`${head}${letter('palautus')}`);
    server.deliver('no headers at all');
    startReader();
    await filed(2);
    const [bounce, odd] = await rows();
    expect(await opened(bounce!.id)).toMatchObject({
      envelopeFrom: '',
      envelopeTo: ['verkosto+s3cr3t@yhdessa.example', 'box@kunta.fi'],
    });
    expect(await opened(odd!.id)).toMatchObject({ envelopeFrom: '', envelopeTo: [], raw: 'no headers at all' });
  });

  it('of any bytes is kept byte by byte', async () => {
    const bytes = Buffer.from(Array.from({ length: 512 }, (_, i) => i % 256));
    server.deliver(Buffer.concat([Buffer.from('Subject: x\r\n\r\n'), bytes]));
    startReader();
    await filed(1);
    const [row] = await rows();
    const message = await work.run(WORKER, 'test', () => new InboundMessages(orm.em, sealing).read(row!.id));
    expect(message!.raw.subarray(14).equals(bytes)).toBe(true);
  });

  it('is filed in the folder of IMAP_FILED, whatever its name', async () => {
    server.deliver(letter('vastaus'));
    startReader({}, { IMAP_FILED: 'Käsitellyt viestit' });
    await filed(1, 'K&AOQ-sitellyt viestit');
    expect(await rows()).toMatchObject([once1(1)]);
  });

  it('is filed by copying where the server cannot move', async () => {
    await server.stop();
    server = await ImapServer.start({ ...LOGIN, capabilities: ['IMAP4rev1', 'IDLE', 'UIDPLUS'] });
    for (const subject of ['1', '2', '3']) server.deliver(letter(subject));
    startReader();
    await server.until(() => server.texts('INBOX').length === 0);
    expect(server.texts('Yhdessa')).toEqual(['1', '2', '3'].map(letter));
    expect(await rows()).toMatchObject([once1(1), once1(2), once1(3)]);
  });
});

describe('reading goes on', () => {
  it('where it stopped, after another process has begun', async () => {
    server.deliver(letter('1'));
    const first = startReader();
    await filed(1);
    await first.stop();
    server.deliver(letter('2'));
    server.deliver(letter('3'));
    startReader();
    await filed(3);
    expect(await rows()).toMatchObject([once1(1), once1(2), once1(3)]);
    expect(await ownerSql('select uid_validity as validity, last_uid as uid from platform.imap_mailbox')).toEqual([
      { validity: '1700000000', uid: '3' },
    ]);
  });

  it.each(['drop', 'drop after'] as const)(
    'after an end between storing and filing (%s), and takes nothing twice',
    async (end) => {
      server.deliver(letter('1'));
      server.deliver(letter('2'));
      server.disturb = (line) => (line.startsWith('UID MOVE') ? end : undefined);
      const first = startReader({ firstPauseMs: NEVER });
      await server.until(() => count('UID MOVE') === 1 && server.connected === 0);
      await first.stop();
      expect(await rows()).toMatchObject([once1(1), once1(2)]);
      server.disturb = () => undefined;
      startReader();
      await filed(2);
      await server.until(isIdle);
      expect(count('BODY.PEEK')).toBe(2);
      expect(await rows()).toMatchObject([once1(1), once1(2)]);
    },
  );

  it('after the server dropped the connection', async () => {
    startReader();
    await server.until(isIdle);
    server.dropAll();
    await server.until(() => server.connected === 0);
    server.deliver(letter('1'));
    await filed(1);
    expect(await rows()).toMatchObject([once1(1)]);
  });

  it.each(['CAPABILITY', 'AUTHENTICATE', 'SELECT', 'UID SEARCH', 'UID FETCH', 'UID MOVE', 'IDLE'])(
    'after the server fell silent at %s',
    async (command) => {
      let silent = 0;
      server.disturb = (line) => (line.startsWith(command) && (silent += 1) === 1 ? 'hang' : undefined);
      server.deliver(letter('1'));
      startReader({ commandMs: 300, pollMs: OFTEN });
      await server.until(() => silent > 1);
      await filed(1);
      expect(await rows()).toMatchObject([once1(1)]);
    },
  );

  it.each(['AUTHENTICATE', 'SELECT', 'UID SEARCH'])('after %s was refused', async (command) => {
    let refused = 0;
    server.disturb = (line) => (line.startsWith(command) && (refused += 1) < 4 ? 'NO not now' : undefined);
    server.deliver(letter('1'));
    startReader();
    await filed(1);
    expect(refused).toBe(4);
    expect(await rows()).toMatchObject([once1(1)]);
  });

  it('after a time without database: what was not stored was not filed', async () => {
    await ownerSql('revoke insert on platform.inbound_message from yhdessa_app');
    server.deliver(letter('1'));
    startReader();
    // More often than a message may fail that the server does not give out.
    await server.until(() => count(/BODY\.PEEK\[\]/) > 6);
    expect(count('UID MOVE')).toBe(0);
    await ownerSql('grant insert on platform.inbound_message to yhdessa_app');
    await filed(1);
    expect(await rows()).toMatchObject([once1(1)]);
  });

  it('while the server refuses to file: each message is taken once, and filed when it may be', async () => {
    let isOpen = false;
    server.disturb = (line) => (line.startsWith('UID MOVE') && !isOpen ? 'NO not now' : undefined);
    server.deliver(letter('1'));
    startReader({ pollMs: OFTEN });
    await server.until(() => count('UID MOVE') > 2);
    server.deliver(letter('2'));
    await server.until(() => count('UID MOVE 1:2') + count('UID MOVE 1,2') > 2);
    expect(await rows()).toMatchObject([once1(1), once1(2)]);
    isOpen = true;
    await filed(2);
    expect(count('BODY.PEEK')).toBe(2);
  });

  it('when a message is removed under its feet', async () => {
    server.deliver(letter('1'));
    server.deliver(letter('2'));
    server.disturb = (line) => {
      if (line.startsWith('UID FETCH 1 ')) server.folders.get('INBOX')!.messages.shift();
      return undefined;
    };
    startReader();
    await filed(1);
    expect(await rows()).toMatchObject([once1(2)]);
  });

  it('with the same messages under new numbers, and takes none of them twice', async () => {
    server.disturb = (line) => (line.startsWith('UID MOVE') ? 'NO not now' : undefined);
    for (const subject of ['1', 'same', 'same']) server.deliver(letter(subject));
    server.folders.get('INBOX')!.messages.splice(0, 1);
    startReader({ pollMs: OFTEN });
    await server.until(() => count('UID MOVE') > 0);
    expect(await rows()).toMatchObject([once1(2), once1(3)]);
    server.renumber();
    server.deliver(letter('new'));
    server.disturb = () => undefined;
    server.dropAll();
    await filed(3);
    expect(await rows()).toMatchObject([once1(1), once1(2), once1(3)]);
    expect(await ownerSql('select distinct uid_validity as validity from platform.inbound_message')).toEqual([
      { validity: '1700000001' },
    ]);
  });

  it('in two processes at once, which take each message once', async () => {
    for (let i = 0; i < 60; i += 1) server.deliver(letter(String(i)));
    startReader();
    startReader();
    await filed(60);
    await server.until(() => server.connected === 2);
    for (let i = 60; i < 90; i += 1) server.deliver(letter(String(i)));
    await filed(90);
    const taken = await rows();
    expect(taken).toHaveLength(90);
    expect(taken.every(({ effects }) => effects === 1)).toBe(true);
    expect(await ownerSql('select count(*)::integer as effects from platform.outbox_effect')).toEqual([
      { effects: 90 },
    ]);
  });

  it('with one row and one effect, when two processes hold the same message at the same moment', async () => {
    const receiving = new Receiving(work, new InboundMessages(orm.em, sealing), new Outbox(orm.em));
    const mail = { envelopeFrom: '', envelopeTo: [], raw: Buffer.from(letter('1')) };
    const place = { way: 'imap', mailbox: 'box', uidValidity: 1n, uid: 4_294_967_295 } as const;
    const taken = await Promise.all([receiving.take(mail, place), receiving.take(mail, place)]);
    expect(taken.toSorted()).toEqual([false, true]);
    const [row, ...others] = await ownerSql<Row>('select id, uid::text from platform.inbound_message');
    expect([row, others]).toMatchObject([{ uid: '4294967295' }, []]);
    expect(await ownerSql('select key from platform.outbox_effect')).toEqual([{ key: row!.id }]);
  });
});

it('a message about whose size the server says nothing is taken all the same', async () => {
  server.disturb = (line) => (line.includes('RFC822.SIZE') ? 'OK done' : undefined);
  server.deliver(letter('1'));
  startReader({ pollMs: OFTEN });
  await filed(1);
  expect(await rows()).toMatchObject([once1(1)]);
});

describe('a message that cannot be had', () => {
  const unfetchable = { state: 'quarantined', outcome: 'unfetchable', effects: 0 };

  it.each([
    ['refuses', 'NO Retrieval using the IMAP4 protocol failed' as const],
    ['ends the connection over', 'drop' as const],
    ['says nothing about', 'OK done' as const],
  ])('because the server %s it is left to a person after five tries; the others arrive', async (_, disturbance) => {
    server.disturb = (line) => (/^UID FETCH 1 .*BODY\.PEEK\[\]/.test(line) ? disturbance : undefined);
    server.deliver(letter('broken'));
    server.deliver(letter('whole'));
    startReader({ pollMs: OFTEN });
    await filed(2);
    expect(await rows()).toMatchObject([{ uid: 1, ...unfetchable }, once1(2)]);
    expect(count(/^UID FETCH 1 .*BODY\.PEEK\[\]/)).toBe(5);
    server.deliver(letter('next'));
    await filed(3);
  });

  it('because it is too large is not fetched: the fact is kept and the message filed', async () => {
    server.deliver(letter('large'), LARGEST_MESSAGE + 1);
    server.deliver(letter('largest'), LARGEST_MESSAGE);
    startReader();
    await filed(2);
    expect(await rows()).toMatchObject([
      { uid: 1, state: 'quarantined', outcome: 'oversize', size: LARGEST_MESSAGE + 1, effects: 0 },
      once1(2),
    ]);
    expect(count(/^UID FETCH 1 .*BODY\.PEEK\[\]/)).toBe(0);
  });

  it('because it is much larger than the server said does not fill the memory', async () => {
    server.deliver(Buffer.alloc(LARGEST_MESSAGE + 1024 * 1024, 'x'), 100);
    server.deliver(letter('whole'));
    startReader();
    await filed(2);
    expect(await rows()).toMatchObject([{ uid: 1, outcome: 'oversize', effects: 0 }, once1(2)]);
  });
});

describe('OAuth 2.0', () => {
  /** A token server; its tokens are `token-1`, `token-2` …, for an hour. */
  async function startTokenServer(answer: (n: number) => { status: number; body: object }) {
    const asked: string[] = [];
    const http = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => (body += chunk));
      request.on('end', () => {
        asked.push(body);
        const { status, body: json } = answer(asked.length);
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json));
      });
    }).listen(0, '127.0.0.1');
    await once(http, 'listening');
    const stop = async () => {
      http.closeAllConnections();
      http.close();
      await once(http, 'close');
    };
    const env = {
      IMAP_OAUTH_TOKEN_URL: `http://127.0.0.1:${(http.address() as AddressInfo).port}/token`,
      IMAP_OAUTH_CLIENT_ID: 'client',
      IMAP_OAUTH_CLIENT_SECRET: 'hunter&2',
    };
    return { asked, env, stop };
  }

  const granted = (n: number) => ({ status: 200, body: { access_token: `token-${n}`, expires_in: 3600 } });
  const startOAuthServer = async (isToken: (token: string) => boolean) => {
    await server.stop();
    const capabilities = ['IMAP4rev1', 'IDLE', 'MOVE', 'UIDPLUS', 'AUTH=XOAUTH2'];
    server = await ImapServer.start({ user: LOGIN.user, isToken, capabilities });
  };

  it('opens the mailbox with a token, which is fetched again before it ends', async () => {
    const tokens = await startTokenServer(granted);
    const seen: string[] = [];
    await startOAuthServer((token) => seen.push(token) > 0);
    startReader({}, tokens.env);
    for (const { minutes, connections } of [
      { minutes: 0, connections: 1 },
      { minutes: 50, connections: 2 },
      { minutes: 6, connections: 3 },
    ]) {
      clock.moveBy(Temporal.Duration.from({ minutes }));
      if (connections > 1) server.dropAll();
      await server.until(() => seen.length === connections && isIdle());
    }
    expect(seen).toEqual(['token-1', 'token-1', 'token-2']);
    expect([...new URLSearchParams(tokens.asked[0])]).toEqual([
      ['grant_type', 'client_credentials'],
      ['client_id', 'client'],
      ['client_secret', 'hunter&2'],
      ['scope', 'https://outlook.office365.com/.default'],
    ]);
    await tokens.stop();
  });

  it('asks for another token when the mail server refuses the one it has', async () => {
    const tokens = await startTokenServer(granted);
    await startOAuthServer((token) => token === 'token-3');
    server.deliver(letter('1'));
    startReader({}, tokens.env);
    await filed(1);
    expect(tokens.asked).toHaveLength(3);
    await tokens.stop();
  });

  it('waits and asks again when no token is given', async () => {
    const tokens = await startTokenServer((n) =>
      n < 3 ? { status: 401, body: { error: 'invalid_client' } } : granted(n),
    );
    await startOAuthServer((token) => token === 'token-3');
    server.deliver(letter('1'));
    startReader({}, tokens.env);
    await filed(1);
    await tokens.stop();
  });
});

describe('the end of the process', () => {
  it('does not wait for a server that says nothing', async () => {
    server.disturb = (line) => (line.startsWith('AUTHENTICATE') ? 'hang' : undefined);
    const reader = startReader({ commandMs: NEVER });
    await server.until(() => count('AUTHENTICATE') === 1);
    await reader.stop();
    await server.until(() => server.connected === 0);
  });

  it('does not wait for the next look, nor for the next connection', async () => {
    const idle = startReader();
    await server.until(isIdle);
    await idle.stop();
    server.disturb = (line) => (line.startsWith('SELECT') ? 'drop' : undefined);
    const pausing = startReader({ firstPauseMs: NEVER });
    await server.until(() => count('SELECT') === 2 && server.connected === 0);
    await pausing.stop();
  });
});

it('the worker of a running server reads it, and ends with the server', async () => {
  server.deliver(letter('1'));
  const app = await startTestApp({ IMAP_URL: server.url, PORT: '0' });
  await serve(app.running);
  await filed(1);
  expect(await app.sql('select way from platform.inbound_message')).toEqual([{ way: 'imap' }]);
  await app.stop();
  await server.until(() => server.connected === 0);
});

it('without IMAP_URL nothing is read', async () => {
  const reader = startReader({}, { IMAP_URL: '' });
  await reader.stop();
  expect(server.commands).toEqual([]);
});
