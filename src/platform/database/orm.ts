import { join } from 'node:path';
import { type EntityClass, type EntitySchema, UnderscoreNamingStrategy } from '@mikro-orm/core';
import { Migrator } from '@mikro-orm/migrations';
import { defineConfig, type Options } from '@mikro-orm/postgresql';
import { ResilientPostgreSqlDriver } from './resilient-driver.js';

export type Entities = readonly (EntityClass<unknown> | EntitySchema)[];

/** Schemas written by hand in migrations; the ORM compares and changes only the chapters' tables in `public`. */
const HAND_WRITTEN = ['access', 'audit', 'platform'];

/** Settings of every connection: UTC text for instants, and no idle transaction lives for ever. */
const CONNECTION = '-c TimeZone=UTC -c DateStyle=ISO -c idle_in_transaction_session_timeout=30000';

/** Of the application's besides: who waits is told so soon, and what is slow ends. A lock ends sooner than a statement. */
const HURRIED = '-c statement_timeout=15000 -c lock_timeout=10000';

/** How the ORM talks to PostgreSQL, for the application. */
export function ormOptions(url: string, entities: Entities, poolSize: number, warn: (line: string) => void): Options {
  return defineConfig({
    driver: ResilientPostgreSqlDriver,
    clientUrl: url,
    entities: [...entities],
    namingStrategy: UnderscoreNamingStrategy,
    extensions: [Migrator],
    pool: { min: 0, max: poolSize, idleTimeoutMillis: 30_000 },
    driverOptions: { options: `${CONNECTION} ${HURRIED}`, connectionTimeoutMillis: 5000, application_name: 'yhdessa' },
    logger: warn,
    discovery: { warnWhenNoEntities: false },
    migrations: {
      path: join(import.meta.dirname, 'migrations'),
      pathTs: 'src/platform/database/migrations',
      glob: 'Migration*.{js,ts}',
      emit: 'ts',
      silent: true,
      snapshot: false,
      allOrNothing: true,
      transactional: true,
    },
    schemaGenerator: {
      ignoreSchema: HAND_WRITTEN,
      ignoreTriggers: true,
      ignoreRoutines: true,
      disableForeignKeys: false,
    },
  });
}

/** The same for the owner, who migrates and is run by hand: a large table takes its time. */
export function ownerOptions(url: string, entities: Entities, warn: (line: string) => void): Options {
  const options = ormOptions(url, entities, 2, warn);
  return { ...options, driverOptions: { ...(options.driverOptions as object), options: CONNECTION } };
}
