import { unitId } from '../src/demo/directory.js';
import { principalOf } from '../src/demo/personas.js';
import { ROOMS } from '../src/demo/places.data.js';
import { startTestApp, type TestApp } from './support/app.js';
import { done, mutate, openCase, type OpenedCase } from './support/casework.js';
import { SEEDED_AT, withClient } from './support/database.js';
import { admit, mailbox, type Seat, seats, startMail } from './support/invited.js';
import { statementsOf } from './support/statements.js';
import {
  ALL,
  convene,
  type Convened,
  counsel,
  each,
  forgetHours,
  linkOf,
  pollMails,
  pollOf,
  press,
  send,
  TIMES,
  visit,
} from './support/polls.js';

let app: TestApp;
let stopMail: () => Promise<void>;
let one: Seat;
let other: Seat;
let third: Seat;
let opening: OpenedCase;
let meeting: Convened;
beforeAll(async () => {
  const started = await startTestApp();
  // A session of its own for every call: the clock moves by days, and nobody stays signed in so long.
  app = { ...started, as: (persona) => started.asPrincipal(principalOf(persona ?? 'counsellor')) };
  stopMail = await startMail(app);
  [one, other, third] = (await seats(app, 3)) as [Seat, Seat, Seat];
  await forgetHours(app, [one, other, third]);
});
afterAll(async () => {
  await stopMail?.();
  await app?.stop();
});
beforeEach(() => app.clock.moveTo(SEEDED_AT));
/** No mail of one test reaches the next; nor do answers and bookings, which count in other cases as well. */
afterEach(async () => {
  await app.runDue();
  await app.sql('delete from poll_answer');
  await forgetHours(app, [one, other, third]);
  await app.sql("delete from platform.outbox_effect where kind = 'invitation.send-poll' and state = 'pending'");
});

const hours = (n: number) => Temporal.Duration.from({ hours: n });
const local = (text: string) =>
  app.clock.moveTo(Temporal.PlainDateTime.from(text).toZonedDateTime('Europe/Helsinki').toInstant());

/** A meeting of these people, all needed, of whom nothing is known; they have been asked. */
async function asked(people: readonly Seat[] = [one, other], more: Record<string, unknown> = {}) {
  opening = await openCase(app);
  meeting = await convene(app, opening, people);
  const poll = await done(counsel(app).open(meeting, more));
  await app.runDue();
  return { poll, links: (await Promise.all(people.map((seat) => linkOf(app, seat)))) as string[] };
}

const present = () => pollOf(app, meeting.id);
const subjects = async (seat: Seat, after = 0) =>
  (await pollMails(app, seat)).slice(after).map(({ subject }) => subject);
const countMails = async (seat: Seat) => (await pollMails(app, seat)).length;
const history = () =>
  app.sql<{ answer: string; minutes: number; channel: string }>(
    `select a.answer, a.minutes, a.channel from poll_answer a join time_poll q on q.id = a.poll_id
     join poll_time t on t.id = a.time_id where q.meeting_id = $1 order by a.at, t.starts_at`,
    [meeting.id],
  );
const recipientOf = async (seat: Seat) =>
  (await present()).recipients.find(
    ({ professionalId, isReplaced }: { professionalId: string; isReplaced: boolean }) =>
      professionalId === seat.professionalId && !isReplaced,
  );

