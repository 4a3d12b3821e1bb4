import type pg from 'pg';
import { PinoLogger } from 'nestjs-pino';
import { symbols } from 'pino';
import PostalMime from 'postal-mime';
import { type Persona, PERSONAS, principalOf } from '../src/demo/personas.js';
import { POHDE } from '../src/demo/pohde.data.js';
import { MailCatcher } from '../src/platform/mail/mail-catcher.js';
import { SESSION_COOKIE } from '../src/platform/session/cookie.js';
import { Sessions } from '../src/platform/session/sessions.js';
import { type Answer, startTestApp, type TestApp } from './support/app.js';
import {
  CHILD,
  done,
  MOTHER,
  mutate,
  openCase,
  type OpenedCase,
  recordContact,
  seatOf,
  type Who,
} from './support/casework.js';
import { poolOf } from './support/database.js';
import { answersTo, everyQuery, type Known } from './support/everything.js';
import { startMail } from './support/invited.js';
import { linesToldTo } from './support/log-lines.js';
import { explain } from './support/own-word.js';
import { readPdf, squeezed } from './support/pdf.js';
import { actionOf, draft, hearChildren, join, promised } from './support/plans.js';
import { type SmsGateway, startSmsGateway } from './support/sms-gateway.js';
import { clockTo } from './support/told.js';

/** Safety bans (turvakielto), who lives with whom, and what neither lets out. Today is 2026-11-23. */

// Tests look into answers freely.
// oxlint-disable-next-line typescript/no-explicit-any
type Given = any;
type Logs = Record<typeof symbols.streamSym, { write: (line: string) => void }>;

let app: TestApp;
let pool: pg.Pool;
let gateway: SmsGateway;
let stopMail: () => Promise<void>;
const logged: string[] = [];
beforeAll(async () => {
  gateway = await startSmsGateway();
  app = await startTestApp({ LOG_LEVEL: 'trace', SMS_GATEWAY_URL: gateway.url, SMS_GATEWAY_TOKEN: 's3cret' });
  (PinoLogger.root as unknown as Logs)[symbols.streamSym].write = (line) => void logged.push(line);
  pool = poolOf(app.database.url, 2);
  stopMail = await startMail(app);
});
afterAll(async () => {
  await stopMail?.();
  await pool?.end();
  await app?.stop();
  await gateway?.stop();
});

/** Sessions of before the clock moved have ended. */
beforeEach(() => PERSONAS.forEach((persona) => app.forget(persona)));

/** Where the family lives and meets, as nothing else in the database is called. */
const ADDRESS = 'Kanarialintutie 77 Q';
const PHONE = '+358409977991';
const MAIL = 'kanarian.koti@salattu.example';
const PLACE = 'Limingan perhekeskus, kanariahuone';
const MUNICIPALITY = '072';
const CANARY = /Kanarialintutie|9977991|salattu\.example|kanariahuone|Kanariasali/i;
/** The name or the code, as values of answers. */
const HOME_TOWN = /Hailuoto|Karlö|"072"/;

const FATHER = { ...MOTHER, givenName: 'Heikki', contactWays: [{ kind: 'PHONE', value: '+358407000111', safe: true }] };
const AUNT = { ...MOTHER, role: 'CLOSE_PERSON', givenName: 'Kerttu', contactWays: [] };
const HIDING = {
  ...MOTHER,
  contactWays: [
    { kind: 'PHONE', value: PHONE, safe: true },
    { kind: 'EMAIL', value: MAIL, safe: true },
    { kind: 'LETTER', value: ADDRESS, safe: true },
  ],
};

/** Rows that a principal sees by bare SQL under the application's login. */
async function bySql<Row extends pg.QueryResultRow>(
  principal: string,
  text: string,
  values: unknown[] = [],
  assurance = 'full',
) {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query(
      `select set_config('app.principal', $1, true), set_config('app.assurance', $2, true), set_config('app.now', $3, true)`,
      [principal, assurance, app.clock.now().toString()],
    );
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.query('rollback');
    client.release();
  }
}

const counsellor = (...given: Parameters<ReturnType<typeof mutate>>) =>
  mutate(app, { principal: principalOf('counsellor') })(...given);
const refusal = async (answer: Promise<Answer>) => (await answer).errors?.[0]?.extensions;

interface Family extends OpenedCase {
  readonly fatherId: string;
  readonly auntId: string;
}

/** A mother and her child in hiding, a father elsewhere who is guardian too, and an aunt. */
async function family(contact: Record<string, unknown> = {}): Promise<Family> {
  const told = await recordContact(
    app,
    { principal: principalOf('counsellor') },
    { municipality: MUNICIPALITY, ...contact },
  );
  const opened = await done(
    counsellor(
      'openCase',
      'OpenCaseInput',
      {
        contactId: told.id,
        expectedVersion: told.version,
        legalFrame: 'GUIDANCE',
        needCodes: ['PARENTING'],
        people: [HIDING, CHILD, FATHER, AUNT],
      },
      'id familyId',
    ),
  );
  const rows = await app.sql<{ id: string; role: string; hides: boolean }>(
    `select p.id, p.role, exists (select from contact_way w where w.person_id = p.id and w.kind = 'letter') as hides
     from person p where p.family_id = $1`,
    [opened.familyId],
  );
  const of = (role: string, hides = false) => rows.find((one) => one.role === role && one.hides === hides)!.id;
  const [motherId, fatherId] = [of('guardian', true), of('guardian')];
  const [childId, auntId] = [of('child'), of('close-person')];
  for (const guardianId of [motherId, fatherId])
    await done(
      counsellor(
        'recordGuardianship',
        'RecordGuardianshipInput',
        { guardianId, childId, powers: 'FULL', rightToInformation: true },
        'id',
      ),
    );
  const { id: caseId, familyId } = opened;
  await done(
    counsellor('inviteClosePerson', 'InviteClosePersonInput', { caseId, personId: auntId, wishedById: motherId }, 'id'),
  );
  return { caseId, familyId, contactId: told.id, motherId, childId, fatherId, auntId };
}

