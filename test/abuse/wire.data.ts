const BODY = JSON.stringify({ query: '{ areas { id } }' });
const HEAD = `POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n`;
const LENGTH = `Content-Length: ${BODY.length}\r\n`;

/** Bytes on a connection that are no proper HTTP, by name. */
export const WIRE: Readonly<Record<string, string | Buffer>> = {
  'not HTTP': 'hello\r\n\r\n',
  'the beginning of TLS': Buffer.from('16030100a5010000a10303', 'hex'),
  'HTTP/0.9': 'GET /graphql\r\n\r\n',
  'HTTP/9.9': 'GET /graphql HTTP/9.9\r\n\r\n',
  'HTTP/2 without having agreed on it': 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
  'HTTP/1.0 without a host': `POST /graphql HTTP/1.0\r\nContent-Type: application/json\r\n${LENGTH}\r\n${BODY}`,
  'a host that is none': `POST /graphql HTTP/1.1\r\nHost: a b[\r\nContent-Type: application/json\r\n${LENGTH}\r\n${BODY}`,
  'no host': `POST /graphql HTTP/1.1\r\n${LENGTH}\r\n${BODY}`,
  'a length and chunks': `${HEAD}${LENGTH}Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
  'two lengths': `${HEAD}${LENGTH}Content-Length: 5\r\n\r\n${BODY}`,
  'a length below nothing': `${HEAD}Content-Length: -1\r\n\r\n${BODY}`,
  'a length that is no number': `${HEAD}Content-Length: many\r\n\r\n${BODY}`,
  'a length beyond all bounds': `${HEAD}Content-Length: 99999999999999999999999999\r\n\r\n${BODY}`,
  'a length of a gigabyte': `${HEAD}Content-Length: 1000000000\r\n\r\n{`,
  'an unknown way of transfer': `${HEAD}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n`,
  'chunks twice': `${HEAD}Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n`,
  'a chunk without a size': `${HEAD}Transfer-Encoding: chunked\r\n\r\nzz\r\n${BODY}\r\n0\r\n\r\n`,
  'a chunk below nothing': `${HEAD}Transfer-Encoding: chunked\r\n\r\n-1\r\n${BODY}\r\n0\r\n\r\n`,
  'chunks beyond the limit': `${HEAD}Transfer-Encoding: chunked\r\n\r\n${`8000\r\n${'x'.repeat(0x8000)}\r\n`.repeat(10)}0\r\n\r\n`,
  'a chunk with an endless extension': `${HEAD}Transfer-Encoding: chunked\r\n\r\n1;${'x'.repeat(40_000)}\r\n{\r\n0\r\n\r\n`,
  'a header of 40 kB': `${HEAD}X: ${'x'.repeat(40_000)}\r\n\r\n`,
  '3,000 headers': `${HEAD}${'a: b\r\n'.repeat(3000)}\r\n`,
  'a cookie of 40 kB': `${HEAD}Cookie: __Host-yhdessa=${'x'.repeat(40_000)}\r\n${LENGTH}\r\n${BODY}`,
  'NUL in a header': `${HEAD}X: a\0b\r\n${LENGTH}\r\n${BODY}`,
  'a header without a name': `${HEAD}: x\r\n${LENGTH}\r\n${BODY}`,
  'a space before the colon': `${HEAD}Content-Length : ${BODY.length}\r\n\r\n${BODY}`,
  'a header on two lines': `${HEAD}X: a\r\n b\r\n: c\r\n${LENGTH}\r\n${BODY}`,
  'an address with a line break': 'GET /graphql\r\nX: y HTTP/1.1\r\nHost: localhost\r\n\r\n',
  'an address of 40 kB': `GET /${'x'.repeat(40_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`,
  'an unknown method': 'BREW /graphql HTTP/1.1\r\nHost: localhost\r\n\r\n',
  TRACE: 'TRACE /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n',
  'fifty requests in a row, none of them whole': `${HEAD}Content-Length: 1\r\n\r\n{`.repeat(50),
  'a websocket':
    'GET /graphql HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
};
