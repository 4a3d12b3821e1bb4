import { principalOf } from '../src/demo/personas.js';
import { POHDE } from '../src/demo/pohde.data.js';
import { type Answer, startTestApp, type TestApp } from './support/app.js';
import { done, mutate, seatOf, type Who } from './support/casework.js';
import { withClient } from './support/database.js';
import { whileHeld } from './support/held.js';
import { admit, seats } from './support/invited.js';
import {
  ACTION,
  actionOf,
  agree,
  type Answered,
  draft,
  hearChildren,
  join,
  meet,
  type MetCase,
  promised,
  REVIEW_ON,
  VERSION,
} from './support/plans.js';

let app: TestApp;
beforeAll(async () => {
  // Room for ten who answer at the same time, and for what else goes on.
  app = await startTestApp({ DATABASE_POOL: '20' });
});
afterAll(() => app?.stop());

// Tests look into answers freely.
// oxlint-disable-next-line typescript/no-explicit-any
type Given = any;

const MORE = `${ACTION} setting reportedBy replaces`;
const SUGGESTION = 'id actionId dueOn state version';
const TABLES = ['plan', 'plan_version', 'plan_goal', 'plan_action', 'action_suggestion', 'plan_approval_exception'];

const counsellor = (name: string, type: string, input: Record<string, unknown>, fields = 'id') =>
  mutate(app, 'counsellor')(name, type, input, fields);
const seen = ({ id, version }: Answered) => ({ actionId: id, expectedVersion: version });
const rowOf = async (id: string) => (await app.sql('select * from plan_action where id = $1', [id]))[0]!;
/** The action as it stands now. */
const current = async ({ id }: { readonly id: string }): Promise<Answered> => ({
  id,
  version: (await rowOf(id))['version'],
});

const contentOf = (caseId: string) =>
  Promise.all(TABLES.map((table) => app.sql(`select * from ${table} where case_id = $1 order by id`, [caseId])));

/** That what was tried is refused with the code at the field, and has changed nothing of the case. */
async function refused(caseId: string, attempt: () => Promise<Answer>, code: string, field?: string) {
  const before = await contentOf(caseId);
  const { errors, data } = await attempt();
  expect(errors?.[0]?.extensions).toMatchObject({ code, ...(field && { field }) });
  expect(data).toBeNull();
  expect(await contentOf(caseId)).toEqual(before);
}

const suggest = (who: Who, action: Answered, more: Record<string, unknown>) =>
  mutate(app, who)('suggestChange', 'SuggestChangeInput', { ...seen(action), ...more }, SUGGESTION);
const commit = (who: Who, action: Answered) =>
  mutate(app, who)('commitToAction', 'CommitToActionInput', seen(action), MORE);
const ofSuggestion = ({ id, version }: Answered) => ({ suggestionId: id, expectedVersion: version });
const takeUp = (suggestion: Answered, who: Who = 'counsellor') =>
  mutate(app, who)('takeUpSuggestion', 'TakeUpSuggestionInput', ofSuggestion(suggestion), MORE);
const declineSuggestion = (suggestion: Answered, who: Who = 'counsellor') =>
  mutate(app, who)(
    'declineSuggestion',
    'DeclineSuggestionInput',
    { ...ofSuggestion(suggestion), reason: 'Jouluun mennessä.' },
    SUGGESTION,
  );