const BAN = 'id personId since lastDay endedAt version';
const ban = (
  personId: string,
  more: Record<string, unknown> = {},
  who: Who = { principal: principalOf('counsellor') },
) =>
  mutate(app, who)(
    'recordSafetyBan',
    'RecordSafetyBanInput',
    { personId, since: '2026-01-01', lastDay: '2028-12-31', evidence: 'VTJ-ote 20.11.', ...more },
    BAN,
  );
const extend = (safetyBanId: string, expectedVersion: number, lastDay: string) =>
  counsellor(
    'extendSafetyBan',
    'ExtendSafetyBanInput',
    { safetyBanId, expectedVersion, lastDay, evidence: 'VTJ' },
    BAN,
  );
const end = (safetyBanId: string, expectedVersion: number) =>
  counsellor('endSafetyBan', 'EndSafetyBanInput', { safetyBanId, expectedVersion }, BAN);
const household = (familyId: string, personIds: readonly string[], expectedVersion = 1, who: Who = 'counsellor') =>
  mutate(app, who)(
    'recordHousehold',
    'RecordHouseholdInput',
    { familyId, personIds, expectedVersion },
    'familyId version households',
  );
const SAFETY = `query ($caseId: UUID!) { casePage(caseId: $caseId) { safety { bans { id personId since lastDay evidence endedAt version }
  shelteredIds households familyVersion } } }`;
const safetyOf = async ({ caseId }: OpenedCase, principal = principalOf('counsellor')) =>
  (await app.asPrincipal(principal)(SAFETY, { caseId })).data.casePage.safety;

