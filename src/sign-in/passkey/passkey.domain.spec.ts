import { type AtTheMeeting, codeIn, inGroups, requireOffered } from './passkey.domain.js';

describe('a code as it is typed', () => {
  it.each([
    ['1234567890', { label: '1234', secret: '567890' }],
    ['1234 567 890', { label: '1234', secret: '567890' }],
    [' 12-34.56 78–90\n', { label: '1234', secret: '567890' }],
    ['123456789', null],
    ['12345678901', null],
    ['123456789o', null],
    ['١٢٣٤٥٦٧٨٩٠', null],
    ['', null],
  ])('%j is %j', (typed, code) => {
    expect(codeIn(typed)).toEqual(code);
  });

  it('is read in the groups in which it is written', () => {
    expect(inGroups('0012', '003456')).toBe('0012 003 456');
    expect(codeIn(inGroups('0012', '003456'))).toEqual({ label: '0012', secret: '003456' });
  });
});

describe('a passkey is offered', () => {
  const startsAt = Temporal.Instant.from('2026-11-26T12:30:00Z');
  const endsAt = startsAt.add({ minutes: 60 });
  const there: AtTheMeeting = { state: 'scheduled', startsAt, endsAt, isThere: true, maySignIn: true };
  const at = (given: Partial<AtTheMeeting>, now: Temporal.Instant) => () => requireOffered({ ...there, ...given }, now);

  it.each([
    ['30 minutes before the start', startsAt.subtract({ minutes: 30 })],
    ['in the middle', startsAt.add({ minutes: 30 })],
    ['3 hours after the end', endsAt.add({ hours: 3 })],
  ])('%s', (_, now) => {
    expect(at({}, now)).not.toThrow();
  });

  it.each([
    ['earlier', {}, startsAt.subtract({ minutes: 30, seconds: 1 }), 'MEETING_NOT_OPEN'],
    ['later', {}, endsAt.add({ hours: 3, seconds: 1 }), 'MEETING_NOT_OPEN'],
    ['at a meeting that was cancelled', { state: 'cancelled' }, startsAt, 'MEETING_NOT_OPEN'],
    ['at one that was held and written down', { state: 'held' }, startsAt, 'MEETING_NOT_OPEN'],
    ['at one without a time', { state: 'draft', startsAt: null, endsAt: null }, startsAt, 'MEETING_NOT_OPEN'],
    ['to who is not there', { isThere: false }, startsAt, 'NOT_AT_THE_MEETING'],
    ['to who has no account', { maySignIn: false }, startsAt, 'MAY_NOT_SIGN_IN'],
  ])('never %s', (_, given, now, code) => {
    expect(at(given, now)).toThrow(expect.objectContaining({ code }));
  });
});
