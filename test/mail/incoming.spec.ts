import { readdirSync } from 'node:fs';
import { createTransport } from 'nodemailer';
import { principalOf } from '../../src/demo/personas.js';
import { InboundListener } from '../../src/platform/mail/inbound/inbound-listener.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { openCase, type OpenedCase } from '../support/casework.js';
import { SEEDED_AT } from '../support/database.js';
import {
  addMeeting,
  admit,
  announce,
  mailbox,
  moveMeeting,
  opened,
  type Opened,
  reply,
  type Seat,
  seats,
  startMail,
} from '../support/invited.js';
import { type Charset, type Filling, sample } from './sample.js';

let app: TestApp;
let stopMail: () => Promise<void>;
let seat: Seat;
let other: Seat;
let opening: OpenedCase;
beforeAll(async () => {
  app = await startTestApp({ MAIL_AUTHSERV_ID: 'mx.yhdessa.example' });
  stopMail = await startMail(app);
  [seat, other] = (await seats(app, 2)) as [Seat, Seat];
  opening = await openCase(app);
  for (const each of [seat, other]) await admit(app, opening, each);
});
afterAll(async () => {
  await stopMail?.();
  await app?.stop();
});
// After the case was opened: the clock goes on while that is done.
beforeEach(() => app.clock.moveTo(SEEDED_AT.add({ minutes: 5 })));

interface Sent {
  readonly id: string;
  readonly meetingId: string;
  readonly mail: Opened;
}

/** An invitation that has arrived. */
async function invited(who: Seat, localStart?: string): Promise<Sent> {
  const { id: meetingId } = await addMeeting(app, opening, [who], localStart);
  await announce(app, { type: 'meeting.scheduled', caseId: opening.caseId, meetingId });
  await app.runDue();
  const [row] = await app.sql<{ id: string }>('select id from invitation where meeting_id = $1', [meetingId]);
  return { id: row!.id, meetingId, mail: await newest(who) };
}

const newest = ({ email }: Seat) => opened(mailbox(app, email).at(-1)!);

/** What has happened before the sample comes. */
type Given = 'moved' | 'resent' | 'called off' | 'accepted' | 'over' | 'somebody else’s';

const GIVEN: Readonly<Record<Given, (sent: Sent) => Promise<Sent>>> = {
  moved: async (sent) => {
    await moveMeeting(app, sent.meetingId, '2026-12-08T09:00');
    await announce(app, { type: 'meeting.moved', caseId: opening.caseId, meetingId: sent.meetingId });
    await app.runDue();
    return { ...sent, mail: await newest(seat) };
  },
  resent: async (sent) => {
    app.clock.moveBy(Temporal.Duration.from({ minutes: 1 }));
    await send(sent, 'refresh', {});
    return { ...sent, mail: await newest(seat) };
  },
  'called off': async (sent) => {
    await app.sql(
      `update meeting set state = 'cancelled', cancel_reason = 'other', cancelled_at = now() where id = $1`,
      [sent.meetingId],
    );
    await announce(app, { type: 'meeting.cancelled', caseId: opening.caseId, meetingId: sent.meetingId });
    await app.runDue();
    return { ...sent, mail: { ...(await newest(seat)), sequence: sent.mail.sequence } };
  },
  accepted: async (sent) => {
    await reply(app, sent.mail, { from: seat.email });
    await app.runDue();
    return sent;
  },
  over: async (sent) => {
    app.clock.moveBy(Temporal.Duration.from({ hours: 24 * 30 }));
    return sent;
  },
  'somebody else’s': async (sent) => {
    const { organizer } = (await invited(other)).mail;
    return { ...sent, mail: { ...sent.mail, organizer } };
  },
};

interface More {
  readonly given?: Given;
  readonly charset?: Charset;
  /** Where the mail server delivers it, if not to the reply address. */
  readonly to?: string;
  /** Of an old copy of the invitation. */
  readonly ofFirst?: boolean;
  readonly comment?: string | null;
  readonly proposed?: string;
}

