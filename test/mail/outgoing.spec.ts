import ICAL from 'ical.js';
import PostalMime from 'postal-mime';
import { principalOf } from '../../src/demo/personas.js';
import { POHDE } from '../../src/demo/pohde.data.js';
import { Work } from '../../src/platform/access/work.js';
import { Events } from '../../src/platform/events/events.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { done, mutate, openCase, type OpenedCase } from '../support/casework.js';
import { SEEDED_AT } from '../support/database.js';
import { statementsOf } from '../support/statements.js';
import { addMeeting, admit, mailbox, reply, type Seat, seats, startMail, type Opened } from '../support/invited.js';

// Tests look into answers freely.
// oxlint-disable-next-line typescript/no-explicit-any
type Given = any;

let app: TestApp;
let stopMail: () => Promise<void>;
let seat: Seat;
let other: Seat;
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

const VIDEO = 'https://video.example.fi/j/4711?pwd=a,b;c';
const OTHER_VIDEO = 'https://video.example.fi/j/0815';
const MEETING = 'id version state participants { id professionalId }';
const counsel = (name: string, type: string, input: Record<string, unknown>, fields = MEETING) =>
  done(mutate(app, 'counsellor')(name, type, input, fields));

/** Each test has a day of its own. */
let day = 0;
const nextStart = () =>
  `${Temporal.PlainDate.from('2027-02-01')
    .add({ days: (day += 1) })
    .toString()}T13:00`;

interface Arranged extends OpenedCase {
  readonly meeting: Given;
  readonly start: string;
}

const seen = ({ meeting }: Arranged) => ({ meetingId: meeting.id, expectedVersion: meeting.version });
const everybody = ({ meeting }: Arranged): string[] =>
  meeting.participants.filter((one: Given) => one.professionalId).map(({ id }: Given) => id);

/** A meeting with a time, to which two are invited; their mails have arrived. */
async function arranged(how: Record<string, unknown> = {}): Promise<Arranged> {
  const opening = await openCase(app);
  for (const each of [seat, other]) await admit(app, opening, each);
  const start = nextStart();
  const participants = [seat, other].map(({ professionalId, unitId }) => ({
    professionalId,
    unitId,
    needed: 'REQUIRED',
  }));
  const meeting = await counsel('conveneMeeting', 'ConveneMeetingInput', {
    caseId: opening.caseId,
    question: 'Miten illat rauhoitetaan?',
    durationMinutes: 60,
    mode: 'HYBRID',
    place: 'Kanervatie 7',
    familyPersonIds: [opening.motherId],
    participants,
    ...how,
  });
  const drafted = { ...opening, start, meeting };
  const agreed = { ...drafted, meeting: await sayYes(drafted, start) };
  const input = { ...seen(agreed), start, despite: everybody(agreed) };
  const scheduled = await counsel('scheduleMeeting', 'ScheduleMeetingInput', input);
  await app.runDue();
  return { ...agreed, meeting: scheduled };
}

const sayYes = (one: Arranged, start: string) =>
  counsel('recordFamilyYes', 'RecordFamilyYesInput', { ...seen(one), start, personId: one.motherId });
const move = async (one: Arranged, more: Record<string, unknown>) =>
  void (await counsel('moveMeeting', 'MoveMeetingInput', {
    ...seen(one),
    start: one.start,
    despite: everybody(one),
    ...more,
  }));

const idOf = async ({ meeting }: Arranged) => {
  const sql = 'select id from invitation where meeting_id = $1 and professional_id = $2';
  return (await app.sql<{ id: string }>(sql, [meeting.id, seat.professionalId]))[0]!.id;
};

/** A caught mail, taken apart by libraries that did not write it. */
async function readMail(raw: Buffer) {
  const mail = await PostalMime.parse(raw);
  const [part, file, ...more] = mail.attachments;
  const text = Buffer.from(part!.content as ArrayBuffer).toString('utf8');
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown as unknown[]);
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  const event = calendar.getFirstSubcomponent('vevent')!;
  const value = (name: string) => event.getFirstPropertyValue(name)?.toString() ?? null;
  const attendee = event.getFirstProperty('attendee')!;
  return { raw, mail, part: part!, file: file!, more, text, calendar, event, value, attendee };
}
type Read = Awaited<ReturnType<typeof readMail>>;

