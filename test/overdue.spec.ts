import { type Persona, principalOf } from '../src/demo/personas.js';
import { POHDE } from '../src/demo/pohde.data.js';
import { MailCatcher } from '../src/platform/mail/mail-catcher.js';
import { startTestApp, type TestApp } from './support/app.js';
import { done, mutate } from './support/casework.js';
import { SEEDED_AT, withClient } from './support/database.js';
import { type Followed, followed, LATE, mailsOf, REMINDER } from './support/followed.js';

let app: TestApp;
beforeEach(async () => {
  app = await startTestApp();
  await app.running.app.get(MailCatcher).start();
  // What the demo data has left to do, and what is late in it, is no concern of ours.
  await app.sql('truncate platform.outbox_effect');
  await app.sql("update review set state = 'superseded', version = version + 1");
  await app.sql("update plan_action set progress = 'done', version = version + 1");
});
afterEach(() => app?.stop());

/** Moves the clock to a moment in Helsinki, in winter, and lets everything happen that is due by then. */
async function at(local: string): Promise<void> {
  app.clock.moveTo(Temporal.PlainDateTime.from(local).toZonedDateTime('Europe/Helsinki').toInstant());
  await app.runDue();
}
const now = (persona: Persona) => ({ principal: principalOf(persona) });
const countOf = async (persona: Persona, subject: string) => (await mailsOf(app, persona, subject)).length;
/** The nurse's promise as she sees it. */
const report = async ({ nurses }: Followed, progress: string) => {
  const [row] = await app.sql<{ version: number }>('select version from plan_action where id = $1', [nurses.id]);
  const input = { actionId: nurses.id, expectedVersion: row!.version, progress };
  await done(mutate(app, now('nurse'))('reportProgress', 'ReportProgressInput', input, 'id'));
};
const leave = async ({ caseId }: Followed) => {
  const [member] = await app.sql<{ id: string; version: number }>(
    'select id, version from network_member where case_id = $1 and professional_id = $2',
    [caseId, principalOf('nurse')],
  );
  const input = { memberId: member!.id, expectedVersion: member!.version, reason: 'TASK_DONE' };
  await done(mutate(app, now('counsellor'))('endMembership', 'EndMembershipInput', input, 'id'));
};
const ask = async (persona: Persona, query: string) => {
  const text = `query ($areaId: UUID!) { ${query} }`;
  return app.asPrincipal(principalOf(persona))(text, { areaId: POHDE.id });
};
const TEAM = 'overdueOfTeam(areaId: $areaId) { kind caseId counsellorId counsellorName daysLate isEscalated }';

describe('an owner whose day has passed', () => {
  it('is asked after two working days, then weekly, three times in all, with the way to their own promises', async () => {
    await followed(app, '2026-12-14', '2027-02-01');
    await at('2026-12-11T09:00');
    await at('2026-12-16T08:59');
    expect(await countOf('nurse', REMINDER)).toBe(1);
    for (const [moment, count] of [
      ['2026-12-16T09:00', 2],
      ['2026-12-23T09:00', 3],
      ['2026-12-30T09:00', 4],
      ['2027-01-29T09:00', 4],
    ] as const) {
      await at(moment);
      expect([moment, await countOf('nurse', REMINDER)]).toEqual([moment, count]);
    }
    const [mail] = await mailsOf(app, 'nurse', REMINDER);
    expect(mail!.text).toContain('jonka määräpäivä oli ma 14.12.2026.');
    expect(mail!.text).toContain('http://localhost:3000/lupaukset');
    for (const secret of ['Salakoski', 'Onni', 'Marjatta', 'Soittaa', 'rauhallista'])
      expect(JSON.stringify(mail)).not.toContain(secret);
    // The family sees it on its page: no mail goes there, nor to who has not promised anything.
    expect(await countOf('teacher', REMINDER)).toBe(0);
    const known = app.running.app.get(MailCatcher).mailboxes;
    const staff = await app.sql<{ email: string }>('select email from professional');
    for (const { address } of known) expect(staff.map(({ email }) => email)).toContain(address);
  });

  it('hears of it once, not four times, when it promised after the day, or the mail was away for weeks', async () => {
    const { teachers } = await followed(app, '2026-12-14', '2027-02-01');
    await at('2027-01-20T10:00');
    expect(await countOf('nurse', REMINDER)).toBe(1);
    const [row] = await app.sql<{ version: number }>('select version from plan_action where id = $1', [teachers.id]);
    const input = { actionId: teachers.id, expectedVersion: row!.version };
    await done(mutate(app, now('teacher'))('commitToAction', 'CommitToActionInput', input, 'id'));
    await app.runDue();
    const [mail, ...more] = await mailsOf(app, 'teacher', REMINDER);
    expect(mail!.text).toContain('jonka määräpäivä oli ma 14.12.2026.');
    expect(more).toEqual([]);
  });

  it('is not asked once it is done', async () => {
    const told = await followed(app, '2026-12-14', '2027-02-01');
    await at('2026-12-11T09:00');
    await at('2026-12-16T09:00');
    await report(told, 'DONE');
    await at('2026-12-30T09:00');
    expect(await countOf('nurse', REMINDER)).toBe(2);
  });
});

