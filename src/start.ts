import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import cookie from '@fastify/cookie';
import files from '@fastify/static';
import { MikroORM } from '@mikro-orm/postgresql';
import { Logger, type NestApplicationOptions } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Logger as PinoLogger } from 'nestjs-pino';
import { AppModule } from './app.module.js';
import { seedDemo } from './demo/seed.js';
import { DESK_ASSETS, DESK_DOCUMENTS } from './doors/desk-app/desk-app.files.js';
import { entities } from './entities.js';
import { Clock } from './platform/clock/clock.js';
import type { Config } from './platform/config/config.js';
import { localKey } from './platform/config/local-secrets.js';
import { migrate } from './platform/database/migrate.js';
import { type Database, openDatabase } from './platform/database/open-database.js';
import { ormOptions, ownerOptions } from './platform/database/orm.js';
import { guardGraphql } from './platform/graphql/edge.js';
import { TrustedDocuments } from './platform/graphql/trusted-documents.js';
import { asksForLive } from './platform/live/live-path.js';
import { LiveSockets } from './platform/live/live-sockets.js';
import { ErrorPages } from './platform/http/error-pages.js';
import { guardHttp, refuseMalformed } from './platform/http/security.js';
import { refuseUnreadable } from './platform/http/unreadable.js';
import { Serving } from './platform/http/serving.js';
import { ImapReader } from './platform/mail/imap/imap-reader.js';
import { MailCatcher } from './platform/mail/mail-catcher.js';
import { InboundListener } from './platform/mail/inbound/inbound-listener.js';
import { MailTransport } from './platform/mail/mail-transport.js';
import { OutboxWorker } from './platform/outbox/outbox-worker.js';
import type { Foundation } from './platform/platform.module.js';
import { KeyRing } from './platform/sealing/data-key.js';
import { Sealing } from './platform/sealing/sealing.js';

const databaseLog = new Logger('database');

/** More than any form of ours sends. */
const BODY_LIMIT = 256 * 1024;

/** How long a request may take to arrive: a slow telephone needs a fraction of it, and nobody holds a connection for ever. */
const REQUEST_MS = 30_000;

/** How long the end waits for an effect in hand. One that is cut off happens again after its lease. */
const EFFECT_MS = 5000;

/** A built application that listens nowhere yet, and what must be stopped with it. */
export interface Running {
  readonly app: NestFastifyApplication;
  readonly config: Config;
  readonly clock: Clock;
  readonly notes: readonly string[];
  stop(): Promise<void>;
}

/** `DATA_KEYS` and `SESSION_KEYS`, or keys made on this machine for the embedded database. */
export function keysOf(config: Config): Pick<Foundation, 'dataKeys' | 'sessionKeys'> {
  return {
    dataKeys: config.dataKeys ?? [localKey(join(config.dataDirectory, 'data-key'))],
    sessionKeys: config.sessionKeys ?? [localKey(join(config.dataDirectory, 'session-key'))],
  };
}

/** Runs `task` with an ORM that works as the owner of the database. */
export async function asOwner<T>(ownerUrl: string, task: (orm: MikroORM) => Promise<T>): Promise<T> {
  const orm = await MikroORM.init({
    ...ownerOptions(ownerUrl, entities, (line) => databaseLog.warn(line)),
    allowGlobalContext: true,
  });
  try {
    return await task(orm);
  } finally {
    await orm.close(true);
  }
}

/** The two ways into a database that are needed to prepare it. */
type Doors = Required<Pick<Database, 'ownerUrl' | 'appUrl'>>;

/** Brings a database to the present schema, as its owner. */
export const migrateTo = (orm: MikroORM, { appUrl }: Doors, clock: Clock): Promise<unknown> =>
  migrate(orm, appUrl, clock.now().toZonedDateTimeISO('UTC').toPlainDate());

/** Brings a database to the present schema and, in a demo, fills it if it is empty. */
export async function prepare(config: Config, doors: Doors, clock: Clock): Promise<void> {
  await asOwner(doors.ownerUrl, async (orm) => {
    await migrateTo(orm, doors, clock);
    const areas = await orm.em.execute<unknown[]>('select 1 from area limit 1');
    if (config.demo && areas.length === 0)
      await seedDemo(orm.em, new KeyRing(keysOf(config).dataKeys), clock.now(), true);
  });
}

/** Opens the database and builds the application on it. Whatever fails, nothing stays behind. */
export async function create(config: Config, clock = new Clock()): Promise<Running> {
  const database = await openDatabase(config);
  try {
    const { embedded, ownerUrl, appUrl } = database;
    if (embedded && ownerUrl) await prepare(config, { ownerUrl, appUrl }, clock);
    return await build(config, database, clock);
  } catch (error) {
    await database.stop();
    throw error;
  }
}

