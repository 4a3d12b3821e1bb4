/**
 * What a reply costs: mails that came in by SMTP are read, judged and applied by the application, beside as many effects
 * that do nothing in the same run. See ../README.md. Run by `npm run bench:mail`.
 */
import { cpus, loadavg } from 'node:os';
import { createTransport } from 'nodemailer';
import PostalMime from 'postal-mime';
import type { Running } from '../../src/start.ts';
import { built, quantile, withDatabase } from '../support.ts';
import { gather, tell } from './convening.ts';

const application = (await built('start.js')) as typeof import('../../src/start.ts');
const { readConfig } = (await built(
  'platform/config/config.js',
)) as typeof import('../../src/platform/config/config.ts');
const { Clock, newId } = (await built('platform/clock/clock.js')) as typeof import('../../src/platform/clock/clock.ts');
const { Work } = (await built('platform/access/work.js')) as typeof import('../../src/platform/access/work.ts');
const { WORKER } = (await built('platform/access/actor.js')) as typeof import('../../src/platform/access/actor.ts');
const { Outbox } = (await built('platform/outbox/outbox.js')) as typeof import('../../src/platform/outbox/outbox.ts');
const { OutboxWorker } = (await built(
  'platform/outbox/outbox-worker.js',
)) as typeof import('../../src/platform/outbox/outbox-worker.ts');
const { InboundListener } = (await built(
  'platform/mail/inbound/inbound-listener.js',
)) as typeof import('../../src/platform/mail/inbound/inbound-listener.ts');
const { MailCatcher } = (await built(
  'platform/mail/mail-catcher.js',
)) as typeof import('../../src/platform/mail/mail-catcher.ts');

const ROUNDS = Number(process.env['BENCH_ROUNDS'] || 5);
const PEOPLE = 40;
/** Answers of each invitee in a round, each newer than the one before. */
const EACH = 5;
const REPLIES = PEOPLE * EACH;
const NOTHING = 'bench.nothing';
/** A reply may cost as much as so many effects that do nothing. */
const BAR = 12;

interface Asked {
  readonly mailbox: string;
  readonly organizer: string;
  readonly uid: string;
}

/** What was asked of whom, read from the mails by another MIME library than the one that wrote them. */
async function askedOf({ app }: Running): Promise<Asked[]> {
  const mails = app
    .get(MailCatcher)
    .mailboxes.flatMap(({ address, mails }) => mails.map(({ raw }) => ({ address, raw })));
  const found = await Promise.all(
    mails.map(async ({ address, raw }) => {
      const mail = await PostalMime.parse(raw, { attachmentEncoding: 'utf8' });
      const part = mail.attachments.find(({ mimeType }) => mimeType === 'text/calendar');
      const uid = typeof part?.content === 'string' ? /^UID:(\S+)/m.exec(part.content)?.[1] : undefined;
      return uid && mail.from?.address ? { mailbox: address, organizer: mail.from.address, uid } : null;
    }),
  );
  return found.filter((one) => one !== null);
}

const utc = (at: Temporal.Instant): string => at.toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '');

const replyOf = ({ mailbox, uid }: Asked, at: Temporal.Instant, partstat: string): string =>
  [
    `From: ${mailbox}`,
    'MIME-Version: 1.0',
    'Content-Type: text/calendar; charset=utf-8; method=REPLY',
    '',
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//bench//FI',
    'METHOD:REPLY',
    'BEGIN:VEVENT',
    `UID:${uid}`,
    'SEQUENCE:0',
    `DTSTAMP:${utc(at)}`,
    `ATTENDEE;PARTSTAT=${partstat}:mailto:${mailbox}`,
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n');

/** Hands a round of answers to the listener. */
async function post({ app }: Running, asked: readonly Asked[], from: Temporal.Instant): Promise<void> {
  const { port } = app.get(InboundListener);
  const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true, pool: true, maxConnections: 4 });
  for (let i = 0; i < EACH; i += 1)
    await Promise.all(
      asked.map((one) =>
        transport.sendMail({
          envelope: { from: one.mailbox, to: [one.organizer] },
          raw: replyOf(one, from.add({ seconds: i }), i % 2 ? 'ACCEPTED' : 'TENTATIVE'),
        }),
      ),
    );
  transport.close();
}

async function perSecond(worker: InstanceType<typeof OutboxWorker>, count: number): Promise<number> {
  const begun = performance.now();
  const ran = await worker.runDue();
  if (ran < count) throw new Error(`${ran} effects ran instead of ${count}`);
  return (ran / (performance.now() - begun)) * 1000;
}

async function planNothing({ app }: Running): Promise<void> {
  const plans = Array.from({ length: REPLIES }, () => ({ kind: NOTHING, key: newId(), payload: {} }));
  await app.get(Work).run(WORKER, 'bench', () => app.get(Outbox).planAll(plans));
}

async function measure(env: NodeJS.ProcessEnv, ownerUrl: string): Promise<void> {
  const gathered = await gather(ownerUrl, PEOPLE);
  const clock = new Clock();
  const running = await application.create(readConfig(env), clock);
  const { app } = running;
  const [worker, listener, catcher] = [app.get(OutboxWorker), app.get(InboundListener), app.get(MailCatcher)];
  await catcher.start();
  await listener.start();
  app.get(Outbox).handle(NOTHING, { deliver: async () => undefined });
  await worker.runDue();
  const earlier = new Set((await askedOf(running)).map(({ uid }) => uid));
  await tell(running, 'meeting.scheduled', gathered);
  await worker.runDue();
  const asked = (await askedOf(running)).filter(({ uid }) => !earlier.has(uid));
  if (asked.length !== PEOPLE) throw new Error(`${asked.length} were asked instead of ${PEOPLE}`);
  const rates: Record<'replies' | 'nothing', number[]> = { replies: [], nothing: [] };
  for (let round = -1; round < ROUNDS; round += 1) {
    clock.moveBy(Temporal.Duration.from({ minutes: 1 }));
    await post(running, asked, clock.now().subtract({ seconds: EACH }));
    const replies = await perSecond(worker, REPLIES);
    await planNothing(running);
    const nothing = await perSecond(worker, REPLIES);
    if (round < 0) continue;
    rates.replies.push(replies);
    rates.nothing.push(nothing);
  }
  report(quantile(rates.replies, 0.5), quantile(rates.nothing, 0.5));
  await listener.stop();
  await catcher.stop();
  await running.stop();
}

function report(replies: number, nothing: number): void {
  const ratio = nothing / replies;
  console.log('| | per second | cost |\n|---|--:|--:|');
  console.log(`| effect that does nothing | ${nothing.toFixed(0)} | 1 |`);
  console.log(`| reply, from the row to the settled answer | ${replies.toFixed(0)} | ${ratio.toFixed(1)} |`);
  console.log(`\nNode ${process.version}, ${cpus().length} × ${cpus()[0]?.model}, load ${loadavg()[0]!.toFixed(1)}`);
  if (ratio > BAR) console.error(`missed: a reply costs ${ratio.toFixed(1)} effects, more than ${BAR}`);
  process.exitCode = ratio > BAR ? 1 : 0;
}

await withDatabase({ INBOUND_SMTP_PORT: '0' }, ({ env, ownerUrl }) => measure(env, ownerUrl));
