import type pg from 'pg';
import { personId } from '../src/demo/directory.js';
import { principalOf } from '../src/demo/personas.js';
import { KAINUU, POHDE } from '../src/demo/pohde.data.js';
import { MailCatcher } from '../src/platform/mail/mail-catcher.js';
import { startTestApp, type TestApp } from './support/app.js';
import { CHILD, done, MOTHER, mutate, openCase, type OpenedCase, seatOf, type Who } from './support/casework.js';
import { poolOf, SEEDED_AT, withClient } from './support/database.js';
import { mailsOf } from './support/followed.js';
import { draft } from './support/plans.js';

let app: TestApp;
let pool: pg.Pool;
let family: OpenedCase;
beforeAll(async () => {
  app = await startTestApp();
  pool = poolOf(app.database.url, 2);
  await app.running.app.get(MailCatcher).start();
  await app.sql('truncate platform.outbox_effect');
});
afterAll(async () => {
  await pool?.end();
  await app?.stop();
});
beforeEach(async () => {
  app.clock.moveTo(SEEDED_AT);
  family = await openCase(app, counsellor);
});

const counsellor = { principal: principalOf('counsellor') };
const colleague = { principal: personId('duty-colleague') };
const third = { principal: personId('third-counsellor') };
const lead = { principal: principalOf('team-lead') };
const inspector = { principal: principalOf('log-inspector') };
const WORDS = 'Äiti soitti yöllä ja tarvitsee apua heti.';
const FIELDS = 'id caseId kind endsAt endedAt version';

const look = (who: Who, input: Record<string, unknown> = {}, name = 'breakGlass') =>
  mutate(app, who)(
    name,
    'BreakGlassInput',
    { caseId: family.caseId, reason: 'URGENT_NEED', words: WORDS, ...input },
    FIELDS,
  );
const supervise = (who: Who, input: Record<string, unknown> = {}) =>
  look(who, { reason: 'QUALITY', ...input }, 'superviseCase');
const end = (who: Who, { id, version }: { id: string; version: number }) =>
  mutate(app, who)('endBreakGlass', 'EndBreakGlassInput', { breakGlassId: id, expectedVersion: version }, FIELDS);
const review = (who: Who, { id, version }: { id: string; version: number }, more: Record<string, unknown> = {}) =>
  mutate(app, who)(
    'reviewBreakGlass',
    'ReviewBreakGlassInput',
    {
      breakGlassId: id,
      expectedVersion: version,
      outcome: 'JUSTIFIED',
      words: 'Soitin perheelle: apua tarvittiin.',
      ...more,
    },
    'id reviewedAt version',
  );
const asked = (who: { principal: string }) => app.asPrincipal(who.principal);
const LIST = `query ($areaId: UUID!) { breakGlassesToReview(areaId: $areaId) {
  id caseId kind professionalId professionalName unitName reason words openedAt endedAt timesWithinDay isOverdue version } }`;
const listOf = async (who: { principal: string }, areaId = POHDE.id) => asked(who)(LIST, { areaId });
const waitsFor = async (who: { principal: string }) =>
  (await listOf(who)).data.breakGlassesToReview.filter(({ caseId }: { caseId: string }) => caseId === family.caseId);
const PAGE = `query ($caseId: UUID!) { casePage(caseId: $caseId) { people { givenName contactWays { value } } needs { description }
  plan { versions { sharedGoal } } consents { id } breakGlasses { kind who { givenName familyName unitName } reason endedAt outcome words reviewWords } } }`;
const page = (who: { principal: string }) => asked(who)(PAGE, { caseId: family.caseId });
const rows = () => app.sql('select * from break_glass where case_id = $1 order by opened_at, id', [family.caseId]);
const after = (duration: Temporal.DurationLike) => app.clock.moveTo(app.clock.now().add(duration));

