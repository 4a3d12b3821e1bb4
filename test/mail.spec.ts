import { connect } from 'node:net';
import { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { Global, Logger, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { createTransport } from 'nodemailer';
import PostalMime from 'postal-mime';
import { Access } from '../src/platform/access/access.js';
import { type Actor, INBOUND_MAIL, WORKER } from '../src/platform/access/actor.js';
import { Work } from '../src/platform/access/work.js';
import { Clock, newId } from '../src/platform/clock/clock.js';
import { CONFIG, type Config, readConfig } from '../src/platform/config/config.js';
import { Notifications } from '../src/platform/database/notifications.js';
import { ormOptions } from '../src/platform/database/orm.js';
import { composeMail, type MailContent, mailDate } from '../src/platform/mail/compose-mail.js';
import { DemoMailModule } from '../src/platform/mail/demo/demo-mail.module.js';
import { InboundListener } from '../src/platform/mail/inbound/inbound-listener.js';
import { type InboundMessage, InboundMessages } from '../src/platform/mail/inbound/inbound-messages.js';
import { LARGEST_MESSAGE, MAIL_RECEIVED, Receiving } from '../src/platform/mail/inbound/receiving.js';
import { MailCatcher } from '../src/platform/mail/mail-catcher.js';
import { MailError, MailTransport } from '../src/platform/mail/mail-transport.js';
import { MailModule } from '../src/platform/mail/mail.module.js';
import { Room } from '../src/platform/mail/smtp-port.js';
import { OutboxModule } from '../src/platform/outbox/outbox.module.js';
import { OutboxReport } from '../src/platform/outbox/outbox-report.js';
import { OutboxWorker } from '../src/platform/outbox/outbox-worker.js';
import { KeyRing } from '../src/platform/sealing/data-key.js';
import { Sealing } from '../src/platform/sealing/sealing.js';
import { createTestDatabase, TEST_KEYS } from './support/database.js';

Logger.overrideLogger(false);

const NOW = Temporal.Instant.from('2026-11-23T07:00:00Z');
const config: Config = readConfig({ ...TEST_KEYS, DEMO: '1', INBOUND_SMTP_PORT: '0', MAIL_DOMAIN: 'yhdessa.example' });

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let owner: MikroORM;
let orm: MikroORM;
let app: NestFastifyApplication;

/** What the application provides to every module. */
async function platformModule() {
  orm = await MikroORM.init(ormOptions(database.url, [], 4, () => undefined));
  const clock = new Clock();
  clock.moveTo(NOW);
  const work = new Work(orm.em, clock);
  const sealing = new Sealing(orm.em, new KeyRing(config.dataKeys ?? []), work);
  await sealing.prepare();
  const given = new Map<unknown, unknown>([
    [EntityManager, orm.em],
    [MikroORM, orm],
    [Clock, clock],
    [Work, work],
    [Access, new Access(orm.em, work)],
    [Notifications, new Notifications(orm.em)],
  ]);
  given.set(Sealing, sealing).set(CONFIG, config);
  const providers = [...given].map(([provide, useValue]) => ({ provide: provide as symbol, useValue }));
  class PlatformModule {}
  Global()(PlatformModule);
  Module({ providers, exports: providers.map(({ provide }) => provide) })(PlatformModule);
  return PlatformModule;
}

beforeAll(async () => {
  database = await createTestDatabase();
  owner = await MikroORM.init(ormOptions(database.ownerUrl, [], 2, () => undefined));
  const imports = [await platformModule(), OutboxModule, MailModule, DemoMailModule];
  class TestModule {}
  Module({ imports })(TestModule);
  app = await NestFactory.create<NestFastifyApplication>(TestModule, new FastifyAdapter(), { abortOnError: false });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  await app.get(MailCatcher).start();
  await app.get(InboundListener).start();
});
afterAll(async () => {
  await app.get(InboundListener).stop();
  app.get(MailTransport).close();
  await app.get(MailCatcher).stop();
  await app.close();
  await orm.close();
  await owner.close();
  await database.drop();
});

const ownerSql = <T = unknown>(sql: string) => owner.em.fork().execute<T[]>(sql);
const asWorker = <T>(task: () => Promise<T>) => app.get(Work).run(WORKER, 'test', task);

/** Every message taken in, oldest first, opened. */
async function inbox(): Promise<InboundMessage[]> {
  const ids = await ownerSql<{ id: string }>('select id from platform.inbound_message order by received_at, id');
  return asWorker(async () => {
    const messages: InboundMessage[] = [];
    for (const { id } of ids) messages.push((await app.get(InboundMessages).read(id))!);
    return messages;
  });
}

/** A bare SMTP client: sends the lines one by one and answers the last line of each reply. */
const smtp = (...commands: (string | Buffer)[]) => converse(app.get(InboundListener).port, commands);

async function converse(port: number, commands: readonly (string | Buffer)[]): Promise<string[]> {
  const socket = connect(port, '127.0.0.1').setNoDelay();
  const replies: string[] = [];
  const waiting = [...commands];
  try {
    for await (const chunk of socket.setEncoding('utf8') as AsyncIterable<string>) {
      const lines = chunk.split('\r\n').filter((line) => /^\d{3} /.test(line));
      replies.push(...lines);
      const next = waiting.shift();
      if (lines.length > 0 && next === undefined) break;
      if (lines.length > 0) socket.write(typeof next === 'string' ? `${next}\r\n` : next!);
    }
  } finally {
    socket.destroy();
  }
  return replies;
}

/** The replies to RCPT and to the message itself. */
const deliver = (message: string | Buffer, to = 'verkosto+s3cr3t@yhdessa.example') =>
  smtp(
    'EHLO sender.example',
    'MAIL FROM:<liisa@koulu.example>',
    `RCPT TO:<${to}>`,
    'DATA',
    Buffer.concat([Buffer.from(message), Buffer.from('\r\n.\r\n')]),
  ).then((replies) => replies.slice(4));

const request = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'PRODID:-//test//FI',
  'METHOD:REQUEST',
  'BEGIN:VEVENT',
  'UID:8c1f9f3e',
  'SEQUENCE:2',
  'DTSTAMP:20261123T070000Z',
  'DTSTART;TZID=Europe/Helsinki:20261203T130000',
  'DTEND;TZID=Europe/Helsinki:20261203T140000',
  'SUMMARY:Verkostotapaaminen',
  'ORGANIZER:mailto:verkosto+t0k3n@yhdessa.example',
  'ATTENDEE;RSVP=TRUE;PARTSTAT=NEEDS-ACTION:mailto:liisa@koulu.example',
  'END:VEVENT',
  'END:VCALENDAR',
  '',
].join('\r\n');

const invitation: MailContent = {
  messageId: '<invitation-1@yhdessa.example>',
  date: NOW,
  from: { name: 'Yhdessä', address: 'palveluohjaus@yhdessa.example' },
  to: { address: 'liisa@koulu.example' },
  subject: 'Kutsu: Verkostotapaaminen – pyydämme vastausta',
  text: 'Hyvä vastaanottaja\n.\nPiste rivin alussa ei katoa.\n',
  calendar: { method: 'REQUEST', text: request },
};

async function send(content: MailContent) {
  const raw = await composeMail(content);
  return app.get(MailTransport).send({ from: config.mailFrom, to: content.to.address, raw });
}

describe('a composed mail', () => {
  it('has the same bytes each time', async () => {
    expect((await composeMail(invitation)).equals(await composeMail({ ...invitation }))).toBe(true);
  });

  it('says what it was told to say', async () => {
    const mail = await PostalMime.parse(await composeMail({ ...invitation, html: '<p>Hyvä</p>' }));
    expect(mail).toMatchObject({
      messageId: invitation.messageId,
      subject: invitation.subject,
      from: invitation.from,
      date: '2026-11-23T07:00:00.000Z',
    });
    expect(mail.attachments.map(({ mimeType, method }) => [mimeType, method])).toEqual([
      ['text/calendar', 'REQUEST'],
      ['application/ics', undefined],
    ]);
  });

  it.each([
    [{ subject: 'Kutsu\r\nBcc: everybody@evil.example' }],
    [{ messageId: '<a@b>\r\nX: y' }],
    [{ to: { address: 'a@b.example\r\nRCPT TO:<c@d.example>' } }],
    [{ to: { address: 'a@b.example, c@d.example' } }],
    [{ from: { name: 'A\nB', address: 'a@b.example' } }],
  ])('%# cannot smuggle in a header or a recipient', async (part) => {
    await expect(composeMail({ ...invitation, ...part })).rejects.toThrow(/control character|not a (plain|Message)/);
  });

  it.each([
    ['2026-11-01T00:00:00Z', 'Sun, 01 Nov 2026 00:00:00 +0000'],
    ['2027-01-04T23:59:59.9Z', 'Mon, 04 Jan 2027 23:59:59 +0000'],
  ])('of %s is dated %s', (instant, date) => {
    expect(mailDate(Temporal.Instant.from(instant))).toBe(date);
  });
});

describe('outgoing mail', () => {
  it('arrives by SMTP, byte-identical when it is sent again', async () => {
    expect(await send(invitation)).toMatchObject({ replyCode: 250 });
    await send(invitation);
    const [second, first] = app.get(MailCatcher).mailbox('Liisa@koulu.example');
    expect(first!.raw.equals(second!.raw)).toBe(true);
    expect(first!.raw.toString().trimEnd()).toBe((await composeMail(invitation)).toString().trimEnd());
    expect(first!.receivedAt.since(NOW).total('minutes')).toBeLessThan(5);
  });

  it('that is refused keeps the reply code and names no address', async () => {
    const raw = Buffer.alloc(6 * 1024 * 1024, 'x');
    const refused = app.get(MailTransport).send({ from: 'a@b.example', to: 'anna@example.fi', raw });
    await expect(refused).rejects.toMatchObject({
      replyCode: 552,
      permanent: true,
      message: 'mail server answered 552',
    });
  });

  it('without a server says that it was not reached', async () => {
    const lonely = new MailTransport({ ...config, smtpUrl: 'smtp://127.0.0.1:1' });
    const failing = lonely.send({ from: 'a@b.example', to: 'c@d.example', raw: Buffer.from('x') });
    await expect(failing).rejects.toMatchObject({ replyCode: undefined, permanent: false });
    await expect(failing).rejects.toBeInstanceOf(MailError);
    lonely.close();
  });

  it('keeps the newest 200 of a mailbox', async () => {
    const to = 'busy@koulu.example';
    for (let i = 0; i < 205; i += 1) {
      await app.get(MailTransport).send({ from: 'a@b.example', to, raw: Buffer.from(`Subject: ${i}\r\n\r\nx\r\n`) });
    }
    const kept = app.get(MailCatcher).mailbox(to);
    expect(kept).toHaveLength(200);
    expect([kept[0], kept[199]].map((mail) => mail!.raw.toString('latin1', 9, 12))).toEqual(['204', '5\r\n']);
  });
});

describe('incoming mail', () => {
  beforeEach(() => ownerSql('truncate platform.inbound_message, platform.outbox_effect'));

  it('is stored sealed before it is answered, and planned for whoever handles it', async () => {
    const bytes = Buffer.concat([
      Buffer.from('Subject: CANARY\r\n\r\nAnna Virtanen CANARY '),
      Buffer.from([0xe4, 0xff, 0x80]),
    ]);
    expect(await deliver(bytes)).toEqual([expect.stringMatching(/^354/), expect.stringMatching(/^250/)]);
    const [row] = await ownerSql<{ id: string; state: string; text: string; size: number }>(
      `select id, state, size, encode(convert_to(m::text, 'utf8'), 'escape')
         || encode(envelope_from, 'escape') || encode(envelope_to, 'escape') || encode(raw, 'escape') as text
       from platform.inbound_message m`,
    );
    expect(row).toMatchObject({ state: 'received', size: bytes.length + 2 });
    for (const secret of ['CANARY', 'Virtanen', 's3cr3t', 'liisa']) expect(row!.text).not.toContain(secret);
    const [message] = await inbox();
    expect(message).toMatchObject({
      envelopeFrom: 'liisa@koulu.example',
      envelopeTo: ['verkosto+s3cr3t@yhdessa.example'],
    });
    expect(message!.raw.subarray(0, bytes.length).equals(bytes)).toBe(true);
    expect(await ownerSql('select kind, key, payload, state from platform.outbox_effect')).toEqual([
      { kind: MAIL_RECEIVED, key: row!.id, payload: { inboundMessageId: row!.id }, state: 'pending' },
    ]);
  });

  it('waits while nobody handles it, neither dead nor tried', async () => {
    await deliver('Subject: x\r\n\r\ny');
    expect(await app.get(OutboxWorker).runDue()).toBe(0);
    expect(await app.get(OutboxReport).counts()).toEqual({ pending: 0, dead: 0, unhandled: 1, oldestDueSeconds: 0 });
  });

  it('that comes twice stands twice', async () => {
    await deliver('Subject: x\r\n\r\ny');
    await deliver('Subject: x\r\n\r\ny');
    expect(await inbox()).toHaveLength(2);
  });

  it('may be a bounce, with an empty sender', async () => {
    await smtp('EHLO s', 'MAIL FROM:<>', 'RCPT TO:<a@YHDESSA.example>', 'DATA', 'Subject: x\r\n\r\ny\r\n.');
    expect(await inbox()).toMatchObject([{ envelopeFrom: '' }]);
  });

  it.each(['anna@elsewhere.example', 'anna@yhdessa.example.evil.example', 'anna@sub.yhdessa.example'])(
    'for %s is refused with 550',
    async (to) => {
      const replies = await smtp('EHLO s', 'MAIL FROM:<a@b.example>', `RCPT TO:<${to}>`);
      expect(replies.at(-1)).toMatch(/^550/);
    },
  );

  it('of 25 MiB is taken', async () => {
    expect((await deliver(Buffer.alloc(LARGEST_MESSAGE - 2, 'x'))).at(-1)).toMatch(/^250/);
    expect(await ownerSql('select size from platform.inbound_message')).toEqual([{ size: LARGEST_MESSAGE }]);
  });

  it('that is too large is refused with 552, announced or not, and leaves a row without its bytes', async () => {
    const announced = ['EHLO s', `MAIL FROM:<a@b.example> SIZE=${LARGEST_MESSAGE + 1}`, 'RCPT TO:<x@yhdessa.example>'];
    expect((await smtp(...announced)).at(-1)).toMatch(/^552/);
    expect((await deliver(Buffer.alloc(LARGEST_MESSAGE - 1, 'x'))).at(-1)).toMatch(/^552/);
    const fact = { state: 'quarantined', outcome: 'oversize', size: LARGEST_MESSAGE + 1, raw: null, sha256: null };
    const rows = await ownerSql<{ id: string; from: Buffer; to: Buffer }>(
      `select id, state, outcome, size, raw, sha256, envelope_from as "from", envelope_to as "to"
       from platform.inbound_message order by received_at, id`,
    );
    expect(rows).toMatchObject([fact, fact]);
    const envelopes = rows.map(({ id, from, to }) =>
      app.get(InboundMessages).envelope(id, { envelopeFrom: from, envelopeTo: to }),
    );
    expect(envelopes).toEqual([
      { envelopeFrom: 'a@b.example', envelopeTo: ['x@yhdessa.example'] },
      { envelopeFrom: 'liisa@koulu.example', envelopeTo: ['verkosto+s3cr3t@yhdessa.example'] },
    ]);
    expect(await ownerSql('select id from platform.outbox_effect')).toEqual([]);
  });

  it('stays with its sender while there is no room for it in memory', async () => {
    const listener = new InboundListener(config, app.get(Receiving), new Room(100));
    await listener.start();
    const letter = (size: number) => ['DATA', Buffer.concat([Buffer.alloc(size, 'x'), Buffer.from('\r\n.\r\n')])];
    const start = ['EHLO s', 'MAIL FROM:<a@b.example>', 'RCPT TO:<x@yhdessa.example>'];
    const last = async (size: number) => (await converse(listener.port, [...start, ...letter(size)])).at(-1);
    expect(await last(101)).toBe('452 Too much mail at once, please try again later');
    expect(await last(90)).toMatch(/^250/);
    expect(await last(90)).toMatch(/^250/);
    await listener.stop();
    expect(await inbox()).toHaveLength(2);
  });

  it('by LMTP is answered for each recipient', async () => {
    const listener = new InboundListener({ ...config, inboundProtocol: 'lmtp' }, app.get(Receiving));
    await listener.start();
    const to = ['RCPT TO:<a@yhdessa.example>', 'RCPT TO:<b@elsewhere.example>', 'RCPT TO:<c@yhdessa.example>'];
    const message = 'Subject: x\r\n\r\ny\r\n.';
    const replies = await converse(listener.port, [
      'LHLO s',
      'MAIL FROM:<a@b.example>',
      ...to,
      'DATA',
      message,
      'NOOP',
    ]);
    await listener.stop();
    const codes = replies.map((reply) => reply.slice(0, 3)).slice(0, 9);
    expect(codes).toEqual(['220', '250', '250', '250', '550', '250', '354', '250', '250']);
    expect(await inbox()).toMatchObject([{ envelopeTo: ['a@yhdessa.example', 'c@yhdessa.example'] }]);
    expect(await ownerSql('select way from platform.inbound_message')).toEqual([{ way: 'lmtp' }]);
  });

  it('comes in by the hundred at once, each answered and each planned', async () => {
    const transport = createTransport({
      host: '127.0.0.1',
      port: app.get(InboundListener).port,
      ignoreTLS: true,
      pool: true,
      maxConnections: 20,
    });
    const raw = Buffer.from('Subject: x\r\n\r\ny\r\n');
    const envelope = { from: 'a@b.example', to: ['verkosto+s@yhdessa.example'] };
    await Promise.all(Array.from({ length: 300 }, () => transport.sendMail({ envelope, raw })));
    transport.close();
    expect(
      await ownerSql(`select count(*)::integer as mails, count(e.id)::integer as effects
        from platform.inbound_message m left join platform.outbox_effect e on e.key = m.id::text`),
    ).toEqual([{ mails: 300, effects: 300 }]);
  });

  it('is answered with 451 while the database is away, and taken when it is back', async () => {
    const { pathname } = new URL(database.ownerUrl);
    const elsewhere = new URL(database.ownerUrl);
    elsewhere.pathname = '/postgres';
    const admin = await MikroORM.init(ormOptions(elsewhere.href, [], 1, () => undefined));
    const name = pathname.slice(1);
    await admin.em.fork().execute(`alter database "${name}" allow_connections false`);
    await admin.em.fork().execute('select pg_terminate_backend(pid) from pg_stat_activity where datname = ?', [name]);
    expect((await deliver('Subject: CANARY\r\n\r\ny')).at(-1)).toBe('451 Not stored, please try again later');
    await admin.em.fork().execute(`alter database "${name}" allow_connections true`);
    await admin.close();
    expect((await deliver('Subject: x\r\n\r\ny')).at(-1)).toMatch(/^250/);
    expect(await inbox()).toHaveLength(1);
  });

  it('is for the worker alone to read and to settle, for the listener alone to add, for nobody to delete', async () => {
    await deliver('Subject: x\r\n\r\ny');
    const as = (actor: Actor, sql: string) => app.get(Work).run(actor, 'test', (em) => em.execute<unknown[]>(sql));
    const somebody: Actor = { principalId: newId() };
    for (const actor of [somebody, INBOUND_MAIL]) {
      expect(await as(actor, 'select id from platform.inbound_message')).toEqual([]);
      expect(await as(actor, `update platform.inbound_message set state = 'handled' returning id`)).toEqual([]);
    }
    const copy = `insert into platform.inbound_message (id, received_at, envelope_from, envelope_to, size, sha256, raw)
      values (gen_random_uuid(), access.now(), '', '', 0, sha256(''), '')`;
    for (const actor of [somebody, WORKER]) await expect(as(actor, copy)).rejects.toMatchObject({ code: '42501' });
    await expect(as(WORKER, 'delete from platform.inbound_message')).rejects.toMatchObject({ code: '42501' });
    expect(
      await as(WORKER, `update platform.inbound_message set state = 'handled', raw = null returning id`),
    ).toHaveLength(1);
  });

  it('cannot start on a port in use, and says which variable to change', async () => {
    const { port } = app.get(InboundListener);
    const second = new InboundListener({ ...config, inboundSmtpPort: port }, app.get(Receiving));
    await expect(second.start()).rejects.toThrow(`INBOUND_SMTP_PORT: port ${port} on 127.0.0.1 is in use`);
  });
});

describe('INBOUND_SMTP_HOST', () => {
  it('is where the listener stands', async () => {
    const elsewhere = { ...config, inboundSmtpHost: '192.0.2.1' };
    const listener = new InboundListener(elsewhere, app.get(Receiving));
    await expect(listener.start()).rejects.toThrow('cannot listen on 192.0.2.1:0 (EADDRNOTAVAIL)');
  });
});

describe('the mailboxes of the demo', () => {
  const get = async (path: string) => {
    const { statusCode, body, headers } = await app.inject({ method: 'GET', url: `/demo/mail${path}` });
    return { statusCode, body, headers };
  };
  const post = (path: string, form: Record<string, string>) =>
    app.inject({
      method: 'POST',
      url: path,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(form).toString(),
    });
  const newest = (mailbox: string) => {
    const [mail] = app.get(MailCatcher).mailbox(mailbox);
    return `/${encodeURIComponent(mailbox)}/${mail!.id}`;
  };

  it('are listed, each with its mails', async () => {
    const to = { address: 'opettaja+a@koulu.example' };
    await send({ ...invitation, to });
    const list = await get('');
    expect(list.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(list.body).toContain('<html lang="fi">');
    expect(list.body).toContain('href="/demo/mail/opettaja%2Ba%40koulu.example"');
    const box = await get('/opettaja%2Ba%40koulu.example');
    expect(box.body).toContain('Kutsu: Verkostotapaaminen – pyydämme vastausta');
    expect((await get(newest(to.address))).body).toContain('Piste rivin alussa ei katoa.');
    expect((await get('/style.css')).headers['content-type']).toContain('text/css');
    expect((await get(`/liisa%40koulu.example/${newId()}`)).statusCode).toBe(404);
  });

  it('show a mail as text only, whatever it holds', async () => {
    const evil = '<script>alert(1)</script><img src=x onerror=alert(2)>';
    const to = { address: 'uhri@koulu.example' };
    const calendar = { method: 'REQUEST' as const, text: request.replace('SUMMARY:', `SUMMARY:${evil}`) };
    const mail = { ...invitation, to, subject: evil, from: { name: evil, address: 'a@b.example' } };
    await send({ ...mail, text: evil, html: evil, calendar });
    for (const path of ['', `/${encodeURIComponent(to.address)}`, newest(to.address)]) {
      const { body } = await get(path);
      expect(body).not.toMatch(/<script|<img|<[a-z]+[^>]*\son\w+=|<style|\sstyle=/i);
    }
    expect((await get(newest(to.address))).body).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  });

  it('offer an answer only where there is an invitation', async () => {
    const to = { address: 'perhe@koti.example' };
    await send({ ...invitation, to, calendar: undefined });
    const plain = newest(to.address);
    expect((await get(plain)).body).not.toContain('<form');
    expect((await post(`/demo/mail${plain}/answer`, { answer: 'accept' })).statusCode).toBe(400);
    await send({
      ...invitation,
      to,
      calendar: { method: 'CANCEL', text: request.replace('METHOD:REQUEST', 'METHOD:CANCEL') },
    });
    const cancelled = (await get(newest(to.address))).body;
    expect(cancelled).toContain('Kalenterikutsun peruutus');
    expect(cancelled).not.toContain('<form');
  });

  it.each([
    ['accept', 'REPLY', 'ACCEPTED'],
    ['tentative', 'REPLY', 'TENTATIVE'],
    ['decline', 'REPLY', 'DECLINED'],
    ['counter', 'COUNTER', 'TENTATIVE'],
  ])('send %s as a real %s to the inbound listener', async (answer, method, partstat) => {
    await ownerSql('truncate platform.inbound_message');
    await send(invitation);
    const path = `/demo/mail${newest('liisa@koulu.example')}`;
    const answered = await post(`${path}/answer`, { answer, start: '2026-12-04T09:30' });
    expect([answered.statusCode, answered.headers.location]).toEqual([303, `${path}?sent=${answer}`]);
    const [message, ...others] = await inbox();
    expect(others).toEqual([]);
    expect(message).toMatchObject({
      envelopeFrom: 'liisa@koulu.example',
      envelopeTo: ['verkosto+t0k3n@yhdessa.example'],
    });
    const mail = await PostalMime.parse(message!.raw, { attachmentEncoding: 'utf8' });
    const part = mail.attachments.find(({ mimeType }) => mimeType === 'text/calendar')!;
    expect(part.method).toBe(method);
    expect((part.content as string).split(/\r?\n/)).toEqual(
      expect.arrayContaining([
        `METHOD:${method}`,
        'UID:8c1f9f3e',
        'SEQUENCE:2',
        `ATTENDEE;PARTSTAT=${partstat}:mailto:liisa@koulu.example`,
        answer === 'counter' ? 'DTSTART:20261204T073000Z' : 'DTSTART:20261203T110000Z',
      ]),
    );
    expect((await get(`${path.slice('/demo/mail'.length)}?sent=${answer}`)).body).toContain('Vastaus lähetettiin');
  });

  it('say so when an answer does not get through', async () => {
    const to = { address: 'liisa@koulu.example' };
    const text = request.replace(
      'ORGANIZER:mailto:verkosto+t0k3n@yhdessa.example',
      'ORGANIZER:mailto:a@elsewhere.example',
    );
    await send({ ...invitation, to, calendar: { method: 'REQUEST', text } });
    const path = `/demo/mail${newest(to.address)}`;
    expect((await post(`${path}/answer`, { answer: 'accept' })).headers.location).toBe(`${path}?sent=failed`);
    expect((await post(`${path}/answer`, { answer: 'counter', start: 'soon' })).statusCode).toBe(400);
    expect((await post(`${path}/answer`, { answer: 'everything' })).statusCode).toBe(400);
  });
});
