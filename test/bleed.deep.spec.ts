import { setTimeout as pause } from 'node:timers/promises';
import { unitId } from '../src/demo/directory.js';
import { KAINUU, POHDE } from '../src/demo/pohde.data.js';
import { type Random, randomOf } from '../src/demo/random.js';
import { newId, stopwatch } from '../src/platform/clock/clock.js';
import { type Answer, startTestApp, type TestApp } from './support/app.js';
import { CHILD, done, MOTHER, mutate, recordContact } from './support/casework.js';
import { SEEDED_AT, withClient } from './support/database.js';
import { killAtRandom } from './support/kills.js';

const POOL = 5;
const CASES = 20;
const ANSWERS = 10_000;
const KILLS_AT_LEAST = 30;
/** Longer than any answer may take: the pool's own patience is 5 s, a statement's 15 s. */
const HANGS_AFTER_MS = 25_000;

const AREAS = [
  { id: POHDE.id, unit: unitId('palveluohjaus'), municipality: '564' },
  { id: KAINUU.id, unit: unitId('palveluohjaus-kainuu'), municipality: '205' },
] as const;

const CASE_PAGE = `query ($caseId: UUID!) { casePage(caseId: $caseId) { id areaId familyId
  people { id givenName familyName contactWays { value } } needs { description strengths familyWish } members { id } } }`;
const DAY = 'query ($areaId: UUID!) { counsellorDay(areaId: $areaId) { id name } }';
const FAMILY = '{ myFamilyPages { caseId responsiblePerson { who { id familyName } } } }';

/** A case of its own counsellor and its own mother, and the words by which it is known wherever it shows. */
interface CanaryCase {
  readonly caseId: string;
  readonly areaId: string;
  /** Ids and words that are of this case alone. */
  readonly canaries: readonly string[];
}

/** Somebody who may see one case, and what they ask. */
interface Reader {
  readonly of: CanaryCase;
  readonly ask: (query: string, variables?: Record<string, unknown>) => Promise<Answer>;
  readonly isFamily: boolean;
}

const figures = { kills: 0, killsInTransaction: 0, answers: 0, lost: 0, refusals: 0, foreign: 0, empty: 0 };

let app: TestApp;
let cases: CanaryCase[];
let readers: Reader[];
beforeAll(async () => {
  app = await startTestApp({ DATABASE_POOL: String(POOL) });
  cases = [];
  readers = [];
  for (let i = 0; i < CASES; i += 1) await admit(i);
});
afterAll(() => app?.stop(), 60_000);

/** A counsellor, a contact, a case and a family with words of their own. */
async function admit(i: number): Promise<void> {
  const area = AREAS[i % 2]!;
  const counsellor = newId();
  await app.sql(
    "insert into professional (id, given_name, family_name, title, email, language) values ($1, 'A', $2, 'T', $3, 'fi')",
    [counsellor, `Neuvoja${i}`, `neuvoja${i}@example.test`],
  );
  await withClient(app.database.ownerUrl, async (owner) => {
    await owner.query("select set_config('app.now', $1, false)", [SEEDED_AT.toString()]);
    await owner.query(
      `insert into access.membership (id, principal_id, area_id, unit_id, role, valid_from)
       values ($1, $2, $3, $4, 'counsellor', '2026-01-01')`,
      [newId(), counsellor, area.id, area.unit],
    );
  });
  const word = `kanaria${String(i).padStart(2, '0')}x`;
  const who = { principal: counsellor };
  const contact = await recordContact(app, who, { areaId: area.id, municipality: area.municipality });
  const opened = await done(
    mutate(app, who)(
      'openCase',
      'OpenCaseInput',
      {
        contactId: contact.id,
        expectedVersion: contact.version,
        legalFrame: 'GUIDANCE',
        needCodes: ['PARENTING'],
        description: `Kuormitus ${word}.`,
        strengths: `Vahvuus ${word}.`,
        familyWish: `Toive ${word}.`,
        people: [
          { ...MOTHER, givenName: word },
          { ...CHILD, givenName: word },
        ],
      },
      'id familyId',
    ),
  );
  const people = await app.sql<{ id: string; role: string }>('select id, role from person where family_id = $1', [
    opened.familyId,
  ]);
  const [motherId, childId] = ['guardian', 'child'].map((role) => people.find((each) => each.role === role)!.id);
  const guardianship = { guardianId: motherId, childId, powers: 'FULL', rightToInformation: true };
  await done(mutate(app, who)('recordGuardianship', 'RecordGuardianshipInput', guardianship, 'id'));
  const of = {
    caseId: opened.id,
    areaId: area.id,
    canaries: [word, opened.id, opened.familyId, ...people.map(({ id }) => id)],
  };
  cases.push(of);
  readers.push({ of, ask: app.asPrincipal(counsellor), isFamily: false });
  readers.push({ of, ask: app.asPrincipal(motherId!), isFamily: true });
}

