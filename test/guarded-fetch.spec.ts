import { once } from 'node:events';
import { createServer as createHttp, type RequestListener } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { type AddressInfo, createServer as createTcp, type Server } from 'node:net';
import { gzipSync } from 'node:zlib';
import { CERTIFICATE, CERTIFICATE_KEY } from './support/certificate.js';
import { GuardedFetch } from '../src/platform/egress/guarded-fetch.js';

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    if ('closeAllConnections' in server) (server.closeAllConnections as () => void)();
    server.close();
  }
});

async function listening(server: Server, host = '127.0.0.1'): Promise<number> {
  servers.push(server);
  await once(server.listen(0, host), 'listening');
  return (server.address() as AddressInfo).port;
}

/** A server on the list: plain http on loopback. */
async function onTheList(listener: RequestListener, rules: ConstructorParameters<typeof GuardedFetch>[1] = {}) {
  const port = await listening(createHttp(listener));
  const outside = new GuardedFetch([{ host: '127.0.0.1', port }], rules);
  return (known?: Parameters<GuardedFetch['get']>[1]) => outside.get(`http://127.0.0.1:${port}/a.ics`, known);
}
const answering = (status: number, headers: Record<string, string>, body: string | Buffer = '') =>
  onTheList((_, response) => void response.writeHead(status, headers).end(body), { maxBytes: 1000 });
const textOf = (fetched: Awaited<ReturnType<GuardedFetch['get']>>) =>
  fetched.outcome === 'read' ? Buffer.from(fetched.body).toString() : fetched;

describe('what is fetched', () => {
  it('is the body and what the server says of its version', async () => {
    const get = await answering(200, { etag: '"1"', 'last-modified': 'Mon' }, 'BEGIN');
    const fetched = await get();
    expect(textOf(fetched)).toBe('BEGIN');
    expect(fetched).toMatchObject({ validators: { etag: '"1"', lastModified: 'Mon' } });
  });

  it('is asked for with the version known, and may be unchanged', async () => {
    const get = await onTheList(({ headers }, response) => {
      const isKnown = headers['if-none-match'] === '"1"' && headers['if-modified-since'] === 'Mon';
      response.writeHead(isKnown ? 304 : 200).end();
    });
    expect(await get({ etag: '"1"', lastModified: 'Mon' })).toEqual({ outcome: 'unchanged' });
    expect(textOf(await get())).toBe('');
    expect(textOf(await get({ etag: '"2"' }))).toBe('');
  });

  it('is no version that was never known', async () => {
    const get = await answering(304, {});
    expect(await get()).toEqual({ outcome: 'refused', reason: 'http-304' });
  });

  it('is unpacked', async () => {
    const get = await answering(200, { 'content-encoding': 'GZip' }, gzipSync('x'.repeat(1000)));
    expect(textOf(await get())).toBe('x'.repeat(1000));
  });
});