/** The mails about a meeting to a seat, oldest first. */
async function mailsTo({ email }: Seat, { meeting }: Arranged): Promise<Read[]> {
  const sql = 'select uid from invitation where meeting_id = $1';
  const uids = new Set((await app.sql<{ uid: string }>(sql, [meeting.id])).map(({ uid }) => uid));
  const all = await Promise.all(mailbox(app, email).map(({ raw }) => readMail(raw)));
  return all.filter(({ value }) => uids.has(value('uid')!));
}

/** What tests of replies know of a mail. */
const asOpened = ({ value, event }: Read): Opened =>
  ({
    uid: value('uid'),
    sequence: Number(value('sequence')),
    organizer: String(event.getFirstPropertyValue('organizer')).slice('mailto:'.length),
  }) as Opened;

const answer = async (one: Arranged, said: Record<string, unknown>) => {
  const mails = await mailsTo(seat, one);
  await reply(app, asOpened(mails.at(-1)!), { from: seat.email, ...said });
  await app.runDue();
};

const utc = (local: string) =>
  Temporal.PlainDateTime.from(local).toZonedDateTime('Europe/Helsinki').toInstant().toString().replaceAll(/[-:]/g, '');
const counter = (one: Arranged) =>
  answer(one, {
    method: 'COUNTER',
    times: [utc(one.start.replace('T13', 'T15')), utc(one.start.replace('T13', 'T16'))],
  });
const refuse = async (one: Arranged) => {
  const invitationId = await idOf(one);
  const [row] = await app.sql<{ version: number }>('select version from invitation where id = $1', [invitationId]);
  const input = { invitationId, expectedVersion: row!.version };
  await counsel('declineCounterProposal', 'DeclineCounterProposalInput', input, '__typename');
};

/** What one message says, as calendar.md §2 has it: typed by hand. */
interface Row {
  readonly name: string;
  readonly act: (one: Arranged) => Promise<unknown>;
  readonly method: 'REQUEST' | 'CANCEL' | 'DECLINECOUNTER';
  readonly sequence: number;
  readonly status: 'CONFIRMED' | 'CANCELLED' | null;
  /** Hour at which it begins, and minutes it takes. */
  readonly time: readonly [hour: number, minutes: number];
  /** Whom else it goes to. */
  readonly alone: boolean;
  readonly subjects: readonly [fi: string, sv: string, en: string];
}

const CHANGED = ['Muutos', 'Ändring', 'Change'] as const;
const AGAIN = ['Kutsu', 'Kallelse', 'Invitation'] as const;
const OFF = ['Peruttu', 'Inställt', 'Cancelled'] as const;
const STANDS = ['Sovittu aika pysyy', 'Den avtalade tiden gäller', 'The agreed time stands'] as const;

