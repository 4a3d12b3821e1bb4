import { MikroORM } from '@mikro-orm/postgresql';
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { FAMILY } from '../src/demo/family.data.js';
import { type Persona, principalOf } from '../src/demo/personas.js';
import { POHDE } from '../src/demo/pohde.data.js';
import { entities } from '../src/entities.js';
import { ormOptions } from '../src/platform/database/orm.js';
import { startTestApp, type TestApp } from './support/app.js';
import { done, MOTHER, mutate, openCase, type OpenedCase, recordContact, seatOf } from './support/casework.js';
import { createTestDatabase, withClient } from './support/database.js';
import { ACTION, actionOf, agree, draft, join, meet, type MetCase, promised, VERSION } from './support/plans.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app?.stop());

const CLOSING = 'id caseId reason state begunAt closedAt retentionUntil version';
const keeper = (name: string, type: string, input: Record<string, unknown>, fields: string) =>
  mutate(app, 'counsellor')(name, type, input, fields);
const versionOf = async (caseId: string) =>
  (await app.sql<{ version: number }>('select version from network_case where id = $1', [caseId]))[0]!.version;
const begin = async (caseId: string, reason = 'GOAL_REACHED', words: string | null = null) => {
  const input = { caseId, expectedVersion: await versionOf(caseId), reason, words };
  return keeper('beginClosing', 'BeginClosingInput', input, CLOSING);
};
const close = (caseId: string, withoutReceipts: string | null = null, expectedVersion = 1) =>
  keeper('closeCase', 'CloseCaseInput', { caseId, expectedVersion, withoutReceipts }, CLOSING);
const reopen = (caseId: string, who: Persona | { principal: string } = 'counsellor') =>
  mutate(app, who)(
    'reopenCase',
    'ReopenCaseInput',
    { caseId, reason: 'Illat ovat taas levottomia.' },
    'id state version',
  );

/** What a case is made of, so far as closing and reopening change it. */
const stateOf = async (caseId: string) => {
  const [row] = await app.sql<{ state: string; closed: boolean; responsible: number; standing: number }>(
    `select c.state, c.closed_at is not null as closed,
       (select count(*)::int from responsible_person r where r.case_id = c.id and r.until is null) as responsible,
       (select count(*)::int from case_closing x where x.case_id = c.id and x.called_off_at is null and x.reopened_at is null) as standing
     from network_case c where c.id = $1`,
    [caseId],
  );
  return row!;
};
const OPEN = { state: 'open', closed: false, responsible: 1 };
const CLOSED = { state: 'closed', closed: true, responsible: 0 };
const mayOf = async (principalId: string, scopeId: string) =>
  (
    await app.sql<{ may: string }>(
      `select distinct basis || ' ' || category || ' ' || verb as may from access.access_grant where principal_id = $1 and scope_id = $2
       and valid_from <= $3 and (valid_until is null or valid_until > $3) order by 1`,
      [principalId, scopeId, app.clock.now().toString()],
    )
  ).map(({ may }) => may);

/** A case with nothing to file: closed in two steps. */
async function closed(input: Record<string, unknown> = {}): Promise<OpenedCase> {
  const opened = await openCase(app, 'counsellor', input);
  await done(begin(opened.caseId));
  await done(close(opened.caseId));
  return opened;
}

/** A case with an agreed plan in which the nurse has promised something. */
async function planned(): Promise<MetCase & { actionId: string }> {
  const met = await meet(app);
  const first = await draft(app, met.caseId, met.meetingId);
  const action = await promised(app, await actionOf(app, first.id, 'nurse'));
  await agree(app, first, met.motherId);
  return { ...met, actionId: action.id };
}
const settle = async (actionId: string) => {
  const [row] = await app.sql<{ version: number }>('select version from plan_action where id = $1', [actionId]);
  const input = { actionId, expectedVersion: row!.version, progress: 'DONE' };
  return done(keeper('reportProgress', 'ReportProgressInput', input, ACTION));
};
const file = async (who: Persona, caseId: string, of: Persona, input: Record<string, unknown> = {}) => {
  const { unitId } = await seatOf(app, of);
  const told = { caseId, unitId, what: 'PLAN', on: '2026-11-23', ...input };
  return mutate(app, who)('recordFiling', 'RecordFilingInput', told, 'id unitId what filedOn asTold');
};

