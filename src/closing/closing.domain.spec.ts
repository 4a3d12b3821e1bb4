import fc from 'fast-check';
import { CASE, type CaseEvent, type CaseState, caseAfter } from '../network/network.domain.js';
import { codeOf } from '../platform/errors/code-of.js';
import { DomainError } from '../platform/errors/domain-error.js';
import {
  checkFiling,
  checkReason,
  checkReceipts,
  CLOSING,
  type ClosingCourse,
  closingAfter,
  type ClosingEvent,
  missingReceipts,
  requireRetained,
  retentionUntil,
  stateOf,
} from './closing.domain.js';

const day = (text: string) => Temporal.PlainDate.from(text);
const T0 = Temporal.Instant.from('2026-11-23T07:00:00Z');

/** The code of the refusal, or `passed`. */
describe('the course of a case', () => {
  const cases: readonly [CaseState, CaseEvent, string][] = [
    ['open', 'hold', 'on-hold'],
    ['open', 'close', 'closed'],
    ['open', 'resume', 'CASE_NOT_ON_HOLD'],
    ['open', 'reopen', 'CASE_NOT_CLOSED'],
    ['on-hold', 'resume', 'open'],
    ['on-hold', 'close', 'closed'],
    ['on-hold', 'hold', 'CASE_ON_HOLD'],
    ['on-hold', 'reopen', 'CASE_NOT_CLOSED'],
    ['closed', 'reopen', 'open'],
    ['closed', 'hold', 'CASE_CLOSED'],
    ['closed', 'resume', 'CASE_CLOSED'],
    ['closed', 'close', 'CASE_CLOSED'],
  ];
  it.each(cases)('%s, %s: %s', (state, event, expected) => {
    const code = codeOf(() => caseAfter({ state }, event));
    expect(code === 'OK' ? caseAfter({ state }, event) : code).toBe(expected);
  });
});

describe('a closing', () => {
  it.each<[ClosingCourse, ClosingEvent, string]>([
    [{}, 'call-off', 'called-off'],
    [{}, 'close', 'closed'],
    [{}, 'reopen', 'CLOSING_OVER'],
    [{ closedAt: T0 }, 'reopen', 'reopened'],
    [{ closedAt: T0 }, 'close', 'CLOSING_OVER'],
    [{ closedAt: T0 }, 'call-off', 'CLOSING_OVER'],
    [{ calledOffAt: T0 }, 'close', 'CLOSING_OVER'],
    [{ closedAt: T0, reopenedAt: T0 }, 'reopen', 'CLOSING_OVER'],
  ])('%j, %s: %s', (closing, event, expected) => {
    const code = codeOf(() => closingAfter(closing, event));
    expect(code === 'OK' ? closingAfter(closing, event) : code).toBe(expected);
  });

  it('tells another reason in words', () => {
    expect(codeOf(() => checkReason('other', null))).toBe('WORDS_MISSING');
    expect(codeOf(() => checkReason('other', 'Kesätauko.'))).toBe('OK');
    expect(codeOf(() => checkReason('goal-reached', undefined))).toBe('OK');
  });

  it.each([
    ['2026-11-23', '2028-11-23'],
    ['2024-02-29', '2026-02-28'],
    ['2026-12-31', '2028-12-31'],
  ])('on %s keeps the working copy until %s', (closed, until) => {
    expect(retentionUntil(day(closed), 24).toString()).toBe(until);
  });

  it('keeps it as long as the area says', () => {
    expect(retentionUntil(day('2026-08-31'), 6).toString()).toBe('2027-02-28');
  });

  it('is not reopened after that', () => {
    expect(codeOf(() => requireRetained(day('2028-11-23'), day('2028-11-23')))).toBe('OK');
    expect(codeOf(() => requireRetained(day('2028-11-23'), day('2028-11-24')))).toBe('RETENTION_OVER');
  });
});

describe('a filing receipt', () => {
  const dates = { openedOn: day('2026-11-20'), today: day('2026-11-23') };
  it.each([
    ['plan', '2026-11-23', { plan: true, minutes: false }, 'OK'],
    ['plan', '2026-11-20', { plan: true, minutes: false }, 'OK'],
    ['minutes', '2026-11-23', { plan: true, minutes: false }, 'NOTHING_TO_FILE'],
    ['both', '2026-11-23', { plan: true, minutes: false }, 'NOTHING_TO_FILE'],
    ['both', '2026-11-23', { plan: false, minutes: true }, 'NOTHING_TO_FILE'],
    ['both', '2026-11-23', { plan: true, minutes: true }, 'OK'],
    ['plan', '2026-11-24', { plan: true, minutes: true }, 'FILED_IN_FUTURE'],
    ['plan', '2026-11-19', { plan: true, minutes: true }, 'FILED_BEFORE_CASE'],
  ] as const)('of %s on %s, there being %j: %s', (what, on, there, expected) => {
    expect(codeOf(() => checkFiling({ what, on: day(on) }, there, dates))).toBe(expected);
  });

  const units = [
    { unitId: 'a', plan: true, minutes: true },
    { unitId: 'b', plan: true, minutes: false },
  ];
  it('is missing of what there is and the unit was given, until told', () => {
    expect(missingReceipts(units, [], { plan: false, minutes: false })).toEqual([]);
    expect(missingReceipts(units, [], { plan: true, minutes: true })).toEqual(units);
    const told = [
      { unitId: 'a', what: 'minutes' },
      { unitId: 'b', what: 'both' },
    ] as const;
    expect(missingReceipts(units, told, { plan: true, minutes: true })).toEqual([
      { unitId: 'a', plan: true, minutes: false },
    ]);
  });

  it('may be missing for a reason, and the reason only then', () => {
    expect(codeOf(() => checkReceipts(units, null))).toBe('RECEIPTS_MISSING');
    expect(codeOf(() => checkReceipts(units, 'Yksikkö ei kirjaa.'))).toBe('OK');
    expect(codeOf(() => checkReceipts([], 'Turhaan.'))).toBe('REASON_OUT_OF_PLACE');
    expect(codeOf(() => checkReceipts([], null))).toBe('OK');
  });
});

