import { principalOf } from '../src/demo/personas.js';
import { Work } from '../src/platform/access/work.js';
import { OutboxWorker } from '../src/platform/outbox/outbox-worker.js';
import { startTestApp, type TestApp } from './support/app.js';
import { SEEDED_AT } from './support/database.js';
import { done, mutate, openCase, type OpenedCase } from './support/casework.js';
import {
  addMeeting,
  admit,
  announce,
  mailbox,
  moveMeeting,
  opened,
  type Opened,
  post,
  type Reply,
  reply,
  type Seat,
  seats,
  startMail,
} from './support/invited.js';

let app: TestApp;
let stopMail: () => Promise<void>;
let seat: Seat;
let other: Seat;
let opening: OpenedCase;
beforeAll(async () => {
  app = await startTestApp();
  stopMail = await startMail(app);
  [seat, other] = (await seats(app, 2)) as [Seat, Seat];
});
afterAll(async () => {
  await stopMail?.();
  await app?.stop();
});

// Sessions would end in the course of so many hours.
beforeEach(() => app.clock.moveTo(SEEDED_AT));

interface Sent {
  readonly id: string;
  readonly meetingId: string;
  readonly mail: Opened;
}

/** An invitation that has arrived. */
async function invited(localStart?: string): Promise<Sent> {
  opening = await openCase(app);
  await admit(app, opening, seat);
  const { id: meetingId } = await addMeeting(app, opening, [seat], localStart);
  await announce(app, { type: 'meeting.scheduled', caseId: opening.caseId, meetingId });
  await app.runDue();
  const [row] = await app.sql<{ id: string; uid: string }>('select id, uid from invitation where meeting_id = $1', [
    meetingId,
  ]);
  return { id: row!.id, meetingId, mail: await newest(row!.uid) };
}

/** Gives the meeting another time; its new requests arrive. */
async function moved({ meetingId }: Sent, localStart: string): Promise<void> {
  await moveMeeting(app, meetingId, localStart);
  await announce(app, { type: 'meeting.moved', caseId: opening.caseId, meetingId });
  await app.runDue();
}

async function newest(uid: string): Promise<Opened> {
  const mails = await Promise.all(mailbox(app, seat.email).map(opened));
  return mails.filter((each) => each.uid === uid).at(-1)!;
}

/** A wall-clock time in half an hour. */
const soon = () =>
  app.clock
    .now()
    .add({ minutes: 30 })
    .toZonedDateTimeISO('Europe/Helsinki')
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });

/** Sends an answer and reads it. */
async function answer({ mail }: Sent, said: Partial<Reply>): Promise<void> {
  await reply(app, mail, { from: seat.email, ...said });
  await app.runDue();
}

/** A later moment: answers are told apart by their second. */
const later = (minutes = 1) => app.clock.moveBy(Temporal.Duration.from({ minutes }));

const standing = async ({ id }: Sent) => {
  const [row] = await app.sql<{ state: string; by: string | null; seq: number | null }>(
    'select state, answered_by as by, last_reply_sequence as seq from invitation where id = $1',
    [id],
  );
  return row!;
};

const history = ({ id }: Sent) =>
  app.sql<{ channel: string; said: string | null; outcome: string }>(
    'select channel, said, outcome from invitation_answer where invitation_id = $1 order by at, id',
    [id],
  );

/** What became of the mail that came last. */
const lastInbound = async () => {
  const [row] = await app.sql<{ state: string; outcome: string; invitation_id: string | null }>(
    'select state, outcome, invitation_id from platform.inbound_message order by id desc limit 1',
  );
  return row!;
};

const OVERVIEW = `query ($meetingId: UUID!) { invitationsOfMeeting(meetingId: $meetingId) {
  id professionalId familyName unitName state answeredAt answeredBy comment reachedAt hoursWaited sequence version
  proposed { start end } lastMessage { method state reason } questions { outcome said comment } history { channel outcome said comment } } }`;

