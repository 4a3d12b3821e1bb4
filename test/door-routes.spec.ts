import type { Response } from 'light-my-request';
import PostalMime from 'postal-mime';
import { principalOf } from '../src/demo/personas.js';
import { DEVICE_COOKIE, SESSION_COOKIE } from '../src/platform/session/cookie.js';
import { VISIT_COOKIE } from '../src/platform/session/email-code/visits.js';
import { SessionKeys } from '../src/platform/session/session-keys.js';
import { Sessions } from '../src/platform/session/sessions.js';
import { startTestApp, type TestApp } from './support/app.js';
import { done, mutate, openCase, recordContact } from './support/casework.js';
import {
  addMeeting,
  admit,
  announce,
  linkIn,
  mailbox,
  opened,
  type Seat,
  seats,
  startMail,
} from './support/invited.js';
import { convene, counsel, forgetHours, linkOf } from './support/polls.js';

/** A route as it stands in the running application. */
interface Route {
  readonly pattern: string;
  readonly methods: readonly string[];
}

/** Routes that take a POST without the proof of a form of ours, each with what guards it instead. */
const WITHOUT_PROOF: Readonly<Record<string, string>> = {
  '/graphql': 'JSON of our own origin, with a session',
  '/auth/sign-out': 'of our own origin; ends the session of the cookie that comes along and nothing else',
  '/auth/demo': 'demo only: for tools, of our own origin',
  '/demo/clock': 'demo only: for tools, of our own origin',
  '/demo/mail/:mailbox/:id/answer': 'demo only: what a calendar program would send',
  '/oidc/kirjaudu/:uid': 'demo only: pages of an issuer, which is somebody else',
  '/tunnistus/kirjaudu/:uid': 'demo only: pages of an issuer, which is somebody else',
  '/*': 'demo only: what else its issuers answer',
  '/kirjaudu/:issuer/uloskirjaus': 'a logout token that the issuer has signed',
};

/** Of all others the proof is missed with 403. Not by 400: that is what an empty form gets, proven or not. */
const REFUSED_OTHERWISE: Readonly<Record<string, number>> = { '/kirjaudu/:issuer': 400 };

/** Whoever has nothing open there is shown the way in, or that they are out already. */
const OF_NOBODY: Readonly<Record<string, number>> = { '/lupaukset/poistu': 200 };

/** What may change although nothing was consumed, by route, each with why. */
const MAY_CHANGE: Readonly<Record<string, { readonly tables: readonly string[]; readonly because: string }>> = {
  '/kirjaudu/:issuer/paluu': { tables: ['access.gate'], because: 'answers that nobody asked for are counted' },
  '/s/avain/sisaan': {
    tables: ['access.gate', 'access.passkey_challenge'],
    because: 'the page asks this browser anew, which is counted',
  },
};

/** What stands for a parameter of an address; a link's own token is put in by `addresses`. */
const SAMPLES: Readonly<Record<string, string>> = {
  issuer: 'demo',
  uid: 'unknown',
  mailbox: 'nobody@example.fi',
  number: '+358401112233',
  id: '1',
  areaId: '01930000-0000-7000-8000-000000000001',
  caseId: '01930000-0000-7000-8000-000000000002',
};

let app: TestApp;
let stopMail: () => Promise<void>;
/** Of routes whose parameter is a secret: one that opens something. */
const addresses: Record<string, string> = { '/*': '/oidc/.well-known/openid-configuration' };
/** Who asks: cookies. */
const clients: Record<string, string> = { nobody: '' };
beforeAll(async () => {
  app = await startTestApp();
  stopMail = await startMail(app);
  const [invited, asked] = (await seats(app, 2)) as [Seat, Seat];
  await forgetHours(app, [invited, asked]);
  await invite(invited);
  await askFeedback();
  const poll = await convene(app, await openCase(app), [asked]);
  await done(counsel(app).open(poll));
  await app.runDue();
  addresses['/v/:token(^[\\w-]{24}$)'] = await linkOf(app, asked);
  const { address } = await done(
    mutate(app, 'nurse')('createCalendarFeed', 'CreateCalendarFeedInput', { name: 'puhelin' }, 'address'),
  );
  addresses['/calendar/:token.ics'] = new URL(address as string).pathname;
  // A feed renders what nobody asked for yet.
  await get(addresses['/calendar/:token.ics']!, '');
  clients['a professional'] = await cookiesOf(principalOf('nurse'));
  clients['a guardian'] = await cookiesOf(principalOf('guardian'));
});
afterAll(async () => {
  await stopMail?.();
  await app?.stop();
});

