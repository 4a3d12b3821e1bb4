import { DomainError } from '../../platform/errors/domain-error.js';
import {
  checkAnswers,
  deadlineFrom,
  type GivenAnswer,
  newAnswers,
  remindersOf,
  requireDecided,
  requireInTime,
  stillCounts,
  timesOf,
} from './poll.domain.js';

const ZONE = 'Europe/Helsinki';
const at = (local: string) => Temporal.PlainDateTime.from(local).toZonedDateTime(ZONE).toInstant();
const localOf = (instant: Temporal.Instant) =>
  instant.toZonedDateTimeISO(ZONE).toPlainDateTime().toString({ smallestUnit: 'minute' });

describe('the time for answers', () => {
  it.each([
    ['a Monday', '2026-11-23T09:30', '2026-11-25T09:30'],
    ['over a weekend', '2026-11-26T13:00', '2026-11-30T13:00'],
    ['on a Friday evening', '2026-11-27T18:45', '2026-12-01T18:45'],
    ['on a Saturday', '2026-11-28T10:00', '2026-12-02T10:00'],
    ['late on a Sunday', '2026-11-29T23:59', '2026-12-02T23:59'],
    ['at the last minute of a Friday', '2026-11-27T23:59', '2026-12-01T23:59'],
    ['on Christmas Eve', '2026-12-24T09:00', '2026-12-30T09:00'],
    ['over Christmas', '2026-12-23T12:00', '2026-12-29T12:00'],
    ['over Easter', '2027-03-25T12:00', '2027-03-31T12:00'],
    ['over May Day on a Saturday', '2027-04-30T12:00', '2027-05-04T12:00'],
    // 27 to 28 March has 23 hours, 30 to 31 October 25: the time of day stays.
    ['over the change to summer time', '2026-03-27T16:00', '2026-03-31T16:00'],
    ['over the change to winter time', '2026-10-23T16:00', '2026-10-27T16:00'],
  ])('is two working days: %s', (_, asked, until) => {
    expect(localOf(deadlineFrom(at(asked), ZONE))).toBe(until);
  });

  it('is the same whatever the second', () => {
    const asked = at('2026-11-23T09:30:17.5');
    expect(asked.until(deadlineFrom(asked, ZONE)).total('hours')).toBe(48);
  });
});

describe('reminders', () => {
  const of = (asked: string) => {
    const askedAt = at(asked);
    const { afterADay, lastMorning } = remindersOf({ askedAt, deadline: deadlineFrom(askedAt, ZONE) }, ZONE);
    return [localOf(afterADay), lastMorning && localOf(lastMorning)];
  };

  it.each([
    ['2026-11-23T09:30', '2026-11-24T09:30', '2026-11-25T08:00'],
    ['2026-11-27T15:00', '2026-11-30T15:00', '2026-12-01T08:00'],
    ['2026-12-23T12:00', '2026-12-28T12:00', '2026-12-29T08:00'],
    ['2026-11-28T10:00', '2026-12-01T10:00', '2026-12-02T08:00'],
    ['2026-03-27T16:00', '2026-03-30T16:00', '2026-03-31T08:00'],
    // The time is up before eight, or at eight.
    ['2026-11-23T07:30', '2026-11-24T07:30', null],
    ['2026-11-23T08:00', '2026-11-24T08:00', null],
  ])('of %s', (asked, afterADay, lastMorning) => {
    expect(of(asked)).toEqual([afterADay, lastMorning]);
  });
});

