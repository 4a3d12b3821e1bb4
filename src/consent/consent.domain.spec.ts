import {
  checkCoverage,
  checkStatute,
  checkStatutoryReach,
  CONSENT_STATES,
  type ConsentState,
  type Coverage,
  decide,
  type Deciders,
  endOf,
  except,
  type ExceptionReason,
  heardAt,
  requireDecider,
  remindedAt,
  requireForm,
  type Said,
  withdraw,
} from './consent.domain.js';

const TODAY = Temporal.PlainDate.from('2026-11-23');
const NOW = Temporal.Instant.from('2026-11-23T08:00:00Z');
const IN_A_YEAR = Temporal.Instant.from('2027-11-23T22:00:00Z');

const consent = (state: ConsentState = 'explained', endsAt = IN_A_YEAR) => ({ state, endsAt });
const given = (personId: string): Said => ({ personId, decision: 'given' });
const refused = (personId: string): Said => ({ personId, decision: 'refused' });
const both: Deciders = { guardians: ['father', 'mother'], children: [] };
const alone: Deciders = { guardians: ['mother'], children: [] };
const withChild: Deciders = { guardians: ['mother'], children: ['child'] };

const refusalOf = (task: () => unknown): string => {
  try {
    task();
  } catch (error) {
    const { code, details } = error as { code: string; details: { field: string } };
    return `${code} ${details.field}`;
  }
  return 'no refusal';
};

describe('what is covered', () => {
  const covered = (changes: Partial<Coverage>): Coverage => ({
    categories: ['identity'],
    lastDay: TODAY,
    ...changes,
  });
  const many = Array.from({ length: 21 }, (_, i) => `p${i}`);

  it.each<[string, Partial<Coverage>]>([
    ['no refusal', {}],
    ['no refusal', { lastDay: TODAY.add({ years: 2 }) }],
    ['CATEGORY_MISSING categories', { categories: [] }],
    ['CATEGORY_TWICE categories', { categories: ['plan', 'plan'] }],
    ['PROFESSIONAL_TWICE professionalIds', { professionalIds: ['a', 'a'] }],
    ['TOO_MANY_PROFESSIONALS professionalIds', { professionalIds: many }],
    ['TIME_IN_PAST lastDay', { lastDay: TODAY.subtract({ days: 1 }) }],
    ['PERIOD_TOO_LONG lastDay', { lastDay: TODAY.add({ years: 2, days: 1 }) }],
  ])('%s: %j', (expected, changes) => {
    expect(refusalOf(() => checkCoverage(covered(changes), TODAY))).toBe(expected);
  });

  it.each([
    ['2026-11-23', '2026-11-23T22:00:00Z'],
    ['2027-06-30', '2027-06-30T21:00:00Z'],
  ])('ends at the midnight after %s in Finland: %s', (day, instant) => {
    expect(endOf(Temporal.PlainDate.from(day), 'Europe/Helsinki').toString()).toBe(instant);
  });
});

describe('a statute', () => {
  it.each([
    '703/2023 64 §',
    '703/2023 56 § 3 mom.',
    '417/2007 25 a §',
    '1287/2013 23 §',
    '621/1999 26 § 1 mom. 2 kohta',
  ])('is %s', (statute) => expect(refusalOf(() => checkStatute(statute))).toBe('no refusal'));

  it.each(['', 'laki', '703/2023', '703/2023 64', '64 §', '703/23 64 §', '703/2023 64 §; kaikki', 'x 703/2023 64 §'])(
    'is not “%s”',
    (statute) => expect(refusalOf(() => checkStatute(statute))).toBe('STATUTE_FORMAT statute'),
  );
});

describe('who decides, and how', () => {
  it.each<[string, string, Deciders]>([
    ['no refusal', 'mother', alone],
    ['no refusal', 'child', withChild],
    ['NOT_A_DECIDER personId', 'child', alone],
    ['GUARDIAN_MISSING personId', 'mother', { guardians: [], children: [] }],
  ])('%s: %s of %j', (expected, personId, deciders) => {
    expect(refusalOf(() => requireDecider(personId, deciders))).toBe(expected);
  });

  it.each([
    ['no refusal', 'guidance', 'given', 'oral'],
    ['no refusal', 'social-welfare-plan', 'given', 'luovutuslupa'],
    ['WRITTEN_FORM_NEEDED form', 'pupil-welfare', 'given', 'oral'],
    ['no refusal', 'pupil-welfare', 'given', 'written'],
    ['no refusal', 'pupil-welfare', 'given', 'luovutuslupa'],
    ['no refusal', 'pupil-welfare', 'refused', 'oral'],
  ] as const)('%s: in %s, %s %s', (expected, frame, decision, form) => {
    expect(refusalOf(() => requireForm(frame, decision, form))).toBe(expected);
  });
});

