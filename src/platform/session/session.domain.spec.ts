import { browserOf, isFresh, limitsOf, reachOf } from './session.domain.js';

describe('how long somebody stays signed in', () => {
  it.each([
    [['admin', 'counsellor'], { idle: 'PT15M', lasts: 'PT8H' }],
    [['log-inspector'], { idle: 'PT15M', lasts: 'PT8H' }],
    [['counsellor', 'team-lead'], { idle: 'PT1H', lasts: 'PT10H' }],
    [['statistician'], { idle: 'PT1H', lasts: 'PT10H' }],
    [['counsellor'], { idle: 'PT2H', lasts: 'PT12H' }],
    [['professional'], { idle: 'PT2H', lasts: 'PT12H' }],
    [[], { idle: 'PT30M', lasts: 'PT4H' }],
  ])('as %j', (roles, limits) => {
    expect(limitsOf('session', roles)).toEqual(limits);
  });

  it('is ninety days for a device, whoever has it', () => {
    expect(limitsOf('device', ['admin'])).toEqual({ idle: 'P90D', lasts: 'P90D' });
  });
});

it('a sign-in is fresh for five minutes', () => {
  const at = Temporal.Instant.from('2026-11-22T10:00:00Z');
  expect(isFresh(at, at.add({ minutes: 5 }))).toBe(true);
  expect(isFresh(at, at.add({ minutes: 5, milliseconds: 1 }))).toBe(false);
  expect(isFresh(null, at)).toBe(false);
});

describe('from where a session is used', () => {
  it.each([
    ['192.0.2.7', '192.0'],
    ['192.0.99.1', '192.0'],
    ['::ffff:192.0.2.7', '192.0'],
    ['198.51.100.7', '198.51'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8'],
    ['2001:0DB8:ffff::1', '2001:db8'],
    ['2001:db9::1', '2001:db9'],
    ['127.0.0.1', 'this machine'],
    ['::1', 'this machine'],
    ['::ffff:127.0.0.1', 'this machine'],
  ])('%s: %s', (address, reach) => {
    expect(reachOf(address)).toBe(reach);
  });
});

describe('what a browser is called', () => {
  const WEBKIT = 'AppleWebKit/537.36 (KHTML, like Gecko)';
  it.each([
    [
      `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${WEBKIT} Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0`,
      'Edge, Windows',
    ],
    [
      `Mozilla/5.0 (Linux; Android 14; SM-A546B) ${WEBKIT} SamsungBrowser/27.0 Chrome/125.0.0.0 Mobile Safari/537.36`,
      'Samsung Internet, Android',
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0', 'Firefox, Linux'],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1',
      'Safari, iPhone',
    ],
    [`Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${WEBKIT} Chrome/131.0.0.0 Safari/537.36`, 'Chrome, ChromeOS'],
    ['curl/8.5.0', 'tool'],
    [undefined, 'tool'],
    ['', 'tool'],
  ])('%j: %s', (userAgent, name) => {
    expect(browserOf(userAgent)).toBe(name);
  });
});
