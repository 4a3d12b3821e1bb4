import fc from 'fast-check';
import { type Answer, startTestApp, type TestApp } from './support/app.js';
import { mutate, type Who } from './support/casework.js';
import { actionOf, meet, type MetCase } from './support/plans.js';

/**
 * A plan is walked through at random, through GraphQL and in PostgreSQL. After every step it is what it must be
 * (invariants 12 to 15); `src/plan/plan.walk.spec.ts` walks further, in memory.
 */

const SEQUENCES = 300;
/** A case gets a new one when so many have gone over it, or its plan would grow without end. */
const ON_ONE_CASE = 30;

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app?.stop());

interface Standing {
  readonly id: string;
  readonly version: number;
  readonly number: number;
  readonly state: string;
}
interface Walked extends MetCase {
  /** What each agreed version held when it was agreed, by its id. */
  readonly agreed: Map<string, string>;
}

const NEWEST = `select id, version, number, state from plan_version where case_id = $1 order by number desc limit 1`;
const newest = async ({ caseId }: Walked) => (await app.sql<Standing>(NEWEST, [caseId]))[0];
const NOTHING = '00000000-0000-7000-8000-0000000000ff';

const say = (name: string, type: string, input: Record<string, unknown>, who: Who = 'counsellor') =>
  mutate(app, who)(name, type, input, 'id');
/** A mutation of the newest version, as somebody who looked at it right now, or at nothing. */
const ofNewest = async (walked: Walked, name: string, type: string, more: Record<string, unknown> = {}) => {
  const last = await newest(walked);
  return say(name, type, { planVersionId: last?.id ?? NOTHING, expectedVersion: last?.version ?? 1, ...more });
};
const standingOf = async (table: string, walked: Walked, which: string) => {
  const found = `select id, version from ${table} where case_id = $1 and until_version is null and ${which} order by version desc limit 1`;
  return (await app.sql<{ id: string; version: number }>(found, [walked.caseId]))[0];
};

type Step = (walked: Walked) => Promise<Answer | void>;

const draft: Step = ({ caseId }) => say('draftPlan', 'DraftPlanInput', { caseId, sharedGoal: 'Rauhaa.' });
const write =
  (kind: string, text: string | null): Step =>
  async (walked) => {
    const found = await standingOf('plan_section', walked, `kind = '${kind.toLowerCase()}'`);
    const seen = { kind, text, expectedVersion: found?.version ?? null };
    return ofNewest(walked, 'writePlanSection', 'WritePlanSectionInput', seen);
  };
const hear =
  (content: string): Step =>
  async (walked) => {
    const found = await standingOf('child_view', walked, 'true');
    const told = { childId: walked.childId, manner: 'TALKED', content, expectedVersion: found?.version ?? null };
    return ofNewest(walked, 'recordChildView', 'RecordChildViewInput', told);
  };
const add =
  (persona: 'nurse' | 'teacher'): Step =>
  async (walked) => {
    const last = await newest(walked);
    await actionOf(app, last?.id ?? NOTHING, persona).catch(() => undefined);
  };
const answer =
  (commitment: string, committed: boolean): Step =>
  async (walked) => {
    const found = await standingOf('plan_action', walked, `commitment = '${commitment}'`);
    const told = { committed, byPhone: true, ...(!committed && { reason: 'Ei ehdi.' }) };
    const input = { actionId: found?.id ?? NOTHING, expectedVersion: found?.version ?? 1, ...told };
    return say('recordCommitment', 'RecordCommitmentInput', input);
  };
const propose =
  (weeks: number | null): Step =>
  (walked) => {
    const today = app.clock.now().toZonedDateTimeISO('Europe/Helsinki').toPlainDate();
    const nextReviewOn = weeks === null ? null : today.add({ weeks }).toString();
    return ofNewest(walked, 'proposePlan', 'ProposePlanInput', { nextReviewOn });
  };
const approve =
  (approval: string): Step =>
  async (walked) => {
    const last = await newest(walked);
    const said = { planVersionId: last?.id ?? NOTHING, personId: walked.motherId, approval };
    const dissent = approval === 'DISSENT' ? 'En halua tätä.' : null;
    return say('recordPlanApproval', 'RecordPlanApprovalInput', { ...said, dissent });
  };
const withdraw: Step = (walked) => ofNewest(walked, 'withdrawProposal', 'WithdrawProposalInput');
const agree: Step = (walked) => ofNewest(walked, 'agreePlan', 'AgreePlanInput');

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.constant(draft),
  fc
    .tuple(fc.constantFrom('SITUATION', 'STRENGTHS'), fc.constantFrom('Yksi.', 'Kaksi.', null))
    .map(([kind, text]) => write(kind, text)),
  fc.constantFrom('Lepoa.', 'Leikkiä.').map(hear),
  fc.constantFrom('nurse' as const, 'teacher' as const).map(add),
  fc
    .tuple(fc.constantFrom('proposed', 'requested', 'requested'), fc.constantFrom(true, true, false))
    .map(([commitment, committed]) => answer(commitment, committed)),
  fc.constantFrom(null, null, 6, 12, 13, -1).map(propose),
  fc.constantFrom('AGREED', 'AGREED', 'DISSENT').map(approve),
  fc.constant(withdraw),
  fc.constant(agree),
);
/** Gets somewhere now and then, from wherever the plan stands. */
const course: Step[] = [
  draft,
  withdraw,
  hear('Lepoa.'),
  add('nurse'),
  answer('requested', true),
  add('teacher'),
  propose(null),
  approve('AGREED'),
  agree,
];
/** Which step of the course is left out, so that what it is for is seen: none, the child, the promise, the approval. */
const missing = [null, 2, 2, 4, 7];
const sequence = fc.oneof(
  { weight: 4, arbitrary: fc.array(step, { minLength: 3, maxLength: 6 }) },
  { weight: 1, arbitrary: fc.constantFrom(...missing).map((place) => course.filter((_, at) => at !== place)) },
);

