import { randomUUID } from 'node:crypto';
import { MikroORM } from '@mikro-orm/postgresql';
import fc from 'fast-check';
import type pg from 'pg';
import PostalMime from 'postal-mime';
import { type Persona, principalOf } from '../src/demo/personas.js';
import { POHDE } from '../src/demo/pohde.data.js';
import { FAMILY, FAMILY_TEXTS } from '../src/demo/family.data.js';
import { entities } from '../src/entities.js';
import { ormOptions } from '../src/platform/database/orm.js';
import { MailCatcher } from '../src/platform/mail/mail-catcher.js';
import { type Answer, startTestApp, type TestApp } from './support/app.js';
import { CHILD, done, MOTHER, mutate, openCase, seatOf, type Who } from './support/casework.js';
import { createTestDatabase, poolOf, withClient } from './support/database.js';
import { startMail } from './support/invited.js';
import { actionOf, draft, join } from './support/plans.js';

/** Minutes on one page: who reads which part, what becomes of them, what the family says. Today is 2026-11-23. */

let app: TestApp;
let pool: pg.Pool;
let stopMail: () => Promise<void>;
beforeAll(async () => {
  app = await startTestApp();
  pool = poolOf(app.database.url, 2);
  stopMail = await startMail(app);
});
afterAll(async () => {
  await stopMail?.();
  await pool?.end();
  await app?.stop();
});
beforeEach(async () => {
  await app.sql('truncate platform.outbox_effect');
});

const FATHER = { ...MOTHER, givenName: 'Heikki', contactWays: [] };
const TEEN = { ...CHILD, givenName: 'Aada', birthDate: '2012-05-02' };
const AUNT = { ...MOTHER, role: 'CLOSE_PERSON', givenName: 'Kerttu', contactWays: [] };

const AT_THE_TABLE = `insert into meeting_participant (area_id, id, case_id, meeting_id, professional_id, unit_id, person_id, needed, chosen, attendance)
  values ($1, $2, $3, $4, $5, $6, $7, 'required', true, $8)`;

/** Another held meeting of a case; who took part how, by persona or person. */
async function held(caseId: string, attended: Readonly<Record<string, string>>) {
  const id = randomUUID();
  await app.sql(
    `insert into meeting (area_id, id, case_id, state, duration_minutes, mode, zone, local_start, starts_at, ends_at, revision,
       convened_by, family_agreed_in_advance, held_at)
     values ($1, $2, $3, 'held', 60, 'in-person', 'Europe/Helsinki', '2026-11-20T08:00', '2026-11-20T06:00Z', '2026-11-20T07:00Z', 0,
       $4, false, '2026-11-20T07:00Z')`,
    [POHDE.id, id, caseId, principalOf('counsellor')],
  );
  const seats: Record<string, string> = {};
  for (const [who, attendance] of Object.entries(attended)) {
    const isPerson = /^[0-9a-f-]{36}$/.test(who);
    const seat = isPerson ? null : await seatOf(app, who as Persona);
    seats[who] = randomUUID();
    const values = [seat?.professionalId ?? null, seat?.unitId ?? null, isPerson ? who : null, attendance];
    await app.sql(AT_THE_TABLE, [POHDE.id, seats[who], caseId, id, ...values]);
  }
  return { id, seats };
}