describe('opening a poll', () => {
  it('asks, before any consent, everybody of whose time nothing is known, and tells nobody of the family', async () => {
    const before = [await countMails(one), await countMails(other)];
    const { poll } = await asked();
    expect(poll).toMatchObject({ state: 'OPEN', minutes: 60, closedFor: null });
    expect(SEEDED_AT.until(Temporal.Instant.from(poll.deadline)).total('hours')).toBeCloseTo(48, 1);
    expect(await app.sql('select from consent where case_id = $1', [opening.caseId])).toEqual([]);
    const mails = [(await pollMails(app, one)).slice(before[0]), (await pollMails(app, other)).slice(before[1])];
    expect(mails.map((of) => of.length)).toEqual([1, 1]);
    const [mine, theirs] = mails.map(([mail]) => mail!);
    expect(mine!.path).not.toBe(theirs!.path);
    for (const [mail, hidden] of [
      [mine!, other],
      [theirs!, one],
    ] as const) {
      expect(mail.subject).toBe('Mikä aika sopii? Verkostotapaaminen');
      expect(mail.text).toContain('Palveluohjaaja Aino Koivulampi etsii aikaa verkostotapaamiselle.');
      expect(mail.text).toContain('- ti 1.12.2026 klo 13.00–14.00\n- ke 2.12.2026 klo 9.00–10.00\n');
      expect(mail.text).toContain('Vastaa viimeistään ke 25.11.2026 klo 9.00.');
      expect(mail.text).toContain('palveluohjaaja Aino Koivulampi, 040 000 1001');
      expect(mail.html).toContain(`href="http://localhost:3000${mail.path}"`);
      expect(mail.html).not.toMatch(/<img|<script|url\(/);
      const raw = mail.raw.toString('utf8');
      expect(raw).toMatch(/Content-Type: multipart\/alternative/);
      expect(mail.from).toBe('palveluohjaus@yhdessa.example');
      for (const secret of ['Salakoski', 'Marjatta', 'Onni', 'illat', hidden.email, opening.caseId, meeting.id])
        expect(mail.text + mail.html + raw).not.toContain(secret);
    }
    const lines = await app.sql(
      `select action, operation, category from audit.access_log where scope_id = $1 and operation in ('openTimePoll', 'poll.mailed')
       group by action, operation, category order by operation`,
      [opening.caseId],
    );
    expect(lines).toEqual([
      { action: 'record', operation: 'openTimePoll', category: 'logistics' },
      { action: 'disclose', operation: 'poll.mailed', category: 'logistics' },
    ]);
  });

  it('asks nobody whose time is known, but for those named', async () => {
    opening = await openCase(app);
    const nurse = { ...third, email: third.email };
    await app.sql(
      `insert into working_hours (id, professional_id, weekday, start_minute, end_minute, first_day)
       select gen_random_uuid(), $1, d, 480, 960, '2020-01-01' from generate_series(1, 5) d`,
      [nurse.professionalId],
    );
    meeting = await convene(app, opening, [one, nurse]);
    await done(counsel(app).open(meeting));
    expect((await present()).recipients.map(({ professionalId }: Seat) => professionalId)).toEqual([
      one.professionalId,
    ]);
    const known = await convene(app, opening, [nurse]);
    expect(await counsel(app).open(known)).toMatchObject({ code: 'NOBODY_TO_ASK' });
    const named = await done(counsel(app).open(known, { participantIds: [participant(known, nurse)] }));
    expect(named.state).toBe('OPEN');
    await forgetHours(app, [nurse]);
  });

  it('speaks the language of each', async () => {
    await app.sql(`update professional set language = 'sv' where id = $1`, [one.professionalId]);
    await app.sql(`update professional set language = 'en' where id = $1`, [other.professionalId]);
    const before = [await countMails(one), await countMails(other)];
    const { links } = await asked();
    await app.sql(`update professional set language = 'fi' where id = any ($1)`, [
      [one.professionalId, other.professionalId],
    ]);
    const [swedish] = (await pollMails(app, one)).slice(before[0]);
    const [english] = (await pollMails(app, other)).slice(before[1]);
    expect(swedish!.subject).toBe('Vilken tid passar? Nätverksmöte');
    expect(swedish!.text).toContain('Svara senast ons 25.11.2026 kl. 9.00.');
    expect(english!.subject).toBe('Which time suits you? Network meeting');
    expect(english!.text).toContain('Please answer by Wed 25 November 2026, 9:00.');
    const [sv, en] = [(await visit(app, links[0]!)).body, (await visit(app, links[1]!)).body];
    expect(sv).toContain('<html lang="sv">');
    for (const text of ['Alla tider passar', 'Vid behov', 'Någon annan från min enhet kommer'])
      expect(sv).toContain(text);
    expect(en).toContain('<html lang="en">');
    for (const text of ['All times suit me', 'If need be', 'Somebody else from my unit will come'])
      expect(en).toContain(text);
  });

  it.each<[Record<string, unknown>, string, string]>([
    [{ times: [TIMES[0]] }, 'TIMES_OUT_OF_RANGE', 'times'],
    [{ times: [...TIMES, ...TIMES] }, 'TIMES_OUT_OF_RANGE', 'times'],
    [{ times: [TIMES[0], TIMES[0]] }, 'NAMED_TWICE', 'times.1'],
    [{ times: [TIMES[0], '2026-11-20T10:00'] }, 'TIME_IN_PAST', 'times.1'],
    [{ times: [TIMES[0], '2026-11-24T10:00'] }, 'TIME_BEFORE_DEADLINE', 'times.1'],
    [{ times: [TIMES[0], '2026-12-01T10:07'] }, 'TIME_OFF_GRID', 'times.1'],
    [{ times: [TIMES[0], 'huomenna'] }, 'NOT_A_LOCAL_TIME', 'times.1'],
    [{ participantIds: [] }, 'NOBODY_TO_ASK', 'participantIds'],
    [{ participantIds: ['00000000-0000-7000-8000-000000000000'] }, 'NOT_FOUND', 'participantIds.0'],
    [{ expectedVersion: 99 }, 'STALE', 'expectedVersion'],
    [{ meetingId: '00000000-0000-7000-8000-000000000000' }, 'NOT_FOUND', 'meetingId'],
  ])('with %j is refused', async (more, code, field) => {
    opening = await openCase(app);
    meeting = await convene(app, opening, [one]);
    const { errors } = await counsel(app).open(meeting, more);
    expect(errors?.[0]?.extensions).toMatchObject({ code, field });
    expect(await present()).toBeNull();
  });

  it('is for who arranges the case, and asks only once at a time', async () => {
    await asked([one]);
    expect(await counsel(app).open(meeting)).toMatchObject({ code: 'POLL_RUNNING' });
    const input = { meetingId: meeting.id, expectedVersion: meeting.version, times: TIMES };
    for (const persona of ['nurse', 'counsellor-other-area', 'team-lead'] as const) {
      const { code } = await mutate(app, persona)('openTimePoll', 'OpenTimePollInput', input, 'id');
      expect(code).toBe('NOT_FOUND');
      const read = await app.as(persona)('query ($id: UUID!) { timePollOfMeeting(meetingId: $id) { id } }', {
        id: meeting.id,
      });
      expect(read.code).toBe('NOT_FOUND');
    }
  });

  it('asks nobody who no longer belongs to the unit, and no family', async () => {
    opening = await openCase(app);
    meeting = await convene(app, opening, [one, other]);
    await app.sql('update access.membership set valid_until = $2 where principal_id = $1', [
      other.professionalId,
      app.clock.now().toString(),
    ]);
    app.clock.moveBy(hours(1));
    await done(counsel(app).open(meeting));
    expect((await present()).recipients).toHaveLength(1);
    await app.sql('update access.membership set valid_until = null where principal_id = $1', [other.professionalId]);
  });
});

const participant = ({ participants }: Convened, { professionalId }: Pick<Seat, 'professionalId'>) =>
  participants.find((each) => each.professionalId === professionalId)!.id;

describe('however many are asked', () => {
  it('it takes as many statements', async () => {
    const count = async (people: readonly Seat[]) => {
      opening = await openCase(app);
      for (const seat of people) await admit(app, opening, seat);
      meeting = await convene(app, opening, people);
      const opened = await statementsOf(() => done(counsel(app).open(meeting)));
      await app.runDue();
      const longer = await statementsOf(() => done(counsel(app).lengthen(meeting, 90)));
      await app.runDue();
      for (const seat of people.slice(1)) await press(app, await linkOf(app, seat), ALL);
      const path = await linkOf(app, people[0]!);
      const { cookie, form } = await visit(app, path);
      const shown = await statementsOf(() => visit(app, path));
      const answered = await statementsOf(() => send(app, path, { ...form, ...ALL }, { cookie }));
      const looked = await statementsOf(present);
      const decided = await present();
      const start = decided.decision.proposal.localStart;
      const confirmed = await statementsOf(() => done(counsel(app).confirm(decided, start, opening.motherId)));
      return [opened, longer, shown, answered, looked, confirmed].map(({ length }) => length);
    };
    // What is asked only once in a process is asked before; several rows are changed by one statement more than one.
    await count([one, other]);
    expect(await count([one, other, third])).toEqual(await count([one, other]));
  });
});

describe('the page of a link', () => {
  it('shows the times and whom to ring; looking changes nothing', async () => {
    const { links } = await asked();
    const { statusCode, body, headers } = await visit(app, links[0]!);
    expect(statusCode).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
    });
    expect(body).toMatch(/^<!doctype html><html lang="fi">/);
    expect(body.match(/<h1/g)).toHaveLength(1);
    expect(body.match(/<fieldset/g)).toHaveLength(3);
    expect(body.match(/<legend/g)).toHaveLength(3);
    expect(body.match(/type="radio"/g)).toHaveLength(9);
    expect(body).not.toMatch(/ checked|<script| style=|<img|onclick/);
    for (const shown of [
      'Kaikki ajat sopivat',
      'Sopii',
      'Tarvittaessa',
      'Ei sovi',
      'tel:+358400001001',
      '60 minuuttia',
    ])
      expect(body).toContain(shown);
    const ids = new Set([...body.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    for (const [, names] of body.matchAll(/ (?:for|aria-labelledby|aria-describedby)="([^"]+)"/g))
      for (const id of names!.split(' ')) expect(ids).toContain(id);
    const style = await app.inject({ method: 'GET', url: '/v/poll.css' });
    expect(style.headers['content-type']).toContain('text/css');
    expect(Buffer.byteLength(body) + Buffer.byteLength(style.body)).toBeLessThan(15_000);
    await app.inject({ method: 'HEAD', url: links[0]! });
    expect(await history()).toEqual([]);
    expect((await present()).recipients.map(({ version }: Convened) => version)).toEqual([1, 1]);
    const [row] = await app.sql<{ id: string }>(
      'select r.id from poll_recipient r join time_poll q on q.id = r.poll_id where q.meeting_id = $1 and r.professional_id = $2',
      [meeting.id, one.professionalId],
    );
    const lines = await app.sql(
      'select action, basis from audit.access_log where principal_id = $1 and operation = $2 limit 1',
      [row!.id, 'poll.show'],
    );
    expect(lines).toEqual([{ action: 'read', basis: 'link' }]);
  });

  it('takes everything in one press, and shows it', async () => {
    const { links } = await asked();
    const { statusCode, body } = await press(app, links[0]!, ALL);
    expect(statusCode).toBe(200);
    expect(body).toMatch(/role="status">Kiitos, vastauksesi on tallennettu\./);
    expect(body).toContain('<title>Vastaus tallennettu – Mikä aika sopii? – Yhdessä</title>');
    expect(body.match(/<strong>Sopii<\/strong>/g)).toHaveLength(3);
    expect(body).toContain('<details><summary>Muuta vastaustasi</summary>');
    expect(await history()).toEqual(TIMES.map(() => ({ answer: 'can', minutes: 60, channel: 'link' })));
    expect(await recipientOf(one)).toMatchObject({ hasAnswered: true });
    expect((await present()).times.map(({ can, waiting }: Record<string, number>) => [can, waiting])).toEqual(
      TIMES.map(() => [1, 1]),
    );
  });

  it('takes an answer to each time, also another one until the deadline; all stay, the last counts', async () => {
    const { links } = await asked();
    await press(app, links[0]!, each('can', 'if-need-be', 'cannot'));
    app.clock.moveBy(hours(47));
    const { body } = await press(app, links[0]!, each('cannot', 'if-need-be', 'cannot'));
    expect([...body.matchAll(/<strong>([^<]+)<\/strong>/g)].map(([, text]) => text)).toEqual([
      'Ei sovi',
      'Tarvittaessa',
      'Ei sovi',
    ]);
    expect((await history()).map(({ answer }) => answer)).toEqual(['can', 'if-need-be', 'cannot', 'cannot']);
    const { times } = await present();
    expect(times.map(({ can, ifNeedBe, cannot }: Record<string, number>) => [can, ifNeedBe, cannot])).toEqual([
      [0, 0, 1],
      [0, 1, 0],
      [0, 0, 1],
    ]);
  });

  it('takes the same twice as once, one after the other and at the same moment', async () => {
    const { links } = await asked([one]);
    const { cookie, form } = await visit(app, links[0]!);
    const headers = { cookie, 'sec-fetch-site': 'same-origin' };
    const answers = await Promise.all([1, 2, 3].map(() => send(app, links[0]!, { ...form, ...ALL }, headers)));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200]);
    await send(app, links[0]!, { ...form, ...ALL }, headers);
    expect(await history()).toHaveLength(3);
    expect((await present()).state).toBe('DECIDED');
  });

  it.each<[string, Record<string, string>, number, string]>([
    ['no answer at all', {}, 400, 'Valitse vastaus jokaiseen aikaan.'],
    ['one time unanswered', each('can', 'cannot'), 400, 'Valitse vastaus jokaiseen aikaan.'],
    ['an answer of another kind', each('can', 'maybe', 'can'), 400, 'Valitse vastaus jokaiseen aikaan.'],
    ['nobody named', { substitute: '  ' }, 400, 'Kirjoita, kuka yksiköstäsi tulee'],
    ['too long a name', { substitute: 'x'.repeat(201) }, 400, 'Kirjoita, kuka yksiköstäsi tulee'],
    ['a name over two lines', { substitute: 'Anna\nLiisa' }, 400, 'Kirjoita, kuka yksiköstäsi tulee'],
    ['another length', { ...ALL, minutes: '45' }, 409, 'Tapaamisen kesto on muuttunut.'],
    ['no length', { ...ALL, minutes: '' }, 409, 'Tapaamisen kesto on muuttunut.'],
  ])('with %s changes nothing and says so', async (_, said, status, shown) => {
    const { links } = await asked([one]);
    const { statusCode, body } = await press(app, links[0]!, said);
    expect([statusCode, body.includes(shown)]).toEqual([status, true]);
    expect(body).toMatch(/<p id="notice" class="notice failed" role="alert">/);
    expect(body).toContain('<title>Vastausta ei tallennettu – ');
    expect(await history()).toEqual([]);
  });

  it('keeps what was chosen, and points at what is missing', async () => {
    const { links } = await asked([one]);
    const { body } = await press(app, links[0]!, each('can', ''));
    expect(body.match(/ checked=""/g)).toHaveLength(1);
    expect(body.match(/class="error"/g)).toHaveLength(2);
    expect(body).toContain('<fieldset aria-describedby="time1-error">');
  });

  it('pressed by a scanner, or by a page of another site, changes nothing', async () => {
    const { links } = await asked([one]);
    const { cookie, form } = await visit(app, links[0]!);
    const stranger = (await visit(app, links[0]!)).form;
    const good = { ...form, ...ALL };
    expect((await send(app, links[0]!, ALL)).statusCode).toBe(403);
    expect((await send(app, links[0]!, good)).statusCode).toBe(403);
    expect((await send(app, links[0]!, { ...good, proof: stranger['proof']! }, { cookie })).statusCode).toBe(403);
    expect((await send(app, links[0]!, good, { cookie, origin: 'https://evil.example' })).statusCode).toBe(403);
    expect(await history()).toEqual([]);
    expect((await send(app, links[0]!, good, { cookie })).statusCode).toBe(200);
  });

  it('is the same nothing for a secret that is unknown, was replaced, or belongs to a seat given away', async () => {
    const { links } = await asked([one]);
    const unknown = await visit(app, '/v/abcdefghijklmnopqrstuvwx');
    expect(unknown.statusCode).toBe(404);
    const first = await recipientOf(one);
    await done(counsel(app).resend(first));
    await app.runDue();
    const replaced = await visit(app, links[0]!);
    const newer = await linkOf(app, one);
    expect(newer).not.toBe(links[0]);
    expect((await visit(app, newer)).statusCode).toBe(200);
    await done(counsel(app).giveSeat(await recipientOf(one), await colleagueOf(one)));
    const given = await visit(app, newer);
    expect([replaced, given].map(({ statusCode, body }) => [statusCode, body])).toEqual([
      [404, unknown.body],
      [404, unknown.body],
    ]);
    expect((await send(app, newer, ALL)).statusCode).toBe(404);
    expect(await history()).toEqual([]);
  });

  it('is the same nothing a month after the poll was over', async () => {
    const { links } = await asked([one]);
    app.clock.moveBy(hours(48 + 24 * 29));
    expect((await visit(app, links[0]!)).statusCode).toBe(200);
    app.clock.moveBy(hours(25));
    const unknown = await visit(app, '/v/abcdefghijklmnopqrstuvwx');
    const old = await visit(app, links[0]!);
    expect([old.statusCode, old.body]).toEqual([404, unknown.body]);
  });
});