const overview = async ({ meetingId }: Sent) => {
  const { data, errors } = await app.as('counsellor')(OVERVIEW, { meetingId });
  if (errors) throw new Error(JSON.stringify(errors));
  return data.invitationsOfMeeting[0];
};

describe('a reply from a calendar', () => {
  it.each([
    ['ACCEPTED', 'accepted'],
    ['TENTATIVE', 'tentative'],
    ['DECLINED', 'declined'],
  ])('%s is the answer', async (partstat, state) => {
    const sent = await invited();
    await answer(sent, { partstat, comment: 'Tulen vartin myöhässä\\, pahoittelut' });
    expect(await standing(sent)).toEqual({ state, by: 'calendar', seq: 0 });
    expect(await overview(sent)).toMatchObject({
      answeredBy: 'CALENDAR',
      comment: 'Tulen vartin myöhässä, pahoittelut',
      hoursWaited: null,
      lastMessage: { method: 'REQUEST', state: 'HANDED_OVER', reason: null },
      questions: [],
    });
    expect(await lastInbound()).toEqual({ state: 'handled', outcome: 'applied', invitation_id: sent.id });
  });

  it('by the buttons of the demo mailbox is understood, another time included', async () => {
    const sent = await invited();
    const { id } = mailbox(app, seat.email).at(-1)!;
    const press = async (form: Record<string, string>) => {
      later();
      const url = `/demo/mail/${encodeURIComponent(seat.email)}/${id}/answer`;
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      await app.inject({ method: 'POST', url, headers, payload: new URLSearchParams(form).toString() });
      await app.runDue();
      return (await standing(sent)).state;
    };
    expect(await press({ answer: 'accept' })).toBe('accepted');
    expect(await press({ answer: 'decline' })).toBe('declined');
    expect(await press({ answer: 'counter', start: '2026-12-02T15:00' })).toBe('counter-proposed');
    expect((await overview(sent)).proposed).toEqual({ start: '2026-12-02T13:00:00Z', end: '2026-12-02T14:00:00Z' });
    expect(await press({ answer: 'tentative' })).toBe('tentative');
    expect((await overview(sent)).proposed).toBeNull();
  });

  it('the second and contradicting one counts, an earlier one that comes late does not', async () => {
    const sent = await invited();
    const early = app.clock.now();
    later();
    await answer(sent, { partstat: 'ACCEPTED' });
    later();
    await answer(sent, { partstat: 'DECLINED' });
    await answer(sent, { partstat: 'ACCEPTED', stamp: early });
    expect(await standing(sent)).toMatchObject({ state: 'declined' });
    expect((await history(sent)).map(({ said, outcome }) => [said, outcome])).toEqual([
      ['accepted', 'applied'],
      ['declined', 'applied'],
      ['accepted', 'older'],
    ]);
  });

  it('without a message leaves the message that came before, until the meeting has another time', async () => {
    const sent = await invited();
    await answer(sent, { partstat: 'ACCEPTED', comment: 'Tuon kahvit' });
    later();
    await answer(sent, { partstat: 'TENTATIVE' });
    expect(await overview(sent)).toMatchObject({ state: 'TENTATIVE', comment: 'Tuon kahvit' });
    later();
    await answer(sent, { partstat: 'DECLINED', comment: 'Sairastuin' });
    expect(await overview(sent)).toMatchObject({
      state: 'DECLINED',
      comment: 'Sairastuin',
      history: [
        { channel: 'CALENDAR', outcome: 'APPLIED', said: 'DECLINED', comment: 'Sairastuin' },
        { channel: 'CALENDAR', outcome: 'APPLIED', said: 'TENTATIVE', comment: null },
        { channel: 'CALENDAR', outcome: 'APPLIED', said: 'ACCEPTED', comment: 'Tuon kahvit' },
      ],
    });
    await moved(sent, '2026-12-08T09:00');
    expect(await overview(sent)).toMatchObject({ state: 'SENT', comment: null });
  });

  it('that comes twice counts once; two different ones of one second are a question', async () => {
    const sent = await invited();
    const stamp = app.clock.now();
    later();
    await answer(sent, { partstat: 'ACCEPTED', stamp });
    await answer(sent, { partstat: 'ACCEPTED', stamp });
    await answer(sent, { partstat: 'DECLINED', stamp });
    expect((await history(sent)).map(({ outcome }) => outcome)).toEqual(['applied', 'duplicate', 'question']);
    expect(await standing(sent)).toMatchObject({ state: 'accepted' });
  });

  it('to an earlier time is stale, and one to a time that never was is not believed', async () => {
    const sent = await invited();
    await moved(sent, '2026-12-08T09:00');
    await answer(sent, { sequence: 0 });
    expect(await lastInbound()).toMatchObject({ state: 'handled', outcome: 'stale' });
    await answer(sent, { sequence: 2 });
    expect(await lastInbound()).toMatchObject({ outcome: 'future-sequence' });
    expect(await standing(sent)).toMatchObject({ state: 'sent', by: null });
    expect((await overview(sent)).questions.map(({ outcome }: { outcome: string }) => outcome)).toEqual([
      'STALE',
      'FUTURE_SEQUENCE',
    ]);
    await answer(sent, { sequence: 1 });
    expect(await standing(sent)).toMatchObject({ state: 'accepted', seq: 1 });
  });

  it('from somebody else is a forwarded invitation and not applied', async () => {
    const sent = await invited();
    await answer(sent, { from: other.email });
    expect(await lastInbound()).toEqual({ state: 'quarantined', outcome: 'sender-mismatch', invitation_id: sent.id });
    expect(await standing(sent)).toMatchObject({ state: 'sent' });
    expect((await overview(sent)).questions).toMatchObject([{ outcome: 'SENDER_MISMATCH', said: null }]);
  });

  it('through a service of the sender, or after the invitee got another address, is theirs', async () => {
    const sent = await invited();
    await answer(sent, { from: 'noreply@calendar.example', attendee: seat.email.toUpperCase() });
    expect(await standing(sent)).toMatchObject({ state: 'accepted' });
    await app.sql(`update professional set email = 'uusi@example.fi' where id = $1`, [seat.professionalId]);
    later();
    await answer(sent, { from: 'uusi@example.fi', partstat: 'DECLINED' });
    expect(await standing(sent)).toMatchObject({ state: 'declined' });
    await app.sql(`update professional set email = $2 where id = $1`, [seat.professionalId, seat.email]);
  });

  it.each([
    ['an invitation of its own', { method: 'REQUEST' }, 'unreadable:organizer-only-method'],
    ['a cancellation', { method: 'CANCEL' }, 'unreadable:organizer-only-method'],
    ['another UID', { uid: 'somebody-elses' }, 'unreadable:unknown-uid'],
    ['no answer', { partstat: 'NEEDS-ACTION' }, 'unreadable:unknown-partstat'],
    ['no time', { method: 'COUNTER' }, 'unreadable:malformed'],
  ])('with %s changes nothing', async (_, said, outcome) => {
    const sent = await invited();
    await answer(sent, said);
    expect(await lastInbound()).toEqual({ state: 'quarantined', outcome, invitation_id: sent.id });
    expect(await standing(sent)).toMatchObject({ state: 'sent' });
    expect(await history(sent)).toMatchObject([{ outcome: 'unreadable', said: null }]);
  });

  it('after the meeting, or after the cancellation, is no answer any more', async () => {
    const sent = await invited(soon());
    later(95);
    await answer(sent, { partstat: 'DECLINED' });
    expect(await lastInbound()).toMatchObject({ outcome: 'question' });
    const second = await invited();
    await app.sql(
      `update meeting set state = 'cancelled', cancel_reason = 'other', cancelled_at = now() where id = $1`,
      [second.meetingId],
    );
    await announce(app, { type: 'meeting.cancelled', caseId: opening.caseId, meetingId: second.meetingId });
    await answer(second, {});
    expect(await lastInbound()).toMatchObject({ outcome: 'stale' });
    expect(await standing(second)).toMatchObject({ state: 'cancelled' });
  });

  it('asks for another time: a proposal, and nothing of the meeting changes', async () => {
    const sent = await invited();
    const times = ['20261203T070000Z', '20261203T080000Z'] as const;
    await answer(sent, { method: 'COUNTER', times, comment: 'Aamu sopisi' });
    expect(await standing(sent)).toMatchObject({ state: 'counter-proposed' });
    expect(await overview(sent)).toMatchObject({
      proposed: { start: '2026-12-03T07:00:00Z', end: '2026-12-03T08:00:00Z' },
      comment: 'Aamu sopisi',
    });
    const [meeting] = await app.sql('select local_start, version from meeting where id = $1', [sent.meetingId]);
    expect(meeting).toEqual({ local_start: '2026-12-01T13:00', version: 1 });
  });

  it('REFRESH gets the request as it stands, at most once an hour, and only the invitee', async () => {
    const sent = await invited();
    const mails = async () =>
      (await Promise.all(mailbox(app, seat.email).map(opened))).filter((m) => m.uid === sent.mail.uid);
    await answer(sent, { method: 'REFRESH', from: other.email });
    expect(await mails()).toHaveLength(1);
    await answer(sent, { method: 'REFRESH' });
    later(30);
    await answer(sent, { method: 'REFRESH' });
    expect(await mails()).toHaveLength(2);
    later(31);
    await answer(sent, { method: 'REFRESH' });
    const all = await mails();
    expect(all).toHaveLength(3);
    const told = all.map(({ method, sequence, start, text }) => ({ method, sequence, start, text }));
    expect(told).toEqual([told[0], told[0], told[0]]);
    const stamps = all.map(({ stamp }) => stamp);
    expect(stamps).toEqual([...new Set(stamps)].toSorted());
    expect(new Set(all.map(({ messageId }) => messageId)).size).toBe(3);
    expect(await standing(sent)).toMatchObject({ state: 'sent' });
  });
});