/** Row of calendar.md §3 (or the client of §4), sample, what becomes of the mail, what the invitation becomes. */
type Row = readonly [row: string, name: string, outcome: string, state: string, more?: More];

const OURS = 'palveluohjaus@yhdessa.example';
const toUs: More = { to: OURS };
const NINE = '2026-12-03 07:00:00+00';

const LIMITS: readonly Row[] = [
  ['1', '01-too-deep', 'quarantined unreadable:too-deep', 'sent'],
  ['1', '01-twenty-deep', 'handled applied', 'accepted'],
  ['1', '01-too-many-parts', 'quarantined unreadable:too-many-parts', 'sent'],
  ['1', '01-fifty-parts', 'handled applied', 'accepted'],
  ['1', '01-calendar-too-large', 'quarantined unreadable:too-large', 'sent'],
  ['1', '01-long-header', 'quarantined unreadable:malformed', 'sent'],
];

const REPORTS: readonly Row[] = [
  ['2', '02-dsn-failed', 'handled applied:bounced', 'bounced'],
  ['2', '02-dsn-without-type', 'handled applied:bounced', 'bounced'],
  ['2', '02-dsn-delayed', 'handled delayed', 'sent'],
  ['2', '02-dsn-delivered', 'handled delivered', 'sent'],
  ['2', '02-dsn-says-nothing', 'handled question:undecided-report', 'sent'],
  ['2', '02-dsn-with-our-request', 'handled applied:bounced', 'bounced', toUs],
  ['2', '02-dsn-with-an-answer', 'handled delayed', 'sent'],
  ['2', '02-dsn-by-message-id', 'handled applied:bounced', 'bounced', toUs],
  ['2', '02-dsn-by-message-id', 'handled question:bounced', 'sent', { ...toUs, given: 'moved', ofFirst: true }],
  ['2', '02-dsn-by-message-id', 'handled question:bounced', 'sent', { ...toUs, given: 'resent', ofFirst: true }],
  ['2', '02-dsn-by-message-id', 'handled applied:bounced', 'bounced', { ...toUs, given: 'resent' }],
  ['2', '02-dsn-by-message-id', 'handled question:bounced', 'cancelled', { ...toUs, given: 'called off' }],
  ['2', '02-dsn-by-recipient', 'quarantined unknown-bounce', 'sent', toUs],
  ['2', '02-dsn-of-unknown-mail', 'quarantined unknown-bounce', 'sent', toUs],
  ['2', '02-dsn-failed', 'handled question:bounced', 'accepted', { given: 'accepted' }],
  ['2', '02-mailer-daemon-in-words', 'handled question', 'sent', { comment: 'Sorry, no mailbox here by that name.' }],
  ['3', '03-disposition', 'handled automatic', 'sent'],
  ['3', '03-auto-reply', 'handled automatic', 'sent'],
  ['3', '03-auto-reply', 'handled automatic', 'sent', toUs],
  ['3', '03-bulk', 'handled automatic', 'sent'],
  ['3', '03-auto-reply-with-answer', 'handled applied', 'accepted'],
];