describe('the counsellor', () => {
  it('is told at 9:00 of the next working day, one mail for all of a day, and none when nothing is new', async () => {
    const { caseId } = await followed(app, '2026-12-11', '2026-12-14');
    await at('2026-12-14T08:59');
    expect(await countOf('counsellor', LATE)).toBe(0);
    await at('2026-12-14T09:00');
    await app.runDue();
    const [mail, ...more] = await mailsOf(app, 'counsellor', LATE);
    expect(more).toEqual([]);
    // The nurse's and the mother's; the review is due today.
    expect(mail!.text).toContain('Sinulla on Yhdessä-palvelussa 2 asiaa, joiden määräpäivä on mennyt.');
    expect(mail!.text).not.toContain(caseId);
    await at('2026-12-15T09:00');
    expect(await countOf('counsellor', LATE)).toBe(2);
    await at('2026-12-22T12:00');
    expect(await countOf('counsellor', LATE)).toBe(2);
  });

  it('is not told of what was done in time, nor of a closed case', async () => {
    const told = await followed(app, '2026-12-11', '2027-02-01');
    await report(told, 'DONE');
    await app.sql(
      "update plan_action set progress = 'done', version = version + 1 where case_id = $1 and owner_kind = 'family'",
      [told.caseId],
    );
    const other = await followed(app, '2026-12-11', '2027-02-01');
    await app.sql(`update network_case set state = 'closed', closed_at = $2, version = version + 1 where id = $1`, [
      other.caseId,
      app.clock.now().toString(),
    ]);
    await at('2026-12-14T09:00');
    expect(await countOf('counsellor', LATE)).toBe(0);
  });

  it('gets the same mail when it is sent again, and no second one when the day is planned twice', async () => {
    await followed(app, '2026-12-11', '2027-02-01');
    await at('2026-12-14T09:00');
    await app.sql(
      "update platform.outbox_effect set state = 'pending', settled_at = null where kind like 'follow-up.%' and due_at <= $1",
      [app.clock.now().toString()],
    );
    await app.runDue();
    const mails = await mailsOf(app, 'counsellor', LATE);
    expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(1);
  });

  it('sees and is told that nobody stands behind a promise whose owner has left', async () => {
    const told = await followed(app, '2027-01-29', '2027-02-01');
    await leave(told);
    const { data } = await ask('counsellor', 'overdue(areaId: $areaId) { kind id dueOn ownerId }');
    expect(data.overdue).toEqual([
      { kind: 'ORPHAN', id: told.nurses.id, dueOn: '2026-11-23', ownerId: principalOf('nurse') },
    ]);
    await at('2026-11-24T09:00');
    expect(await countOf('counsellor', LATE)).toBe(1);
    const day = await ask('counsellor', 'counsellorDay(areaId: $areaId) { id orphanedActions overdueActions }');
    expect(day.data.counsellorDay.find(({ id }: { id: string }) => id === told.caseId)).toMatchObject({
      orphanedActions: 1,
      overdueActions: 0,
    });
  });
});