describe('other mail', () => {
  const plain = (...lines: string[]) => ['From: Somebody <x@y.example>', 'Subject: Vs: Kutsu', ...lines];

  it('in words is a question for the counsellor, with its words', async () => {
    const sent = await invited();
    await post(app, sent.mail.organizer, seat.email, plain('', 'Pääsen vain jos alkaa kahdelta.'));
    await app.runDue();
    expect(await lastInbound()).toEqual({ state: 'handled', outcome: 'question', invitation_id: sent.id });
    expect(await standing(sent)).toMatchObject({ state: 'sent' });
    expect((await overview(sent)).questions).toMatchObject([
      { outcome: 'QUESTION', said: null, comment: 'Pääsen vain jos alkaa kahdelta.' },
    ]);
  });

  it('of an absent colleague is no answer', async () => {
    const sent = await invited();
    await post(app, sent.mail.organizer, seat.email, plain('Auto-Submitted: auto-replied', '', 'Olen lomalla.'));
    await app.runDue();
    expect(await lastInbound()).toMatchObject({ state: 'handled', outcome: 'automatic' });
    expect(await history(sent)).toEqual([]);
  });

  it.each([
    ['failed', 'bounced', 'applied:bounced'],
    ['delayed', 'sent', 'delayed'],
  ])('that reports %s delivery leaves the invitation %s', async (action, state, outcome) => {
    const sent = await invited();
    await post(app, sent.mail.organizer, '', [
      'From: MAILER-DAEMON@y.example',
      'MIME-Version: 1.0',
      'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      'Sorry.',
      '--b',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; y.example',
      '',
      `Final-Recipient: rfc822; ${seat.email}`,
      `Action: ${action}`,
      '',
      '--b',
      'Content-Type: message/rfc822',
      '',
      sent.mail.raw.toString('latin1'),
      '--b--',
    ]);
    await app.runDue();
    expect(await standing(sent)).toMatchObject({ state });
    expect(await lastInbound()).toMatchObject({ state: 'handled', outcome });
  });

  it.each([
    ['no secret', 'palveluohjaus@yhdessa.example', 'no-token'],
    ['an unknown secret', `verkosto+${'a'.repeat(24)}@yhdessa.example`, 'unknown-token'],
    ['half a secret', 'verkosto+abc@yhdessa.example', 'no-token'],
  ])('with %s is put aside with its reason', async (_, to, outcome) => {
    await post(app, to, seat.email, plain('', 'Hei'));
    await app.runDue();
    expect(await lastInbound()).toEqual({ state: 'quarantined', outcome, invitation_id: null });
  });

  it('of many recipients is found by the organizer or a header, in whatever case', async () => {
    const sent = await invited();
    await post(app, 'palveluohjaus@yhdessa.example', seat.email, [
      `To: "X" <${sent.mail.organizer.toUpperCase()}>`,
      ...plain('', 'Hei'),
    ]);
    await app.runDue();
    expect(await lastInbound()).toMatchObject({ outcome: 'question', invitation_id: sent.id });
  });

  it.each([
    ['nothing', ['']],
    ['a bottomless pit', pit(30)],
    ['two different calendars', calendars('REPLY', 'COUNTER')],
    [
      'bytes',
      ['Content-Type: text/calendar; charset=x-none', 'Content-Transfer-Encoding: base64', '', '\u0000=\u0001%%%'],
    ],
  ])('that holds %s ends, and does not come again', async (_, lines) => {
    const sent = await invited();
    await post(app, sent.mail.organizer, seat.email, [`From: ${seat.email}`, ...lines]);
    await app.runDue();
    const { outcome, invitation_id } = await lastInbound();
    expect(invitation_id).toBe(sent.id);
    expect(outcome).toMatch(/^(question|unreadable)/);
    expect(await standing(sent)).toMatchObject({ state: 'sent' });
    expect(
      await app.sql(`select 1 from platform.outbox_effect where kind = 'mail.received' and state <> 'done'`),
    ).toEqual([]);
  });

  it('read again after a crash changes nothing more', async () => {
    const sent = await invited();
    await app.sql(`create function crash() returns trigger language plpgsql as $$ begin raise exception 'crash'; end $$;
      create trigger crash before update on platform.inbound_message for each row execute function crash()`);
    await answer(sent, { partstat: 'ACCEPTED' });
    await app.sql('drop trigger crash on platform.inbound_message; drop function crash()');
    later(60);
    await app.running.app.get(OutboxWorker).runDue();
    expect(await lastInbound()).toMatchObject({ state: 'handled', outcome: 'applied' });
    expect(await history(sent)).toHaveLength(1);
  });
});