describe('closing', () => {
  it('says why to who reads the plan, and not to who knows only when one meets', async () => {
    const { caseId } = await openCase(app);
    await join(app, caseId, 'nurse', ['plan']);
    await join(app, caseId, 'ngo-worker', ['identity']);
    await done(begin(caseId, 'CONSENT_WITHDRAWN'));
    const why = async (who: Persona) => {
      const page = `query ($id: UUID!) { casePage(caseId: $id) { closings { reason } } }`;
      const { data, errors } = await app.as(who)(page, { id: caseId });
      expect(errors).toBeUndefined();
      return data.casePage.closings;
    };
    expect(await why('nurse')).toEqual([{ reason: 'CONSENT_WITHDRAWN' }]);
    expect(await why('ngo-worker')).toEqual([{ reason: null }]);
  });

  it('is begun with a reason, seen by everybody who reads the case, and may be called off', async () => {
    const { caseId, motherId } = await openCase(app);
    const begun = await done(begin(caseId, 'FAMILY_WISH', 'Perhe pärjää nyt itse.'));
    expect(begun).toMatchObject({ reason: 'FAMILY_WISH', state: 'BEGUN', closedAt: null, version: 1 });
    const page = '{ state closings { reason words closedAt } }';
    const seen = await app.asPrincipal(motherId)(`query ($id: UUID!) { casePage(caseId: $id) ${page} }`, {
      id: caseId,
    });
    expect(seen.data.casePage).toEqual({
      state: 'OPEN',
      closings: [{ reason: 'FAMILY_WISH', words: 'Perhe pärjää nyt itse.', closedAt: null }],
    });
    const family = await app.asPrincipal(motherId)('{ myFamilyPages { caseId closingSince } }');
    expect(family.data.myFamilyPages).toEqual([{ caseId, closingSince: expect.stringMatching(/^2026-11-23T07:00/) }]);
    expect(await begin(caseId)).toMatchObject({ code: 'CLOSING_BEGUN' });
    const off = { caseId, expectedVersion: 1 };
    const calledOff = await done(keeper('callOffClosing', 'CallOffClosingInput', off, CLOSING));
    expect(calledOff).toMatchObject({ state: 'CALLED_OFF' });
    expect(await close(caseId)).toMatchObject({ code: 'CLOSING_NOT_BEGUN' });
    expect(await stateOf(caseId)).toEqual({ ...OPEN, standing: 0 });
    expect(await done(begin(caseId))).toMatchObject({ state: 'BEGUN' });
  });

  it('21. needs a reason, words for another one, and the version that was seen', async () => {
    const { caseId } = await openCase(app);
    expect(await close(caseId)).toMatchObject({ code: 'CLOSING_NOT_BEGUN' });
    expect(await begin(caseId, 'OTHER')).toMatchObject({ code: 'WORDS_MISSING' });
    const stale = { caseId, expectedVersion: 7, reason: 'GOAL_REACHED' };
    expect(await keeper('beginClosing', 'BeginClosingInput', stale, 'id')).toMatchObject({ code: 'STALE' });
    await done(begin(caseId, 'OTHER', 'Perhe lähtee vuodeksi ulkomaille.'));
    expect(await close(caseId, null, 2)).toMatchObject({ code: 'STALE' });
    expect(await stateOf(caseId)).toEqual({ ...OPEN, standing: 1 });
  });

  it('1. ends whoever was responsible and the access of all but the family, and keeps it 24 months', async () => {
    const { caseId, familyId, motherId } = await openCase(app);
    await join(app, caseId, 'nurse', ['identity', 'plan', 'actions']);
    expect(await mayOf(principalOf('nurse'), caseId)).not.toEqual([]);
    await done(begin(caseId, 'MOVED_AWAY'));
    app.clock.moveTo(app.clock.now().add({ minutes: 1 }));
    const done1 = await done(close(caseId));
    expect(done1).toMatchObject({ state: 'CLOSED', reason: 'MOVED_AWAY', retentionUntil: '2028-11-23' });
    expect(await stateOf(caseId)).toEqual({ ...CLOSED, standing: 1 });
    // The last feedback is asked (invariant 21).
    const asked = "select 1 from platform.outbox_effect where kind = 'feedback.ask' and payload ->> 'eventId' = $1";
    expect(await app.sql(asked, [caseId])).toHaveLength(1);
    for (const persona of ['counsellor', 'nurse', 'team-lead'] as const) {
      expect(await mayOf(principalOf(persona), caseId)).toEqual([]);
      expect(await mayOf(principalOf(persona), familyId)).toEqual([]);
    }
    const page = await app.as('counsellor')('query ($id: UUID!) { casePage(caseId: $id) { id } }', { id: caseId });
    expect(page.code).toBe('NOT_FOUND');
    expect(await close(caseId)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await begin(caseId)).toMatchObject({ code: 'NOT_FOUND' });
    const fields = '{ state responsiblePerson { who { id familyName } } closings { reason retentionUntil } }';
    const mothers = await app.asPrincipal(motherId)(`query ($id: UUID!) { casePage(caseId: $id) ${fields} }`, {
      id: caseId,
    });
    expect(mothers.errors).toBeUndefined();
    expect(mothers.data.casePage).toEqual({
      state: 'CLOSED',
      responsiblePerson: { who: { id: principalOf('counsellor'), familyName: expect.any(String) } },
      closings: [{ reason: 'MOVED_AWAY', retentionUntil: '2028-11-23' }],
    });
    const day = await app.as('counsellor')('query ($id: UUID!) { counsellorDay(areaId: $id) { id } }', {
      id: POHDE.id,
    });
    expect(day.data.counsellorDay.map((each: { id: string }) => each.id)).not.toContain(caseId);
  });

  it('tells the log on what basis, though the basis ends with it', async () => {
    const { caseId } = await closed();
    const lines = await app.sql(
      "select action, basis from audit.access_log where scope_id = $1 and operation = 'closeCase' order by id",
      [caseId],
    );
    expect(lines).toEqual([{ action: 'change', basis: 'counsellor' }]);
  });

  it('takes its meetings out of the calendars that people follow', async () => {
    const { caseId } = await meet(app);
    const made = await done(keeper('createCalendarFeed', 'CreateCalendarFeedInput', { name: 'puhelin' }, 'address'));
    const events = async () => {
      const { body } = await app.inject({ method: 'GET', url: new URL(made.address).pathname });
      return body.split('BEGIN:VEVENT').length - 1;
    };
    const before = await events();
    await done(begin(caseId));
    await done(close(caseId));
    expect(await events()).toBe(before - 1);
  });

  it('is not for the family, nor for members, nor for strangers', async () => {
    const { caseId, motherId } = await openCase(app);
    await join(app, caseId, 'nurse', ['plan', 'actions']);
    const input = { caseId, expectedVersion: await versionOf(caseId), reason: 'FAMILY_WISH' };
    for (const who of ['nurse', 'counsellor-other-area', { principal: motherId }] as const)
      expect(await mutate(app, who)('beginClosing', 'BeginClosingInput', input, 'id')).toMatchObject({
        code: 'NOT_FOUND',
      });
    expect(await stateOf(caseId)).toEqual({ ...OPEN, standing: 0 });
  });
});

