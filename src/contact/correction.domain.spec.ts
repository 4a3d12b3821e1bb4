import { codeOf } from '../platform/errors/code-of.js';
import type { Progress } from './contact.domain.js';
import { correct, type Correction, noteNotice } from './correction.domain.js';

const RECEIVED = Temporal.Instant.from('2026-11-23T07:00:00Z');
const NOW = RECEIVED.add({ hours: 1 });
const CHILD_WELFARE = 'child-welfare-417-2007-25';

const contact = (changes: Partial<Progress & { anonymous: boolean }> = {}) => ({
  state: 'received' as const,
  receivedAt: RECEIVED,
  attemptedAt: [],
  anonymous: false,
  ...changes,
});

describe('a correction', () => {
  it('changes of the contact itself only what was told of it; where the family lives is looked at apart', () => {
    expect(correct(contact(), { urgency: 'urgent', municipality: '425' })).toEqual({ urgency: 'urgent' });
    expect(correct(contact(), { identity: { phone: '+358401234567' }, urgency: null })).toEqual({});
  });

  it('may be made before anybody has taken it', () => {
    expect(codeOf(() => correct(contact({ takenBy: null }), { description: 'x' }))).toBe('OK');
  });

  it.each<[string, Correction, Partial<Progress & { anonymous: boolean }>]>([
    ['CORRECTION_EMPTY', {}, {}],
    ['CORRECTION_EMPTY', { identity: null, needCodes: null, urgency: null, municipality: null, description: null }, {}],
    ['ANONYMOUS_WITH_IDENTITY', { identity: {} }, { anonymous: true }],
    ['TIME_WITHOUT_PHONE', { identity: { safeTimeToCall: 'klo 12' } }, {}],
    ['NEED_MISSING', { needCodes: [] }, {}],
    ['NEED_TWICE', { needCodes: ['other', 'other'] }, {}],
    ['CONTACT_CONCLUDED', { urgency: 'soon' }, { concludedAt: NOW }],
  ])('is refused with %s: %j', (code, correction, state) => {
    expect(codeOf(() => correct(contact(state), correction))).toBe(code);
  });
});

describe('23. a statutory notification', () => {
  const notice = { notice: CHILD_WELFARE, noticeAt: RECEIVED } as const;

  it.each([null, undefined, CHILD_WELFARE] as const)(
    'is noted where %s was: the same again corrects the time',
    (noted) => {
      expect(noteNotice(noted, notice, NOW)).toEqual({ statutoryNotice: CHILD_WELFARE, statutoryNoticeAt: RECEIVED });
    },
  );

  it('is not written over another one, and not made in the future', () => {
    expect(codeOf(() => noteNotice('social-welfare-1301-2014-35', notice, NOW))).toBe('OTHER_NOTICE_NOTED');
    expect(codeOf(() => noteNotice(null, { ...notice, noticeAt: NOW.add({ seconds: 1 }) }, NOW))).toBe(
      'TIME_IN_FUTURE',
    );
  });
});