function pit(depth: number): string[] {
  const open = Array.from({ length: depth }, (_, i) => [
    `Content-Type: multipart/mixed; boundary=b${i}`,
    '',
    `--b${i}`,
  ]);
  return [...open.flat(), 'Content-Type: text/plain', '', 'x'];
}

function calendars(...methods: string[]): string[] {
  const parts = methods.map((method) => [
    '--b',
    `Content-Type: text/calendar; method=${method}`,
    '',
    'BEGIN:VCALENDAR',
    `METHOD:${method}`,
    'BEGIN:VEVENT',
    'UID:x',
    'END:VEVENT',
    'END:VCALENDAR',
  ]);
  return ['Content-Type: multipart/mixed; boundary=b', '', ...parts.flat(), '--b--'];
}

describe('an answer by telephone', () => {
  const record = (
    sent: Sent,
    expectedVersion: number,
    answered: string,
    who: 'counsellor' | 'team-lead' = 'counsellor',
  ) =>
    mutate(app, who)(
      'recordAnswerByPhone',
      'RecordAnswerByPhoneInput',
      { invitationId: sent.id, expectedVersion, answer: answered, comment: 'Soitti takaisin' },
      'state answeredBy version',
    );

  it('is entered by the counsellor, marked so; a later one from the calendar goes before it, an earlier one not', async () => {
    const sent = await invited();
    const early = app.clock.now();
    later();
    const { version } = await overview(sent);
    expect(await done(record(sent, version, 'ACCEPTED'))).toMatchObject({ state: 'ACCEPTED', answeredBy: 'PHONE' });
    const [entered] = await app.sql('select entered_by from invitation_answer where invitation_id = $1', [sent.id]);
    expect(entered).toEqual({ entered_by: principalOf('counsellor') });
    await answer(sent, { partstat: 'TENTATIVE', stamp: early });
    expect(await standing(sent)).toMatchObject({ state: 'accepted', by: 'phone' });
    later();
    await answer(sent, { partstat: 'DECLINED' });
    expect(await standing(sent)).toMatchObject({ state: 'declined', by: 'calendar' });
    expect((await history(sent)).map(({ channel, outcome }) => [channel, outcome])).toEqual([
      ['phone', 'applied'],
      ['calendar', 'older'],
      ['calendar', 'applied'],
    ]);
  });

  it('is refused: stale, not there, foreign, past, cancelled; and nothing changes', async () => {
    const sent = await invited();
    const { version } = await overview(sent);
    expect((await record(sent, version + 1, 'ACCEPTED')).code).toBe('STALE');
    expect((await record(sent, version, 'ACCEPTED', 'team-lead')).code).toBe('NOT_FOUND');
    expect((await record({ ...sent, id: sent.meetingId }, 1, 'ACCEPTED')).code).toBe('NOT_FOUND');
    await app.sql(
      `update meeting set state = 'cancelled', cancel_reason = 'other', cancelled_at = now() where id = $1`,
      [sent.meetingId],
    );
    expect((await record(sent, version, 'ACCEPTED')).code).toBe('INVITATION_CANCELLED');
    expect(await history(sent)).toEqual([]);
    const past = await invited(soon());
    later(95);
    const { code, errors } = await record(past, (await overview(past)).version, 'ACCEPTED');
    expect([code, errors?.[0]?.extensions.field]).toEqual(['MEETING_PAST', 'invitationId']);
  });
});