const myActions = async (who: Who) => {
  const ask = typeof who === 'string' ? app.as(who) : app.asPrincipal(who.principal);
  const { data, errors } = await ask(
    `{ myActions { id caseId text dueOn commitment progress obstacle setting
       suggestion { id state text dueOn comment reason version } } }`,
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return data.myActions as Given[];
};
const actionsOfCase = async (caseId: string) => {
  const query = `query ($caseId: UUID!) { casePage(caseId: $caseId) { actions { id text setting progress obstacle reportedBy replaces
    suggestion { state text dueOn comment reason } } } }`;
  const { data, errors } = await app.as('counsellor')(query, { caseId });
  if (errors) throw new Error(JSON.stringify(errors));
  return data.casePage.actions as Given[];
};
const versionsOf = async (planId: string) =>
  (await app.sql('select number, state from plan_version where plan_id = $1 order by number', [planId])).map(
    ({ number, state }) => `${number} ${state}`,
  );

describe('an action', () => {
  it('says in whose everyday life it happens, if somebody said so', async () => {
    const met = await meet(app);
    const first = await draft(app, met.caseId, met.meetingId);
    const { professionalId: ownerId, unitId: ownerUnit } = await seatOf(app, 'nurse');
    const input = { planVersionId: first.id, text: 'Kerho.', ownerKind: 'PROFESSIONAL', ownerId, ownerUnit };
    const add = (setting?: string) =>
      counsellor('addAction', 'AddActionInput', { ...input, dueOn: '2026-12-18', ...(setting && { setting }) }, MORE);
    expect(await done(add('DAY_CARE'))).toMatchObject({ setting: 'DAY_CARE', replaces: null });
    expect(await done(add())).toMatchObject({ setting: null });
    expect((await add('STREET')).status).toBe(400);
    expect((await actionsOfCase(met.caseId)).map(({ setting }) => setting)).toEqual(['DAY_CARE', null]);
  });
});

describe('a suggestion', () => {
  let met: MetCase;
  let first: Answered & { planId: string };
  let teachers: Answered;
  beforeEach(async () => {
    met = await meet(app);
    first = await draft(app, met.caseId, met.meetingId);
    teachers = await actionOf(app, first.id, 'teacher');
  });
  const own = async () => (await myActions('teacher')).find(({ id }) => id === teachers.id);
  const other = { text: 'Soittaa isälle.', dueOn: '2026-12-20', comment: 'Äiti pyysi.' };

  it('of the owner replaces the action in the draft, committed to at once, and the owner sees it', async () => {
    const suggestion = await done(suggest('teacher', teachers, other));
    expect(suggestion).toMatchObject({ actionId: teachers.id, state: 'OPEN', dueOn: '2026-12-20' });
    expect(await own()).toMatchObject({ commitment: 'REQUESTED', suggestion: { state: 'OPEN', ...other } });
    const [shown] = await actionsOfCase(met.caseId);
    expect(shown.suggestion).toMatchObject({ state: 'OPEN', ...other });
    const replacement = await done(takeUp(suggestion));
    expect(replacement).toMatchObject({
      ownerId: principalOf('teacher'),
      commitment: 'COMMITTED',
      committedVia: null,
      dueOn: '2026-12-20',
      sinceVersion: 1,
      replaces: teachers.id,
    });
    expect(await rowOf(teachers.id)).toMatchObject({ since_version: 1, until_version: 1, commitment: 'requested' });
    expect(new Set((await actionsOfCase(met.caseId)).map(({ text }) => text))).toEqual(
      new Set(['Soittaa isälle.', 'Soittaa kotiin.']),
    );
    expect((await app.sql('select state from action_suggestion where id = $1', [suggestion.id]))[0]).toEqual({
      state: 'taken-up',
    });
    await agree(app, first, met.motherId);
    expect(await rowOf(replacement.id)).toMatchObject({
      commitment: 'committed',
      since_version: 1,
      until_version: null,
    });
    expect(await versionsOf(first.planId)).toEqual(['1 agreed']);
  });

  it('of another day alone keeps the text, of another text alone the day', async () => {
    const byDay = await done(takeUp(await done(suggest('teacher', teachers, { dueOn: '2027-01-15' }))));
    expect(byDay).toMatchObject({ dueOn: '2027-01-15', commitment: 'COMMITTED' });
    const again = await actionOf(app, first.id, 'teacher');
    const byText = await done(takeUp(await done(suggest('teacher', again, { text: 'Käydä.' }))));
    expect(byText).toMatchObject({ dueOn: '2026-12-18' });
    const texts = new Map((await actionsOfCase(met.caseId)).map(({ id, text }) => [id, text]));
    expect([texts.get(byDay.id), texts.get(byText.id)]).toEqual(['Soittaa kotiin.', 'Käydä.']);
  });

  it('is declined with a reason that the owner reads, who answers once more', async () => {
    const suggestion = await done(suggest('teacher', teachers, { dueOn: '2027-01-15' }));
    expect(await done(declineSuggestion(suggestion))).toMatchObject({ state: 'DECLINED' });
    expect(await own()).toMatchObject({
      commitment: 'REQUESTED',
      suggestion: { state: 'DECLINED', reason: 'Jouluun mennessä.' },
    });
    const settled = { ...suggestion, version: suggestion.version + 1 };
    await refused(met.caseId, () => declineSuggestion(suggestion), 'STALE');
    await refused(met.caseId, () => declineSuggestion(settled), 'SUGGESTION_SETTLED', 'suggestionId');
    await refused(met.caseId, () => takeUp(settled), 'SUGGESTION_SETTLED', 'suggestionId');
    const anew = await done(suggest('teacher', await current(teachers), { dueOn: '2026-12-19' }));
    expect(await done(commit('teacher', await current(teachers)))).toMatchObject({ commitment: 'COMMITTED' });
    // Whatever else the owner says, what they suggested waits no more.
    expect((await own()).suggestion).toMatchObject({ id: anew.id, state: 'LAPSED' });
  });

  it('takes back a no; another suggestion, a no and dropping let it lapse', async () => {
    const no = { ...seen(teachers), reason: 'En ehdi.' };
    await done(mutate(app, 'teacher')('declineAction', 'DeclineActionInput', no, 'id'));
    const states = () => app.sql('select state from action_suggestion where action_id = $1 order by id', [teachers.id]);
    await done(suggest('teacher', await current(teachers), { dueOn: '2026-12-19' }));
    expect(await rowOf(teachers.id)).toMatchObject({ commitment: 'requested', decline_reason: null });
    await done(suggest('teacher', await current(teachers), { dueOn: '2026-12-20' }));
    expect(await states()).toEqual([{ state: 'lapsed' }, { state: 'open' }]);
    const second = { ...seen(await current(teachers)), reason: 'En ehdi.' };
    await done(mutate(app, 'teacher')('declineAction', 'DeclineActionInput', second, 'id'));
    expect(await states()).toEqual([{ state: 'lapsed' }, { state: 'lapsed' }]);
    const nurses = await actionOf(app, first.id, 'nurse');
    const { id } = await done(suggest('nurse', nurses, { dueOn: '2026-12-20' }));
    await done(counsellor('dropAction', 'DropActionInput', seen(await current(nurses))));
    const [row] = await app.sql('select state, version from action_suggestion where id = $1', [id]);
    expect(row).toMatchObject({ state: 'lapsed' });
    await refused(met.caseId, () => takeUp({ id, version: row!['version'] }), 'SUGGESTION_SETTLED', 'suggestionId');
  });

  it('is the owner’s alone, about what is still asked, and of something else', async () => {
    await refused(met.caseId, () => suggest('counsellor', teachers, other), 'NOT_THE_OWNER', 'actionId');
    await refused(met.caseId, () => suggest('nurse', teachers, other), 'NOT_FOUND', 'actionId');
    await refused(met.caseId, () => suggest('counsellor-other-area', teachers, other), 'NOT_FOUND', 'actionId');
    await refused(met.caseId, () => suggest('teacher', teachers, { comment: 'x' }), 'SUGGESTION_EMPTY', 'text');
    await refused(met.caseId, () => suggest('teacher', teachers, { dueOn: '2026-11-22' }), 'DUE_IN_PAST', 'dueOn');
    const stale = { ...teachers, version: teachers.version + 1 };
    await refused(met.caseId, () => suggest('teacher', stale, other), 'STALE');
    const nurses = await promised(app, await actionOf(app, first.id, 'nurse'));
    await refused(met.caseId, () => suggest('nurse', nurses, other), 'ALREADY_COMMITTED', 'actionId');
    const suggestion = await done(suggest('teacher', teachers, other));
    await refused(met.caseId, () => takeUp(suggestion, 'teacher'), 'NOT_FOUND', 'suggestionId');
    await refused(met.caseId, () => declineSuggestion(suggestion, 'teacher'), 'NOT_FOUND', 'suggestionId');
    await refused(met.caseId, () => takeUp(suggestion, 'nurse'), 'NOT_FOUND', 'suggestionId');
  });

  it('to what stands apart waits for the next draft, whose other text the family approves', async () => {
    await promised(app, await actionOf(app, first.id, 'nurse'));
    await agree(app, first, met.motherId);
    const suggestion = await done(suggest('teacher', await current(teachers), other));
    await refused(met.caseId, () => takeUp(suggestion), 'PLAN_AGREED');
    // No draft is begun by it, and what was suggested waits for one.
    expect(await versionsOf(first.planId)).toEqual(['1 agreed']);
    const [waiting] = await app.sql('select state from action_suggestion where id = $1', [suggestion.id]);
    expect(waiting).toEqual({ state: 'open' });
    const second = await draft(app, met.caseId);
    const replacement = await done(takeUp(suggestion));
    expect(replacement).toMatchObject({ commitment: 'COMMITTED', sinceVersion: 2 });
    expect(await versionsOf(first.planId)).toEqual(['1 agreed', '2 draft']);
    await refused(met.caseId, () => commit('teacher', { ...teachers, version: 9 }), 'STALE');
    const asked = await current(teachers);
    await refused(met.caseId, () => commit('teacher', asked), 'ACTION_DROPPED', 'actionId');
    await agree(app, second, met.motherId);
    expect(await rowOf(replacement.id)).toMatchObject({ since_version: 2, until_version: null });
  });

  it('is settled by nobody else in bare SQL, and read by nobody else', async () => {
    const { id } = await done(suggest('teacher', teachers, other));
    const settle = `update action_suggestion set state = 'taken-up', settled_at = access.now(), version = version + 1 where id = '${id}'`;
    await expect(bySql('teacher', settle)).rejects.toMatchObject({ code: '42501' });
    await expect(bySql('teacher', `delete from action_suggestion where id = '${id}'`)).rejects.toMatchObject({
      code: '42501',
    });
    const foreign = `insert into action_suggestion (area_id, id, case_id, action_id, owner_id, text, suggested_at, state)
      select area_id, gen_random_uuid(), case_id, id, '${principalOf('nurse')}', 'x', access.now(), 'open' from plan_action where id = '${teachers.id}'`;
    await expect(bySql('nurse', foreign)).rejects.toMatchObject({ code: '42501' });
    const rows = (who: Parameters<typeof bySql>[0]) =>
      bySql(who, `select id from action_suggestion where id = '${id}'`);
    expect([await rows('teacher'), await rows('counsellor')]).toEqual([[{ id }], [{ id }]]);
    expect([await rows('social-worker'), await rows('counsellor-other-area')]).toEqual([[], []]);
  });
});

/** Bare SQL as the application, in the context of somebody. */
const bySql = (who: Parameters<typeof principalOf>[0] | { principal: string }, statement: string): Promise<Given[]> =>
  withClient(app.database.url, async (client) => {
    await client.query('begin');
    await client.query(
      "select set_config('app.principal', $1, true), set_config('app.assurance', 'full', true), set_config('app.now', $2, true)",
      [typeof who === 'string' ? principalOf(who) : who.principal, app.clock.now().toString()],
    );
    const { rows } = await client.query(statement);
    await client.query('commit');
    return rows;
  });

describe('ten owners at once', () => {
  it('12. make ten versions of the agreed plan, none lost, none doubled, each with what it has', async () => {
    const met = await meet(app);
    const people = await seats(app, 12);
    const taken = await Promise.all((['nurse', 'teacher'] as const).map((each) => seatOf(app, each)));
    const ten = people.filter(({ professionalId }) => !taken.some((one) => one.professionalId === professionalId));
    const owners = ten.slice(0, 10);
    expect(owners).toHaveLength(10);
    for (const seat of owners) await admit(app, met, seat);
    const first = await draft(app, met.caseId, met.meetingId);
    const nurses = await promised(app, await actionOf(app, first.id, 'nurse'));
    const asked: Answered[] = [];
    for (const [i, { professionalId, unitId }] of owners.entries()) {
      const owner = { ownerKind: 'PROFESSIONAL', ownerId: professionalId, ownerUnit: unitId };
      const input = { planVersionId: first.id, text: `Tehtävä ${i}.`, ...owner, dueOn: '2026-12-18' };
      asked.push(await done(counsellor('addAction', 'AddActionInput', input, ACTION)));
    }
    await agree(app, first, met.motherId);
    const sessions = owners.map(({ professionalId }) => ({ principal: professionalId }));
    const standing = await Promise.all(asked.map(current));
    const answers = await whileHeld(app, first.planId, () => standing.map((action, i) => commit(sessions[i]!, action)));
    expect(answers.map(({ code }) => code)).toEqual(Array.from({ length: 10 }));
    const numbers = answers.map(({ data }) => data.commitToAction.sinceVersion as number);
    expect(numbers.toSorted((a, b) => a - b)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(await versionsOf(first.planId)).toEqual(Array.from({ length: 11 }, (_, i) => `${i + 1} agreed`));
    for (let version = 1; version <= 11; version += 1) {
      const rows = await app.sql<{ id: string }>(
        `select id from plan_action where plan_id = $1 and since_version <= $2 and (until_version is null or until_version > $2)`,
        [first.planId, version],
      );
      const joined = asked.filter((_, i) => numbers[i]! <= version).map(({ id }) => id);
      expect(rows).toHaveLength(version);
      expect(new Set(rows.map(({ id }) => id))).toEqual(new Set([nurses.id, ...joined]));
    }
    // Once more is no other promise.
    await refused(met.caseId, () => commit(sessions[0]!, standing[0]!), 'STALE');
  });
});

describe('progress', () => {
  let met: MetCase;
  let nurses: Answered;
  beforeEach(async () => {
    met = await meet(app);
    const first = await draft(app, met.caseId, met.meetingId);
    nurses = await promised(app, await actionOf(app, first.id, 'nurse'));
    await agree(app, first, met.motherId);
  });
  const report = (who: Who, action: Answered, more: Record<string, unknown>) =>
    mutate(app, who)('reportProgress', 'ReportProgressInput', { ...seen(action), ...more }, MORE);

  it('may be stuck, with a word of what is in the way or without', async () => {
    const stuck = await done(report('nurse', nurses, { progress: 'STUCK', reason: 'Jono on pitkä.' }));
    expect(stuck).toMatchObject({ progress: 'STUCK', reportedBy: null });
    const shown = async () => (await actionsOfCase(met.caseId)).find(({ id }) => id === nurses.id);
    expect(await shown()).toMatchObject({ progress: 'STUCK', obstacle: 'Jono on pitkä.' });
    const [row] = await app.sql('select obstacle from plan_action where id = $1', [nurses.id]);
    expect((row!['obstacle'] as Buffer).toString('latin1')).not.toContain('Jono');
    const silent = await done(report('nurse', stuck, { progress: 'STUCK' }));
    expect(await shown()).toMatchObject({ progress: 'STUCK', obstacle: null });
    await refused(met.caseId, () => report('nurse', silent, { progress: 'DONE', reason: 'x' }), 'REASON_OUT_OF_PLACE');
    expect(await done(report('nurse', silent, { progress: 'IN_PROGRESS' }))).toMatchObject({ progress: 'IN_PROGRESS' });
  });

  it('tells who reported it, if not the owner', async () => {
    const heard = await done(report('counsellor', nurses, { progress: 'IN_PROGRESS' }));
    expect(heard).toMatchObject({ reportedBy: principalOf('counsellor') });
    expect((await actionsOfCase(met.caseId))[0]).toMatchObject({ reportedBy: principalOf('counsellor') });
    expect(await done(report('nurse', heard, { progress: 'DONE' }))).toMatchObject({ reportedBy: null });
  });

  it('is cancelled by who keeps the plan alone, and ends with that', async () => {
    await refused(met.caseId, () => report('nurse', nurses, { progress: 'CANCELLED' }), 'NOT_THE_KEEPER', 'progress');
    const ended = await done(report('counsellor', nurses, { progress: 'CANCELLED' }));
    await refused(met.caseId, () => report('nurse', ended, { progress: 'DONE' }), 'ACTION_CANCELLED', 'actionId');
    await refused(met.caseId, () => report('teacher', ended, { progress: 'DONE' }), 'NOT_FOUND', 'actionId');
  });

  it('that is done is not cancelled', async () => {
    const kept = await done(report('nurse', nurses, { progress: 'DONE' }));
    await refused(met.caseId, () => report('counsellor', kept, { progress: 'CANCELLED' }), 'ALREADY_DONE', 'actionId');
  });
});

describe('a promise whose owner has left', () => {
  let met: MetCase;
  let first: Answered & { planId: string };
  let nurses: Answered;
  beforeEach(async () => {
    met = await meet(app);
    first = await draft(app, met.caseId, met.meetingId);
    nurses = await promised(app, await actionOf(app, first.id, 'nurse'));
    await promised(app, await actionOf(app, first.id, 'counsellor'));
    await agree(app, first, met.motherId);
    nurses = await current(nurses);
  });
  const orphaned = async () => {
    const query = `query ($areaId: UUID!) { orphanedActions(areaId: $areaId) { id caseId why ownerId dueOn version } }`;
    const { data, errors } = await app.as('counsellor')(query, { areaId: POHDE.id });
    if (errors) throw new Error(JSON.stringify(errors));
    return (data.orphanedActions as Given[]).filter(({ caseId }) => caseId === met.caseId);
  };
  const leave = async () => {
    const [row] = await app.sql(
      'select id, version from network_member where case_id = $1 and professional_id = $2 and left_at is null',
      [met.caseId, principalOf('nurse')],
    );
    const input = { memberId: row!['id'], expectedVersion: row!['version'], reason: 'CHANGED_WORK' };
    return done(counsellor('endMembership', 'EndMembershipInput', input, 'id'));
  };
  const handOver = async (action: Answered, persona: 'teacher' | 'nurse' | 'social-worker', more: object = {}) => {
    const { professionalId: ownerId, unitId: ownerUnit } = await seatOf(app, persona);
    const input = { ...seen(action), ownerKind: 'PROFESSIONAL', ownerId, ownerUnit, ...more };
    return counsellor('handOverAction', 'HandOverActionInput', input, MORE);
  };

  it('comes to the counsellor’s list, and leaves it when somebody is asked', async () => {
    expect(await orphaned()).toEqual([]);
    await leave();
    expect(await orphaned()).toEqual([
      expect.objectContaining({ id: nurses.id, why: 'OWNER_LEFT', ownerId: principalOf('nurse') }),
    ]);
    const { code } = await app.as('nurse')('{ orphanedActions(areaId: "' + POHDE.id + '") { id } }');
    expect(code).toBe('NOT_FOUND');
    await done(handOver(nurses, 'teacher'));
    expect(await orphaned()).toEqual([]);
  });

  it('12, 13. is asked of somebody else in the same words, and is theirs in the next version', async () => {
    await leave();
    const asked = await done(handOver(nurses, 'teacher'));
    expect(asked).toMatchObject({
      ownerId: principalOf('teacher'),
      commitment: 'REQUESTED',
      sinceVersion: null,
      replaces: nurses.id,
    });
    expect(await rowOf(nurses.id)).toMatchObject({
      progress: 'handed-over',
      until_version: null,
      reported_by: principalOf('counsellor'),
    });
    expect((await myActions('teacher')).find(({ id }) => id === asked.id)).toMatchObject({ text: 'Soittaa kotiin.' });
    const second = await draft(app, met.caseId);
    // Dropped in the draft besides: it leaves with the version that comes before the draft.
    await done(counsellor('dropAction', 'DropActionInput', seen(await current(nurses))));
    expect(await done(commit('teacher', asked))).toMatchObject({ commitment: 'COMMITTED', sinceVersion: 2 });
    expect(await rowOf(nurses.id)).toMatchObject({ since_version: 1, until_version: 2 });
    expect(await versionsOf(first.planId)).toEqual(['1 agreed', '2 agreed', '3 draft']);
    const again = await current(nurses);
    await refused(met.caseId, () => handOver(again, 'social-worker'), 'NOT_FOUND', 'ownerId');
    await join(app, met.caseId, 'social-worker', ['identity']);
    await refused(met.caseId, () => handOver(again, 'social-worker'), 'NOT_IN_FORCE', 'actionId');
    await agree(app, second, met.motherId);
    expect(await orphaned()).toEqual([]);
  });

  it('comes back to the list when nobody takes it, and goes to a third', async () => {
    await leave();
    const asked = await done(handOver(nurses, 'teacher'));
    const handed = await current(nurses);
    await join(app, met.caseId, 'social-worker', ['identity']);
    await refused(met.caseId, () => handOver(handed, 'social-worker'), 'ALREADY_HANDED_OVER', 'actionId');
    const no = { ...seen(asked), reason: 'En ehdi.' };
    await done(mutate(app, 'teacher')('declineAction', 'DeclineActionInput', no, 'id'));
    expect(await orphaned()).toEqual([expect.objectContaining({ id: nurses.id, why: 'NOT_TAKEN' })]);
    const third = await done(handOver(handed, 'social-worker', { dueOn: '2027-01-08' }));
    expect(third).toMatchObject({ ownerId: principalOf('social-worker'), dueOn: '2027-01-08', replaces: nurses.id });
    expect(await orphaned()).toEqual([]);
    const late = await current(asked);
    await refused(met.caseId, () => commit('teacher', late), 'ACTION_DROPPED', 'actionId');
    expect(await done(commit('social-worker', third))).toMatchObject({ sinceVersion: 2 });
  });

  it('is not handed over to its owner, by others, twice, nor out of a draft', async () => {
    await refused(met.caseId, () => handOver(nurses, 'nurse'), 'SAME_OWNER', 'ownerId');
    const { professionalId: ownerId, unitId: ownerUnit } = await seatOf(app, 'teacher');
    const input = { ...seen(nurses), ownerKind: 'PROFESSIONAL', ownerId, ownerUnit };
    for (const who of ['nurse', 'teacher', 'counsellor-other-area'] as const)
      await refused(
        met.caseId,
        () => mutate(app, who)('handOverAction', 'HandOverActionInput', input, 'id'),
        'NOT_FOUND',
        'actionId',
      );
    const past = { dueOn: '2026-11-22' };
    await refused(met.caseId, () => handOver(nurses, 'teacher', past), 'DUE_IN_PAST', 'dueOn');
    await refused(met.caseId, () => handOver({ ...nurses, version: 99 }, 'teacher'), 'STALE');
    const second = await draft(app, met.caseId, met.meetingId);
    const drafted = await promised(app, await actionOf(app, second.id, 'nurse'));
    await refused(met.caseId, () => handOver(drafted, 'teacher'), 'NOT_IN_FORCE', 'actionId');
  });
});

describe('the family’s approval', () => {
  let met: MetCase;
  let first: Answered;
  let proposed: Answered;
  let fatherId: string;
  beforeEach(async () => {
    met = await meet(app);
    const father = { role: 'GUARDIAN', givenName: 'Pekka', familyName: 'Salakoski', language: 'FI', contactWays: [] };
    const input = { familyId: met.familyId, person: father };
    fatherId = (await done(counsellor('addPerson', 'AddPersonInput', input, 'id'))).id;
    const guardianship = { guardianId: fatherId, childId: met.childId, powers: 'FULL', rightToInformation: true };
    await done(counsellor('recordGuardianship', 'RecordGuardianshipInput', guardianship));
    first = await draft(app, met.caseId, met.meetingId);
    await promised(app, await actionOf(app, first.id, 'nurse'));
    await hearChildren(app, first.id);
    proposed = await propose(first);
  });
  const propose = ({ version }: Answered) =>
    done(
      counsellor(
        'proposePlan',
        'ProposePlanInput',
        { planVersionId: first.id, expectedVersion: version, nextReviewOn: REVIEW_ON },
        VERSION,
      ),
    );
  const approve = (who: Who, personId: string, more: object = {}) =>
    mutate(app, who)(
      'recordPlanApproval',
      'RecordPlanApprovalInput',
      { planVersionId: first.id, personId, approval: 'AGREED', ...more },
      'id approval',
    );
  const except = (who: Who, personId: string, reason = 'ILLNESS') =>
    mutate(app, who)(
      'recordApprovalException',
      'RecordApprovalExceptionInput',
      { planVersionId: first.id, personId, reason, note: 'Sairaalassa; lapsi tarvitsee apua nyt.' },
      'id planVersionId personId reason',
    );
  const agreeOn = ({ version }: Answered) =>
    counsellor('agreePlan', 'AgreePlanInput', { planVersionId: first.id, expectedVersion: version }, VERSION);

  it('is enough of one guardian where the other is prevented and delay would harm, for a recorded reason', async () => {
    await done(approve({ principal: met.motherId }, met.motherId));
    await refused(met.caseId, () => agreeOn(proposed), 'APPROVAL_MISSING', 'planVersionId');
    expect(await done(except('counsellor', fatherId))).toMatchObject({ personId: fatherId, reason: 'ILLNESS' });
    const [row] = await app.sql('select * from plan_approval_exception where plan_version_id = $1', [first.id]);
    expect(row).toMatchObject({ recorded_by: principalOf('counsellor'), reason: 'illness' });
    expect((row!['note'] as Buffer).toString('latin1')).not.toContain('Sairaalassa');
    expect(await done(agreeOn(proposed))).toMatchObject({ state: 'AGREED' });
    await refused(met.caseId, () => except('counsellor', fatherId), 'PLAN_AGREED');
    const change = `update plan_approval_exception set reason = 'travel', recorded_by = '${principalOf('counsellor')}' where plan_version_id = '${first.id}'`;
    await expect(bySql('counsellor', change)).rejects.toMatchObject({ code: '23514' });
  });

  it('tells of an exception who keeps the plan, and nobody else', async () => {
    await done(except('counsellor', fatherId));
    const hand =
      'query ($id: UUID!) { planInHand(planVersionId: $id) { version { exceptions { personId reason at } } } }';
    const told = async (who: string) => {
      const { data } = await app.asPrincipal(who)(hand, { id: first.id });
      return data.planInHand.version.exceptions;
    };
    const exception = { personId: fatherId, reason: 'ILLNESS', at: expect.any(String) };
    expect(await told(principalOf('counsellor'))).toEqual([exception]);
    for (const who of [principalOf('nurse'), met.motherId]) expect(await told(who)).toEqual([]);
  });

  it('is still of somebody: an exception decides nothing, and ends when the guardian speaks', async () => {
    await done(except('counsellor', fatherId));
    await refused(met.caseId, () => agreeOn(proposed), 'APPROVAL_MISSING', 'planVersionId');
    await refused(met.caseId, () => except('counsellor', met.motherId), 'NOBODY_LEFT', 'personId');
    // Written anew, not twice.
    expect(await done(except('counsellor', fatherId, 'TRAVEL'))).toMatchObject({ reason: 'TRAVEL' });
    expect(await app.sql('select reason from plan_approval_exception where plan_version_id = $1', [first.id])).toEqual([
      { reason: 'travel' },
    ]);
    const words = { approval: 'DISSENT', dissent: 'En suostu.' };
    await done(approve({ principal: met.motherId }, met.motherId, words));
    await refused(met.caseId, () => agreeOn(proposed), 'NOBODY_APPROVED', 'planVersionId');
    await done(approve({ principal: fatherId }, fatherId));
    await refused(met.caseId, () => except('counsellor', fatherId), 'HAS_SPOKEN', 'personId');
    expect(await done(agreeOn(proposed))).toMatchObject({ state: 'AGREED' });
  });

  it('and the exception count no more when the proposal was taken back', async () => {
    await done(approve({ principal: met.motherId }, met.motherId));
    await done(except('counsellor', fatherId));
    app.clock.moveBy(Temporal.Duration.from({ minutes: 1 }));
    const back = { planVersionId: first.id, expectedVersion: proposed.version };
    const drafted = await done(counsellor('withdrawProposal', 'WithdrawProposalInput', back, VERSION));
    await refused(met.caseId, () => except('counsellor', fatherId), 'NOT_PROPOSED');
    const anew = await propose(drafted);
    await done(approve({ principal: met.motherId }, met.motherId));
    await refused(met.caseId, () => agreeOn(anew), 'APPROVAL_MISSING', 'planVersionId');
    await done(except('counsellor', fatherId));
    await done(agreeOn(anew));
  });

  it('has no exception but of a guardian who decides, by who keeps the plan', async () => {
    await refused(met.caseId, () => except('counsellor', met.childId), 'NOT_A_DECIDER', 'personId');
    await refused(met.caseId, () => except('counsellor', principalOf('nurse')), 'NOT_FOUND', 'personId');
    for (const who of ['nurse', 'counsellor-other-area', { principal: met.motherId }] as const)
      await refused(met.caseId, () => except(who, fatherId), 'NOT_FOUND', 'planVersionId');
    expect((await except('counsellor', fatherId, 'DANGER')).status).toBe(400);
  });

  it('is said by the young with an account themselves, and decides nothing', async () => {
    const born = { role: 'CHILD', givenName: 'Aino', familyName: 'Salakoski', birthDate: '2011-04-12', language: 'FI' };
    const person = { familyId: met.familyId, person: { ...born, contactWays: [] } };
    const { id: teenId } = await done(counsellor('addPerson', 'AddPersonInput', person, 'id'));
    await refused(met.caseId, () => approve({ principal: teenId }, teenId), 'NOT_FOUND', 'planVersionId');
    const assess = { personId: teenId, assessedOn: '2026-11-23', mayHaveAccount: true, reason: 'Ymmärtää asian.' };
    await done(counsellor('recordMaturityAssessment', 'RecordMaturityAssessmentInput', assess));
    app.clock.moveBy(Temporal.Duration.from({ minutes: 1 }));
    const teen = { principal: teenId };
    expect(await bySql(teen, 'select state from plan_version')).toEqual([{ state: 'proposed' }]);
    expect(await done(approve(teen, teenId, { approval: 'DISSENT', dissent: 'Haluan olla mukana.' }))).toMatchObject({
      approval: 'DISSENT',
    });
    expect(await done(approve(teen, teenId))).toMatchObject({ approval: 'AGREED' });
    await refused(met.caseId, () => approve(teen, met.motherId), 'NOT_FOUND', 'planVersionId');
    await refused(met.caseId, () => agreeOn(proposed), 'APPROVAL_MISSING', 'planVersionId');
    const forged = `insert into plan_approval (area_id, id, case_id, plan_version_id, person_id, approval, at, recorded_by)
      select area_id, gen_random_uuid(), case_id, id, '${met.motherId}', 'agreed', access.now(), '${teenId}' from plan_version`;
    await expect(bySql(teen, forged)).rejects.toMatchObject({ code: '42501' });
    const log = await app.sql(
      `select category, basis from audit.access_log where principal_id = $1 and operation = 'recordPlanApproval' and action = 'record'`,
      [teenId],
    );
    expect(log).toEqual([
      { category: 'plan', basis: 'minor' },
      { category: 'plan', basis: 'minor' },
    ]);
    const back = { planVersionId: first.id, expectedVersion: proposed.version };
    await done(counsellor('withdrawProposal', 'WithdrawProposalInput', back));
    expect(await bySql(teen, 'select state from plan_version')).toEqual([]);
  });
});
