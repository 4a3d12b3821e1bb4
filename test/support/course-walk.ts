import fc from 'fast-check';
import { startTestApp, type TestApp } from './app.js';
import { openCase, type OpenedCase } from './casework.js';
import { SEEDED_AT } from './database.js';
import { Course, COURSE_EVENTS, type CourseEvent } from './course.js';
import { join } from './plans.js';

/** Ways that lead somewhere: by chance alone hardly any plan would ever be agreed. */
const WAYS: readonly (readonly CourseEvent[])[] = [
  ['draft', 'hear the child', 'add an action', 'commit', 'propose', 'approve', 'agree'],
  ['draft', 'hear the child', 'add an action', 'commit', 'add an action', 'propose', 'approve', 'agree', 'commit late'],
  ['draft', 'write a section', 'hear the child', 'propose', 'take back', 'propose', 'approve', 'agree'],
  ['propose a handover', 'consent to it', 'offer it', 'accept it', 'meet together', 'confirm it'],
  ['propose a handover', 'consent to it', 'offer it', 'decline it'],
  ['propose a handover', 'reassign', 'accept it'],
  ['report done', 'report not done', 'decide to close', 'begin closing', 'close'],
  ['begin closing', 'close', 'reopen', 'draft'],
  ['report done', 'begin closing', 'close', 'reopen'],
  [
    'draft',
    'hear the child',
    'add an action',
    'commit',
    'propose',
    'approve',
    'agree',
    'a week passes',
    'hold the review',
  ],
];

const anyEvent = fc.constantFrom(...COURSE_EVENTS);
/** Ways and single events, one after the other; of a way now and then an event is missing. */
const course = fc
  .array(
    fc.oneof(
      {
        weight: 3,
        arbitrary: fc.constantFrom(...WAYS).chain((way) => fc.subarray([...way], { minLength: way.length - 1 })),
      },
      { weight: 2, arbitrary: fc.array(anyEvent, { minLength: 1, maxLength: 4 }) },
    ),
    { minLength: 2, maxLength: 4 },
  )
  .map((parts) => parts.flat());

/** Everything of a case that its course may change, as one hash: a refusal leaves it as it was. */
const ALL = `select md5(string_agg(t.rows, '|')) as hash from (
  ${[
    'plan_version',
    'plan_goal',
    'plan_action',
    'plan_section',
    'child_view',
    'plan_approval',
    'review',
    'handover',
    'responsible_person',
    'case_closing',
  ]
    .map(
      (table) =>
        `select '${table}' || coalesce(string_agg(r::text, ',' order by r.id), '') as rows from ${table} r where r.case_id = $1`,
    )
    .join('\n  union all ')}
  union all select c::text from network_case c where c.id = $1) t`;

const inVersion = (alias: string) =>
  `${alias}.plan_id = v.plan_id and ${alias}.since_version <= v.number and (${alias}.until_version is null or v.number < ${alias}.until_version)`;
/** What each agreed version says. */
const AGREED = `select v.id, v.number, md5(concat_ws('|', encode(v.shared_goal, 'hex'), v.next_review_on,
  (select string_agg(g.id || encode(g.text, 'hex'), ',' order by g.id) from plan_goal g where ${inVersion('g')}),
  (select string_agg(a.id || encode(a.text, 'hex') || a.due_on || a.owner_id, ',' order by a.id) from plan_action a where ${inVersion('a')}),
  (select string_agg(s.kind || encode(s.text, 'hex'), ',' order by s.kind) from plan_section s where ${inVersion('s')}),
  (select string_agg(w.child_id || coalesce(encode(w.content, 'hex'), ''), ',' order by w.child_id) from child_view w where ${inVersion('w')}))) as says
  from plan_version v where v.case_id = $1 and v.state = 'agreed' order by v.number`;

