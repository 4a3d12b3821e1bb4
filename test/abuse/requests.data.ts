import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { type Abuse, bodies, nested } from './abuse.js';

const QUERY = '{ areas { id } }';
const JSON_BODY = JSON.stringify({ query: QUERY });
const IN_ADDRESS = `query=${encodeURIComponent(QUERY)}`;
const CHANGE = encodeURIComponent('mutation { __typename }');

/** The same harmless document with headers, a method or an address that no client of ours has. */
const requests = (kind: string, of: Readonly<Record<string, Partial<Abuse>>>): Abuse[] =>
  Object.entries(of).map(([name, request]) => ({
    kind,
    name,
    ...(request.method === undefined && { payload: () => JSON_BODY }),
    ...request,
  }));

const ofType = (type: string, body = JSON_BODY): Partial<Abuse> => ({
  headers: { 'content-type': type },
  payload: () => body,
});

const MULTIPART = [
  '--x',
  'content-disposition: form-data; name="operations"',
  '',
  JSON.stringify({ query: QUERY, variables: { file: null } }),
  '--x',
  'content-disposition: form-data; name="map"',
  '',
  '{"0":["variables.file"]}',
  '--x--',
  '',
].join('\r\n');

const bomb = () => Buffer.from(JSON.stringify({ query: QUERY, padding: 'x'.repeat(20_000_000) }));
const packed = (encoding: string, pack: (bytes: Buffer) => Buffer): Partial<Abuse> => ({
  headers: { 'content-type': 'application/json', 'content-encoding': encoding },
  payload: () => pack(bomb()),
});

