import { createHash } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { startTestApp, type TestApp } from '../support/app.js';
import { openCase } from '../support/casework.js';
import { SEEDED_AT } from '../support/database.js';
import { addMeeting, admit, announce, type Seat, seats } from '../support/invited.js';

/** Which command the mail server of this spec refuses, and how; none: it takes everything. */
let refusing: { command: 'MAIL' | 'RCPT' | 'DATA'; code: number } | null = null;
const taken: Buffer[] = [];
let server: SMTPServer;
let app: TestApp;
let seat: Seat;

const answerTo = (command: 'MAIL' | 'RCPT' | 'DATA') =>
  refusing?.command === command ? Object.assign(new Error('no'), { responseCode: refusing.code }) : null;

beforeAll(async () => {
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onMailFrom: (_, __, callback) => callback(answerTo('MAIL')),
    onRcptTo: (_, __, callback) => callback(answerTo('RCPT')),
    onData: (stream, _, callback) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const refusal = answerTo('DATA');
        if (!refusal) taken.push(Buffer.concat(chunks));
        callback(refusal);
      });
    },
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  app = await startTestApp({ SMTP_URL: `smtp://127.0.0.1:${port}?ignoreTLS=true` });
  [seat] = (await seats(app, 1)) as [Seat];
});
afterAll(async () => {
  await app?.stop();
  await new Promise<void>((resolve) => server.close(resolve));
});
beforeEach(() => {
  app.clock.moveTo(SEEDED_AT);
  refusing = null;
  taken.length = 0;
});

/** An invitation whose first message is on its way. */
async function invited() {
  const opening = await openCase(app);
  await admit(app, opening, seat);
  const { id: meetingId } = await addMeeting(app, opening, [seat]);
  await announce(app, { type: 'meeting.scheduled', caseId: opening.caseId, meetingId });
  const [row] = await app.sql<{ id: string }>('select id from invitation where meeting_id = $1', [meetingId]);
  return { ...opening, meetingId, id: row!.id };
}

/** Where everything of an invitation stands. */
async function standing(id: string) {
  const [invitation] = await app.sql('select state from invitation where id = $1', [id]);
  const messages = await app.sql(
    'select method, state, revoked_for, reply from invitation_message where invitation_id = $1 order by queued_at, id',
    [id],
  );
  const answers = await app.sql('select said, channel, outcome from invitation_answer where invitation_id = $1', [id]);
  const effects = await app.sql(
    `select e.state, e.attempt from platform.outbox_effect e where e.payload ->> 'invitationId' = $1 and e.kind = 'invitation.send'
     order by e.planned_at, e.id`,
    [id],
  );
  return { state: invitation!['state'], messages, answers, effects };
}

it.each([
  ['RCPT', 550],
  ['RCPT', 551],
  ['DATA', 554],
] as const)(
  'a refusal for ever of %s with %i is not tried again: the invitee has to be rung',
  async (command, code) => {
    const { id } = await invited();
    refusing = { command, code };
    await app.runDue();
    expect(await standing(id)).toEqual({
      state: 'bounced',
      messages: [{ method: 'REQUEST', state: 'revoked', revoked_for: 'undeliverable', reply: String(code) }],
      answers: [{ said: 'bounced', channel: 'calendar', outcome: 'applied' }],
      effects: [{ state: 'done', attempt: 1 }],
    });
    refusing = null;
    app.clock.moveBy(Temporal.Duration.from({ hours: 1 }));
    await app.runDue();
    expect(taken).toEqual([]);
  },
);

it('of who has answered, it is a question and changes nothing', async () => {
  const one = await invited();
  await app.runDue();
  await app.sql(`update invitation set state = 'accepted', answered_at = now(), answered_by = 'phone' where id = $1`, [
    one.id,
  ]);
  await app.sql(`update meeting set conference_link = null, mode = 'remote' where id = $1`, [one.meetingId]);
  await announce(app, { type: 'meeting.updated', caseId: one.caseId, meetingId: one.meetingId });
  refusing = { command: 'RCPT', code: 550 };
  await app.runDue();
  expect(await standing(one.id)).toMatchObject({
    state: 'accepted',
    messages: [{ state: 'handed-over' }, { state: 'revoked', revoked_for: 'undeliverable' }],
    answers: [{ said: 'bounced', outcome: 'question' }],
  });
});

it('of a cancellation, the invitation stays cancelled', async () => {
  const one = await invited();
  await app.runDue();
  await app.sql(
    `update meeting set state = 'cancelled', cancel_reason = 'illness', cancelled_at = now() where id = $1`,
    [one.meetingId],
  );
  await announce(app, { type: 'meeting.cancelled', caseId: one.caseId, meetingId: one.meetingId });
  refusing = { command: 'RCPT', code: 550 };
  await app.runDue();
  expect(await standing(one.id)).toMatchObject({
    state: 'cancelled',
    messages: [{ method: 'REQUEST' }, { method: 'CANCEL', state: 'revoked', revoked_for: 'undeliverable' }],
    answers: [{ said: 'bounced', outcome: 'question' }],
    effects: [{ state: 'done' }, { state: 'done', attempt: 1 }],
  });
});

it.each([
  ['RCPT', 451],
  ['DATA', 452],
  ['MAIL', 450],
  // Not about the recipient: our own address or account is not welcome, which somebody will put right.
  ['MAIL', 553],
] as const)('a refusal of %s with %i is tried again, with the very same bytes', async (command, code) => {
  const { id } = await invited();
  refusing = { command, code };
  await app.runDue();
  expect(await standing(id)).toMatchObject({
    state: 'waiting',
    messages: [{ state: 'queued' }],
    answers: [],
    effects: [{ state: 'pending', attempt: 1 }],
  });
  refusing = null;
  app.clock.moveBy(Temporal.Duration.from({ hours: 1 }));
  await app.runDue();
  expect(await standing(id)).toMatchObject({ state: 'sent', messages: [{ state: 'handed-over', reply: '250' }] });
  const [row] = await app.sql<{ sha: string }>(
    `select encode(sha256, 'hex') as sha from invitation_message where invitation_id = $1`,
    [id],
  );
  expect(taken.map((raw) => createHash('sha256').update(raw).digest('hex'))).toEqual([row!.sha]);
});