const PARTS: readonly Row[] = [
  ['4', '04-two-equal', 'handled applied', 'accepted'],
  ['4', '04-two-equal-in-two-encodings', 'handled applied', 'accepted', { comment: 'Pääsen' }],
  ['4', '04-two-different', 'quarantined unreadable:several-calendars', 'sent'],
  ['4', '04-attachment-in-capitals', 'handled applied', 'accepted'],
  ['4', '04-only-application-ics', 'handled applied', 'accepted'],
  ['4', '04-deep-inside', 'handled applied', 'accepted'],
  ['4', '04-last-boundary-missing', 'handled applied', 'accepted'],
  ['4', '04-in-a-forwarded-mail', 'handled question', 'sent', { comment: 'Tulen.' }],
  ['4', '04-words', 'handled question', 'sent', { comment: 'Pääsen vasta kahdelta, käykö?' }],
  ['4', '04-formatted-words', 'handled question', 'sent', { comment: 'Pääsen vasta kahdelta.' }],
  ['4', '04-winmail', 'handled question:winmail', 'sent', { comment: 'Hyväksytty' }],
  ['5', '05-fold-in-a-character', 'handled applied', 'accepted', { comment: 'Pääsen paikalle' }],
  ['5', '05-utf8-labelled-latin1', 'handled applied', 'accepted', { comment: 'Pääsen paikalle' }],
  ['5', '05-byte-order-mark', 'handled applied', 'accepted', { comment: 'Pääsen paikalle' }],
  ['5', '05-no-charset', 'handled applied', 'accepted', { comment: 'Pääsen paikalle' }],
  ['5', '05-unknown-charset', 'handled applied', 'accepted', { comment: 'Pääsen paikalle' }],
  ['5', '05-quoted-printable', 'handled applied', 'accepted', { comment: 'Pääsen paikalle' }],
  ['5', '05-base64', 'handled applied', 'accepted', { comment: 'Pääsen paikalle' }],
  ['5', '05-bare-line-feeds', 'handled applied', 'accepted', { comment: 'Pääsen paikalle' }],
  ['5', '05-windows-1252', 'handled applied', 'accepted', { charset: 'windows-1252', comment: 'Hinta 5 €' }],
  [
    '5',
    '05-latin1-labelled-utf8',
    'handled applied:charset-guessed',
    'accepted',
    { charset: 'windows-1252', comment: 'Pääsen paikalle' },
  ],
  ['5', '05-broken-base64', 'quarantined unreadable:malformed', 'sent'],
  ['5', '05-cut-off', 'quarantined unreadable:malformed', 'sent'],
];

const METHODS: readonly Row[] = [
  ['6', '06-method-mismatch', 'quarantined unreadable:method-mismatch', 'sent'],
  ['6', '06-two-header-methods', 'quarantined unreadable:method-mismatch', 'sent'],
  ['6', '06-method-in-header-only', 'handled applied', 'accepted'],
  ['6', '06-method-in-body-only', 'handled applied', 'accepted'],
  ['6', '06-no-method', 'quarantined unreadable:no-method', 'sent'],
  ['7', '07-request', 'quarantined unreadable:organizer-only-method', 'sent'],
  ['7', '07-cancel', 'quarantined unreadable:organizer-only-method', 'sent'],
  ['7', '07-add', 'quarantined unreadable:organizer-only-method', 'sent'],
  ['7', '07-publish', 'quarantined unreadable:organizer-only-method', 'sent'],
  ['7', '07-declinecounter', 'quarantined unreadable:organizer-only-method', 'sent'],
  ['7', '07-request-without-token', 'quarantined unreadable:organizer-only-method', 'sent', toUs],
  ['7', '07-unknown-method', 'quarantined unreadable:unknown-method', 'sent'],
  ['8', '08-unknown-uid', 'quarantined unreadable:unknown-uid', 'sent'],
  ['8', '08-unknown-uid-without-token', 'quarantined unreadable:unknown-uid', 'sent', toUs],
  ['8', '08-no-uid', 'quarantined unreadable:no-uid', 'sent'],
  ['8', '08-two-events', 'quarantined unreadable:several-uids', 'sent'],
  ['8', '08-no-event', 'quarantined unreadable:no-event', 'sent'],
  ['8', '08-recurrence-id', 'handled applied', 'accepted'],
];