/** Refused by what stands before GraphQL. */
export const REQUESTS: readonly Abuse[] = [
  ...bodies('bodies', {
    'a batch of two': () => JSON.stringify([{ query: QUERY }, { query: QUERY }]),
    'a batch of 500': () => JSON.stringify(Array.from({ length: 500 }, () => ({ query: QUERY }))),
    'an empty batch': () => '[]',
    'a batch in a batch': () => `[[${JSON_BODY}]]`,
    'an empty object': () => '{}',
    nothing: () => '',
    null: () => 'null',
    'a number': () => '5',
    'a text': () => JSON.stringify(QUERY),
    true: () => 'true',
    'what is no JSON': () => '{"query": ',
    'JSON and more': () => `${JSON_BODY}${JSON_BODY}`,
    'single quotes': () => "{'query': '{ areas { id } }'}",
    'a document that is a number': () => '{"query":5}',
    'a document that is a list': () => JSON.stringify({ query: [QUERY] }),
    'a document that is parsed already': () => '{"query":{"kind":"Document","definitions":[]}}',
    'no document, but variables': () => '{"variables":{"a":1}}',
    'variables that are a text': () => JSON.stringify({ query: QUERY, variables: '{}' }),
    'variables that are a list': () => JSON.stringify({ query: QUERY, variables: [1] }),
    'variables that are a number': () => JSON.stringify({ query: QUERY, variables: 7 }),
    'extensions that are a text': () => JSON.stringify({ query: QUERY, extensions: '{}' }),
    'extensions that are a list': () => JSON.stringify({ query: QUERY, extensions: [] }),
    'an operation that is a number': () => JSON.stringify({ query: QUERY, operationName: 5 }),
    'an operation that is a list': () => JSON.stringify({ query: QUERY, operationName: ['A'] }),
    'an unknown operation': () => JSON.stringify({ query: QUERY, operationName: 'B' }),
    'an operation of 100 kB': () => JSON.stringify({ query: QUERY, operationName: 'B'.repeat(100_000) }),
    'the operation __proto__': () => JSON.stringify({ query: QUERY, operationName: '__proto__' }),
    'the operation constructor': () => JSON.stringify({ query: QUERY, operationName: 'constructor' }),
    'one of two, without saying which': () => JSON.stringify({ query: `query A ${QUERY} query B ${QUERY}` }),
    'a persisted query that nobody knows': () =>
      JSON.stringify({ extensions: { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } } }),
    'a persisted query to keep': () =>
      JSON.stringify({ query: QUERY, extensions: { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } } }),
    'the id of a document': () => JSON.stringify({ documentId: 'a'.repeat(64) }),
    'a prototype': () => '{"query":"{ areas { id } }","__proto__":{"x":1}}',
    'a prototype in variables': () => '{"query":"{ areas { id } }","variables":{"a":{"__proto__":{"x":1}}}}',
    'the prototype of a constructor': () =>
      '{"query":"{ areas { id } }","variables":{"constructor":{"prototype":{"x":1}}}}',
    '100,000 lists deep': () => nested(100_000, '[', ']'),
    '20,000 objects deep': () => nested(20_000, '{"a":', '}', '1'),
    'a byte order mark before nothing': () => '\ufeff',
    'UTF-16': () => Buffer.from(JSON_BODY, 'utf16le'),
    'bytes that are no text': () => Buffer.from([0x7b, 0xff, 0xfe, 0xc3, 0x28, 0x7d]),
    NUL: () => `${JSON_BODY}\0`,
    '300 kB': () => JSON.stringify({ query: QUERY, padding: 'x'.repeat(300_000) }),
    '5 MB': () => JSON.stringify({ query: QUERY, padding: 'x'.repeat(5_000_000) }),
  }),
  ...requests('types', {
    'text/plain': ofType('text/plain'),
    'no type at all': ofType(''),
    'a form': ofType('application/x-www-form-urlencoded', IN_ADDRESS),
    'multipart, as for uploads': ofType('multipart/form-data; boundary=x', MULTIPART),
    'multipart, as for uploads, with a header of its own': {
      headers: { 'content-type': 'multipart/form-data; boundary=x', 'apollo-require-preflight': '1' },
      payload: () => MULTIPART,
    },
    'application/graphql': ofType('application/graphql', QUERY),
    'application/xml': ofType('application/xml', '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'),
    'application/octet-stream': ofType('application/octet-stream'),
    'what only begins like JSON': ofType('application/jsonx'),
    'an unpacked bomb (gzip)': packed('gzip', gzipSync),
    'an unpacked bomb (deflate)': packed('deflate', deflateSync),
    'an unpacked bomb (br)': packed('br', brotliCompressSync),
    'an answer in XML': { headers: { 'content-type': 'application/json', accept: 'application/xml' } },
    'an answer in anything but JSON': {
      headers: { 'content-type': 'application/json', accept: 'text/html, application/json;q=0' },
    },
  }),
  ...requests('methods', {
    GET: { method: 'GET', url: `/graphql?${IN_ADDRESS}` },
    'GET of nothing': { method: 'GET', url: '/graphql' },
    'GET, as from a browser': { method: 'GET', url: '/graphql', headers: { accept: 'text/html' } },
    'a change by GET': { method: 'GET', url: `/graphql?query=${CHANGE}` },
    'a change by GET, with a header of its own': {
      method: 'GET',
      url: `/graphql?query=${CHANGE}`,
      headers: { 'apollo-require-preflight': '1' },
    },
    'two documents by GET': {
      method: 'GET',
      url: `/graphql?${IN_ADDRESS}&${IN_ADDRESS}`,
      headers: { 'apollo-require-preflight': '1' },
    },
    HEAD: { method: 'HEAD', url: `/graphql?${IN_ADDRESS}` },
    PUT: { method: 'PUT', payload: () => JSON_BODY },
    PATCH: { method: 'PATCH', payload: () => JSON_BODY },
    DELETE: { method: 'DELETE' },
    OPTIONS: { method: 'OPTIONS', headers: { origin: 'https://evil.example' } },
  }),
  ...requests('other sites', {
    'an origin of another site': { headers: { 'content-type': 'application/json', origin: 'https://evil.example' } },
    'an origin that looks like ours': {
      headers: { 'content-type': 'application/json', origin: 'https://yhdessa.example.evil.example' },
    },
    'no origin, but from another site': {
      headers: { 'content-type': 'application/json', 'sec-fetch-site': 'cross-site' },
    },
    'a page without an origin': { headers: { 'content-type': 'application/json', origin: 'null' } },
    'an origin that is none': { headers: { 'content-type': 'application/json', origin: 'x' } },
    'a form of another site': {
      headers: { 'content-type': 'text/plain', origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
    },
  }),
  ...requests('addresses', {
    'in capitals': { url: '/GRAPHQL' },
    'twice slashed': { url: '//graphql' },
    'with more behind it': { url: '/graphql/admin' },
    'with NUL': { url: '/graphql%00' },
    'that cannot be decoded': { url: '/graphql/%c0%ae%c0%ae' },
    'that climbs': { url: '/graphql/..%2f..%2fetc/passwd' },
    'of 10 kB': { url: `/${'x'.repeat(10_000)}` },
    'of a playground': { method: 'GET', url: '/graphiql' },
    'of a console': { method: 'GET', url: '/playground' },
  }),
];
