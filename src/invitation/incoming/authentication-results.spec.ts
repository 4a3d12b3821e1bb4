import { isForged } from './authentication-results.js';

const OURS = 'mx.yhdessa.example';

it.each([
  ['mx.yhdessa.example; dmarc=fail', OURS, true],
  ['MX.YHDESSA.EXAMPLE 1; DMARC=Fail (p=reject) header.from=kunta.example', OURS, true],
  ['mx.yhdessa.example; dmarc=fail', undefined, false],
  ['mx.yhdessa.example; dmarc=fail', 'yhdessa.example', false],
  ['mx.yhdessa.example.paha.example; dmarc=fail', OURS, false],
  ['mx.yhdessa.example; dmarc=pass; spf=fail; dkim=fail', OURS, false],
  ['mx.yhdessa.example; dmarc=bestguesspass; spf=fail; dkim=fail', OURS, false],
  ['mx.yhdessa.example; spf=fail; dkim=fail', OURS, true],
  ['mx.yhdessa.example; dmarc=none; spf=fail; dkim/1=fail', OURS, true],
  ['mx.yhdessa.example; spf=fail; dkim=fail; dkim=pass header.d=kunta.example', OURS, false],
  ['mx.yhdessa.example; spf=fail; dkim=none', OURS, false],
  ['mx.yhdessa.example; spf=softfail; dkim=fail', OURS, false],
  ['mx.yhdessa.example; spf=pass reason="x; dmarc=fail"', OURS, false],
  ['mx.yhdessa.example; spf=pass (x (y) ; dmarc=fail)', OURS, false],
  ['mx.yhdessa.example; none', OURS, false],
  ['', OURS, false],
])('%j, of our server %j, is a forgery: %s', (header, server, expected) =>
  expect(isForged(header, server)).toBe(expected),
);