describe('what stands in the way of closing', () => {
  const refusal = async (caseId: string) => {
    const { errors } = await close(caseId, 'Ei ole tarpeen.');
    const { code, field, actionIds, planVersionIds, meetingIds, unitIds } = errors![0]!.extensions;
    return { code, field, ids: actionIds ?? planVersionIds ?? meetingIds ?? unitIds };
  };

  it('is a meeting ahead, until it is held or cancelled', async () => {
    const { caseId, motherId } = await openCase(app);
    const { professionalId, unitId } = await seatOf(app, 'nurse');
    await join(app, caseId, 'nurse', ['identity']);
    const meeting = {
      caseId,
      question: 'Miten illat rauhoitetaan?',
      durationMinutes: 60,
      mode: 'REMOTE',
      familyPersonIds: [motherId],
      participants: [{ professionalId, unitId, needed: 'REQUIRED' }],
    };
    const ahead = await done(keeper('conveneMeeting', 'ConveneMeetingInput', meeting, 'id version'));
    await done(begin(caseId));
    expect(await refusal(caseId)).toEqual({ code: 'MEETING_AHEAD', field: 'caseId', ids: [ahead.id] });
    expect(await stateOf(caseId)).toEqual({ ...OPEN, standing: 1 });
    const cancelled = { meetingId: ahead.id, expectedVersion: ahead.version, reason: 'NOT_NEEDED' };
    await done(keeper('cancelMeeting', 'CancelMeetingInput', cancelled, 'id'));
    expect(await done(close(caseId))).toMatchObject({ state: 'CLOSED' });
  });

  it('is an action that is promised and not settled, or asked and not answered', async () => {
    const met = await meet(app);
    const first = await draft(app, met.caseId, met.meetingId);
    const nurses = await promised(app, await actionOf(app, first.id, 'nurse'));
    const teachers = await actionOf(app, first.id, 'teacher');
    await agree(app, first, met.motherId);
    await done(begin(met.caseId));
    const both = [nurses.id, teachers.id].toSorted((a, b) => (a < b ? -1 : 1));
    expect(await refusal(met.caseId)).toEqual({ code: 'ACTIONS_OPEN', field: 'caseId', ids: both });
    await settle(nurses.id);
    expect(await refusal(met.caseId)).toMatchObject({ code: 'ACTIONS_OPEN', ids: [teachers.id] });
    const [row] = await app.sql<{ version: number }>('select version from plan_action where id = $1', [teachers.id]);
    const dropped = { actionId: teachers.id, expectedVersion: row!.version };
    await done(keeper('dropAction', 'DropActionInput', dropped, 'id'));
    expect(await done(close(met.caseId, 'Muistio jäi kirjaamatta.'))).toMatchObject({ state: 'CLOSED' });
  });

  it('is a plan that the family is thinking about', async () => {
    const met = await meet(app);
    const first = await draft(app, met.caseId, met.meetingId);
    await promised(app, await actionOf(app, first.id, 'nurse'));
    const input = { planVersionId: first.id, expectedVersion: first.version, nextReviewOn: '2027-01-04' };
    await done(keeper('proposePlan', 'ProposePlanInput', input, VERSION));
    await done(begin(met.caseId));
    expect(await refusal(met.caseId)).toEqual({ code: 'PLAN_PROPOSED', field: 'caseId', ids: [first.id] });
    expect(await stateOf(met.caseId)).toEqual({ ...OPEN, standing: 1 });
  });

  it('is a handover that is not over', async () => {
    const { caseId } = await openCase(app);
    const to = { caseId, ...(await seatOf(app, 'nurse')), reason: 'Neuvola on lähempänä.' };
    const handover = await done(keeper('proposeHandover', 'ProposeHandoverInput', to, 'id version'));
    await done(begin(caseId));
    const view = await app.as('counsellor')(
      'query ($id: UUID!) { closingView(caseId: $id) { nothingOpen openHandovers } }',
      { id: caseId },
    );
    expect(view.data.closingView).toEqual({ nothingOpen: false, openHandovers: [handover.id] });
    expect(await refusal(caseId)).toMatchObject({ code: 'HANDOVER_OPEN', field: 'caseId' });
    const seen = { handoverId: handover.id, expectedVersion: handover.version };
    await done(keeper('withdrawHandover', 'WithdrawHandoverInput', seen, 'id'));
    expect(await done(close(caseId))).toMatchObject({ state: 'CLOSED' });
  });

  it('is a unit that has not filed what is theirs, unless somebody says why', async () => {
    const { caseId, actionId } = await planned();
    await settle(actionId);
    await done(begin(caseId));
    const [nurses, own] = [await seatOf(app, 'nurse'), await seatOf(app, 'counsellor')];
    const { errors } = await close(caseId);
    expect(errors![0]!.extensions).toMatchObject({ code: 'RECEIPTS_MISSING', field: 'withoutReceipts' });
    expect(new Set(errors![0]!.extensions['unitIds'] as string[])).toEqual(new Set([nurses.unitId, own.unitId]));
    await done(file('nurse', caseId, 'nurse'));
    await done(file('counsellor', caseId, 'counsellor'));
    expect(await close(caseId, 'Turhaan.')).toMatchObject({ code: 'REASON_OUT_OF_PLACE' });
    expect(await done(close(caseId))).toMatchObject({ state: 'CLOSED' });
  });

  it('is shown before, in one go', async () => {
    const { caseId, actionId, motherId } = await planned();
    const view = async () => {
      const fields = `state version nothingOpen retentionUntil closing { reason version } openActions { id ownerId dueOn }
        proposedPlans meetingsAhead missingReceipts { unitId plan minutes } guardians members`;
      const answer = await app.as('counsellor')(`query ($id: UUID!) { closingView(caseId: $id) { ${fields} } }`, {
        id: caseId,
      });
      expect(answer.errors).toBeUndefined();
      return answer.data.closingView;
    };
    expect(await view()).toMatchObject({
      state: 'OPEN',
      nothingOpen: false,
      closing: null,
      retentionUntil: '2028-11-23',
      openActions: [{ id: actionId, ownerId: principalOf('nurse'), dueOn: '2026-12-18' }],
      proposedPlans: [],
      meetingsAhead: [],
      guardians: [motherId],
    });
    await settle(actionId);
    await done(begin(caseId));
    await done(file('nurse', caseId, 'nurse'));
    const { unitId } = await seatOf(app, 'counsellor');
    expect(await view()).toMatchObject({
      nothingOpen: true,
      closing: { reason: 'GOAL_REACHED', version: 1 },
      openActions: [],
      missingReceipts: [{ unitId, plan: true, minutes: false }],
    });
    const nurse = await app.as('nurse')('query ($id: UUID!) { closingView(caseId: $id) { state } }', { id: caseId });
    expect(nurse.code).toBe('NOT_FOUND');
  });

  it('holds also against what somebody else begins at this moment', async () => {
    const { caseId } = await openCase(app);
    await done(begin(caseId));
    await withClient(app.database.ownerUrl, async (client) => {
      await client.query('begin');
      // Somebody is doing something in the case, and has not committed.
      await client.query("select pg_advisory_xact_lock_shared(hashtextextended('course of case ' || $1::text, 0))", [
        caseId,
      ]);
      await client.query(
        `insert into meeting (area_id, id, case_id, state, duration_minutes, mode, zone, revision, convened_by, family_agreed_in_advance)
         values ($1, $2, $3, 'draft', 60, 'remote', 'Europe/Helsinki', 0, $4, false)`,
        [POHDE.id, randomUUID(), caseId, principalOf('counsellor')],
      );
      const closing = close(caseId);
      await untilSomebodyWaits(client);
      await client.query('commit');
      expect(await closing).toMatchObject({ code: 'MEETING_AHEAD' });
    });
  });

  it('lets nothing begin while the case closes', async () => {
    const { caseId } = await openCase(app);
    const member = { caseId, ...(await seatOf(app, 'nurse')) };
    await withClient(app.database.ownerUrl, async (client) => {
      await client.query('begin');
      await client.query("select pg_advisory_xact_lock(hashtextextended('course of case ' || $1::text, 0))", [caseId]);
      const adding = keeper('addMember', 'AddMemberInput', member, 'id');
      await untilSomebodyWaits(client);
      const at = app.clock.now().toString();
      await client.query("update network_case set state = 'closed', closed_at = $2 where id = $1", [caseId, at]);
      await client.query('commit');
      expect(await adding).toMatchObject({ code: 'CASE_CLOSED' });
    });
    expect(await app.sql('select 1 from network_member where case_id = $1', [caseId])).toEqual([]);
  });
});

