import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createTransport } from 'nodemailer';
import { SMTPServer } from 'smtp-server';
import { principalOf } from '../../src/demo/personas.js';
import { InboundListener } from '../../src/platform/mail/inbound/inbound-listener.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { done, openCase, type OpenedCase } from '../support/casework.js';
import { SEEDED_AT } from '../support/database.js';
import { type Seat, seats, startMail } from '../support/invited.js';
import { convene, type Convened, counsel, forgetHours, pollOf } from '../support/polls.js';
import { sample } from './sample.js';

/** A mail server that refuses to whom it is told to refuse, with this code. */
const refusing = new Map<string, number>();
let server: SMTPServer;
let app: TestApp;
let stopMail: () => Promise<void>;
let seat: Seat;
let opening: OpenedCase;
let meeting: Convened;
beforeAll(async () => {
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    onRcptTo: ({ address }, _session, callback) => {
      const responseCode = refusing.get(address);
      callback(responseCode ? Object.assign(new Error('refused'), { responseCode }) : null);
    },
    onData: (stream, _session, callback) => void stream.resume().on('end', () => callback()),
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  const started = await startTestApp({ SMTP_URL: `smtp://127.0.0.1:${port}` });
  app = { ...started, as: (persona) => started.asPrincipal(principalOf(persona ?? 'counsellor')) };
  stopMail = await startMail(app);
  [seat] = (await seats(app, 1)) as [Seat];
  await forgetHours(app, [seat]);
});
afterAll(async () => {
  await stopMail?.();
  await app?.stop();
  await new Promise<void>((resolve) => {
    server.close(resolve);
  });
});
beforeEach(() => app.clock.moveTo(SEEDED_AT));
afterEach(async () => {
  refusing.clear();
  await app.sql("delete from platform.outbox_effect where kind = 'invitation.send-poll' and state = 'pending'");
});

/** Somebody is asked for times; the mail has left unless it was refused. */
async function asked(): Promise<void> {
  opening = await openCase(app);
  meeting = await convene(app, opening, [seat]);
  await done(counsel(app).open(meeting));
  await app.runDue();
}

/** Where the only recipient of the poll stands. */
async function recipient() {
  const { data } = await app.as('counsellor')(
    `query ($id: UUID!) { timePollOfMeeting(meetingId: $id) { recipients { id version isUnreachable hasAnswered } times { id } } }`,
    { id: meeting.id },
  );
  const { recipients, times } = data.timePollOfMeeting;
  return { ...recipients[0], times };
}

const messages = () =>
  app.sql<{ message_id: string; kind: string; state: string; revoked_for: string | null; reply: string | null }>(
    `select x.message_id, x.kind, x.state, x.revoked_for, x.reply from poll_message x
     where x.case_id = $1 and x.kind = 'ask' order by x.queued_at, x.id`,
    [opening.caseId],
  );

/** A report of delivery comes, for the mail with this Message-ID. */
async function report(name: string, messageId: string): Promise<string> {
  const { port } = app.running.app.get(InboundListener);
  const us = 'palveluohjaus@yhdessa.example';
  const who = { uid: 'none', organizer: us, attendee: seat.email, stranger: 'x@example.org' };
  const raw = sample(name, { ...who, sequence: 0, now: app.clock.now(), messageId });
  const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true });
  await transport.sendMail({ envelope: { from: '', to: [us] }, raw });
  transport.close();
  await app.runDue();
  const [row] = await app.sql<{ became: string }>(
    `select state || ' ' || outcome as became from platform.inbound_message order by id desc limit 1`,
  );
  return row!.became;
}

const first = async () => (await messages())[0]!.message_id;

describe('a mail of a poll that came back', () => {
  it('shows who was asked as not reached, until an answer came by telephone', async () => {
    await asked();
    expect(await recipient()).toMatchObject({ isUnreachable: false });
    expect(await report('02-dsn-by-message-id', await first())).toBe('handled applied:bounced');
    const seen = await recipient();
    expect(seen).toMatchObject({ isUnreachable: true, hasAnswered: false });
    const answers = seen.times.map(({ id: timeId }: { id: string }) => ({ timeId, answer: 'CAN' }));
    await done(counsel(app).record(seen, answers));
    expect(await recipient()).toMatchObject({ isUnreachable: false, hasAnswered: true });
    expect(await report('02-dsn-by-message-id', await first())).toBe('handled older:bounced');
  });

  it('does so no more once they were asked anew; and the bounce of the first mail does not count for the second', async () => {
    await asked();
    await report('02-dsn-by-message-id', await first());
    await done(counsel(app).resend(await recipient()));
    await app.runDue();
    expect(await recipient()).toMatchObject({ isUnreachable: false });
    expect(await report('02-dsn-by-message-id', await first())).toBe('handled older:bounced');
    expect(await recipient()).toMatchObject({ isUnreachable: false });
    const [, second] = await messages();
    expect(await report('02-dsn-by-message-id', second!.message_id)).toBe('handled applied:bounced');
    expect(await recipient()).toMatchObject({ isUnreachable: true });
  });

  it.each([
    ['02-dsn-by-recipient', 'quarantined unknown-bounce'],
    ['02-dsn-of-unknown-mail', 'quarantined unknown-bounce'],
  ])('%s says nothing of who it was: %s', async (name, became) => {
    await asked();
    expect(await report(name, await first())).toBe(became);
    expect(await recipient()).toMatchObject({ isUnreachable: false });
  });

  it('after the poll was closed is no news', async () => {
    await asked();
    await done(counsel(app).close(await pollOf(app, meeting.id)));
    expect(await report('02-dsn-by-message-id', await first())).toBe('handled older:bounced');
  });
});

describe('a mail of a poll that the mail server', () => {
  it('never takes shows who was asked as not reached at once, and is not tried again', async () => {
    refusing.set(seat.email, 550);
    await asked();
    expect(await recipient()).toMatchObject({ isUnreachable: true });
    expect(await messages()).toMatchObject([{ state: 'revoked', revoked_for: 'undeliverable', reply: '550' }]);
    const [effect] = await app.sql(
      `select e.state, e.attempt from platform.outbox_effect e join poll_message x on x.id::text = e.key
       where x.case_id = $1 and x.kind = 'ask'`,
      [opening.caseId],
    );
    expect(effect).toEqual({ state: 'done', attempt: 1 });
  });

  it('does not take just now is tried again, and nobody is told to ring', async () => {
    refusing.set(seat.email, 451);
    await asked();
    expect(await recipient()).toMatchObject({ isUnreachable: false });
    refusing.clear();
    app.clock.moveBy(Temporal.Duration.from({ hours: 1 }));
    await app.runDue();
    expect(await messages()).toMatchObject([{ state: 'handed-over', revoked_for: null }]);
  });
});