const SENDERS: readonly Row[] = [
  ['9', '09-forwarded', 'quarantined sender-mismatch', 'sent'],
  ['9', '09-through-a-service', 'handled applied', 'accepted'],
  ['9', '09-from-several', 'quarantined sender-mismatch', 'sent'],
  ['9', '09-from-twice', 'quarantined sender-mismatch', 'sent'],
  ['9', '09-from-like-a-uri', 'quarantined sender-mismatch', 'sent'],
  ['9', '09-from-like-a-uri', 'quarantined sender-mismatch', 'sent', toUs],
  ['9', '09-from-in-two-brackets', 'quarantined sender-mismatch', 'sent'],
  ['9', '09-display-name', 'quarantined sender-mismatch', 'sent'],
  ['9', '09-reply-to', 'quarantined sender-mismatch', 'sent'],
  ['9', '09-capitals', 'handled applied', 'accepted'],
  ['9', '09-uid-and-from', 'handled applied', 'accepted', toUs],
  ['9', '09-uid-and-stranger', 'quarantined sender-mismatch', 'sent', toUs],
  [
    '9',
    '09-token-unknown-uid-and-from',
    'handled applied',
    'accepted',
    { to: `verkosto+${'a'.repeat(24)}@yhdessa.example` },
  ],
  ['9', '09-words-in-reply-to', 'handled question', 'sent', { ...toUs, comment: 'Pääsen kyllä.' }],
  ['9', '09-words-in-reply-to-by-stranger', 'quarantined sender-mismatch', 'sent', { ...toUs, comment: null }],
  ['9', '09-words-to-nobody', 'quarantined no-token', 'sent', toUs],
  ['9', '09-somebody-elses-token', 'quarantined unreadable:unknown-uid', 'sent', { given: 'somebody else’s' }],
  ['9', '09-delegate-answers', 'handled question:delegate', 'sent'],
  ['9', '09-delegate-answers-from-the-same-mailbox', 'handled question:delegate', 'sent'],
  ['9', '09-dmarc-fails', 'quarantined auth-fail', 'sent'],
  ['9', '09-dmarc-passes', 'handled applied', 'accepted'],
  ['9', '09-spf-and-dkim-fail', 'quarantined auth-fail', 'sent'],
  ['9', '09-spf-fails-alone', 'handled applied', 'accepted'],
  ['9', '09-results-of-another-server', 'handled applied', 'accepted'],
  ['9', '09-results-below', 'handled applied', 'accepted'],
  ['9', '09-results-of-another-server-on-top', 'handled applied', 'accepted'],
  ['9', '09-words-that-fail-dmarc', 'quarantined auth-fail', 'sent', { comment: null }],
  ['10', '10-no-attendee', 'quarantined unreadable:no-attendee', 'sent'],
  ['10', '10-needs-action', 'quarantined unreadable:unknown-partstat', 'sent'],
  ['10', '10-own-partstat', 'quarantined unreadable:unknown-partstat', 'sent'],
  ['10', '10-no-partstat', 'quarantined unreadable:unknown-partstat', 'sent'],
  ['10', '10-others-lines', 'handled applied', 'tentative'],
  ['10', '10-own-line-missing', 'quarantined unreadable:unknown-attendee', 'sent'],
  ['10', '10-alias', 'handled applied', 'accepted'],
  ['10', '10-tentative', 'handled applied', 'tentative'],
  ['10', '10-declined', 'handled applied', 'declined'],
  ['10', '10-delegated', 'handled question', 'sent'],
];

const ORDER: readonly Row[] = [
  ['11', '11-stale', 'handled stale', 'sent', { given: 'moved' }],
  ['11', '11-future', 'handled future-sequence', 'sent'],
  ['11', '11-no-sequence', 'handled applied', 'accepted'],
  ['11', '11-no-sequence', 'handled stale', 'sent', { given: 'moved' }],
  ['11', '11-outlook-sequence', 'handled applied', 'accepted', { given: 'moved' }],
  ['11', '11-outlook-sequence', 'handled future-sequence', 'sent'],
  ['11', '11-negative-sequence', 'quarantined unreadable:malformed', 'sent'],
  ['11', '12-duplicate', 'handled stale', 'cancelled', { given: 'called off' }],
  ['11', '12-no-stamp', 'handled question', 'sent', { given: 'over' }],
  ['12', '12-duplicate', 'handled duplicate', 'accepted', { given: 'accepted' }],
  ['12', '12-duplicate-but-different', 'handled question', 'accepted', { given: 'accepted' }],
  ['12', '12-older', 'handled older', 'accepted', { given: 'accepted' }],
  ['12', '12-stamp-in-the-future', 'handled applied', 'accepted'],
  ['12', '12-no-stamp', 'handled applied', 'accepted'],
  ['13', '13-comment', 'handled applied', 'accepted', { comment: 'Myöhästyn hieman, pahoittelut;\nT. Maija \\o/' }],
  ['13', '13-control-characters', 'handled applied', 'accepted', { comment: 'abc[31mde' }],
  [
    '13',
    '13-header-injection',
    'handled applied',
    'accepted',
    { comment: 'Hei\nBcc: kaikki@example.org\n\n<script>alert(1)</script>' },
  ],
  ['13', '13-status-cancelled', 'handled applied', 'accepted'],
  ['13', '13-odd-lines', 'handled applied', 'accepted'],
];

