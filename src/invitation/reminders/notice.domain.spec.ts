import {
  chooseWay,
  isTomorrow,
  mayBeTold,
  type NoticeKind,
  reasonNotToTell,
  remindable,
  reminderAt,
  settlementOf,
  wordsOf,
} from './notice.domain.js';

const ZONE = 'Europe/Helsinki';
const local = (text: string) => Temporal.ZonedDateTime.from(`${text}[${ZONE}]`);
const at = (text: string) => local(text).toInstant();

describe('a reminder', () => {
  it.each([
    // A plain Thursday.
    ['2026-11-26T14:30', '2026-11-23T09:00', '2026-11-25T14:00:00Z', '2026-11-25T07:00:00Z'],
    // On a Monday: families on Sunday, professionals on Friday.
    ['2026-11-30T09:00', '2026-11-23T09:00', '2026-11-29T14:00:00Z', '2026-11-27T07:00:00Z'],
    // The clocks go forward in the night to 28 March 2027: the day before still has winter time, the day itself summer time.
    ['2027-03-28T14:30', '2027-03-22T09:00', '2027-03-27T14:00:00Z', '2027-03-25T07:00:00Z'],
    // On the Monday after: Sunday has summer time. Good Friday is no working day, nor is Easter Monday.
    ['2027-03-30T14:30', '2027-03-22T09:00', '2027-03-29T13:00:00Z', '2027-03-25T07:00:00Z'],
    // The clocks go back in the night to 31 October 2027.
    ['2027-10-31T10:00', '2027-10-25T09:00', '2027-10-30T13:00:00Z', '2027-10-29T06:00:00Z'],
    ['2027-11-01T10:00', '2027-10-25T09:00', '2027-10-31T14:00:00Z', '2027-10-29T06:00:00Z'],
    // Around midnight the day is the one on the wall.
    ['2026-11-26T00:15', '2026-11-23T09:00', '2026-11-25T14:00:00Z', '2026-11-25T07:00:00Z'],
    ['2026-11-25T23:45', '2026-11-23T09:00', '2026-11-24T14:00:00Z', '2026-11-24T07:00:00Z'],
  ])('of %s, told %s', (start, told, family, professional) => {
    const [meeting, when] = [local(start), at(told)];
    expect(reminderAt('family', meeting, when)?.toString()).toBe(family);
    expect(reminderAt('professional', meeting, when)?.toString()).toBe(professional);
  });

  it.each([
    ['on the day itself', '2026-11-26T08:00', false, false],
    ['on the day before', '2026-11-25T08:00', false, false],
    ['on the day before, in its first minute', '2026-11-25T00:00', false, false],
    ['a minute before that day', '2026-11-24T23:59', true, true],
  ])('is not sent to who was told %s', (_, told, family, professional) => {
    const meeting = local('2026-11-26T14:30');
    expect(reminderAt('family', meeting, at(told)) !== null).toBe(family);
    expect(reminderAt('professional', meeting, at(told)) !== null).toBe(professional);
  });

  it('to professionals is not sent over a weekend to who was told on Friday', () => {
    expect(reminderAt('professional', local('2026-11-30T09:00'), at('2026-11-27T08:00'))).toBeNull();
    expect(reminderAt('family', local('2026-11-30T09:00'), at('2026-11-27T08:00'))).not.toBeNull();
  });
});

it.each([
  ['2026-11-26T14:30', '2026-11-25T16:00', true],
  ['2026-11-26T14:30', '2026-11-25T23:59', true],
  ['2026-11-26T14:30', '2026-11-26T00:00', false],
  ['2026-11-26T14:30', '2026-11-24T23:59', false],
  ['2026-11-26T00:15', '2026-11-25T16:00', true],
  ['2027-03-28T14:30', '2027-03-27T16:00', true],
  ['2027-03-29T00:30', '2027-03-28T00:30', true],
  ['2027-10-31T23:30', '2027-10-30T00:00', true],
])('%s is tomorrow at %s: %s', (start, now, expected) => {
  expect(isTomorrow(local(start), at(now))).toBe(expected);
});

describe('what was planned', () => {
  const startsAt = at('2026-11-26T14:30');
  const before = startsAt.subtract({ minutes: 1 });
  const scheduled = { state: 'scheduled', revision: 1, startsAt } as const;
  it.each([
    ['agreed', scheduled, before, null],
    ['reminder', scheduled, before, null],
    ['reminder', scheduled, startsAt, 'past'],
    ['reminder', { ...scheduled, state: 'cancelled' }, before, 'cancelled'],
    ['reminder', { ...scheduled, state: 'held' }, before, 'past'],
    ['reminder', { ...scheduled, revision: 2 }, before, 'superseded'],
    ['moved', { ...scheduled, startsAt: startsAt.add({ hours: 1 }) }, before, 'superseded'],
    ['moved', null, before, 'not-taking-part'],
    ['cancelled', { ...scheduled, state: 'cancelled' }, before, null],
    ['cancelled', { ...scheduled, state: 'cancelled' }, startsAt, 'past'],
    ['cancelled', scheduled, before, 'superseded'],
  ] as const)('%s of %j', (kind: NoticeKind, meeting, now, reason) => {
    expect(reasonNotToTell({ kind, revision: 1, startsAt }, meeting, now)).toBe(reason);
  });
});

