import { HOME, returnPath } from './return-path.domain.js';

describe('the way back after signing in', () => {
  it.each([
    ['/', '/'],
    ['/lupaukset?kieli=sv', '/lupaukset?kieli=sv'],
    ['/asia/1#suunnitelma', '/asia/1#suunnitelma'],
    ['/a/../b', '/b'],
    ['/haku?q=https://kunta.example', '/haku?q=https://kunta.example'],
    ['/ääkköset', '/%C3%A4%C3%A4kk%C3%B6set'],
    ['/%2f/evil.example', '/%2f/evil.example'],
    ['/@evil.example', '/@evil.example'],
  ])('%s is ours', (asked, expected) => expect(returnPath(asked)).toBe(expected));

  it.each([
    undefined,
    '',
    'tili',
    'https://evil.example/',
    'HTTPS:evil.example',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '\t//evil.example',
    ' //evil.example',
    '/a\r\nset-cookie: x=1',
    '/\u0000',
    '/\u0085/evil.example',
    '/..//evil.example',
    '/.//evil.example',
    '/a/..//evil.example',
    '/%2e%2e//evil.example',
    'javascript:alert(1)',
    'data:text/html,x',
    `/${'a'.repeat(1000)}`,
  ])('%j leads home', (asked) => expect(returnPath(asked)).toBe(HOME));
});
