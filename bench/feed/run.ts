/**
 * What a calendar feed costs: `304` and `200` of the application beside a bare Fastify and a bare Nest in the same run, and
 * a calendar written by ical-generator each time. See ../README.md. Run by `npm run bench`.
 */
import type { ChildProcess } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { cpus, loadavg } from 'node:os';
import ical, { ICalCalendarMethod } from 'ical-generator';
import pg from 'pg';
import type { PublishedEvent } from '../../src/itip/write.ts';
import { built, quantile, withDatabase } from '../support.ts';
import { ask, type Asked, CONNECTIONS, load, type Round } from './load.ts';
import { type Role, serve, type Server, start } from './servers.ts';

const SECONDS = Number(process.env['BENCH_SECONDS'] || 2.5);
const ROUNDS = Number(process.env['BENCH_ROUNDS'] || 5);
/** Whose feed has how many events: personas of the demo, who have no meeting of their own there. */
const OWNERS = { 1: 'nurse', 40: 'teacher', 1000: 'ngo-worker' } as const;
type Size = keyof typeof OWNERS;
const SIZES = [1, 40, 1000] as const;

/** Ratios of requests per second: what is measured, beside what, at least how much of it. */
const BARS: readonly (readonly [name: string, of: string, base: string, atLeast: number])[] = [
  ['304 beside Nest after one read', 'app 304, 1 event', 'nest 304 after one read', 0.8],
  ['304 beside Fastify after one read', 'app 304, 1 event', 'bare 304 after one read', 0.8],
  ['304 beside hello', 'app 304, 1 event', 'bare hello', 0.25],
  ['304 of 1,000 events beside 304 of one', 'app 304, 1000 events', 'app 304, 1 event', 0.9],
  ['200 beside hello', 'app 200, 40 events', 'bare hello', 0.8],
  ['200 beside 200 after one read', 'app 200, 40 events', 'bare 200 after one read, 40 events', 0.8],
];

/** A feed of the application, and what it says. */
interface Feed {
  readonly path: string;
  readonly etag: string;
  readonly text: string;
}

async function measure(env: NodeJS.ProcessEnv, ownerUrl: string): Promise<void> {
  const children: ChildProcess[] = [];
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    const app = await start('app', env, children);
    const feeds = new Map<Size, Feed>();
    for (const size of SIZES) feeds.set(size, await feedOf(app, owner, size));
    const token = await giveBare(owner, feeds.get(40)!);
    const servers = { app, bare: await start('bare', env, children), nest: await start('nest', env, children) };
    report(await rounds(variants(servers, feeds, token)));
    await Promise.all(Object.values(servers).map(({ stop }) => stop()));
  } finally {
    await owner.end();
    for (const child of children) child.kill('SIGKILL');
  }
}

const CREATE = 'mutation ($input: CreateCalendarFeedInput!) { createCalendarFeed(input: $input) { address } }';

/** Meetings that the persona convened, a feed of theirs, and what it says once it was rendered. */
async function feedOf(app: Server, owner: pg.Client, size: Size): Promise<Feed> {
  const url = `http://127.0.0.1:${app.port}`;
  const post = (path: string, body: unknown, cookie = '') =>
    fetch(url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify(body),
    });
  const signIn = await post('/auth/demo', { persona: OWNERS[size] });
  const cookie = String(signIn.headers.get('set-cookie')).split(';')[0] ?? '';
  await convene(owner, OWNERS[size], size);
  const input = { requestId: randomUUID(), name: 'bench' };
  const made = (await (await post('/graphql', { query: CREATE, variables: { input } }, cookie)).json()) as {
    data: { createCalendarFeed: { address: string } };
  };
  const path = new URL(made.data.createCalendarFeed.address).pathname;
  const { head, text } = await ask({ server: app, path });
  const events = text.split('BEGIN:VEVENT').length - 1;
  if (events !== size) throw new Error(`the feed has ${events} events instead of ${size}`);
  return { path, text, etag: /^etag: (\S+)/im.exec(head)![1]! };
}