async function build(config: Config, database: Database, clock: Clock): Promise<Running> {
  const orm = await MikroORM.init(
    ormOptions(database.appUrl, entities, config.databasePool, (line) => databaseLog.warn(line)),
  );
  await requireBoundLogin(orm);
  if (config.demo) await restoreClock(orm, clock);
  const app = await assemble({ config, orm, clock, ...keysOf(config) });
  const stop = async () => {
    await closing(app, config);
    await orm.close(true);
    await database.stop();
  };
  return { app, config, clock, notes: database.notes, stop };
}

/** With a login that row security does not bind, or a database that is not migrated, nothing is served. */
async function requireBoundLogin(orm: MikroORM): Promise<void> {
  const [login] = await orm.em.fork().execute<{ unbound: boolean; migrated: boolean }[]>(
    `select rolsuper or rolbypassrls as unbound, to_regclass('public.contact') is not null as migrated
     from pg_roles where rolname = current_user`,
  );
  if (login?.unbound)
    throw new Error('DATABASE_URL: is a superuser or bypasses row security; use a login that owns nothing');
  if (!login?.migrated)
    throw new Error('the database is not migrated: run "yhdessa migrate" with DATABASE_OWNER_URL first');
}

/** Takes up where the demo's clock was left, so that a restart does not travel back in time. */
async function restoreClock(orm: MikroORM, clock: Clock): Promise<void> {
  const [row] = await orm.em.fork().execute<{ ahead: string }[]>('select ahead from platform.demo_clock');
  if (row) clock.restore(Temporal.Duration.from(row.ahead));
}

/** Builds the application, ready to answer `app.inject`. */
async function assemble(foundation: Foundation): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    requestTimeout: REQUEST_MS,
    clientErrorHandler: refuseUnreadable,
    // A demo has no proxy before it: there a client could choose its address by a header.
    trustProxy: !foundation.config.demo && [...foundation.config.trustedProxies],
    frameworkErrors: (_error: Error, request: FastifyRequest, reply: FastifyReply) =>
      refuseMalformed(request, reply, app.get(ErrorPages)),
    http: { shouldUpgradeCallback: asksForLive },
  });
  // While Nest wires itself up only what is wrong is worth a line.
  const options: NestApplicationOptions = { logger: ['error', 'warn'], abortOnError: false };
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.on(foundation), adapter, options);
  const fastify = adapter.getInstance();
  await fastify.register(cookie);
  await fastify.register(files, { ...DESK_ASSETS, preCompressed: true, immutable: true, maxAge: '365d', index: false });
  guardHttp(fastify, foundation.config, app.get(Serving), app.get(ErrorPages));
  const documents = TrustedDocuments.of(foundation.config.trustedDocuments, DESK_DOCUMENTS);
  guardGraphql(fastify, documents);
  app.get(LiveSockets).serve(fastify, documents);
  await app.init();
  await fastify.ready();
  app.useLogger(app.get(PinoLogger));
  await app.get(Sealing).prepare();
  return app;
}

/** Begins to serve: mail first, because effects may need it at once. */
export async function serve({ app, config }: Running): Promise<void> {
  if (config.demo) await app.get(MailCatcher).start();
  if (config.roles.includes('worker')) {
    await app.get(InboundListener).start();
    app.get(ImapReader).start();
    await app.get(OutboxWorker).start();
  }
  await listen(app, config);
}

async function listen(app: NestFastifyApplication, { port, host }: Config): Promise<void> {
  try {
    await app.listen(port, host);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new Error(`PORT: port ${port} on ${host} is in use by another program`, { cause: error });
  }
}

/**
 * Ends in the order in which nothing is lost: no new mail and no new effect, those in hand, then the requests in hand.
 * Until then the proxy hears from `/health/ready` that it should ask another process.
 */
async function closing(app: NestFastifyApplication, { demo }: Config): Promise<void> {
  app.get(Serving).end();
  await Promise.all([
    app.get(InboundListener).stop(),
    app.get(ImapReader).stop(),
    atMost(EFFECT_MS, app.get(OutboxWorker).stop()),
  ]);
  await app.close();
  app.get(MailTransport).close();
  if (demo) await app.get(MailCatcher).stop();
}

async function atMost(milliseconds: number, task: Promise<void>): Promise<void> {
  const enough = new AbortController();
  const timer = pause(milliseconds, undefined, { signal: enough.signal }).catch(() => undefined);
  await Promise.race([task, timer]);
  enough.abort();
}
