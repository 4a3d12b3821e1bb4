import { createTransport } from 'nodemailer';
import { randomOf } from '../src/demo/random.js';
import { stopwatch } from '../src/platform/clock/clock.js';
import { InboundListener } from '../src/platform/mail/inbound/inbound-listener.js';
import { MailCatcher } from '../src/platform/mail/mail-catcher.js';
import { startTestApp, type TestApp } from './support/app.js';
import { opened, type Opened, startMail } from './support/invited.js';
import { inviteMany, replyTo } from './support/many-invited.js';

const MEETINGS = 10;
const INVITED = 50;
const INVITATIONS = MEETINGS * INVITED;
/** Answers of one invitee, each given at another second: in no order, as mail comes. */
const ANSWERS_EACH = 18;
const COPIES_EACH = 2;
const REPLIES = INVITATIONS * (ANSWERS_EACH + COPIES_EACH);
const CONNECTIONS = 40;
const PARTSTATS = ['ACCEPTED', 'TENTATIVE', 'DECLINED'] as const;
/** An answer costs no more than this, whatever waits before and behind it. */
const EACH_AT_MOST_MS = 1000;

let app: TestApp;
let stopMail: () => Promise<void>;

beforeAll(async () => {
  app = await startTestApp();
  stopMail = await startMail(app);
}, 60_000);

afterAll(async () => {
  await stopMail();
  await app.stop();
}, 60_000);

test('ten thousand replies at once: each has its outcome, and the newest of each invitee counts', async () => {
  const meetingIds = await inviteMany(app, MEETINGS, INVITED);
  await app.runDue();
  const catcher = app.running.app.get(MailCatcher);
  const mails = catcher.mailboxes.flatMap(({ mails: all }) => all);
  const requests = await Promise.all(mails.map(opened));
  expect(requests).toHaveLength(INVITATIONS);
  const wanted = new Map(requests.map((request) => [request.uid, answersTo(request)]));
  const random = randomOf('mail/flood');
  const replies = [...wanted.values()]
    .flatMap(({ all }) => all)
    .map((one) => ({ one, place: random.next() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ one }) => one);
  expect(replies).toHaveLength(REPLIES);

  app.clock.moveBy(Temporal.Duration.from({ hours: 1 }));
  const before = process.memoryUsage().rss;
  const elapsed = stopwatch();
  await sendAll(replies);
  const takenInMs = elapsed();
  await app.runDue();
  const handledMs = elapsed() - takenInMs;

  const outcomes = await app.sql<{ outcome: string | null; n: number }>(
    'select outcome, count(*)::int as n from platform.inbound_message group by outcome order by n desc',
  );
  expect(outcomes.reduce((sum, { n }) => sum + n, 0)).toBe(REPLIES);
  expect(new Set(outcomes.map(({ outcome }) => outcome))).toEqual(new Set(['applied', 'duplicate', 'older']));
  const states = await app.sql<{ uid: string; state: string }>(
    'select uid, state from invitation where meeting_id = any ($1)',
    [meetingIds],
  );
  expect(states.filter(({ uid, state }) => wanted.get(uid)!.last !== state)).toEqual([]);
  expect(handledMs / REPLIES).toBeLessThan(EACH_AT_MOST_MS);

  const figures = {
    replies: REPLIES,
    outcomes: Object.fromEntries(outcomes.map(({ outcome, n }) => [outcome, n])),
    takenInPerSecond: Math.round(REPLIES / (takenInMs / 1000)),
    handledPerSecond: Math.round(REPLIES / (handledMs / 1000)),
    grownMiB: Math.round((process.memoryUsage().rss - before) / 1024 / 1024),
  };
  process.stdout.write(`flood: ${JSON.stringify(figures)}\n`);
});

interface ToSend {
  readonly from: string;
  readonly to: string;
  readonly raw: string;
}

/** What one invitee sends, and the state in which it must end. */
function answersTo(request: Opened): { all: ToSend[]; last: string } {
  const random = randomOf(`mail/flood/${request.uid}`);
  const sent = Temporal.Instant.from(iso(request.stamp));
  const each = Array.from({ length: ANSWERS_EACH }, (_, i): [string, string] => [
    random.pick(PARTSTATS),
    sent.add({ seconds: i + 1 }).toString(),
  ]);
  const copies = Array.from({ length: COPIES_EACH }, () => random.pick(each));
  const all = [...each, ...copies].map(([partstat, stamp]) => ({
    from: request.to,
    to: request.organizer,
    raw: replyTo(request, partstat, stamp),
  }));
  return { all, last: each.at(-1)![0].toLowerCase() };
}

/** `20261123T070000Z`, as RFC 5545 writes it, or the longer form of a reader. */
const iso = (stamp: string) => stamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z');

async function sendAll(replies: readonly ToSend[]): Promise<void> {
  const { port } = app.running.app.get(InboundListener);
  const left = [...replies];
  const sender = async () => {
    const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true, pool: true, maxConnections: 1 });
    try {
      for (let one = left.pop(); one; one = left.pop())
        await transport.sendMail({ envelope: { from: one.from, to: [one.to] }, raw: one.raw });
    } finally {
      transport.close();
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, sender));
}
