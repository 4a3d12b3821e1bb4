import PostalMime from 'postal-mime';
import { type Persona, principalOf } from '../src/demo/personas.js';
import { POHDE } from '../src/demo/pohde.data.js';
import { MailCatcher } from '../src/platform/mail/mail-catcher.js';
import { startTestApp, type TestApp } from './support/app.js';
import { done, mutate } from './support/casework.js';
import { SEEDED_AT, withClient } from './support/database.js';
import { followed, mailsOf as mails, REMINDER } from './support/followed.js';
import { agree, draft } from './support/plans.js';

let app: TestApp;
beforeEach(async () => {
  app = await startTestApp();
  await app.running.app.get(MailCatcher).start();
  // What the demo data left to do is no concern of ours.
  await app.sql('truncate platform.outbox_effect');
});
afterEach(() => app?.stop());

const moveTo = (instant: string) => app.clock.moveTo(Temporal.Instant.from(instant));
/** A persona in a session of the moment: those from before the clock moved have ended. */
const now = (persona: Persona) => ({ principal: principalOf(persona) });
const TIMERS = ['follow-up.remind-action', 'follow-up.remind-review'];
const timers = async () =>
  (
    await app.sql<{ kind: string; at: string; state: string }>(
      `select kind, state, to_char(due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at from platform.outbox_effect where kind = any ($1) order by due_at, kind`,
      [TIMERS],
    )
  ).map(({ kind, at, state }) => `${kind.split('.')[1]} ${at} ${state}`);
const reviewsOf = (caseId: string) =>
  app.sql<{ id: string; due_on: string; state: string; version: number; reminded: boolean }>(
    `select id, due_on::text, state, version, reminded_at is not null as reminded from review where case_id = $1
     order by due_on, state`,
    [caseId],
  );

const mailsOf = (persona: Persona) => mails(app, persona, REMINDER);
const agreed = (dueOn: string, nextReviewOn: string) => followed(app, dueOn, nextReviewOn);

describe('an agreed plan', () => {
  it('14. has one review ahead, and a timer for it and for each promise', async () => {
    const { caseId } = await agreed('2026-12-28', '2027-01-18');
    expect(await reviewsOf(caseId)).toEqual([
      expect.objectContaining({ due_on: '2027-01-18', state: 'due', reminded: false }),
    ]);
    expect(await timers()).toEqual([
      'remind-action 2026-12-23T07:00:00Z pending',
      'remind-action 2026-12-23T07:00:00Z pending',
      'remind-review 2027-01-11T07:00:00Z pending',
    ]);
  });

  it('in its next version has another review, and no second timer for the same promise', async () => {
    const { caseId, motherId } = await agreed('2026-12-28', '2027-01-18');
    await agree(app, await draft(app, caseId), motherId, '2027-01-25');
    expect((await reviewsOf(caseId)).map(({ due_on, state }) => `${due_on} ${state}`)).toEqual([
      '2027-01-18 superseded',
      '2027-01-25 due',
    ]);
    expect((await timers()).filter((each) => each.startsWith('remind-action'))).toHaveLength(2);
    moveTo('2027-01-11T07:00:00Z');
    await app.runDue();
    expect(await mailsOf('counsellor')).toEqual([]);
    moveTo('2027-01-18T07:00:00Z');
    await app.runDue();
    expect(await mailsOf('counsellor')).toHaveLength(1);
  });

  it('reminds of a late promise too, and keeps its review', async () => {
    const { caseId, teachers } = await agreed('2026-12-28', '2027-01-18');
    const [row] = await app.sql<{ version: number }>('select version from plan_action where id = $1', [teachers.id]);
    const input = { actionId: teachers.id, expectedVersion: row!.version };
    await done(mutate(app, 'teacher')('commitToAction', 'CommitToActionInput', input, 'id'));
    expect(await reviewsOf(caseId)).toMatchObject([{ due_on: '2027-01-18', state: 'due' }]);
    expect((await timers()).filter((each) => each.startsWith('remind-action'))).toHaveLength(3);
    moveTo('2026-12-23T07:00:00Z');
    await app.runDue();
    expect(await mailsOf('teacher')).toHaveLength(1);
  });
});

