import {
  type Ban,
  checkBan,
  checkExtension,
  checkHousehold,
  households,
  isLive,
  reminderAt,
  sheltered,
} from './safety.domain.js';

const day = (text: string) => Temporal.PlainDate.from(text);
const today = day('2026-11-25');
const ban = (more: Partial<Ban> = {}): Ban => ({
  personId: 'mother',
  lastDay: day('2028-01-01'),
  isEnded: false,
  ...more,
});
const refused = (code: string, field: string) => expect.objectContaining({ code, details: { field } });

describe('a ban', () => {
  it.each([
    ['begins tomorrow', '2026-11-26', '2028-01-01', true, 'TIME_IN_FUTURE', 'since'],
    ['was over yesterday', '2024-01-01', '2026-11-24', true, 'SAFETY_BAN_OVER', 'lastDay'],
    ['is a first one of five years and a day', '2026-11-25', '2031-11-26', true, 'SAFETY_BAN_TOO_LONG', 'lastDay'],
    ['is a later one of two years and a day', '2026-11-25', '2028-11-26', false, 'SAFETY_BAN_TOO_LONG', 'lastDay'],
  ])('is refused that %s', (_, since, lastDay, isFirst, ...[code, field]) => {
    const days = { since: day(since), lastDay: day(lastDay) };
    expect(() => checkBan(days, isFirst, today)).toThrow(refused(code, field));
  });

  it.each([
    ['of five years as the first one', '2026-11-25', '2031-11-25', true],
    ['of two years as a later one', '2026-11-25', '2028-11-25', false],
    ['that ends today', '2022-01-01', '2026-11-25', true],
  ])('is recorded %s', (_, since, lastDay, isFirst) => {
    expect(() => checkBan({ since: day(since), lastDay: day(lastDay) }, isFirst, today)).not.toThrow();
  });

  it.each([
    ['ended', ban({ isEnded: true }), '2029-01-01', 'ALREADY_ENDED', 'safetyBanId'],
    ['of nobody', ban({ personId: null, lastDay: null }), '2029-01-01', 'SAFETY_BAN_OF_NOBODY', 'safetyBanId'],
    ['over still', ban({ lastDay: day('2026-01-01') }), '2026-11-24', 'SAFETY_BAN_OVER', 'lastDay'],
    ['as long as it is', ban(), '2028-01-01', 'SAFETY_BAN_NOT_LONGER', 'lastDay'],
    ['by two years and a day', ban(), '2030-01-02', 'SAFETY_BAN_TOO_LONG', 'lastDay'],
    [
      'late by two years and a day',
      ban({ lastDay: day('2026-01-01') }),
      '2028-11-26',
      'SAFETY_BAN_TOO_LONG',
      'lastDay',
    ],
  ])('is not extended %s', (_, standing, lastDay, code, field) => {
    expect(() => checkExtension(standing, day(lastDay), today)).toThrow(refused(code, field));
  });

  it('is extended by two years from its last day, or from today if that was before', () => {
    expect(() => checkExtension(ban(), day('2030-01-01'), today)).not.toThrow();
    expect(() => checkExtension(ban({ lastDay: day('2026-01-01') }), day('2028-11-25'), today)).not.toThrow();
  });

  it('lives through its last day, and without one until it is ended', () => {
    expect(isLive(ban({ lastDay: today }), today)).toBe(true);
    expect(isLive(ban({ lastDay: today }), today.add({ days: 1 }))).toBe(false);
    expect(isLive(ban({ lastDay: null }), today)).toBe(true);
    expect(isLive(ban({ lastDay: null, isEnded: true }), today)).toBe(false);
  });

  it('is reminded of a month before its last day', () => {
    expect(reminderAt(day('2027-03-31'), 'Europe/Helsinki').toString()).toBe('2027-02-28T07:00:00Z');
  });
});

describe('who is sheltered', () => {
  const together = new Map([
    ['mother', null],
    ['child', null],
    ['father', null],
  ]);
  const apart = new Map([
    ['mother', 'home'],
    ['child', 'home'],
    ['father', null],
  ]);

  it.each([
    ['everybody who lives with them', together, [ban()], ['mother', 'child', 'father']],
    ['of a split home their household alone', apart, [ban()], ['mother', 'child']],
    ['the other household by its own ban', apart, [ban({ personId: 'father' })], ['father']],
    ['nobody when it has ended', together, [ban({ isEnded: true })], []],
    ['nobody when it is over', together, [ban({ lastDay: day('2026-11-24') })], []],
    ['all when it was only told', apart, [ban({ personId: null, lastDay: null })], ['mother', 'child', 'father']],
    ['nobody without a ban', together, [], []],
  ])('is %s', (_, homes, bans, expected) => {
    expect(sheltered(homes, bans, today)).toEqual(expected);
  });

  it('lives in a household', () => {
    expect(households(apart)).toEqual([['mother', 'child'], ['father']]);
  });

  it.each([
    ['of nobody', [], 'HOUSEHOLD_EMPTY', 'personIds'],
    ['with a stranger', ['mother', 'stranger'], 'NOT_OF_THE_FAMILY', 'personIds.1'],
    ['with somebody twice', ['mother', 'mother'], 'NAMED_TWICE', 'personIds.1'],
  ])('is no household %s', (_, personIds, code, field) => {
    expect(() => checkHousehold(personIds, new Set(apart.keys()))).toThrow(refused(code, field));
  });
});