async function untilSomebodyWaits(client: {
  query(text: string): Promise<{ rowCount: number | null }>;
}): Promise<void> {
  const waiting = "select from pg_locks where locktype = 'advisory' and not granted";
  while ((await client.query(waiting)).rowCount === 0);
}

describe('a filing receipt', () => {
  it('is told by the unit itself or taken down as it told it, of what it was given, once the plan is agreed', async () => {
    const met = await meet(app);
    const first = await draft(app, met.caseId, met.meetingId);
    expect(await file('nurse', met.caseId, 'nurse')).toMatchObject({ code: 'NOTHING_TO_FILE' });
    await promised(app, await actionOf(app, first.id, 'nurse'));
    await agree(app, first, met.motherId);
    expect(await done(file('nurse', met.caseId, 'nurse'))).toMatchObject({ what: 'PLAN', asTold: false });
    expect(await done(file('counsellor', met.caseId, 'nurse'))).toMatchObject({ asTold: true });
    expect(await done(file('counsellor', met.caseId, 'counsellor'))).toMatchObject({ asTold: false });
    // A unit that is no authority sees of the logistics its own part only; it files what it was given all the same.
    await join(app, met.caseId, 'ngo-worker', ['plan']);
    expect(await done(file('ngo-worker', met.caseId, 'ngo-worker'))).toMatchObject({ what: 'PLAN', asTold: false });
    // The teacher's consent covers no plan.
    expect(await file('teacher', met.caseId, 'teacher')).toMatchObject({ code: 'NOTHING_TO_FILE' });
    expect(await file('nurse', met.caseId, 'nurse', { what: 'MINUTES' })).toMatchObject({ code: 'NOTHING_TO_FILE' });
    expect(await file('nurse', met.caseId, 'nurse', { on: '2026-11-24' })).toMatchObject({ code: 'FILED_IN_FUTURE' });
    expect(await file('nurse', met.caseId, 'nurse', { on: '2026-11-22' })).toMatchObject({ code: 'FILED_BEFORE_CASE' });
    const rows = await app.sql('select unit_id from filing_receipt where case_id = $1', [met.caseId]);
    expect(rows).toHaveLength(4);
  });

  it('is not told of another unit, nor by a stranger, nor of one outside the network', async () => {
    const { caseId } = await planned();
    expect(await file('nurse', caseId, 'teacher')).toMatchObject({ code: 'NOT_FOUND' });
    expect(await file('social-worker', caseId, 'social-worker')).toMatchObject({ code: 'NOT_FOUND' });
    expect(await file('counsellor', caseId, 'social-worker')).toMatchObject({ code: 'NOT_FOUND' });
    expect(await app.sql('select 1 from filing_receipt where case_id = $1', [caseId])).toEqual([]);
  });

  it('is refused by row security as well: for another unit, or in somebody else’s name', async () => {
    const { caseId } = await planned();
    const teachers = await seatOf(app, 'teacher');
    const nurses = await seatOf(app, 'nurse');
    const insert = (unitId: string, recordedBy: string, asTold: boolean) =>
      withClient(app.database.url, async (client) => {
        await client.query('begin');
        await client.query("select set_config('app.principal', $1, true), set_config('app.now', $2, true)", [
          principalOf('nurse'),
          app.clock.now().toString(),
        ]);
        await client.query("select set_config('app.assurance', 'full', true)");
        const row = [POHDE.id, randomUUID(), caseId, unitId, recordedBy, asTold, app.clock.now().toString()];
        const sql = `insert into filing_receipt (area_id, id, case_id, unit_id, what, filed_on, recorded_by, as_told, recorded_at)
          values ($1, $2, $3, $4, 'plan', '2026-11-23', $5, $6, $7)`;
        return client.query(sql, row).then(
          () => 'stored',
          (error: { code: string }) => error.code,
        );
      });
    expect(await insert(nurses.unitId, principalOf('nurse'), false)).toBe('stored');
    expect(await insert(nurses.unitId, principalOf('nurse'), true)).toBe('42501');
    expect(await insert(teachers.unitId, principalOf('nurse'), false)).toBe('42501');
    expect(await insert(nurses.unitId, principalOf('counsellor'), false)).toBe('42501');
  });
});