describe('a safety ban', () => {
  it('is recorded, seen on the case page with who is sheltered, extended and ended', async () => {
    const f = await family();
    await done(household(f.familyId, [f.motherId, f.childId]));
    const recorded = await done(ban(f.motherId));
    expect(recorded).toMatchObject({ personId: f.motherId, lastDay: '2028-12-31', endedAt: null, version: 1 });
    expect(await safetyOf(f)).toMatchObject({
      bans: [{ id: recorded.id, evidence: 'VTJ-ote 20.11.', lastDay: '2028-12-31' }],
      shelteredIds: [f.motherId, f.childId].toSorted(),
      households: expect.arrayContaining([[f.motherId, f.childId].toSorted(), [f.fatherId, f.auntId].toSorted()]),
      familyVersion: 2,
    });
    expect(await refusal(ban(f.motherId))).toEqual({ code: 'ALREADY_RECORDED', field: 'personId' });
    expect(await refusal(extend(recorded.id, 2, '2029-12-31'))).toMatchObject({ code: 'STALE' });
    expect(await refusal(extend(recorded.id, 1, '2031-01-01'))).toEqual({
      code: 'SAFETY_BAN_TOO_LONG',
      field: 'lastDay',
    });
    const longer = await done(extend(recorded.id, 1, '2030-12-31'));
    expect(longer).toMatchObject({ lastDay: '2030-12-31', version: 2 });
    expect(await done(end(recorded.id, 2))).toMatchObject({ endedAt: expect.any(String) });
    expect(await refusal(end(recorded.id, 3))).toEqual({ code: 'ALREADY_ENDED', field: 'safetyBanId' });
    expect((await safetyOf(f)).shelteredIds).toEqual([]);
    // A later one is shorter.
    expect(await refusal(ban(f.motherId, { since: '2026-11-23', lastDay: '2028-11-24' }))).toMatchObject({
      code: 'SAFETY_BAN_TOO_LONG',
    });
  });

  it.each([
    ['of a stranger', { personId: '00000000-0000-7000-8000-0000000000ff' }, 'NOT_FOUND', 'personId'],
    ['to come', { since: '2026-11-24' }, 'TIME_IN_FUTURE', 'since'],
    ['that is over', { lastDay: '2026-11-22' }, 'SAFETY_BAN_OVER', 'lastDay'],
    ['of more than five years', { lastDay: '2031-01-02' }, 'SAFETY_BAN_TOO_LONG', 'lastDay'],
  ])('is refused %s', async (_, input, code, field) => {
    const f = await openCase(app, { principal: principalOf('counsellor') });
    expect(await refusal(ban(f.motherId, input))).toEqual({ code, field });
    expect(await app.sql('select 1 from safety_ban where family_id = $1', [f.familyId])).toEqual([]);
  });

  it('and who lives where is recorded by those who keep the family, and read by nobody else', async () => {
    const f = await family();
    await join(app, f.caseId, 'nurse', ['identity', 'plan']);
    await done(ban(f.motherId));
    const others: Who[] = [
      'nurse',
      'team-lead',
      'counsellor-other-area',
      { principal: f.motherId },
      { principal: f.fatherId },
    ];
    for (const who of others) {
      expect(await refusal(ban(f.childId, {}, who))).toEqual({ code: 'NOT_FOUND', field: 'personId' });
      expect(await refusal(household(f.familyId, [f.motherId], 1, who))).toEqual({
        code: 'NOT_FOUND',
        field: 'familyId',
      });
      const principal = typeof who === 'string' ? principalOf(who) : who.principal;
      expect(await bySql(principal, 'select 1 from safety_ban where family_id = $1', [f.familyId])).toEqual([]);
      expect(await bySql(principal, 'select 1 from household_member')).toEqual([]);
    }
    for (const principal of [f.motherId, f.fatherId, principalOf('nurse')])
      expect(await safetyOf(f, principal)).toBeNull();
  });

  it('17. a household is of people of the family, each once, and nobody overwrites what somebody else recorded', async () => {
    const f = await family();
    expect(await refusal(household(f.familyId, []))).toEqual({ code: 'HOUSEHOLD_EMPTY', field: 'personIds' });
    expect(await refusal(household(f.familyId, [f.motherId, f.motherId]))).toEqual({
      code: 'NAMED_TWICE',
      field: 'personIds.1',
    });
    const stranger = (await openCase(app)).motherId;
    expect(await refusal(household(f.familyId, [stranger]))).toEqual({
      code: 'NOT_OF_THE_FAMILY',
      field: 'personIds.0',
    });
    await done(household(f.familyId, [f.motherId, f.childId]));
    expect(await refusal(household(f.familyId, [f.fatherId]))).toMatchObject({ code: 'STALE' });
    const back = await done(household(f.familyId, [f.motherId, f.childId, f.fatherId, f.auntId], 2));
    expect(back.households).toHaveLength(1);
  });

  it('is about to end: the counsellor hears of it a month before, by a neutral mail, once', async () => {
    const f = await family();
    const recorded = await done(ban(f.motherId, { lastDay: '2027-01-31' }));
    const [{ email } = { email: '' }] = await app.sql<{ email: string }>(
      'select email from professional where id = $1',
      [principalOf('counsellor')],
    );
    const reminders = async () => {
      await app.runDue();
      const mails = await Promise.all(
        app.running.app
          .get(MailCatcher)
          .mailbox(email)
          .map(({ raw }) => PostalMime.parse(raw)),
      );
      return mails.filter(({ text }) => text?.includes('31.1.2027') || text?.includes('31.3.2027'));
    };
    const before = app.clock.now();
    try {
      clockTo(app, '2026-12-31T08:59');
      expect(await reminders()).toEqual([]);
      const longer = await done(extend(recorded.id, 1, '2027-03-31'));
      clockTo(app, '2026-12-31T09:01');
      expect(await reminders()).toEqual([]);
      clockTo(app, '2027-02-28T09:01');
      const [mail, ...more] = await reminders();
      expect([mail!.subject, more.length]).toEqual(['Muistutus Yhdessä-palvelusta', 0]);
      expect(mail!.text).not.toMatch(/turvakiel|Marjatta|Salakoski/i);
      expect(await reminders()).toHaveLength(1);
      await done(end(longer.id, 2));
    } finally {
      app.clock.moveTo(before);
    }
  });
});