/** A case as the rules see it, with all who were ever responsible: the last one has no end while the case is not closed. */
interface Course {
  state: CaseState;
  closings: (ClosingCourse & { reason: string })[];
  responsible: { who: string; until: number | null }[];
}
const STEPS = ['begin', 'call-off', 'close', 'reopen', 'hold', 'resume', 'hand-over', 'reassign'] as const;
type Step = readonly [step: (typeof STEPS)[number], who: string, isSomethingOpen: boolean];

const lastOf = <T>(list: readonly T[]): T => list[list.length - 1]!;
const standing = ({ closings }: Course) => {
  const found = closings.find((each) => !['called-off', 'reopened'].includes(stateOf(each)));
  if (!found) throw new DomainError('CLOSING_NOT_BEGUN', '');
  return found;
};

/** What the services and the database's triggers do, of which this is the picture. Throws what they refuse. */
const DO: Record<(typeof STEPS)[number], (course: Course, now: number, who: string, isOpen: boolean) => void> = {
  begin: (course) => {
    if (course.state === 'closed') throw new DomainError('NOT_FOUND', '');
    if (course.closings.some((each) => !['called-off', 'reopened'].includes(stateOf(each))))
      throw new DomainError('CLOSING_BEGUN', '');
    course.closings.push({ reason: 'goal-reached' });
  },
  'call-off': (course) => {
    const closing = standing(course);
    closingAfter(closing, 'call-off');
    Object.assign(closing, { calledOffAt: T0 });
  },
  close: (course, now, _who, isOpen) => {
    const closing = standing(course);
    closingAfter(closing, 'close');
    if (isOpen) throw new DomainError('ACTIONS_OPEN', '');
    course.state = caseAfter(course, 'close');
    Object.assign(closing, { closedAt: T0 });
    lastOf(course.responsible).until = now;
  },
  reopen: (course, _now, who) => {
    const state = caseAfter(course, 'reopen');
    const closing = standing(course);
    closingAfter(closing, 'reopen');
    Object.assign(closing, { reopenedAt: T0 });
    course.state = state;
    course.responsible.push({ who, until: null });
  },
  hold: (course) => void (course.state = caseAfter(course, 'hold')),
  resume: (course) => void (course.state = caseAfter(course, 'resume')),
  'hand-over': (course, now, who) => passBaton(course, now, who),
  reassign: (course, now, who) => passBaton(course, now, who),
};
function passBaton(course: Course, now: number, who: string): void {
  if (course.state === 'closed') throw new DomainError('CASE_CLOSED', '');
  lastOf(course.responsible).until = now;
  course.responsible.push({ who, until: null });
}

/** What holds after every step: invariants 1 and 21 of the domain, and the history only grows. */
function holdsIn({ state, closings, responsible }: Course): void {
  const responsibleNow = responsible.filter(({ until }) => until === null);
  expect(responsibleNow).toHaveLength(state === 'closed' ? 0 : 1);
  const states = closings.map(stateOf);
  expect(states.filter((each) => each === 'closed')).toHaveLength(state === 'closed' ? 1 : 0);
  expect(states.filter((each) => each === 'begun' || each === 'closed').length).toBeLessThanOrEqual(1);
  if (state === 'closed') expect(closings.find((each) => stateOf(each) === 'closed')!.reason).toBeTruthy();
  // Each one begins where the one before ended, or after a time in which the case was closed.
  expect(responsible.slice(0, -1).every(({ until }) => until !== null)).toBe(true);
}

describe('whatever happens in whatever order', () => {
  it('1. a case that is not closed has exactly one responsible person, a closed one none, and closing has a reason (invariant 21)', () => {
    const step: fc.Arbitrary<Step> = fc.tuple(fc.constantFrom(...STEPS), fc.constantFrom('a', 'b', 'c'), fc.boolean());
    let refused = 0;
    let reopened = 0;
    fc.assert(
      fc.property(fc.array(step, { minLength: 15, maxLength: 30 }), (steps) => {
        const course: Course = { state: 'open', closings: [], responsible: [{ who: 'a', until: null }] };
        for (const [now, [name, who, isOpen]] of steps.entries()) {
          const before = JSON.stringify(course);
          const code = codeOf(() => DO[name](course, now, who, isOpen));
          if (code === 'OK') reopened += name === 'reopen' ? 1 : 0;
          else {
            refused += 1;
            expect(JSON.stringify(course)).toBe(before);
          }
          holdsIn(course);
        }
      }),
      { numRuns: 5000, seed: 7 },
    );
    // The walks go everywhere.
    expect(refused).toBeGreaterThan(1000);
    expect(reopened).toBeGreaterThan(500);
  });

  it('every state is reached, and only what the tables say goes on', () => {
    expect(Object.keys(CASE)).toEqual(['open', 'on-hold', 'closed']);
    expect(CLOSING['called-off']).toEqual({});
    expect(CLOSING.reopened).toEqual({});
  });
});