/** What must hold of a case at every moment, by the number of its invariant; a row for each that does not. */
const BROKEN = `
with c as (select * from network_case where id = $1)
select '1: holders ' || n.holders as what from c, lateral (select count(*) as holders from responsible_person r where r.case_id = c.id and r.until is null) n
  where n.holders <> case when c.state = 'closed' then 0 else 1 end
union all select '12: numbers' from c where exists (select from (select number, row_number() over (order by number) as place
  from plan_version v where v.case_id = c.id) n where n.number <> n.place)
union all select '12: ahead' from c where (select count(*) from plan_version v where v.case_id = c.id and v.state <> 'agreed') > 1
union all select '13: ' || a.id from c join plan_action a on a.case_id = c.id
  join plan_version v on v.plan_id = a.plan_id and v.state = 'agreed' and a.since_version <= v.number
    and (a.until_version is null or v.number < a.until_version)
  where a.commitment <> 'committed' or a.committed_at is null
union all select '14: far' from c join plan_version v on v.case_id = c.id and v.state = 'agreed'
  where not exists (select from plan_review_reason w where w.plan_version_id = v.id and w.words is not null) and v.proposed_at is not null and v.next_review_on > (v.proposed_at at time zone 'Europe/Helsinki')::date + 84
union all select '14: reviews ahead ' || n.ahead from c, lateral (select count(*) as ahead from review r where r.case_id = c.id and r.state = 'due') n
  where n.ahead > 1 or n.ahead = 1 and c.state = 'closed' or n.ahead = 0 and c.state <> 'closed'
    and exists (select from plan_version v where v.case_id = c.id and v.state = 'agreed')
    and not exists (select from review r where r.case_id = c.id and r.decision = 'close')
    and not exists (select from case_closing e where e.case_id = c.id and e.reopened_at is not null)
union all select '15: unheard in ' || v.number from c join plan_version v on v.case_id = c.id and v.state = 'agreed'
  join person p on p.family_id = c.family_id and p.role = 'child'
  where not exists (select from child_view w where w.child_id = p.id and ${inVersion('w')} and (w.content is not null or w.reason is not null))
union all select '19: ' || h.state from c join handover h on h.case_id = c.id
  where (h.state = 'confirmed') <> (h.baton_id is not null)
    or h.state = 'confirmed' and (h.accepted_at is null or h.joint_contact_at is null or h.confirmation is null)
union all select '19: several open' from c where (select count(*) from handover h where h.case_id = c.id
  and h.state not in ('confirmed', 'declined', 'withdrawn')) > 1
union all select '21: closed without' from c where c.state = 'closed' and not exists (select from case_closing e
  join case_closing_reason w on w.area_id = e.area_id and w.closing_id = e.id
  where e.case_id = c.id and e.closed_at is not null and e.reopened_at is null and e.retention_until is not null)
union all select '21: unfinished' from c join plan_action a on a.case_id = c.id and a.commitment = 'committed' and a.progress in ('open', 'in-progress', 'stuck')
  where c.state = 'closed' and (select max(v.number) from plan_version v where v.plan_id = a.plan_id and v.state = 'agreed')
    between a.since_version and coalesce(a.until_version - 1, 2147483647)`;

/** The invariants that do not hold of a case at this moment. */
export const brokenIn = async (app: TestApp, caseId: string): Promise<string[]> =>
  (await app.sql<{ what: string }>(BROKEN, [caseId])).map(({ what }) => what);

/** How often each event came about, and with which codes it was refused. */
export interface Walked {
  readonly sequences: number;
  readonly done: Readonly<Record<CourseEvent, number>>;
  readonly codes: ReadonlySet<string>;
}

/** Walks so many random courses, each with a case of its own, and looks at the invariants after every step. */
export async function walkCourses(seed: number, sequences: number): Promise<Walked> {
  const app = await startTestApp();
  const done = Object.fromEntries(COURSE_EVENTS.map((event) => [event, 0])) as Record<CourseEvent, number>;
  const codes = new Set<string>();
  let walked = 0;
  try {
    await fc.assert(
      fc.asyncProperty(course, async (events) => {
        app.clock.moveTo(SEEDED_AT.add({ seconds: (walked += 1) }));
        const opened = await openCase(app);
        await join(app, opened.caseId, 'nurse', ['identity', 'plan', 'actions']);
        await walk(app, opened, events, (event, code) => (code ? codes.add(code) : (done[event] += 1)));
      }),
      { seed, numRuns: sequences, endOnFailure: true },
    );
  } finally {
    await app.stop();
  }
  return { sequences: walked, done, codes };
}

async function walk(
  app: TestApp,
  opened: OpenedCase,
  events: readonly CourseEvent[],
  count: (event: CourseEvent, code: string | undefined) => unknown,
): Promise<void> {
  const { caseId } = opened;
  const course = new Course(app, opened);
  const agreed = new Map<string, string>();
  for (const [step, event] of events.entries()) {
    const [before] = await app.sql<{ hash: string }>(ALL, [caseId]);
    const answer = await course.try(event);
    const code = answer?.errors?.[0]?.extensions?.['code'] as string | undefined;
    if (answer) count(event, code);
    const at = `after ${events.slice(0, step + 1).join(', ')} (${code ?? 'done'})`;
    if (code === 'INTERNAL_SERVER_ERROR' || code === 'BAD_USER_INPUT')
      throw new Error(`${code} ${at}: ${JSON.stringify(answer?.errors)}`);
    if (code) {
      const [now] = await app.sql<{ hash: string }>(ALL, [caseId]);
      if (now!.hash !== before!.hash) throw new Error(`a refusal changed something ${at}`);
    }
    const broken = await brokenIn(app, caseId);
    if (broken.length > 0) throw new Error(`invariant ${broken.join('; ')} ${at}`);
    for (const { id, says } of await app.sql<{ id: string; says: string }>(AGREED, [caseId])) {
      if ((agreed.get(id) ?? says) !== says)
        throw new Error(`invariant 12: an agreed version says something else ${at}`);
      agreed.set(id, says);
    }
  }
}
