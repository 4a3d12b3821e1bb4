import { randomUUID } from 'node:crypto';
import type { Persona } from '../../src/demo/personas.js';
import { principalOf } from '../../src/demo/personas.js';
import { POHDE } from '../../src/demo/pohde.data.js';
import type { TestApp } from './app.js';
import { done, mutate, openCase, type OpenedCase, seatOf } from './casework.js';

/** A part of a plan as its mutations answer it. */
export interface Answered {
  readonly id: string;
  readonly version: number;
}

/** A case with a network that met: the nurse, the mother and the counsellor were there, the teacher was not. */
export interface MetCase extends OpenedCase {
  readonly meetingId: string;
}

export const VERSION = 'id planId number state meetingId nextReviewOn version';
export const ACTION = 'id ownerId dueOn commitment committedVia progress sinceVersion untilVersion version';
/** Six weeks after the clock of the tests begins. */
export const REVIEW_ON = '2027-01-04';

/** Takes a persona into the network, with a consent to the categories; without categories there is none. */
export async function join(app: TestApp, caseId: string, persona: Persona, categories: readonly string[]) {
  const seat = await seatOf(app, persona);
  await done(mutate(app, 'counsellor')('addMember', 'AddMemberInput', { caseId, ...seat }, 'id'));
  if (categories.length === 0) return;
  await app.sql(
    `insert into consent (area_id, id, case_id, unit_id, professional_ids, categories, purpose, state, explained_at, explained_by,
       decided_at, last_day, ends_at)
     values ($1, $2, $3, $4, '{}', $5, 'shared-plan', 'given', $6, $7, $6, '2027-12-31', '2027-12-31T22:00:00Z')`,
    [POHDE.id, randomUUID(), caseId, seat.unitId, categories, app.clock.now().toString(), principalOf('counsellor')],
  );
}

const WHO = `insert into meeting_participant (area_id, id, case_id, meeting_id, professional_id, unit_id, person_id, needed, chosen, attendance)
  values ($1, $2, $3, $4, $5, $6, $7, 'required', true, $8)`;

/** A case whose network met. The teacher's consent covers nothing of the plan. */
export async function meet(app: TestApp): Promise<MetCase> {
  const opened = await openCase(app);
  const { caseId, motherId } = opened;
  await join(app, caseId, 'nurse', ['identity', 'plan', 'actions']);
  await join(app, caseId, 'teacher', ['minutes']);
  const meetingId = randomUUID();
  await app.sql(
    `insert into meeting (area_id, id, case_id, state, duration_minutes, mode, zone, local_start, starts_at, ends_at, revision,
       convened_by, family_agreed_in_advance, held_at)
     values ($1, $2, $3, 'held', 60, 'in-person', 'Europe/Helsinki', '2026-11-23T08:00', '2026-11-23T06:00Z', '2026-11-23T07:00Z', 0,
       $4, false, '2026-11-23T07:00Z')`,
    [POHDE.id, meetingId, caseId, principalOf('counsellor')],
  );
  const attend = (professionalId: string | null, unitId: string | null, personId: string | null, attendance: string) =>
    app.sql(WHO, [POHDE.id, randomUUID(), caseId, meetingId, professionalId, unitId, personId, attendance]);
  for (const [persona, attendance] of [
    ['counsellor', 'on-site'],
    ['nurse', 'video'],
    ['teacher', 'absent'],
  ] as const) {
    const { professionalId, unitId } = await seatOf(app, persona);
    await attend(professionalId, unitId, null, attendance);
  }
  await attend(null, null, motherId, 'phone');
  return { ...opened, meetingId };
}

/** The next draft of a case's plan. Without a meeting nobody was present. */
export const draft = (app: TestApp, caseId: string, meetingId: string | null = null) =>
  done(
    mutate(app, 'counsellor')(
      'draftPlan',
      'DraftPlanInput',
      { caseId, meetingId, sharedGoal: 'Iltaisin on rauhallista.' },
      VERSION,
    ),
  );

/** An action of a professional persona in a draft. */
export async function actionOf(app: TestApp, planVersionId: string, persona: Persona, dueOn = '2026-12-18') {
  const { professionalId: ownerId, unitId: ownerUnit } = await seatOf(app, persona);
  const input = { planVersionId, text: 'Soittaa kotiin.', ownerKind: 'PROFESSIONAL', ownerId, ownerUnit, dueOn };
  return done(mutate(app, 'counsellor')('addAction', 'AddActionInput', input, ACTION));
}

/** The owner said yes, in the meeting or with `byPhone` on the phone; the counsellor writes it down. */
export const promised = (app: TestApp, { id, version }: Answered, more: Record<string, unknown> = {}) =>
  done(
    mutate(app, 'counsellor')(
      'recordCommitment',
      'RecordCommitmentInput',
      { actionId: id, expectedVersion: version, committed: true, ...more },
      ACTION,
    ),
  );

/** Writes down a view of each child that has none in a draft or proposal yet. */
export async function hearChildren(app: TestApp, planVersionId: string) {
  const children = await app.sql<{ id: string }>(
    `select p.id from plan_version n join network_case c on c.id = n.case_id
       join person p on p.family_id = c.family_id and p.role = 'child'
     where n.id = $1 and n.state <> 'agreed' and not exists (
       select from child_view v where v.plan_id = n.plan_id and v.child_id = p.id and v.until_version is null)`,
    [planVersionId],
  );
  for (const { id: childId } of children) {
    const input = { planVersionId, childId, manner: 'TALKED', content: 'Haluaa, että iltasatu luetaan.' };
    await done(mutate(app, 'counsellor')('recordChildView', 'RecordChildViewInput', input, 'id'));
  }
}

/** Has every child heard, proposes a draft, has the mother approve it, and agrees on it. */
export async function agree(
  app: TestApp,
  { id, version }: Answered,
  motherId: string,
  nextReviewOn: string = REVIEW_ON,
) {
  const counsellor = mutate(app, 'counsellor');
  await hearChildren(app, id);
  const input = { planVersionId: id, expectedVersion: version, nextReviewOn };
  const proposed = await done(counsellor('proposePlan', 'ProposePlanInput', input, VERSION));
  const said = { planVersionId: id, personId: motherId, approval: 'AGREED' };
  await done(mutate(app, { principal: motherId })('recordPlanApproval', 'RecordPlanApprovalInput', said, 'id'));
  const seen = { planVersionId: id, expectedVersion: proposed.version };
  return done(counsellor('agreePlan', 'AgreePlanInput', seen, VERSION));
}