/** Every version with what it holds, and what of it would be wrong. */
const STATE = `
with part as (
  select plan_id, since_version, until_version, 'goal' as kind, id::text as piece, text as words, null as said from plan_goal where case_id = $1
  union all select plan_id, since_version, until_version, 'section', kind, text, null from plan_section where case_id = $1
  union all select plan_id, since_version, until_version, 'child', child_id::text, content, manner from child_view where case_id = $1
  union all select plan_id, since_version, until_version, 'action', id::text, text, commitment from plan_action where case_id = $1)
select v.id, v.number, v.state, v.next_review_on is not null and v.next_review_on > (v.agreed_at at time zone 'Europe/Helsinki')::date
    and (v.next_review_on <= (v.proposed_at at time zone 'Europe/Helsinki')::date + 84 or exists (select from plan_review_reason w where w.plan_version_id = v.id and w.words is not null)) as reviewed,
  coalesce((select md5(string_agg(p.kind || p.piece || encode(p.words, 'hex') || coalesce(p.said, ''), ',' order by p.kind, p.piece))
    from part p where p.since_version <= v.number and (p.until_version is null or v.number < p.until_version)), '') as content,
  coalesce((select bool_or(n > 1) from (select count(*) as n from part p where p.since_version <= v.number
    and (p.until_version is null or v.number < p.until_version) group by p.kind, p.piece) c), false) as twice,
  exists (select from part p where p.kind = 'action' and p.said <> 'committed' and p.since_version <= v.number
    and (p.until_version is null or v.number < p.until_version)) as uncommitted,
  exists (select from part p where p.kind = 'child' and p.since_version <= v.number
    and (p.until_version is null or v.number < p.until_version)) as heard
from plan_version v where v.case_id = $1 order by v.number`;
interface VersionState extends Standing {
  readonly reviewed: boolean;
  readonly content: string;
  readonly twice: boolean;
  readonly uncommitted: boolean;
  readonly heard: boolean;
}

async function faultsOf({ caseId, agreed }: Walked): Promise<string[]> {
  const versions = await app.sql<VersionState>(STATE, [caseId]);
  const numbers = versions.some(({ number }, place) => number !== place + 1) ? ['numbers with gaps'] : [];
  const drafts = versions.slice(0, -1).some(({ state }) => state !== 'agreed') ? ['a draft that is not the last'] : [];
  return [...numbers, ...drafts, ...versions.flatMap((version) => faultsIn(version, agreed))];
}

function faultsIn({ id, state, ...version }: VersionState, agreed: Map<string, string>): string[] {
  const always = version.twice ? ['a piece twice'] : [];
  if (state !== 'agreed') return always;
  const held = agreed.get(id) ?? version.content;
  agreed.set(id, held);
  return [
    ...always,
    ...(held === version.content ? [] : ['invariant 12: an agreed version changed']),
    ...(version.uncommitted ? ['invariant 13: somebody in it has not committed'] : []),
    ...(version.reviewed ? [] : ['invariant 14: no review, or too late for no reason']),
    ...(version.heard ? [] : ['invariant 15: a child without a view']),
  ];
}

it(`walks ${SEQUENCES} times, and the plan is always whole`, async () => {
  const codes = new Map<string, number>();
  let walked: Walked | undefined;
  let agreed = 0;
  for (const [place, steps] of fc.sample(sequence, { seed: 1507, numRuns: SEQUENCES }).entries()) {
    if (place % ON_ONE_CASE === 0) walked = { ...(await meet(app)), agreed: new Map() };
    for (const [at, each] of steps.entries()) {
      const given = await each(walked!);
      // Proposed anew at the very same moment, what was said before would still count.
      app.clock.moveBy(Temporal.Duration.from({ seconds: 1 }));
      const code = given?.code ?? 'OK';
      codes.set(code, (codes.get(code) ?? 0) + 1);
      const faults = await faultsOf(walked!);
      if (faults.length > 0 || code === 'INTERNAL_SERVER_ERROR')
        throw new Error(`sequence ${place}, step ${at}: ${[code, ...faults].join(', ')}`);
    }
    if (place % ON_ONE_CASE === ON_ONE_CASE - 1) agreed += walked!.agreed.size;
  }
  // That it went where it can go wrong.
  expect(agreed).toBeGreaterThan(40);
  for (const code of ['OK', 'PLAN_AGREED', 'PLAN_PROPOSED', 'DRAFT_EXISTS', 'NOT_PROPOSED', 'APPROVAL_MISSING'])
    expect([code, codes.get(code)]).toEqual([code, expect.any(Number)]);
}, 240_000);