async function invite(seat: Seat): Promise<void> {
  const opening = await openCase(app);
  await admit(app, opening, seat);
  const { id: meetingId } = await addMeeting(app, opening, [seat]);
  await announce(app, { type: 'meeting.scheduled', caseId: opening.caseId, meetingId });
  await app.runDue();
  addresses['/v/:token'] = linkIn((await Promise.all(mailbox(app, seat.email).map(opened))).at(-1)!);
}

/** Of somebody who rang, and left an address. */
async function askFeedback(): Promise<void> {
  const email = 'kiitos@example.fi';
  const { id: contactId, version } = await recordContact(app, 'counsellor', { identity: { givenName: 'Aino', email } });
  const ending = { contactId, expectedVersion: version, outcome: 'ADVISED' };
  await done(mutate(app, 'counsellor')('concludeContact', 'ConcludeContactInput', ending, 'id'));
  await app.runDue();
  const { text } = await PostalMime.parse(mailbox(app, email)[0]!.raw);
  addresses['/palaute/:token'] = /\/palaute\/[\w-]{22}/.exec(text!)![0];
}

/** All that a browser can have of ours but the proof: a session, a visit, a remembered device. */
async function cookiesOf(principalId: string): Promise<string> {
  const client = { ip: '127.0.0.1', userAgent: 'lightMyRequest' };
  const sessions = app.running.app.get(Sessions);
  const [session, device] = [
    await sessions.open(principalId, { kind: 'session', method: 'demo', client }),
    await sessions.open(principalId, { kind: 'device', method: 'family-code', client }),
  ];
  const now = app.clock.now().toString();
  await app.sql(`insert into access.visit values ($1, $2, $3, $3, $3::timestamptz + interval '1 hour', '30 minutes')`, [
    app.running.app.get(SessionKeys).hash(session),
    principalId,
    now,
  ]);
  return `${SESSION_COOKIE}=${session}; ${DEVICE_COOKIE}=${device}; ${VISIT_COOKIE}=${session}`;
}

const get = (url: string, cookie: string, method: 'GET' | 'HEAD' | 'OPTIONS' = 'GET'): Promise<Response> =>
  app.inject({ method, url, ...(cookie && { headers: { cookie } }) });

/** All routes, from the tree that Fastify prints. */
function routes(): Route[] {
  const tree = app.running.app.getHttpAdapter().getInstance() as unknown as {
    printRoutes(options: { commonPrefix: boolean }): string;
  };
  const above: string[] = [];
  return tree
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .flatMap((line) => {
      const [, indent, path, methods] = /^((?:│ {3}| {4})*)[├└]── (\S*)(?: \(([A-Z, ]+)\))?$/.exec(line) ?? [];
      if (indent === undefined || path === undefined) return [];
      const depth = indent.length / 4;
      above.splice(depth, above.length, path);
      return methods ? [{ pattern: above.join(''), methods: methods.split(', ') }] : [];
    });
}

/** An address of the route. Throws for a parameter of which nobody said what to put in. */
const addressOf = ({ pattern }: Route): string => {
  const known = Object.entries(addresses).find(([prefix]) => pattern === prefix || pattern.startsWith(`${prefix}/`));
  if (known) return `${known[1]}${pattern.slice(known[0].length)}`;
  return pattern.replaceAll(/:(\w+)(?:\([^)]*\))?/g, (_, name: string) => {
    if (!SAMPLES[name]) throw new Error(`${pattern}: say in SAMPLES or addresses what stands for :${name}`);
    return encodeURIComponent(SAMPLES[name]);
  });
};

