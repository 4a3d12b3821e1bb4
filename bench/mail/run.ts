/**
 * What an invitation costs: the request written by ourselves and by ical-generator in the same run, the mail around it,
 * and forty of them rendered, sealed and queued by the application. See ../README.md. Run by `npm run bench`.
 */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { cpus, loadavg } from 'node:os';
import { SMTPServer } from 'smtp-server';
import type { Invitation } from '../../src/itip/write.ts';
import type { MailOrder } from '../../src/invitation/outgoing/invitation-mail.ts';
import { built, quantile, withDatabase } from '../support.ts';
import { gather, type Gathered, tell } from './convening.ts';
import { byGenerator, requireSame } from './writing.ts';

const itip = (await built('itip/write.js')) as typeof import('../../src/itip/write.ts');
const { violations } = (await built('itip/validate.js')) as typeof import('../../src/itip/validate.ts');
const letters = (await built(
  'invitation/outgoing/letter.domain.js',
)) as typeof import('../../src/invitation/outgoing/letter.domain.ts');
const { pageOf } = (await built(
  'invitation/outgoing/letter-page.js',
)) as typeof import('../../src/invitation/outgoing/letter-page.tsx');
const { renderMail } = (await built(
  'invitation/outgoing/invitation-mail.js',
)) as typeof import('../../src/invitation/outgoing/invitation-mail.ts');
const application = (await built('start.js')) as typeof import('../../src/start.ts');
const { readConfig } = (await built(
  'platform/config/config.js',
)) as typeof import('../../src/platform/config/config.ts');
const { Clock } = (await built('platform/clock/clock.js')) as typeof import('../../src/platform/clock/clock.ts');
const { OutboxWorker } = (await built(
  'platform/outbox/outbox-worker.js',
)) as typeof import('../../src/platform/outbox/outbox-worker.ts');

const ROUNDS = Number(process.env['BENCH_ROUNDS'] || 5);
const CALLS = 2_000;
const PEOPLE = 40;

/** Microseconds of CPU of a message from the event to the commit, and milliseconds until the first one has arrived. */
const MESSAGE_BAR = 2_000;
const FIRST_BAR = 1_000;
/** How much of what ical-generator takes for the same request our own writing may take. */
const WRITING_BAR = 1;

const START = Temporal.ZonedDateTime.from('2026-12-08T10:00[Europe/Helsinki]');
const ORDER: MailOrder = {
  method: 'REQUEST',
  news: 'invited',
  messageId: '<0b9f5c5e@yhdessa.example>',
  uid: '0b9f5c5e-6a5d-4c58-8d2f-0d6a0e6f3c11',
  sequence: 0,
  stamp: Temporal.Instant.from('2026-12-01T08:15:00Z'),
  when: { start: START, end: START.add({ hours: 1 }) },
  mode: 'hybrid',
  language: 'fi',
  recipient: 'maija.meikalainen@pohde.example',
  required: true,
  replyAddress: 'verkosto+k7f3q2mz5xabcdefghijklmn@yhdessa.example',
  link: 'https://yhdessa.example/v/k7f3q2mz5xabcdefghijk',
  conference: null,
  counsellor: { name: 'Aino Koivulampi', phone: '040 000 1001' },
  wholeMeeting: false,
};
const INVITATION: Invitation = {
  uid: ORDER.uid,
  sequence: 0,
  stamp: ORDER.stamp,
  ...ORDER.when,
  summary: 'Verkostotapaaminen',
  description: letters.textOf(letters.letterOf(ORDER)),
  location: letters.placeIn(ORDER),
  organizer: { name: 'Yhdessä', address: ORDER.replyAddress },
  attendee: { address: ORDER.recipient, role: 'REQ-PARTICIPANT' },
  alarmMinutes: 30,
};

type Task = () => unknown;
const TEXT = itip.writeRequest(INVITATION);
const TASKS: Readonly<Record<string, Task>> = {
  'request, ical-generator': () => byGenerator(INVITATION),
  'request, written and checked': () => itip.writeRequest(INVITATION),
  'request, checked': () => violations(TEXT),
  'letter and page': () => {
    const letter = letters.letterOf(ORDER);
    return [letters.textOf(letter), pageOf('fi', letters.subjectOf(ORDER), letter)];
  },
  'mail, all of it': () => renderMail(ORDER),
};

