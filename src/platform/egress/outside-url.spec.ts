import { outsideUrl } from './outside-url.js';

const read = (text: string, ...allowed: { host: string; port?: number }[]) => outsideUrl(text, allowed)?.url.href;

describe('an address from outside', () => {
  it.each([
    ['https://calendar.example/a.ics', 'https://calendar.example/a.ics'],
    ['  https://calendar.example/a.ics\n', 'https://calendar.example/a.ics'],
    ['HTTPS://Calendar.Example:443/A.ics?Key=1', 'https://calendar.example/A.ics?Key=1'],
    ['webcal://calendar.example/a.ics', 'https://calendar.example/a.ics'],
    ['WebCals://calendar.example/a.ics', 'https://calendar.example/a.ics'],
    ['https://calendar.example', 'https://calendar.example/'],
    ['https://calendar.example/a.ics#part', 'https://calendar.example/a.ics'],
    ['https://calendar.example#@127.0.0.1/', 'https://calendar.example/'],
    ['https://calendar.example/a@b/c:d?e=@', 'https://calendar.example/a@b/c:d?e=@'],
    ['https://kalenteri.äänekoski.fi/a', 'https://kalenteri.xn--nekoski-4waa.fi/a'],
    [
      'https://outlook.office365.com/owa/calendar/0a1b@kunta.fi/2c3d/calendar.ics',
      'https://outlook.office365.com/owa/calendar/0a1b@kunta.fi/2c3d/calendar.ics',
    ],
  ])('%j is %s', (text, href) => {
    expect(read(text)).toBe(href);
  });

  it.each([
    '',
    'calendar.example/a.ics',
    'http://calendar.example/a.ics',
    'ftp://calendar.example/a.ics',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/calendar,x',
    'gopher://calendar.example:70/_x',
    'https:calendar.example',
    'https:/calendar.example',
    'https:///calendar.example',
    'https://',
    'https://calendar.example:8443/',
    'https://calendar.example:80/',
    'https://calendar.example:99999/',
    'https://user@calendar.example/',
    'https://user:word@calendar.example/',
    'https://@calendar.example/',
    'https://:@calendar.example/',
    'http://foo@x:80@127.0.0.1/',
    'https://foo@x:80@127.0.0.1/',
    'https://calendar.example\\@127.0.0.1/',
    'https://calendar.example%40127.0.0.1/',
    'https://calendar%2eexample/',
    'https://calendar.example /a',
    'https://calendar.example/a b',
    'https://calendar.example/\r\nHost: other',
    'https://calendar.example./a.ics',
    'https://calendar..example/a.ics',
    'https://localhost/',
    'https://calendar/',
    'https://127.0.0.1/',
    'https://8.8.8.8/',
    'https://127.1/',
    'https://2130706433/',
    'https://0x7f.0.0.1/',
    'https://0x7f000001/',
    'https://0177.0.0.1/',
    'https://①②⑦.⓪.⓪.①/',
    'https://１２７.０.０.１/',
    'https://127。0。0。1/',
    'webcal://2130706433/',
    'webcal://0x7f.1/',
    'webcal://①②⑦.⓪.⓪.①/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[2606:4700::1111]/',
    'https://calendar.example.1/',
    `https://${'a'.repeat(64)}.example/`,
    `https://calendar.example/${'a'.repeat(2000)}`,
  ])('%j is none', (text) => {
    expect(read(text)).toBeUndefined();
  });
});

describe('a server on the list', () => {
  it.each<[string, { host: string; port?: number }, boolean]>([
    ['http://kalenteri:8080/a', { host: 'kalenteri' }, true],
    ['https://10.0.0.7:8443/a', { host: '10.0.0.7', port: 8443 }, true],
    ['https://10.0.0.7/a', { host: '10.0.0.7', port: 443 }, true],
    ['http://10.0.0.7/a', { host: '10.0.0.7', port: 80 }, true],
    ['http://[::1]:81/a', { host: '[::1]', port: 81 }, true],
    ['http://KALENTERI/a', { host: 'kalenteri' }, true],
    ['http://kalenteri:8081/a', { host: 'kalenteri', port: 8080 }, false],
    ['http://kalenteri./a', { host: 'kalenteri' }, false],
    ['http://a.kalenteri/a', { host: 'kalenteri' }, false],
    ['http://x@kalenteri/a', { host: 'kalenteri' }, false],
  ])('%s with %j: %s', (text, allowed, expected) => {
    expect(outsideUrl(text, [allowed])?.isAllowed ?? false).toBe(expected);
  });

  it('does not open the way to others', () => {
    expect(outsideUrl('https://calendar.example/', [{ host: 'kalenteri' }])?.isAllowed).toBe(false);
    expect(outsideUrl('http://calendar.example/', [{ host: 'kalenteri' }])).toBeNull();
  });
});
