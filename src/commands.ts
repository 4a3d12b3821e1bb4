import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MikroORM } from '@mikro-orm/postgresql';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';
import { seedCounty, seedDemo } from './demo/seed.js';
import { exportPlan as exportedPlan, planExport } from './export-plan.js';
import { foundArea } from './found-area.js';
import { checkAccessLog } from './platform/audit/check-log.js';
import { noteOperator } from './platform/audit/operator-log.js';
import { Clock } from './platform/clock/clock.js';
import { type Config, type Purpose, readConfig } from './platform/config/config.js';
import { openDatabase } from './platform/database/open-database.js';
import type { Foundation } from './platform/platform.module.js';
import { KeyRing } from './platform/sealing/data-key.js';
import { rotateDataKeys } from './platform/sealing/rotate-keys.js';
import { asOwner, keysOf, migrateTo } from './start.js';

/** A command gets its arguments and answers what is printed as JSON. */
export type Command = (args: readonly string[]) => Promise<unknown>;

/** What a command works with: its settings, an ORM of the owner, and the ways into the database. */
interface Desk {
  readonly config: Config;
  readonly orm: MikroORM;
  readonly doors: { readonly ownerUrl: string; readonly appUrl: string };
}

/** Opens the database as its owner, also beside a running server, and lets it go again. */
export async function withOwner<T>(purpose: Exclude<Purpose, 'serve'>, task: (desk: Desk) => Promise<T>): Promise<T> {
  const config = readConfig(process.env, purpose);
  const database = await openDatabase(config, { mayJoin: true });
  try {
    const { ownerUrl = '', appUrl } = database;
    return await asOwner(ownerUrl, (orm) => task({ config, orm, doors: { ownerUrl, appUrl } }));
  } finally {
    await database.stop();
  }
}

/** A preview of the application instantiates nothing, so it stands on nothing. */
const NOTHING: Foundation = {
  config: readConfig({}),
  orm: { em: undefined } as unknown as Foundation['orm'],
  clock: new Clock(),
  dataKeys: [],
  sessionKeys: [],
};

/** `schema [FILE]`: writes the GraphQL schema. Needs neither database nor settings. */
export const writeSchema: Command = async ([schemaFile = 'schema.gql']) => {
  const app = await NestFactory.createApplicationContext(AppModule.on(NOTHING, { schemaFile }), {
    preview: true,
    logger: ['error'],
    abortOnError: false,
  });
  await app.close();
  return undefined;
};

/** Triggers are written by hand; the way back that the ORM makes up for them would replace them by empty ones. */
const TRIGGERS = /^ *this\.addSql\(`create (?:or replace function|trigger) [^`]*`\);\n/gm;

/** `migration NAME`: writes the migration that brings the schema to what the entities say. For developers. */
export const makeMigration: Command = ([name]) =>
  withOwner('migrate', async ({ orm }) => {
    const pending = await orm.migrator.getPending();
    if (pending.length > 0) throw new Error('the database is not up to date: run "yhdessa migrate" first');
    const { fileName } = await orm.migrator.create(undefined, false, false, name);
    if (!fileName) return { written: null };
    const file = join('src/platform/database/migrations', fileName);
    writeFileSync(file, readFileSync(file, 'utf8').replace(TRIGGERS, ''));
    return { written: file };
  });

/** `migrate`: roles, schema, log partitions. Idempotent. */
export const migrateDatabase: Command = () =>
  withOwner('migrate', async ({ orm, doors }) => {
    await migrateTo(orm, doors, new Clock());
    return { migrated: true };
  });

/** `seed --demo | --county N`: migrates, and fills an empty database. Deterministic. */
export const seed: Command = async ([kind, count]) => {
  const contacts = kind === '--county' ? Number(count) : undefined;
  if (kind !== '--demo' && !(Number.isSafeInteger(contacts) && contacts! > 0))
    throw new Error('usage: seed --demo | --county N');
  return withOwner('seed', async ({ config, orm, doors }) => {
    const ring = new KeyRing(keysOf(config).dataKeys);
    const clock = new Clock();
    await migrateTo(orm, doors, clock);
    await (contacts ? seedCounty(orm.em, ring, clock.now(), contacts) : seedDemo(orm.em, ring, clock.now(), true));
    return { seeded: contacts ?? 'demo' };
  });
};

/** `area [FILE]`: founds an area from JSON, with its first unit and administrator. Without FILE: from stdin. */
export const area: Command = ([file]) => {
  const wanted = readJson(file);
  return withOwner('area', async ({ orm }) => {
    const now = new Clock().now();
    const founded = await foundArea(orm.em, wanted, now);
    await noteOperator(orm.em, 'area', now);
    return founded;
  });
};

function readJson(file: string | undefined): unknown {
  const text = readFileSync(file ?? 0, 'utf8');
  try {
    return JSON.parse(text);
  } catch {
    // Without what the parser says: it repeats the text.
    throw new Error(`${file ?? 'stdin'} is no JSON`);
  }
}

/** `export-plan ID [--pdf FILE]`: a plan as JSON with the fields of Sosmeta, or as PDF. */
export const exportPlan: Command = (args) => {
  const wanted = planExport(args);
  return withOwner('export-plan', ({ config, orm }) =>
    exportedPlan(orm.em, wanted, new KeyRing(keysOf(config).dataKeys), new Clock().now()),
  );
};

/** `check-log [--head HASH]`: verifies the hash chain of the access log; fails if it is broken. */
export const checkLog: Command = ([option, head]) =>
  withOwner('check-log', ({ orm }) => checkAccessLog(orm.em, option === '--head' ? head : undefined));

/** `rotate-keys`: wraps every data key with the first key of DATA_KEYS; afterwards the others may go. */
export const rotateKeys: Command = () =>
  withOwner('rotate-keys', async ({ config, orm }) => {
    await noteOperator(orm.em, 'rotate-keys', new Clock().now());
    return rotateDataKeys(orm.em, new KeyRing(keysOf(config).dataKeys));
  });