/** A family at a table with people of all kinds; a father, and a social worker, who were not there. */
async function table() {
  const opened = await openCase(app, 'counsellor', { people: [MOTHER, FATHER, TEEN, AUNT] });
  const { caseId, familyId, motherId, childId } = opened;
  const people = await app.sql<{ id: string; role: string }>('select id, role from person where family_id = $1', [
    familyId,
  ]);
  const of = (role: string) => people.filter((one) => one.role === role).map(({ id }) => id);
  const fatherId = of('guardian').find((id) => id !== motherId)!;
  const [auntId] = of('close-person') as [string];
  const counsellor = mutate(app, 'counsellor');
  const guardianship = { guardianId: fatherId, childId, powers: 'FULL', rightToInformation: true };
  await done(counsellor('recordGuardianship', 'RecordGuardianshipInput', guardianship, 'id'));
  const assessment = { personId: childId, assessedOn: '2026-11-23', mayHaveAccount: true, reason: 'Kertoo itse.' };
  await done(counsellor('recordMaturityAssessment', 'RecordMaturityAssessmentInput', assessment, 'id'));
  const wish = { caseId, personId: auntId, wishedById: motherId };
  await done(counsellor('inviteClosePerson', 'InviteClosePersonInput', wish, 'id'));
  for (const [persona, categories] of MEMBERS) await join(app, caseId, persona, categories);
  const attended = {
    counsellor: 'on-site',
    nurse: 'video',
    teacher: 'on-site',
    'ngo-worker': 'on-site',
    interpreter: 'on-site',
  };
  const meeting = await held(caseId, {
    ...attended,
    'social-worker': 'absent',
    [motherId]: 'phone',
    [fatherId]: 'absent',
    [childId]: 'on-site',
    [auntId]: 'on-site',
  });
  app.clock.moveBy(Temporal.Duration.from({ seconds: 1 }));
  return { ...opened, fatherId, auntId, teenId: childId, meetingId: meeting.id, seats: meeting.seats };
}
type Table = Awaited<ReturnType<typeof table>>;
const MEMBERS: readonly (readonly [Persona, readonly string[]])[] = [
  ['nurse', ['identity', 'minutes']],
  ['teacher', ['identity', 'plan']],
  ['ngo-worker', ['identity']],
  ['interpreter', ['identity']],
  ['social-worker', ['identity', 'plan']],
];

const PAGE = {
  forAll: 'Koulu ja koti sopivat yhteisen iltarytmin.',
  forAuthorities: 'Neuvola seuraa unta.',
  forFamily: 'Äiti pyytää, ettei työttömyydestä puhuta koululla.',
};
const MINUTES = 'meetingId state edition version sharedAt';
const write = (meetingId: string, expectedVersion: number | null, more: object = PAGE, who: Who = 'counsellor') =>
  mutate(app, who)('writeMinutes', 'WriteMinutesInput', { meetingId, expectedVersion, ...more }, MINUTES);
const share = (meetingId: string, expectedVersion: number, who: Who = 'counsellor') =>
  mutate(app, who)('shareMinutes', 'ShareMinutesInput', { meetingId, expectedVersion }, MINUTES);
const answer = (meetingId: string, edition: number, more: object, who: Who) =>
  mutate(app, who)('answerMinutes', 'AnswerMinutesInput', { meetingId, edition, ...more }, MINUTES);
const refusal = async (given: Promise<Answer>) => {
  const { code, field } = (await given).errors?.[0]?.extensions ?? {};
  return [code, field].join(' ');
};
const sharedAt = async (meetingId: string, page: object = PAGE) => {
  await done(write(meetingId, null, page));
  return done(share(meetingId, 1));
};

const PARTS = `edition sharedAt forAll forAuthorities forFamily
  matters { text audience dueOn actionId personId who { familyName } }`;
const SEES = `query ($caseId: UUID!) { casePage(caseId: $caseId) { meetings { id
  minutes { text state version ${PARTS} earlier { ${PARTS} } answers { personId verdict words isOwnWord edition } } } } }`;
/** The minutes as somebody sees them on the case page. */
async function sees(who: Who, { caseId, meetingId }: { caseId: string; meetingId: string }) {
  const ask = typeof who === 'string' ? app.as(who) : app.asPrincipal(who.principal);
  const page = await done(ask(SEES, { caseId }));
  return page.meetings.find(({ id }: { id: string }) => id === meetingId)?.minutes ?? null;
}

/** Rows that a principal sees by bare SQL under the application's login; what it changed is undone. */
async function bySql(principal: string, text: string, values: unknown[] = [], assurance = 'full') {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query(
      `select set_config('app.principal', $1, true), set_config('app.assurance', $2, true), set_config('app.now', $3, true)`,
      [principal, assurance, app.clock.now().toString()],
    );
    return (await client.query(text, values)).rows;
  } finally {
    await client.query('rollback');
    client.release();
  }
}