describe('a reminder', () => {
  it('goes to the professional at 9:00 of the working day before, neutral, and to nobody of the family', async () => {
    const { caseId, motherId } = await agreed('2026-12-28', '2027-01-18');
    moveTo('2026-12-23T06:59:59Z');
    await app.runDue();
    expect(await mailsOf('nurse')).toEqual([]);
    moveTo('2026-12-23T07:00:00Z');
    await app.runDue();
    const [mail, ...more] = await mailsOf('nurse');
    expect(more).toEqual([]);
    expect(mail).toMatchObject({ subject: 'Muistutus Yhdessä-palvelusta', date: '2026-12-23T07:00:00.000Z' });
    const [counsellor] = await app.sql<{ given_name: string; family_name: string; phone: string }>(
      'select given_name, family_name, phone from professional where id = $1',
      [principalOf('counsellor')],
    );
    for (const told of ['28.12.2026', 'http://localhost:3000/', ...Object.values(counsellor!)])
      expect(mail!.text).toContain(told);
    for (const secret of ['Salakoski', 'Onni', 'Marjatta', 'Soittaa', 'rauhallista', caseId, motherId])
      expect(JSON.stringify(mail)).not.toContain(secret);
    expect(app.running.app.get(MailCatcher).mailboxes).toHaveLength(1);
  });

  it('of a review goes to the counsellor at 9:00, once, and is noted', async () => {
    const { caseId } = await agreed('2026-12-28', '2027-01-18');
    await app.sql("update platform.outbox_effect set state = 'done', settled_at = now() where kind = $1", [TIMERS[0]]);
    moveTo('2027-01-11T06:59:59Z');
    await app.runDue();
    expect(await mailsOf('counsellor')).toEqual([]);
    moveTo('2027-01-11T07:00:00Z');
    await app.runDue();
    await app.runDue();
    const [mail, ...more] = await mailsOf('counsellor');
    expect(more).toEqual([]);
    expect(mail!.text).toContain('18.1.2027');
    expect(await reviewsOf(caseId)).toMatchObject([{ state: 'due', reminded: true }]);
  });

  it.each([
    ['before the clocks change', '2027-03-26', '2027-03-25T07:00:00Z'],
    ['after the clocks have changed on 28 March', '2027-03-31', '2027-03-30T06:00:00Z'],
  ])('comes at 9:00 in Helsinki %s', async (_, dueOn, at) => {
    await agreed(dueOn, '2027-01-18');
    moveTo('2027-01-18T07:00:00Z');
    await app.runDue();
    moveTo(Temporal.Instant.from(at).subtract({ seconds: 1 }).toString());
    await app.runDue();
    expect(await mailsOf('nurse')).toEqual([]);
    moveTo(at);
    await app.runDue();
    expect(await mailsOf('nurse')).toHaveLength(1);
  });

  it('is the same mail when it is sent again', async () => {
    await agreed('2026-12-28', '2027-01-18');
    moveTo('2026-12-23T07:00:00Z');
    await app.runDue();
    // The process died between sending and settling.
    await app.sql("update platform.outbox_effect set state = 'pending', settled_at = null where kind = $1", [
      TIMERS[0],
    ]);
    await app.runDue();
    const [row] = await app.sql<{ email: string }>('select email from professional where id = $1', [
      principalOf('nurse'),
    ]);
    const [again, before] = app.running.app.get(MailCatcher).mailbox(row!.email);
    expect(again!.raw.equals(before!.raw)).toBe(true);
    const { messageId } = await PostalMime.parse(again!.raw);
    const effects = await app.sql<{ id: string }>('select id from platform.outbox_effect');
    for (const { id } of effects) expect(messageId).not.toContain(id);
  });

  it.each([
    [
      'what is done',
      async ({ nurses }: Awaited<ReturnType<typeof agreed>>) => {
        const input = { actionId: nurses.id, expectedVersion: nurses.version, progress: 'DONE' };
        await done(mutate(app, 'nurse')('reportProgress', 'ReportProgressInput', input, 'id'));
      },
    ],
    [
      'what the next version dropped',
      async ({ nurses, caseId, motherId }: Awaited<ReturnType<typeof agreed>>) => {
        const second = await draft(app, caseId);
        const input = { actionId: nurses.id, expectedVersion: nurses.version };
        await done(mutate(app, 'counsellor')('dropAction', 'DropActionInput', input, 'id'));
        await agree(app, second, motherId, '2027-01-18');
      },
    ],
    [
      'what somebody promised who left',
      async ({ caseId }: Awaited<ReturnType<typeof agreed>>) => {
        const [member] = await app.sql<{ id: string; version: number }>(
          'select id, version from network_member where case_id = $1 and professional_id = $2',
          [caseId, principalOf('nurse')],
        );
        const input = { memberId: member!.id, expectedVersion: member!.version, reason: 'TASK_DONE' };
        await done(mutate(app, 'counsellor')('endMembership', 'EndMembershipInput', input, 'id'));
      },
    ],
  ])('is not sent of %s', async (_, happens) => {
    await happens(await agreed('2026-12-28', '2027-01-18'));
    moveTo('2026-12-23T07:00:00Z');
    await app.runDue();
    expect(await mailsOf('nurse')).toEqual([]);
    expect((await timers()).filter((each) => /^remind-action.*pending/.test(each))).toEqual([]);
  });

  it('is asked for by the worker alone', async () => {
    const { nurses, caseId } = await agreed('2026-12-28', '2027-01-18');
    const [review] = await reviewsOf(caseId);
    for (const call of [
      `access.reminder_of_action('${nurses.id}')`,
      `access.reminder_of_review('${review!.id}')`,
      `access.mark_review_reminded('${review!.id}')`,
    ])
      await expect(
        withClient(app.database.url, async (client) => {
          await client.query('begin');
          await client.query(
            "select set_config('app.principal', $1, true), set_config('app.assurance', 'full', true), set_config('app.now', $2, true)",
            [principalOf('counsellor'), SEEDED_AT.toString()],
          );
          await client.query(`select ${call}`);
        }),
      ).rejects.toMatchObject({ code: '42501' });
  });
});