/** As the owner: a grant on some case, and meetings in it. */
async function convene(owner: pg.Client, persona: string, count: number): Promise<void> {
  const { principalOf } = (await built('demo/personas.js')) as typeof import('../../src/demo/personas.ts');
  const principal = principalOf(persona as Parameters<typeof principalOf>[0]);
  await owner.query(
    `insert into access.access_grant (area_id, scope_type, scope_id, principal_id, acting_for_unit, category, verb, extent, basis, source_id, valid_from)
     select c.area_id, 'case', c.id, $1, c.counsellor_unit, 'logistics', 'write', 'all', 'stand-in', c.id, '2020-01-01'
     from network_case c order by c.id limit 1`,
    [principal],
  );
  await owner.query(
    `insert into meeting (area_id, id, case_id, state, duration_minutes, mode, zone, local_start, starts_at, ends_at, revision, convened_by, family_agreed_in_advance)
     select c.area_id, gen_random_uuid(), c.id, 'scheduled', 60, 'in-person', 'Europe/Helsinki',
       to_char(t.at at time zone 'Europe/Helsinki', 'YYYY-MM-DD"T"HH24:MI'), t.at, t.at + interval '1 hour', 0, $1, true
     from (select * from network_case order by id limit 1) c,
       lateral (select date_trunc('day', now()) + n * interval '1 day' + interval '10 hours' as at from generate_series(60, 59 + $2::int) n) t`,
    [principal, count],
  );
}

/** The same feed for the bare server, found as the application finds it. Answers its secret. */
async function giveBare(owner: pg.Client, { etag, text }: Feed): Promise<string> {
  const token = 'AAAAAAAAAAAAAAAAAAAAAA';
  await owner.query('create table bench_feed (token_hash bytea primary key, etag text not null, text text not null)');
  await owner.query('grant select on bench_feed to yhdessa_app');
  await owner.query(`insert into bench_feed select sha256(n::text::bytea), '"x"', 'x' from generate_series(1, 1000) n`);
  const hash = createHash('sha256').update(token).digest();
  await owner.query('insert into bench_feed values ($1, $2, $3)', [hash, etag, text]);
  return token;
}

function variants(
  { app, bare, nest }: Readonly<Record<Role, Server>>,
  feeds: ReadonlyMap<Size, Feed>,
  token: string,
): Map<string, Asked> {
  const all = new Map<string, Asked>([
    ['bare hello', { server: bare, path: '/hello', status: 200 }],
    ['bare 304 after one read', { server: bare, path: `/tag/${token}`, status: 304 }],
    ['nest 304 after one read', { server: nest, path: `/tag/${token}`, status: 304 }],
    ['bare 200 after one read, 40 events', { server: bare, path: `/text/${token}`, status: 200 }],
  ]);
  for (const [size, { path, etag }] of feeds) {
    const events = `${size} event${size === 1 ? '' : 's'}`;
    all.set(`app 304, ${events}`, { server: app, path, headers: `If-None-Match: ${etag}\r\n`, status: 304 });
    all.set(`app 200, ${events}`, { server: app, path, status: 200 });
  }
  return all;
}

/** In turns, so that all meet the same machine; after a warm-up. */
async function rounds(all: ReadonlyMap<string, Asked>): Promise<Map<string, Round[]>> {
  const results = new Map([...all.keys()].map((name): [string, Round[]] => [name, []]));
  for (let round = 0; round <= ROUNDS; round += 1)
    for (const [name, asked] of all) {
      const one = await load(asked, round === 0 ? SECONDS / 2 : SECONDS);
      if (round > 0) results.get(name)!.push(one);
    }
  return results;
}

// ---------------------------------------------------------------------------------------------- the writers

const { writePublish } = (await built('itip/write.js')) as typeof import('../../src/itip/write.ts');
const { HELSINKI_VTIMEZONE } = (await built('itip/helsinki.js')) as typeof import('../../src/itip/helsinki.ts');
const START = Temporal.ZonedDateTime.from('2027-01-04T10:00[Europe/Helsinki]');

