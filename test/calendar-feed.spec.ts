import pg from 'pg';
import { principalOf } from '../src/demo/personas.js';
import type { Persona } from '../src/demo/personas.js';
import { requestId, startTestApp, type TestApp } from './support/app.js';
import { done, mutate, openCase } from './support/casework.js';
import { SEEDED_AT } from './support/database.js';
import { type FeedServer, startFeedServer } from './support/feed-server.js';

let feeds: FeedServer;
let app: TestApp;
beforeAll(async () => {
  feeds = await startFeedServer();
  app = await startTestApp({ FEED_ALLOW_HOSTS: feeds.host });
});
afterAll(async () => {
  await app?.stop();
  await feeds?.stop();
});
/** As if nobody had ever subscribed us to anything, and a round had just ended. */
beforeEach(async () => {
  app.clock.moveTo(SEEDED_AT);
  await app.sql('delete from calendar_subscription');
  await app.sql('delete from calendar_knowledge');
  await app.sql(`delete from busy_week where week >= '2027-02-01'`);
  await app.sql(
    `update platform.outbox_effect set due_at = $1, attempt = 0, state = 'pending' where kind = 'availability.fetch-calendars'`,
    [SEEDED_AT.toString()],
  );
});

// Tests look into answers freely.
// oxlint-disable-next-line typescript/no-explicit-any
type Given = any;

/** With a session of their own each time: the clock moves further than a session lasts. */
const as = (who: Persona) => app.asPrincipal(principalOf(who));
const change = (who: Persona) => mutate(app, { principal: principalOf(who) });

const CALENDAR = 'id server status reason triedAt readAt knownUntil nextAt removedAt';
const subscribe = (path: string, who: Persona = 'nurse') =>
  change(who)('subscribeCalendar', 'SubscribeCalendarInput', { address: feeds.url(path) }, CALENDAR);
const fetchNow = (calendarId: string, who: Persona = 'nurse') =>
  change(who)('fetchCalendarNow', 'OwnCalendarInput', { calendarId }, CALENDAR);
const remove = (calendarId: string, who: Persona = 'nurse') =>
  change(who)('removeCalendar', 'OwnCalendarInput', { calendarId }, CALENDAR);

const MINE = `query ($from: LocalDate!, $to: LocalDate!) { myAvailability(from: $from, to: $to) {
  weeks { monday knowledge } calendars { ${CALENDAR} } } }`;
const mine = async (who: Persona = 'nurse', from = '2027-02-01', to = '2027-02-08'): Promise<Given> => {
  const { data, errors } = await as(who)(MINE, { from, to });
  if (errors) throw new Error(JSON.stringify(errors));
  return data.myAvailability;
};
const TIME = `query ($id: UUID!, $from: LocalDate!, $to: LocalDate!) { professionalTime(professionalId: $id, from: $from, to: $to) {
  calendar free { startsAt endsAt } tentative { startsAt endsAt } busy { startsAt endsAt } } }`;
/** What a counsellor sees of the nurse: Monday 1.2.2027 unless told otherwise. */
const seen = async (from = '2027-02-01', to = '2027-02-02'): Promise<Given> => {
  const { data, errors } = await as('counsellor')(TIME, { id: principalOf('nurse'), from, to });
  if (errors) throw new Error(JSON.stringify(errors));
  return data.professionalTime;
};
const span = (from: string, to: string) => ({ startsAt: `2027-02-01T${from}:00Z`, endsAt: `2027-02-01T${to}:00Z` });

