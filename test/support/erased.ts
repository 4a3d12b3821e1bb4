import { randomUUID } from 'node:crypto';
import { principalOf } from '../../src/demo/personas.js';
import { POHDE } from '../../src/demo/pohde.data.js';
import { Erasing } from '../../src/closing/retention/erasing.js';
import { readConfig } from '../../src/platform/config/config.js';
import { type DataKey, KeyRing } from '../../src/platform/sealing/data-key.js';
import { SealedText } from '../../src/platform/sealing/sealed-text.js';
import { Sealing } from '../../src/platform/sealing/sealing.js';
import { asOwner, keysOf } from '../../src/start.js';
import { startTestApp, type TestApp } from './app.js';
import { CHILD, done, MOTHER, type OpenedCase, recordContact } from './casework.js';
import { TEST_KEYS } from './database.js';
import { startMail } from './invited.js';
import { agree, clockTo, counsellor, familyOf } from './told.js';

/** The contacts of the demo are not in the way. */
const CONTACTS_STAY = `insert into retention_rule (area_id, kind, months, is_record, automatic, changed_by, changed_at)
  select a.id, k.kind, 1000, false, false, $1, $2 from area a cross join (values ('contact'), ('consultation')) k (kind)`;

/** An application with its mail, in which nothing of the demo falls due. */
export async function startErasable(): Promise<{ readonly app: TestApp; readonly stop: () => Promise<void> }> {
  const app = await startTestApp();
  const stopMail = await startMail(app);
  await app.sql(CONTACTS_STAY, [principalOf('counsellor'), app.clock.now().toString()]);
  const stop = async () => {
    await stopMail();
    await app.stop();
  };
  return { app, stop };
}

/** The word that must not be found anywhere once a family is erased. */
export const CANARY = 'kanaria';

/** What the operator's commands do, at the time of the test's clock. */
export const erasing = <T>(app: TestApp, task: (erasing: Erasing) => Promise<T>): Promise<T> =>
  asOwner(app.database.ownerUrl, (orm) => task(new Erasing(orm.em, app.clock.now(), 'retention')));

/** The keys outside of the database. */
export const ring = new KeyRing(keysOf(readConfig({ ...TEST_KEYS, DEMO: '1' })).dataKeys);

/** A case of which everything that people wrote holds the canary, with a meeting that was held and an answered invitation. */
export async function canaried(app: TestApp, start = '2026-12-01T13:00'): Promise<OpenedCase> {
  const contactWays = [
    { kind: 'PHONE', value: '+358401234987', safe: true, safeTime: null },
    { kind: 'EMAIL', value: `${CANARY}@koti.example`, safe: true, safeTime: null },
  ];
  const mother = { ...MOTHER, givenName: `Äiti-${CANARY}`, familyName: CANARY, contactWays };
  const opened = await familyOf(app, mother, { ...CHILD, givenName: `Lapsi-${CANARY}`, familyName: CANARY });
  const { caseId, motherId } = opened;
  const meeting = await agree(app, opened, start, { people: [motherId], place: `${CANARY}talo` });
  await app.runDue();
  const key = app.running.app.get(Sealing).systemKey('invitation');
  const [invitation] = await app.sql<{ id: string }>('select id from invitation where case_id = $1', [caseId]);
  await app.sql('update invitation set comment = $2 where id = $1', [
    invitation!.id,
    key.seal(`invitation.comment:${invitation!.id}`, `Tulee ${CANARY}`).bytes,
  ]);
  const link = app.running.app.get(Sealing).systemKey('conference-link');
  await app.sql("update meeting set state = 'held', held_at = ends_at, conference_link = $2 where id = $1", [
    meeting.id,
    link.seal(`meeting.conference_link:${meeting.id}`, `https://video.example/${CANARY}`).bytes,
  ]);
  return opened;
}

