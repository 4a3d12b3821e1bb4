import fc from 'fast-check';
import { checkNextReview } from '../plan/plan.domain.js';
import { codeOf } from '../platform/errors/code-of.js';
import {
  actionChasesAt,
  actionReminderAt,
  checkOutcome,
  daysOfReview,
  escalatedAt,
  isEscalated,
  isOvertaken,
  lastEscalatedDay,
  lastOverdueReviewDay,
  overdueToldAt,
  requireEvent,
  requireMet,
  requireNoneAhead,
  requireNotConvened,
  REVIEW_DECISIONS,
  type ReviewDecision,
  REVIEWS,
  reviewReminderAt,
  type ReviewState,
} from './follow-up.domain.js';

const ZONE = 'Europe/Helsinki';
const TODAY = Temporal.PlainDate.from('2026-11-23');
const day = (text: string) => Temporal.PlainDate.from(text);

describe('a reminder of an action', () => {
  // Two working days after it are Easter and the clocks going forward: asked on 31 March, 7 and 14 April at 9:00.
  it.each([
    [0, '2027-03-25T21:59:59Z', false],
    [0, '2027-03-25T22:00:00Z', true],
    [1, '2027-04-07T05:59:59Z', false],
    [1, '2027-04-07T06:00:00Z', true],
    [2, '2027-04-14T05:59:59Z', false],
    [2, '2027-04-14T06:00:00Z', true],
    [3, '2027-12-31T06:00:00Z', false],
  ])('the %s. at %s is overtaken by a later one: %s', (chase, now, isIt) => {
    expect(isOvertaken(chase, day('2027-03-25'), Temporal.Instant.from(now), ZONE)).toBe(isIt);
  });
});

describe('a reminder', () => {
  it.each([
    ['a Monday', '2027-01-18', '2027-01-11T07:00:00Z'],
    ['a Sunday: the Friday nine days before', '2027-01-17', '2027-01-08T07:00:00Z'],
    ['seven days after Epiphany: the day before that', '2027-01-13', '2027-01-05T07:00:00Z'],
    ['within summer time by a week: 9:00 is two hours from UTC', '2027-04-02', '2027-03-25T07:00:00Z'],
    ['after Easter: 9:00 is three hours from UTC', '2027-04-05', '2027-03-25T07:00:00Z'],
    ['in summer time', '2027-04-07', '2027-03-31T06:00:00Z'],
  ])('of a review on %s', (_, dueOn, at) => {
    expect(reviewReminderAt(day(dueOn), ZONE).toString()).toBe(at);
  });

  it.each([
    ['Friday', '2027-03-26', '2027-03-25T07:00:00Z'],
    ['the last day of winter time', '2027-03-27', '2027-03-25T07:00:00Z'],
    ['the Wednesday after Easter and the change of the clocks', '2027-03-31', '2027-03-30T06:00:00Z'],
    ['Monday: the Friday before', '2026-12-14', '2026-12-11T07:00:00Z'],
    ['the day after Christmas', '2026-12-28', '2026-12-23T07:00:00Z'],
  ])('of an action due on %s', (_, dueOn, at) => {
    expect(actionReminderAt(day(dueOn), ZONE).toString()).toBe(at);
  });
});

describe('14. an overdue review', () => {
  it.each([
    ['2026-12-01', '2026-11-30'],
    ['2026-12-07', '2026-12-06'],
    ['2026-12-05', '2026-12-03'],
    ['2026-12-06', '2026-12-03'],
    ['2026-12-24', '2026-12-22'],
    ['2026-12-28', '2026-12-27'],
  ])('shown on %s was due on %s at the latest', (today, last) => {
    expect(lastOverdueReviewDay(day(today)).toString()).toBe(last);
  });
});