const TITLE = 'Salainen tapaaminen Salakosken perheen kanssa';
/** A calendar of events on 1.2.2027, UTC. */
const calendar = (...events: readonly (readonly [from: string, to: string, ...more: string[]])[]) =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//test',
    ...events.flatMap(([from, to, ...more], index) => [
      'BEGIN:VEVENT',
      `UID:${index}@test`,
      'DTSTAMP:20261101T000000Z',
      `DTSTART:20270201T${from}00Z`,
      `DTEND:20270201T${to}00Z`,
      `SUMMARY:${TITLE}`,
      ...more,
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
    '',
  ].join('\r\n');
const BUSY_9_TO_10 = calendar(['0700', '0800']);
const minutesLater = (minutes: number) => SEEDED_AT.add({ minutes });
/** Moves the clock and runs what is due. */
const at = async (minutes: number) => {
  app.clock.moveTo(minutesLater(minutes));
  await app.runDue();
};
const statusOf = async (id: string, who?: Persona): Promise<Given> =>
  (await mine(who)).calendars.find((each: Given) => each.id === id);
/** Subscribed and read. */
const read = async (path: string, text: string, who: Persona = 'nurse') => {
  feeds.answer(path, text);
  const { id } = await done(subscribe(path, who));
  await app.runDue();
  return id as string;
};

describe('a calendar', () => {
  it('is unknown until it was read, and then known: busy time is there, nothing else is kept', async () => {
    expect(await seen()).toMatchObject({ calendar: 'DECLARED', busy: [] });
    feeds.answer(
      '/secret-word.ics',
      calendar(['0700', '0800'], ['0730', '0830'], ['1000', '1100', 'STATUS:TENTATIVE']),
    );
    const added = await done(subscribe('/secret-word.ics'));
    expect(added).toMatchObject({
      server: '127.0.0.1',
      status: 'WAITING',
      reason: null,
      readAt: null,
      knownUntil: null,
    });
    expect(await seen()).toMatchObject({ calendar: 'UNKNOWN', free: [], busy: [] });
    await app.runDue();
    expect(await statusOf(added.id)).toMatchObject({ status: 'OK', reason: null, readAt: expect.any(String) });
    expect(await seen()).toEqual({
      calendar: 'KNOWN',
      free: [span('06:00', '07:00'), span('08:30', '14:00')],
      tentative: [span('10:00', '11:00')],
      busy: [span('07:00', '08:30')],
    });
    const rows = await app.sql(`select s::text from calendar_subscription s union all select b::text from busy_week b`);
    const bytes = await app.sql(`select encode(address, 'escape') as s from calendar_subscription`);
    expect(JSON.stringify([rows, bytes])).not.toMatch(/secret-word|Salainen/);
  });

  it('is one row a week, merged with what was told and with other calendars', async () => {
    await read('/one.ics', calendar(['0700', '0800']));
    await read('/two.ics', calendar(['0730', '0900']));
    const told = {
      professionalId: principalOf('nurse'),
      startsAt: '2027-02-01T09:00:00Z',
      endsAt: '2027-02-01T09:30:10Z',
    };
    const busy = await done(
      change('nurse')('addBusyTime', 'AddBusyTimeInput', { ...told, status: 'BUSY' }, 'id status'),
    );
    const week = () =>
      app.sql('select week::text, busy from busy_week where professional_id = $1 and week = $2', [
        principalOf('nurse'),
        '2027-02-01',
      ]);
    const minute = (time: string) => Temporal.Instant.from(`2027-02-01T${time}:00Z`).epochMilliseconds / 60_000;
    expect(await week()).toEqual([{ week: '2027-02-01', busy: [[minute('07:00'), minute('09:31')]] }]);
    await done(change('nurse')('endBusyTime', 'EndBusyTimeInput', { busyTimeId: busy.id }, 'endedAt'));
    expect(await week()).toEqual([{ week: '2027-02-01', busy: [[minute('07:00'), minute('09:00')]] }]);
  });

  it('across weeks is cut at midnight of Helsinki, also when the clocks change', async () => {
    const dtstart = (text: string) => text.replace('DTSTART:20270201T070000Z', 'DTSTART:20270327T120000Z');
    const dtend = (text: string) => text.replace('DTEND:20270201T080000Z', 'DTEND:20270330T120000Z');
    await read('/long.ics', dtstart(dtend(calendar(['0700', '0800']))));
    const rows = await app.sql(
      `select week::text, busy from busy_week where professional_id = $1 and week >= '2027-03-22' order by week`,
      [principalOf('nurse')],
    );
    const minute = (time: string) => Temporal.Instant.from(time).epochMilliseconds / 60_000;
    // On Sunday the 28th the clocks go forward: the week ends at 21:00 UTC instead of 22:00.
    expect(rows).toEqual([
      { week: '2027-03-22', busy: [[minute('2027-03-27T12:00Z'), minute('2027-03-28T21:00Z')]] },
      { week: '2027-03-29', busy: [[minute('2027-03-28T21:00Z'), minute('2027-03-30T12:00Z')]] },
    ]);
  });

  it('that did not change is asked with its version and stays known', async () => {
    feeds.answer('/same.ics', ({ headers }, response) => {
      const isKnown = headers['if-none-match'] === '"7"' && headers['if-modified-since'] === 'Mon, 01 Nov 2026';
      if (isKnown) response.writeHead(304).end();
      else response.writeHead(200, { etag: '"7"', 'last-modified': 'Mon, 01 Nov 2026' }).end(BUSY_9_TO_10);
    });
    const { id } = await done(subscribe('/same.ics'));
    await app.runDue();
    const before = await statusOf(id);
    await at(61);
    const after = await statusOf(id);
    expect(feeds.requests('/same.ics').map(({ headers }) => headers['if-none-match'])).toEqual([undefined, '"7"']);
    expect(after).toMatchObject({ status: 'OK', reason: null });
    expect(Temporal.Instant.compare(after.knownUntil, before.knownUntil)).toBe(1);
    expect(await seen()).toMatchObject({ calendar: 'KNOWN', busy: [span('07:00', '08:00')] });
    // Four weeks on, too little of what was read is still ahead: it is read anew.
    await at(4 * 7 * 24 * 60 + 62);
    expect(feeds.requests('/same.ics').at(-1)!.headers['if-none-match']).toBeUndefined();
  });

  it.each([
    ['a login page', '<!doctype html><title>Kirjaudu sisään</title>'],
    ['nothing at all', ''],
    ['truncated', BUSY_9_TO_10.slice(0, 200)],
    ['truncated after an event', BUSY_9_TO_10.replace('END:VCALENDAR\r\n', '')],
  ])('that is %s tells nothing: never free', async (_, text) => {
    const id = await read('/broken.ics', text);
    expect(await statusOf(id)).toMatchObject({ status: 'FAILING', readAt: null, knownUntil: null });
    expect((await statusOf(id)).reason).toMatch(/^[a-z-]+$/);
    expect(await seen()).toMatchObject({ calendar: 'UNKNOWN', free: [] });
    expect((await mine()).weeks).toEqual([{ monday: '2027-02-01', knowledge: 'UNKNOWN' }]);
  });

  it('that becomes a login page is unknown at once, and what it took goes on blocking', async () => {
    const id = await read('/was-good.ics', BUSY_9_TO_10);
    feeds.answer('/was-good.ics', '<html></html>');
    await at(61);
    expect(await statusOf(id)).toMatchObject({ status: 'FAILING', knownUntil: null });
    expect(await seen()).toMatchObject({ calendar: 'UNKNOWN', free: [], busy: [span('07:00', '08:00')] });
  });

  it('that was read in part is shown so, counts as unknown, and blocks', async () => {
    const odd = BUSY_9_TO_10.replace(
      'END:VCALENDAR',
      'BEGIN:VEVENT\r\nUID:odd\r\nDTSTAMP:20261101T000000Z\r\nDTSTART;TZID=Nowhere/Land:20270201T120000\r\nDTEND;TZID=Nowhere/Land:20270201T130000\r\nEND:VEVENT\r\nEND:VCALENDAR',
    );
    const id = await read('/odd.ics', odd);
    expect(await statusOf(id)).toMatchObject({ status: 'PARTIAL', reason: 'unknown-zone', knownUntil: null });
    expect(await seen()).toMatchObject({
      calendar: 'UNKNOWN',
      free: [],
      busy: expect.arrayContaining([span('07:00', '08:00')]),
    });
    expect((await mine()).weeks).toEqual([{ monday: '2027-02-01', knowledge: 'PARTIAL' }]);
  });

  it('beside one that is not known makes nobody known', async () => {
    await read('/good.ics', BUSY_9_TO_10);
    expect((await seen()).calendar).toBe('KNOWN');
    const bad = await read('/bad.ics', '<html></html>');
    expect((await seen()).calendar).toBe('UNKNOWN');
    await done(remove(bad));
    expect((await seen()).calendar).toBe('KNOWN');
  });

  it('is known as far as it was read, and not beyond', async () => {
    await read('/far.ics', BUSY_9_TO_10);
    expect((await seen('2027-05-10', '2027-05-14')).calendar).toBe('KNOWN');
    expect((await seen('2027-05-17', '2027-05-21')).calendar).toBe('UNKNOWN');
    const { weeks } = await mine('nurse', '2027-05-12', '2027-05-27');
    expect(weeks).toEqual([
      { monday: '2027-05-10', knowledge: 'KNOWN' },
      { monday: '2027-05-17', knowledge: 'KNOWN' },
      { monday: '2027-05-24', knowledge: 'UNKNOWN' },
    ]);
  });

  it('that tells of free and busy time for some weeks is known for these', async () => {
    const freeBusy = [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//test',
      'BEGIN:VFREEBUSY',
      'UID:fb',
      'DTSTAMP:20261123T000000Z',
      'DTSTART:20261101T000000Z',
      'DTEND:20270201T000000Z',
      'FREEBUSY:20261130T070000Z/20261130T080000Z',
      'END:VFREEBUSY',
      'END:VCALENDAR',
      '',
    ].join('\r\n');
    const id = await read('/free-busy.ics', freeBusy);
    expect(await statusOf(id)).toMatchObject({ status: 'OK' });
    expect((await seen('2026-11-30', '2026-12-01')).calendar).toBe('KNOWN');
    expect((await seen('2027-01-25', '2027-01-26')).calendar).toBe('UNKNOWN');
  });
});

describe('a server that is away', () => {
  it('is tried again later and later; for a day what it said is still the truth', async () => {
    const id = await read('/away.ics', BUSY_9_TO_10);
    feeds.answer('/away.ics', (_, response) => void response.writeHead(503).end());
    await at(61);
    expect(await statusOf(id)).toMatchObject({
      status: 'FAILING',
      reason: 'http-503',
      nextAt: expect.stringMatching(/^2026-11-23T08:16:00/),
    });
    expect((await seen()).calendar).toBe('KNOWN');
    const asked = () => feeds.requests('/away.ics').length;
    expect(asked()).toBe(2);
    await at(75);
    expect(asked()).toBe(2);
    await at(77);
    expect(asked()).toBe(3);
    await at(100);
    expect(asked()).toBe(3);
    await at(108);
    expect(asked()).toBe(4);
    app.clock.moveTo(minutesLater(24 * 60 - 1));
    expect((await seen()).calendar).toBe('KNOWN');
    app.clock.moveTo(minutesLater(24 * 60 + 1));
    expect(await seen()).toMatchObject({ calendar: 'UNKNOWN', free: [], busy: [span('07:00', '08:00')] });
    feeds.answer('/away.ics', BUSY_9_TO_10);
    await at(24 * 60 + 2);
    expect(await statusOf(id)).toMatchObject({ status: 'OK', reason: null });
    expect((await seen()).calendar).toBe('KNOWN');
  });

  it('is left in peace as long as it asks for', async () => {
    feeds.answer('/busy.ics', (_, response) => void response.writeHead(429, { 'retry-after': '7200' }).end());
    const { id } = await done(subscribe('/busy.ics'));
    await app.runDue();
    await at(119);
    expect(feeds.requests('/busy.ics')).toHaveLength(1);
    await at(121);
    expect(feeds.requests('/busy.ics')).toHaveLength(2);
    expect((await statusOf(id)).reason).toBe('http-429');
  });

  it('that has it no more is paused after a while, and asked again by hand', async () => {
    const { id } = await done(subscribe('/gone.ics'));
    for (let hours = 0; hours < 56; hours += 7) await at(hours * 60 + 1);
    expect(await statusOf(id)).toMatchObject({ status: 'PAUSED', reason: 'http-404', nextAt: null });
    const asked = feeds.requests('/gone.ics').length;
    expect(asked).toBe(8);
    await at(7 * 24 * 60);
    expect(feeds.requests('/gone.ics')).toHaveLength(asked);
    feeds.answer('/gone.ics', BUSY_9_TO_10);
    expect(await done(fetchNow(id))).toMatchObject({ status: 'FAILING', nextAt: expect.any(String) });
    await app.runDue();
    expect(await statusOf(id)).toMatchObject({ status: 'OK' });
  });
});

describe('fetching', () => {
  it('now happens at once, and at most once a minute', async () => {
    const id = await read('/now.ics', BUSY_9_TO_10);
    await at(5);
    expect(feeds.requests('/now.ics')).toHaveLength(1);
    await done(fetchNow(id));
    await app.runDue();
    expect(feeds.requests('/now.ics')).toHaveLength(2);
    await done(fetchNow(id));
    await app.runDue();
    expect(feeds.requests('/now.ics')).toHaveLength(2);
    await at(7);
    expect(feeds.requests('/now.ics')).toHaveLength(3);
  });

  it('goes on without a pause while more are due than fit in a round', async () => {
    for (const who of ['nurse', 'teacher', 'counsellor'] as const)
      for (let index = 0; index < 10; index += 1) {
        feeds.answer(`/many-${index}.ics`, BUSY_9_TO_10);
        await done(subscribe(`/many-${index}.ics`, who));
      }
    await app.runDue();
    expect(await app.sql('select status, count(*)::int from calendar_subscription group by status')).toEqual([
      { status: 'ok', count: 30 },
    ]);
  });

  it('is not held up by a server that changes to something else', async () => {
    feeds.answer('/upgrade.ics', (_, response) => {
      response.socket!.end('HTTP/1.1 101 Switching Protocols\r\nUpgrade: other\r\nConnection: Upgrade\r\n\r\n');
    });
    const { id } = await done(subscribe('/upgrade.ics'));
    await app.runDue();
    expect(await statusOf(id)).toMatchObject({ status: 'FAILING', reason: 'http-101' });
  });

  it('begins again after a process that died over it', async () => {
    feeds.answer('/died.ics', BUSY_9_TO_10);
    const { id } = await done(subscribe('/died.ics'));
    await app.sql(
      `update platform.outbox_effect set state = 'claimed', claim = gen_random_uuid(), attempt = 1, lease_until = $1
       where kind = 'availability.fetch-calendars'`,
      [minutesLater(5).toString()],
    );
    await at(4);
    expect((await statusOf(id)).status).toBe('WAITING');
    await at(6);
    expect((await statusOf(id)).status).toBe('OK');
  });

  it('leaves alone what somebody else has stored meanwhile', async () => {
    const id = await read('/raced.ics', BUSY_9_TO_10);
    const { promise: asked, resolve: isAsked } = Promise.withResolvers<void>();
    const { promise: stored, resolve: isStored } = Promise.withResolvers<void>();
    feeds.answer('/raced.ics', (_, response) => {
      isAsked();
      void stored.then(() => response.writeHead(404).end());
    });
    const round = at(61);
    await asked;
    await app.sql('update calendar_subscription set tried_at = $2 where id = $1', [id, minutesLater(62).toString()]);
    isStored();
    await round;
    expect(await statusOf(id)).toMatchObject({ status: 'OK', reason: null });
  });

  it('goes on for the others when one fails within us', async () => {
    const broken = await done(subscribe('/broken-seal.ics'));
    await app.sql(`update calendar_subscription set address = '\\x00' where id = $1`, [broken.id]);
    feeds.answer('/fine.ics', BUSY_9_TO_10);
    const fine = await done(subscribe('/fine.ics', 'teacher'));
    await app.runDue();
    expect((await statusOf(fine.id, 'teacher')).status).toBe('OK');
    const [row] = await app.sql('select status, reason from calendar_subscription where id = $1', [broken.id]);
    expect(row).toEqual({ status: 'failing', reason: 'failed' });
  });

  it('ends for who left the last unit', async () => {
    expect((await subscribe('/left.ics', 'former-member')).code).toBe('NOT_FOUND');
    const teachers = await read('/leaves.ics', BUSY_9_TO_10, 'teacher');
    await app.sql('update access.membership set valid_until = $2 where principal_id = $1', [
      principalOf('teacher'),
      minutesLater(30).toString(),
    ]);
    await at(61);
    expect(feeds.requests('/leaves.ics')).toHaveLength(1);
    const [row] = await app.sql('select status, reason, known_until from calendar_subscription where id = $1', [
      teachers,
    ]);
    expect(row).toEqual({ status: 'paused', reason: 'no-membership', known_until: null });
    await app.sql('update access.membership set valid_until = null where principal_id = $1', [principalOf('teacher')]);
  });
});

describe('removing a calendar', () => {
  const traces = async (id: string) => ({
    subscription: await app.sql(
      'select address, busy, next_at, known_until, etag from calendar_subscription where id = $1',
      [id],
    ),
    weeks: await app.sql(`select 1 from busy_week where professional_id = $1 and week = '2027-02-01'`, [
      principalOf('nurse'),
    ]),
    knowledge: await app.sql('select 1 from calendar_knowledge where professional_id = $1', [principalOf('nurse')]),
  });
  const NOTHING = {
    subscription: [{ address: null, busy: [], next_at: null, known_until: null, etag: null }],
    weeks: [],
    knowledge: [],
  };

  it('forgets it with all the time it took', async () => {
    const id = await read('/removed.ics', BUSY_9_TO_10);
    expect((await traces(id)).weeks).toHaveLength(1);
    expect(await done(remove(id))).toMatchObject({ server: null, nextAt: null, removedAt: expect.any(String) });
    expect(await traces(id)).toEqual(NOTHING);
    expect(await seen()).toMatchObject({ calendar: 'DECLARED', busy: [] });
    expect((await mine()).calendars).toEqual([]);
    expect((await remove(id)).code).toBe('NOT_FOUND');
    expect((await fetchNow(id)).code).toBe('NOT_FOUND');
    // The same address may come again.
    await done(subscribe('/removed.ics'));
  });

  it('while it is being fetched leaves nothing of it', async () => {
    const { promise: asked, resolve: isAsked } = Promise.withResolvers<void>();
    const { promise: removed, resolve: isRemoved } = Promise.withResolvers<void>();
    feeds.answer('/slow.ics', (_, response) => {
      isAsked();
      void removed.then(() => response.writeHead(200, { etag: '"1"' }).end(BUSY_9_TO_10));
    });
    const { id } = await done(subscribe('/slow.ics'));
    const round = app.runDue();
    await asked;
    await done(remove(id));
    isRemoved();
    await round;
    expect(await traces(id)).toEqual(NOTHING);
    const [job] = await app.sql(
      `select last_error from platform.outbox_effect where kind = 'availability.fetch-calendars'`,
    );
    expect(job!['last_error']).toBeNull();
  });
});

describe('an address', () => {
  it.each([
    'http://calendar.example/a.ics',
    'https://127.0.0.1/a.ics',
    'https://[::1]/a.ics',
    'https://2130706433/a.ics',
    'webcal://0x7f.1/a.ics',
    'https://kalenteri/a.ics',
    'https://user:word@calendar.example/a.ics',
    'https://calendar.example:8443/a.ics',
    'http://169.254.169.254/latest/meta-data/',
    'file:///etc/passwd',
    'not an address',
  ])('is not %s', async (address) => {
    const answer = await change('nurse')('subscribeCalendar', 'SubscribeCalendarInput', { address }, 'id');
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'CALENDAR_ADDRESS_NOT_ALLOWED', field: 'address' });
    expect(answer.errors?.[0]?.message).not.toContain(address);
  });

  it('is not there twice, also not written otherwise, and not at once', async () => {
    const ask = as('nurse');
    // Connections stand, so that none of those to come has to wait for its own.
    await Promise.all(Array.from({ length: 8 }, () => ask(MINE, { from: '2027-02-01', to: '2027-02-08' })));
    const adding = (path: string) =>
      ask(`mutation ($input: SubscribeCalendarInput!) { subscribeCalendar(input: $input) { id } }`, {
        input: { requestId: requestId(), address: feeds.url(path) },
      });
    const paths = ['/twice.ics', '/twice.ics', '/twice.ics#part', '/twice.ics'];
    const codes = (await Promise.all(paths.map(adding))).map(({ code }) => code ?? 'OK');
    expect(codes.toSorted()).toEqual(['ALREADY_SUBSCRIBED', 'ALREADY_SUBSCRIBED', 'ALREADY_SUBSCRIBED', 'OK']);
    await done(subscribe('/twice.ics', 'teacher'));
  });

  it('has at most nine others beside it', async () => {
    for (let index = 0; index < 10; index += 1) await done(subscribe(`/${index}.ics`));
    expect((await subscribe('/10.ics')).errors?.[0]?.extensions).toMatchObject({
      code: 'TOO_MANY_CALENDARS',
      most: 10,
    });
  });
});