describe('the times asked for', () => {
  const now = at('2026-11-23T09:00');
  const ask = (locals: string[], minutes = 60) =>
    timesOf(locals, { zone: ZONE, minutes, now, deadline: deadlineFrom(now, ZONE) });
  const good = '2026-12-01T13:00';

  it('are taken in their order', () => {
    expect(ask(['2026-12-02T09:05', good]).map(({ localStart }) => localStart)).toEqual(['2026-12-02T09:05', good]);
  });

  it.each<[string, string[], string, string]>([
    ['none', [], 'TIMES_OUT_OF_RANGE', 'times'],
    ['one', [good], 'TIMES_OUT_OF_RANGE', 'times'],
    ['six', [9, 10, 11, 12, 13, 14].map((hour) => `2026-12-0${hour - 8}T13:00`), 'TIMES_OUT_OF_RANGE', 'times'],
    ['no time', [good, 'tomorrow'], 'NOT_A_LOCAL_TIME', 'times.1'],
    ['one that is past', ['2026-11-20T10:00', good], 'TIME_IN_PAST', 'times.0'],
    ['one that the clocks skip', [good, '2027-03-28T03:30'], 'TIME_DOES_NOT_EXIST', 'times.1'],
    ['one that ends in an hour shown twice', [good, '2027-10-31T03:30'], 'TIME_AMBIGUOUS', 'times.1'],
    ['one off the grid', [good, '2026-12-02T09:01'], 'TIME_OFF_GRID', 'times.1'],
    ['one twice', [good, '2026-12-02T09:00', good], 'NAMED_TWICE', 'times.2'],
    ['one at the deadline', [good, '2026-11-25T09:00'], 'TIME_BEFORE_DEADLINE', 'times.1'],
    ['too far apart', [good, '2027-03-01T09:00'], 'TIMES_TOO_FAR_APART', 'times'],
  ])('may not be %s', (_, locals, code, field) => {
    expect(refusalOf(() => ask(locals))).toEqual({ code, field });
  });
});

describe('an answer', () => {
  it.each([
    ['can', 60, 45, true],
    ['can', 60, 60, true],
    ['can', 60, 90, false],
    ['if-need-be', 60, 61, false],
    ['cannot', 60, 90, true],
  ] as const)('%s for %i minutes, of %i: %s', (answer, minutes, needed, counts) => {
    expect(stillCounts({ answer, minutes }, needed)).toBe(counts);
  });

  it('says nothing new a second time, but for a longer meeting', () => {
    const known = new Map<string, GivenAnswer>([['a', { timeId: 'a', answer: 'can', minutes: 60 }]]);
    const again = [{ timeId: 'a', answer: 'can' as const }];
    expect(newAnswers(again, known, 60)).toEqual([]);
    expect(newAnswers(again, known, 45)).toEqual([]);
    expect(newAnswers(again, known, 90)).toEqual(again);
    const other = [
      { timeId: 'a', answer: 'cannot' as const },
      { timeId: 'b', answer: 'can' as const },
    ];
    expect(newAnswers(other, known, 60)).toEqual(other);
  });

  it.each<[string, { timeId: string; answer: 'can' }[], { code: string; field: string }]>([
    ['nothing', [], { code: 'ANSWERS_MISSING', field: 'answers' }],
    ['an unknown time', [{ timeId: 'x', answer: 'can' }], { code: 'NOT_FOUND', field: 'answers.0.timeId' }],
    [
      'a time twice',
      [
        { timeId: 'a', answer: 'can' },
        { timeId: 'a', answer: 'can' },
      ],
      { code: 'NAMED_TWICE', field: 'answers.1.timeId' },
    ],
  ])('may not be to %s', (_, told, refusal) => {
    expect(refusalOf(() => checkAnswers(told, ['a', 'b']))).toEqual(refusal);
  });
});

describe('a poll', () => {
  const deadline = at('2026-11-25T09:00');
  const before = at('2026-11-25T08:59');

  it.each([
    ['open', before, undefined],
    ['decided', before, undefined],
    ['open', deadline, 'POLL_OVER'],
    ['closed', before, 'POLL_CLOSED'],
  ] as const)('%s takes answers in time only', (state, now, code) => {
    expect(refusalOf(() => requireInTime({ state, deadline }, now, 'recipientId'))).toEqual(
      code && { code, field: 'recipientId' },
    );
  });

  it.each([
    ['open', 'POLL_OPEN'],
    ['decided', undefined],
    ['closed', 'POLL_CLOSED'],
  ] as const)('%s is confirmed once it is decided', (state, code) => {
    expect(refusalOf(() => requireDecided({ state }))?.code).toBe(code);
  });
});

function refusalOf(task: () => unknown): { code: string; field: string | undefined } | undefined {
  try {
    task();
    return undefined;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { code: error.code, field: error.details.field };
  }
}
