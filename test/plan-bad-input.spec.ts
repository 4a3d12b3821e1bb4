import { randomUUID } from 'node:crypto';
import { principalOf } from '../src/demo/personas.js';
import { POHDE } from '../src/demo/pohde.data.js';
import { type Answer, startTestApp, type TestApp } from './support/app.js';
import { done, mutate, seatOf, type Who } from './support/casework.js';
import {
  actionOf,
  agree,
  type Answered,
  draft,
  hearChildren,
  join,
  meet,
  type MetCase,
  promised,
} from './support/plans.js';

/** What nobody can do with a plan, a handover or a closing: each is refused with a code of its own at its field. */

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app?.stop());

const say = (who: Who, name: string, input: Record<string, unknown>, fields = 'id version') =>
  mutate(app, who)(name, `${name[0]!.toUpperCase()}${name.slice(1)}Input`, input, fields);
const keeper = (name: string, input: Record<string, unknown>) => say('counsellor', name, input);
const ofVersion = ({ id, version }: Answered, more: Record<string, unknown> = {}) => ({
  planVersionId: id,
  expectedVersion: version,
  ...more,
});
const ofAction = ({ id, version }: Answered, more: Record<string, unknown> = {}) => ({
  actionId: id,
  expectedVersion: version,
  ...more,
});
const ofHandover = ({ id, version }: Answered, more: Record<string, unknown> = {}) => ({
  handoverId: id,
  expectedVersion: version,
  ...more,
});

/** A case that met, with a draft in which the nurse has promised something. */
interface Drafted extends MetCase {
  readonly plan: Answered;
  readonly nurses: Answered;
}
async function drafted(): Promise<Drafted> {
  const met = await meet(app);
  const plan = await draft(app, met.caseId, met.meetingId);
  return { ...met, plan, nurses: await promised(app, await actionOf(app, plan.id, 'nurse')) };
}
/** The same plan before the family, which approves of it. */
async function approved(isHeard: boolean): Promise<Drafted> {
  const begun = await drafted();
  if (isHeard) await hearChildren(app, begun.plan.id);
  const plan = await done(keeper('proposePlan', ofVersion(begun.plan)));
  const input = { planVersionId: plan.id, personId: begun.motherId, approval: 'AGREED' };
  await done(say({ principal: begun.motherId }, 'recordPlanApproval', input, 'id'));
  return { ...begun, plan };
}
/** The same plan, agreed. */
async function agreed(): Promise<Drafted> {
  const begun = await drafted();
  return { ...begun, plan: await agree(app, begun.plan, begun.motherId) };
}
const otherDay = (plan: Answered, day: string | null) =>
  app.sql('update plan_version set next_review_on = $2 where id = $1', [plan.id, day]);

/** A handover to the social worker that has been proposed, and offered if the family consented. */
async function handover(isOffered: boolean): Promise<MetCase & { handover: Answered }> {
  const met = await meet(app);
  const { caseId } = met;
  const seat = await seatOf(app, 'social-worker');
  let answered: Answered = await done(keeper('proposeHandover', { caseId, ...seat, reason: 'Muutto.' }));
  if (!isOffered) return { ...met, handover: answered };
  const consentId = randomUUID();
  await app.sql(
    `insert into consent (area_id, id, case_id, unit_id, professional_ids, categories, purpose, state, explained_at, explained_by,
       decided_at, last_day, ends_at)
     values ($1, $2, $3, $4, '{}', '{plan}', 'handover', 'given', $5, $6, $5, '2027-12-31', '2027-12-31T22:00:00Z')`,
    [POHDE.id, consentId, caseId, seat.unitId, app.clock.now().toString(), principalOf('counsellor')],
  );
  answered = await done(keeper('recordHandoverConsent', ofHandover(answered, { consentId })));
  return { ...met, handover: await done(keeper('offerHandover', ofHandover(answered))) };
}

/** Everything that is stored of the case, in whatever table, and everything that is still to happen. */
async function stored(caseId: string): Promise<string> {
  const tables = await app.sql<{ name: string }>(
    `select c.table_name as name from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
     where c.table_schema = 'public' and c.column_name = 'case_id' and t.table_type = 'BASE TABLE' order by 1`,
  );
  const parts = tables.map(
    ({ name }) => `select '${name}' as name, t::text as content from "${name}" t where case_id = $1`,
  );
  const rows = await app.sql(
    `${parts.join(' union all ')} union all select 'network_case', t::text from network_case t where id = $1
     union all select 'effects', count(*)::text from platform.outbox_effect where $1::uuid is not null order by 1, 2`,
    [caseId],
  );
  expect(rows.length).toBeGreaterThan(5);
  return JSON.stringify(rows);
}