describe('what is overdue', () => {
  it.each([
    ['a Monday before Christmas', '2026-12-14', ['2026-12-16', '2026-12-23', '2026-12-30']],
    ['before Christmas', '2026-12-17', ['2026-12-21', '2026-12-28', '2027-01-04']],
    ['before Epiphany: a week later no office is open', '2026-12-28', ['2026-12-30', '2027-01-07', '2027-01-13']],
    ['a Saturday', '2027-01-16', ['2027-01-19', '2027-01-26', '2027-02-02']],
  ])('is asked for at its owner’s, after %s', (_, dueOn, days) => {
    expect(actionChasesAt(day(dueOn), ZONE).map(String)).toEqual(days.map((each) => `${each}T07:00:00Z`));
  });

  it.each([
    ['2027-01-15', '2027-01-18T07:00:00Z', '2027-02-01T07:00:00Z'],
    ['2026-12-23', '2026-12-28T07:00:00Z', '2027-01-13T07:00:00Z'],
    ['2027-03-25', '2027-03-30T06:00:00Z', '2027-04-13T06:00:00Z'],
  ])('since %s is told on the next working day, and to the team lead after ten', (dueOn, told, escalated) => {
    expect(overdueToldAt(day(dueOn), ZONE).toString()).toBe(told);
    expect(escalatedAt(day(dueOn), ZONE).toString()).toBe(escalated);
    const on = escalatedAt(day(dueOn), ZONE).toZonedDateTimeISO(ZONE).toPlainDate();
    expect([isEscalated(day(dueOn), on), isEscalated(day(dueOn), on.subtract({ days: 1 }))]).toEqual([true, false]);
    expect(isEscalated(lastEscalatedDay(on), on)).toBe(true);
    expect(isEscalated(lastEscalatedDay(on).add({ days: 1 }), on)).toBe(false);
  });
});

describe('the meeting for a review', () => {
  it.each([
    ['2027-01-18', '2027-01-04', '2027-02-01'],
    ['2026-12-01', '2026-11-23', '2026-12-15'],
    ['2026-10-01', '2026-11-23', '2026-12-07'],
  ])('on %s is looked for from %s up to %s', (dueOn, from, to) => {
    const days = daysOfReview(day(dueOn), TODAY);
    expect([days.from.toString(), days.to.toString()]).toEqual([from, to]);
  });
});

describe('a review', () => {
  it.each<[ReviewDecision, string | null, string | null, string]>([
    ['continue', null, null, 'REVIEW_MISSING'],
    ['continue', '2026-11-23', null, 'REVIEW_IN_PAST'],
    ['continue', '2027-01-18', null, 'OK'],
    ['continue', '2027-02-16', null, 'REVIEW_REASON'],
    ['continue', '2027-02-16', 'Kuntoutus alkaa vasta helmikuussa.', 'OK'],
    ['change-plan', null, null, 'REVIEW_MISSING'],
    ['change-plan', null, 'Suunnitelmaa muutetaan.', 'REVIEW_MISSING'],
    ['change-plan', '2027-01-18', null, 'OK'],
    ['change-plan', '2027-02-16', null, 'REVIEW_REASON'],
    ['escalate', null, null, 'REVIEW_MISSING'],
    ['escalate', '2026-11-23', null, 'REVIEW_IN_PAST'],
    ['escalate', '2027-01-18', null, 'OK'],
    ['close', null, 'Tavoite saavutettu.', 'OK'],
    ['close', '2027-01-18', null, 'REVIEW_OUT_OF_PLACE'],
  ])('14. that decides to %s, next on %p, note %p: %s', (decision, next, note, code) => {
    const outcome = { decision, note, nextReviewOn: next ? day(next) : null };
    expect(codeOf(() => checkOutcome({ state: 'due' }, outcome, TODAY))).toBe(code);
  });

  it.each(['held', 'superseded'] as const)('that is %s is not held', (state) => {
    expect(codeOf(() => checkOutcome({ state }, { decision: 'close' }, TODAY))).toBe('REVIEW_OVER');
  });
});

describe('the meeting of a review', () => {
  it.each([
    ['due', null, 'OK'],
    ['due', 'cancelled', 'OK'],
    ['due', 'draft', 'REVIEW_CONVENED'],
    ['due', 'scheduled', 'REVIEW_CONVENED'],
    ['due', 'held', 'REVIEW_CONVENED'],
    ['held', null, 'REVIEW_OVER'],
    ['superseded', null, 'REVIEW_OVER'],
  ] as const)('of one that is %s, with a meeting that is %p: %s', (state, meeting, code) => {
    expect(codeOf(() => requireNotConvened({ state }, meeting))).toBe(code);
  });

  it.each([
    [null, 'OK'],
    ['held', 'OK'],
    ['cancelled', 'OK'],
    ['draft', 'REVIEW_MEETING_AHEAD'],
    ['scheduled', 'REVIEW_MEETING_AHEAD'],
  ] as const)('that is %p lets it be recorded: %s', (meeting, code) => {
    expect(codeOf(() => requireMet(meeting))).toBe(code);
  });
});

