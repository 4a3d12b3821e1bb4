import { type AdviceRequest, checkReach, contactOf, descriptionOf } from './advice.domain.js';

const REQUEST: AdviceRequest = {
  role: 'child',
  language: 'fi',
  municipality: '564',
  hasSafetyBan: false,
  givenName: null,
  phone: '+358407771234',
  email: null,
  safeTimeToCall: 'iltaisin',
  mayLeaveMessage: false,
  words: null,
};

describe('what is asked at the door', () => {
  it.each([
    [{}, 'Asiointikieli: suomi. ÄLÄ JÄTÄ VIESTIÄ.'],
    [{ mayLeaveMessage: true, language: 'sv' }, 'Asiointikieli: ruotsi. Viestin saa jättää.'],
    [{ phone: null, email: 'a@b.fi', language: 'en', words: 'Apua.' }, 'Asiointikieli: englanti.\n\nApua.'],
  ] as const)('is told the counsellor: %j', (more, text) => expect(descriptionOf({ ...REQUEST, ...more })).toBe(text));

  it('needs a way to be reached', () => {
    expect(() => checkReach({ phone: null, email: null })).toThrow(
      expect.objectContaining({ code: 'REACH_MISSING', details: { field: 'phone' } }),
    );
    expect(() => checkReach({ phone: null, email: 'a@b.fi' })).not.toThrow();
  });

  it('becomes a contact that nobody has taken, received at that moment', () => {
    const now = Temporal.Instant.from('2026-11-23T08:00:00Z');
    expect(contactOf(REQUEST, 'area', now)).toMatchObject({
      areaId: 'area',
      channel: 'web-form',
      contactRole: 'child',
      receivedAt: now,
      takeNow: false,
    });
    expect(contactOf({ ...REQUEST, phone: null, email: 'a@b.fi' }, 'area', now).identity).toMatchObject({
      safeTimeToCall: null,
    });
  });
});