/** What is tried in a case: it is prepared first, and then tried. */
type Attempt = () => Promise<{ readonly caseId: string; readonly attempt: () => Promise<Answer> }>;
const on = <Given extends { readonly caseId: string }>(given: Given, attempt: (given: Given) => Promise<Answer>) => ({
  caseId: given.caseId,
  attempt: () => attempt(given),
});

const AGREEING: readonly [string, string, string, Attempt][] = [
  [
    'agreeing with no child’s view',
    'CHILD_VIEW_MISSING',
    'planVersionId',
    async () => on(await approved(false), ({ plan }) => keeper('agreePlan', ofVersion(plan))),
  ],
  [
    'agreeing with no review',
    'REVIEW_MISSING',
    'nextReviewOn',
    async () => {
      const given = await approved(true);
      await otherDay(given.plan, null);
      return on(given, ({ plan }) => keeper('agreePlan', ofVersion(plan)));
    },
  ],
  [
    'going on after a review with no next one',
    'REVIEW_MISSING',
    'nextReviewOn',
    async () => {
      const given = await agreed();
      const [review] = await app.sql<{ id: string }>("select id from review where case_id = $1 and state = 'due'", [
        given.caseId,
      ]);
      const input = { reviewId: review!.id, expectedVersion: 1, decision: 'CONTINUE', goalRatings: [] };
      return on(given, () => keeper('recordReview', input));
    },
  ],
  [
    'proposing a review today',
    'REVIEW_IN_PAST',
    'nextReviewOn',
    async () =>
      on(await drafted(), ({ plan }) => keeper('proposePlan', ofVersion(plan, { nextReviewOn: '2026-11-23' }))),
  ],
  [
    'agreeing on a review whose day has passed meanwhile',
    'REVIEW_IN_PAST',
    'nextReviewOn',
    async () => {
      const given = await approved(true);
      await otherDay(given.plan, '2026-11-20');
      return on(given, ({ plan }) => keeper('agreePlan', ofVersion(plan)));
    },
  ],
  [
    'a review after thirteen weeks without a reason',
    'REVIEW_REASON',
    'reviewReason',
    async () =>
      on(await drafted(), ({ plan }) => keeper('proposePlan', ofVersion(plan, { nextReviewOn: '2027-02-22' }))),
  ],
  [
    'agreeing on what was seen before',
    'STALE',
    'expectedVersion',
    async () => on(await approved(true), ({ plan }) => keeper('agreePlan', ofVersion(plan, { expectedVersion: 1 }))),
  ],
  [
    'writing on what was seen before',
    'STALE',
    'expectedVersion',
    async () => {
      const given = await drafted();
      await done(keeper('writeSharedGoal', ofVersion(given.plan, { sharedGoal: 'Aamut ovat rauhallisia.' })));
      return on(given, ({ plan }) => keeper('writeSharedGoal', ofVersion(plan, { sharedGoal: 'Yöt.' })));
    },
  ],
];

const HANDING_OVER: readonly [string, string, string, Attempt][] = [
  [
    'handing over without consent',
    'HANDOVER_WITHOUT_CONSENT',
    'handoverId',
    async () => on(await handover(false), (given) => keeper('offerHandover', ofHandover(given.handover))),
  ],
  [
    'handing over to a service outside without consent',
    'HANDOVER_WITHOUT_CONSENT',
    'consentEvidence',
    async () =>
      on(await meet(app), ({ caseId }) =>
        keeper('proposeHandoverOutside', { caseId, reason: 'Muutto.', serviceName: 'Seurakunta' }),
      ),
  ],
  [
    'handing over to oneself',
    'HANDOVER_TO_HOLDER',
    'professionalId',
    async () => {
      const seat = await seatOf(app, 'counsellor');
      return on(await meet(app), ({ caseId }) => keeper('proposeHandover', { caseId, ...seat, reason: 'Muutto.' }));
    },
  ],
  [
    'reassigning to who is responsible already',
    'ALREADY_RESPONSIBLE',
    'professionalId',
    async () => {
      const seat = await seatOf(app, 'counsellor');
      return on(await meet(app), ({ caseId }) =>
        say('team-lead', 'reassignResponsiblePerson', { caseId, ...seat, reason: 'Loma.' }),
      );
    },
  ],
  [
    'confirming a handover that nobody accepted',
    'HANDOVER_NOT_ACCEPTED',
    'handoverId',
    async () =>
      on(await handover(true), (given) =>
        say({ principal: given.motherId }, 'confirmHandover', ofHandover(given.handover)),
      ),
  ],
  [
    'writing down that the family confirmed one that nobody accepted',
    'HANDOVER_NOT_ACCEPTED',
    'handoverId',
    async () =>
      on(await handover(true), (given) =>
        keeper('confirmHandover', ofHandover(given.handover, { heardFrom: given.motherId })),
      ),
  ],
];