describe('of two who are asked', () => {
  it('neither sees the other, nor what the other said, on the page or in the database', async () => {
    const { links } = await asked();
    const before = (await visit(app, links[1]!)).body;
    await press(app, links[0]!, each('can', 'if-need-be', 'cannot'));
    await press(app, links[0]!, { substitute: 'Kaisa Sijainen' });
    const after = (await visit(app, links[1]!)).body;
    const bare = (body: string) => body.replaceAll(/value="[\w-]{22}"/g, '');
    expect(bare(after)).toBe(bare(before));
    const names = await app.sql<{ given_name: string; family_name: string }>(
      'select given_name, family_name from professional where id = $1',
      [one.professionalId],
    );
    for (const hidden of [
      one.email,
      names[0]!.family_name,
      'Sijainen',
      'Salakoski',
      'Onni',
      opening.caseId,
      meeting.id,
    ])
      expect(after).not.toContain(hidden);
    const [mine, theirs] = await app.sql<{ id: string }>(
      `select r.id from poll_recipient r join time_poll q on q.id = r.poll_id where q.meeting_id = $1
       order by (r.professional_id = $2)::int desc`,
      [meeting.id, one.professionalId],
    );
    expect(await rowsSeenBy(theirs!.id)).toEqual({
      time_poll: 1,
      poll_time: 3,
      poll_recipient: 1,
      poll_answer: 0,
      poll_message: 3,
    });
    expect(await rowsSeenBy(mine!.id)).toMatchObject({ poll_recipient: 1, poll_answer: 5, poll_message: 3 });
    for (const stranger of [
      principalOf('nurse'),
      principalOf('counsellor-other-area'),
      principalOf('former-member'),
      one.professionalId,
    ])
      expect(Object.values(await rowsSeenBy(stranger)).every((rows) => rows === 0)).toBe(true);
  });

  it('neither can answer for the other, enter what was said on the telephone, or reach further than answering', async () => {
    await asked();
    const [mine, theirs] = await app.sql<{ id: string; poll_id: string; case_id: string; area_id: string }>(
      'select r.* from poll_recipient r join time_poll q on q.id = r.poll_id where q.meeting_id = $1',
      [meeting.id],
    );
    const [time] = await app.sql<{ id: string }>('select id from poll_time where poll_id = $1', [mine!.poll_id]);
    const answer = (recipientId: string, channel = 'link', enteredBy: string | null = null) =>
      asPrincipal(mine!.id, (query) =>
        query(
          `insert into poll_answer (area_id, id, case_id, poll_id, recipient_id, time_id, answer, minutes, channel, entered_by, at)
           values ($1, gen_random_uuid(), $2, $3, $4, $5, 'can', 60, $6, $7, access.now())`,
          [mine!.area_id, mine!.case_id, mine!.poll_id, recipientId, time!.id, channel, enteredBy],
        ),
      );
    const forged = (minutes: number, at: string) =>
      asPrincipal(mine!.id, (query) =>
        query(
          `insert into poll_answer (area_id, id, case_id, poll_id, recipient_id, time_id, answer, minutes, channel, at)
           values ($1, gen_random_uuid(), $2, $3, $4, $5, 'can', $6, 'link', access.now() + $7::interval)`,
          [mine!.area_id, mine!.case_id, mine!.poll_id, mine!.id, time!.id, minutes, at],
        ),
      );
    await expect(answer(mine!.id)).resolves.toBeDefined();
    await expect(forged(60, '0')).resolves.toBeDefined();
    // For a length that nobody asked for, or as the last word of all days to come.
    await expect(forged(480, '0')).rejects.toMatchObject({ code: '42501' });
    await expect(forged(60, '1 day')).rejects.toMatchObject({ code: '42501' });
    await expect(answer(theirs!.id)).rejects.toMatchObject({ code: '42501' });
    await expect(answer(mine!.id, 'phone', mine!.id)).rejects.toMatchObject({ code: '42501' });
    for (const change of [
      `update poll_recipient set round = 9 where id = '${mine!.id}'`,
      `update poll_recipient set address = 'elsewhere@example.org' where id = '${mine!.id}'`,
      `update poll_recipient set link_token_hash = '\\x00' where id = '${mine!.id}'`,
      `update time_poll set state = 'decided' where id = '${mine!.poll_id}'`,
      `update poll_recipient set answered_at = access.now() where id = '${theirs!.id}'`,
    ])
      await expect(asPrincipal(mine!.id, (query) => query(change))).rejects.toThrow(/only be answered|met no row/);
  });

  it('nobody makes themselves one, not even who may read the case', async () => {
    await asked([one]);
    await admit(app, opening, other);
    expect(await rowsSeenBy(other.professionalId)).toMatchObject({ time_poll: 1, poll_recipient: 1 });
    const self = asPrincipal(other.professionalId, (query) =>
      query(
        `insert into poll_recipient (area_id, id, case_id, poll_id, participant_id, professional_id, unit_id, address,
           language, link_token, link_token_hash, round, asked_at)
         select area_id, access.principal(), case_id, poll_id, gen_random_uuid(), professional_id, unit_id, address,
           language, '\\x01', '\\x01', 0, access.now() from poll_recipient where case_id = $1`,
        [opening.caseId],
      ),
    );
    await expect(self).rejects.toMatchObject({ code: '42501' });
  });
});

