import {
  actionReminderAt,
  checkOutcome,
  lastOverdueReviewDay,
  reviewReminderAt,
  type ReviewDecision,
} from './follow-up.domain.js';

const ZONE = 'Europe/Helsinki';
const TODAY = Temporal.PlainDate.from('2026-11-23');
const day = (text: string) => Temporal.PlainDate.from(text);

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

describe('an overdue review (invariant 14)', () => {
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

describe('a review', () => {
  const codeOf = (task: () => unknown): string => {
    try {
      task();
    } catch (error) {
      return (error as { code: string }).code;
    }
    return 'OK';
  };

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
  ])('that decides to %s, next on %p, note %p: %s (invariant 14)', (decision, next, note, code) => {
    const outcome = { decision, note, nextReviewOn: next ? day(next) : null };
    expect(codeOf(() => checkOutcome({ state: 'due' }, outcome, TODAY))).toBe(code);
  });

  it.each(['held', 'superseded'] as const)('that is %s is not held', (state) => {
    expect(codeOf(() => checkOutcome({ state }, { decision: 'close' }, TODAY))).toBe('REVIEW_OVER');
  });
});
