import { codeOf } from '../platform/errors/code-of.js';
import {
  answer,
  ATTEMPTS_AT_MOST,
  begin,
  conclude,
  concludeWithCase,
  CONTACT_STATES,
  type ContactState,
  type NewContact,
  noteNotReached,
  type Outcome,
  type Progress,
  reassign,
  release,
  take,
} from './contact.domain.js';

const RECEIVED = Temporal.Instant.from('2026-11-23T07:00:00Z');
const NOW = RECEIVED.add({ hours: 1 });
const LATER = NOW.add({ hours: 1 });
const aino = { principalId: 'aino', unitId: 'guidance' };
const veera = { principalId: 'veera', unitId: 'guidance' };

const told = (changes: Partial<NewContact> = {}): NewContact => ({
  areaId: 'pohde',
  channel: 'phone',
  contactRole: 'family-member',
  municipality: '425',
  urgency: 'routine',
  ask: 'advice',
  anonymous: false,
  needCodes: ['parenting'],
  receivedAt: RECEIVED,
  takeNow: false,
  ...changes,
});

const contact = (changes: Partial<Progress> = {}): Progress & { contactRole: 'family-member' | 'professional' } => ({
  contactRole: 'family-member',
  state: 'received',
  receivedAt: RECEIVED,
  takenBy: 'aino',
  attemptedAt: [],
  ...changes,
});

describe('a new contact', () => {
  it('waits in the queue', () => {
    expect(begin(told(), aino, NOW)).toMatchObject({
      state: 'received',
      takenBy: null,
      takenAt: null,
      recordedBy: 'aino',
    });
  });

  it('is taken by its recorder when wanted', () => {
    expect(begin(told({ takeNow: true }), aino, NOW)).toMatchObject({
      state: 'received',
      takenBy: 'aino',
      takenAt: NOW,
    });
  });

  it('that was answered is taken by whoever answered', () => {
    expect(begin(told({ firstAnsweredAt: NOW }), aino, NOW)).toMatchObject({
      state: 'answered',
      takenBy: 'aino',
      firstAnsweredAt: NOW,
    });
  });

  it.each<[string, Partial<NewContact>]>([
    ['SECTOR_OF_PROFESSIONAL', { contactRole: 'professional' }],
    ['SECTOR_OF_PROFESSIONAL', { sector: 'school' }],
    ['CONSULTATION_BY_PROFESSIONAL', { ask: 'consultation' }],
    ['ANONYMOUS_WITH_IDENTITY', { anonymous: true, identity: { phone: '+358401234567' } }],
    ['ANONYMOUS_WITH_IDENTITY', { anonymous: true, identity: {} }],
    ['TIME_WITHOUT_PHONE', { identity: { safeTimeToCall: 'klo 12' } }],
    ['NOTICE_INCOMPLETE', { statutoryNotice: 'child-welfare-417-2007-25' }],
    ['NOTICE_INCOMPLETE', { statutoryNoticeAt: RECEIVED }],
    ['NEED_MISSING', { needCodes: [] }],
    ['NEED_TWICE', { needCodes: ['parenting', 'parenting'] }],
    ['TIME_IN_FUTURE', { receivedAt: LATER }],
    ['TIME_TOO_LONG_AGO', { receivedAt: Temporal.Instant.from('2024-11-23T07:59:59Z') }],
    ['TIME_IN_FUTURE', { firstAnsweredAt: LATER }],
    ['TIME_IN_FUTURE', { statutoryNotice: 'social-welfare-1301-2014-35', statutoryNoticeAt: LATER }],
    ['ANSWERED_BEFORE_RECEIVED', { firstAnsweredAt: RECEIVED.subtract({ minutes: 1 }) }],
  ])('is refused with %s: %j', (code, changes) => {
    expect(codeOf(() => begin(told(changes), aino, NOW))).toBe(code);
  });

  it('needs no more than eight needs', () => {
    const nine = ['parenting', 'everyday-life', 'learning', 'separation', 'other', 'mental-health'] as const;
    const more = ['child-behaviour', 'substance-use', 'finances-housing'] as const;
    expect(codeOf(() => begin(told({ needCodes: [...nine, ...more] }), aino, NOW))).toBe('TOO_MANY_NEEDS');
  });

  it('23. notes a statutory notification whatever else was told', () => {
    const notice = { statutoryNotice: 'child-welfare-417-2007-25', statutoryNoticeAt: RECEIVED } as const;
    expect(begin(told({ ...notice, anonymous: true }), aino, NOW).state).toBe('received');
  });
});

describe('taking, giving back, reassigning', () => {
  it('takes what nobody has', () => {
    expect(take(contact({ takenBy: null }), veera, NOW)).toEqual({
      takenBy: 'veera',
      takenForUnit: 'guidance',
      takenAt: NOW,
    });
  });

  it('refuses what somebody has', () => {
    expect(codeOf(() => take(contact(), veera, NOW))).toBe('ALREADY_TAKEN');
  });

  it('gives back only what is taken', () => {
    expect(release(contact())).toEqual({ takenBy: null, takenForUnit: null, takenAt: null });
    expect(codeOf(() => release(contact({ takenBy: null })))).toBe('NOT_TAKEN');
  });

  it('reassigns to somebody else only', () => {
    expect(reassign(contact(), veera, NOW).takenBy).toBe('veera');
    expect(codeOf(() => reassign(contact(), aino, NOW))).toBe('ALREADY_TAKEN');
  });
});