const TABLES = ['time_poll', 'poll_time', 'poll_recipient', 'poll_answer', 'poll_message'];

type Query = (text: string, values?: unknown[]) => Promise<{ rows: unknown[] }>;

/** Bare SQL under the application's role, in the context of a principal; undone. */
const asPrincipal = <T>(principalId: string, task: (query: Query) => Promise<T>): Promise<T> =>
  withClient(app.database.url, async (client) => {
    await client.query('begin');
    await client.query(
      "select set_config('app.principal', $1, true), set_config('app.assurance', 'full', true), set_config('app.now', $2, true)",
      [principalId, app.clock.now().toString()],
    );
    try {
      return await task((text, values) => client.query(text, values));
    } finally {
      await client.query('rollback');
    }
  });

/** How many rows of the case's polls a principal sees. */
const rowsSeenBy = (principalId: string) =>
  asPrincipal(principalId, async (query) => {
    const seen: Record<string, number> = {};
    for (const table of TABLES)
      seen[table] = (await query(`select 1 from ${table} where case_id = $1`, [opening.caseId])).rows.length;
    return seen;
  });

/** Somebody else of the same unit. */
async function colleagueOf({ unitId, professionalId }: Seat): Promise<string> {
  const known = await app.sql<{ id: string }>(
    `select m.principal_id as id from access.membership m join professional p on p.id = m.principal_id
     where m.unit_id = $1 and m.principal_id <> $2 and m.valid_until is null limit 1`,
    [unitId, professionalId],
  );
  if (known[0]) return known[0].id;
  const [stranger] = await app.sql<{ id: string }>(
    `select id from professional where id <> all ($1) and email is not null order by id desc limit 1`,
    [[one.professionalId, other.professionalId, third.professionalId, principalOf('counsellor')]],
  );
  await app.sql(
    `insert into access.membership select gen_random_uuid(), $1, area_id, unit_id, 'professional', valid_from, null
     from access.membership where unit_id = $2 limit 1`,
    [stranger!.id, unitId],
  );
  return stranger!.id;
}

describe('answers', () => {
  const propose = async (persona: 'counsellor' | 'team-lead', meetingId: string) => {
    const { data, errors } = await app.as(persona)(
      `query ($input: ProposeMeetingTimesInput!) { proposeMeetingTimes(input: $input) {
        feasibleCount ask proposals { localStart reasons { code text } } } }`,
      { input: { meetingId, from: '2026-12-01', to: '2026-12-05', proposals: 10 } },
    );
    if (errors) throw new Error(JSON.stringify(errors));
    return data.proposeMeetingTimes;
  };

  it('are part of what is known of people’s time', async () => {
    const { links } = await asked();
    expect(await propose('counsellor', meeting.id)).toMatchObject({ feasibleCount: 0, ask: expect.any(Array) });
    await press(app, links[0]!, each('can', 'can', 'cannot'));
    await press(app, links[1]!, each('if-need-be', 'cannot', 'can'));
    const { proposals, ask } = await propose('counsellor', meeting.id);
    expect(proposals.map(({ localStart }: { localStart: string }) => localStart)).toEqual([TIMES[0]]);
    expect(ask).toEqual([]);
  });

  it('that are no are taken time, also of somebody whose hours are known', async () => {
    opening = await openCase(app);
    await app.sql(
      `insert into working_hours (id, professional_id, weekday, start_minute, end_minute, first_day)
       select gen_random_uuid(), $1, d, 480, 960, '2020-01-01' from generate_series(1, 5) d`,
      [third.professionalId],
    );
    meeting = await convene(app, opening, [third]);
    await done(counsel(app).open(meeting, { participantIds: [participant(meeting, third)] }));
    await app.runDue();
    const before = await propose('counsellor', meeting.id);
    await press(app, await linkOf(app, third), each('cannot', 'can', 'can'));
    const after = await propose('counsellor', meeting.id);
    // Every start of which the hour from 13 to 14 would take a part: 12.15 to 13.45.
    expect(before.feasibleCount - after.feasibleCount).toBe(7);
    await forgetHours(app, [third]);
  });

  it('count in every case of who hears them, the last word about a time before an earlier one', async () => {
    const { links } = await asked([one]);
    await press(app, links[0]!, each('can', 'cannot', 'can'));
    const next = await asked([one]);
    expect(await propose('counsellor', meeting.id)).toMatchObject({ feasibleCount: 2 });
    app.clock.moveBy(hours(1));
    await press(app, next.links[0]!, each('cannot', 'can', 'can'));
    const { proposals } = await propose('counsellor', meeting.id);
    expect(proposals.map(({ localStart }: { localStart: string }) => localStart).toSorted()).toEqual([
      TIMES[1],
      TIMES[2],
    ]);
  });

  it('to times that overlap hold each by itself', async () => {
    const { links } = await asked([one], { times: ['2026-12-01T13:00', '2026-12-01T13:30', '2026-12-01T14:00'] });
    await press(app, links[0]!, each('can', 'cannot', 'cannot'));
    expect((await present()).times.map(({ suits }: { suits: boolean }) => suits)).toEqual([true, false, false]);
    await press(app, links[0]!, each('can', 'can', 'can'));
    expect((await present()).times.map(({ suits }: { suits: boolean }) => suits)).toEqual([true, true, true]);
  });

  it('are not seen by others than who arranges the case, and the person', async () => {
    const { links } = await asked([one]);
    await press(app, links[0]!, ALL);
    const answered = (principalId: string) =>
      asPrincipal(
        principalId,
        async (query) =>
          (
            await query(
              "select answer from access.answered_times(array[$1::uuid], '2026-12-01T00:00Z', '2026-12-05T00:00Z')",
              [one.professionalId],
            )
          ).rows.length,
      );
    const mine = await answered(one.professionalId);
    expect(mine).toBeGreaterThanOrEqual(3);
    expect(await answered(principalOf('counsellor'))).toBeGreaterThanOrEqual(3);
    for (const persona of ['nurse', 'counsellor-other-area', 'team-lead'] as const)
      expect(await answered(principalOf(persona))).toBe(0);
  });

  it('on the telephone are entered as such, also when the time for links is up', async () => {
    const { links } = await asked();
    await press(app, links[0]!, ALL);
    app.clock.moveBy(hours(49));
    await app.runDue();
    const { state, times, decision } = await present();
    expect([state, decision.proposal, decision.ask]).toEqual(['DECIDED', null, [other.professionalId]]);
    const said = times.map(({ id }: { id: string }, index: number) => ({
      timeId: id,
      answer: index === 1 ? 'CAN' : 'CANNOT',
    }));
    await done(counsel(app).record(await recipientOf(other), said));
    const after = await present();
    expect(after.times[1].answers.map(({ channel }: { channel: string }) => channel).toSorted()).toEqual([
      'LINK',
      'PHONE',
    ]);
    expect(after.decision.proposal.localStart).toBe(TIMES[1]);
    const [row] = await app.sql<{ entered_by: string }>(
      "select distinct entered_by from poll_answer where channel = 'phone' and case_id = $1",
      [opening.caseId],
    );
    expect(row!.entered_by).toBe(principalOf('counsellor'));
  });

  it.each<[string, (timeId: string) => { timeId: string; answer: string }[], string, string]>([
    ['none', () => [], 'ANSWERS_MISSING', 'answers'],
    ['one to no time of the poll', () => [{ timeId: meeting.id, answer: 'CAN' }], 'NOT_FOUND', 'answers.0.timeId'],
    [
      'two to one time',
      (timeId) => [
        { timeId, answer: 'CAN' },
        { timeId, answer: 'CANNOT' },
      ],
      'NAMED_TWICE',
      'answers.1.timeId',
    ],
  ])('on the telephone are not %s', async (_, answers, code, field) => {
    await asked([one]);
    const { times } = await present();
    const { errors } = await counsel(app).record(await recipientOf(one), answers(times[0].id));
    expect(errors?.[0]?.extensions).toMatchObject({ code, field });
  });
});