/** The case is closed, and nothing of it waits to be sent. */
export async function closed(app: TestApp, { caseId }: OpenedCase): Promise<void> {
  const ask = counsellor(app);
  const [row] = await app.sql<{ version: number }>('select version from network_case where id = $1', [caseId]);
  const begun = { caseId, expectedVersion: row!.version, reason: 'OTHER', words: `Perhe ${CANARY} muutti.` };
  await done(ask('beginClosing', 'BeginClosingInput', begun, 'id'));
  await done(ask('closeCase', 'CloseCaseInput', { caseId, expectedVersion: 1 }, 'id'));
}

/** Closed long ago, and everything that had to be sent was. */
export async function dueFamily(app: TestApp): Promise<OpenedCase> {
  const opened = await canaried(app);
  clockTo(app, '2026-12-07T09:00');
  await closed(app, opened);
  clockTo(app, '2029-01-15T09:00');
  for (let ran = 1; ran > 0;) ran = await app.runDue();
  return opened;
}

/** A concluded contact of which nothing came. */
export async function concludedContact(app: TestApp): Promise<string> {
  const identity = { givenName: `Soittaja-${CANARY}`, familyName: CANARY, phone: '+358401234988' };
  const contact = await recordContact(app, { principal: principalOf('counsellor') }, { identity, ask: 'ADVICE' });
  await app.sql("update contact set state = 'advised', concluded_at = $2 where id = $1", [
    contact.id,
    app.clock.now().toString(),
  ]);
  return contact.id;
}

/** A legal hold, past GraphQL. */
export const holdOn = (app: TestApp, scopeType: string, scopeId: string) =>
  app.sql(
    `insert into legal_hold (area_id, id, scope_type, scope_id, reason, placed_by, placed_at) values ($1, $2, $3, $4, 'court', $5, $6)`,
    [POHDE.id, randomUUID(), scopeType, scopeId, principalOf('admin'), app.clock.now().toString()],
  );

/** Names of a family, opened with the keys from outside of the database: null where there is no key. */
export async function namesWithKeys(app: TestApp, familyId: string): Promise<(string | null)[]> {
  const rows = await app.sql<{ person: string; key: string; wrapped: Buffer | null; by: string; name: Buffer }>(
    `select i.person_id as person, k.id as key, k.wrapped, k.wrapped_by as by, i.given_name as name from person_identity i
     join platform.data_key k on k.scope_type = 'family' and k.scope_id = i.family_id where i.family_id = $1 order by 1`,
    [familyId],
  );
  return rows.map(({ person, key, wrapped, by, name }) => {
    const opened = wrapped && ring.unwrap(key, by, wrapped);
    return opened && opened.open(`person_identity.given_name:${person}`, new SealedText(name));
  });
}

/** What tells one data key from another, of every key that can still be unwrapped. */
export async function livingKeys(app: TestApp): Promise<Map<string, string>> {
  const rows = await app.sql<{ id: string; wrapped: Buffer; by: string }>(
    'select id, wrapped, wrapped_by as by from platform.data_key where wrapped is not null',
  );
  return new Map(
    rows.map(({ id, wrapped, by }) => [id, ring.unwrap(id, by, wrapped).blind('same', 'key').toString('hex')]),
  );
}

/**
 * In which tables some text stands for who has the whole database and the keys from outside of it: in the clear, as bytes,
 * in base64 at whatever place, or sealed with a key that can still be unwrapped.
 */