const eventsOf = (count: number): PublishedEvent[] =>
  Array.from({ length: count }, (_, index) => ({
    uid: randomUUID(),
    sequence: 0,
    stamp: START.toInstant(),
    start: START.add({ days: index }),
    end: START.add({ days: index, hours: 1 }),
    summary: 'Verkostotapaaminen',
    location: 'Paikka näkyy kirjautumisen jälkeen',
    description: 'Paikan päällä\nPaikka ja muut tiedot näkyvät, kun kirjaudut palveluun.',
    organizer: { name: 'Yhdessä', address: 'palveluohjaus@yhdessa.example' },
    status: 'TENTATIVE',
  }));

const byOurselves = (events: readonly PublishedEvent[]) =>
  writePublish({ name: 'Yhdessä: tapaamiset', refreshMinutes: 60, events });

function byGenerator(events: readonly PublishedEvent[]): string {
  const zone = { name: 'Europe/Helsinki', generator: () => HELSINKI_VTIMEZONE };
  const calendar = ical({ name: 'Yhdessä: tapaamiset', method: ICalCalendarMethod.PUBLISH, timezone: zone });
  for (const { uid, organizer, stamp, start, end, summary, location, description, sequence } of events) {
    const said = { id: uid, stamp, start, end, timezone: 'Europe/Helsinki', summary, location, description, sequence };
    calendar.createEvent({ ...said, organizer: { name: organizer.name, email: organizer.address } });
  }
  return calendar.toString();
}

/** Calendars a second, the best of the rounds. */
function perSecond(write: (events: readonly PublishedEvent[]) => string, count: number): number {
  const events = eventsOf(count);
  let best = 0;
  for (let round = 0; round <= ROUNDS; round += 1) {
    const began = performance.now();
    let times = 0;
    while (performance.now() - began < 300) times += write(events).length > 0 ? 1 : 0;
    best = Math.max(best, (times * 1000) / (performance.now() - began));
  }
  return best;
}

// ---------------------------------------------------------------------------------------------- the report

function report(results: ReadonlyMap<string, readonly Round[]>): void {
  const load1 = loadavg()[0]!.toFixed(1);
  console.log(`${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}, load ${load1}`);
  console.log(`${CONNECTIONS} connections, ${ROUNDS} rounds of ${SECONDS} s\n`);
  console.log('| variant | req/s | × hello | CPU µs | p50 ms | p99 ms |\n|---|--:|--:|--:|--:|--:|');
  const rates = new Map(
    [...results].map(([name, all]) => [
      name,
      quantile(
        all.map((one) => one.perSecond),
        0.5,
      ),
    ]),
  );
  for (const [name, all] of results) {
    const latencies = all.flatMap((one) => one.latencies);
    const cells = [
      name,
      rates.get(name)!.toFixed(0),
      (rates.get(name)! / rates.get('bare hello')!).toFixed(2),
      Math.min(...all.map((one) => one.cpuMicros)).toFixed(0),
      quantile(latencies, 0.5).toFixed(2),
      quantile(latencies, 0.99).toFixed(2),
    ];
    console.log(`| ${cells.join(' | ')} |`);
  }
  console.log('\n| calendar written anew | ours/s | ical-generator/s | ours × | stored 200 × |\n|---|--:|--:|--:|--:|');
  for (const size of [40, 1000]) {
    const [ours, theirs] = [perSecond(byOurselves, size), perSecond(byGenerator, size)];
    const stored = rates.get(`app 200, ${size} events`)!;
    const cells = [ours.toFixed(0), theirs.toFixed(1), (ours / theirs).toFixed(1), (stored / theirs).toFixed(0)];
    console.log(`| ${size} events | ${cells.join(' | ')} |`);
  }
  console.log('\n| bar | at least | is |\n|---|--:|--:|');
  for (const [name, of, base, atLeast] of BARS)
    console.log(`| ${name} | ${atLeast} | ${(rates.get(of)! / rates.get(base)!).toFixed(2)} |`);
}

const role = process.argv[2] as Role | undefined;
if (role) await serve(role);
else await withDatabase({ DATABASE_POOL: '8' }, ({ env, ownerUrl }) => measure(env, ownerUrl));
