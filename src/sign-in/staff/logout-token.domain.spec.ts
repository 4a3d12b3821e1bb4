import { type Expected, faultOf, logoutOf, REMEMBERED } from './logout-token.domain.js';

const NOW = 1_800_000_000;
const US: Expected = { issuer: 'https://sso.pohde.example', clientId: 'yhdessa', subjectClaim: 'sub' };
const EVENT = 'http://schemas.openid.net/event/backchannel-logout';
const GOOD = {
  iss: US.issuer,
  aud: US.clientId,
  iat: NOW,
  exp: NOW + 120,
  jti: 'one',
  sub: 'aino',
  sid: 'session-1',
  events: { [EVENT]: {} },
};
const fault = (change: Record<string, unknown>, type: unknown = 'logout+jwt', us = US) =>
  faultOf({ ...GOOD, ...change }, type, us, NOW);

describe('a logout token', () => {
  it.each<[what: string, change: Record<string, unknown>]>([
    ['as it should be', {}],
    ['for several', { aud: ['others', 'yhdessa'] }],
    ['of a person, whatever session', { sid: undefined }],
    ['of a session, whoever has it', { sub: undefined }],
    ['of five minutes ago', { iat: NOW - 300 }],
    ['of a clock a minute ahead', { iat: NOW + 60 }],
  ])('%s is one', (_, change) => {
    expect(fault(change)).toBeNull();
  });

  it.each(['logout+jwt', 'application/logout+jwt', 'LOGOUT+JWT', 'JWT', undefined])('may call itself %p', (type) => {
    expect(faultOf(GOOD, type, US, NOW)).toBeNull();
  });

  it.each<[fault: string, change: Record<string, unknown>]>([
    ['iss', { iss: 'https://sso.evil.example' }],
    ['iss', { iss: undefined }],
    ['aud', { aud: 'others' }],
    ['aud', { aud: ['others'] }],
    ['aud', { aud: { yhdessa: true } }],
    ['aud', { aud: undefined }],
    ['iat', { iat: NOW - 301 }],
    ['iat', { iat: NOW + 61 }],
    ['iat', { iat: String(NOW) }],
    ['iat', { iat: undefined }],
    ['iat', { iat: Number.NaN }],
    ['iat', { exp: NOW - 60 }],
    ['iat', { exp: undefined }],
    ['events', { events: undefined }],
    ['events', { events: {} }],
    ['events', { events: [EVENT] }],
    ['events', { events: { [EVENT]: true } }],
    ['nonce', { nonce: 'n' }],
    ['nonce', { nonce: null }],
    ['jti', { jti: undefined }],
    ['jti', { jti: '' }],
    ['jti', { jti: 7 }],
    ['jti', { jti: 'x'.repeat(501) }],
    ['sub', { sub: 7 }],
    ['sub', { sub: null }],
    ['sid', { sid: '' }],
    ['nobody', { sub: undefined, sid: undefined }],
  ])('with a wrong %s is refused: %j', (name, change) => {
    expect(fault(change)).toBe(name);
  });

  it.each(['at+jwt', '', 7, null])('that calls itself %p is none', (type) => {
    expect(fault({}, type)).toBe('typ');
  });

  it('names the person by the claim by which the issuer does', () => {
    const us = { ...US, subjectClaim: 'oid' };
    expect(fault({ sid: undefined }, 'JWT', us)).toBe('nobody');
    expect(logoutOf({ ...GOOD, oid: 'object-1' }, us).subject).toBe('object-1');
    expect(logoutOf(GOOD, us)).toMatchObject({ subject: null, issuerSession: 'session-1' });
  });

  it('is remembered for as long as it could count', () => {
    const latest = { ...GOOD, iat: NOW + 60, exp: NOW + 9999 };
    expect(faultOf(latest, 'JWT', US, NOW)).toBeNull();
    expect(faultOf(latest, 'JWT', US, NOW + 360)).toBeNull();
    expect(faultOf(latest, 'JWT', US, NOW + 361)).toBe('iat');
    expect(REMEMBERED).toBeGreaterThan(361);
  });
});
