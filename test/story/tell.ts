/**
 * Tells the story against a server of its own: `npm run story`. With `--kill` the server is ended by SIGKILL at
 * eight seeded points, started again on the same data, and the tale goes on. Exit 0 only if every step held.
 */
import { createHash } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createTransport } from 'nodemailer';
import { readMail } from './calendar.ts';
import { Outside } from './outside.ts';
import { Server } from './server.ts';
import { tellTale } from './tale.ts';
import type { World } from './world.ts';

/** Kills while a request is in hand, among the requests of the tale. */
const KILLS_AT_REQUESTS = 6;
const AMONG_REQUESTS = 250;
/** Kills as a mail arrives outside, before the server hears that it did: the mail must come again, the same. */
const KILLS_AT_MAILS = 2;
const AMONG_MAILS = 24;
const PATIENCE_MS = 30_000;
const ZONE = 'Europe/Helsinki';

/** So many numbers from 1 to `last`, the same in every run. */
function seeded(what: string, count: number, last: number): Set<number> {
  const numbers = new Set<number>();
  for (let i = 0; numbers.size < count; i += 1) {
    numbers.add(1 + (createHash('sha256').update(`${what} ${i}`).digest().readUInt32BE() % last));
  }
  return numbers;
}

const say = (line: string) => process.stdout.write(`${line}\n`);

function worldOf(server: Server, outside: Outside, killAt: ReadonlySet<number>): World {
  let requests = 0;
  return {
    async request(exchange) {
      requests += 1;
      const answer = server.ask(exchange);
      if (killAt.has(requests)) {
        await pause(requests % 20);
        say(`   (the server is killed at request ${requests}, and started again)`);
        await server.killAndRestart();
      }
      return answer;
    },
    mailbox: (address) => outside.mailbox(address),
    async send({ from, to }, raw) {
      const transport = createTransport({ host: '127.0.0.1', port: server.smtpPort, ignoreTLS: true });
      await again(() => transport.sendMail({ envelope: { from, to: [to] }, raw }));
      transport.close();
    },
    async until(what, look) {
      for (let waited = 0; waited < PATIENCE_MS; waited += 100) {
        const found = await look();
        if (found !== undefined) return found;
        await pause(100);
      }
      throw new Error(`nothing came of it: ${what}`);
    },
    now: () => server.now(),
    today: async () => (await server.now()).toZonedDateTimeISO(ZONE).toPlainDate(),
    moveClock: (to) => server.moveClock(to),
    tell: say,
  };
}

/** As a mail server does: what was not taken is sent again. */
async function again(send: () => Promise<unknown>): Promise<void> {
  for (let left = 20; ; left -= 1) {
    const failed = await send().then(
      () => undefined,
      (error: Error) => error,
    );
    if (!failed) return;
    if (left === 0) throw failed;
    await pause(500);
  }
}

/** Whatever came twice must be the same message, byte for byte. */
async function checkRepeats(outside: Outside): Promise<number> {
  const seen = new Map<string, string>();
  let repeats = 0;
  for (const { mailbox, raw } of outside.all) {
    const message = await readMail(raw);
    const name = message
      ? `${mailbox} ${message.uid} ${message.sequence} ${message.method}`
      : `${mailbox} ${/^Message-ID: (.*)$/im.exec(raw.toString('latin1'))?.[1]}`;
    const digest = createHash('sha256').update(raw).digest('hex');
    if (seen.has(name)) repeats += 1;
    if ((seen.get(name) ?? digest) !== digest) throw new Error(`a repeated message differs: ${name}`);
    seen.set(name, digest);
  }
  say(`${seen.size} messages, ${repeats} of them came again, byte for byte the same.`);
  return repeats;
}

const kill = process.argv.includes('--kill');
const home = mkdtempSync(join(tmpdir(), 'yhdessa-story-'));
// Root's PostgreSQL is another user: it would put its data elsewhere, where nothing takes them away.
chmodSync(home, 0o755);
const outside = await Outside.open();
const server = new Server(home, outside.port);
try {
  await server.start();
  const atMails = kill ? seeded('mail', KILLS_AT_MAILS, AMONG_MAILS) : new Set();
  outside.onMail = (count) => {
    if (!atMails.has(count)) return;
    say(`   (the server is killed as mail ${count} arrives, and started again)`);
    void server.killAndRestart();
  };
  await tellTale(worldOf(server, outside, kill ? seeded('request', KILLS_AT_REQUESTS, AMONG_REQUESTS) : new Set()));
  const repeats = await checkRepeats(outside);
  const kills = KILLS_AT_REQUESTS + KILLS_AT_MAILS;
  if (kill && server.kills !== kills) throw new Error(`the server was killed ${server.kills} times, not ${kills}`);
  if (kill && repeats === 0) throw new Error('no mail came again, so nothing was seen to be the same');
  say('Every step held.');
} catch (error) {
  process.exitCode = 1;
  process.stderr.write(`It did not hold: ${(error as Error).message}\n`);
} finally {
  await server.stop();
  await outside.close();
  rmSync(home, { recursive: true, force: true });
}