describe('a decision', () => {
  const after = (state: ConsentState, word: Said, said: Said[], deciders: Deciders) => {
    let change: { state?: ConsentState } = {};
    const refusal = refusalOf(() => (change = decide(consent(state), word, said, deciders, NOW)));
    return refusal === 'no refusal' ? (change.state ?? 'as it was') : refusal;
  };

  it.each<[string, ConsentState, Said, Said[], Deciders]>([
    ['given', 'explained', given('mother'), [], alone],
    ['as it was', 'explained', given('mother'), [], both],
    ['as it was', 'explained', given('mother'), [given('mother')], both],
    ['given', 'explained', given('father'), [given('mother')], both],
    ['refused', 'explained', refused('mother'), [], both],
    ['refused', 'explained', refused('mother'), [given('mother')], both],
    ['as it was', 'explained', given('child'), [], withChild],
    ['refused', 'explained', refused('child'), [given('child')], withChild],
    ['as it was', 'explained', given('child'), [], { guardians: [], children: ['child'] }],
    ['as it was', 'refused', given('father'), [refused('mother')], both],
    ['as it was', 'given', given('father'), [given('mother')], both],
    ['CONSENT_DECIDED consentId', 'given', refused('father'), [given('mother')], both],
    ['CONSENT_DECIDED consentId', 'given', given('mother'), [given('mother')], alone],
    ['CONSENT_DECIDED consentId', 'refused', given('mother'), [refused('mother')], alone],
    ['CONSENT_DECIDED consentId', 'withdrawn', given('father'), [given('mother')], both],
    ['CONSENT_DECIDED consentId', 'superseded', given('father'), [given('mother')], both],
  ])('leads to “%s” from %s by %j after %j', (expected, state, word, said, deciders) => {
    expect(after(state, word, said, deciders)).toBe(expected);
  });

  it('comes in time', () => {
    const over = consent('explained', NOW);
    expect(refusalOf(() => decide(over, given('mother'), [], alone, NOW))).toBe('CONSENT_EXPIRED consentId');
    expect(refusalOf(() => except(over, 'danger', [given('mother')], both, NOW))).toBe('CONSENT_EXPIRED consentId');
  });
});

describe('an exception', () => {
  it.each<[string, ConsentState, ExceptionReason, Said[], Deciders]>([
    ['no refusal', 'explained', 'cannot-be-reached', [given('mother')], both],
    ['no refusal', 'explained', 'child-consents-alone', [given('child')], withChild],
    ['no refusal', 'refused', 'court-decision', [given('mother'), refused('father')], both],
    ['CONSENT_REFUSED reason', 'refused', 'danger', [given('mother'), refused('father')], both],
    ['CONSENT_REFUSED reason', 'refused', 'child-consents-alone', [given('child'), refused('mother')], withChild],
    ['CONSENT_NOT_GIVEN reason', 'explained', 'cannot-be-reached', [], both],
    ['CONSENT_NOT_GIVEN reason', 'explained', 'cannot-be-reached', [given('child')], withChild],
    ['CONSENT_NOT_GIVEN reason', 'explained', 'child-consents-alone', [given('mother')], both],
    ['CONSENT_NOT_GIVEN reason', 'refused', 'court-decision', [refused('mother')], both],
    ['CONSENT_DECIDED consentId', 'given', 'danger', [given('mother')], alone],
    ['CONSENT_DECIDED consentId', 'withdrawn', 'court-decision', [given('mother')], alone],
    ['CONSENT_DECIDED consentId', 'superseded', 'court-decision', [given('mother')], alone],
  ])('%s: from %s because of %s after %j', (expected, state, reason, said, deciders) => {
    expect(refusalOf(() => except(consent(state), reason, said, deciders, NOW))).toBe(expected);
  });

  it('lets it stand from now on', () => {
    expect(except(consent(), 'danger', [given('mother')], both, NOW)).toEqual({
      state: 'given',
      decidedAt: NOW,
      exceptionReason: 'danger',
    });
  });
});