describe('reopening', () => {
  it('keeps the history: the same case, and whoever reopens it is counsellor and responsible person', async () => {
    const { caseId, familyId } = await openCase(app);
    await join(app, caseId, 'nurse', ['identity', 'plan', 'actions']);
    await app.sql('update consent set ends_at = $2 where case_id = $1 and unit_id = $3', [
      caseId,
      '2027-12-31T22:00:00Z',
      (await seatOf(app, 'nurse')).unitId,
    ]);
    await done(begin(caseId));
    await done(close(caseId));
    app.clock.moveTo(app.clock.now().add({ minutes: 5 }));
    expect(await done(reopen(caseId))).toMatchObject({ id: caseId, state: 'OPEN' });
    expect(await stateOf(caseId)).toEqual({ ...OPEN, standing: 0 });
    const holders = await app.sql<{ professional_id: string; over: boolean }>(
      'select professional_id, until is not null as over from responsible_person where case_id = $1 order by since',
      [caseId],
    );
    expect(holders.map(({ over }) => over)).toEqual([true, false]);
    expect(await mayOf(principalOf('counsellor'), familyId)).toContain('counsellor identity write');
    // A consent that still stands holds again.
    expect(await mayOf(principalOf('nurse'), caseId)).toContain('consent plan read');
    const fields = '{ closings { reason closedAt reopenedAt reopenReason } }';
    const page = await app.as('counsellor')(`query ($id: UUID!) { casePage(caseId: $id) ${fields} }`, { id: caseId });
    expect(page.data.casePage.closings).toEqual([
      {
        reason: 'GOAL_REACHED',
        closedAt: expect.any(String),
        reopenedAt: expect.any(String),
        reopenReason: 'Illat ovat taas levottomia.',
      },
    ]);
    expect(await reopen(caseId)).toMatchObject({ code: 'CASE_NOT_CLOSED' });
    await done(begin(caseId, 'NO_CONTACT'));
    await done(close(caseId));
    const closings = await app.sql(
      `select w.reason from case_closing x join case_closing_reason w on w.area_id = x.area_id and w.closing_id = x.id
       where x.case_id = $1 order by x.begun_at`,
      [caseId],
    );
    expect(closings).toEqual([{ reason: 'goal-reached' }, { reason: 'no-contact' }]);
  });

  it('sets a review of what was agreed, six weeks ahead, and its reminders: nobody falls between', async () => {
    const { caseId, actionId } = await planned();
    await settle(actionId);
    await done(begin(caseId));
    await done(close(caseId, 'Pyydetään perään.'));
    const ahead = () =>
      app.sql<{ id: string; due_on: string }>(
        "select id, due_on::text from review where case_id = $1 and state = 'due'",
        [caseId],
      );
    expect(await ahead()).toEqual([]);
    await done(reopen(caseId));
    const sixWeeks = app.clock.now().toZonedDateTimeISO('Europe/Helsinki').toPlainDate().add({ weeks: 6 }).toString();
    const [review, ...more] = await ahead();
    expect([review!.due_on, more]).toEqual([sixWeeks, []]);
    const timers = await app.sql("select kind from platform.outbox_effect where payload ->> 'id' = $1", [review!.id]);
    expect(timers).toHaveLength(2);
  });

  it('brings no consent back that has ended meanwhile', async () => {
    const { caseId } = await openCase(app);
    await join(app, caseId, 'nurse', ['plan', 'actions']);
    await done(begin(caseId));
    await done(close(caseId));
    await app.sql('update consent set ends_at = $2 where case_id = $1', [caseId, app.clock.now().toString()]);
    app.clock.moveTo(app.clock.now().add({ minutes: 1 }));
    await done(reopen(caseId));
    expect(await mayOf(principalOf('nurse'), caseId)).toEqual([]);
  });

  it('is for the former counsellor and their unit alone', async () => {
    const { caseId, motherId } = await closed();
    for (const who of ['nurse', 'team-lead', 'counsellor-other-area', { principal: motherId }] as const)
      expect(await reopen(caseId, who)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await stateOf(caseId)).toEqual({ ...CLOSED, standing: 1 });
    const { unitId } = await seatOf(app, 'counsellor');
    await admit('nurse', unitId);
    expect(await done(reopen(caseId, 'nurse'))).toMatchObject({ state: 'OPEN' });
    const [row] = await app.sql('select counsellor_id, counsellor_unit from network_case where id = $1', [caseId]);
    expect(row).toEqual({ counsellor_id: principalOf('nurse'), counsellor_unit: unitId });
    expect(await mayOf(principalOf('counsellor'), caseId)).toEqual([]);
    await dismiss('nurse', unitId);
  });

  it('is not possible once what was kept is to be erased', async () => {
    const { caseId } = await closed();
    await app.sql("update case_closing set retention_until = '2026-11-22' where case_id = $1", [caseId]);
    expect(await reopen(caseId)).toMatchObject({ code: 'RETENTION_OVER' });
    expect(await stateOf(caseId)).toEqual({ ...CLOSED, standing: 1 });
  });

  it('begins with finding it: one’s own by codes, another one of the unit’s through a contact', async () => {
    const number = '+358405556677';
    const mother = { ...MOTHER, familyName: 'Uusitupa', contactWays: [{ kind: 'PHONE', value: number, safe: true }] };
    const { caseId } = await closed({ people: [mother, { ...MOTHER, role: 'CHILD', contactWays: [] }] });
    const find = async (who: Persona, contactId: string | null = null) => {
      const query = `query ($area: UUID!, $contact: UUID) { closedCases(areaId: $area, contactId: $contact) { caseId reason isOwn } }`;
      const { data, code } = await app.as(who)(query, { area: POHDE.id, contact: contactId });
      return code ?? data.closedCases;
    };
    expect(await find('counsellor')).toContainEqual({ caseId, reason: 'GOAL_REACHED', isOwn: true });
    expect(await find('nurse')).toBe('NOT_FOUND');
    const { unitId } = await seatOf(app, 'counsellor');
    await admit('nurse', unitId);
    const rings = { identity: { givenName: 'Joku', familyName: 'Muu', phone: number } };
    const contact = await recordContact(app, 'nurse', rings);
    expect(await find('nurse')).toEqual([]);
    expect(await find('nurse', contact.id)).toEqual([{ caseId, reason: 'GOAL_REACHED', isOwn: false }]);
    // A contact in somebody else's hands leads nowhere.
    const others = await recordContact(app, 'counsellor', rings);
    expect(await find('nurse', others.id)).toEqual([]);
    await dismiss('nurse', unitId);
    const logged = await app.sql(
      "select basis from audit.access_log where scope_id = $1 and operation = 'closedCases' order by id",
      [caseId],
    );
    expect(logged.map((row) => row['basis'])).toEqual(['former-counsellor', 'counsellor']);
  });
});