describe('the decision', () => {
  it('waits once everybody has answered, and is confirmed with one click', async () => {
    const { links } = await asked();
    for (const seat of [one, other]) await admit(app, opening, seat);
    await press(app, links[0]!, each('can', 'can', 'cannot'));
    expect(await present()).toMatchObject({ state: 'OPEN', decision: null });
    await press(app, links[1]!, each('cannot', 'if-need-be', 'can'));
    const decided = await present();
    expect(decided).toMatchObject({ state: 'DECIDED', decision: { proposal: { localStart: TIMES[1] }, ask: [] } });
    expect(decided.times.map(({ suits }: { suits: boolean }) => suits)).toEqual([false, true, false]);
    expect(decided.decision.proposal.reasons.length).toBeGreaterThan(0);
    const scheduled = await done(counsel(app).confirm(decided, TIMES[1], opening.motherId));
    expect(scheduled).toMatchObject({ state: 'SCHEDULED', localStart: TIMES[1] });
    expect(
      scheduled.participants.filter(({ chosen, professionalId }: Record<string, unknown>) => chosen && professionalId),
    ).toHaveLength(2);
    expect(await present()).toMatchObject({ state: 'CLOSED', closedFor: 'CONFIRMED', decision: null });
    const [row] = await app.sql(
      'select family_yes_by, family_yes_start = starts_at as yes from meeting where id = $1',
      [meeting.id],
    );
    expect(row).toEqual({ family_yes_by: opening.motherId, yes: true });
    await app.runDue();
    expect(mailbox(app, one.email).at(-1)!.raw.toString()).toContain('text/calendar');
    expect((await visit(app, links[0]!)).body).toContain('Tapaamisen aika on sovittu');
    expect(await counsel(app).confirm(decided, TIMES[1], opening.motherId)).toMatchObject({ code: 'STALE' });
  });

  it('prefers a time that suits to one that suits if need be', async () => {
    const { links } = await asked([one]);
    await press(app, links[0]!, each('if-need-be', 'can', 'can'));
    expect((await present()).decision.proposal.localStart).toBe(TIMES[1]);
  });

  it('takes any one of a group', async () => {
    const group = [one, other].map((seat) => ({ ...seat, unitId: one.unitId, needed: 'ONE_OF', clause: 'neuvola' }));
    await app.sql(
      `insert into access.membership select gen_random_uuid(), $1, area_id, unit_id, 'professional', valid_from, null
       from access.membership where unit_id = $2 and principal_id <> $1 limit 1`,
      [other.professionalId, one.unitId],
    );
    const { links } = await asked(group as Seat[]);
    for (const seat of group) await admit(app, opening, seat);
    await press(app, links[0]!, each('cannot', 'cannot', 'cannot'));
    await press(app, links[1]!, each('cannot', 'cannot', 'can'));
    const decided = await present();
    expect(decided.decision.proposal.attend).toEqual([{ clause: 'neuvola', professionalIds: [other.professionalId] }]);
    const scheduled = await done(counsel(app).confirm(decided, TIMES[2], opening.motherId));
    const chosen = scheduled.participants.filter(
      (each: { chosen: boolean; professionalId: string | null }) => each.chosen && each.professionalId,
    );
    expect(chosen.map(({ professionalId }: Seat) => professionalId)).toEqual([other.professionalId]);
  });

  it('names whom to ring when the time is up, and can be made by calendars alone', async () => {
    const { links } = await asked();
    await press(app, links[0]!, ALL);
    app.clock.moveBy(hours(47));
    await app.runDue();
    expect((await present()).state).toBe('OPEN');
    app.clock.moveBy(hours(2));
    await app.runDue();
    expect(await present()).toMatchObject({
      state: 'DECIDED',
      decision: { proposal: null, ask: [other.professionalId] },
    });
    const late = await visit(app, links[1]!);
    expect(late.statusCode).toBe(200);
    expect(late.body).toContain('Vastausaika on päättynyt.');
    expect(late.body).toContain('Et vastannut.');
    expect(late.body).not.toContain('<form');
    expect((await visit(app, links[0]!)).body).toContain('<strong>Sopii</strong>');
  });

  it('makes a meeting remote that may be held either way, where no room is free', async () => {
    const rooms = ROOMS.slice(0, 2).map(({ id, unit }) => ({ professionalId: id, unitId: unitId(unit), email: '' }));
    await app.sql(
      `insert into busy_interval (id, professional_id, starts_at, ends_at, status)
       select gen_random_uuid(), unnest($1::uuid[]), '2026-12-01T00:00Z', '2026-12-05T00:00Z', 'busy'`,
      [rooms.map(({ professionalId }) => professionalId)],
    );
    opening = await openCase(app);
    await admit(app, opening, one);
    const inOne = rooms.map((room) => ({ ...room, needed: 'ONE_OF', clause: 'tila' }));
    meeting = await convene(app, opening, [one, ...inOne], { mode: 'HYBRID' });
    await done(counsel(app).open(meeting));
    await app.runDue();
    await press(app, await linkOf(app, one), ALL);
    await done(counsel(app).confirm(await present(), TIMES[0], opening.motherId));
    expect(await app.sql('select mode, state from meeting where id = $1', [meeting.id])).toEqual([
      { mode: 'remote', state: 'scheduled' },
    ]);
    await forgetHours(app, rooms);
  });

  it('is refused where nothing suits, another time suits better, nobody consented, or nobody of the family said yes', async () => {
    const { links } = await asked([one]);
    const open = await present();
    expect(await counsel(app).confirm(open, TIMES[0], opening.motherId)).toMatchObject({ code: 'POLL_OPEN' });
    await press(app, links[0]!, each('cannot', 'cannot', 'cannot'));
    expect(await counsel(app).confirm(await present(), TIMES[0], opening.motherId)).toMatchObject({
      code: 'NOTHING_SUITS',
    });
    await press(app, links[0]!, each('cannot', 'can', 'can'));
    const decided = await present();
    expect(await counsel(app).confirm(decided, TIMES[2], opening.motherId)).toMatchObject({ code: 'PROPOSAL_CHANGED' });
    const { errors } = await counsel(app).confirm(decided, TIMES[1], opening.motherId);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'CONSENT_MISSING', field: 'pollId' });
    await admit(app, opening, one);
    expect(await counsel(app).confirm(decided, TIMES[1], opening.childId)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await present()).toMatchObject({ state: 'DECIDED', version: decided.version });
    await done(counsel(app).confirm(decided, TIMES[1], opening.motherId));
  });

  it('is confirmed once by a click too many', async () => {
    const { links } = await asked([one]);
    await admit(app, opening, one);
    await press(app, links[0]!, each('cannot', 'can', 'cannot'));
    const decided = await present();
    const clicks = await Promise.all([1, 2, 3].map(() => counsel(app).confirm(decided, TIMES[1], opening.motherId)));
    expect(clicks.map(({ code }) => code ?? 'OK').toSorted()).toEqual(['OK', 'STALE', 'STALE']);
    const booked = await app.sql('select from booking where meeting_id = $1 and released_at is null', [meeting.id]);
    expect(booked).toHaveLength(1);
    expect(await app.sql('select from invitation where meeting_id = $1', [meeting.id])).toHaveLength(1);
  });

  it('is made once by two who answer at the same moment', async () => {
    const { links } = await asked();
    const answers = await Promise.all(links.map((link) => press(app, link, ALL)));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
    expect(await present()).toMatchObject({ state: 'DECIDED', version: 2 });
  });
});