/** Reader, and which parts they read once it is shared: for all, for authorities, for the family. */
const READERS: readonly (readonly [who: string, all: boolean, authorities: boolean, family: boolean])[] = [
  ['counsellor', true, true, true],
  ['mother', true, true, true],
  ['father', true, true, true],
  ['teen', true, true, true],
  ['aunt', true, false, false],
  ['nurse', true, true, false],
  ['teacher', true, false, false],
  ['ngo-worker', true, false, false],
  ['interpreter', false, false, false],
  ['social-worker', false, false, false],
  ['counsellor-other-area', false, false, false],
  ['team-lead', false, false, false],
];
const idOf = (who: string, at: Table): string =>
  ({ mother: at.motherId, father: at.fatherId, teen: at.teenId, aunt: at.auntId })[who] ?? principalOf(who as Persona);

describe('what is written', () => {
  let at: Table;
  beforeAll(async () => {
    at = await table();
    await done(write(at.meetingId, null, { ...PAGE, matters: MATTERS(at) }));
  });
  const MATTERS = ({ seats, motherId }: Table) => [
    { text: 'Soitetaan torstaina.', audience: 'ALL', participantId: seats['ngo-worker'], dueOn: '2026-11-26' },
    { text: 'Unipäiväkirja.', audience: 'AUTHORITIES', participantId: seats[motherId] },
    { text: 'Koulun tuntisuunnitelma.', audience: 'AUTHORITIES', participantId: seats['teacher'] },
    { text: 'Isä kertoo mummolle.', audience: 'FAMILY' },
  ];
  const TABLES = ['minutes_for_all', 'minutes', 'minutes_for_family'];
  const rowsOf = async (who: string, assurance?: string) =>
    Promise.all(
      TABLES.map(async (name) => {
        const text = `select 1 from ${name} where meeting_id = $1`;
        return (await bySql(idOf(who, at), text, [at.meetingId], assurance)).length > 0;
      }),
    );

  it.each(READERS.map(([who]) => who))('is a draft, and nothing of it is shown to %s', async (who) => {
    const mayRead = who === 'counsellor';
    expect(await rowsOf(who)).toEqual([mayRead, mayRead, mayRead]);
    for (const name of ['minutes_sheet', 'minutes_matter'])
      expect(
        (await bySql(idOf(who, at), `select 1 from ${name} where meeting_id = $1`, [at.meetingId])).length > 0,
      ).toBe(mayRead);
  });

  describe('and shared', () => {
    beforeAll(async () => {
      await done(share(at.meetingId, 1));
    });

    it.each(READERS)('%s reads for all: %s, for authorities: %s, for the family: %s', async (who, ...parts) => {
      expect(await rowsOf(who)).toEqual(parts);
      // A remembered device opens logistics alone.
      if (['mother', 'teen', 'aunt'].includes(who)) expect(await rowsOf(who, 'basic')).toEqual([false, false, false]);
    });

    it.each(READERS.filter(([, all]) => all))(
      '%s sees it on the case page: %s %s %s',
      async (who, _, authorities, family) => {
        const seen = await sees({ principal: idOf(who, at) }, at);
        expect(seen).toMatchObject({
          state: 'SHARED',
          edition: 1,
          forAll: PAGE.forAll,
          forAuthorities: authorities ? PAGE.forAuthorities : null,
          text: authorities ? PAGE.forAuthorities : null,
          forFamily: family ? PAGE.forFamily : null,
          earlier: [],
        });
      },
    );

    it.each([
      ['mother', ['Soitetaan torstaina.', 'Unipäiväkirja.', 'Koulun tuntisuunnitelma.', 'Isä kertoo mummolle.']],
      ['nurse', ['Soitetaan torstaina.', 'Unipäiväkirja.', 'Koulun tuntisuunnitelma.']],
      ['ngo-worker', ['Soitetaan torstaina.']],
      ['aunt', ['Soitetaan torstaina.']],
      ['teacher', ['Soitetaan torstaina.', 'Koulun tuntisuunnitelma.']],
    ])('%s sees what was agreed: %j', async (who, texts) => {
      const { matters } = await sees({ principal: idOf(who, at) }, at);
      expect(matters.map(({ text }: { text: string }) => text)).toEqual(texts);
      expect(matters[0]).toMatchObject({ audience: 'ALL', dueOn: '2026-11-26', who: { familyName: 'Lehtosaari' } });
    });

    it('what is read is in the log, on the basis by which it is read', async () => {
      for (const who of ['ngo-worker', 'aunt', 'teen', 'mother'] as const) {
        const principal = idOf(who, at);
        await app.sql('select 1');
        await sees({ principal }, at);
        const [line] = await app.sql(
          `select category, basis from audit.access_log where principal_id = $1 and scope_id = $2 and category = 'minutes' and action = 'read'`,
          [principal, at.caseId],
        );
        const bases = { 'ngo-worker': 'consent', aunt: 'close-person', teen: 'minor', mother: 'guardian' };
        expect(line).toEqual({ category: 'minutes', basis: bases[who] });
      }
    });

    it('is nobody’s to change by bare SQL, and what is withheld is withheld in every table', async () => {
      const counsellor = principalOf('counsellor');
      for (const name of [...TABLES, 'minutes_matter'])
        await expect(
          bySql(counsellor, `update ${name} set shared_at = now() where meeting_id = $1`, [at.meetingId]),
        ).rejects.toMatchObject({ code: 'P0002' });
      const by = `insert into access.withheld values ('minutes', $1, $2, 'case', $3, $4, 'minor', $5)`;
      await app.sql(by, [at.meetingId, at.fatherId, at.caseId, counsellor, app.clock.now().toString()]);
      expect(await rowsOf('father')).toEqual([false, false, false]);
      for (const name of ['minutes_sheet', 'minutes_matter', 'minutes_confirmation'])
        expect(await bySql(at.fatherId, `select 1 from ${name} where meeting_id = $1`, [at.meetingId])).toEqual([]);
      await app.sql('delete from access.withheld where person_id = $1', [at.fatherId]);
    });

    it('is not read any more by who has left', async () => {
      const left = `update network_member set left_at = $3, leave_reason = 'task-done' where case_id = $1 and professional_id = $2`;
      await app.sql(left, [at.caseId, principalOf('ngo-worker'), app.clock.now().toString()]);
      app.clock.moveBy(Temporal.Duration.from({ seconds: 1 }));
      expect(await rowsOf('ngo-worker')).toEqual([false, false, false]);
    });
  });

  it('is sealed', async () => {
    const rows = await app.sql(
      `select text from minutes_for_all where text is not null union all select text from minutes_for_family where text is not null
       union all select text from minutes_matter`,
    );
    for (const { text } of rows) expect(text.toString('latin1')).not.toMatch(/iltarytmi|mummo|Soitetaan/);
  });
});

