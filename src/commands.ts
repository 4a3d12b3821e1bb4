import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';
import { seedCounty, seedDemo } from './demo/seed.js';
import { checkAccessLog } from './platform/audit/check-log.js';
import { Clock } from './platform/clock/clock.js';
import { readConfig } from './platform/config/config.js';
import { type Database, openDatabase } from './platform/database/open-database.js';
import type { Foundation } from './platform/platform.module.js';
import { KeyRing } from './platform/sealing/data-key.js';
import { rotateDataKeys } from './platform/sealing/rotate-keys.js';
import { asOwner, keysOf, prepare } from './start.js';

/** A command gets its arguments and answers what is printed as JSON. */
export type Command = (args: readonly string[]) => Promise<unknown>;

/** Opens the database as its owner, also beside a running server, and lets it go again. */
async function withOwner<T>(task: (database: Database & { ownerUrl: string }) => Promise<T>): Promise<T> {
  const database = await openDatabase(readConfig(process.env), { mayJoin: true });
  try {
    const { ownerUrl } = database;
    if (!ownerUrl) throw new Error('DATABASE_OWNER_URL: is required for this command');
    return await task({ ...database, ownerUrl });
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
export const writeSchema: Command = async ([file = 'schema.gql']) => {
  process.env['SCHEMA_FILE'] = file;
  const app = await NestFactory.createApplicationContext(AppModule.on(NOTHING), {
    preview: true,
    logger: ['error'],
    abortOnError: false,
  });
  await app.close();
  return undefined;
};

/** `migration NAME`: writes the migration that brings the schema to what the entities say. For developers. */
export const makeMigration: Command = ([name]) =>
  withOwner(async ({ ownerUrl }) => {
    const { fileName } = await asOwner(ownerUrl, (orm) => orm.migrator.create(undefined, false, false, name));
    return { written: fileName };
  });

/** `migrate`: roles, schema, log partitions. Idempotent. */
export const migrateDatabase: Command = () =>
  withOwner(async (database) => {
    await prepare({ ...readConfig(process.env), demo: false }, database, new Clock());
    return { migrated: true };
  });

/** `seed --demo | --county N`: fills an empty, migrated database. Deterministic. */
export const seed: Command = ([kind, count]) =>
  withOwner(async ({ ownerUrl, appUrl }) => {
    const config = readConfig(process.env);
    const contacts = kind === '--county' ? Number(count) : undefined;
    if (kind !== '--demo' && !(Number.isSafeInteger(contacts) && contacts! > 0))
      throw new Error('usage: seed --demo | --county N');
    const ring = new KeyRing(keysOf(config).dataKeys);
    const clock = new Clock();
    await prepare(
      { ...config, demo: false },
      { appUrl, ownerUrl, embedded: false, notes: [], stop: async () => undefined },
      clock,
    );
    await asOwner(ownerUrl, (orm) =>
      contacts ? seedCounty(orm.em, ring, clock.now(), contacts) : seedDemo(orm.em, ring, clock.now()),
    );
    return { seeded: contacts ?? 'demo' };
  });

/** `check-log [--head HASH]`: verifies the hash chain of the access log; fails if it is broken. */
export const checkLog: Command = ([option, head]) =>
  withOwner(({ ownerUrl }) =>
    asOwner(ownerUrl, (orm) => checkAccessLog(orm.em, option === '--head' ? head : undefined)),
  );

/** `rotate-keys`: wraps every data key with the first key of DATA_KEYS; afterwards the others may go. */
export const rotateKeys: Command = () =>
  withOwner(({ ownerUrl }) => {
    const ring = new KeyRing(keysOf(readConfig(process.env)).dataKeys);
    return asOwner(ownerUrl, (orm) => rotateDataKeys(orm.em, ring));
  });