/** Every row of every table but the access log, by table: any change shows. */
async function contents(): Promise<Record<string, string>> {
  const tables = await app.sql<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname in ('public', 'access', 'platform') order by 1`,
  );
  const rows = await app.sql<{ name: string; state: string }>(
    tables
      .map(
        ({ name }) =>
          `select '${name}' as name, count(*) || ' ' || coalesce(md5(string_agg(ctid::text || xmin::text, ',' order by ctid)), '') as state from ${name}`,
      )
      .join(' union all '),
  );
  return Object.fromEntries(rows.map(({ name, state }) => [name, state]));
}

/** What changed at the route and may not. */
const changesOf = (before: Record<string, string>, after: Record<string, string>, { pattern }: Route): string[] =>
  Object.keys(after).filter((table) => after[table] !== before[table] && !MAY_CHANGE[pattern]?.tables.includes(table));

describe('looking changes nothing, whoever looks, and a mail scanner is nobody', () => {
  it('at any address', async () => {
    const all = routes();
    expect(all.map(({ pattern }) => pattern)).toEqual(
      expect.arrayContaining(['/v/:token', '/v/:token(^[\\w-]{24}$)', '/lupaukset', '/calendar/:token.ics', '/tili']),
    );
    const changed: string[] = [];
    let before = await contents();
    for (const route of all.filter(({ methods }) => methods.includes('GET'))) {
      for (const [who, cookie] of Object.entries(clients)) {
        for (const method of ['GET', 'HEAD', 'OPTIONS'] as const) {
          const { statusCode } = await get(addressOf(route), cookie, method);
          if (statusCode >= 500) changed.push(`${method} ${route.pattern} as ${who}: ${statusCode}`);
        }
      }
      const after = await contents();
      for (const table of changesOf(before, after, route)) changed.push(`${route.pattern}: ${table}`);
      before = after;
    }
    expect(changed).toEqual([]);
  });

  it('and what a link opened before it still opens', async () => {
    for (const address of Object.values(addresses)) expect((await get(address, '')).statusCode).toBe(200);
  });
});

describe('a scripted POST', () => {
  const scripted = (url: string, cookie: string, more: Record<string, string> = {}) =>
    app.inject({
      method: 'POST',
      url,
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        origin: 'null',
        'sec-fetch-site': 'same-origin',
        ...(cookie && { cookie }),
      },
      payload: new URLSearchParams({ proof: 'A'.repeat(22), ...more }).toString(),
    });
  const proven = () =>
    routes().filter(({ pattern, methods }) => methods.includes('POST') && !Object.hasOwn(WITHOUT_PROOF, pattern));

  it('without the cookie that looking at the page sets is refused everywhere, and changes nothing', async () => {
    const faults: string[] = [];
    for (const route of proven()) {
      const before = await contents();
      const refusals: Response[] = [];
      for (const cookie of Object.values(clients)) refusals.push(await scripted(addressOf(route), cookie));
      const refused = refusals.filter(({ statusCode }) => statusCode === (REFUSED_OTHERWISE[route.pattern] ?? 403));
      if (refused.length === 0) faults.push(`${route.pattern}: never refused`);
      for (const { statusCode } of refusals.filter((each) => !refused.includes(each)))
        if (statusCode !== (OF_NOBODY[route.pattern] ?? 303)) faults.push(`${route.pattern}: ${statusCode}`);
      for (const each of refused) if (!letsGoOn(each)) faults.push(`${route.pattern}: a human cannot go on`);
      for (const table of changesOf(before, await contents(), route)) faults.push(`${route.pattern}: ${table}`);
    }
    expect(faults).toEqual([]);
  });

  /** A form with a proof that the browser was just given, or the way back to the page that has it. */
  const letsGoOn = ({ body, headers }: Response) => {
    const proof = /<input type="hidden" name="proof" value="([\w-]{22})"/.exec(body)?.[1];
    const given = [headers['set-cookie'] ?? []].flat().join(';');
    return proof ? given.includes(`__Host-yhdessa-reply=${proof}`) : /<main>.*<a class="call" href="\//s.test(body);
  };

  it('may do without it only where the list says why', () => {
    const patterns = routes().map(({ pattern }) => pattern);
    expect(
      [WITHOUT_PROOF, MAY_CHANGE, REFUSED_OTHERWISE, OF_NOBODY]
        .flatMap(Object.keys)
        .filter((pattern) => !patterns.includes(pattern)),
    ).toEqual([]);
  });
});