describe('sharing', () => {
  const mailsOf = async (persona: Persona) => {
    const [row] = await app.sql<{ email: string }>('select email from professional where id = $1', [
      principalOf(persona),
    ]);
    const raw = app.running.app.get(MailCatcher).mailbox(row!.email);
    const mails = await Promise.all(raw.map((each) => PostalMime.parse(each.raw)));
    return mails.filter(({ subject }) => subject === 'Muistio on luettavissa' || subject === 'Minutes can be read');
  };

  it('is a disclosure to each reader, and a neutral mail to the professionals among them', async () => {
    const at = await table();
    const counts = async () => Promise.all(MEMBERS.map(async ([persona]) => (await mailsOf(persona)).length));
    const before = await counts();
    await sharedAt(at.meetingId);
    const lines = await app.sql(
      `select basis, acting_for_unit is not null as unit, count(*)::int from audit.access_log
       where scope_id = $1 and action = 'disclose' and category = 'minutes' group by 1, 2 order by 1, 2`,
      [at.caseId],
    );
    expect(lines).toEqual([
      { basis: 'close-person', unit: false, count: 1 },
      { basis: 'consent', unit: true, count: 3 },
      { basis: 'guardian', unit: false, count: 2 },
      { basis: 'minor', unit: false, count: 1 },
    ]);
    await app.runDue();
    const after = await counts();
    expect(after.map((count, index) => count - before[index]!)).toEqual([1, 1, 1, 0, 0]);
    const [mail] = await mailsOf('nurse');
    expect(mail!.text).toContain('Yhdessä-palvelussa');
    expect(mail!.text).not.toMatch(/Salakoski|Onni|Aada|iltarytmi|Laurila|2026/);
    await app.sql(
      "update platform.outbox_effect set state = 'pending', settled_at = null where kind = 'meeting.minutes-shared'",
    );
    await app.runDue();
    const [again] = await mailsOf('nurse');
    expect(again!.messageId).toBe(mail!.messageId);
  });

  it('writes to nobody whose consent has ended meanwhile', async () => {
    const at = await table();
    await sharedAt(at.meetingId);
    const before = (await mailsOf('nurse')).length;
    const unit = (await seatOf(app, 'nurse')).unitId;
    await app.sql(`update consent set state = 'withdrawn', withdrawn_at = $3 where case_id = $1 and unit_id = $2`, [
      at.caseId,
      unit,
      app.clock.now().toString(),
    ]);
    app.clock.moveBy(Temporal.Duration.from({ seconds: 1 }));
    await app.runDue();
    expect(await mailsOf('nurse')).toHaveLength(before);
  });

  it('is once for an edition, of what its writer saw, by who writes', async () => {
    const { meetingId, motherId, teenId } = await table();
    expect(await refusal(share(meetingId, 0))).toBe('NOT_FOUND meetingId');
    await done(write(meetingId, null));
    expect(await refusal(share(meetingId, 2))).toBe('STALE expectedVersion');
    for (const who of [
      'nurse',
      'ngo-worker',
      { principal: motherId },
      { principal: teenId },
      'counsellor-other-area',
    ] as const)
      expect(await refusal(share(meetingId, 1, who))).toBe('NOT_FOUND meetingId');
    expect(await done(share(meetingId, 1))).toMatchObject({ state: 'SHARED', edition: 1, version: 2 });
    expect(await refusal(share(meetingId, 2))).toBe('ALREADY_SHARED meetingId');
    const [{ plans }] = (await app.sql('select count(*)::int as plans from platform.outbox_effect')) as [
      { plans: number },
    ];
    expect(plans).toBeGreaterThan(0);
  });
});

