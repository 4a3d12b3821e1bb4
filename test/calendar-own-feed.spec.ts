import ICAL from 'ical.js';
import { PinoLogger } from 'nestjs-pino';
import type { OutgoingHttpHeaders } from 'node:http';
import { symbols } from 'pino';
import { principalOf } from '../src/demo/personas.js';
import { sealConferenceLink } from '../src/meeting/conference-link.service.js';
import { Work } from '../src/platform/access/work.js';
import { Sealing } from '../src/platform/sealing/sealing.js';
import { requestId, startTestApp, type TestApp } from './support/app.js';
import { done, mutate, openCase, type OpenedCase } from './support/casework.js';
import { SEEDED_AT, withClient } from './support/database.js';
import { addMeeting, admit, announce, found, moveMeeting, type Seat, seats } from './support/invited.js';
import { statementsOf } from './support/statements.js';

let app: TestApp;
/** Each test has people of its own, because one person's feed shows all their meetings. */
let people: Seat[];
/** What pino hands its lines to. */
type Logs = Record<typeof symbols.streamSym, { write: (line: string) => void }>;
/** All that the application logged. */
const logged: string[] = [];
beforeAll(async () => {
  app = await startTestApp({ LOG_LEVEL: 'trace' });
  (PinoLogger.root as unknown as Logs)[symbols.streamSym].write = (line) => void logged.push(line);
  people = await seats(app, 70);
  await app.sql(`update professional set language = 'fi'`);
});
afterAll(() => app?.stop());
beforeEach(() => app.clock.moveTo(SEEDED_AT));
const next = (): Seat => people.pop()!;

const COUNSELLOR = principalOf('counsellor');
const PLACE = 'Neuvola, Kanervatie 7; 2. kerros, ovi B';
const LINK = 'https://video.example/huone?id=42,7';

interface Feed {
  readonly id: string;
  readonly address: string;
  readonly version: number;
}
const FIELDS =
  'id name address details { place conference counsellor } createdAt rotatedAt revokedAt fetchedAt version';
const by = (principal: string) => mutate(app, { principal });
const feedOf = (principal: string, name = 'puhelin'): Promise<Feed> =>
  done(by(principal)('createCalendarFeed', 'CreateCalendarFeedInput', { name }, FIELDS));
const rotate = (principal: string, { id }: Feed): Promise<Feed> =>
  done(by(principal)('rotateCalendarFeed', 'OwnFeedInput', { feedId: id }, FIELDS));
const revoke = (principal: string, { id }: Feed): Promise<Feed> =>
  done(by(principal)('revokeCalendarFeed', 'OwnFeedInput', { feedId: id }, FIELDS));
const NEUTRAL = { place: false, conference: false, counsellor: false };
const tell = (principal: string, { id, version }: Feed, details: Partial<typeof NEUTRAL>): Promise<Feed> =>
  done(
    by(principal)(
      'chooseFeedDetails',
      'ChooseFeedDetailsInput',
      { feedId: id, expectedVersion: version, ...NEUTRAL, ...details },
      FIELDS,
    ),
  );
const listOf = async (principal: string) =>
  (await app.asPrincipal(principal)(`{ myCalendarFeeds { ${FIELDS} } }`)).data.myCalendarFeeds as (Feed & {
    name: string;
    fetchedAt: string | null;
  })[];

const pathOf = ({ address }: { readonly address: string }) => new URL(address).pathname;
const get = (feed: { readonly address: string }, headers: OutgoingHttpHeaders = {}, method: 'GET' | 'HEAD' = 'GET') =>
  app.inject({ method, url: pathOf(feed), headers });
/** What a program has after it asked once: the text and its tag. */
async function fetched(feed: Feed): Promise<{ text: string; etag: string }> {
  const { statusCode, body, headers } = await get(feed);
  if (statusCode !== 200) throw new Error(`${statusCode}: ${body}`);
  return { text: body, etag: String(headers['etag']) };
}

/** A feed as a library of others reads it. */
function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown as unknown[]);
  const zone = calendar.getFirstSubcomponent('vtimezone')!;
  ICAL.TimezoneService.register(new ICAL.Timezone(zone));
  const events = calendar.getAllSubcomponents('vevent').map((event) => {
    const value = (name: string) => event.getFirstPropertyValue(name)?.toString() ?? null;
    const at = (name: string) =>
      Temporal.Instant.fromEpochMilliseconds((event.getFirstPropertyValue(name) as ICAL.Time).toJSDate().getTime());
    return {
      uid: value('uid')!,
      sequence: Number(value('sequence')),
      stamp: value('dtstamp')!,
      start: at('dtstart').toString(),
      end: at('dtend').toString(),
      summary: value('summary'),
      location: value('location'),
      description: value('description'),
      status: value('status'),
      class: value('class'),
      url: value('url'),
      conference: value('conference'),
      names: [...new Set(event.getAllProperties().map(({ name }) => name))].sort(),
    };
  });
  return {
    method: String(calendar.getFirstPropertyValue('method')),
    name: String(calendar.getFirstPropertyValue('x-wr-calname')),
    events,
  };
}
const eventsOf = async (feed: Feed) => read((await fetched(feed)).text).events;
const startsOf = async (feed: Feed) => (await eventsOf(feed)).map(({ start }) => start);