describe('an answer in the application', () => {
  const answerAs = (principal: string, invitationId: string, sequence = 0) =>
    mutate(app, { principal })(
      'answerInvitation',
      'AnswerInvitationInput',
      { invitationId, sequence, answer: 'DECLINED', comment: 'Koulutus' },
      'state answeredBy',
    );

  it('is given by the invitee alone', async () => {
    const sent = await invited();
    await admit(app, opening, other);
    expect((await answerAs(other.professionalId, sent.id)).code).toBe('NOT_FOUND');
    expect((await answerAs(principalOf('counsellor'), sent.id)).code).toBe('NOT_FOUND');
    expect(await standing(sent)).toMatchObject({ state: 'sent' });
    expect(await done(answerAs(seat.professionalId, sent.id))).toEqual({ state: 'DECLINED', answeredBy: 'APP' });
    expect(await overview(sent)).toMatchObject({ state: 'DECLINED', comment: 'Koulutus' });
  });

  it('to a time that the meeting has no more is refused, and nothing changes', async () => {
    const sent = await invited();
    await moved(sent, '2026-12-08T09:00');
    const { version } = await overview(sent);
    const { code, errors } = await answerAs(seat.professionalId, sent.id, 0);
    expect([code, errors?.[0]?.extensions.field]).toEqual(['STALE', 'sequence']);
    expect(await overview(sent)).toMatchObject({ state: 'SENT', answeredAt: null, comment: null, version });
    expect(await history(sent)).toEqual([]);
    expect(await done(answerAs(seat.professionalId, sent.id, 1))).toMatchObject({ state: 'DECLINED' });
  });
});