describe('a correction', () => {
  it('is the next edition; what was shared stays as it was for whoever reads it', async () => {
    const at = await table();
    const first = await sharedAt(at.meetingId);
    const matters = [{ text: 'Soitetaan perjantaina.' }];
    const draft2 = await done(write(at.meetingId, first.version, { forAll: 'Sovittiin iltarytmi.', matters }));
    expect(draft2).toMatchObject({ state: 'DRAFT', edition: 2, version: 3 });
    const nurse = { principal: principalOf('nurse') };
    expect(await sees(nurse, at)).toMatchObject({
      state: 'SHARED',
      edition: 1,
      forAll: PAGE.forAll,
      matters: [],
      earlier: [],
    });
    expect(await sees('counsellor', at)).toMatchObject({
      state: 'DRAFT',
      edition: 2,
      forFamily: null,
      earlier: [{ edition: 1 }],
    });
    // While it is a draft it is written over: what is left out is struck out.
    await done(write(at.meetingId, 3, { forAll: 'Sovittiin iltarytmi ja soitto.', matters: [] }));
    await done(share(at.meetingId, 4));
    const seen = await sees(nurse, at);
    expect(seen).toMatchObject({ state: 'SHARED', edition: 2, forAll: 'Sovittiin iltarytmi ja soitto.', matters: [] });
    expect(seen.earlier).toMatchObject([
      { edition: 1, forAll: PAGE.forAll, forAuthorities: PAGE.forAuthorities, forFamily: null },
    ]);
  });

  it('does not get lost when two write at once: the second looks again', async () => {
    const { meetingId } = await table();
    const first = await Promise.all([write(meetingId, null), write(meetingId, null)]);
    expect(first.map(({ code }) => code ?? 'OK').toSorted()).toEqual(['OK', 'STALE']);
    const second = await Promise.all([write(meetingId, 1), write(meetingId, 1), share(meetingId, 1)]);
    expect(second.map(({ code }) => code ?? 'OK').toSorted()).toEqual(['OK', 'STALE', 'STALE']);
  });
});