/** Microseconds of CPU of this process. */
function spent(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}

/** Microseconds of CPU per call, the best of the rounds, in turns, so that all meet the same machine. */
async function costs(): Promise<Record<string, number>> {
  const best: Record<string, number> = {};
  for (let round = -1; round < ROUNDS; round += 1)
    for (const [name, task] of Object.entries(TASKS)) {
      const before = spent();
      for (let i = 0; i < CALLS; i += 1) await task();
      const each = (spent() - before) / CALLS;
      if (round >= 0) best[name] = Math.min(best[name] ?? Infinity, each);
    }
  return best;
}

/** A mail server that takes everything, and tells when the first mail came. */
async function sink(): Promise<{ url: string; first: Promise<void>; stop: () => void }> {
  const { promise: first, resolve } = Promise.withResolvers<void>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData: (stream, _, callback) => {
      stream.resume();
      stream.on('end', () => (resolve(), callback()));
    },
  });
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const { port } = listening.address() as AddressInfo;
  return { url: `smtp://127.0.0.1:${port}?ignoreTLS=true`, first, stop: () => server.close() };
}

/** Forty at once: CPU of a message from the event to the commit, and how soon the first one arrives. */
async function forty(): Promise<{ cpu: number; rates: number[]; firstMs: number }> {
  const mails = await sink();
  const result = { cpu: Infinity, rates: [] as number[], firstMs: 0 };
  const settings = { SMTP_URL: mails.url, INBOUND_SMTP_PORT: '0' };
  await withDatabase(settings, async ({ env, ownerUrl }) => {
    const gathered = await gather(ownerUrl, PEOPLE);
    const running = await application.create(readConfig(env), new Clock());
    const worker = running.app.get(OutboxWorker);
    // Whatever else is due in a fresh database.
    await worker.runDue();
    await worker.start();
    const begun = performance.now();
    await tell(running, 'meeting.scheduled', gathered);
    await mails.first;
    result.firstMs = performance.now() - begun;
    await worker.stop();
    await repeated(running, gathered, result);
    await running.stop();
  });
  mails.stop();
  return result;
}

async function repeated(
  running: Awaited<ReturnType<typeof application.create>>,
  gathered: Gathered,
  result: { cpu: number; rates: number[] },
): Promise<void> {
  for (let round = 0; round < ROUNDS * 4; round += 1) {
    const [before, begun] = [spent(), performance.now()];
    await tell(running, 'meeting.updated', gathered);
    result.cpu = Math.min(result.cpu, (spent() - before) / PEOPLE);
    result.rates.push((PEOPLE / (performance.now() - begun)) * 1000);
  }
}

const missed: string[] = [];
function check(what: string, value: number, bar: number): void {
  if (value > bar) missed.push(`${what}: ${value.toFixed(2)} is over ${bar}`);
}

async function report(): Promise<void> {
  requireSame(TEXT, byGenerator(INVITATION));
  const each = await costs();
  const written = each['request, written and checked']! - each['request, checked']!;
  const { cpu, rates, firstMs } = await forty();
  const rows = [...Object.entries(each), ['request, written alone', written] as const, ['whole message', cpu] as const];
  console.log('| | CPU µs | per second of CPU |\n|---|--:|--:|');
  for (const [name, micros] of rows) console.log(`| ${name} | ${micros.toFixed(1)} | ${Math.round(1e6 / micros)} |`);
  const ratio = each['request, ical-generator']! / written;
  console.log(`\nwritten alone: ${ratio.toFixed(1)} × as fast as ical-generator`);
  console.log(`queued in one transaction of ${PEOPLE}: ${quantile(rates, 0.5).toFixed(0)} a second`);
  console.log(`from the event to the first mail at the server: ${firstMs.toFixed(0)} ms`);
  const [processor] = cpus();
  console.log(`Node ${process.version}, ${cpus().length} × ${processor?.model}, load ${loadavg()[0]!.toFixed(1)}`);
  check('written alone / ical-generator', 1 / ratio, WRITING_BAR);
  check('whole message, µs', cpu, MESSAGE_BAR);
  check('first mail, ms', firstMs, FIRST_BAR);
  for (const one of missed) console.error(`missed: ${one}`);
  process.exitCode = missed.length > 0 ? 1 : 0;
}

await report();
