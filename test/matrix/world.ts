import { randomUUID } from 'node:crypto';
import { principalOf } from '../../src/demo/personas.js';
import { KAINUU, POHDE } from '../../src/demo/pohde.data.js';
import { idOf } from '../../src/demo/random.js';
import { Work } from '../../src/platform/access/work.js';
import { Sealing } from '../../src/platform/sealing/sealing.js';
import { type Answer, requestId, startTestApp, type TestApp } from '../support/app.js';
import { buildCase } from './build-case.js';
import { CONSENTS, type Consent, GROUPS_OF_CASES, type CaseGroup } from './names.js';

// Tests look into answers freely.
// oxlint-disable-next-line typescript/no-explicit-any
export type Given = any;

/** A professional and the unit they act for. */
export interface Seat {
  readonly professionalId: string;
  readonly unitId: string;
}

/** Who stands where in a case of the world. */
export interface Cast {
  readonly areaId: string;
  readonly counsellor: string;
  readonly teamLead: string | null;
  /** Members of the network by the seat they have; in the case of one's colleagues these are of the same units. */
  readonly members: Readonly<Record<string, Seat>>;
  readonly responsible: Seat | null;
  readonly standIn: Seat | null;
  /** Whom the case is offered to. */
  readonly receiver: Seat;
}

/** A case with everything in it, and where it is found. */
export interface WorldCase {
  readonly key: CaseKey;
  readonly group: CaseGroup;
  readonly consent: Consent;
  readonly cast: Cast;
  readonly caseId: string;
  readonly familyId: string;
  readonly contactId: string;
  /** The family: principals too. */
  readonly mother: string;
  readonly father: string;
  readonly teen: string;
  readonly child: string;
  readonly aunt: string;
  /** Ids that specs name. */
  readonly ids: Readonly<Record<string, string>>;
  /** All rows of the case by table. */
  readonly rows: Readonly<Record<string, readonly Given[]>>;
}

export type CaseKey = `${CaseGroup}-${Consent}`;

export interface World {
  readonly app: TestApp;
  readonly cases: Readonly<Record<CaseKey, WorldCase>>;
  /** A session of a principal, opened once. */
  as(principal: string | null): (query: string, variables?: Record<string, unknown>) => Promise<Answer>;
  stop(): Promise<void>;
}

/** What each text of the world says of itself: whose case it is of, and of which group. */
export const canary = (key: string, group: string): string => `kanari-${key}-${group}`;

/** All the canaries in an answer: `own-given identity-mother`. */
export function canariesIn(text: string): Set<string> {
  const found = new Set<string>();
  for (const [, key, group] of text.matchAll(/kanari-([a-z]+-[a-z]+)-([a-z]+(?:-[a-z]+)*)/g))
    found.add(`${key} ${group}`);
  return found;
}

/** Builds a case through GraphQL where it can. */
export class Builder {
  private readonly sessions = new Map<string, ReturnType<TestApp['asPrincipal']>>();

  constructor(readonly app: TestApp) {}

  as(principal: string | null): (query: string, variables?: Record<string, unknown>) => Promise<Answer> {
    if (principal === null) return this.app.as(null);
    const known = this.sessions.get(principal) ?? this.app.asPrincipal(principal);
    this.sessions.set(principal, known);
    return known;
  }

  async tries(who: string, name: string, input: object, fields = 'id version', type?: string): Promise<Answer> {
    const document = `mutation ($input: ${type ?? inputOf(name)}!) { ${name}(input: $input) { ${fields} } }`;
    return this.as(who)(document, { input: { requestId: requestId(), ...input } });
  }

  async says(who: string, name: string, input: object, fields = 'id version', type?: string): Promise<Given> {
    const { data, errors } = await this.tries(who, name, input, fields, type);
    if (errors) throw new Error(`${name}: ${JSON.stringify(errors)} ${JSON.stringify(input)}`);
    return data[name];
  }

  /** Adds a row past the application, for what only the course of days would bring. */
  async put(table: string, row: Record<string, unknown>): Promise<void> {
    const columns = Object.keys(row);
    await this.app.sql(
      `insert into ${table} (${columns.join(', ')}) values (${columns.map((_, at) => `$${at + 1}`).join(', ')})`,
      columns.map((column) => row[column]),
    );
  }

  /** Seals texts of a case or contact as its keeper would. */
  seals(who: string, scope: 'case' | 'contact' | 'system', id: string, texts: Readonly<Record<string, string>>) {
    const { running } = this.app;
    const sealing = running.app.get(Sealing);
    return running.app.get(Work).run({ principalId: who }, 'matrix', async () => {
      const key = scope === 'system' ? sealing.systemKey('invitation') : await sealing.keyOf(scope, id);
      return Object.fromEntries(Object.entries(texts).map(([place, text]) => [place, key.seal(place, text).bytes]));
    });
  }

  get now(): string {
    return this.app.clock.now().toString();
  }

  later(seconds = 1): void {
    this.app.clock.moveBy(Temporal.Duration.from({ seconds }));
  }
}

export const inputOf = (name: string): string => `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
export const person = (key: string): string => idOf(`person/${key}`);

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

export { principalOf, randomUUID };