const admit = (persona: Persona, unitId: string) =>
  app.sql(
    `insert into access.membership (id, principal_id, area_id, unit_id, role, valid_from) values ($1, $2, $3, $4, 'counsellor', $5)`,
    [randomUUID(), principalOf(persona), POHDE.id, unitId, app.clock.now().toString()],
  );
const dismiss = (persona: Persona, unitId: string) =>
  app.sql(
    `update access.membership set valid_until = $3 where principal_id = $1 and unit_id = $2 and valid_until is null and role = 'counsellor'`,
    [principalOf(persona), unitId, app.clock.now().toString()],
  );

describe('a case on hold', () => {
  it('goes on, and what was agreed stands', async () => {
    const { caseId } = await openCase(app);
    const turn = async (name: 'hold' | 'resume', expectedVersion: number) =>
      keeper(
        `${name}Case`,
        `${name === 'hold' ? 'Hold' : 'Resume'}CaseInput`,
        { caseId, expectedVersion },
        'state version',
      );
    expect(await turn('resume', 1)).toMatchObject({ code: 'CASE_NOT_ON_HOLD' });
    expect(await done(turn('hold', 1))).toEqual({ state: 'ON_HOLD', version: 2 });
    expect(await turn('hold', 2)).toMatchObject({ code: 'CASE_ON_HOLD' });
    expect(await turn('resume', 1)).toMatchObject({ code: 'STALE' });
    expect(await done(turn('resume', 2))).toEqual({ state: 'OPEN', version: 3 });
    await done(turn('hold', 3));
    await done(begin(caseId));
    expect(await done(close(caseId))).toMatchObject({ state: 'CLOSED' });
  });
});