describe('reminders', () => {
  const ASK = 'Mikä aika sopii? Verkostotapaaminen';
  const REMIND = 'Muistutus: mikä aika sopii? Verkostotapaaminen';
  const TODAY = 'Vastaa tänään: mikä aika sopii? Verkostotapaaminen';
  /** Runs what is due at a local time, and answers what somebody has got by then. */
  async function by(text: string, seat: Seat, before: number): Promise<string[]> {
    local(text);
    await app.runDue();
    return subjects(seat, before);
  }

  it('go out after a working day and at eight on the last morning, by the same link, never twice', async () => {
    const before = await countMails(one);
    const { links } = await asked([one]);
    expect(await by('2026-11-24T08:59', one, before)).toEqual([ASK]);
    expect(await by('2026-11-24T09:01', one, before)).toEqual([ASK, REMIND]);
    expect(await by('2026-11-25T07:59', one, before)).toEqual([ASK, REMIND]);
    expect(await by('2026-11-25T08:00', one, before)).toEqual([ASK, REMIND, TODAY]);
    expect(await by('2026-11-25T08:30', one, before)).toEqual([ASK, REMIND, TODAY]);
    expect(await by('2026-12-01T08:00', one, before)).toEqual([ASK, REMIND, TODAY]);
    const mails = (await pollMails(app, one)).slice(before);
    expect(new Set(mails.map(({ path }) => path))).toEqual(new Set(links));
    expect(mails[1]!.text).toContain('Et ole vielä kertonut, mitkä ajat sopivat sinulle.');
    expect(mails[2]!.text).toContain('Tänään on viimeinen päivä');
  });

  it('do not come all at once after a long pause', async () => {
    const before = await countMails(one);
    await asked([one]);
    expect(await by('2026-11-25T08:30', one, before)).toEqual([ASK, TODAY]);
  });

  it('go out on working days only', async () => {
    local('2026-11-27T15:00');
    const before = await countMails(one);
    await asked([one], { times: ['2026-12-03T13:00', '2026-12-04T09:00'] });
    expect(await by('2026-11-29T15:00', one, before)).toEqual([ASK]);
    expect(await by('2026-11-30T15:01', one, before)).toEqual([ASK, REMIND]);
    expect(await by('2026-12-01T08:00', one, before)).toEqual([ASK, REMIND, TODAY]);
  });

  it('go only to who has not answered, and begin again for nobody', async () => {
    const before = [await countMails(one), await countMails(other)];
    const { links } = await asked();
    local('2026-11-23T15:00');
    await press(app, links[0]!, ALL);
    expect(await by('2026-11-24T09:01', one, before[0]!)).toEqual([ASK]);
    expect(await subjects(other, before[1])).toEqual([ASK, REMIND]);
    const times = (await present()).times.map(({ id }: { id: string }) => ({ timeId: id, answer: 'CAN' }));
    await done(counsel(app).record(await recipientOf(other), times));
    expect(await by('2026-11-25T08:01', other, before[1]!)).toEqual([ASK, REMIND]);
    const revoked = await app.sql(
      'select kind, revoked_for from poll_message where case_id = $1 and revoked_for is not null order by kind, id',
      [opening.caseId],
    );
    expect(revoked).toEqual([
      { kind: 'last-morning', revoked_for: 'answered' },
      { kind: 'last-morning', revoked_for: 'answered' },
      { kind: 'remind', revoked_for: 'answered' },
    ]);
  });

  it('go to nobody once the poll is closed or the meeting cancelled', async () => {
    const before = await countMails(one);
    await asked([one]);
    await done(counsel(app).close(await present()));
    expect(await by('2026-11-25T08:01', one, before)).toEqual([ASK]);
    app.clock.moveTo(SEEDED_AT);
    await asked([one]);
    await cancel();
    expect(await by('2026-11-25T08:01', one, before)).toEqual([ASK, ASK]);
  });

  it('are sent again as the same bytes when the process died before it wrote down that they left', async () => {
    const before = await countMails(one);
    await asked([one]);
    await app.sql(
      `update poll_message set state = 'queued', handed_over_at = null, reply = null where kind = 'ask' and case_id = $1`,
      [opening.caseId],
    );
    await app.sql(
      `update platform.outbox_effect set state = 'pending', settled_at = null, due_at = $2 where kind = 'invitation.send-poll'
       and key = (select id::text from poll_message where kind = 'ask' and case_id = $1)`,
      [opening.caseId, app.clock.now().toString()],
    );
    await app.runDue();
    const [first, second] = (await pollMails(app, one)).slice(before);
    expect(second!.messageId).toBe(first!.messageId);
    expect(second!.raw.equals(first!.raw)).toBe(true);
  });

  it('are deleted, like the questions, two weeks after they left', async () => {
    await asked([one]);
    local('2026-11-25T08:01');
    await app.runDue();
    local('2026-12-10T08:01');
    // An earlier test was a month ahead: the next sweep after it would be due only then.
    await app.sql(`update platform.outbox_effect set due_at = $1 where kind = 'invitation.sweep'`, [
      app.clock.now().toString(),
    ]);
    await app.runDue();
    const kept = await app.sql('select kind from poll_message where case_id = $1 and bytes is not null', [
      opening.caseId,
    ]);
    expect(kept).toEqual([]);
  });
});

const cancel = async () => {
  const { version } = (
    await app.sql<{ version: number }>('select version from meeting where id = $1', [meeting.id])
  )[0]!;
  await done(
    mutate(app, 'counsellor')(
      'cancelMeeting',
      'CancelMeetingInput',
      { meetingId: meeting.id, expectedVersion: version, reason: 'FAMILY_WISH' },
      'state',
    ),
  );
};