/** Bare SQL under the application's login as a principal at the clock's moment, undone. */
async function sqlAs<T extends pg.QueryResultRow>(
  principal: string,
  text: string,
  values: unknown[] = [],
): Promise<T[]> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query(
      `select set_config('app.principal', $1, true), set_config('app.assurance', 'full', true), set_config('app.now', $2, true)`,
      [principal, app.clock.now().toString()],
    );
    return (await client.query<T>(text, values)).rows;
  } finally {
    await client.query('rollback');
    client.release();
  }
}
const TABLES = [
  'network_case',
  'person',
  'person_identity',
  'contact_way',
  'case_needs',
  'plan',
  'plan_version',
  'consent',
];
async function seenBy(principal: string): Promise<string[]> {
  const seen: string[] = [];
  for (const table of TABLES) {
    const column = ['person', 'person_identity', 'contact_way'].includes(table)
      ? 'family_id'
      : table === 'network_case'
        ? 'id'
        : 'case_id';
    const id = column === 'family_id' ? family.familyId : family.caseId;
    const found = await sqlAs(principal, `select 1 from ${table} where ${column} = $1`, [id]);
    if (found.length > 0) seen.push(table);
  }
  return seen;
}

describe('a counsellor breaks the glass', () => {
  it('reads the case of another one, names and needs, for half an hour, and nothing before', async () => {
    await draft(app, family.caseId);
    expect((await page(colleague)).code).toBe('NOT_FOUND');
    const glass = await done(look(colleague));
    expect(glass).toMatchObject({ kind: 'BREAK_GLASS', endedAt: null });
    const lasts = await app.sql('select ends_at - opened_at = $2 as half from break_glass where case_id = $1', [
      family.caseId,
      '30 minutes',
    ]);
    expect(lasts).toEqual([{ half: true }]);
    const { data, errors } = await page(colleague);
    expect(errors).toBeUndefined();
    expect(data.casePage.people.map(({ givenName }: { givenName: string }) => givenName)).toContain('Marjatta');
    expect(data.casePage).toMatchObject({
      needs: { description: 'Uupumus, yöheräilyt.' },
      plan: { versions: [{ sharedGoal: 'Iltaisin on rauhallista.' }] },
      breakGlasses: [],
    });
  });

  it('to the second: at its end nothing is left, by GraphQL or by bare SQL', async () => {
    await draft(app, family.caseId);
    expect(await seenBy(colleague.principal)).toEqual([]);
    const { endsAt } = await done(look(colleague, { minutes: 10 }));
    expect(await seenBy(colleague.principal)).toEqual(TABLES.filter((table) => table !== 'consent'));
    const last = Temporal.Instant.from(endsAt);
    app.clock.moveTo(last.subtract({ seconds: 2 }));
    expect((await page(colleague)).errors).toBeUndefined();
    app.clock.moveTo(last);
    expect((await page(colleague)).code).toBe('NOT_FOUND');
    expect(await seenBy(colleague.principal)).toEqual([]);
  });

  it('7. has every read logged with what it rests on, for the family to see', async () => {
    await done(look(colleague));
    await page(colleague);
    const log = await app.sql<{ line: string }>(
      `select distinct operation || ' ' || action || ' ' || category || ' ' || basis as line from audit.access_log
       where principal_id = $1 and scope_id = any ($2) order by 1`,
      [colleague.principal, [family.caseId, family.familyId]],
    );
    expect(log.map(({ line }) => line)).toEqual([
      'breakGlass record logistics break-glass',
      'casePage read identity break-glass',
      'casePage read logistics break-glass',
      'casePage read needs break-glass',
      'casePage read reach break-glass',
    ]);
    const own = await app.asPrincipal(family.motherId)(
      `{ myFamilyPages { breakGlasses { kind reason who { givenName familyName unitName } outcome words } } }`,
    );
    const [{ givenName, familyName, unitName }] = (await page(counsellor)).data.casePage.breakGlasses.map(
      ({ who }: { who: unknown }) => who,
    );
    expect(givenName && familyName && unitName).toBeTruthy();
    expect(own.data.myFamilyPages[0].breakGlasses).toEqual([
      {
        kind: 'BREAK_GLASS',
        reason: 'URGENT_NEED',
        who: { givenName, familyName, unitName },
        outcome: null,
        words: null,
      },
    ]);
  });

  it('writes nothing of it, not even what whoever reads may write', async () => {
    await done(look(colleague));
    const { caseId } = family;
    const tries = [
      mutate(app, colleague)(
        'recordNeeds',
        'RecordNeedsInput',
        { caseId, expectedVersion: 1, needCodes: ['PARENTING'] },
        'version',
      ),
      mutate(app, colleague)('holdCase', 'HoldCaseInput', { caseId, expectedVersion: 1 }, 'id'),
      mutate(app, colleague)('askForMeeting', 'AskForMeetingInput', { caseId, words: 'Kokous.' }, 'id'),
    ];
    expect((await Promise.all(tries)).map(({ code }) => code)).toEqual(['NOT_FOUND', 'NOT_FOUND', 'ONLY_READING']);
    expect(await app.sql('select 1 from meeting_wish where case_id = $1', [caseId])).toEqual([]);
    const grants = await app.sql(
      `select 1 from access.access_grant where principal_id = $1 and scope_id = any ($2) and (verb = 'write' or category = 'logs')`,
      [colleague.principal, [caseId, family.familyId]],
    );
    expect(grants).toEqual([]);
    const wish = `insert into meeting_wish (area_id, id, case_id, asked_by, asked_at, state) values ($1, gen_random_uuid(), $2, $3, access.now(), 'asked')`;
    const written = sqlAs(colleague.principal, wish, [POHDE.id, caseId, colleague.principal]);
    await expect(written).rejects.toThrow('who reads with a reason writes nothing');
  });

  it('once at a time, also when they press twice at once', async () => {
    const answers = await Promise.all([look(colleague), look(colleague), look(colleague)]);
    expect(answers.map(({ code }) => code ?? 'done').sort()).toEqual(['BREAK_GLASS_OPEN', 'BREAK_GLASS_OPEN', 'done']);
    expect(answers.find(({ code }) => code)!.errors![0]!.extensions.field).toBe('caseId');
    expect(await rows()).toHaveLength(1);
    await done(look(third));
    after({ minutes: 30 });
    await done(look(colleague));
    expect(await rows()).toHaveLength(3);
  });

  it('also who is responsible and does not know whom to ring; and goes on with what is theirs to write', async () => {
    // A counsellor of another team than that of the case.
    const member = `insert into access.membership (id, principal_id, area_id, unit_id, role, valid_from)
      select gen_random_uuid(), principal_id, area_id, unit_id, 'counsellor', valid_from from access.membership where principal_id = $1`;
    const nurse = { principal: principalOf('nurse') };
    await app.sql(member, [nurse.principal]);
    await named('reassignResponsiblePerson', await seatOf(app, 'nurse'));
    const ways = async () =>
      (await page(nurse)).data.casePage.people.flatMap(
        ({ contactWays }: { contactWays: { value: string }[] }) => contactWays,
      );
    expect(await ways()).toEqual([]);
    await done(look(nurse));
    expect(await ways()).toContainEqual({ value: '+358401112233' });
    expect(await wished(nurse)).toHaveLength(1);
    const over = `update access.membership set valid_until = $2 where principal_id = $1 and role = 'counsellor'`;
    await app.sql(over, [nurse.principal, SEEDED_AT.toString()]);
  });

  it('and whoever is named counsellor while they look writes what is the counsellor’s', async () => {
    await done(look(colleague));
    await expect(wished(colleague)).rejects.toThrow('who reads with a reason writes nothing');
    await named('reassignCounsellor', { ...(await seatOfColleague()), expectedVersion: 1 });
    expect(await wished(colleague)).toHaveLength(1);
    expect((await look(colleague)).code).toBe('ALREADY_YOURS');
  });

  /** By who leads the team, at night. */
  async function named(what: 'reassignResponsiblePerson' | 'reassignCounsellor', seat: Record<string, unknown>) {
    const input = { caseId: family.caseId, reason: 'Yöllä.', ...seat };
    await done(mutate(app, lead)(what, `${what[0]!.toUpperCase()}${what.slice(1)}Input`, input, 'id'));
  }
  async function seatOfColleague() {
    const [seat] = await app.sql<{ professionalId: string; unitId: string }>(
      `select principal_id as "professionalId", unit_id as "unitId" from access.membership
       where principal_id = $1 and role = 'counsellor' and valid_until is null`,
      [colleague.principal],
    );
    return seat!;
  }
  const wished = ({ principal }: { principal: string }) =>
    sqlAs(
      principal,
      `insert into meeting_wish (area_id, id, case_id, asked_by, asked_at, state)
       values ($1, gen_random_uuid(), $2, $3, access.now(), 'asked') returning id`,
      [POHDE.id, family.caseId, principal],
    );

  it('and ends it themselves, once', async () => {
    const glass = await done(look(colleague));
    after({ minutes: 5 });
    expect((await end(third, glass)).code).toBe('NOT_FOUND');
    expect((await end(colleague, { ...glass, version: 9 })).code).toBe('STALE');
    expect(await done(end(colleague, glass))).toMatchObject({ endedAt: expect.stringContaining('T07:05'), version: 2 });
    expect((await page(colleague)).code).toBe('NOT_FOUND');
    expect((await end(colleague, { ...glass, version: 2 })).code).toBe('BREAK_GLASS_OVER');
    await done(look(colleague));
  });

  it.each([
    ['other area', principalOf('counsellor-other-area')],
    ['former member', principalOf('former-member')],
    ['nurse', principalOf('nurse')],
    ['NGO worker', principalOf('ngo-worker')],
    ['log inspector', principalOf('log-inspector')],
    ['statistician', principalOf('statistician')],
    ['administrator', principalOf('admin')],
    ['guardian of another family', principalOf('guardian')],
  ])('but not as %s, and nothing is left of the try but its refusal', async (_, principal) => {
    const who = { principal };
    for (const answer of [await look(who), await supervise(who)]) {
      expect(answer.code).toBe('NOT_FOUND');
      expect(answer.errors![0]!.extensions.field).toBe('caseId');
    }
    expect(await rows()).toEqual([]);
    const [row] = await sqlAs<{ became: string }>(
      principal,
      `select access.break_glass(gen_random_uuid(), $1, 'break-glass', 30, 'danger') as became`,
      [family.caseId],
    );
    expect(row!.became).toBe('not-yours');
    const refused = await app.sql(
      `select 1 from audit.access_log where principal_id = $1 and scope_id = $2 and action = 'refused' and operation = 'breakGlass'`,
      [principal, family.caseId],
    );
    expect(refused).toHaveLength(1);
  });

  it('nor as who leads the team under a counsellor’s name, nor of what is one’s own, closed or unknown', async () => {
    expect((await look(lead)).code).toBe('NOT_FOUND');
    expect((await supervise(colleague)).code).toBe('NOT_FOUND');
    expect((await look(counsellor)).code).toBe('ALREADY_YOURS');
    expect((await look(colleague, { caseId: '01930000-0000-7000-8000-000000000000' })).code).toBe('NOT_FOUND');
    const begin = { caseId: family.caseId, expectedVersion: 1, reason: 'FAMILY_WISH' };
    await done(mutate(app, counsellor)('beginClosing', 'BeginClosingInput', begin, 'id'));
    await done(
      mutate(app, counsellor)('closeCase', 'CloseCaseInput', { caseId: family.caseId, expectedVersion: 1 }, 'id'),
    );
    expect((await look(colleague)).code).toBe('NOT_FOUND');
  });

  it.each([
    [{ minutes: 0 }, 'MINUTES_OUT_OF_RANGE', 'minutes'],
    [{ minutes: 61 }, 'MINUTES_OUT_OF_RANGE', 'minutes'],
    [{ words: 'Kiire.' }, 'WORDS_TOO_SHORT', 'words'],
  ])('not with %j', async (input, code, field) => {
    const answer = await look(colleague, input);
    expect([answer.code, answer.errors![0]!.extensions.field]).toEqual([code, field]);
    expect(await rows()).toEqual([]);
  });

  it('only just after signing in', async () => {
    const ask = mutate(app, 'counsellor-other-area');
    await ask('breakGlass', 'BreakGlassInput', { caseId: family.caseId, reason: 'DANGER', words: WORDS }, 'id');
    after({ minutes: 6 });
    const input = { caseId: family.caseId, reason: 'DANGER', words: WORDS };
    expect((await ask('breakGlass', 'BreakGlassInput', input, 'id')).code).toBe('SIGN_IN_AGAIN');
    app.forget('counsellor-other-area');
  });

  it('in one case, and not in another of the same counsellor', async () => {
    const mine = family;
    const other = await openCase(app, counsellor);
    await done(look(colleague));
    expect((await asked(colleague)(PAGE, { caseId: other.caseId })).code).toBe('NOT_FOUND');
    family = other;
    expect(await seenBy(colleague.principal)).toEqual([]);
    family = mine;
  });

  it('no longer than they work there', async () => {
    await done(look(third));
    after({ minutes: 1 });
    const ends = 'update access.membership set valid_until = $2 where principal_id = $1';
    await app.sql(ends, [third.principal, app.clock.now().toString()]);
    after({ seconds: 1 });
    expect(await seenBy(third.principal)).toEqual([]);
    await app.sql(ends, [third.principal, null]);
  });

  it('with words, or not at all: also by bare SQL', async () => {
    const client = await pool.connect();
    try {
      await client.query('begin');
      await client.query(
        `select set_config('app.principal', $1, true), set_config('app.assurance', 'full', true), set_config('app.now', $2, true)`,
        [colleague.principal, app.clock.now().toString()],
      );
      await client.query(`select access.break_glass(gen_random_uuid(), $1, 'break-glass', 30, 'danger')`, [
        family.caseId,
      ]);
      await expect(client.query('commit')).rejects.toThrow('nobody looks without saying why');
    } finally {
      client.release();
    }
    await expect(
      sqlAs(colleague.principal, `select access.break_glass(gen_random_uuid(), $1, 'break-glass', 90, 'danger')`, [
        family.caseId,
      ]),
    ).rejects.toThrow('break_glass_hour');
    await expect(
      sqlAs(colleague.principal, `update break_glass set ends_at = ends_at + interval '1 hour'`),
    ).rejects.toThrow('permission denied');
    expect(await rows()).toEqual([]);
  });

  it('and if the connection breaks in between, nothing has happened, and nobody is told', async () => {
    const planned = async () =>
      (
        await app.sql(
          `select 1 from platform.outbox_effect where kind in ('network.glass-opened', 'follow-up.glass-unreviewed')`,
        )
      ).length;
    const before = await planned();
    const waiting = withClient(app.database.ownerUrl, async (client) => {
      await client.query('begin');
      await client.query('lock table break_glass_words in access exclusive mode');
      const answer = look(colleague);
      let pid: number | undefined;
      while (pid === undefined) {
        const { rows: held } = await client.query<{ pid: number }>(
          `select l.pid from pg_locks l where not l.granted and l.relation = 'break_glass_words'::regclass`,
        );
        pid = held[0]?.pid;
      }
      await client.query('select pg_terminate_backend($1)', [pid]);
      await client.query('rollback');
      return answer;
    });
    expect((await waiting).code).toBe('UNAVAILABLE');
    expect(await rows()).toEqual([]);
    expect(await seenBy(colleague.principal)).toEqual([]);
    expect(await planned()).toBe(before);
  });
});