/** Within the deadline; a promise that stays open is what an exhausted pool looks like. */
async function inTime(answer: Promise<Answer>): Promise<Answer> {
  const late = new AbortController();
  const given = await Promise.race([answer, pause(HANGS_AFTER_MS, undefined, { signal: late.signal })]);
  late.abort();
  if (!given) throw new Error(`no answer within ${HANGS_AFTER_MS} ms`);
  return given;
}

/** One question: an answer holds something of one's own case and nothing of any other; or it is told that it is lost. */
async function one({ of, ask, isFamily }: Reader, random: Random): Promise<void> {
  const dice = random.next();
  const isForeign = dice < 0.1 && !isFamily;
  const other = cases[Math.floor(random.next() * cases.length)]!;
  if (isForeign && other === of) return;
  const [query, variables] = isFamily
    ? [FAMILY, {}]
    : dice < 0.3 && !isForeign
      ? [DAY, { areaId: of.areaId }]
      : [CASE_PAGE, { caseId: isForeign ? other.caseId : of.caseId }];
  const { status, data, code } = await inTime(ask(query, variables));
  if (code === 'UNAVAILABLE') {
    expect([status, data]).toEqual([503, undefined]);
    figures.lost += 1;
    return;
  }
  figures.answers += 1;
  const text = JSON.stringify(data);
  if (isForeign) {
    expect([code, data]).toEqual(['NOT_FOUND', null]);
    figures.refusals += 1;
    return;
  }
  expect(code).toBeUndefined();
  if (!of.canaries.some((canary) => text.includes(canary))) figures.empty += 1;
  for (const each of cases)
    if (each !== of && each.canaries.some((canary) => text.includes(canary))) figures.foreign += 1;
}

async function read(reader: Reader, random: Random, signal: AbortSignal): Promise<void> {
  while (!signal.aborted && figures.answers < ANSWERS) await one(reader, random);
}

describe('forty readers of twenty cases, a pool of five, and connections that die', () => {
  test('ten thousand answers hold nothing of anybody else’s case, and none of them hangs', async () => {
    const elapsed = stopwatch();
    const running = new AbortController();
    const killer = withClient(app.database.ownerUrl, (client) => killAtRandom(client, figures, running.signal));
    const all = readers.map((reader, i) => read(reader, randomOf(`bleed/${i}`), running.signal));
    try {
      await Promise.all(all);
    } finally {
      running.abort();
      await Promise.allSettled([killer, ...all]);
    }
    process.stdout.write(
      `bleed: ${JSON.stringify({ ...figures, seconds: Math.round(elapsed() / 1000), pool: POOL })}\n`,
    );
    expect(figures.foreign).toBe(0);
    expect(figures.empty).toBe(0);
    expect(figures.answers).toBeGreaterThanOrEqual(ANSWERS);
    expect(figures.refusals).toBeGreaterThan(100);
    expect(figures.kills).toBeGreaterThanOrEqual(KILLS_AT_LEAST);
    expect(figures.killsInTransaction).toBeGreaterThanOrEqual(3 * POOL);
    // A kill costs the answer in hand, perhaps that of the next to use the connection; afterwards every reader is served.
    expect(figures.lost).toBeLessThanOrEqual(2 * figures.kills);
    for (const reader of readers) await one(reader, { ...randomOf('after'), next: () => 0.9 });
  });
});