describe('a contact with a safety ban', () => {
  const SEES = 'id version hasSafetyBan municipality { code } takenBy { id }';
  const seenBy = async (who: Persona, id: string) =>
    (await app.as(who)(`query ($id: UUID!) { contact(id: $id) { ${SEES} } }`, { id })).data?.contact;
  const queue = async () =>
    (
      await app.as('counsellor')(
        `query ($areaId: UUID!) { dutyQueue(areaId: $areaId, first: 100) { edges { node { ${SEES} } } } }`,
        { areaId: POHDE.id },
      )
    ).data.dutyQueue.edges.map(({ node }: Given) => node) as Given[];

  it('tells where the family lives to nobody before it is taken, and then to who has taken it alone', async () => {
    const waiting = { hasSafetyBan: true, municipality: MUNICIPALITY, firstAnsweredAt: null };
    const { id, version } = await recordContact(app, 'counsellor', waiting);
    expect((await queue()).find((one) => one.id === id)).toMatchObject({ hasSafetyBan: true, municipality: null });
    expect(await app.sql('select municipality from contact where id = $1', [id])).toEqual([{ municipality: null }]);
    expect(await bySql(principalOf('counsellor'), 'select 1 from contact_home where contact_id = $1', [id])).toEqual(
      [],
    );
    const correction = { contactId: id, expectedVersion: version, municipality: '425' };
    expect(await refusal(counsellor('correctContact', 'CorrectContactInput', correction, 'id'))).toEqual({
      code: 'TAKE_FIRST',
      field: 'municipality',
    });
    await done(counsellor('takeContact', 'ContactInput', { contactId: id, expectedVersion: version }, 'id'));
    expect(await seenBy('counsellor', id)).toMatchObject({ hasSafetyBan: true, municipality: { code: MUNICIPALITY } });
    const team = await app.as('team-lead')(
      `query ($areaId: UUID!) { teamContacts(areaId: $areaId, first: 100) { edges { node { ${SEES} } } } }`,
      { areaId: POHDE.id },
    );
    const led = team.data.teamContacts.edges.find(({ node }: Given) => node.id === id);
    expect(led.node).toMatchObject({ municipality: null, hasSafetyBan: true });
    expect(await bySql(principalOf('team-lead'), 'select 1 from contact_home where contact_id = $1', [id])).toEqual([]);
  });

  it('is marked and unmarked by a correction', async () => {
    const { id, version } = await recordContact(app, 'counsellor', { municipality: MUNICIPALITY });
    const correct = (more: object, expectedVersion: number) =>
      counsellor('correctContact', 'CorrectContactInput', { contactId: id, expectedVersion, ...more }, SEES);
    const stored = async () =>
      (await app.sql('select municipality from contact where id = $1', [id]))[0]!['municipality'];
    const marked = await done(correct({ hasSafetyBan: true }, version));
    expect([marked.municipality, await stored()]).toEqual([{ code: MUNICIPALITY }, null]);
    const elsewhere = await done(correct({ municipality: '425' }, marked.version));
    expect([elsewhere.municipality, await stored()]).toEqual([{ code: '425' }, null]);
    const open = await done(correct({ hasSafetyBan: false }, elsewhere.version));
    expect([open.municipality, open.hasSafetyBan, await stored()]).toEqual([{ code: '425' }, false, '425']);
    expect(await done(correct({ hasSafetyBan: true }, open.version))).toMatchObject({ municipality: { code: '425' } });
  });

  it('shelters the whole family from the first moment of its case, until somebody records whose ban it is', async () => {
    const f = await family({ hasSafetyBan: true });
    const { bans, shelteredIds } = await safetyOf(f);
    expect(bans).toMatchObject([{ personId: null, lastDay: null, endedAt: null }]);
    expect(shelteredIds).toHaveLength(4);
    expect(await refusal(extend(bans[0].id, 1, '2028-01-01'))).toEqual({
      code: 'SAFETY_BAN_OF_NOBODY',
      field: 'safetyBanId',
    });
    await done(household(f.familyId, [f.motherId, f.childId]));
    await done(ban(f.motherId));
    const after = await safetyOf(f);
    expect(after.bans.map((one: Given) => [one.personId, one.endedAt === null])).toEqual([
      [null, false],
      [f.motherId, true],
    ]);
    expect(after.shelteredIds).toEqual([f.motherId, f.childId].toSorted());
  });
});

describe('what a ban hides', () => {
  // What waits of other tests goes out before.
  beforeEach(() => app.runDue());

  /** A family without a ban, with a meeting that has a place, a nurse who is invited and one who is not. */
  async function invited(authority: Persona = 'nurse') {
    const f = await family();
    await done(household(f.familyId, [f.motherId, f.childId]));
    for (const persona of [authority, 'social-worker'] as const)
      await join(app, f.caseId, persona, ['identity', 'plan']);
    await join(app, f.caseId, 'ngo-worker', ['plan']);
    const meeting = await scheduled(f, [authority, 'ngo-worker']);
    return { ...f, meeting };
  }
  const PLACES = `select 1 from meeting_place where meeting_id = $1`;
  const places = async (principal: string, meetingId: string, assurance = 'full') =>
    (await bySql(principal, PLACES, [meetingId], assurance)).length;
  const rooms = async (principal: string, meetingId: string) =>
    (await bySql(principal, 'select 1 from meeting_participant where meeting_id = $1 and is_room', [meetingId])).length;
  const ways = async (principal: string, personId: string) =>
    (await bySql(principal, 'select 1 from contact_way where person_id = $1', [personId])).length;

  it('is the place of a meeting, its rooms and the ways of contact, at once, by bare SQL; and comes back with its end', async () => {
    const { meeting, ...f } = await invited();
    const readers: [string, string, number, number][] = [
      ['the counsellor', principalOf('counsellor'), 1, 3],
      ['an authority who is invited', principalOf('nurse'), 1, 0],
      ['an authority who is not', principalOf('social-worker'), 0, 0],
      ['a unit that is no authority', principalOf('ngo-worker'), 0, 0],
      ['a team lead', principalOf('team-lead'), 0, 0],
      ['the mother', f.motherId, 1, 3],
      ['the father', f.fatherId, 0, 0],
      ['the aunt', f.auntId, 0, 0],
    ];
    const before = await Promise.all(readers.map(([, who]) => places(who, meeting.id)));
    expect(before.filter(Boolean).length).toBeGreaterThan(5);
    expect(await ways(principalOf('social-worker'), f.motherId)).toBe(3);
    const recorded = await done(ban(f.motherId));
    for (const [name, who, seesPlace, seesWays] of readers) {
      expect([name, await places(who, meeting.id), await ways(who, f.motherId)]).toEqual([name, seesPlace, seesWays]);
      expect([name, await rooms(who, meeting.id)]).toEqual([name, seesPlace]);
    }
    expect(await places(f.motherId, meeting.id, 'basic')).toBe(0);
    // The father, who lives elsewhere, is reached as before.
    expect(await ways(principalOf('social-worker'), f.fatherId)).toBe(1);
    // Who declines is told no more.
    await app.sql(
      `update invitation set state = 'declined', answered_at = now(), answered_by = 'app' where meeting_id = $1 and professional_id = $2`,
      [meeting.id, principalOf('nurse')],
    );
    expect(await places(principalOf('nurse'), meeting.id)).toBe(0);
    await done(end(recorded.id, 1));
    expect(await Promise.all(readers.map(([, who]) => places(who, meeting.id)))).toEqual(before);
  });

  it('is over the day after its last day', async () => {
    const { meeting, ...f } = await invited();
    await done(ban(f.motherId, { lastDay: '2026-11-24' }));
    const now = app.clock.now();
    clockTo(app, '2026-11-24T23:59');
    expect(await places(f.fatherId, meeting.id)).toBe(0);
    clockTo(app, '2026-11-25T00:00');
    expect(await places(f.fatherId, meeting.id)).toBe(1);
    app.clock.moveTo(now);
  });

  it('17. is told to everybody who lives there, and to neither of two households that hide from each other', async () => {
    const { meeting, ...f } = await invited();
    await done(ban(f.motherId));
    expect([await places(f.motherId, meeting.id), await places(f.fatherId, meeting.id)]).toEqual([1, 0]);
    await done(ban(f.fatherId));
    expect([await places(f.motherId, meeting.id), await places(f.fatherId, meeting.id)]).toEqual([0, 0]);
  });

  it('3. leaves a calendar feed with the next fetch, and a text message that is not yet sent', async () => {
    const { meeting, ...f } = await invited('teacher');
    const teacher = mutate(app, 'teacher');
    const feed = await done(
      teacher('createCalendarFeed', 'CreateCalendarFeedInput', { name: 'puhelin' }, 'id address version'),
    );
    const details = { place: true, conference: true, counsellor: true };
    await done(
      teacher(
        'chooseFeedDetails',
        'ChooseFeedDetailsInput',
        { feedId: feed.id, expectedVersion: feed.version, ...details },
        'id',
      ),
    );
    const fetched = async () =>
      (await app.inject({ method: 'GET', url: new URL(feed.address).pathname })).body.replaceAll('\r\n ', '');
    expect(await fetched()).toContain('kanariahuone');
    await done(ban(f.motherId));
    const hidden = await fetched();
    expect(hidden).toContain('BEGIN:VEVENT');
    expect(hidden).not.toMatch(CANARY);
    gateway.got.length = 0;
    await app.runDue();
    const { day, month } = Temporal.PlainDate.from(meeting.localStart.slice(0, 10));
    const texts = gateway.got.map(({ body }) => body.text).filter((text) => text.includes(` ${day}.${month}. `));
    expect(texts).toHaveLength(2);
    expect(texts.join('\n')).not.toMatch(/perhekeskus|kanaria/i);
  });

  it('22. is no municipality in what is counted of feedback', async () => {
    const f = await family();
    await app.sql(
      `insert into feedback_answer (area_id, id, scope_type, scope_id, kind, asked_group, month, channel, municipality, face)
       values ($1, gen_random_uuid(), 'contact', $2, 'contact', 'family', '2026-11-01', 'phone', $3, 'good')`,
      [POHDE.id, f.contactId, MUNICIPALITY],
    );
    await done(ban(f.motherId));
    expect(await app.sql('select municipality from feedback_answer where scope_id = $1', [f.contactId])).toEqual([
      { municipality: null },
    ]);
    expect(await app.sql('select municipality, has_safety_ban from contact where id = $1', [f.contactId])).toEqual([
      { municipality: null, has_safety_ban: true },
    ]);
  });
});