describe('what was looked at with a reason', () => {
  const SUBJECT = 'Viesti Yhdessä-palvelusta';

  it('3. is told to who leads the team at once, by a mail that names nobody, and once more if nobody reviews it', async () => {
    await app.sql('truncate platform.outbox_effect');
    const told = async () => (await mailsOf(app, 'team-lead', SUBJECT)).filter(({ text }) => text?.includes('katselu'));
    const before = (await told()).length;
    await done(look(colleague));
    while ((await app.runDue()) > 0);
    const mails = (await told()).slice(before);
    expect(mails).toHaveLength(1);
    expect(JSON.stringify(mails)).not.toMatch(/Salakoski|Marjatta|Onni|yöllä/);
    for (const [moment, count] of [
      ['2026-11-26T09:00', 1],
      ['2026-11-27T08:59', 1],
      ['2026-11-27T09:00', 2],
      ['2026-12-04T09:00', 2],
    ] as const) {
      app.clock.moveTo(Temporal.PlainDateTime.from(moment).toZonedDateTime('Europe/Helsinki').toInstant());
      while ((await app.runDue()) > 0);
      expect([moment, (await told()).length - before]).toEqual([moment, count]);
    }
    expect(await waitsFor(lead)).toMatchObject([{ isOverdue: true }]);
  });

  it('stands on the list of who leads the team until they say what they find, and the family sees that', async () => {
    const glass = await done(look(colleague));
    expect(await waitsFor(lead)).toMatchObject([
      {
        id: glass.id,
        kind: 'BREAK_GLASS',
        professionalId: colleague.principal,
        reason: 'URGENT_NEED',
        words: WORDS,
        isOverdue: false,
      },
    ]);
    after({ hours: 1 });
    expect((await review(lead, glass, { words: 'Ok.' })).code).toBe('WORDS_TOO_SHORT');
    expect((await review(lead, { ...glass, version: 7 })).code).toBe('STALE');
    await done(review(lead, glass, { outcome: 'NOT_JUSTIFIED' }));
    expect(await waitsFor(lead)).toEqual([]);
    expect((await review(lead, { ...glass, version: 2 })).code).toBe('ALREADY_REVIEWED');
    const seen = await app.asPrincipal(family.motherId)(
      '{ myFamilyPages { breakGlasses { outcome words reviewWords } } }',
    );
    expect(seen.data.myFamilyPages[0].breakGlasses).toEqual([
      { outcome: 'NOT_JUSTIFIED', words: null, reviewWords: null },
    ]);
    expect((await page(counsellor)).data.casePage.breakGlasses).toMatchObject([
      { words: WORDS, reviewWords: 'Soitin perheelle: apua tarvittiin.' },
    ]);
    const stored = await app.sql<{ words: Buffer }>('select words from break_glass_words where case_id = $1', [
      family.caseId,
    ]);
    expect(stored.map(({ words }) => words.toString('latin1')).join()).not.toMatch(/soitti|Soitin/);
  });

  it('is told nobody of the family from whom the log inspector keeps it, and to the others', async () => {
    await done(look(colleague));
    const withheld = {
      areaId: POHDE.id,
      personId: family.motherId,
      professionalId: colleague.principal,
      since: '2026-11-23T00:00:00Z',
      until: '2026-11-24T00:00:00Z',
      reason: 'INVESTIGATION',
    };
    const told = async () => {
      const { data } = await app.asPrincipal(family.motherId)('{ myFamilyPages { breakGlasses { id } } }');
      const bare = await sqlAs(family.motherId, 'select id from access.people_of_watch()');
      return [data.myFamilyPages[0].breakGlasses.length, bare.length];
    };
    expect(await told()).toEqual([1, 1]);
    const keep = mutate(app, inspector);
    await done(keep('withholdLogEntries', 'WithholdLogEntriesInput', withheld, 'id'));
    expect(await told()).toEqual([0, 0]);
    expect((await page(counsellor)).data.casePage.breakGlasses).toHaveLength(1);
    const own = await keep(
      'withholdLogEntries',
      'WithholdLogEntriesInput',
      { ...withheld, professionalId: inspector.principal },
      'id',
    );
    expect([own.code, own.errors![0]!.extensions.field]).toEqual(['OWN_ENTRIES', 'professionalId']);
  });

  it('ends when it is reviewed', async () => {
    const glass = await done(look(colleague));
    after({ minutes: 1 });
    await done(review(lead, glass));
    expect((await page(colleague)).code).toBe('NOT_FOUND');
  });

  it('is reviewed once, also by two at once', async () => {
    const glass = await done(look(colleague));
    const answers = await Promise.all([review(lead, glass), review(lead, glass)]);
    expect(answers.filter(({ errors }) => !errors)).toHaveLength(1);
    expect(['STALE', 'ALREADY_REVIEWED']).toContain(answers.find(({ errors }) => errors)!.code);
  });

  it.each([
    ['who looked', colleague],
    ['another counsellor', third],
    ['the counsellor of the case', counsellor],
    ['the log inspector, while somebody leads the team', inspector],
    ['an administrator', { principal: principalOf('admin') }],
    ['the other area', { principal: principalOf('counsellor-other-area') }],
  ])('is not reviewed by %s', async (_, who) => {
    const glass = await done(look(colleague));
    expect((await review(who, glass)).code).toBe('NOT_FOUND');
    const [row] = await rows();
    expect(row!['reviewed_at']).toBeNull();
    await expect(
      sqlAs(who.principal, `select access.review_break_glass($1, 1, 'justified', '\\x00')`, [glass.id]),
    ).rejects.toThrow('somebody else reviews it');
  });

  it('says how often somebody did so within a day, and never stops them', async () => {
    const families = [family, await openCase(app, counsellor), await openCase(app, counsellor)];
    const before = (
      await app.sql<{ n: number }>(
        `select count(*)::int as n from break_glass where professional_id = $1 and opened_at > $2`,
        [third.principal, SEEDED_AT.subtract({ hours: 24 }).toString()],
      )
    )[0]!.n;
    for (const each of families) await done(look(third, { caseId: each.caseId }));
    const { data } = await listOf(lead);
    const theirs = data.breakGlassesToReview.filter(
      ({ professionalId }: { professionalId: string }) => professionalId === third.principal,
    );
    expect(Math.max(...theirs.map(({ timesWithinDay }: { timesWithinDay: number }) => timesWithinDay))).toBe(
      before + 3,
    );
  });

  it('is on no list of whoever leads nothing', async () => {
    for (const who of [colleague, { principal: principalOf('nurse') }, { principal: principalOf('admin') }])
      expect((await listOf(who)).code).toBe('NOT_FOUND');
    expect((await listOf(lead, KAINUU.id)).code).toBe('NOT_FOUND');
  });
});

