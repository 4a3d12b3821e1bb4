import fc from 'fast-check';
import { DomainError } from '../platform/errors/domain-error.js';
import { after } from '../platform/machine.domain.js';
import { type ActionState, atAgreement, requireCommitted } from './action/action.domain.js';
import {
  type Approval,
  checkNextReview,
  defaultReviewOn,
  isIn,
  type Part,
  PLAN_VERSION,
  type PlanVersionState,
  requireApproval,
  requireContent,
  requireDraft,
  requireProposed,
} from './plan.domain.js';
import { requireSeen, standing, writing } from './sections/piece.domain.js';
import { requireChildViews } from './sections/section.domain.js';

/** A plan is walked through at random; after every step it is what it must be (invariants 12, 14 and 15). */

const TODAY = Temporal.PlainDate.from('2026-11-23');
const CHILDREN = ['child-a', 'child-b'];
const GUARDIANS = ['mother', 'father'];
const KINDS = ['situation', 'strengths'];

interface Version {
  readonly id: number;
  number: number;
  state: PlanVersionState;
  review: Temporal.PlainDate | null;
  reviewReason: string | null;
  approvals: { personId: string; approval: Approval }[];
  /** It only takes in a late commitment: nobody approved it anew. */
  readonly joined: boolean;
  /** What it held when it was agreed. */
  agreed: string | null;
}
interface Row extends Part {
  readonly piece: string;
  readonly words: string;
  readonly version: number;
  sinceVersion: number;
  untilVersion: number | null;
}
type Act = { readonly id: number } & {
  -readonly [Key in keyof ActionState]: ActionState[Key];
};

/** The plan in memory, changed only as the rules allow; each attempt may be refused. */
class Plan {
  readonly versions: Version[] = [];
  rows: Row[] = [];
  acts: Act[] = [];
  #ids = 0;

  get latest(): Version {
    const found = this.versions.at(-1);
    if (!found) throw new DomainError('NO_PLAN', 'There is no plan yet.');
    return found;
  }