describe('a review', () => {
  const record = (who: Persona, input: Record<string, unknown>) =>
    mutate(app, now(who))('recordReview', 'RecordReviewInput', input, 'id state decision heldAt version');

  it('14. is held with a decision; if the plan goes on, another is ahead', async () => {
    const { caseId } = await agreed('2026-12-28', '2027-01-18');
    const [due] = await reviewsOf(caseId);
    moveTo('2027-01-18T10:00:00Z');
    const seen = { reviewId: due!.id, expectedVersion: due!.version, decision: 'CONTINUE' };
    const next = { ...seen, nextReviewOn: '2027-03-01', note: 'Uni paranee.' };
    for (const [who, input, code, field] of [
      ['counsellor', seen, 'REVIEW_MISSING', 'nextReviewOn'],
      ['counsellor', { ...seen, nextReviewOn: '2027-01-18' }, 'REVIEW_IN_PAST', 'nextReviewOn'],
      ['counsellor', { ...seen, nextReviewOn: '2027-04-13' }, 'REVIEW_REASON', 'note'],
      ['counsellor', { ...next, decision: 'CLOSE' }, 'REVIEW_OUT_OF_PLACE', 'nextReviewOn'],
      ['counsellor', { ...next, expectedVersion: 7 }, 'STALE', 'expectedVersion'],
      ['nurse', next, 'NOT_FOUND', 'reviewId'],
      ['counsellor-other-area', next, 'NOT_FOUND', 'reviewId'],
    ] as const) {
      const { errors } = await record(who, input);
      expect(errors?.[0]?.extensions).toMatchObject({ code, field });
    }
    expect(await reviewsOf(caseId)).toMatchObject([{ state: 'due', version: due!.version }]);
    expect(await done(record('counsellor', next))).toMatchObject({ state: 'HELD', decision: 'CONTINUE' });
    expect(await reviewsOf(caseId)).toMatchObject([
      { due_on: '2027-01-18', state: 'held' },
      { due_on: '2027-03-01', state: 'due' },
    ]);
    const [{ note }] = (await app.sql('select note from review where id = $1', [due!.id])) as [{ note: Buffer }];
    expect(note.toString('latin1')).not.toContain('paranee');
    expect((await record('counsellor', { ...next, expectedVersion: due!.version + 1 })).code).toBe('REVIEW_OVER');
    expect(await timers()).toContain('remind-review 2027-02-22T07:00:00Z pending');
  });

  it.each(['CHANGE_PLAN', 'ESCALATE'])('14. that decides to %s has another ahead too', async (decision) => {
    const { caseId } = await agreed('2026-12-28', '2027-01-18');
    const [due] = await reviewsOf(caseId);
    const seen = { reviewId: due!.id, expectedVersion: due!.version, decision };
    const { errors } = await record('counsellor', seen);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'REVIEW_MISSING', field: 'nextReviewOn' });
    expect(await reviewsOf(caseId)).toMatchObject([{ state: 'due', version: due!.version }]);
    const next = { ...seen, nextReviewOn: '2027-01-25' };
    expect(await done(record('counsellor', next))).toMatchObject({ state: 'HELD', decision });
    expect(await reviewsOf(caseId)).toMatchObject([
      { due_on: '2027-01-18', state: 'held' },
      { due_on: '2027-01-25', state: 'due' },
    ]);
  });

  it('that closes the matter leaves none ahead', async () => {
    const { caseId } = await agreed('2026-12-28', '2027-01-18');
    const [due] = await reviewsOf(caseId);
    await done(record('counsellor', { reviewId: due!.id, expectedVersion: due!.version, decision: 'CLOSE' }));
    expect(await reviewsOf(caseId)).toMatchObject([{ state: 'held' }]);
    moveTo('2027-01-11T07:00:00Z');
    await app.sql("update platform.outbox_effect set state = 'done', settled_at = now() where kind = $1", [TIMERS[0]]);
    await app.runDue();
    expect(await mailsOf('counsellor')).toEqual([]);
  });
});