describe('the state machine', () => {
  const reached: Record<ContactState, Partial<Progress>> = {
    received: {},
    answered: { state: 'answered', firstAnsweredAt: NOW },
    'not-reached': { state: 'not-reached', attemptedAt: [NOW] },
    advised: { state: 'advised', concludedAt: NOW },
    'directed-to-service': { state: 'directed-to-service', concludedAt: NOW },
    'case-opened': { state: 'case-opened', concludedAt: NOW },
    'consultation-given': { state: 'consultation-given', concludedAt: NOW },
    'work-pair-agreed': { state: 'work-pair-agreed', concludedAt: NOW },
  };
  const actions: Record<string, (from: ReturnType<typeof contact>) => { state: ContactState }> = {
    answer: (from) => answer(from, NOW, NOW),
    'note not reached': (from) => noteNotReached(from, NOW),
    advise: (from) => conclude(from, { outcome: 'advised', serviceIds: [] }, NOW),
    direct: (from) => conclude(from, { outcome: 'directed-to-service', serviceIds: ['s'] }, NOW),
    'open a case': (from) => concludeWithCase(from, NOW),
    consult: (from) =>
      conclude({ ...from, contactRole: 'professional' }, { outcome: 'consultation-given', serviceIds: [] }, NOW),
    'agree to come along': (from) =>
      conclude({ ...from, contactRole: 'professional' }, { outcome: 'work-pair-agreed', serviceIds: [] }, NOW),
  };
  /** What each action leads to from each state; everything else is refused. */
  const expected: Record<string, Partial<Record<ContactState, ContactState>>> = {
    answer: { received: 'answered', 'not-reached': 'answered' },
    'note not reached': { received: 'not-reached', answered: 'not-reached', 'not-reached': 'not-reached' },
    advise: { answered: 'advised' },
    direct: { answered: 'directed-to-service' },
    'open a case': { answered: 'case-opened' },
    consult: { answered: 'consultation-given' },
    'agree to come along': { answered: 'work-pair-agreed' },
  };
  const cells = CONTACT_STATES.flatMap((state) => Object.keys(actions).map((action) => [state, action] as const));

  it.each(cells)('from %s: %s', (state, action) => {
    const from = contact(reached[state]);
    const to = expected[action]?.[state];
    if (to) expect(actions[action]?.(from).state).toBe(to);
    else expect(codeOf(() => actions[action]?.(from))).toMatch(/^(CONTACT_CONCLUDED|NOT_ANSWERED|ALREADY_ANSWERED)$/);
  });

  it.each(Object.keys(actions))('nobody does anything to what nobody has taken: %s', (action) => {
    expect(codeOf(() => actions[action]?.(contact({ takenBy: null })))).toBe('NOT_TAKEN');
  });

  it('tries three times to reach somebody, then lets it be', () => {
    const before = [[], [RECEIVED], [RECEIVED, RECEIVED]];
    const attempts = before.map((attemptedAt) => noteNotReached(contact({ attemptedAt }), NOW));
    expect(attempts.map(({ concludedAt }) => concludedAt)).toEqual([null, null, NOW]);
    expect(attempts.at(-1)?.attemptedAt).toEqual([RECEIVED, RECEIVED, NOW]);
    expect(attempts.at(-1)?.attemptedAt).toHaveLength(ATTEMPTS_AT_MOST);
  });

  it('counts the attempts anew after an answer', () => {
    const lost = contact({ state: 'not-reached', attemptedAt: [RECEIVED, RECEIVED] });
    expect(answer(lost, NOW, NOW).attemptedAt).toEqual([]);
  });

  it('keeps the time of the first answer (measure M2)', () => {
    const answeredBefore = contact({ state: 'not-reached', attemptedAt: [NOW], firstAnsweredAt: RECEIVED });
    expect(answer(answeredBefore, NOW, NOW).firstAnsweredAt).toEqual(RECEIVED);
  });

  it.each<[string, Outcome, string[]]>([
    ['SERVICE_OF_DIRECTION', 'directed-to-service', []],
    ['SERVICE_OF_DIRECTION', 'advised', ['s']],
    ['CONSULTATION_BY_PROFESSIONAL', 'consultation-given', []],
  ])('refuses with %s to end as %s with services %j', (code, outcome, serviceIds) => {
    expect(codeOf(() => conclude(contact(reached.answered), { outcome, serviceIds }, NOW))).toBe(code);
  });

  it.each([
    ['TIME_IN_FUTURE', LATER],
    ['ANSWERED_BEFORE_RECEIVED', RECEIVED.subtract({ seconds: 1 })],
  ])('refuses with %s an answer at another time', (code, at) => {
    expect(codeOf(() => answer(contact(), at, NOW))).toBe(code);
  });
});