describe('reviews one after the other', () => {
  /** What can happen to the plan of a case. Days are counted from today. */
  type Following = { readonly type: 'agreed' | 'planned'; readonly inDays: number };
  type Recording = { readonly type: 'recorded'; readonly decision: ReviewDecision; readonly inDays: number | null };
  type Happening = Following | Recording | { readonly type: 'closed' } | { readonly type: 'reopened' };
  interface World {
    readonly reviews: ReviewState[];
    isAgreed: boolean;
    isOpen: boolean;
    /** A review decided to close, or the case was closed, and nothing was agreed or planned since. */
    isThrough: boolean;
  }

  const inDays = fc.integer({ min: -10, max: 120 });
  const happenings = fc.array(
    fc.oneof(
      fc.record({ type: fc.constantFrom('agreed' as const, 'planned' as const), inDays }),
      fc.record({
        type: fc.constant('recorded' as const),
        decision: fc.constantFrom(...REVIEW_DECISIONS),
        inDays: fc.option(inDays),
      }),
      fc.record({ type: fc.constantFrom('closed' as const, 'reopened' as const) }),
    ),
    { maxLength: 25 },
  );
  const after = (days: number) => TODAY.add({ days });
  const indexAhead = ({ reviews }: World) => reviews.indexOf('due');
  const end = (world: World, event: 'recorded' | 'version-agreed' | 'case-closed') => {
    const index = indexAhead(world);
    if (index >= 0) world.reviews[index] = requireEvent(world.reviews[index]!, event);
  };

  /** As the services do it: checks first, then changes. */
  function happen(world: World, happening: Happening): void {
    if (happening.type === 'closed') {
      end(world, 'case-closed');
      Object.assign(world, { isOpen: false, isThrough: true });
    } else if (happening.type === 'reopened') Object.assign(world, { isOpen: true });
    else if (world.isOpen && happening.type === 'recorded') record(world, happening);
    else if (world.isOpen && happening.type !== 'recorded') follow(world, happening);
  }

  function record(world: World, { decision, inDays: next }: Recording): void {
    const nextReviewOn = next === null ? null : after(next);
    const state = world.reviews[indexAhead(world)] ?? 'held';
    checkOutcome({ state }, { decision, nextReviewOn, note: 'Miksi.' }, TODAY);
    end(world, 'recorded');
    if (nextReviewOn) world.reviews.push('due');
    else world.isThrough = true;
  }

  function follow(world: World, { type, inDays: next }: Following): void {
    if (type === 'planned') requireNoneAhead({ isAgreed: world.isAgreed, isAhead: indexAhead(world) >= 0 });
    checkNextReview(after(next), 'Miksi.', TODAY, 'reason');
    end(world, 'version-agreed');
    world.reviews.push('due');
    Object.assign(world, { isAgreed: true, isThrough: false });
  }

  it('14. an agreed plan of an open case has exactly one ahead, until one decides to close: 5,000 sequences', () => {
    fc.assert(
      fc.property(happenings, (sequence) => {
        const world: World = { reviews: [], isAgreed: false, isOpen: true, isThrough: false };
        for (const happening of sequence) {
          const before = [...world.reviews];
          const code = codeOf(() => happen(world, happening as Happening));
          if (code !== 'OK') expect(world.reviews).toEqual(before);
          const ahead = world.reviews.filter((state) => state === 'due').length;
          expect(ahead).toBe(world.isOpen && world.isAgreed && !world.isThrough ? 1 : 0);
          // What is over stays as it was.
          for (const [index, state] of before.entries()) if (state !== 'due') expect(world.reviews[index]).toBe(state);
        }
      }),
      { numRuns: 5_000, seed: 14 },
    );
  });

  it.each(['held', 'superseded'] as const)('one that is %s has no way on', (state) => {
    expect(REVIEWS[state]).toEqual({});
    expect(codeOf(() => requireEvent(state, 'recorded'))).toBe('REVIEW_OVER');
  });
});