const OTHERS: readonly [string, string, string, Attempt][] = [
  [
    'committing to somebody else’s action',
    'NOT_THE_OWNER',
    'actionId',
    async () => {
      const given = await drafted();
      const asked: Answered = await actionOf(app, given.plan.id, 'nurse');
      return on(given, () => keeper('commitToAction', ofAction(asked)));
    },
  ],
  [
    'declining somebody else’s action',
    'NOT_THE_OWNER',
    'actionId',
    async () => {
      const given = await drafted();
      const asked: Answered = await actionOf(app, given.plan.id, 'nurse');
      return on(given, () => keeper('declineAction', ofAction(asked, { reason: 'Ei ehdi.' })));
    },
  ],
  [
    'suggesting another day for somebody else’s action',
    'NOT_THE_OWNER',
    'actionId',
    async () => {
      const given = await drafted();
      const asked: Answered = await actionOf(app, given.plan.id, 'nurse');
      return on(given, () => keeper('suggestChange', ofAction(asked, { dueOn: '2026-12-31' })));
    },
  ],
  [
    'a professional who says how somebody else’s promise goes, and reads it',
    'NOT_FOUND',
    'actionId',
    async () => {
      const given = await agreed();
      await join(app, given.caseId, 'social-worker', ['plan', 'actions']);
      return on(given, ({ nurses }) =>
        say('social-worker', 'reportProgress', ofAction(nurses, { progress: 'DONE', expectedVersion: 3 })),
      );
    },
  ],
  [
    'a guardian who says how a professional’s promise goes',
    'NOT_FOUND',
    'actionId',
    async () =>
      on(await agreed(), ({ nurses, motherId }) =>
        say({ principal: motherId }, 'reportProgress', ofAction(nurses, { progress: 'DONE', expectedVersion: 3 })),
      ),
  ],
  [
    'an owner who cancels what they have promised',
    'NOT_THE_KEEPER',
    'progress',
    async () =>
      on(await agreed(), ({ nurses }) => say('nurse', 'reportProgress', ofAction(nurses, { progress: 'CANCELLED' }))),
  ],
];

const CLOSING: readonly [string, string, string, Attempt][] = [
  [
    'closing with open actions',
    'ACTIONS_OPEN',
    'caseId',
    async () => {
      const given = await agreed();
      const [row] = await app.sql<{ version: number }>('select version from network_case where id = $1', [
        given.caseId,
      ]);
      const { caseId } = given;
      const begun = { caseId, reason: 'GOAL_REACHED', expectedVersion: row!.version };
      const closing = await done(keeper('beginClosing', begun));
      const input = { caseId, expectedVersion: closing.version, withoutReceipts: 'Pyydetään perään.' };
      return on(given, () => keeper('closeCase', input));
    },
  ],
  [
    'closing what nobody has begun to close',
    'CLOSING_NOT_BEGUN',
    'caseId',
    async () => on(await meet(app), ({ caseId }) => keeper('closeCase', { caseId, expectedVersion: 1 })),
  ],
];

describe('refused, with its own code at its field, and nothing is changed:', () => {
  it.each([...AGREEING, ...HANDING_OVER, ...OTHERS, ...CLOSING])('%s: %s', async (_, code, field, prepare) => {
    const { caseId, attempt } = await prepare();
    const before = await stored(caseId);
    const { data, errors } = await attempt();
    expect(errors?.[0]?.extensions).toMatchObject({ code, field });
    expect(data).toBeNull();
    expect(await stored(caseId)).toBe(before);
  });

  it('what was changed meanwhile is told with it: what, by whom, when, which version stands; and no words', async () => {
    const { plan } = await drafted();
    const words = 'Aamut ovat rauhallisia.';
    const { version } = await done(keeper('writeSharedGoal', ofVersion(plan, { sharedGoal: words })));
    const { errors } = await keeper('writeSharedGoal', ofVersion(plan, { sharedGoal: 'Yöt.' }));
    expect(errors?.[0]?.extensions).toEqual(
      expect.objectContaining({
        code: 'STALE',
        piece: 'shared-goal',
        version,
        changedBy: principalOf('counsellor'),
        changedAt: expect.stringMatching(/^2026-11-23T07:00/),
      }),
    );
    expect(JSON.stringify(errors)).not.toContain(words);
  });
});