interface Invited {
  readonly seat: Seat;
  readonly opening: OpenedCase;
  readonly meetingId: string;
  readonly feed: Feed;
}
const invite = (opening: OpenedCase, meetingId: string) =>
  announce(app, { type: 'meeting.scheduled', caseId: opening.caseId, meetingId });

/** Somebody who is invited to a meeting of a case of its own, and has a feed. */
async function invited(localStart?: string, mode?: string): Promise<Invited> {
  const seat = next();
  const opening = await openCase(app);
  await admit(app, opening, seat);
  const { id: meetingId } = await addMeeting(app, opening, [seat], localStart, mode);
  await invite(opening, meetingId);
  return { seat, opening, meetingId, feed: await feedOf(seat.professionalId) };
}
const answer = ({ meetingId, seat }: Invited, state: string) =>
  app.sql(
    `update invitation set state = $3, answered_at = now(), answered_by = 'app' where meeting_id = $1 and professional_id = $2`,
    [meetingId, seat.professionalId, state],
  );

/** Seals place and link of a meeting as the chapter of meetings does. */
async function seal({ opening, meetingId }: Pick<Invited, 'opening' | 'meetingId'>): Promise<void> {
  const key = await app.running.app
    .get(Work)
    .run({ principalId: COUNSELLOR }, 'test', () => app.running.app.get(Sealing).keyOf('case', opening.caseId));
  await app.sql('update meeting_place set place = $2 where meeting_id = $1', [
    meetingId,
    key.seal(`meeting.place:${meetingId}`, PLACE).bytes,
  ]);
  await app.sql('update meeting set conference_link = $2 where id = $1', [
    meetingId,
    sealConferenceLink(app.running.app.get(Sealing), meetingId, LINK)!.bytes,
  ]);
}