const OTHERS: readonly Row[] = [
  ['COUNTER', 'counter-utc', 'handled applied', 'counter-proposed', { proposed: NINE }],
  ['COUNTER', 'counter-exchange', 'handled applied', 'counter-proposed', { proposed: NINE }],
  ['COUNTER', 'counter-floating', 'handled applied', 'counter-proposed', { proposed: NINE }],
  ['COUNTER', 'counter-windows-zone', 'handled applied', 'counter-proposed', { proposed: NINE }],
  ['COUNTER', 'counter-duration', 'handled applied', 'counter-proposed', { proposed: NINE }],
  ['COUNTER', 'counter-unknown-zone', 'quarantined unreadable:unknown-zone', 'sent'],
  ['COUNTER', 'counter-end-before-start', 'quarantined unreadable:malformed', 'sent'],
  ['COUNTER', 'counter-no-time', 'quarantined unreadable:malformed', 'sent'],
  ['COUNTER', 'counter-year-zero', 'quarantined unreadable:malformed', 'sent'],
  ['COUNTER', 'counter-past', 'handled question:proposed-past', 'sent'],
  ['COUNTER', 'counter-old-sequence', 'handled stale', 'sent', { given: 'moved' }],
  ['REFRESH', 'refresh', 'handled applied', 'sent'],
  ['REFRESH', 'refresh-by-stranger', 'quarantined sender-mismatch', 'sent'],
];

const CLIENTS: readonly Row[] = [
  ['Exchange Online', 'client-exchange-online', 'handled applied', 'accepted', { comment: null }],
  ['Exchange Online', 'client-exchange-without-token', 'handled applied', 'accepted', toUs],
  ['Outlook', 'client-outlook-desktop', 'handled applied', 'declined', { comment: 'En pääse, olen lomalla.' }],
  [
    'Outlook',
    'client-outlook-new-time',
    'handled applied',
    'counter-proposed',
    { proposed: NINE, comment: 'Aamu sopisi' },
  ],
  ['Outlook, winmail.dat', '04-winmail', 'handled question:winmail', 'sent'],
  ['Gmail', 'client-gmail', 'handled applied', 'tentative'],
  ['Gmail', 'client-gmail-new-time', 'handled applied', 'counter-proposed', { proposed: NINE }],
  ['Apple Calendar', 'client-apple-other-account', 'handled applied', 'accepted'],
  ['iCloud', 'client-icloud', 'handled applied', 'declined', toUs],
  ['Thunderbird 153', 'client-thunderbird', 'handled applied', 'tentative'],
  ['Thunderbird fi', 'client-thunderbird-fi-accepted', 'handled applied', 'accepted'],
  ['Thunderbird fi', 'client-thunderbird-fi-declined', 'handled applied', 'declined'],
  ['Thunderbird fi', 'client-thunderbird-fi-tentative', 'handled applied', 'tentative'],
  ['SOGo fi', 'client-sogo-fi', 'handled applied', 'declined'],
  ['Nextcloud', 'client-nextcloud', 'handled applied', 'accepted'],
  ['Roundcube fi', 'client-roundcube-fi', 'handled applied', 'accepted'],
  ['DAViCal', 'client-davical', 'handled applied', 'accepted'],
];

const TABLE = { LIMITS, REPORTS, PARTS, METHODS, SENDERS, ORDER, OTHERS, CLIENTS };
const ROWS = Object.values(TABLE).flat();