describe('who leads a team reads with a reason', () => {
  it('everything for a while, and the log inspector reviews it, not they themselves', async () => {
    expect((await page(lead)).data.casePage.people).toEqual([]);
    const glass = await done(supervise(lead));
    expect(glass.kind).toBe('SUPERVISION');
    expect((await page(lead)).data.casePage.people.length).toBeGreaterThan(0);
    expect(await waitsFor(lead)).toEqual([]);
    expect((await review(lead, glass)).code).toBe('NOT_FOUND');
    expect(await waitsFor(inspector)).toMatchObject([{ id: glass.id, kind: 'SUPERVISION', words: WORDS }]);
    after({ minutes: 30 });
    expect((await page(lead)).data.casePage.people).toEqual([]);
    await done(review(inspector, glass));
    const own = await app.asPrincipal(family.motherId)('{ myFamilyPages { breakGlasses { kind reason outcome } } }');
    expect(own.data.myFamilyPages[0].breakGlasses).toEqual([
      { kind: 'SUPERVISION', reason: 'QUALITY', outcome: 'JUSTIFIED' },
    ]);
  });
});

describe('looking for a case', () => {
  const FIND = `query ($areaId: UUID!, $person: WholePersonInput!) { casesOfPerson(areaId: $areaId, person: $person) {
    caseId counsellorId counsellorName unitName counsellorPhone } }`;
  const find = (who: { principal: string }, person: Record<string, unknown>, areaId = POHDE.id) =>
    asked(who)(FIND, { areaId, person });
  const seen = async (answer: ReturnType<typeof find>) => {
    const { data, errors } = await answer;
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  };
  const found = async (who: { principal: string }, person: Record<string, unknown>) =>
    (await seen(find(who, person))).casesOfPerson.map(({ caseId }: { caseId: string }) => caseId);

  it('says that there is one and whom to ring, by a whole name or a number of anybody of the family', async () => {
    const rare = {
      familyName: 'Äärilä',
      contactWays: [{ kind: 'PHONE', value: '+358405556677', safe: true, safeTime: null }],
    };
    family = await openCase(app, counsellor, {
      people: [
        { ...MOTHER, ...rare },
        { ...CHILD, familyName: 'Äärilä' },
      ],
    });
    for (const person of [
      { givenName: 'marjatta', familyName: 'ÄÄRILÄ' },
      { givenName: 'Onni', familyName: 'Äärilä' },
      { phone: '040 5556677' },
    ])
      expect(await found(colleague, person)).toEqual([family.caseId]);
    expect(await found(lead, { phone: '040 5556677' })).toEqual([family.caseId]);
    const { data } = await find(colleague, { phone: '+358405556677' });
    expect(data.casesOfPerson[0]).toMatchObject({ counsellorId: principalOf('counsellor') });
    expect(JSON.stringify(data)).not.toMatch(/Äärilä|Marjatta|Onni|5556677/);
    const log = await app.sql(
      `select distinct action, category, basis from audit.access_log where operation = 'casesOfPerson' and scope_id = $1 order by basis`,
      [family.caseId],
    );
    expect(log).toEqual([
      { action: 'search', category: 'logistics', basis: 'counsellor' },
      { action: 'search', category: 'logistics', basis: 'team-lead' },
    ]);
  });

  it('finds nothing by half a name, nothing closed, and nothing in another area', async () => {
    for (const person of [{ familyName: 'Salakoski' }, { givenName: 'Onni' }, {}])
      expect((await find(colleague, person)).code).toBe('SEARCH_TOO_WIDE');
    expect(await found(colleague, { givenName: 'Onni', familyName: 'Salakosk' })).toEqual([]);
    expect((await find(colleague, { phone: '+358401112233' }, KAINUU.id)).code).toBe('NOT_FOUND');
    for (const persona of [
      'nurse',
      'log-inspector',
      'admin',
      'statistician',
      'counsellor-other-area',
      'guardian',
    ] as const)
      expect((await find({ principal: principalOf(persona) }, { phone: '+358401112233' })).code).toBe('NOT_FOUND');
    await expect(
      sqlAs(principalOf('nurse'), `select * from access.cases_of_person($1, '\\x00', '\\x00')`, [POHDE.id]),
    ).rejects.toThrow('counsellors and who leads them look for cases');
  });
});
