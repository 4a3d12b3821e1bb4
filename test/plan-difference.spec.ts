import { principalOf } from '../src/demo/personas.js';
import { startTestApp, type TestApp } from './support/app.js';
import { done, mutate, type Who } from './support/casework.js';
import { ACTION, actionOf, agree, type Answered, draft, join, meet, type MetCase, promised } from './support/plans.js';
import { statementsOf } from './support/statements.js';

let app: TestApp;
let met: MetCase;
let first: Answered & { planId: string };
let second: Answered;
let third: Answered;
beforeAll(async () => {
  app = await startTestApp();
  met = await meet(app);
  await join(app, met.caseId, 'ngo-worker', ['plan']);
  first = await draft(app, met.caseId, met.meetingId);
  await counsellor('addGoal', 'AddGoalInput', { planVersionId: first.id, text: 'Nukkumaan klo 20.' });
  const nurses = await promised(app, await actionOf(app, first.id, 'nurse'));
  const teachers = await actionOf(app, first.id, 'teacher');
  const section = { planVersionId: first.id, kind: 'SITUATION', text: 'Yöt ovat rikkonaisia.' };
  await counsellor('writePlanSection', 'WritePlanSectionInput', section);
  await agree(app, first, met.motherId);
  const [row] = await app.sql<{ version: number }>('select version from plan_action where id = $1', [teachers.id]);
  const late = { actionId: teachers.id, expectedVersion: row!.version };
  await done(mutate(app, 'teacher')('commitToAction', 'CommitToActionInput', late, 'id'));
  second = (await versionNumber(2))!;
  third = await draft(app, met.caseId, met.meetingId);
  await counsellor('dropAction', 'DropActionInput', { actionId: nurses.id, expectedVersion: nurses.version });
  const mothers = { planVersionId: third.id, text: 'Iltasatu', ownerKind: 'FAMILY', ownerId: met.motherId };
  await counsellor('addAction', 'AddActionInput', { ...mothers, dueOn: '2026-12-01', setting: 'HOME' }, ACTION);
  await actionOf(app, third.id, 'nurse', '2027-01-08');
  const goal = { planVersionId: third.id, text: 'Aamut sujuvat.' };
  await counsellor('addGoal', 'AddGoalInput', goal);
});
afterAll(() => app?.stop());

const counsellor = (name: string, type: string, input: Record<string, unknown>, fields = 'id') =>
  done(mutate(app, 'counsellor')(name, type, input, fields));
const versionNumber = async (number: number) => {
  const rows = await app.sql<{ id: string; version: number }>(
    'select id, version from plan_version where plan_id = $1 and number = $2',
    [first.planId, number],
  );
  return rows[0];
};
const ask = (who: Who, planVersionId: string, language = 'FI') => {
  const run = typeof who === 'string' ? app.as(who) : app.asPrincipal(who.principal);
  const query = `query ($id: UUID!) { planDifference(planVersionId: $id, language: ${language}) { code text } }`;
  return run(query, { id: planVersionId });
};
const told = async (...asked: Parameters<typeof ask>): Promise<string[]> => {
  const { data, errors } = await ask(...asked);
  if (errors) throw new Error(JSON.stringify(errors));
  return data.planDifference.map(({ text }: { text: string }) => text);
};
const nameOf = async (persona: Parameters<typeof principalOf>[0]) => {
  const [row] = await app.sql('select given_name, family_name from professional where id = $1', [principalOf(persona)]);
  return `${row!['given_name']} ${row!['family_name']}`;
};

describe('12. the difference for the family', () => {
  it('of the first version is what it holds, the words of its sections left out', async () => {
    const nurse = await nameOf('nurse');
    expect(await told({ principal: met.motherId }, first.id)).toEqual([
      'Tämä on ensimmäinen yhteinen suunnitelma.',
      'Yhteinen tavoite on nyt: Iltaisin on rauhallista.',
      'Uusi tavoite: Nukkumaan klo 20.',
      `Uutta: Soittaa kotiin. Tekijä: ${nurse}. Viimeistään 18. joulukuuta 2026. Tekijä on luvannut tämän.`,
      'Tilanne on kirjattu suunnitelmaan.',
      'Lapsen oma näkemys on kirjattu suunnitelmaan.',
      'Suunnitelma käydään läpi 4. tammikuuta 2027.',
    ]);
  });

  it('of a late promise is that promise', async () => {
    const teacher = await nameOf('teacher');
    expect(await told({ principal: met.motherId }, second.id, 'SV')).toEqual([
      `Nytt: Soittaa kotiin. Vem: ${teacher}. Senast 18 december 2026. Personen har lovat det här.`,
    ]);
  });

  it('of a draft is told to who writes it: new, moved, who has not promised yet', async () => {
    expect(await told('counsellor', third.id, 'EN')).toEqual([
      'New goal: Aamut sujuvat.',
      'New: Iltasatu. Who: Marjatta Salakoski. Where: at home. By 1 December 2026. They have not promised this yet.',
      'Another day: Soittaa kotiin. By 8 January 2027. Before, the day was 18 December 2026. They have not promised this yet.',
    ]);
  });

  it('is told as far as the reader may see: no actions where the consent names none, and nothing to strangers', async () => {
    const codes = (await ask('ngo-worker', first.id)).data.planDifference.map(({ code }: { code: string }) => code);
    expect(codes).toEqual(['FIRST_PLAN', 'SHARED_GOAL', 'GOAL_NEW', 'PART_NEW', 'PART_NEW', 'REVIEW']);
    for (const who of ['teacher', 'social-worker', 'counsellor-other-area'] as const) {
      const { errors, data } = await ask(who, first.id);
      expect([errors?.[0]?.extensions.code, errors?.[0]?.extensions.field, data]).toEqual([
        'NOT_FOUND',
        'planVersionId',
        null,
      ]);
    }
  });

  it('is read in one statement, and noted', async () => {
    await app.sql('select 1');
    const [{ max }] = (await app.sql<{ max: string }>('select max(id) from audit.access_log')) as [{ max: string }];
    const statements = await statementsOf(() => told({ principal: met.motherId }, third.id));
    expect(statements.filter((text) => text.includes('plan_version'))).toHaveLength(1);
    const log = await app.sql(
      `select scope_type, category, action from audit.access_log where id > $1 and operation = 'planDifference' order by category`,
      [max],
    );
    expect(log).toEqual([
      { scope_type: 'case', category: 'actions', action: 'read' },
      { scope_type: 'family', category: 'identity', action: 'read' },
      { scope_type: 'case', category: 'plan', action: 'read' },
    ]);
  });
});