/** Sends a sample for an invitation and reads it. */
async function send({ mail }: Sent, name: string, { charset, to, messageId }: More & { messageId?: string }) {
  const filling: Filling = {
    uid: mail.uid,
    organizer: mail.organizer,
    attendee: seat.email,
    stranger: other.email,
    sequence: mail.sequence,
    now: app.clock.now(),
    messageId: messageId ?? mail.messageId!,
  };
  const { port } = app.running.app.get(InboundListener);
  const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true });
  const envelope = { from: seat.email, to: [to ?? mail.organizer] };
  await transport.sendMail({ envelope, raw: sample(name, filling, charset) });
  transport.close();
  await app.runDue();
}

/** What became of the mail that came last. */
const lastInbound = async () => {
  const [row] = await app.sql<{ became: string; invitation_id: string | null }>(
    `select state || ' ' || outcome as became, invitation_id from platform.inbound_message order by id desc limit 1`,
  );
  return row!;
};

/** What no mail may change. */
const meetings = () =>
  app.sql(
    `select m.*, (select count(*) from meeting_participant p where p.meeting_id = m.id) as people
    from meeting m where case_id = $1 order by id`,
    [opening.caseId],
  );

const COMMENTS = `query ($meetingId: UUID!) { invitationsOfMeeting(meetingId: $meetingId) {
  state comment proposed { start } questions { comment } } }`;

const seen = async ({ meetingId }: Sent) =>
  (await app.asPrincipal(principalOf('counsellor'))(COMMENTS, { meetingId })).data.invitationsOfMeeting[0];

describe.each(Object.entries(TABLE))('%s', (_, rows) => {
  const cases = rows.map(([row, name, became, state, more = {}]) => ({ row, name, became, state, more }));
  it.each(cases)('§ $row: $name is $became, the invitation $state', async ({ name, became, state, more }) => {
    const first = await invited(seat);
    const sent = more.given ? await GIVEN[more.given](first) : first;
    const before = await meetings();
    await send(sent, name, { ...more, ...(more.ofFirst && { messageId: first.mail.messageId! }) });
    expect((await lastInbound()).became).toBe(became);
    const [row] = await app.sql<{ state: string; proposed: string | null }>(
      'select state, proposed_start::text as proposed from invitation where id = $1',
      [sent.id],
    );
    expect(row).toEqual({ state, proposed: more.proposed ?? null });
    if (more.comment !== undefined) {
      const { comment, questions } = await seen(sent);
      expect(became.includes(' applied') ? comment : (questions[0]?.comment ?? null)).toBe(more.comment);
    }
    expect(await meetings()).toEqual(before);
    expect(await app.sql(`select 1 from platform.outbox_effect where state in ('dead', 'claimed')`)).toEqual([]);
  });
});

it('every sample stands in the table, and every row of §3 and client of §4', () => {
  const names = readdirSync(new URL('samples', import.meta.url)).map((file) => file.replace(/\.eml$/, ''));
  expect(names.toSorted()).toEqual([...new Set(ROWS.map(([, name]) => name))].toSorted());
  const rows = new Set(ROWS.map(([row]) => row));
  for (let row = 1; row <= 13; row += 1) expect(rows).toContain(String(row));
});