describe('who leads the team', () => {
  it('is told once when something has been overdue for more than ten working days, and sees it in codes', async () => {
    const { caseId } = await followed(app, '2026-12-01', '2027-02-01');
    // 14 December is the ninth working day after it, for the sixth was a Sunday.
    await at('2026-12-15T09:00');
    expect(await countOf('team-lead', LATE)).toBe(0);
    expect((await ask('team-lead', TEAM)).data.overdueOfTeam).toMatchObject([
      { daysLate: 14, isEscalated: false },
      { daysLate: 14, isEscalated: false },
    ]);
    await at('2026-12-16T09:00');
    const [mail, ...more] = await mailsOf(app, 'team-lead', LATE);
    expect(more).toEqual([]);
    expect(mail!.text).toContain('Tiimissäsi on Yhdessä-palvelussa 2 asiaa, jotka ovat olleet myöhässä yli kymmenen');
    expect(mail!.text).not.toContain(caseId);
    const { data } = await ask('team-lead', TEAM);
    const row = { kind: 'ACTION', caseId, counsellorId: principalOf('counsellor'), daysLate: 15, isEscalated: true };
    expect(data.overdueOfTeam).toEqual([expect.objectContaining(row), expect.objectContaining(row)]);
    expect(JSON.stringify(data)).not.toMatch(/Salakoski|Soittaa|Iltasatu/);
    const log = await app.sql(
      "select distinct category, basis from audit.access_log where scope_id = $1 and operation = 'overdueOfTeam'",
      [caseId],
    );
    expect(log).toEqual([{ category: 'logistics', basis: 'team-lead' }]);
    await at('2027-01-20T09:00');
    expect(await countOf('team-lead', LATE)).toBe(1);
  });

  it('is not told of what was done meanwhile', async () => {
    const told = await followed(app, '2026-12-01', '2027-02-01');
    await report(told, 'DONE');
    await app.sql(
      "update plan_action set progress = 'done', version = version + 1 where case_id = $1 and owner_kind = 'family'",
      [told.caseId],
    );
    await at('2026-12-16T09:00');
    expect(await countOf('team-lead', LATE)).toBe(0);
    expect((await ask('team-lead', TEAM)).data.overdueOfTeam).toEqual([]);
  });

  it.each(['counsellor', 'nurse', 'guardian', 'counsellor-other-area', 'admin'] as const)(
    'alone sees the list of the team: not %s',
    async (persona) => {
      expect(await ask(persona, TEAM)).toMatchObject({ code: 'NOT_FOUND' });
    },
  );

  it('of another unit sees nothing of this team', async () => {
    await followed(app, '2026-12-01', '2027-02-01');
    await app.sql(
      "update access.membership set unit_id = (select id from unit where id <> unit_id limit 1) where role = 'team-lead'",
    );
    await at('2026-12-16T09:00');
    expect(await countOf('team-lead', LATE)).toBe(0);
    expect((await ask('team-lead', TEAM)).data.overdueOfTeam).toEqual([]);
  });
});

it('is asked about by the worker alone', async () => {
  const { nurses } = await followed(app, '2026-12-01', '2027-02-01');
  for (const call of [
    `access.overdue_concerns('${nurses.id}', false, '2027-01-01', '2027-01-01')`,
    `access.overdue_count('${principalOf('counsellor')}', false, '2027-01-01', '2027-01-01', '2027-01-01')`,
  ])
    await expect(
      withClient(app.database.url, async (client) => {
        await client.query('begin');
        await client.query(
          "select set_config('app.principal', $1, true), set_config('app.assurance', 'full', true), set_config('app.now', $2, true)",
          [principalOf('counsellor'), SEEDED_AT.toString()],
        );
        await client.query(`select * from ${call}`);
      }),
    ).rejects.toMatchObject({ code: '42501' });
});