describe('the database', () => {
  it('1. lets nobody be responsible for a closed case, nor nobody for an open one', async () => {
    const { caseId } = await closed();
    const again = app.sql('update responsible_person set until = null where case_id = $1', [caseId]);
    await expect(again).rejects.toMatchObject({ constraint: 'network_case_responsible_person' });
    const opened = await openCase(app);
    const nobody = app.sql('update responsible_person set until = $2 where case_id = $1', [
      opened.caseId,
      app.clock.now().toString(),
    ]);
    await expect(nobody).rejects.toMatchObject({ constraint: 'network_case_responsible_person' });
  });
});

describe('whatever happens in whatever order, through the door and the database', () => {
  it('1, 21. a case that is not closed has one responsible person, a closed one none', async () => {
    const { caseId } = await openCase(app);
    const counsellors = await seatOf(app, 'counsellor');
    await admit('nurse', counsellors.unitId);
    const nurse = { professionalId: principalOf('nurse'), unitId: counsellors.unitId };
    const version = async () => ({ caseId, expectedVersion: await versionOf(caseId) });
    const standing = async () => {
      const sql = `select coalesce(max(version), 1) as version from case_closing
        where case_id = $1 and called_off_at is null and reopened_at is null`;
      const [row] = await app.sql<{ version: number }>(sql, [caseId]);
      return { caseId, expectedVersion: row!.version };
    };
    const reason = 'Tarvitaan muuta.';
    const does = {
      begin: async (who: Persona) =>
        mutate(app, who)('beginClosing', 'BeginClosingInput', { ...(await version()), reason: 'NO_CONTACT' }, 'id'),
      callOff: async (who: Persona) =>
        mutate(app, who)('callOffClosing', 'CallOffClosingInput', await standing(), 'id'),
      close: async (who: Persona) => mutate(app, who)('closeCase', 'CloseCaseInput', await standing(), 'id'),
      reopen: (who: Persona) => mutate(app, who)('reopenCase', 'ReopenCaseInput', { caseId, reason }, 'id'),
      hold: async (who: Persona) => mutate(app, who)('holdCase', 'HoldCaseInput', await version(), 'id'),
      resume: async (who: Persona) => mutate(app, who)('resumeCase', 'ResumeCaseInput', await version(), 'id'),
      reassign: (who: Persona) => {
        const seat = who === 'nurse' ? nurse : counsellors;
        const input = { caseId, ...seat, reason };
        return mutate(app, 'team-lead')('reassignResponsiblePerson', 'ReassignResponsiblePersonInput', input, 'id');
      },
    };
    const steps = ['begin', 'begin', 'callOff', 'close', 'close', 'reopen', 'hold', 'resume', 'reassign'] as const;
    const who = fc.constantFrom<Persona>('counsellor', 'nurse');
    const done1 = new Map<string, number>();
    for (const [step, persona] of fc.sample(fc.tuple(fc.constantFrom(...steps), who), { numRuns: 320, seed: 7 })) {
      const before = await stateOf(caseId);
      app.clock.moveTo(app.clock.now().add({ seconds: 1 }));
      const { code } = await does[step](persona);
      const after = await stateOf(caseId);
      if (code) expect({ step, ...after }).toEqual({ step, ...before });
      else done1.set(step, (done1.get(step) ?? 0) + 1);
      expect(after).toMatchObject(after.state === 'closed' ? CLOSED : { closed: false, responsible: 1 });
      if (after.state === 'closed') expect(after.standing).toBe(1);
    }
    expect([...done1.keys()].toSorted((a, b) => a.localeCompare(b))).toEqual(
      Object.keys(does).toSorted((a, b) => a.localeCompare(b)),
    );
    const gaps = await app.sql(
      `select from responsible_person a join responsible_person b on a.case_id = b.case_id and a.id < b.id
       where a.case_id = $1 and tstzrange(a.since, a.until) && tstzrange(b.since, b.until)`,
      [caseId],
    );
    expect(gaps).toEqual([]);
    await dismiss('nurse', counsellors.unitId);
  });
});