const ROWS: readonly Row[] = [
  {
    name: 'another time',
    act: async (one) => {
      const start = one.start.replace('T13', 'T14');
      await move({ ...one, meeting: await sayYes(one, start) }, { start });
    },
    method: 'REQUEST',
    sequence: 1,
    status: 'CONFIRMED',
    time: [14, 60],
    alone: false,
    subjects: ['Uusi aika', 'Ny tid', 'New time'],
  },
  {
    name: 'another length',
    act: (one) => move(one, { durationMinutes: 90 }),
    method: 'REQUEST',
    sequence: 1,
    status: 'CONFIRMED',
    time: [13, 90],
    alone: false,
    subjects: ['Uusi aika', 'Ny tid', 'New time'],
  },
  {
    name: 'another place',
    act: (one) => move(one, { place: 'Limingantie 1' }),
    method: 'REQUEST',
    sequence: 1,
    status: 'CONFIRMED',
    time: [13, 60],
    alone: false,
    subjects: CHANGED,
  },
  {
    name: 'another municipality',
    act: (one) => move(one, { municipality: '564' }),
    method: 'REQUEST',
    sequence: 1,
    status: 'CONFIRMED',
    time: [13, 60],
    alone: false,
    subjects: CHANGED,
  },
  {
    name: 'another way to meet',
    act: (one) => move(one, { mode: 'REMOTE' }),
    method: 'REQUEST',
    sequence: 1,
    status: 'CONFIRMED',
    time: [13, 60],
    alone: false,
    subjects: CHANGED,
  },
  {
    name: 'new details alone',
    act: (one) =>
      counsel('changeConferenceLink', 'ChangeConferenceLinkInput', { ...seen(one), conferenceLink: OTHER_VIDEO }),
    method: 'REQUEST',
    sequence: 0,
    status: 'CONFIRMED',
    time: [13, 60],
    alone: false,
    subjects: ['Päivitetty kutsu', 'Uppdaterad kallelse', 'Updated invitation'],
  },
  {
    name: 'the same again',
    act: async (one) =>
      counsel('resendInvitation', 'ResendInvitationInput', { invitationId: await idOf(one) }, 'sequence'),
    method: 'REQUEST',
    sequence: 0,
    status: 'CONFIRMED',
    time: [13, 60],
    alone: true,
    subjects: AGAIN,
  },
  {
    name: 'an answer to REFRESH',
    act: (one) => answer(one, { method: 'REFRESH' }),
    method: 'REQUEST',
    sequence: 0,
    status: 'CONFIRMED',
    time: [13, 60],
    alone: true,
    subjects: AGAIN,
  },
  {
    name: 'one person taken from it',
    act: async (one) => {
      const sql = 'select id, version from network_member where case_id = $1 and professional_id = $2';
      const [member] = await app.sql(sql, [one.caseId, seat.professionalId]);
      const input = { memberId: member!['id'], expectedVersion: member!['version'], reason: 'CHANGED_WORK' };
      await counsel('endMembership', 'EndMembershipInput', input, 'id');
    },
    method: 'CANCEL',
    sequence: 1,
    status: null,
    time: [13, 60],
    alone: true,
    subjects: OFF,
  },
  {
    name: 'the meeting called off',
    act: (one) => counsel('cancelMeeting', 'CancelMeetingInput', { ...seen(one), reason: 'ILLNESS' }),
    method: 'CANCEL',
    sequence: 1,
    status: 'CANCELLED',
    time: [13, 60],
    alone: false,
    subjects: OFF,
  },
  {
    name: 'another time refused',
    act: async (one) => {
      await counter(one);
      await refuse(one);
    },
    method: 'DECLINECOUNTER',
    sequence: 0,
    status: null,
    time: [13, 60],
    alone: true,
    subjects: STANDS,
  },
  {
    name: 'another time refused after a move, with the number of the counter',
    act: async (one) => {
      await move(one, { place: 'Limingantie 1' });
      await app.runDue();
      await counter(one);
      await refuse(one);
    },
    method: 'DECLINECOUNTER',
    sequence: 1,
    status: null,
    time: [13, 60],
    alone: true,
    subjects: STANDS,
  },
];

const LANGUAGES = ['fi', 'sv', 'en'] as const;
type Language = (typeof LANGUAGES)[number];
const TITLES = { fi: 'Verkostotapaaminen', sv: 'Nätverksmöte', en: 'Network meeting' } as const;

const speak = (language: Language) =>
  app.sql('update professional set language = $1 where id = $2', [language, seat.professionalId]);

/** The MIME types in the order in which they stand, and what says which calendar message it is. */
const shapeOf = (raw: Buffer): string[] =>
  [...raw.toString('latin1').matchAll(/^Content-Type: ([^;\r\n]+)/gim)].map(([, type]) => type!.toLowerCase());

function expectButtons({ raw, part, file, more, text }: Read, method: string): void {
  expect(shapeOf(raw)).toEqual([
    'multipart/mixed',
    'multipart/alternative',
    'text/plain',
    'text/html',
    'text/calendar',
    'application/ics',
  ]);
  expect(part).toMatchObject({ mimeType: 'text/calendar', method, disposition: null });
  expect(raw.toString('latin1')).toMatch(/^Content-Type: text\/calendar;\s+charset=utf-8;\s+method=\w+\r$/im);
  expect(file).toMatchObject({ mimeType: 'application/ics', filename: 'kutsu.ics', disposition: 'attachment' });
  expect(Buffer.from(file.content as ArrayBuffer).toString('utf8')).toBe(text);
  expect(raw.toString('latin1').split(/^Content-Type: application\/ics/im)[1]).toMatch(
    /^Content-Transfer-Encoding: base64\r$/m,
  );
  expect(more).toEqual([]);
}