describe('the page is refused', () => {
  let at: Table;
  beforeAll(async () => {
    at = await table();
  });
  const matter = (more: object) => ({ forAll: 'Hei.', matters: [{ text: 'Soitto.', ...more }] });

  it.each([
    ['with nothing on it', () => ({}), 'NOTHING_WRITTEN forAll'],
    ['longer than a page', () => ({ forAll: 'ä'.repeat(1501) }), 'TOO_LONG_FOR_ONE_PAGE forAll'],
    ['longer than a page in one text', () => ({ text: 'ä'.repeat(3001) }), 'TOO_LONG_FOR_ONE_PAGE text'],
    ['in one text and in parts', () => ({ text: 'Hei.', forAll: 'Hei.' }), 'MINUTES_IN_PARTS text'],
    [
      'with a task for who was away',
      () => matter({ participantId: at.seats['social-worker'] }),
      'OWNER_ABSENT matters.0.participantId',
    ],
    ['with a task for a stranger', () => matter({ participantId: randomUUID() }), 'NOT_FOUND matters.0.participantId'],
    ['with an action of nobody', () => matter({ actionId: randomUUID() }), 'NOT_FOUND matters.0.actionId'],
    ['with a task due before', () => matter({ dueOn: '2026-11-19' }), 'DUE_BEFORE_MEETING matters.0.dueOn'],
  ])('%s', async (_, page, code) => {
    expect(await refusal(write(at.meetingId, null, page()))).toBe(code);
    expect(await app.sql('select 1 from minutes_sheet where meeting_id = $1', [at.meetingId])).toEqual([]);
  });

  it('with an action of another case, and taken with one of its own', async () => {
    const other = await openCase(app);
    await join(app, other.caseId, 'nurse', ['actions']);
    const theirs = await actionOf(app, (await draft(app, other.caseId)).id, 'nurse');
    expect(await refusal(write(at.meetingId, null, matter({ actionId: theirs.id })))).toBe(
      'NOT_FOUND matters.0.actionId',
    );
    const own = await actionOf(app, (await draft(app, at.caseId)).id, 'nurse');
    await done(write(at.meetingId, null, matter({ actionId: own.id })));
    expect((await sees('counsellor', at)).matters).toMatchObject([{ actionId: own.id, text: 'Soitto.' }]);
  });

  it('by whoever does not write it', async () => {
    for (const who of ['nurse', 'ngo-worker', 'team-lead', { principal: at.motherId }] as const)
      expect(await refusal(write(at.meetingId, 1, PAGE, who))).toBe('NOT_FOUND meetingId');
  });
});

describe('the family', () => {
  const yes = { verdict: 'CONFIRMED' };
  const no = { verdict: 'OBJECTED', words: 'En luvannut soittaa.' };

  it('confirms by who was there, and an objection opens it again', async () => {
    const at = await table();
    const { meetingId, motherId, fatherId } = at;
    const [mother, father] = [{ principal: motherId }, { principal: fatherId }];
    await done(write(meetingId, null));
    expect(await refusal(answer(meetingId, 1, yes, mother))).toBe('NOT_SHARED meetingId');
    expect(await refusal(answer(meetingId, 1, { ...yes, personId: motherId }, 'counsellor'))).toBe(
      'NOT_SHARED meetingId',
    );
    await done(share(meetingId, 1));
    expect(await done(answer(meetingId, 1, yes, mother))).toMatchObject({ state: 'CONFIRMED', version: 3 });
    expect(await done(answer(meetingId, 1, no, father))).toMatchObject({ state: 'SHARED', version: 4 });
    expect(await refusal(answer(meetingId, 1, yes, father))).toBe('NOT_PRESENT personId');
    const comment = { verdict: 'COMMENTED', words: 'Selvä, asia sovittiin.', personId: fatherId };
    expect(await done(answer(meetingId, 1, comment, 'counsellor'))).toMatchObject({ state: 'CONFIRMED' });
    const said = [
      { personId: motherId, verdict: 'CONFIRMED', words: null, isOwnWord: true, edition: 1 },
      { personId: fatherId, ...no, isOwnWord: true, edition: 1 },
      { ...comment, isOwnWord: false, edition: 1 },
    ];
    expect((await sees('counsellor', at)).answers).toEqual(said);
    expect((await sees(mother, at)).answers).toEqual(said);
    for (const principal of [principalOf('nurse'), at.teenId])
      expect((await sees({ principal }, at)).answers).toEqual([]);
    expect(await refusal(write(meetingId, 4, PAGE))).toBe('STALE expectedVersion');
    await done(write(meetingId, 5, PAGE));
    expect(await refusal(answer(meetingId, 1, yes, mother))).toBe('NOT_SHARED meetingId');
    await done(share(meetingId, 6));
    expect(await refusal(answer(meetingId, 1, yes, mother))).toBe('STALE edition');
    expect(await done(answer(meetingId, 2, yes, mother))).toMatchObject({ state: 'CONFIRMED', edition: 2 });
  });

  it('is the only one that answers', async () => {
    const { meetingId, motherId, fatherId, teenId, auntId } = await table();
    await sharedAt(meetingId);
    const answers = [
      [yes, 'nurse', 'NOT_A_GUARDIAN personId'],
      [yes, 'counsellor', 'NOT_A_GUARDIAN personId'],
      [yes, 'ngo-worker', 'NOT_FOUND meetingId'],
      [yes, { principal: teenId }, 'NOT_FOUND meetingId'],
      [yes, { principal: auntId }, 'NOT_FOUND meetingId'],
      [{ ...yes, personId: motherId }, 'nurse', 'NOT_FOUND meetingId'],
      [{ ...yes, personId: motherId }, { principal: fatherId }, 'NOT_FOUND meetingId'],
      [{ verdict: 'OBJECTED' }, { principal: motherId }, 'WORDS_MISSING words'],
    ] as const;
    for (const [told, who, code] of answers) expect(await refusal(answer(meetingId, 1, told, who))).toBe(code);
    expect(await app.sql('select 1 from minutes_confirmation where meeting_id = $1', [meetingId])).toEqual([]);
  });

  it('may answer all at once', async () => {
    const at = await table();
    const { meetingId, motherId, fatherId } = at;
    await app.sql("update meeting_participant set attendance = 'video' where meeting_id = $1 and person_id = $2", [
      meetingId,
      fatherId,
    ]);
    await sharedAt(meetingId);
    const both = await Promise.all(
      [motherId, fatherId].map((principal) => done(answer(meetingId, 1, yes, { principal }))),
    );
    expect(new Set(both.map(({ state }) => state))).toEqual(new Set(['CONFIRMED', 'SHARED']));
    expect(await sees('counsellor', at)).toMatchObject({ state: 'CONFIRMED', version: 4 });
  });
});