it('reasons are carried to where fewer read them, and back', async () => {
  const filled = await createTestDatabase();
  const orm = await MikroORM.init(ormOptions(filled.ownerUrl, entities, 1, () => undefined));
  const ask = (sql: string, values: unknown[] = []) =>
    withClient(filled.ownerUrl, async (client) => (await client.query(sql, values)).rows);
  const [closingId, of] = [randomUUID(), [FAMILY.caseId, POHDE.id]];
  const apart = () =>
    ask(
      `select reason, null as words from case_closing_reason where closing_id = $1
      union all select null, convert_from(w.words, 'UTF8') from plan_review_reason w join plan_version v on v.id = w.plan_version_id
      where v.case_id = $2 and v.state = 'agreed'`,
      [closingId, FAMILY.caseId],
    );
  try {
    await ask(`insert into case_closing (area_id, id, case_id, begun_at, begun_by) values ($2, $3, $1, now(), $3)`, [
      ...of,
      closingId,
    ]);
    await ask(
      `insert into case_closing_reason (area_id, closing_id, case_id, reason) values ($2, $3, $1, 'moved-away')`,
      [...of, closingId],
    );
    await ask(
      `insert into plan_review_reason (area_id, plan_version_id, case_id, words)
      select area_id, id, case_id, 'sealed' from plan_version where case_id = $1 and area_id = $2 and state = 'agreed' order by number limit 1`,
      of,
    );
    const before = await apart();
    expect(before).toEqual([
      { reason: 'moved-away', words: null },
      { reason: null, words: 'sealed' },
    ]);
    await orm.migrator.down({ to: 'Migration20261122000050_interpreting' });
    expect(await ask('select reason from case_closing where id = $1', [closingId])).toEqual([{ reason: 'moved-away' }]);
    expect(
      await ask(
        `select convert_from(review_reason, 'UTF8') as words from plan_version where case_id = $1 and review_reason is not null`,
        [FAMILY.caseId],
      ),
    ).toEqual([{ words: 'sealed' }]);
    await orm.migrator.up();
    expect(await apart()).toEqual(before);
  } finally {
    await orm.close(true);
    await filled.drop();
  }
});