/** The page says what the text says, and fetches nothing. */
function expectPage({ mail }: Read, language: Language): void {
  const html = mail.html!;
  expect(html).toMatch(new RegExp(`^<!doctype html><html lang="${language}">`));
  expect(html).not.toMatch(/<(img|link|script|iframe|style)|src=|url\(|@import/i);
  const said = html
    .replaceAll(/<title>.*?<\/title>|<[^>]*>/g, '')
    .replaceAll(/&#x27;/g, "'")
    .replaceAll('&amp;', '&');
  const lines = mail.text!.split('\n').filter((line) => line !== '' && !line.startsWith('http'));
  for (const line of lines) expect(said).toContain(line);
}

const instant = (read: Read, name: string) =>
  Temporal.Instant.fromEpochMilliseconds(
    (read.event.getFirstPropertyValue(name) as ICAL.Time).toUnixTime() * 1000,
  ).toZonedDateTimeISO('Europe/Helsinki');

function expectCalendar(read: Read, row: Omit<Row, 'name' | 'act' | 'alone'>, one: Arranged, language: Language): void {
  const { calendar, event, value, attendee, mail } = read;
  expect(calendar.getFirstPropertyValue('method')).toBe(row.method);
  expect(value('sequence')).toBe(String(row.sequence));
  expect(value('status')).toBe(row.status);
  expect(value('class')).toBe('CONFIDENTIAL');
  expect(value('summary')).toBe(TITLES[language]);
  expect(event.getAllProperties('attendee')).toHaveLength(1);
  expect(String(attendee.getFirstValue()).toLowerCase()).toBe(`mailto:${seat.email}`.toLowerCase());
  expect([attendee.getFirstParameter('rsvp'), attendee.getFirstParameter('partstat')]).toEqual(
    row.method === 'REQUEST' ? ['TRUE', 'NEEDS-ACTION'] : [undefined, undefined],
  );
  expect(event.getFirstPropertyValue('recurrence-id')).toBeNull();
  const [hour, minutes] = row.time;
  const start = instant(read, 'dtstart');
  expect([start.toPlainDate().toString(), start.hour]).toEqual([one.start.slice(0, 10), hour]);
  expect(instant(read, 'dtend').since(start).total('minutes')).toBe(minutes);
  expect(calendar.getFirstSubcomponent('vtimezone')!.getFirstPropertyValue('tzid')).toBe('Europe/Helsinki');
  expect(value('organizer')).toBe(`mailto:${mail.from!.address}`);
  expect(event.getAllSubcomponents('valarm')).toHaveLength(row.method === 'REQUEST' ? 1 : 0);
}

const stampOf = ({ value }: Read) => Temporal.Instant.from(value('dtstamp')!);
const WAIT = Temporal.Duration.from({ minutes: 7, seconds: 13 });

describe.each([...LANGUAGES])('in %s', (language) => {
  beforeEach(() => speak(language));
  afterAll(() => speak('fi'));

  it('a first invitation has SEQUENCE 0 and says when it was written', async () => {
    const before = app.clock.now();
    const one = await arranged();
    const [first, ...more] = await mailsTo(seat, one);
    expect(more).toEqual([]);
    const row = { method: 'REQUEST', sequence: 0, status: 'CONFIRMED', time: [13, 60], subjects: AGAIN } as const;
    expectCalendar(first!, row, one, language);
    expectButtons(first!, 'REQUEST');
    expectPage(first!, language);
    expect(
      Temporal.Instant.compare(before.round({ smallestUnit: 'second', roundingMode: 'floor' }), stampOf(first!)),
    ).toBeLessThanOrEqual(0);
    expect(Temporal.Instant.compare(stampOf(first!), app.clock.now())).toBeLessThanOrEqual(0);
    expect(first!.mail.date).toBe(stampOf(first!).toString().replace('Z', '.000Z'));
  });

  it.each(ROWS)('$name: $method with SEQUENCE $sequence, STATUS $status and a later DTSTAMP', async (row) => {
    const one = await arranged();
    const [first] = await mailsTo(seat, one);
    const others = (await mailsTo(other, one)).length;
    app.clock.moveBy(WAIT);
    const before = app.clock.now().round({ smallestUnit: 'second', roundingMode: 'floor' });
    await row.act(one);
    await app.runDue();
    const mails = await mailsTo(seat, one);
    const last = mails.at(-1)!;
    expect(last.value('uid')).toBe(first!.value('uid'));
    expectCalendar(last, row, one, language);
    expectButtons(last, row.method);
    expectPage(last, language);
    const written = stampOf(last);
    expect(Temporal.Instant.compare(before, written)).toBeLessThanOrEqual(0);
    expect(Temporal.Instant.compare(written, app.clock.now())).toBeLessThanOrEqual(0);
    expect(last.mail.messageId).not.toBe(first!.mail.messageId);
    expect(last.mail.subject).toMatch(
      new RegExp(`^${row.subjects[LANGUAGES.indexOf(language)]}: ${TITLES[language]}, `),
    );
    const told = (await mailsTo(other, one)).length - others;
    if (row.alone) expect(told).toBe(row.sequence === 1 && row.method === 'DECLINECOUNTER' ? 1 : 0);
    else expect(told).toBe(1);
  });
});

describe('what goes out once more', () => {
  it('twice within one second is the later one twice, and only the last leaves', async () => {
    const one = await arranged();
    const invitationId = await idOf(one);
    for (let i = 0; i < 3; i += 1)
      await counsel('resendInvitation', 'ResendInvitationInput', { invitationId }, 'sequence');
    const rows = await app.sql<{ state: string; stamp: string }>(
      'select state, stamp::text from invitation_message where invitation_id = $1 order by stamp',
      [invitationId],
    );
    expect(new Set(rows.map(({ stamp }) => stamp)).size).toBe(4);
    await app.runDue();
    const mails = await mailsTo(seat, one);
    expect(mails).toHaveLength(2);
    expect(stampOf(mails[1]!)).toEqual(Temporal.Instant.from(rows.at(-1)!.stamp.replace(' ', 'T')));
  });

  it('is not what an answer was about less: what was said stays, and who has declined is not asked again', async () => {
    const one = await arranged();
    await answer(one, { partstat: 'ACCEPTED' });
    const [theirs] = await mailsTo(other, one);
    await reply(app, asOpened(theirs!), { from: other.email, partstat: 'DECLINED' });
    await app.runDue();
    app.clock.moveBy(WAIT);
    await counsel('changeConferenceLink', 'ChangeConferenceLinkInput', { ...seen(one), conferenceLink: VIDEO });
    await app.runDue();
    expect([(await mailsTo(seat, one)).length, (await mailsTo(other, one)).length]).toEqual([2, 1]);
    const states = await app.sql('select state from invitation where meeting_id = $1 order by state', [one.meeting.id]);
    expect(states.map(({ state }) => state)).toEqual(['accepted', 'declined']);
  });

  it('goes to where the directory says now, and a bounced one waits for its answer again', async () => {
    const one = await arranged();
    const invitationId = await idOf(one);
    await app.sql(`update invitation set state = 'bounced' where id = $1`, [invitationId]);
    const address = 'uusi.osoite@pohde.example';
    await app.sql('update professional set email = $1 where id = $2', [address, seat.professionalId]);
    await counsel('resendInvitation', 'ResendInvitationInput', { invitationId }, 'sequence');
    await app.sql('update professional set email = $1 where id = $2', [seat.email, seat.professionalId]);
    await app.runDue();
    expect(await mailsTo({ ...seat, email: address }, one)).toHaveLength(1);
    const [row] = await app.sql('select state from invitation where id = $1', [invitationId]);
    expect(row!['state']).toBe('sent');
  });

  it('is written by the invitation itself only as it stands (row security)', async () => {
    const one = await arranged();
    const invitationId = await idOf(one);
    const add = (method: string, sequence: number, of = invitationId, recipient: string | null = null) =>
      app.running.app.get(Work).run({ principalId: invitationId }, 'test', (em) =>
        em.execute(
          `insert into invitation_message (area_id, id, case_id, invitation_id, recipient, uid, sequence, method, message_id, stamp,
             starts_at, ends_at, sha256, state, queued_at)
           select i.area_id, gen_random_uuid(), i.case_id, ?, coalesce(?, i.address), i.uid, ?, ?, 'x', access.now(), now(), now(), '', 'queued', now()
           from invitation i where i.id = ?`,
          [of, recipient, sequence, method, invitationId],
        ),
      );
    await expect(add('REQUEST', 0)).resolves.toBeDefined();
    const [theirs] = await app.sql<{ id: string }>('select id from invitation where meeting_id = $1 and id <> $2', [
      one.meeting.id,
      invitationId,
    ]);
    const refused = [
      ['CANCEL', 1],
      ['REQUEST', 1],
      ['DECLINECOUNTER', 0],
      ['REQUEST', 0, theirs!.id],
      ['REQUEST', 0, invitationId, 'somebody@else.example'],
    ] as const;
    for (const [method, sequence, of, recipient] of refused)
      await expect(add(method, sequence, of, recipient)).rejects.toThrow('row-level security');
  });

  it('to all costs as many statements with 12 people as with 2', async () => {
    const people = await seats(app, 12);
    const count = async (invited: readonly Seat[]) => {
      const opening = await openCase(app);
      for (const each of invited) await admit(app, opening, each);
      const { id: meetingId } = await addMeeting(app, opening, invited, nextStart(), 'remote');
      const event = { areaId: POHDE.id, caseId: opening.caseId, meetingId };
      const tell = (type: string) =>
        app.running.app
          .get(Work)
          .run({ principalId: principalOf('counsellor') }, 'test', () =>
            app.running.app.get(Events).announce({ type, ...event }),
          );
      await tell('meeting.scheduled');
      const statements = await statementsOf(() => tell('meeting.updated'));
      const [row] = await app.sql<{ messages: number }>(
        `select count(*)::int as messages from invitation_message m join invitation i on i.id = m.invitation_id where i.meeting_id = $1`,
        [meetingId],
      );
      expect(row!.messages).toBe(2 * invited.length);
      return statements;
    };
    const few = await count(people.slice(0, 2));
    expect((await count(people)).length).toBe(few.length);
    expect(few.length).toBeGreaterThan(2);
    expect(few.length).toBeLessThan(12);
  });
});

describe('the address of a video meeting', () => {
  const whole = ({ raw, mail, text }: Read) =>
    [raw.toString('latin1'), mail.text, mail.html, text.replaceAll('\r\n ', '')].join();
  /** Without what escaping and transfer encodings make of it. */
  const DOMAIN = 'video.example.fi';

  it.each(['REMOTE', 'HYBRID'])(
    'is told to who is invited to a %s meeting: in the calendar, the text and the page',
    async (mode) => {
      const one = await arranged({ mode, conferenceLink: VIDEO });
      const [mail] = await mailsTo(seat, one);
      const conference = mail!.event.getFirstProperty('conference')!;
      expect([conference.getFirstValue(), conference.type, conference.getFirstParameter('feature')]).toEqual([
        VIDEO,
        'uri',
        'VIDEO',
      ]);
      expect(mail!.mail.text).toContain(`: ${VIDEO}\n`);
      expect(mail!.mail.html).toContain(`href="${VIDEO}"`);
      expect(mail!.value('description')).toContain(VIDEO);
      expect(mail!.value('location')).not.toContain('http');
    },
  );

  it.each(['IN_PERSON', 'HOME'])('is not told for a %s meeting', async (mode) => {
    const one = await arranged({ mode, conferenceLink: VIDEO });
    for (const mail of await mailsTo(seat, one)) expect(whole(mail)).not.toContain(DOMAIN);
  });

  it('is told at schedule or move as well, and stands in no cancellation and no refusal', async () => {
    const one = await arranged();
    await move(one, { place: 'Limingantie 1', conferenceLink: VIDEO });
    await app.runDue();
    await counter(one);
    await refuse(one);
    await app.runDue();
    const [meeting] = await app.sql<{ version: number }>('select version from meeting where id = $1', [one.meeting.id]);
    const input = { meetingId: one.meeting.id, expectedVersion: meeting!.version, reason: 'ILLNESS' };
    await counsel('cancelMeeting', 'CancelMeetingInput', input);
    await app.runDue();
    const mails = await mailsTo(seat, one);
    expect(mails.map((mail) => [mail.calendar.getFirstPropertyValue('method'), whole(mail).includes(DOMAIN)])).toEqual([
      ['REQUEST', false],
      ['REQUEST', true],
      ['DECLINECOUNTER', false],
      ['CANCEL', false],
    ]);
  });

  it('goes away when there is none any more', async () => {
    const one = await arranged({ conferenceLink: VIDEO });
    await counsel('changeConferenceLink', 'ChangeConferenceLinkInput', { ...seen(one), conferenceLink: null });
    await app.runDue();
    const mails = await mailsTo(seat, one);
    expect(mails.map((mail) => whole(mail).includes(DOMAIN))).toEqual([true, false]);
  });

  it('5. is never told before a consent, nor after it ended', async () => {
    const one = await arranged({ conferenceLink: VIDEO });
    const before = (await mailsTo(seat, one)).length;
    const end = `update consent set state = 'withdrawn', withdrawn_at = now() where case_id = $1`;
    await counsel('changeConferenceLink', 'ChangeConferenceLinkInput', { ...seen(one), conferenceLink: OTHER_VIDEO });
    await app.sql(end, [one.caseId]);
    await app.runDue();
    await answer(one, { method: 'REFRESH' });
    expect((await mailsTo(seat, one)).length).toBe(before);
    const messages = await app.sql(
      'select state, revoked_for from invitation_message where invitation_id = $1 order by stamp',
      [await idOf(one)],
    );
    expect(messages.slice(1)).toEqual([
      { state: 'revoked', revoked_for: expect.stringMatching(/superseded|consent-missing/) },
      { state: 'revoked', revoked_for: 'consent-missing' },
    ]);
    const key = await app.running.app
      .get(Work)
      .run({ principalId: await idOf(one) }, 'test', (em) =>
        em.execute(`select 1 from platform.data_key where scope_type = 'case'`),
      );
    expect(key).toEqual([]);
  });

  it('is not told by the poll that asks for times before any consent', async () => {
    const opening = await openCase(app);
    const { professionalId, unitId } = seat;
    const meeting = await counsel('conveneMeeting', 'ConveneMeetingInput', {
      caseId: opening.caseId,
      question: 'Miten illat rauhoitetaan?',
      durationMinutes: 60,
      mode: 'REMOTE',
      conferenceLink: VIDEO,
      familyPersonIds: [opening.motherId],
      participants: [{ professionalId, unitId, needed: 'REQUIRED' }],
    });
    const [first, second] = [nextStart(), nextStart()];
    const input = { meetingId: meeting.id, expectedVersion: meeting.version, times: [first, second] };
    const [participant] = meeting.participants.filter((each: Given) => each.professionalId);
    await counsel('openTimePoll', 'OpenTimePollInput', { ...input, participantIds: [participant.id] }, 'id');
    const known = new Set(mailbox(app, seat.email).map(({ id }) => id));
    await app.runDue();
    const mails = mailbox(app, seat.email).filter(({ id }) => !known.has(id));
    expect(mails).toHaveLength(1);
    const mail = await PostalMime.parse(mails[0]!.raw);
    expect([mail.text, mail.html].join()).toContain('/v/');
    expect([mail.text, mail.html].join()).not.toContain(DOMAIN);
  });

  it('is sealed, and read on the case page and the family’s own by who may', async () => {
    const one = await arranged({ conferenceLink: VIDEO });
    const [row] = await app.sql<{ link: Buffer }>('select conference_link as link from meeting where id = $1', [
      one.meeting.id,
    ]);
    expect(row!.link.toString('latin1')).not.toContain('video');
    const query = 'query ($caseId: UUID!) { casePage(caseId: $caseId) { meetings { conferenceLink } } }';
    const { data } = await app.as('counsellor')(query, { caseId: one.caseId });
    expect(data?.casePage.meetings).toEqual([{ conferenceLink: VIDEO }]);
    const family = await app.asPrincipal(one.motherId)('{ myFamilyPages { nextMeeting { conferenceLink } } }');
    expect(family.data?.myFamilyPages).toEqual([{ nextMeeting: { conferenceLink: VIDEO } }]);
  });

  it.each([
    ['http', 'http://video.example.fi', 'CONFERENCE_LINK_INVALID'],
    ['lines of its own', 'https://video.example.fi/\r\nATTENDEE:mailto:x@y.fi', 'CONFERENCE_LINK_INVALID'],
    ['the same as before', VIDEO, 'NOTHING_CHANGED'],
  ])('is refused: %s', async (_, conferenceLink, code) => {
    const one = await arranged({ conferenceLink: VIDEO });
    const change = (input: Record<string, unknown>, who: 'counsellor' | 'teacher' = 'counsellor') =>
      mutate(app, who)('changeConferenceLink', 'ChangeConferenceLinkInput', { ...seen(one), ...input }, 'id');
    expect((await change({ conferenceLink })).code).toBe(code);
    expect((await change({ conferenceLink: OTHER_VIDEO, expectedVersion: 1 })).code).toBe('STALE');
    expect((await change({ conferenceLink: OTHER_VIDEO }, 'teacher')).code).toBe('NOT_FOUND');
  });
});