describe('a mail that was judged', () => {
  it('by UID and sender belongs to its invitation; one that nobody knows belongs to none', async () => {
    const sent = await invited(seat);
    await send(sent, '09-uid-and-stranger', toUs);
    expect((await lastInbound()).invitation_id).toBe(sent.id);
    await send(sent, '08-unknown-uid-without-token', toUs);
    expect((await lastInbound()).invitation_id).toBeNull();
  });

  it('with somebody else’s secret is kept with them, and does nothing to either', async () => {
    const sent = await GIVEN['somebody else’s'](await invited(seat));
    await send(sent, '09-somebody-elses-token', {});
    const { invitation_id: theirs } = await lastInbound();
    expect(theirs).not.toBe(sent.id);
    expect(await app.sql('select state from invitation where id = any ($1)', [[sent.id, theirs]])).toEqual([
      { state: 'sent' },
      { state: 'sent' },
    ]);
  });

  it('as written in the future is placed when it came, so that the next answer counts', async () => {
    const sent = await invited(seat);
    await send(sent, '12-stamp-in-the-future', {});
    app.clock.moveBy(Temporal.Duration.from({ minutes: 1 }));
    await send(sent, '10-declined', {});
    expect((await lastInbound()).became).toBe('handled applied');
    expect(await app.sql('select state from invitation where id = $1', [sent.id])).toEqual([{ state: 'declined' }]);
  });

  it('as a delegation says to whom, and leaves the invitation as it was', async () => {
    const sent = await invited(seat);
    await send(sent, '10-delegated', {});
    const { questions } = (
      await app.asPrincipal(principalOf('counsellor'))(
        `query ($meetingId: UUID!) { invitationsOfMeeting(meetingId: $meetingId) { questions { outcome said delegatedTo } } }`,
        { meetingId: sent.meetingId },
      )
    ).data.invitationsOfMeeting[0];
    const delegatedTo = 'Maija Sijainen <maija.sijainen@example.org>';
    expect(questions).toEqual([{ outcome: 'QUESTION', said: 'DELEGATED', delegatedTo }]);
  });
});

describe('a mail that cannot be handled', () => {
  /** What is tried again and again until nobody tries any more. */
  const untilGivenUp = async () => {
    for (let tries = 0; tries < 8; tries += 1) {
      app.clock.moveBy(Temporal.Duration.from({ hours: 3 }));
      await app.runDue();
    }
  };

  const lastId = async () =>
    (await app.sql<{ id: string }>('select id from platform.inbound_message order by id desc limit 1'))[0]!.id;

  const became = async (id: string) => {
    const [row] = await app.sql<{ became: string; effect: string; attempt: number }>(
      `select concat_ws(' ', m.state, m.outcome) as became, e.state as effect, e.attempt
       from platform.inbound_message m join platform.outbox_effect e on e.payload ->> 'inboundMessageId' = m.id::text
       where m.id = $1`,
      [id],
    );
    return row!;
  };
  const GIVEN_UP = { became: 'quarantined failed', effect: 'dead', attempt: 5 };
  const DONE = { became: 'handled applied', effect: 'done', attempt: 1 };

  afterEach(() => app.sql(`delete from platform.outbox_effect where state = 'dead'`));

  it.each([
    ['what is written down', 'invitation_answer', 'insert', 'invitation_id'],
    ['the invitation', 'invitation', 'update', 'id'],
    ['the access log', 'audit.access_log', 'insert', 'principal_id'],
  ])('because of %s is put aside after five tries; others go on', async (_, table, moment, column) => {
    const [poison, good] = [await invited(seat), await invited(seat)];
    await app.sql(`create function fail() returns trigger language plpgsql as $$ begin raise exception 'on purpose'; end $$;
      create trigger fails before ${moment} on ${table} for each row when (new.${column} = '${poison.id}') execute function fail()`);
    await send(poison, '10-declined', {});
    const first = await lastId();
    await send(good, '10-declined', {});
    const second = await lastId();
    await untilGivenUp();
    await app.sql(`drop trigger fails on ${table}; drop function fail()`);
    expect([await became(first), await became(second)]).toEqual([GIVEN_UP, DONE]);
    expect(await app.sql('select state from invitation where id = $1', [poison.id])).toEqual([{ state: 'sent' }]);
  });

  it('because its bytes do not open is put aside as well', async () => {
    const [poison, good] = [await invited(seat), await invited(seat)];
    await app.sql(`create function spoil() returns trigger language plpgsql as $$ begin new.raw := '\\x00'; return new; end $$;
      create trigger spoils before insert on platform.inbound_message for each row execute function spoil()`);
    await send(poison, '10-declined', {});
    const first = await lastId();
    await app.sql('drop trigger spoils on platform.inbound_message; drop function spoil()');
    await send(good, '10-declined', {});
    const second = await lastId();
    await untilGivenUp();
    expect([await became(first), await became(second)]).toEqual([GIVEN_UP, DONE]);
  });
});
