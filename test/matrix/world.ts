import { KAINUU, POHDE } from '../../src/demo/pohde.data.js';
import { type Answer, startTestApp, type TestApp } from '../support/app.js';
import { buildCase } from './build-case.js';
import { Builder, type CaseKey, type Cast, type Given, person, type Seat, type WorldCase } from './builder.js';
import { CONSENTS, type Consent, GROUPS_OF_CASES, type CaseGroup } from './names.js';

/** The application with all its cases. */
export interface World {
  readonly app: TestApp;
  readonly cases: Readonly<Record<CaseKey, WorldCase>>;
  /** A session of a principal, never older than some minutes. */
  as(principal: string | null): (query: string, variables?: Record<string, unknown>) => Promise<Answer>;
  stop(): Promise<void>;
}

/** A colleague of the unit of a persona, so many in the order of their ids. */
async function colleagueOf(app: TestApp, persona: string, nth: number): Promise<Seat> {
  const rows = await app.sql<{ id: string; unit: string }>(
    `select m.principal_id as id, m.unit_id as unit from access.membership m join professional p on p.id = m.principal_id
     where m.unit_id = (select unit_id from access.membership where principal_id = $1 limit 1) and m.principal_id <> $1
       and m.valid_until is null and p.kind = 'person' order by 1`,
    [person(persona)],
  );
  return { professionalId: rows[nth]!.id, unitId: rows[nth]!.unit };
}

/** Somebody of a unit of this sector. */
async function somebodyOf(app: TestApp, sector: string, nth = 0): Promise<Seat> {
  const rows = await app.sql<{ id: string; unit: string }>(
    `select m.principal_id as id, m.unit_id as unit from access.membership m join professional p on p.id = m.principal_id
     join unit u on u.id = m.unit_id where u.sector = $1 and u.area_id = $2 and m.valid_until is null and p.kind = 'person'
       and m.role = 'professional' and m.principal_id <> all ($3) order by 1`,
    [sector, POHDE.id, MEMBERS.map(person)],
  );
  return { professionalId: rows[nth]!.id, unitId: rows[nth]!.unit };
}

const MEMBERS = ['nurse', 'teacher', 'social-worker', 'ngo-worker', 'interpreter'];

async function seatOf(app: TestApp, key: string): Promise<Seat> {
  const [row] = await app.sql<{ unit: string }>(
    'select unit_id as unit from access.membership where principal_id = $1 order by valid_from limit 1',
    [person(key)],
  );
  return { professionalId: person(key), unitId: row!.unit };
}

/** Who is in the cases of each group. */
async function castOf(app: TestApp, group: CaseGroup): Promise<Cast> {
  const network = async (seat: (persona: string) => Promise<Seat>) =>
    Object.fromEntries(await Promise.all(MEMBERS.map(async (persona) => [persona, await seat(persona)] as const)));
  const responsible = await somebodyOf(app, 'mental-health', 0);
  const standIn = await somebodyOf(app, 'pupil-welfare', 0);
  const receiver = await somebodyOf(app, 'mental-health', 1);
  const pohde = { areaId: POHDE.id, teamLead: person('team-lead'), responsible, standIn, receiver };
  const others = {
    responsible: await somebodyOf(app, 'mental-health', 2),
    standIn: await somebodyOf(app, 'pupil-welfare', 2),
  };
  if (group === 'own' || group === 'left') {
    const members = await network((persona) => seatOf(app, persona));
    const former = await seatOf(app, 'former-member');
    return {
      ...pohde,
      counsellor: person('counsellor'),
      members: { ...members, responsible, 'former-member': former },
    };
  }
  if (group === 'other') {
    const members = await network((persona) => colleagueOf(app, persona, 0));
    return {
      ...pohde,
      ...others,
      counsellor: person('duty-colleague'),
      members: { ...members, responsible: others.responsible },
    };
  }
  if (group === 'never') {
    const members = {
      nurse: await somebodyOf(app, 'rehabilitation'),
      'ngo-worker': await somebodyOf(app, 'youth-work'),
    };
    return {
      ...pohde,
      ...others,
      counsellor: person('third-counsellor'),
      members: { ...members, responsible: others.responsible },
    };
  }
  const colleague = await seatOf(app, 'kainuu-colleague');
  const kainuu = { areaId: KAINUU.id, teamLead: null, responsible: null, standIn: null };
  return { ...kainuu, counsellor: person('counsellor-other-area'), members: { nurse: colleague }, receiver: colleague };
}

/** The counsellors take from the queue while the world is made. */
async function onDuty(app: TestApp): Promise<void> {
  await app.sql('delete from duty_shift');
  await app.sql(
    `insert into duty_shift (area_id, id, principal_id, unit_id, starts_at, ends_at, version)
     select area_id, gen_random_uuid(), principal_id, unit_id, $1::timestamptz, $1::timestamptz + interval '4 hours', 1
     from access.membership where role = 'counsellor' and valid_until is null`,
    [app.clock.now().toString()],
  );
}

/** Everything that is in the world, built once. Stop it in `afterAll`. */
export async function startWorld(
  env: NodeJS.ProcessEnv = {},
  groups: readonly CaseGroup[] = GROUPS_OF_CASES,
  states: readonly Consent[] = CONSENTS,
): Promise<World> {
  const app = await startTestApp(env);
  try {
    const builder = new Builder(app);
    await onDuty(app);
    const keys = groups.flatMap((group) => states.map((consent) => ({ group, consent })));
    const built: Omit<WorldCase, 'rows'>[] = [];
    for (const [at, { group, consent }] of keys.entries())
      built.push(await buildCase(builder, { group, consent, at, cast: await castOf(app, group) }));
    // Nobody is on duty any more: what is in the queue belongs to who recorded it.
    await app.sql('update duty_shift set ends_at = $1', [builder.now]);
    builder.later();
    const cases = await withRows(app, built);
    return { app, cases, as: (principal) => builder.as(principal), stop: () => app.stop() };
  } catch (error) {
    await app.stop();
    throw error;
  }
}

/** Reads all rows of the cases, a statement for each table. */
async function withRows(app: TestApp, built: readonly Omit<WorldCase, 'rows'>[]): Promise<World['cases']> {
  const tables = await app.sql<{ name: string; by: string }>(
    `select c.table_name as name, c.column_name as by from information_schema.columns c
     join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
     where c.table_schema = 'public' and c.column_name in ('case_id', 'family_id') and t.table_type = 'BASE TABLE'`,
  );
  const rows = new Map<string, Record<string, Given[]>>(built.map(({ key }) => [key, {}]));
  for (const { name, by } of tables) {
    const of = by === 'case_id' ? 'caseId' : 'familyId';
    const found = await app.sql<Given>(`select * from ${name} where ${by} = any ($1)`, [built.map((each) => each[of])]);
    for (const each of built) {
      const own = found.filter((row) => row[by] === each[of]);
      rows.get(each.key)![name] = own.toSorted((a, b) => String(a.id).localeCompare(String(b.id)));
    }
  }
  const cases: readonly WorldCase[] = built.map((each) => ({ ...each, rows: rows.get(each.key)! }));
  return Object.fromEntries(cases.map((each) => [each.key, each])) as Record<CaseKey, WorldCase>;
}