describe('a withdrawal', () => {
  it.each<[string, string, Said[], Deciders]>([
    ['no refusal', 'mother', [given('mother')], both],
    ['no refusal', 'father', [given('mother')], both],
    ['no refusal', 'child', [given('child')], withChild],
    ['NOT_A_DECIDER personId', 'child', [given('mother')], withChild],
    ['NOT_A_DECIDER personId', 'aunt', [given('mother')], both],
  ])('%s: by %s after %j', (expected, personId, said, deciders) => {
    expect(refusalOf(() => withdraw(consent('given'), personId, said, deciders, NOW))).toBe(expected);
  });

  it.each(CONSENT_STATES.filter((state) => state !== 'given'))('is refused of what is %s', (state) => {
    const task = () => withdraw(consent(state), 'mother', [given('mother')], alone, NOW);
    expect(refusalOf(task)).toBe('CONSENT_NOT_GIVEN consentId');
  });

  it('is possible after the last day: it costs nobody anything', () => {
    expect(withdraw(consent('given', NOW), 'mother', [], alone, NOW)).toEqual({ state: 'withdrawn', withdrawnAt: NOW });
  });
});

describe('a basis in law of a unit that is no authority', () => {
  const OF_LAW = '703/2023 56 § 3 mom.';
  it.each([
    [false, OF_LAW, ['plan'], 'no refusal'],
    [false, `${OF_LAW} 2 kohta`, ['plan', 'actions'], 'no refusal'],
    [false, OF_LAW, ['plan', 'needs'], 'NOT_INDISPENSABLE categories'],
    [false, OF_LAW, ['minutes'], 'NOT_INDISPENSABLE categories'],
    [false, OF_LAW, ['identity'], 'NOT_INDISPENSABLE categories'],
    [false, '703/2023 56 §', ['plan'], 'STATUTE_OF_AUTHORITIES statute'],
    [false, '703/2023 64 §', ['plan'], 'STATUTE_OF_AUTHORITIES statute'],
    [true, '703/2023 64 §', ['identity', 'needs', 'minutes'], 'no refusal'],
  ] as const)('authority %j, %s, %j: %s', (isAuthority, statute, categories, expected) => {
    expect(refusalOf(() => checkStatutoryReach(isAuthority, { statute, categories }))).toBe(expected);
  });
});

describe('a reminder', () => {
  const ends = (day: string) => endOf(Temporal.PlainDate.from(day), 'Europe/Helsinki');
  it.each([
    ['2026-12-31', '2026-12-17T06:00:00Z'],
    // Over the change of the clocks.
    ['2027-04-05', '2027-03-22T06:00:00Z'],
    ['2026-12-07', null],
    ['2026-11-30', null],
  ])('of what lasts until %s comes at %s', (day, expected) => {
    expect(remindedAt(ends(day), NOW, 'Europe/Helsinki')?.toString() ?? null).toBe(expected);
  });
});

describe('what somebody of the family said', () => {
  it.each([
    ['while people are at work', '2026-11-23T06:00:00Z', '2026-11-23T06:00:00Z'],
    ['before the day ends', '2026-11-23T13:59:59Z', '2026-11-23T13:59:59Z'],
    ['in the evening', '2026-11-23T14:00:00Z', '2026-11-24T06:00:00Z'],
    ['at night', '2026-11-24T01:30:00Z', '2026-11-24T06:00:00Z'],
    ['on a Friday evening', '2026-11-27T18:00:00Z', '2026-11-30T06:00:00Z'],
    ['on a Saturday', '2026-11-28T10:00:00Z', '2026-11-30T06:00:00Z'],
    ['early on a Sunday', '2026-11-29T02:00:00Z', '2026-11-30T06:00:00Z'],
    ['on the night of the clock', '2027-03-27T23:30:00Z', '2027-03-29T05:00:00Z'],
  ])('%s is heard at the right time', (_, said, heard) => {
    expect(heardAt(Temporal.Instant.from(said), 'Europe/Helsinki').toString()).toBe(heard);
  });
});