const DRAFT = 'id version participants { id personId professionalId isRoom }';
let days = 0;
/** A meeting with these professionals, a room, and mother and father, at a place that must not get out. */
async function scheduled({ caseId, motherId, fatherId, auntId }: Family, personas: readonly Persona[]): Promise<Given> {
  const seats = await Promise.all(personas.map((persona) => seatOf(app, persona)));
  const room = await canaryRoom();
  const participants = [...seats, room].map((seat) => ({ ...seat, needed: 'REQUIRED' }));
  const what = { caseId, question: 'Miten illat rauhoitetaan?', durationMinutes: 60, mode: 'IN_PERSON' };
  const where = {
    place: PLACE,
    municipality: MUNICIPALITY,
    participants,
    familyPersonIds: [motherId, fatherId, auntId],
  };
  const convened = await done(counsellor('conveneMeeting', 'ConveneMeetingInput', { ...what, ...where }, DRAFT));
  const start = `${Temporal.PlainDate.from('2026-12-14')
    .add({ days: 7 * (days += 1) })
    .toString()}T12:00`;
  const seen = ({ id, version }: Given) => ({ meetingId: id, expectedVersion: version, start });
  const yes = await done(
    counsellor('recordFamilyYes', 'RecordFamilyYesInput', { ...seen(convened), personId: motherId }, DRAFT),
  );
  const despite = yes.participants.filter((one: Given) => one.professionalId && !one.isRoom).map(({ id }: Given) => id);
  return done(
    counsellor(
      'scheduleMeeting',
      'ScheduleMeetingInput',
      { ...seen(yes), despite },
      `${DRAFT} municipality startsAt localStart`,
    ),
  );
}

let room: { professionalId: string; unitId: string } | undefined;
/** A room that says where it is. */
async function canaryRoom() {
  if (room) return room;
  const [unit] = await app.sql<{ id: string }>(
    'select id from unit where area_id = $1 and municipality is not null order by id limit 1',
    [POHDE.id],
  );
  const { id } = await done(
    mutate(app, 'admin')('addRoom', 'AddRoomInput', { unitId: unit!.id, name: 'Kanariasali' }, 'id'),
  );
  room = { professionalId: id, unitId: unit!.id };
  return room;
}