describe('nothing is fetched', () => {
  it.each<[string, number, Record<string, string>, string | Buffer, object]>([
    ['from where it was moved', 302, { location: 'http://127.0.0.1/' }, '', { outcome: 'refused', reason: 'http-302' }],
    ['that is gone', 404, {}, '', { outcome: 'refused', reason: 'http-404' }],
    ['that wants a password', 401, {}, '', { outcome: 'refused', reason: 'http-401' }],
    ['while the server is ill', 503, {}, '', { outcome: 'unreachable', reason: 'http-503' }],
    [
      'before the server lets us',
      429,
      { 'retry-after': '120' },
      '',
      { outcome: 'unreachable', reason: 'http-429', retryAfterSeconds: 120 },
    ],
    [
      'when the server names a date',
      503,
      { 'retry-after': 'Wed, 21 Oct 2026 07:28:00 GMT' },
      '',
      { outcome: 'unreachable', reason: 'http-503' },
    ],
    ['that is too large', 200, {}, 'x'.repeat(1001), { outcome: 'rejected', reason: 'too-large' }],
    [
      'that would be too large',
      200,
      { 'content-length': '1001' },
      'x'.repeat(1001),
      { outcome: 'rejected', reason: 'too-large' },
    ],
    [
      'that is a packed bomb',
      200,
      { 'content-encoding': 'gzip' },
      gzipSync(Buffer.alloc(50_000_000)).subarray(0, 900),
      { outcome: 'rejected', reason: 'too-large' },
    ],
    [
      'that is not packed as it says',
      200,
      { 'content-encoding': 'gzip' },
      'plain',
      { outcome: 'rejected', reason: 'bad-encoding' },
    ],
    [
      'that is packed otherwise',
      200,
      { 'content-encoding': 'br' },
      'x',
      { outcome: 'rejected', reason: 'unknown-encoding' },
    ],
  ])('%s', async (_, status, headers, body, expected) => {
    const get = await answering(status, headers, body);
    expect(await get()).toEqual(expected);
  });

  it.each([
    ['plain', {}],
    ['packed', { 'content-encoding': 'gzip' }],
  ])('that breaks off: %s', async (_, headers) => {
    const whole = 'content-encoding' in headers ? gzipSync('x'.repeat(500)) : Buffer.from('x'.repeat(500));
    const get = await onTheList((_request, response) => {
      response.writeHead(200, { ...headers, 'content-length': whole.length });
      response.write(whole.subarray(0, 20), () => response.destroy());
    });
    expect(await get()).toMatchObject({ outcome: 'unreachable' });
  });

  it.each<[string, RequestListener]>([
    ['that never begins', () => undefined],
    ['that never ends', (_, response) => void response.writeHead(200).write('BEGIN')],
    [
      'that drips',
      (_, response) => {
        response.writeHead(200);
        const drip = setInterval(() => response.write('x'), 20);
        response.on('close', () => clearInterval(drip));
      },
    ],
  ])('%s', async (_, listener) => {
    const get = await onTheList(listener, { totalMs: 150 });
    expect(await get()).toEqual({ outcome: 'unreachable', reason: 'timeout' });
  });

  it.each(['HTTP/1.1 101 Switching Protocols\r\n', 'HTTP/1.1 101 Switching Protocols\r\nContent-Length: 4\r\n'])(
    'from a server that would rather speak otherwise: %j',
    async (status) => {
      const answer = `${status}Upgrade: other\r\nConnection: Upgrade\r\n\r\nword`;
      const server = createTcp(
        (socket) => void socket.on('error', () => undefined).once('data', () => socket.write(answer)),
      );
      const port = await listening(server);
      const outside = new GuardedFetch([{ host: '127.0.0.1', port }], { totalMs: 2_000 });
      const fetched = await outside.get(`http://127.0.0.1:${port}/a.ics`);
      expect(fetched).toEqual({ outcome: 'refused', reason: 'http-101' });
    },
  );

  it('when the name takes for ever', async () => {
    const outside = new GuardedFetch([], { resolve: () => new Promise(() => undefined), totalMs: 50 });
    expect(await outside.get('https://calendar.example/')).toEqual({ outcome: 'unreachable', reason: 'timeout' });
  });

  it('where nobody listens, and where there is nobody', async () => {
    const port = await listening(createTcp());
    servers.splice(0)[0]!.close();
    const outside = new GuardedFetch([{ host: '127.0.0.1' }], {
      resolve: async () => [{ address: '127.0.0.1', family: 4 }],
    });
    expect(await outside.get(`http://127.0.0.1:${port}/`)).toEqual({ outcome: 'unreachable', reason: 'econnrefused' });
    const nowhere = new GuardedFetch([], { resolve: async () => [] });
    expect(await nowhere.get('https://calendar.example/')).toEqual({ outcome: 'unreachable', reason: 'no-address' });
  });
});

describe('a server that is not on the list', () => {
  const secure = async () =>
    listening(
      createHttps({ cert: CERTIFICATE, key: CERTIFICATE_KEY }, ({ headers }, response) => {
        response.end(headers.host);
      }),
    );
  const loopback = { address: '127.0.0.1', family: 4 };

  it('is asked by https, by its name, at the address that was looked at', async () => {
    const port = await secure();
    let asked = 0;
    const resolve = async () => {
      asked += 1;
      // Whoever asks again is led elsewhere.
      return asked === 1 ? [loopback] : [{ address: '127.0.0.9', family: 4 }];
    };
    const outside = new GuardedFetch([], { resolve, port, ca: CERTIFICATE, isAddressAllowed: () => true });
    expect(textOf(await outside.get('https://calendar.example/'))).toContain('calendar.example');
    expect(asked).toBe(1);
  });

  it('must prove its name', async () => {
    const rules = { resolve: async () => [loopback], port: await secure(), isAddressAllowed: () => true };
    const another = new GuardedFetch([], { ...rules, ca: CERTIFICATE });
    expect(await another.get('https://other.example/')).toMatchObject({ reason: 'err-tls-cert-altname-invalid' });
    const unknown = new GuardedFetch([], rules);
    expect(await unknown.get('https://calendar.example/')).toMatchObject({ reason: 'depth-zero-self-signed-cert' });
  });

  it.each([
    [[loopback]],
    [[{ address: '::1', family: 6 }]],
    [[{ address: '::ffff:127.0.0.1', family: 6 }]],
    [[{ address: '64:ff9b::7f00:1', family: 6 }]],
    [[{ address: '169.254.169.254', family: 4 }]],
    [[{ address: '1.1.1.1', family: 4 }, loopback]],
  ])('gets not one packet at %j', async (addresses) => {
    let connections = 0;
    const port = await listening(createTcp(() => void (connections += 1)));
    const outside = new GuardedFetch([], { resolve: async () => addresses, port });
    const refused = { outcome: 'refused', reason: 'address-not-allowed' };
    expect(await outside.get('https://calendar.example/')).toEqual(refused);
    expect(await outside.get(`http://127.0.0.1:${port}/`)).toEqual(refused);
    expect(connections).toBe(0);
  });

  it('is really looked up', async () => {
    const outside = new GuardedFetch([{ host: 'localhost', port: 1 }]);
    expect(await outside.get('http://localhost:1/')).toMatchObject({ outcome: 'unreachable' });
  });
});