describe('whatever happens', () => {
  const GIVES = ['write', 'share', 'mother', 'father', 'against', 'stale'] as const;
  interface Sheet extends pg.QueryResultRow {
    readonly state: string;
    readonly edition: number;
    readonly shared: number | null;
    readonly version: number;
  }
  const STANDS = 'select state, edition, shared_edition as shared, version from minutes_sheet where meeting_id = $1';
  const TEXTS = `select edition, encode(text, 'hex') as text from minutes_for_all where meeting_id = $1 and shared_at is not null order by edition`;
  const LAST = `select distinct on (person_id) person_id, verdict from minutes_confirmation where meeting_id = $1 and edition = $2
    order by person_id, id desc`;

  async function step(meetingId: string, { motherId, fatherId }: Table, event: (typeof GIVES)[number], at?: Sheet) {
    const { version = null, edition = 1 } = at ?? {};
    const said = { mother: [motherId, 'CONFIRMED'], father: [fatherId, 'CONFIRMED'], against: [fatherId, 'OBJECTED'] };
    if (event === 'write') return write(meetingId, version, { forAll: `Laitos ${version}` });
    if (event === 'stale') return write(meetingId, (version ?? 0) + 1, { forAll: 'Ei jää.' });
    if (event === 'share') return share(meetingId, version ?? 0);
    const [principal, verdict] = said[event] as [string, string];
    return answer(meetingId, edition, { verdict, words: verdict === 'OBJECTED' ? 'Ei.' : null }, { principal });
  }

  async function walk(at: Table, events: readonly (typeof GIVES)[number][], reached: Set<string>): Promise<void> {
    const { id } = await held(at.caseId, { counsellor: 'on-site', [at.motherId]: 'phone', [at.fatherId]: 'video' });
    let [was] = await app.sql<Sheet>(STANDS, [id]);
    let shown = await app.sql(TEXTS, [id]);
    for (const event of events) {
      const { code } = await step(id, at, event, was);
      const [is] = await app.sql<Sheet>(STANDS, [id]);
      const texts = await app.sql(TEXTS, [id]);
      if (code) expect(is).toEqual(was);
      else expect(is!.version).toBe((was?.version ?? 0) + 1);
      expect(texts.slice(0, shown.length)).toEqual(shown);
      expect(texts).toHaveLength(is?.shared ?? 0);
      const last = new Map(
        (await app.sql(LAST, [id, is?.edition ?? 0])).map((row) => [row['person_id'], row['verdict']]),
      );
      const isSettled = [at.motherId, at.fatherId].every((person) => last.get(person) === 'confirmed');
      if (is) expect(is.state).toBe(is.shared !== is.edition ? 'draft' : isSettled ? 'confirmed' : 'shared');
      reached.add(`${event} ${code ?? 'OK'}`).add(is?.state ?? 'none');
      [was, shown] = [is, texts];
    }
  }

  it('what was shared stays, and who was there confirms: 300 walks', async () => {
    const at = await table();
    const reached = new Set<string>();
    const begin = fc.constantFrom<(typeof GIVES)[number][]>(
      [],
      ['write'],
      ['write', 'share'],
      ['write', 'share', 'mother'],
    );
    const walks = fc
      .tuple(begin, fc.array(fc.constantFrom(...GIVES), { minLength: 1, maxLength: 3 }))
      .map(([first, then]) => [...first, ...then]);
    const sampled = fc.sample(walks, { numRuns: 300, seed: 34 });
    for (let index = 0; index < sampled.length; index += 6)
      await Promise.all(sampled.slice(index, index + 6).map((events) => walk(at, events, reached)));
    const results = [
      'write OK',
      'share OK',
      'mother OK',
      'father OK',
      'against OK',
      'stale STALE',
      'share ALREADY_SHARED',
    ];
    expect([...reached]).toEqual(
      expect.arrayContaining([...results, 'father NOT_SHARED', 'draft', 'shared', 'confirmed']),
    );
  }, 300_000);
});