  draft(): void {
    const last = this.versions.at(-1);
    if (last && last.state !== 'agreed') throw new DomainError('DRAFT_EXISTS', 'Being written.');
    this.versions.push(this.#version((last?.number ?? 0) + 1, 'draft'));
  }

  write(piece: string, words: string | null, seen: 'right' | 'stale'): void {
    const { number } = this.latest;
    requireDraft(this.latest);
    const last = this.rows.findLast((row) => row.piece === piece);
    const found = standing(last);
    requireSeen(found, seen === 'right' ? (found?.version ?? null) : 99, 'situation', last);
    if (found && (words === null || writing(last, number) === 'replace')) found.untilVersion = number;
    if (words === null) return;
    if (writing(last, number) === 'change') this.rows.splice(this.rows.indexOf(last!), 1);
    const since = writing(last, number) === 'change' ? last!.sinceVersion : number;
    this.rows.push({ piece, words, version: (last?.version ?? 0) + 1, sinceVersion: since, untilVersion: null });
  }

  add(commitment: 'proposed' | 'committed' | 'declined'): void {
    requireDraft(this.latest);
    this.acts.push({ id: (this.#ids += 1), commitment, sinceVersion: this.latest.number, untilVersion: null });
  }

  propose(weeks: number | null, reason: string | null): void {
    requireDraft(this.latest);
    const review = weeks === null ? defaultReviewOn(TODAY) : TODAY.add({ weeks });
    checkNextReview(review, reason, TODAY, 'reviewReason');
    requireContent(this.acts, this.latest.number);
    this.#go('propose');
    Object.assign(this.latest, { review, reviewReason: reason, approvals: [] });
  }

  approve(personId: string, approval: Approval): void {
    requireProposed(this.latest);
    this.#go('approve');
    this.latest.approvals.push({ personId, approval });
  }

  withdraw(): void {
    requireProposed(this.latest);
    this.#go('withdraw');
  }

  agree(): void {
    const { latest } = this;
    requireProposed(latest);
    requireApproval(GUARDIANS, latest.approvals);
    const views = this.rows.map((row) => ({ ...row, childId: row.piece }));
    requireChildViews(CHILDREN, views, latest.number);
    const acts = this.acts.filter((act) => isIn(act, latest.number));
    requireCommitted(acts, latest.number);
    for (const act of acts) Object.assign(act, atAgreement(act, latest.number));
    this.#go('agree');
    latest.agreed = this.content(latest.number);
  }

  /** Whoever was asked commits: the action joins the agreed plan as its next version, and a draft above moves up. */
  join(): void {
    const act = this.acts.find(({ commitment, sinceVersion }) => commitment === 'requested' && sinceVersion === null);
    const last = this.versions.findLast(({ state }) => state === 'agreed');
    if (!act || !last) throw new DomainError('NOTHING_TO_JOIN', 'Nobody was asked.');
    const up = (edge: number | null | undefined) => (edge != null && edge > last.number ? edge + 1 : edge);
    for (const version of this.versions) version.number = up(version.number)!;
    for (const part of [...this.rows, ...this.acts])
      Object.assign(part, { sinceVersion: up(part.sinceVersion), untilVersion: up(part.untilVersion) });
    Object.assign(act, { commitment: 'committed', sinceVersion: last.number + 1 });
    const joined = {
      ...this.#version(last.number + 1, 'agreed'),
      joined: true,
      review: last.review,
      reviewReason: last.reviewReason,
    };
    this.versions.splice(this.versions.indexOf(last) + 1, 0, { ...joined, agreed: this.content(last.number + 1) });
  }

  /** What stands in a version, to compare. */
  content(number: number): string {
    const acts = this.acts.filter((act) => isIn(act, number)).map(({ id, commitment }) => ({ id, commitment }));
    const rows = this.rows.filter((row) => isIn(row, number)).map(({ piece, words }) => ({ piece, words }));
    return JSON.stringify([rows, acts]);
  }

  #go(event: 'propose' | 'approve' | 'withdraw' | 'agree'): void {
    const to = after(PLAN_VERSION, this.latest.state, event);
    if (!to) throw new Error(`${event} of ${this.latest.state} got past the rules`);
    this.latest.state = to;
  }

  #version(number: number, state: PlanVersionState): Version {
    const empty = { review: null, reviewReason: null, approvals: [], agreed: null };
    return { id: (this.#ids += 1), number, state, joined: false, ...empty };
  }
}

/** What is wrong with the plan, by name. */
function* faultsOf(plan: Plan): Generator<string> {
  const { versions, rows, acts } = plan;
  if (versions.some(({ number }, place) => number !== place + 1)) yield 'numbers with gaps';
  if (versions.slice(0, -1).some(({ state }) => state !== 'agreed')) yield 'a draft or proposal that is not the last';
  for (const { number, state, agreed, review, reviewReason, ...version } of versions) {
    const inIt = rows.filter((row) => isIn(row, number)).map(({ piece }) => piece);
    if (new Set(inIt).size < inIt.length) yield 'a piece twice';
    if (state !== 'agreed') continue;
    if (plan.content(number) !== agreed) yield 'invariant 12: an agreed version changed';
    const said = acts.filter((act) => isIn(act, number)).map(({ commitment }) => commitment);
    if (said.length === 0 || said.some((one) => one !== 'committed')) yield 'invariant 13: somebody has not committed';
    const spoke = version.approvals.map(({ personId }) => personId);
    if (!version.joined && !GUARDIANS.every((who) => spoke.includes(who))) yield 'a guardian has not spoken';
    const weeks = review
      ? TODAY.until(review, { largestUnit: 'weeks' }).total({ unit: 'weeks', relativeTo: TODAY })
      : 0;
    if (weeks <= 0 || (weeks > 12 && reviewReason === null)) yield 'invariant 14: no review, or too late for no reason';
    if (!CHILDREN.every((child) => inIt.includes(child))) yield 'invariant 15: a child without a view';
  }
}

const pieces = fc.constantFrom(...KINDS, ...CHILDREN);
const words = fc.constantFrom('Yksi.', 'Kaksi.', 'Kolme.');
const event: fc.Arbitrary<(plan: Plan) => void> = fc.oneof(
  fc.constant((plan: Plan) => plan.draft()),
  fc
    .tuple(pieces, fc.option(words, { freq: 9 }), fc.constantFrom('right' as const, 'right' as const, 'stale' as const))
    .map(
      ([piece, text, seen]) =>
        (plan: Plan) =>
          plan.write(piece, text, seen),
    ),
  fc
    .constantFrom('proposed', 'committed', 'committed', 'declined' as const)
    .map((said) => (plan: Plan) => plan.add(said)),
  fc.tuple(fc.constantFrom(null, null, -1, 6, 12, 13), fc.constantFrom(null, 'Kuntoutus alkaa.')).map(
    ([weeks, reason]) =>
      (plan: Plan) =>
        plan.propose(weeks, reason),
  ),
  fc.tuple(fc.constantFrom(...GUARDIANS), fc.constantFrom<Approval>('agreed', 'agreed', 'dissent')).map(
    ([who, said]) =>
      (plan: Plan) =>
        plan.approve(who, said),
  ),
  fc.constant((plan: Plan) => plan.withdraw()),
  fc.constant((plan: Plan) => plan.agree()),
  fc.constant((plan: Plan) => plan.join()),
);
/** A course that gets somewhere now and then: otherwise chance would seldom agree on anything. */
const course: ((plan: Plan) => void)[] = [
  (plan) => plan.draft(),
  ...CHILDREN.map((child) => (plan: Plan) => plan.write(child, 'Piirsi.', 'right')),
  (plan) => plan.add('committed'),
  (plan) => plan.add('proposed'),
  (plan) => plan.propose(null, null),
  ...GUARDIANS.map((who) => (plan: Plan) => plan.approve(who, 'agreed')),
  (plan) => plan.agree(),
];
/** One of its steps may be left out, so that what it is for is seen. */
const courses = fc.option(fc.nat(course.length - 1)).map((missing) => course.filter((_, place) => place !== missing));

it('a plan is one draft or proposal at most above what was agreed, and that never changes', () => {
  const reached = { agreed: 0, joined: 0, refused: 0 };
  const walk = fc.array(
    fc.oneof({ weight: 9, arbitrary: event.map((one) => [one]) }, { weight: 1, arbitrary: courses }),
    {
      minLength: 5,
      maxLength: 25,
    },
  );
  const property = fc.property(walk, (steps) => {
    const plan = new Plan();
    for (const step of steps.flat()) {
      const before = JSON.stringify([plan.versions, plan.rows, plan.acts]);
      try {
        step(plan);
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        reached.refused += 1;
        if (JSON.stringify([plan.versions, plan.rows, plan.acts]) !== before) throw new Error('a refusal changed it');
      }
      const [fault] = faultsOf(plan);
      if (fault) throw new Error(fault);
    }
    const agreed = plan.versions.filter(({ state }) => state === 'agreed').length;
    reached.agreed += Number(agreed > 1);
    reached.joined += Number(plan.versions.some(({ joined }) => joined));
  });
  fc.assert(property, { seed: 1507, numRuns: 5_000 });
  // That the walk went where it can go wrong.
  expect(reached.agreed).toBeGreaterThan(500);
  expect(reached.joined).toBeGreaterThan(500);
  expect(reached.refused).toBeGreaterThan(5_000);
});