export async function tablesWith(app: TestApp, needle: string): Promise<string[]> {
  const tables = await app.sql<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and not c.relispartition and n.nspname in ('public', 'access', 'platform', 'audit') order by 1`,
  );
  const needles = formsOf(needle);
  const keys = await keysByScope(app);
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await app.sql<Row>(`select * from ${name}`);
    const texts = rows.flatMap((row) => [...Object.values(row).map(textOf), ...unsealed(name, row, keys)]);
    if (texts.some((text) => needles.some((form) => text.includes(form)))) found.push(name);
  }
  return found;
}

/** A text that some key opens, and where it stands. */
export interface OpenedText {
  /** `table.column` */
  readonly place: string;
  /** In lower case. */
  readonly text: string;
}

/** Every text of the database that opens with a key of a family or contact, with the keys from outside of the database. */
export async function openedTexts(app: TestApp): Promise<OpenedText[]> {
  const columns = await app.sql<{ name: string; column: string }>(
    `select c.relname as name, a.attname as column from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.atttypid = 'bytea'::regtype and a.attnum > 0 and not a.attisdropped`,
  );
  const keys = new Map(Array.from(await keysByScope(app)).filter(([scope]) => scope !== 'system'));
  const found: OpenedText[] = [];
  for (const name of new Set(columns.map((each) => each.name)))
    for (const row of await app.sql<Row>(`select * from ${name}`))
      for (const [column, bytes] of Object.entries(row).filter(([, value]) => Buffer.isBuffer(value)))
        found.push(
          ...unsealed(name, { ...idsOf(row), kind: row['kind'], [column]: bytes }, keys).map((text) => ({
            place: `${name}.${column}`,
            text,
          })),
        );
  return found;
}

const idsOf = (row: Row): Row =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => typeof value === 'string' && UUID.test(value)));

type Row = Record<string, unknown>;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Every key that can be unwrapped, by the id of what it seals; those of the installation as `system`. */
async function keysByScope(app: TestApp): Promise<ReadonlyMap<string, readonly DataKey[]>> {
  const rows = await app.sql<{ id: string; scope: string; wrapped: Buffer; by: string }>(
    `select id, case scope_type when 'system' then 'system' else scope_id::text end as scope, wrapped, wrapped_by as by
     from platform.data_key where wrapped is not null`,
  );
  const keys = new Map<string, DataKey[]>();
  for (const { id, scope, wrapped, by } of rows)
    keys.set(scope, [...(keys.get(scope) ?? []), ring.unwrap(id, by, wrapped)]);
  return keys;
}

/** What of a row opens with the keys of the installation, and of what the row belongs to; every id of it may be its place. */
function unsealed(name: string, row: Row, keys: ReadonlyMap<string, readonly DataKey[]>): string[] {
  const ids = Object.values(row).filter((value): value is string => typeof value === 'string' && UUID.test(value));
  const rings = ['system', ...ids].flatMap((scope) => keys.get(scope) ?? []);
  const table = name.replace(/^public\./, '');
  const sealed = Object.entries(row).filter((entry): entry is [string, Buffer] => Buffer.isBuffer(entry[1]));
  return sealed.flatMap(([column, bytes]) =>
    placesOf(`${table}.${column}`, table, row).flatMap((place) =>
      ids.flatMap((id) => rings.flatMap((key) => openedBy(key, `${place}:${id}`, bytes))),
    ),
  );
}

/** What was moved to a table of its own keeps the place under which it was sealed. */
const MOVED: Readonly<Record<string, readonly string[]>> = {
  'meeting_place.place': ['meeting.place'],
  'responsible_person_reason.words': ['responsible_person.reason'],
  'handover_words.words': ['handover.reason', 'handover.decline_reason'],
  'consent_exception.note': ['consent.exception_note'],
  'plan_review_reason.words': ['plan_version.review_reason'],
};

/** Under which places a column may have been sealed; words of several kinds stand in one. */
const placesOf = (column: string, table: string, { kind }: Row): string[] => [
  column,
  ...(MOVED[column] ?? []),
  ...(typeof kind === 'string' ? [`${table}.${kind}`] : []),
];

function openedBy(key: DataKey, place: string, bytes: Buffer): string[] {
  try {
    return [key.open(place, new SealedText(bytes)).toLowerCase()];
  } catch {
    return [];
  }
}

function textOf(value: unknown): string {
  if (Buffer.isBuffer(value)) return value.toString('latin1').toLowerCase();
  return JSON.stringify(value).toLowerCase();
}

/** In the clear; and what of its base64 is the same whatever stands before and after. Lower case, as what it is sought in. */
export function formsOf(needle: string): string[] {
  const bytes = Buffer.from(needle);
  const base64 = [0, 1, 2].map((before) =>
    Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .slice(before === 0 ? 0 : before + 1, -4),
  );
  return [needle, ...base64, bytes.toString('hex')].map((form) => form.toLowerCase());
}