describe('somebody of the family', () => {
  const today = Temporal.PlainDate.from('2026-11-23');
  const adult = { role: 'guardian', birthDate: null, isWithoutRight: false, isWithheld: false } as const;
  it.each([
    ['a guardian', adult, true],
    ['a guardian without the right to be told', { ...adult, isWithoutRight: true }, false],
    ['a guardian from whom it is kept', { ...adult, isWithheld: true }, false],
    ['a close person', { ...adult, role: 'close-person' }, true],
    ['a close person from whom it is kept', { ...adult, role: 'close-person', isWithheld: true }, false],
    ['a child who is thirteen today', { ...adult, role: 'child', birthDate: today.subtract({ years: 13 }) }, true],
    [
      'a child who is thirteen tomorrow',
      { ...adult, role: 'child', birthDate: today.subtract({ years: 13 }).add({ days: 1 }) },
      false,
    ],
    ['a child of unknown age', { ...adult, role: 'child' }, false],
  ] as const)('%s', (_, relative, expected) => {
    expect(mayBeTold(relative, today)).toBe(expected);
  });
});

it.each([
  ['waiting', true, 'unanswered'],
  ['sent', true, 'unanswered'],
  ['bounced', true, 'unanswered'],
  ['counter-proposed', true, 'countered'],
  ['accepted', true, 'answered'],
  ['tentative', true, 'answered'],
  ['declined', false, 'unanswered'],
  ['delegated', false, 'unanswered'],
  ['cancelled', false, 'unanswered'],
] as const)('an invitee who is %s: reminded %s, %s', (state, isWanted, standing) => {
  expect(remindable(state)).toEqual({ isWanted, standing });
});

describe('a way', () => {
  const now = at('2026-11-25T16:00');
  const usual = { now, zone: ZONE, until: at('2026-11-26T14:30'), isSmsOn: true, isByPerson: false };
  const phone = { kind: 'phone', value: '+358401112233', safeTime: null } as const;
  const email = { kind: 'email', value: 'a@b.example', safeTime: null } as const;
  const bySms = { way: 'sms', to: phone.value };
  const byMail = { way: 'email', to: email.value };
  it.each([
    ['a telephone before a mailbox', [email, phone], {}, { ...bySms, at: now }],
    ['a mailbox where there is no telephone', [email], {}, { ...byMail, at: now }],
    ['a mailbox where no text messages go out', [phone, email], { isSmsOn: false }, { ...byMail, at: now }],
    ['nothing where none go out', [phone], { isSmsOn: false }, { reason: 'no-sms' }],
    ['nothing where none is safe', [], {}, { reason: 'no-way' }],
    ['not by night', [phone], { now: at('2026-11-25T22:00') }, { ...bySms, at: at('2026-11-26T07:00') }],
    ['a mail also by night', [email], { now: at('2026-11-25T22:00') }, { ...byMail, at: at('2026-11-25T22:00') }],
    [
      'by night rather than too late',
      [phone],
      { now: at('2026-11-25T22:00'), until: at('2026-11-26T06:00') },
      { ...bySms, at: at('2026-11-25T22:00') },
    ],
    ['when it is safe', [{ ...phone, safeTime: 'arkisin klo 12-13' }], {}, { ...bySms, at: at('2026-11-26T12:00') }],
    ['never when it is not, also too late', [{ ...phone, safeTime: 'arkisin klo 15-16' }], {}, { reason: 'safe-time' }],
    [
      'by mail rather than at a time nobody understands',
      [{ ...phone, safeTime: 'koulun jälkeen' }, email],
      {},
      { ...byMail, at: now },
    ],
    ['nothing at a time nobody understands', [{ ...phone, safeTime: 'koulun jälkeen' }], {}, { reason: 'safe-time' }],
    [
      'at once when somebody decided so',
      [{ ...phone, safeTime: 'koulun jälkeen' }],
      { isByPerson: true },
      { ...bySms, at: now },
    ],
  ])('%s', (_, ways, circumstances, expected) => {
    expect(chooseWay(ways, { ...usual, ...circumstances })).toEqual(expected);
  });
});

describe('after what was told last', () => {
  const [earlier, present] = [at('2026-11-25T14:30'), { startsAt: at('2026-11-26T14:30'), venue: 'here' }];
  it.each([
    ['agreed', null, 'agreed'],
    ['cancelled', null, 'cancelled'],
    ['reminder', { startsAt: earlier, venue: 'there' }, 'reminder'],
    ['moved', null, 'agreed'],
    ['moved', { startsAt: earlier, venue: 'here' }, 'new-time'],
    ['moved', { startsAt: earlier, venue: 'there' }, 'new-time'],
    ['moved', { startsAt: present.startsAt, venue: 'there' }, 'new-place'],
    ['moved', { startsAt: present.startsAt, venue: null }, 'new-place'],
    ['moved', { startsAt: present.startsAt, venue: 'here' }, null],
  ] as const)('%s after %j is told as %s', (kind, before, words) => {
    expect(wordsOf(kind, before, present)).toBe(words);
  });
});

it.each([
  [{ outcome: 'taken', reply: 'http-200' }, false, false, { state: 'handed-over', reply: 'http-200' }],
  [{ outcome: 'refused', code: 'http-422' }, true, false, { state: 'failed', reason: 'http-422' }],
  [{ outcome: 'not-taken', code: 'econnrefused' }, false, false, { again: 'afresh', code: 'econnrefused' }],
  [{ outcome: 'not-taken', code: 'http-503' }, false, true, { state: 'failed', reason: 'gave-up' }],
  [{ outcome: 'unknown', code: 'timeout' }, true, false, { again: 'same', code: 'timeout' }],
  [{ outcome: 'unknown', code: 'timeout' }, true, true, { state: 'uncertain' }],
  [{ outcome: 'unknown', code: 'timeout' }, false, false, { state: 'uncertain' }],
] as const)('%j, repeatable %s, last %s', (handover, isRepeatable, isLast, expected) => {
  expect(settlementOf(handover, isRepeatable, isLast)).toEqual(expected);
});