describe('a calendar is its owner’s alone', () => {
  it('to see, to fetch and to remove', async () => {
    const id = await read('/private.ics', BUSY_9_TO_10);
    for (const who of ['teacher', 'counsellor', 'admin', 'team-lead'] as const) {
      expect((await mine(who)).calendars).toEqual([]);
      expect((await fetchNow(id, who)).errors?.[0]?.extensions).toMatchObject({
        code: 'NOT_FOUND',
        field: 'calendarId',
      });
      expect((await remove(id, who)).code).toBe('NOT_FOUND');
    }
    expect((await statusOf(id)).status).toBe('OK');
  });

  it('for who is no professional there is nothing', async () => {
    const { motherId } = await openCase(app);
    const answer = await app.asPrincipal(motherId)(MINE, { from: '2027-02-01', to: '2027-02-08' });
    expect(answer.code).toBe('NOT_FOUND');
    const input = { address: feeds.url('/mother.ics') };
    expect(
      (await mutate(app, { principal: motherId })('subscribeCalendar', 'SubscribeCalendarInput', input, 'id')).code,
    ).toBe('NOT_FOUND');
    expect((await app.as(null)(MINE, { from: '2027-02-01', to: '2027-02-08' })).code).toBe('UNAUTHENTICATED');
  });

  it('also to bare SQL; what is derived nobody writes', async () => {
    await read('/sql.ics', BUSY_9_TO_10);
    const client = new pg.Client({ connectionString: app.database.url });
    await client.connect();
    const under = async (principal: string, text: string) => {
      await client.query('begin');
      try {
        await client.query(
          `select set_config('app.principal', $1, true), set_config('app.assurance', 'full', true), set_config('app.now', $2, true)`,
          [principal, app.clock.now().toString()],
        );
        return (await client.query(text)).rowCount;
      } finally {
        await client.query('rollback');
      }
    };
    try {
      const all = 'select from calendar_subscription where removed_at is null';
      expect(await under(principalOf('nurse'), all)).toBe(1);
      for (const who of ['teacher', 'counsellor', 'admin'] as const) expect(await under(principalOf(who), all)).toBe(0);
      const pause = 'update calendar_subscription set next_at = null';
      await expect(under(principalOf('teacher'), pause)).rejects.toThrow('met no row');
      const theft = 'update calendar_subscription set professional_id = access.principal()';
      await expect(under(principalOf('nurse'), theft)).rejects.toThrow('permission denied');
      const [weeks, knowledge] = ['update busy_week set busy = busy', 'delete from calendar_knowledge'];
      for (const text of [weeks, knowledge])
        await expect(under(principalOf('nurse'), text)).rejects.toThrow('permission denied');
      await expect(under(principalOf('nurse'), `select access.renew_busy_weeks('{}')`)).rejects.toThrow(
        'permission denied',
      );
      const [mother] = await app.sql<{ id: string }>(`select id from person where role = 'guardian' limit 1`);
      expect(await under(mother!.id, 'select from busy_week')).toBe(0);
    } finally {
      await client.end();
    }
  });
});