describe('an invitation', () => {
  const resend = (invitationId: string) =>
    mutate(app, 'counsellor')('resendInvitation', 'ResendInvitationInput', { invitationId }, 'state sequence');

  it('is sent again as it stands, on the wish of the counsellor, also when its bytes are gone', async () => {
    const sent = await invited();
    await app.sql('update invitation_message set bytes = null where invitation_id = $1', [sent.id]);
    later();
    expect(await done(resend(sent.id))).toEqual({ state: 'SENT', sequence: 0 });
    await app.runDue();
    const mails = (await Promise.all(mailbox(app, seat.email).map(opened))).filter(({ uid }) => uid === sent.mail.uid);
    expect(mails.map(({ method, sequence, text }) => [method, sequence, text])).toEqual([
      ['REQUEST', 0, sent.mail.text],
      ['REQUEST', 0, sent.mail.text],
    ]);
    expect(mails[1]!.stamp > mails[0]!.stamp).toBe(true);
  });

  it('5. is not sent again without a basis', async () => {
    const sent = await invited();
    await app.sql(`update consent set state = 'withdrawn', withdrawn_at = now() where case_id = $1`, [opening.caseId]);
    expect((await resend(sent.id)).code).toBe('CONSENT_MISSING');
  });

  it('is told of to who convenes, with how long it waits, and the look is logged', async () => {
    const sent = await invited();
    for (const ask of [app.as('team-lead'), app.as('teacher'), app.asPrincipal(seat.professionalId)])
      expect((await ask(OVERVIEW, { meetingId: sent.meetingId })).code).toBe('NOT_FOUND');
    later(125);
    const [unit] = await app.sql<{ name: string }>('select name from unit where id = $1', [seat.unitId]);
    expect(await overview(sent)).toMatchObject({
      professionalId: seat.professionalId,
      unitName: unit!.name,
      state: 'SENT',
      hoursWaited: 2,
      reachedAt: expect.any(String),
      sequence: 0,
    });
    const logged = await app.sql(
      `select 1 from audit.access_log where scope_id = $1 and action = 'read' and operation = 'invitationsOfMeeting'`,
      [opening.caseId],
    );
    expect(logged).toHaveLength(1);
  });

  it('as a principal sees itself and its meeting, and nothing else', async () => {
    const [one, two] = [await invited(), await invited()];
    const count = (table: string) =>
      app.running.app
        .get(Work)
        .run({ principalId: one.id }, 'test', (em) => em.execute<{ id: string }[]>(`select id from ${table}`));
    expect(await count('invitation')).toEqual([{ id: one.id }]);
    expect(await count('meeting')).toEqual([{ id: one.meetingId }]);
    for (const table of ['person', 'network_case', 'meeting_participant', 'professional', 'network_member', 'consent'])
      expect(await count(table)).toEqual([]);
    const change = (sql: string) =>
      app.running.app.get(Work).run({ principalId: one.id }, 'test', (em) => em.execute(sql));
    const source = (principalId: string, id: string) =>
      app.running.app
        .get(Work)
        .run({ principalId }, 'test', (em) => em.execute('select access.source_of_basis(?) as source', [id]));
    expect(await source(one.id, one.id)).toEqual([{ source: expect.stringMatching(/^consent:/) }]);
    expect(await source(one.id, two.id)).toEqual([{ source: null }]);
    expect(await source(principalOf('counsellor'), one.id)).toEqual([{ source: null }]);
    await expect(change(`update meeting set mode = 'remote' where id = '${one.meetingId}'`)).rejects.toMatchObject({
      code: 'P0002',
    });
    await expect(change(`update invitation set state = 'declined' where id = '${two.id}'`)).rejects.toMatchObject({
      code: 'P0002',
    });
  });
});