describe('somebody who is asked', () => {
  it('is asked once more where they are reached now, or not at all', async () => {
    await asked([one]);
    const moved = 'uusi.osoite@example.org';
    await app.sql('update professional set email = $2 where id = $1', [one.professionalId, moved]);
    await done(counsel(app).resend(await recipientOf(one)));
    await app.runDue();
    expect((await visit(app, await linkOf(app, { email: moved }))).statusCode).toBe(200);
    await app.sql('update professional set email = $2 where id = $1', [one.professionalId, one.email]);
    const today = app.clock.now().toString();
    const leave = 'update access.membership set valid_until = $2 where principal_id = $1';
    await app.sql(`${leave} and valid_until is null`, [one.professionalId, today]);
    const { errors } = await counsel(app).resend(await recipientOf(one));
    await app.sql(`${leave.replace('$2', 'null')} and valid_until = $2`, [one.professionalId, today]);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'NOT_FOUND', field: 'recipientId' });
  });

  it('and leaves the network is asked no more, and nobody waits for them', async () => {
    opening = await openCase(app);
    for (const seat of [one, other]) await admit(app, opening, seat);
    meeting = await convene(app, opening, [one, other]);
    await done(counsel(app).open(meeting));
    await app.runDue();
    const [mine, theirs] = [await linkOf(app, one), await linkOf(app, other)];
    await press(app, mine, each('cannot', 'can', 'cannot'));
    const [member] = await app.sql(
      'select id as "memberId", version as "expectedVersion" from network_member where case_id = $1 and professional_id = $2',
      [opening.caseId, other.professionalId],
    );
    await done(mutate(app, 'counsellor')('endMembership', 'EndMembershipInput', { ...member, reason: 'OTHER' }, 'id'));
    expect((await visit(app, theirs)).statusCode).toBe(404);
    await app.runDue();
    const decided = await present();
    expect(decided).toMatchObject({ state: 'DECIDED', decision: { proposal: { localStart: TIMES[1] }, ask: [] } });
    expect(await done(counsel(app).confirm(decided, TIMES[1], opening.motherId))).toMatchObject({
      state: 'SCHEDULED',
      participants: expect.arrayContaining([
        expect.objectContaining({ professionalId: other.professionalId, chosen: false }),
      ]),
    });
    const before = await countMails(other);
    const next = await convene(app, opening, [one, other]);
    await done(counsel(app).open(next, { participantIds: [participant(next, one)] }));
    const { errors } = await counsel(app).open(await convene(app, opening, [other]));
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'NOBODY_TO_ASK', field: 'participantIds' });
    local('2026-11-25T08:30');
    await app.runDue();
    expect(await countMails(other)).toBe(before);
  });
});

describe('another length', () => {
  it('shorter, lets the answers hold', async () => {
    const { links } = await asked([one]);
    await press(app, links[0]!, each('cannot', 'can', 'cannot'));
    const before = await countMails(one);
    expect(await done(counsel(app).lengthen(meeting, 45))).toMatchObject({ durationMinutes: 45 });
    await app.runDue();
    expect(await present()).toMatchObject({
      state: 'DECIDED',
      minutes: 45,
      recipients: [{ hasAnswered: true }],
      decision: { proposal: { localStart: TIMES[1] } },
    });
    expect(await countMails(one)).toBe(before);
  });

  it('shorter, before the question has left, does not swallow it', async () => {
    const before = await countMails(one);
    opening = await openCase(app);
    meeting = await convene(app, opening, [one]);
    await done(counsel(app).open(meeting));
    await done(counsel(app).lengthen(meeting, 45));
    await app.runDue();
    const mails = (await pollMails(app, one)).slice(before);
    expect(mails.map(({ subject }) => subject)).toEqual(['Mikä aika sopii? Verkostotapaaminen']);
    expect(mails[0]!.text).toContain('klo 13.00–13.45');
  });

  it('shorter, is what reminders tell', async () => {
    const before = await countMails(one);
    await asked([one]);
    await done(counsel(app).lengthen(meeting, 45));
    local('2026-11-24T09:01');
    await app.runDue();
    const [ask, reminder, more] = (await pollMails(app, one)).slice(before);
    expect([ask!.text.includes('60 minuuttia'), reminder!.text.includes('45 minuuttia'), more]).toEqual([
      true,
      true,
      undefined,
    ]);
    expect(reminder!.text).toContain('ti 1.12.2026 klo 13.00–13.45');
  });

  it('longer, asks whoever can again, with all the time there was, and leaves a no alone', async () => {
    const { links } = await asked();
    await press(app, links[0]!, each('can', 'can', 'cannot'));
    await press(app, links[1]!, each('cannot', 'cannot', 'cannot'));
    expect((await present()).state).toBe('DECIDED');
    const before = [await countMails(one), await countMails(other)];
    app.clock.moveBy(hours(24));
    const now = app.clock.now();
    await done(counsel(app).lengthen(meeting, 90));
    await app.runDue();
    const again = await present();
    expect(again).toMatchObject({ state: 'OPEN', minutes: 90, decision: null });
    expect(now.until(Temporal.Instant.from(again.deadline)).total('hours')).toBeCloseTo(48, 1);
    expect(again.times.map(({ waiting }: { waiting: number }) => waiting)).toEqual([1, 1, 0]);
    expect(again.times[0].answers.map(({ isOutdated }: { isOutdated: boolean }) => isOutdated).toSorted()).toEqual([
      false,
      true,
    ]);
    expect(await subjects(one, before[0])).toEqual(['Tapaamisen kesto muuttui – mikä aika sopii?']);
    expect(await subjects(other, before[1])).toEqual([]);
    const page = await visit(app, links[0]!);
    expect(page.body).toContain('90 minuuttia');
    expect(page.body.match(/ checked=""/g)).toHaveLength(1);
    const stale = await send(app, links[0]!, { ...page.form, ...ALL, minutes: '60' }, { cookie: page.cookie });
    expect(stale.statusCode).toBe(409);
    await press(app, links[0]!, each('can', 'if-need-be', 'cannot'));
    expect(await present()).toMatchObject({
      state: 'DECIDED',
      recipients: [{ hasAnswered: true }, { hasAnswered: true }],
    });
    expect((await history()).filter(({ minutes }) => minutes === 90)).toHaveLength(2);
  });

  it('is twice as long when something is interpreted', async () => {
    opening = await openCase(app, 'counsellor');
    await app.sql(`update person set interpreter_language = 'ar' where id = $1`, [opening.motherId]);
    meeting = await convene(app, opening, [one]);
    expect((await done(counsel(app).open(meeting))).minutes).toBe(120);
  });

  it('because something is interpreted after all, is asked for once the counsellor says so', async () => {
    const { links } = await asked([one]);
    await press(app, links[0]!, ALL);
    await app.sql(`update person set interpreter_language = 'ar' where id = $1`, [opening.motherId]);
    expect((await present()).decision.proposal).toBe(null);
    await done(counsel(app).lengthen(meeting, 60));
    expect(await present()).toMatchObject({ state: 'OPEN', minutes: 120 });
    expect(await counsel(app).lengthen(meeting, 60)).toMatchObject({ code: 'NOTHING_CHANGED' });
    await press(app, links[0]!, each('cannot', 'can', 'cannot'));
    expect((await present()).decision.proposal.localStart).toBe(TIMES[1]);
  });

  it('because nothing is interpreted after all, is not filled with other times than those asked for', async () => {
    opening = await openCase(app);
    await app.sql(`update person set interpreter_language = 'ar' where id = $1`, [opening.motherId]);
    await app.sql(
      `insert into working_hours (id, professional_id, weekday, start_minute, end_minute, first_day)
       select gen_random_uuid(), $1, d, 810, 960, '2020-01-01' from generate_series(1, 5) d`,
      [other.professionalId],
    );
    meeting = await convene(app, opening, [one, other]);
    await done(counsel(app).open(meeting));
    await app.runDue();
    await press(app, await linkOf(app, one), ALL);
    await app.sql('update person set interpreter_language = null where id = $1', [opening.motherId]);
    // At half past one both could, within the two hours from one o'clock: but nobody was asked for it.
    expect(await present()).toMatchObject({ state: 'DECIDED', decision: { proposal: null } });
  });

  it.each<[number, string]>([
    [10, 'DURATION_OUT_OF_RANGE'],
    [481, 'DURATION_OUT_OF_RANGE'],
    [60, 'NOTHING_CHANGED'],
  ])('of %i minutes is refused', async (minutes, code) => {
    opening = await openCase(app);
    meeting = await convene(app, opening, [one]);
    const { errors } = await counsel(app).lengthen(meeting, minutes);
    expect(errors?.[0]?.extensions).toMatchObject({ code, field: 'durationMinutes' });
  });
});