describe('a feed of one’s own meetings', () => {
  it('is made, named, shown again to its owner and to nobody else', async () => {
    const [{ professionalId: me }, { professionalId: other }] = [next(), next()];
    const made = await feedOf(me, 'työkone');
    expect(made).toMatchObject({
      name: 'työkone',
      details: NEUTRAL,
      address: expect.stringMatching(/^http:\/\/localhost:3000\/calendar\/[\w-]{22}\.ics$/),
      createdAt: expect.stringMatching(/^2026-11-23T07:00:00/),
      rotatedAt: null,
      revokedAt: null,
      fetchedAt: null,
      version: 1,
    });
    expect(await listOf(me)).toEqual([made]);
    expect(await listOf(other)).toEqual([]);
    for (const [name, type] of [
      ['rotateCalendarFeed', 'OwnFeedInput'],
      ['revokeCalendarFeed', 'OwnFeedInput'],
    ] as const)
      expect(await by(other)(name, type, { feedId: made.id }, 'id')).toMatchObject({ code: 'NOT_FOUND' });
    const details = { feedId: made.id, expectedVersion: 1, ...NEUTRAL };
    expect(await by(other)('chooseFeedDetails', 'ChooseFeedDetailsInput', details, 'id')).toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it.each(['guardian', 'minor', 'former-member'] as const)('is not for a %s', async (persona) => {
    const asked = mutate(app, persona)('createCalendarFeed', 'CreateCalendarFeedInput', { name: 'x' }, 'id');
    expect(await asked).toMatchObject({ code: 'NOT_FOUND' });
    expect((await app.as(persona)('{ myCalendarFeeds { id } }')).data).toEqual({ myCalendarFeeds: [] });
  });

  it('is one of five at most; a revoked one makes room', async () => {
    const { professionalId: me } = next();
    const feeds = [];
    for (const name of ['a', 'b', 'c', 'd', 'e']) feeds.push(await feedOf(me, name));
    const sixth = () => by(me)('createCalendarFeed', 'CreateCalendarFeedInput', { name: 'f' }, 'id');
    expect(await sixth()).toMatchObject({ code: 'TOO_MANY_FEEDS' });
    await revoke(me, feeds[2]!);
    expect((await sixth()).errors).toBeUndefined();
    expect((await listOf(me)).map(({ name }) => name)).toEqual(['a', 'b', 'd', 'e', 'f']);
  });

  it('is made once for one request, and five at most also at once', async () => {
    const { professionalId: me } = next();
    const input = { name: 'puhelin', requestId: requestId() };
    const twice = [1, 2].map(() => by(me)('createCalendarFeed', 'CreateCalendarFeedInput', input, 'address'));
    const [first, second] = await Promise.all(twice);
    expect(second).toEqual(first);
    const more = Array.from({ length: 8 }, (_, i) =>
      by(me)('createCalendarFeed', 'CreateCalendarFeedInput', { name: `${i}` }, 'id'),
    );
    expect((await Promise.all(more)).filter(({ errors }) => !errors)).toHaveLength(4);
  });

  it('refuses changes of what was seen otherwise, and of what was revoked', async () => {
    const { professionalId: me } = next();
    const feed = await feedOf(me);
    await tell(me, feed, { place: true });
    const again = { feedId: feed.id, expectedVersion: feed.version, ...NEUTRAL };
    expect(await by(me)('chooseFeedDetails', 'ChooseFeedDetailsInput', again, 'id')).toMatchObject({ code: 'STALE' });
    await revoke(me, feed);
    expect(await by(me)('chooseFeedDetails', 'ChooseFeedDetailsInput', again, 'id')).toMatchObject({
      code: 'FEED_REVOKED',
    });
    expect(await by(me)('rotateCalendarFeed', 'OwnFeedInput', { feedId: feed.id }, 'id')).toMatchObject({
      code: 'FEED_REVOKED',
    });
    expect(await revoke(me, feed)).toMatchObject({ address: null, revokedAt: expect.stringMatching(/^2026/) });
  });
});

const WORDS = {
  fi: {
    name: 'Yhdessä: tapaamiset',
    summary: 'Verkostotapaaminen',
    location: 'Paikka näkyy kirjautumisen jälkeen',
    description: 'Paikan päällä\nPaikka ja muut tiedot näkyvät, kun kirjaudut palveluun.',
  },
  sv: {
    name: 'Yhdessä: möten',
    summary: 'Nätverksmöte',
    location: 'Platsen visas efter inloggning',
    description: 'På plats\nPlatsen och övriga uppgifter visas när du loggar in i tjänsten.',
  },
  en: {
    name: 'Yhdessä: meetings',
    summary: 'Network meeting',
    location: 'The place is shown after sign-in',
    description: 'In person\nYou will see the place and other details when you sign in to the service.',
  },
} as const;

describe('what a program reads', () => {
  it.each(['fi', 'sv', 'en'] as const)('is neutral, in the language of the owner: %s', async (language) => {
    const { seat, feed, opening, meetingId } = await invited();
    await app.sql('update professional set language = $2 where id = $1', [seat.professionalId, language]);
    const { text } = await fetched(feed);
    const { name, ...said } = WORDS[language];
    const { method, name: called, events } = read(text);
    expect({ method, called }).toEqual({ method: 'PUBLISH', called: name });
    expect(events).toEqual([
      {
        ...said,
        uid: expect.stringMatching(/^[\da-f]{32}$/),
        sequence: 0,
        stamp: expect.stringMatching(/^2026-11-23T07:00:\d\dZ$/),
        start: '2026-12-01T11:00:00Z',
        end: '2026-12-01T12:00:00Z',
        status: 'TENTATIVE',
        class: 'CONFIDENTIAL',
        url: null,
        conference: null,
        names: [
          'class',
          'description',
          'dtend',
          'dtstamp',
          'dtstart',
          'location',
          'organizer',
          'sequence',
          'status',
          'summary',
          'transp',
          'uid',
        ],
      },
    ]);
    const [row] = await app.sql<{ uid: string }>('select uid from invitation where meeting_id = $1', [meetingId]);
    for (const hidden of [seat.email, 'Salakoski', 'Koivulampi', opening.caseId, meetingId, row!.uid, '/v/'])
      expect(text.replaceAll('\r\n ', '')).not.toContain(hidden);
  });

  it('is a calendar without events for who has no meeting', async () => {
    const feed = await feedOf(next().professionalId);
    expect(read((await fetched(feed)).text)).toMatchObject({ method: 'PUBLISH', events: [] });
  });

  it('comes with headers that keep it between the program and us', async () => {
    const { feed } = await invited();
    const { headers, body } = await get(feed);
    expect(headers).toMatchObject({
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'inline; filename="yhdessa.ics"',
      'cache-control': 'private, no-cache',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow, noarchive',
      etag: expect.stringMatching(/^"[\w-]{22}"$/),
      'content-length': String(Buffer.byteLength(body)),
    });
    expect(headers).not.toHaveProperty('last-modified');
    expect(headers).not.toHaveProperty('set-cookie');
    const head = await get(feed, {}, 'HEAD');
    expect(head.body).toBe('');
    const { date: _, ...same } = headers;
    expect(head.headers).toMatchObject(same);
  });

  it.each<[string, (etag: string) => string, number]>([
    ['the tag', (etag) => etag, 304],
    ['the tag, weak', (etag) => `W/${etag}`, 304],
    ['a list with the tag', (etag) => `"other", W/"a,b" , ${etag}`, 304],
    ['any', () => ' * ', 304],
    ['another tag', () => '"AAAAAAAAAAAAAAAAAAAAAA"', 200],
    ['the tag without quotes', (etag) => etag.slice(1, -1), 200],
    ['a star in quotes', () => '"*"', 200],
    ['nothing', () => '', 200],
    ['braces', () => '"},{"', 200],
  ])('is not sent again to who has it: %s', async (_, header, status) => {
    const { seat } = { seat: next() };
    const feed = await feedOf(seat.professionalId);
    const { etag, text } = await fetched(feed);
    for (const method of ['GET', 'HEAD'] as const) {
      const { statusCode, body, headers } = await get(feed, { 'if-none-match': header(etag) }, method);
      expect(statusCode).toBe(status);
      expect(headers).toMatchObject({ etag, 'cache-control': 'private, no-cache' });
      expect(body).toBe(status === 200 && method === 'GET' ? text : '');
      if (status === 304) expect(headers).not.toHaveProperty('content-type');
    }
  });

  it.each([
    ['before the change in spring', '2027-03-28T02:30', '2027-03-28T00:30:00Z', '2027-03-28T01:30:00Z'],
    ['on that evening', '2027-03-28T18:00', '2027-03-28T15:00:00Z', '2027-03-28T16:00:00Z'],
    ['in summer', '2027-04-01T09:00', '2027-04-01T06:00:00Z', '2027-04-01T07:00:00Z'],
    ['before the change in autumn', '2026-10-25T01:00', '2026-10-24T22:00:00Z', '2026-10-24T23:00:00Z'],
    ['on the evening of that day', '2026-10-25T18:00', '2026-10-25T16:00:00Z', '2026-10-25T17:00:00Z'],
  ])('tells the right hour: %s', async (_, local, start, end) => {
    const { feed } = await invited(local);
    expect(await eventsOf(feed)).toEqual([expect.objectContaining({ start, end })]);
  });
});

describe('an address', () => {
  const answerTo = async (path: string) => {
    const { statusCode, body, headers } = await app.inject({ method: 'GET', url: path });
    const { date: _, ...rest } = headers;
    return { statusCode, body, headers: rest };
  };

  it('that never was, was rotated or was revoked opens nothing, and looks the same', async () => {
    const { seat, feed } = await invited();
    const never = await answerTo('/calendar/AAAAAAAAAAAAAAAAAAAAAA.ics');
    expect(never).toMatchObject({ statusCode: 404, body: 'Not found\n', headers: { 'cache-control': 'no-store' } });
    expect(await answerTo(pathOf(feed))).toMatchObject({ statusCode: 200 });
    const rotated = await rotate(seat.professionalId, feed);
    expect(await answerTo(pathOf(feed))).toEqual(never);
    expect(await answerTo(pathOf(rotated))).toMatchObject({ statusCode: 200 });
    await revoke(seat.professionalId, rotated);
    expect(await answerTo(pathOf(rotated))).toEqual(never);
    for (const path of ['/calendar/x.ics', '/calendar/AAAAAAAAAAAAAAAAAAAAAAAA.ics', '/calendar/%00.ics'])
      expect(await answerTo(path)).toEqual(never);
    expect(await app.sql('select from access.calendar_feed_text where feed_id = $1', [feed.id])).toEqual([]);
  });

  it('stands nowhere but at its owner: hashed to be found, sealed to be shown', async () => {
    const feed = await feedOf(next().professionalId);
    const secret = /([\w-]{22})\.ics$/.exec(feed.address)![1]!;
    const [row] = await app.sql<{ row: string; token: Buffer }>(
      'select f::text as row, f.token from calendar_feed f where id = $1',
      [feed.id],
    );
    expect(row!.row).not.toContain(secret);
    expect(row!.token.toString('latin1')).not.toContain(secret);
  });

  it('tells its owner when it was last asked, to the hour', async () => {
    const { professionalId: me } = next();
    const feed = await feedOf(me);
    const last = async () => (await listOf(me))[0]!.fetchedAt;
    const minute = Temporal.Duration.from({ minutes: 1 });
    await get(feed);
    expect(
      Temporal.Instant.from((await last())!)
        .since(SEEDED_AT)
        .total('minutes'),
    ).toBeLessThan(1);
    const first = await last();
    app.clock.moveBy(Temporal.Duration.from({ minutes: 58 }));
    expect(await statementsOf(() => get(feed))).toEqual([expect.stringContaining('read_calendar_feed')]);
    expect(await last()).toBe(first);
    app.clock.moveBy(minute.add(minute));
    await get(feed, { 'if-none-match': '*' });
    expect(
      Temporal.Instant.from((await last())!)
        .since(SEEDED_AT)
        .total('minutes'),
    ).toBeGreaterThanOrEqual(60);
  });

  it('is in no line of the log and in no error', async () => {
    const before = logged.length;
    const { professionalId: me } = next();
    const feed = await feedOf(me);
    const read = 'access.read_calendar_feed(bytea, text[], timestamptz)';
    const paths = [feed, await rotate(me, feed)].map(pathOf);
    const bodies: string[] = [];
    const visit = async () => {
      for (const url of paths) bodies.push((await app.inject({ method: 'GET', url })).body);
    };
    await visit();
    await app.sql(`revoke execute on function ${read} from yhdessa_app`);
    try {
      await visit();
    } finally {
      await app.sql(`grant execute on function ${read} to yhdessa_app`);
    }
    const log = logged.slice(before).join('');
    expect(log).toMatch(/"status":404\}.*"route":"\/calendar\/:token\.ics"/);
    expect(log).toContain('42501');
    for (const path of paths) expect(log + bodies.slice(2).join('')).not.toContain(/[\w-]{22}/.exec(path)![0]);
  });
});

describe('a meeting', () => {
  it('is tentative until it is accepted', async () => {
    const one = await invited();
    const statuses = [];
    for (const state of ['sent', 'tentative', 'counter-proposed', 'bounced', 'accepted']) {
      await answer(one, state);
      statuses.push((await eventsOf(one.feed))[0]!.status);
    }
    expect(statuses).toEqual(['TENTATIVE', 'TENTATIVE', 'TENTATIVE', 'TENTATIVE', 'CONFIRMED']);
  });

  it('that moves is told anew: time, version, tag', async () => {
    const one = await invited();
    const before = await fetched(one.feed);
    const [first] = read(before.text).events;
    app.clock.moveBy(Temporal.Duration.from({ minutes: 5 }));
    await moveMeeting(app, one.meetingId, '2026-12-03T09:00');
    await announce(app, { type: 'meeting.moved', caseId: one.opening.caseId, meetingId: one.meetingId });
    const { statusCode, body, headers } = await get(one.feed, { 'if-none-match': before.etag });
    expect(statusCode).toBe(200);
    expect(headers['etag']).not.toBe(before.etag);
    const [second] = read(body).events;
    expect(second).toEqual({
      ...first,
      start: '2026-12-03T07:00:00Z',
      end: '2026-12-03T08:00:00Z',
      sequence: 1,
      stamp: second!.stamp,
    });
    expect(second!.stamp > first!.stamp).toBe(true);
  });

  it('that did not change is told in the same bytes, whatever else changed', async () => {
    const one = await invited();
    const before = await fetched(one.feed);
    app.clock.moveBy(Temporal.Duration.from({ hours: 5 }));
    await app.sql('update professional set title = title where id = $1', [one.seat.professionalId]);
    const again = statementsOf(() => fetched(one.feed).then((now) => expect(now).toEqual(before)));
    expect(await again).toEqual(expect.arrayContaining([expect.stringContaining('store_calendar_feed')]));
    const other = await addMeeting(app, one.opening, [one.seat], '2026-12-08T09:00');
    await invite(one.opening, other.id);
    const [first, second] = await eventsOf(one.feed);
    expect(first).toEqual(read(before.text).events[0]);
    expect(second).toMatchObject({ sequence: 0, start: '2026-12-08T07:00:00Z' });
    expect(second!.stamp > first!.stamp).toBe(true);
  });

  type Ending = (one: Invited) => Promise<unknown>;
  const of = ({ opening, seat }: Invited, type: string) =>
    announce(app, {
      type,
      caseId: opening.caseId,
      professionalId: seat.professionalId,
      unitId: seat.unitId,
      memberId: seat.professionalId,
      consentId: seat.professionalId,
    });
  const inCase = (sql: string) => (one: Invited) => app.sql(sql, [one.opening.caseId]);
  it.each<[string, Ending]>([
    ['its invitee declines', (one) => answer(one, 'declined')],
    ['its invitee names somebody else', (one) => answer(one, 'delegated')],
    [
      'it is cancelled',
      (one) =>
        app.sql(`update meeting set state = 'cancelled', cancel_reason = 'illness' where id = $1`, [one.meetingId]),
    ],
    [
      'the invitation is cancelled',
      (one) => announce(app, { type: 'meeting.cancelled', ...one.opening, meetingId: one.meetingId }),
    ],
    [
      'the consent is withdrawn',
      inCase(`update consent set state = 'withdrawn', withdrawn_at = now() where case_id = $1`),
    ],
    [
      'the consent is withdrawn and everything follows from it',
      async (one) => {
        await inCase(`update consent set state = 'withdrawn', withdrawn_at = now() where case_id = $1`)(one);
        await of(one, 'consent.withdrawn');
      },
    ],
    [
      'its invitee leaves the network',
      (one) =>
        app.sql(`update network_member set left_at = $2, leave_reason = 'other' where case_id = $1`, [
          one.opening.caseId,
          app.clock.now().toString(),
        ]),
    ],
    [
      'its invitee leaves the unit',
      (one) =>
        app.sql('update access.membership set valid_until = $2 where principal_id = $1 and valid_until is null', [
          one.seat.professionalId,
          app.clock.now().toString(),
        ]),
    ],
    [
      'it is withheld from its invitee',
      (one) =>
        app.sql(`insert into access.withheld values ('meeting', $1, $2, 'case', $3, $4, 'prohibition', now())`, [
          one.meetingId,
          one.seat.professionalId,
          one.opening.caseId,
          COUNSELLOR,
        ]),
    ],
  ])('is gone from the next fetch on when %s', async (_, end) => {
    const one = await invited();
    expect(await eventsOf(one.feed)).toHaveLength(1);
    const { etag } = await fetched(one.feed);
    await end(one);
    const { statusCode, body } = await get(one.feed, { 'if-none-match': etag });
    expect(statusCode).toBe(200);
    expect(read(body).events).toEqual([]);
  });

  it('stays where another basis names its invitee’s unit (each basis stands alone)', async () => {
    const one = await invited();
    await found(app, one.opening, one.seat);
    await inCase(`update consent set state = 'withdrawn', withdrawn_at = now() where case_id = $1`)(one);
    expect(await eventsOf(one.feed)).toHaveLength(1);
    await app.sql('update statutory_basis set ended_at = $2 where case_id = $1', [
      one.opening.caseId,
      app.clock.now().toString(),
    ]);
    expect(await eventsOf(one.feed)).toEqual([]);
  });

  it('is gone when time alone ends the basis, and is not rendered before', async () => {
    const one = await invited('2027-06-30T13:00');
    const before = await fetched(one.feed);
    app.clock.moveTo(Temporal.Instant.from('2027-06-30T20:59:00Z'));
    expect(await statementsOf(() => get(one.feed))).toHaveLength(1);
    expect(await fetched(one.feed)).toEqual(before);
    app.clock.moveTo(Temporal.Instant.from('2027-06-30T21:00:00Z'));
    expect(await eventsOf(one.feed)).toEqual([]);
  });

  it('is kept for thirty days after its end, and is not rendered before they are over', async () => {
    const one = await invited();
    await app.sql(`update meeting set state = 'held', held_at = now() where id = $1`, [one.meetingId]);
    const before = await fetched(one.feed);
    app.clock.moveTo(Temporal.Instant.from('2026-12-31T11:59:00Z'));
    expect(await statementsOf(() => get(one.feed))).toHaveLength(1);
    expect(await fetched(one.feed)).toEqual(before);
    app.clock.moveTo(Temporal.Instant.from('2026-12-31T12:00:00Z'));
    expect(await eventsOf(one.feed)).toEqual([]);
  });

  it('without a time, or before the basis reaches to its end, is nobody’s', async () => {
    const one = await invited('2027-07-01T09:00').catch(() => null);
    // Nobody is invited beyond the consent.
    expect(one).toBeNull();
  });

  it('is in the feeds of all who are invited, each with a UID of its own, in none of others', async () => {
    const [one, two, stranger] = [next(), next(), next()];
    const opening = await openCase(app);
    for (const seat of [one, two, stranger]) await admit(app, opening, seat);
    const { id } = await addMeeting(app, opening, [one, two]);
    await invite(opening, id);
    const feeds = await Promise.all([one, one, two, stranger].map(({ professionalId }) => feedOf(professionalId)));
    const uids = [];
    for (const feed of feeds) uids.push((await eventsOf(feed)).map(({ uid }) => uid));
    expect(uids.map(({ length }) => length)).toEqual([1, 1, 1, 0]);
    expect(uids[0]).toEqual(uids[1]);
    expect(uids[0]).not.toEqual(uids[2]);
  });
});

describe('the feed of who convenes', () => {
  // The cases of the tests before were opened within the minute that begins again for each test.
  beforeEach(() => app.clock.moveTo(SEEDED_AT.add({ hours: 1 })));

  it('has the meetings they convened, settled and always under the same UID', async () => {
    const feed = await feedOf(COUNSELLOR);
    const opening = await openCase(app);
    const seat = next();
    await admit(app, opening, seat);
    const before = await startsOf(feed);
    const { id } = await addMeeting(app, opening, [seat], '2026-12-09T14:00');
    const mine = async () => (await eventsOf(feed)).find(({ start }) => start === '2026-12-09T12:00:00Z');
    const first = await mine();
    expect(first).toMatchObject({ status: 'CONFIRMED', summary: 'Verkostotapaaminen', sequence: 0 });
    expect(await startsOf(feed)).toEqual([...before, '2026-12-09T12:00:00Z'].sort());
    await moveMeeting(app, id, '2026-12-10T14:00');
    const moved = (await eventsOf(feed)).find(({ uid }) => uid === first!.uid);
    expect(moved).toMatchObject({ start: '2026-12-10T12:00:00Z', sequence: 1 });
    await app.sql(`update meeting set state = 'cancelled', cancel_reason = 'other' where id = $1`, [id]);
    expect(await startsOf(feed)).toEqual(before);
    await revoke(COUNSELLOR, feed);
  });

  it('has none of a colleague, and no draft', async () => {
    const feed = await feedOf(COUNSELLOR);
    const before = await startsOf(feed);
    const opening = await openCase(app);
    const { id: ofOther } = await addMeeting(app, opening, [], '2026-12-11T08:00');
    await app.sql('update meeting set convened_by = $2 where id = $1', [ofOther, next().professionalId]);
    const { id: draft } = await addMeeting(app, opening, [], '2026-12-11T09:00');
    await app.sql(`update meeting set state = 'draft' where id = $1`, [draft]);
    expect(await startsOf(feed)).toEqual(before);
    await revoke(COUNSELLOR, feed);
  });

  it('loses them when the case is closed', async () => {
    const feed = await feedOf(COUNSELLOR);
    const before = await startsOf(feed);
    const opening = await openCase(app);
    await addMeeting(app, opening, [], '2026-12-14T08:00');
    expect(await startsOf(feed)).toEqual([...before, '2026-12-14T06:00:00Z'].sort());
    const now = app.clock.now().toString();
    await app.sql(`update network_case set state = 'closed', closed_at = $2 where id = $1`, [opening.caseId, now]);
    expect(await startsOf(feed)).toEqual(before);
    await revoke(COUNSELLOR, feed);
  });
});

describe('what the owner lets the feed tell', () => {
  const ALL = { place: true, conference: true, counsellor: true };
  const whom = 'Kysyttävää? Ota yhteyttä: palveluohjaaja Aino Koivulampi, 040 000 1001';

  it.each<[string, Partial<typeof NEUTRAL>, Record<string, string | null>]>([
    ['in-person', { place: true }, { location: PLACE, url: null, conference: null, description: 'Paikan päällä' }],
    [
      'in-person',
      { conference: true },
      { location: 'Paikka näkyy kirjautumisen jälkeen', url: null, conference: null },
    ],
    ['in-person', ALL, { location: PLACE, url: null, description: `Paikan päällä\n${whom}` }],
    ['remote', { place: true }, { location: 'Etäyhteys, osoite näkyy kirjautumisen jälkeen', url: null }],
    [
      'remote',
      ALL,
      { location: 'Etäyhteydellä', url: LINK, conference: LINK, description: `Etäyhteydellä\n${LINK}\n${whom}` },
    ],
    ['hybrid', { place: true }, { location: PLACE, url: null, description: 'Paikan päällä tai etäyhteydellä' }],
    ['hybrid', { conference: true }, { location: 'Paikka näkyy kirjautumisen jälkeen', url: LINK, conference: LINK }],
    ['hybrid', ALL, { location: PLACE, url: LINK, conference: LINK }],
    ['home', ALL, { location: 'Paikka näkyy kirjautumisen jälkeen', url: null, conference: null }],
    [
      'home',
      { counsellor: true },
      { description: `Paikan päällä\nPaikka ja muut tiedot näkyvät, kun kirjaudut palveluun.\n${whom}` },
    ],
  ])('of a meeting %s with %j', async (mode, details, expected) => {
    const one = await invited(undefined, mode);
    await seal(one);
    const [neutral] = await eventsOf(one.feed);
    expect(neutral).toMatchObject({ url: null, conference: null });
    expect(neutral!.location).not.toBe(PLACE);
    const told = await tell(one.seat.professionalId, one.feed, details);
    const { text } = await fetched(one.feed);
    expect(read(text).events).toEqual([expect.objectContaining(expected)]);
    expect(text).not.toContain('Salakoski');
    await tell(one.seat.professionalId, told, {});
    const [again] = await eventsOf(one.feed);
    expect({ ...again, sequence: 0, stamp: '' }).toEqual({ ...neutral, sequence: 0, stamp: '' });
  });

  it('is never a place where somebody of the family must not be found', async () => {
    const one = await invited();
    await seal(one);
    await tell(one.seat.professionalId, one.feed, { place: true });
    expect((await eventsOf(one.feed))[0]!.location).toBe(PLACE);
    await app.sql('update contact_way set safe = false, safe_time = null where family_id = $1', [one.opening.familyId]);
    expect((await eventsOf(one.feed))[0]!.location).toBe('Paikka näkyy kirjautumisen jälkeen');
  });

  it('follows the counsellor’s number, and that of the unit where they have none', async () => {
    const one = await invited();
    await tell(one.seat.professionalId, one.feed, { counsellor: true });
    const told = async () => (await eventsOf(one.feed))[0]!.description!.split('\n').at(-1);
    expect(await told()).toBe(whom);
    const [before] = await app.sql<{ phone: string }>('select phone from professional where id = $1', [COUNSELLOR]);
    const counsellor = (phone: string | null) =>
      app.sql('update professional set phone = $2 where id = $1', [COUNSELLOR, phone]);
    try {
      await counsellor('040 999');
      expect(await told()).toContain('040 999');
      await counsellor(null);
      await told();
      await app.sql(
        `update unit set phone = '09 777' where id in (select counsellor_unit from network_case where id = $1)`,
        [one.opening.caseId],
      );
      expect(await told()).toContain('09 777');
    } finally {
      await counsellor(before!.phone);
    }
  });

  it('is sealed where it is stored, and what is neutral need not be', async () => {
    const one = await invited();
    await seal(one);
    const stored = async () => {
      await fetched(one.feed);
      const [row] = await app.sql<{ plain: string | null; sealed: Buffer | null }>(
        'select plain, sealed from access.calendar_feed_text where feed_id = $1',
        [one.feed.id],
      );
      return row!;
    };
    expect(await stored()).toEqual({ plain: expect.stringContaining('BEGIN:VEVENT'), sealed: null });
    await tell(one.seat.professionalId, one.feed, { place: true });
    const { plain, sealed } = await stored();
    expect(plain).toBeNull();
    expect(sealed!.toString('latin1')).not.toMatch(/Neuvola|VEVENT/);
  });

  it('is noted in the access log where it is of the case; neutral events are not', async () => {
    const one = await invited();
    await seal(one);
    const lines = () =>
      app.sql<Record<string, string>>(
        `select action, category, basis, acting_for_unit as unit, scope_id as scope from audit.access_log
         where operation = 'calendar.render' and principal_id = $1`,
        [one.feed.id],
      );
    await fetched(one.feed);
    expect(await lines()).toEqual([]);
    await tell(one.seat.professionalId, one.feed, { place: true });
    await fetched(one.feed);
    await fetched(one.feed);
    const { professionalId, unitId: unit } = one.seat;
    const basis = `consent to ${professionalId}`;
    expect(await lines()).toEqual([
      { action: 'disclose', category: 'logistics', basis, unit, scope: one.opening.caseId },
    ]);
  });
});

describe('rendering', () => {
  it('happens once for fifty who ask at once for a feed that has changed', async () => {
    const one = await invited();
    await fetched(one.feed);
    await moveMeeting(app, one.meetingId, '2026-12-04T09:00');
    const texts: string[] = [];
    const sent = await statementsOf(async () => {
      const all = await Promise.all(Array.from({ length: 50 }, () => fetched(one.feed)));
      texts.push(...all.map(({ text }) => text));
    });
    expect(sent.filter((text) => text.includes('content_of_calendar_feed'))).toHaveLength(1);
    expect(new Set(texts).size).toBe(1);
    expect(read(texts[0]!).events).toMatchObject([{ start: '2026-12-04T07:00:00Z' }]);
  });

  it('does not lose a change that commits while it goes on', async () => {
    const one = await invited();
    const renders = 'select access.hold_calendar_feed(), access.content_of_calendar_feed() as content';
    await withClient(app.database.url, async (client) => {
      await client.query('begin');
      await client.query(
        `select set_config('app.principal', $1, true), set_config('app.assurance', 'full', true), set_config('app.now', $2, true)`,
        [one.feed.id, app.clock.now().toString()],
      );
      const { rows } = await client.query<{ content: { seen: number[] } }>(renders);
      await moveMeeting(app, one.meetingId, '2026-12-07T09:00');
      const store = 'select access.store_calendar_feed($1, $2, null, null, $3::bigint[])';
      await client.query(store, ['stale', 'x', `{${rows[0]!.content.seen.join(',')}}`]);
      await client.query('commit');
    });
    // What was stored is no text of ours, and is not asked for: nobody opens it but whoever renders after it.
    const [row] = await app.sql<{ fresh: boolean }>(
      `select is_fresh as fresh from calendar_feed f, access.read_calendar_feed(f.token_hash, '{}', $2) where f.id = $1`,
      [one.feed.id, app.clock.now().toString()],
    );
    expect(row).toEqual({ fresh: false });
  });

  it('lets the feed of one see nothing of another’s, and the application’s login nothing at all', async () => {
    const [one, two] = [await invited(), await invited()];
    await fetched(one.feed);
    await withClient(app.database.url, async (client) => {
      const as = async (principal: string, sql: string, values: unknown[] = []) => {
        await client.query('begin');
        try {
          await client.query(
            `select set_config('app.principal', $1, true), set_config('app.assurance', 'full', true), set_config('app.now', $2, true)`,
            [principal, app.clock.now().toString()],
          );
          return (await client.query(sql, values)).rows;
        } catch (error) {
          return (error as { code: string }).code;
        } finally {
          await client.query('rollback');
        }
      };
      const content = 'select access.content_of_calendar_feed() as content';
      const [{ content: mine }] = (await as(one.feed.id, content)) as [{ content: { meetings: { id: string }[] } }];
      expect(mine.meetings.map(({ id }) => id)).toEqual([one.meetingId]);
      for (const principal of ['', one.seat.professionalId, COUNSELLOR, one.meetingId])
        expect(await as(principal, content)).toEqual([{ content: null }]);
      expect(await as(one.feed.id, 'select id from invitation')).toEqual([]);
      expect(await as(one.feed.id, 'select id from meeting')).toEqual([]);
      expect(await as(one.feed.id, 'select id from calendar_feed')).toEqual([]);
      expect(await as(two.seat.professionalId, 'select id from calendar_feed')).toEqual([{ id: two.feed.id }]);
      const store = `select access.store_calendar_feed('x', 'x', null, null, '{}')`;
      expect(await as(two.seat.professionalId, store)).toBe('42501');
      expect(await as('', store)).toBe('42501');
      for (const table of ['access.calendar_feed_text', 'access.calendar_feed_change'])
        expect(await as(one.seat.professionalId, `select from ${table}`)).toBe('42501');
      const give = 'update calendar_feed set token_hash = $1 where id = $2';
      expect(await as(two.seat.professionalId, give, [Buffer.from('x'), one.feed.id])).toBe('P0002');
      const fake = `update calendar_feed set fetched_at = now() where id = $1`;
      expect(await as(one.seat.professionalId, fake, [one.feed.id])).toBe('42501');
      const add = `insert into calendar_feed (id, professional_id, name, tells_place, tells_conference, tells_counsellor, created_at, token, token_hash)
        values (gen_random_uuid(), $1, 'x', false, false, false, now(), 'x', 'x')`;
      expect(await as(two.seat.professionalId, add, [one.seat.professionalId])).toBe('42501');
      expect(await as(principalOf('guardian'), add, [principalOf('guardian')])).toBe('42501');
      expect(await as(one.seat.professionalId, 'delete from calendar_feed')).toBe('42501');
    });
  });
});