describe('what is overdue', () => {
  const ask = async (who: Persona = 'counsellor') =>
    app.asPrincipal(principalOf(who))('query ($areaId: UUID!) { overdue(areaId: $areaId) { kind caseId dueOn } }', {
      areaId: POHDE.id,
    });
  /** Of the one case: the demo data have overdue things of their own. */
  const kinds = async (caseId: string) =>
    (await ask()).data.overdue
      .filter((each: { caseId: string }) => each.caseId === caseId)
      .map(({ kind, dueOn }: { kind: string; dueOn: string }) => `${kind} ${dueOn}`);

  it('14. shows: an action on the day after, a review on the working day after', async () => {
    // Friday 15 January 2027 and a review on the same day: overdue on Saturday, and on Monday.
    const { caseId, nurses } = await agreed('2027-01-15', '2027-01-15');
    moveTo('2027-01-15T21:59:59Z');
    expect(await kinds(caseId)).toEqual([]);
    moveTo('2027-01-15T22:00:00Z');
    expect(await kinds(caseId)).toEqual(['ACTION 2027-01-15', 'ACTION 2027-01-15']);
    moveTo('2027-01-17T22:00:00Z');
    expect(await kinds(caseId)).toEqual(['REVIEW 2027-01-15', 'ACTION 2027-01-15', 'ACTION 2027-01-15']);
    const log = await app.sql(
      `select distinct category, basis from audit.access_log where scope_id = $1 and action = 'read'
         and operation = 'overdue' order by category`,
      [caseId],
    );
    expect(log).toEqual([
      { category: 'actions', basis: 'counsellor' },
      { category: 'plan', basis: 'counsellor' },
    ]);
    const input = { actionId: nurses.id, expectedVersion: nurses.version, progress: 'DONE' };
    await done(mutate(app, now('nurse'))('reportProgress', 'ReportProgressInput', input, 'id'));
    expect(await kinds(caseId)).toHaveLength(2);
  });

  it('shows to the counsellor of the case only', async () => {
    const { caseId } = await agreed('2027-01-15', '2027-01-15');
    moveTo('2027-01-18T07:00:00Z');
    expect((await ask('nurse')).code).toBe('NOT_FOUND');
    expect((await ask('counsellor-other-area')).code).toBe('NOT_FOUND');
    expect(await kinds(caseId)).toHaveLength(3);
  });
});