/** Everybody who must not be told, and the few who may. */
interface Reader {
  readonly name: string;
  readonly ask: ReturnType<TestApp['asPrincipal']>;
  readonly cookie: string | null;
}

describe('3. a family in hiding', () => {
  let f: Family;
  let meeting: Given;
  let known: Known;
  let readers: readonly Reader[];
  let heldId: string;
  let feedPath: string;
  const textOf = (value: unknown) => JSON.stringify(value);

  /** Operations of the directory name every municipality, and none of a family. */
  const DIRECTORY = [
    'areas',
    'municipalities',
    'units',
    'unit',
    'services',
    'service',
    'travelTimes',
    'rooms',
    'organisations',
  ];
  const PEOPLE_OF_DIRECTORY = ['professional', 'professionals', 'professionalsByName'];
  const isOfDirectory = (name: string) => [...DIRECTORY, ...PEOPLE_OF_DIRECTORY].includes(name);

  beforeAll(async () => {
    PERSONAS.forEach((persona) => app.forget(persona));
    logged.length = 0;
    f = await family({ hasSafetyBan: true });
    await done(household(f.familyId, [f.motherId, f.childId]));
    await done(ban(f.motherId));
    const all = ['identity', 'needs', 'plan', 'actions', 'minutes'];
    for (const persona of ['nurse', 'teacher', 'social-worker', 'ngo-worker', 'interpreter'] as const)
      await join(app, f.caseId, persona, persona === 'interpreter' ? ['identity'] : all);
    const invited = ['nurse', 'teacher', 'ngo-worker', 'interpreter'] as const;
    const before = await scheduled(f, invited);
    await app.runDue();
    clockTo(app, `${before.localStart.slice(0, 10)}T18:00`);
    PERSONAS.forEach((persona) => app.forget(persona));
    await met(before);
    await planned(await draft(app, f.caseId, before.id));
    await app.runDue();
    meeting = await scheduled(f, invited);
    const feed = await done(
      mutate(app, 'teacher')('createCalendarFeed', 'CreateCalendarFeedInput', { name: 'kone' }, 'id address version'),
    );
    const details = { place: true, conference: true, counsellor: true };
    const choose = { feedId: feed.id, expectedVersion: feed.version, ...details };
    await done(mutate(app, 'teacher')('chooseFeedDetails', 'ChooseFeedDetailsInput', choose, 'id'));
    await app.runDue();
    const [plan] = (await app.sql('select id, plan_id as "planId" from plan_version where case_id = $1', [
      f.caseId,
    ])) as [{ id: string; planId: string }];
    feedPath = new URL(feed.address).pathname;
    heldId = before.id;
    known = {
      areaId: [POHDE.id],
      subject: [{ caseId: f.caseId }, { familyId: f.familyId }],
      withholdingId: [f.caseId],
      language: ['FI'],
      caseId: [f.caseId],
      contactId: [f.contactId],
      familyId: [f.familyId],
      meetingId: [meeting.id, heldId],
      planVersionId: [plan.id],
      planId: [plan.planId],
      personId: [f.motherId, f.childId, f.fatherId],
      professionalId: [principalOf('nurse')],
      professionalIds: [principalOf('nurse')],
      unitId: [(await seatOf(app, 'nurse')).unitId],
      id: [f.caseId, f.contactId, meeting.id, plan.id],
      text: ['Salakoski'],
      'municipalities.areaId': [POHDE.id],
      from: ['2026-12-01'],
      to: ['2027-02-01'],
      year: [2026],
      quarter: [3],
      person: [{ phone: PHONE }, { familyName: 'Salakoski' }],
      input: [{ meetingId: meeting.id, from: '2026-12-01', to: '2027-02-01' }],
      invitationId: (
        await app.sql<{ id: string }>('select id from invitation where meeting_id = $1', [meeting.id])
      ).map(({ id }) => id),
    };
    readers = await everybody();
  });

  /** It was held: everybody came, the minutes are shared. */
  async function met({ id: meetingId, version, participants }: Given) {
    const there = participants.filter(({ isRoom }: Given) => !isRoom);
    const attendance = there.map(({ id: participantId }: Given) => ({ participantId, attendance: 'ON_SITE' }));
    const held = { meetingId, expectedVersion: version, attendance };
    await done(counsellor('recordMeetingHeld', 'RecordMeetingHeldInput', held, 'id'));
    const page = { forAll: 'Sovittiin rauhallisista illoista.', forFamily: 'Isä kuuli saman.' };
    const minutes = { meetingId, expectedVersion: null, ...page };
    const written = await done(counsellor('writeMinutes', 'WriteMinutesInput', minutes, 'version'));
    const shared = { meetingId, expectedVersion: written.version };
    await done(counsellor('shareMinutes', 'ShareMinutesInput', shared, 'version'));
  }

  /** The plan is agreed by both guardians. */
  async function planned({ id: planVersionId, version }: Given) {
    const goal = { planVersionId, text: 'Illat ovat rauhallisia.' };
    await done(counsellor('addGoal', 'AddGoalInput', goal, 'id'));
    await promised(app, await actionOf(app, planVersionId, 'nurse', '2027-02-15'));
    await hearChildren(app, planVersionId);
    const seen = { planVersionId, expectedVersion: version, nextReviewOn: '2027-03-01' };
    const proposed = await done(counsellor('proposePlan', 'ProposePlanInput', seen, 'version'));
    for (const principal of [f.motherId, f.fatherId]) {
      const said = { planVersionId, personId: principal, approval: 'AGREED' };
      await done(mutate(app, { principal })('recordPlanApproval', 'RecordPlanApprovalInput', said, 'id'));
    }
    const agreed = { planVersionId, expectedVersion: proposed.version };
    await done(counsellor('agreePlan', 'AgreePlanInput', agreed, 'version'));
  }

  async function session(principal: string): Promise<string> {
    const client = { ip: '127.0.0.1', userAgent: 'lightMyRequest' };
    const token = await app.running.app.get(Sessions).open(principal, { kind: 'session', method: 'demo', client });
    return `${SESSION_COOKIE}=${token}`;
  }

  async function everybody(): Promise<Reader[]> {
    const personas = PERSONAS.filter((persona) => !['counsellor', 'nurse', 'teacher'].includes(persona));
    const named = await Promise.all(
      personas.map(async (name) => ({ name, ask: app.as(name), cookie: await session(principalOf(name)) })),
    );
    const relatives = await Promise.all(
      [['father', f.fatherId] as const, ['aunt', f.auntId] as const].map(async ([name, id]) => ({
        name,
        ask: app.asPrincipal(id),
        cookie: await session(id),
      })),
    );
    return [...named, ...relatives, { name: 'nobody', ask: app.as(null), cookie: null }];
  }

  const told = async (ask: Reader['ask']) => {
    const { asked, unknown } = everyQuery(app, known);
    expect(unknown).toEqual([]);
    return answersTo(ask, asked);
  };
  const leaks = (answers: Awaited<ReturnType<typeof told>>) =>
    answers
      .filter(({ name, answer }) => !isOfDirectory(name) && [CANARY, HOME_TOWN].some((one) => one.test(textOf(answer))))
      .map(({ name }) => name);

  it('is told of by no read operation to anybody who may not know', async () => {
    let answered = 0;
    for (const { name, ask } of readers) {
      const answers = await told(ask);
      answered += answers.filter(({ answer }) => answer.data).length;
      expect([name, leaks(answers)]).toEqual([name, []]);
    }
    expect(answered).toBeGreaterThan(300);
  }, 120_000);

  it('is told of to those who may know: what each of them needs, and no more', async () => {
    const whole = textOf(await told(app.as('counsellor')));
    for (const canary of [ADDRESS, PHONE, MAIL, PLACE, 'Hailuoto', 'Kanariasali']) expect(whole).toContain(canary);
    const nurse = textOf((await told(app.as('nurse'))).filter(({ name }) => !isOfDirectory(name)));
    expect(nurse).toContain(PLACE);
    expect(nurse).not.toMatch(/Kanarialintutie|9977991|salattu/);
    const mother = textOf(await told(app.asPrincipal(f.motherId)));
    for (const canary of [ADDRESS, PHONE, PLACE]) expect(mother).toContain(canary);
  });

  it('17. is found by no name, id or number of a unit: those it hides from hear the sector alone', async () => {
    const units = await app.sql<{ id: string; name: string; phone: string }>(
      `select u.id, u.name, u.phone from network_member n join unit u on u.id = n.unit_id where n.case_id = $1 and u.sector <> 'service-guidance'`,
      [f.caseId],
    );
    // The switchboard stands in for who has no number of their own; one unit has filed, one service is of no directory.
    await app.sql('update professional set phone = null where id = $1', [principalOf('teacher')]);
    await app.sql(
      `insert into filing_receipt (area_id, id, case_id, unit_id, what, filed_on, as_told, recorded_by, recorded_at)
       values ($1, gen_random_uuid(), $2, $3, 'plan', '2026-12-22', false, $4, now())`,
      [POHDE.id, f.caseId, units[0]!.id, principalOf('counsellor')],
    );
    const outside = {
      serviceName: 'Lakeuden kerho',
      contactPerson: 'Kaisa, Lakeuden kerho',
      phone: '08 555 7788',
      reason: 'Tukea.',
      consentEvidence: 'Äiti, 22.12.',
    };
    await done(
      counsellor('proposeHandoverOutside', 'ProposeHandoverOutsideInput', { caseId: f.caseId, ...outside }, 'id'),
    );
    const copy = { planVersionId: known['planVersionId']![0], unitId: units[0]!.id, how: 'PAPER' };
    await done(counsellor('handOutPlan', 'HandOutPlanInput', copy, 'id'));
    const telling = [...units.flatMap(({ id, name, phone }) => [id, name, phone]), 'Lakeuden kerho', outside.phone];
    const names = telling.filter((name) => name !== 'Neuvola');
    expect(names.length).toBeGreaterThan(12);
    const namedTo = async (principal: string) => {
      const answers = await told(app.asPrincipal(principal));
      const whole = textOf(answers.filter(({ name }) => !['areas', 'municipalities', 'organisations'].includes(name)));
      return names.filter((name) => whole.includes(name));
    };
    expect(await namedTo(f.fatherId)).toEqual([]);
    expect(await namedTo(f.auntId)).toEqual([]);
    const school = units.find(({ name }) => name.endsWith('koulu'))!;
    expect(await namedTo(f.motherId)).toEqual(
      expect.arrayContaining([school.id, school.name, school.phone, 'Lakeuden kerho', outside.phone]),
    );
    const asked = await explain(app, f.caseId);
    const refused = { consentId: asked.id, expectedVersion: asked.version };
    const father = mutate(app, { principal: f.fatherId });
    expect(await done(father('refuseConsent', 'RefuseConsentInput', refused, 'unitId state'))).toEqual({
      unitId: null,
      state: 'REFUSED',
    });
    expect(
      await bySql(f.fatherId, 'select 1 from service where unit_id = any ($1)', [units.map(({ id }) => id)]),
    ).toEqual([]);
    for (const { id } of units)
      expect(await bySql(f.fatherId, 'select access.phone_told($1) as phone', [id])).toEqual([{ phone: null }]);
    const page = await app.asPrincipal(f.fatherId)(
      `query ($caseId: UUID!) { casePage(caseId: $caseId) { members { who { familyName unitId unitName } }
         consents { unitId unitName } filingReceipts { unitId unitName } baton { outside { serviceName phone } } responsiblePerson { who { familyName phone unitName } } } }`,
      { caseId: f.caseId },
    );
    expect(page.errors).toBeUndefined();
    expect(textOf(page.data)).toMatch(/"Koulu"|"Neuvola"/);
    expect(page.data.casePage).toMatchObject({
      consents: expect.arrayContaining([{ unitId: null, unitName: 'Koulu' }]),
      filingReceipts: [{ unitId: null }],
      baton: { outside: [{ serviceName: null, phone: null }] },
    });
    expect(page.data.casePage.responsiblePerson.who.phone).toMatch(/\d/);
    expect(page.data.casePage.responsiblePerson.who.familyName).toBe('Koivulampi');
  }, 120_000);

  it('17. is told by no line of the log that names the ban, by bare SQL either', async () => {
    const naming = async (who: string) =>
      new Set(
        (await linesToldTo(app, who, f.caseId))
          .map(({ operation }) => operation)
          .filter((each) => ['recordSafetyBan', 'recordHousehold'].includes(each)),
      );
    expect((await naming(f.fatherId)).size).toBe(0);
    expect((await naming(f.motherId)).size).toBe(2);
  });

  it('is in no mail, however it is read, nor text message', async () => {
    clockTo(app, `${meeting.localStart.slice(0, 10)}T07:00`);
    await app.runDue();
    const boxes = app.running.app.get(MailCatcher).mailboxes;
    const mails = boxes.flatMap(({ address, mails: caught }) => caught.map(({ raw }) => ({ address, raw })));
    expect(mails.length).toBeGreaterThan(5);
    for (const { address, raw } of mails) {
      const mail = await PostalMime.parse(raw, { attachmentEncoding: 'utf8' });
      const content = [
        mail.subject,
        mail.text,
        mail.html,
        ...mail.attachments.map(({ content: part }) => (typeof part === 'string' ? part : '')),
      ].join('\n');
      expect([address, CANARY.test(content), /Hailuoto/.test(content)]).toEqual([address, false, false]);
      // Whose address it is gets mail there.
      if (address !== MAIL) expect([address, CANARY.test(String(raw))]).toEqual([address, false]);
    }
    const texts = gateway.got.map(({ body }) => body.text).join('\n');
    expect(texts).not.toMatch(/Kanarialintutie|9977991|kanariahuone/);
  });

  it('is on no page and in no document for anybody who may not know', async () => {
    const links = app.running.app
      .get(MailCatcher)
      .mailboxes.flatMap(({ mails }) => mails.map(({ raw }) => String(raw)))
      .flatMap((raw) => [...raw.matchAll(/\/(?:v|palaute)\/[\w-]{22}/g)].map(([link]) => link));
    const [planId, meetingId] = [known['planVersionId']![0], heldId];
    const papers = [`suunnitelma/${String(planId)}`, `muistio/${meetingId}`].flatMap((path) =>
      ['pdf', 'json'].map((format) => `/asiakirjat/${path}.${format}`),
    );
    const urls = [
      '/',
      '/s',
      '/s/kuulumiset',
      '/s/laitteet',
      '/lupaukset',
      '/palaute',
      feedPath,
      ...papers,
      ...new Set(links),
    ];
    for (const { name, cookie } of await everybody())
      for (const url of urls) {
        const { rawPayload, headers } = await app.inject({ method: 'GET', url, headers: cookie ? { cookie } : {} });
        const isPdf = String(headers['content-type']).includes('pdf');
        const content = isPdf ? (await readPdf(rawPayload)).text : rawPayload.toString();
        expect([name, url, CANARY.test(content) || content.includes(squeezed(ADDRESS))]).toEqual([name, url, false]);
      }
    expect(links.length).toBeGreaterThan(1);
    const page = await app.inject({ method: 'GET', url: '/s', headers: { cookie: await session(f.motherId) } });
    expect(page.body).toContain('kanariahuone');
  }, 120_000);

  it('is in no line of the log, no effect that waits, and in the clear in no table', async () => {
    expect(logged.length).toBeGreaterThan(50);
    expect(logged.filter((line) => CANARY.test(line) || /Hailuoto/.test(line))).toEqual([]);
    const tables = await app.sql<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'access', 'platform', 'audit')`,
    );
    for (const { name } of tables) {
      // A room of the directory is called what it is called.
      const rows = await app.sql(`select 1 from ${name} t where t::text ~* $1 and t::text !~ 'Kanariasali' limit 1`, [
        CANARY.source,
      ]);
      expect([name, rows]).toEqual([name, []]);
    }
  });
});