describe('in one text, as before', () => {
  it('they are shared at once, and written anew', async () => {
    const at = await table();
    const text = 'Illat olivat pääasia.';
    expect(await done(write(at.meetingId, null, { text }))).toMatchObject({ state: 'SHARED', edition: 1, version: 1 });
    expect(await sees({ principal: principalOf('nurse') }, at)).toMatchObject({ text, forAll: null });
    expect(await sees({ principal: principalOf('ngo-worker') }, at)).toBeNull();
    expect(await done(write(at.meetingId, 1, { text: 'Illat.' }))).toMatchObject({
      state: 'SHARED',
      edition: 2,
      version: 2,
    });
    expect(await sees({ principal: at.teenId }, at)).toMatchObject({
      text: 'Illat.',
      earlier: [{ forAuthorities: text }],
    });
    await done(write(at.meetingId, 2, PAGE));
    expect(await refusal(write(at.meetingId, 3, { text }))).toBe('MINUTES_IN_PARTS text');
  });

  it('those from before stay, for those who read them', async () => {
    const filled = await createTestDatabase();
    const orm = await MikroORM.init(ormOptions(filled.ownerUrl, entities, 1, () => undefined));
    const ask = (sql: string) => withClient(filled.ownerUrl, async (client) => (await client.query(sql)).rows);
    try {
      const [before] = await ask('select text, written_at, written_by from minutes');
      await orm.migrator.down({ to: 'Migration20261122000034_minutes' });
      expect(await ask('select text, written_at, written_by from minutes')).toEqual([before]);
      await orm.migrator.up();
      expect(await ask('select text, written_at, written_by from minutes where shared_at = written_at')).toEqual([
        before,
      ]);
      const sheet =
        'select meeting_id, state, edition, shared_edition, version from minutes_sheet where shared_at is not null';
      const taken = { meeting_id: FAMILY.meetingId, state: 'shared', edition: 1, shared_edition: 1, version: 1 };
      expect(await ask(sheet)).toEqual([taken]);
      for (const name of ['minutes_for_all', 'minutes_for_family'])
        expect(await ask(`select text from ${name} where shared_at is not null`)).toEqual([{ text: null }]);
    } finally {
      await orm.close(true);
      await filled.drop();
    }
  });

  it('those of the demo are read', async () => {
    const seen = await sees('guardian', { caseId: FAMILY.caseId, meetingId: FAMILY.meetingId });
    expect(seen).toMatchObject({ state: 'SHARED', forAuthorities: FAMILY_TEXTS.minutes });
  });
});