describe('somebody else of the unit', () => {
  it('is named on the page, becomes a task of the counsellor, and is asked instead', async () => {
    const colleague = await colleagueOf(one);
    await forgetHours(app, [{ ...one, professionalId: colleague }]);
    const { links } = await asked();
    const { body } = await press(app, links[0]!, { substitute: 'Kaisa Sijainen, terveydenhoitaja' });
    expect(body).toContain('Ilmoitit, että joku muu yksiköstäsi tulee.');
    expect(body).not.toContain('Kaisa');
    const named = await recipientOf(one);
    expect(named).toMatchObject({ substitute: 'Kaisa Sijainen, terveydenhoitaja', hasAnswered: true });
    const [row] = await app.sql<{ substitute: Buffer }>('select substitute from poll_recipient where id = $1', [
      named.id,
    ]);
    expect(row!.substitute.toString('utf8')).not.toContain('Kaisa');
    await press(app, links[1]!, ALL);
    expect(await present()).toMatchObject({ state: 'DECIDED', decision: { proposal: null } });
    const poll = await done(counsel(app).giveSeat(named, colleague));
    expect(poll.state).toBe('OPEN');
    await app.runDue();
    const [to] = await app.sql<{ email: string }>('select email from professional where id = $1', [colleague]);
    await press(app, await linkOf(app, to!), each('cannot', 'can', 'cannot'));
    const decided = await present();
    expect(decided).toMatchObject({ state: 'DECIDED', decision: { proposal: { localStart: TIMES[1] } } });
    expect(decided.recipients.map(({ isReplaced }: { isReplaced: boolean }) => isReplaced).toSorted()).toEqual([
      false,
      false,
      true,
    ]);
  });

  it('and who is silent, and what is decided, stand in the counsellor’s list', async () => {
    const tasks = async (persona: 'counsellor' | 'nurse' | 'team-lead' = 'counsellor') => {
      const { data } = await app.as(persona)('{ timePollTasks { kind meetingId professionalId } }');
      return data.timePollTasks
        .filter((task: { meetingId: string }) => task.meetingId === meeting.id)
        .map(({ kind, professionalId }: { kind: string; professionalId: string | null }) => [kind, professionalId]);
    };
    const { links } = await asked();
    await press(app, links[0]!, { substitute: 'Kaisa Sijainen' });
    expect(await tasks()).toEqual([['SUBSTITUTE', one.professionalId]]);
    app.clock.moveBy(hours(25));
    expect(await tasks()).toEqual([
      ['SUBSTITUTE', one.professionalId],
      ['CALL', other.professionalId],
    ]);
    await press(app, links[0]!, ALL);
    await press(app, links[1]!, ALL);
    expect(await tasks()).toEqual([['DECIDE', null]]);
    for (const persona of ['nurse', 'team-lead'] as const) expect(await tasks(persona)).toEqual([]);
    await done(counsel(app).close(await present()));
    expect(await tasks()).toEqual([]);
  });

  it('is forgotten when who was asked answers after all', async () => {
    const { links } = await asked();
    await press(app, links[0]!, { substitute: 'Kaisa Sijainen' });
    await press(app, links[0]!, ALL);
    expect(await recipientOf(one)).toMatchObject({ substitute: null, hasAnswered: true });
    expect((await visit(app, links[0]!)).body).toContain('<strong>Sopii</strong>');
  });

  it('is of this unit, and not at the table already', async () => {
    await asked();
    const { code } = await counsel(app).giveSeat(await recipientOf(one), other.professionalId);
    expect(code).toBe('ALREADY_PARTICIPANT');
    const stranger = await counsel(app).giveSeat(await recipientOf(one), principalOf('ngo-worker'));
    expect(stranger.errors?.[0]?.extensions).toMatchObject({ code: 'NOT_FOUND', field: 'professionalId' });
    expect((await present()).recipients).toHaveLength(2);
  });
});

describe('the end', () => {
  it('comes with the counsellor, and is not undone; another poll may follow', async () => {
    const { links } = await asked([one]);
    const seen = await present();
    expect(await done(counsel(app).close(seen))).toMatchObject({ state: 'CLOSED', closedFor: 'STOPPED' });
    const { statusCode, body } = await visit(app, links[0]!);
    expect(statusCode).toBe(200);
    expect(body).toContain('Aikoja ei enää kysytä.');
    expect(body).not.toContain('<form');
    const closed = await present();
    expect(await counsel(app).close(closed)).toMatchObject({ code: 'POLL_CLOSED' });
    const resent = await counsel(app).resend(closed.recipients[0]);
    expect(resent.errors?.[0]?.extensions).toMatchObject({ code: 'POLL_CLOSED', field: 'recipientId' });
    expect(await counsel(app).confirm(closed, TIMES[0], opening.motherId)).toMatchObject({ code: 'POLL_CLOSED' });
    const said = [{ timeId: closed.times[0].id, answer: 'CAN' }];
    expect(await counsel(app).record(closed.recipients[0], said)).toMatchObject({ code: 'POLL_CLOSED' });
    const next = await done(counsel(app).open(meeting));
    expect(next.id).not.toBe(seen.id);
    expect((await visit(app, links[0]!)).body).toContain('Aikoja ei enää kysytä.');
  });

  it('of a form that was still open takes nothing', async () => {
    const { links } = await asked([one]);
    const { cookie, form } = await visit(app, links[0]!);
    await done(counsel(app).close(await present()));
    const late = await send(app, links[0]!, { ...form, ...ALL }, { cookie });
    expect([late.statusCode, late.body.includes('Aikoja ei enää kysytä.')]).toEqual([409, true]);
    expect(await history()).toEqual([]);
  });

  it('that is just coming goes before an answer', async () => {
    const { links } = await asked([one]);
    const { cookie, form } = await visit(app, links[0]!);
    const waiting = `select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`;
    const late = await withClient(app.database.ownerUrl, async (client) => {
      await client.query('begin');
      await client.query(
        `update time_poll set state = 'closed', closed_for = 'stopped', closed_at = $2 where meeting_id = $1`,
        [meeting.id, app.clock.now().toString()],
      );
      const sent = send(app, links[0]!, { ...form, ...ALL }, { cookie });
      while ((await app.sql(waiting)).length === 0);
      await client.query('commit');
      return sent;
    });
    expect(late.statusCode).toBe(409);
    expect(await history()).toEqual([]);
  });

  it('comes with the meeting: cancelled', async () => {
    const { links } = await asked([one]);
    await cancel();
    expect(await present()).toMatchObject({ state: 'CLOSED', closedFor: 'CANCELLED' });
    expect((await visit(app, links[0]!)).body).toContain('Tapaaminen on peruttu.');
  });

  it('comes with the meeting: scheduled without the poll', async () => {
    await asked([one]);
    await admit(app, opening, one);
    const seen = { meetingId: meeting.id, start: '2026-12-04T10:00' };
    const yes = await done(
      mutate(app, 'counsellor')(
        'recordFamilyYes',
        'RecordFamilyYesInput',
        { ...seen, expectedVersion: meeting.version, personId: opening.motherId },
        'version',
      ),
    );
    await done(
      mutate(app, 'counsellor')(
        'scheduleMeeting',
        'ScheduleMeetingInput',
        { ...seen, expectedVersion: yes.version },
        'state',
      ),
    );
    expect(await present()).toMatchObject({ state: 'CLOSED', closedFor: 'SCHEDULED' });
  });
});
