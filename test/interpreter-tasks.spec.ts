import { principalOf } from '../src/demo/personas.js';
import { startTestApp, type TestApp } from './support/app.js';
import { mutate, openCase, seatOf } from './support/casework.js';
import { actionOf, agree, draft, join, meet, type MetCase, promised } from './support/plans.js';

/** Whoever comes to interpret sees nothing of the case but the seat (invariant 18), so nothing is given to them to do. */

let app: TestApp;
beforeAll(async () => void (app = await startTestApp()));
afterAll(async () => await app?.stop());

/** A case that has met, with the interpreter in its network. A consent names to their unit all there is. */
async function interpreted(): Promise<MetCase & { seat: { professionalId: string; unitId: string } }> {
  const met = await meet(app);
  await join(app, met.caseId, 'interpreter', ['identity', 'needs', 'minutes', 'plan', 'actions']);
  const seat = await seatOf(app, 'interpreter');
  await app.sql(
    `insert into meeting_participant (area_id, id, case_id, meeting_id, professional_id, unit_id, needed, chosen, attendance)
     select area_id, gen_random_uuid(), case_id, id, $2, $3, 'required', true, 'on-site' from meeting where id = $1`,
    [met.meetingId, seat.professionalId, seat.unitId],
  );
  return { ...met, seat };
}

/** That the interpreter is refused at the field, and that no row names them for what is in the table. */
async function refused(met: MetCase, answer: ReturnType<ReturnType<typeof mutate>>, field: string) {
  const { data, errors } = await answer;
  expect([data, errors?.[0]?.extensions]).toEqual([null, expect.objectContaining({ code: 'INTERPRETER', field })]);
  const given = await app.sql(
    `select 1 from plan_action where case_id = $1 and owner_id = $2 union all select 1 from plan_copy where case_id = $1
     union all select 1 from minutes_matter where case_id = $1 and owner_id = $2
     union all select 1 from handover where case_id = $1 union all select 1 from stand_in where case_id = $1
     union all select 1 from responsible_person where case_id = $1 and professional_id = $2`,
    [met.caseId, principalOf('interpreter')],
  );
  expect(given).toEqual([]);
}

const counsellor = (name: string, type: string, input: Record<string, unknown>) =>
  mutate(app, 'counsellor')(name, type, input, 'id');

it('18. who comes to interpret is given no action of the plan, new or of somebody else', async () => {
  const met = await interpreted();
  const first = await draft(app, met.caseId, met.meetingId);
  const { professionalId: ownerId, unitId: ownerUnit } = met.seat;
  const owner = { ownerKind: 'PROFESSIONAL', ownerId, ownerUnit };
  const action = { planVersionId: first.id, text: 'Tulkkaa kotona.', dueOn: '2026-12-18', ...owner };
  await refused(met, counsellor('addAction', 'AddActionInput', action), 'ownerId');
  const nurses = await promised(app, await actionOf(app, first.id, 'nurse'));
  await agree(app, first, met.motherId);
  const [{ version }] = (await app.sql<{ version: number }>('select version from plan_action where id = $1', [
    nurses.id,
  ])) as [{ version: number }];
  const over = { actionId: nurses.id, expectedVersion: version, ...owner };
  await refused(met, counsellor('handOverAction', 'HandOverActionInput', over), 'ownerId');
});

it('18. nor a copy of the plan, nor a matter of the minutes', async () => {
  const met = await interpreted();
  const first = await draft(app, met.caseId, met.meetingId);
  const copy = { planVersionId: first.id, unitId: met.seat.unitId };
  await refused(met, counsellor('addPlanCopy', 'AddPlanCopyInput', copy), 'unitId');
  const [seated] = await app.sql<{ id: string }>(
    'select id from meeting_participant where meeting_id = $1 and professional_id = $2',
    [met.meetingId, met.seat.professionalId],
  );
  const matters = [{ text: 'Kertoo koululle.', audience: 'ALL', participantId: seated!.id }];
  const minutes = { meetingId: met.meetingId, forAll: 'Tavattiin.', matters };
  const written = mutate(app, 'counsellor')('writeMinutes', 'WriteMinutesInput', minutes, 'version');
  await refused(met, written, 'matters.0.participantId');
});

it('18. nor is responsible, stands in, or is asked to take over', async () => {
  const met = await interpreted();
  const named = { caseId: met.caseId, ...met.seat };
  const reassigned = mutate(app, 'team-lead')(
    'reassignResponsiblePerson',
    'ReassignResponsiblePersonInput',
    { ...named, reason: 'Vaihtuu.' },
    'id',
  );
  await refused(met, reassigned, 'professionalId');
  const days = { firstDay: '2026-12-01', lastDay: '2026-12-10' };
  await refused(met, counsellor('nameStandIn', 'NameStandInInput', { ...named, ...days }), 'professionalId');
  const handover = { ...named, reason: 'Tuntee perheen.' };
  await refused(met, counsellor('proposeHandover', 'ProposeHandoverInput', handover), 'professionalId');
});

it('18. nor is waited for to file what it never read', async () => {
  const { caseId } = await openCase(app);
  await join(app, caseId, 'interpreter', ['minutes', 'plan']);
  await join(app, caseId, 'nurse', ['plan']);
  await app.sql(
    `with p as (insert into plan (area_id, id, case_id, opened_by, opened_at) select area_id, gen_random_uuid(), id, counsellor_id, $2
       from network_case where id = $1 returning *)
     insert into plan_version (area_id, id, case_id, plan_id, number, state, shared_goal, next_review_on, agreed_at)
     select area_id, gen_random_uuid(), case_id, id, 1, 'agreed', '\\x00', '2027-01-04', $2 from p`,
    [caseId, app.clock.now().toString()],
  );
  const { closingView } = (
    await app.as('counsellor')(`{ closingView(caseId: "${caseId}") { missingReceipts { unitId } } }`)
  ).data;
  const waited = closingView.missingReceipts.map(({ unitId }: { unitId: string }) => unitId);
  expect(waited).toContain((await seatOf(app, 'nurse')).unitId);
  expect(waited).not.toContain((await seatOf(app, 'interpreter')).unitId);
});
