import type { InjectOptions, Response } from 'light-my-request';
import type pg from 'pg';
import { randomUUIDv7 } from 'node:crypto';
import type { Persona } from '../../src/demo/personas.js';
import { Clock } from '../../src/platform/clock/clock.js';
import { readConfig } from '../../src/platform/config/config.js';
import { OutboxWorker } from '../../src/platform/outbox/outbox-worker.js';
import { SESSION_COOKIE } from '../../src/platform/session/cookie.js';
import { Sessions } from '../../src/platform/session/sessions.js';
import { create, type Running } from '../../src/start.js';
import { createTestDatabase, poolOf, SEEDED_AT, TEST_KEYS, type TestDatabase } from './database.js';

/** An answer of `/graphql`. */
export interface Answer {
  readonly status: number;
  // Tests look into answers freely; a wrong guess shows as a failing expectation.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly data: any;
  readonly errors?: readonly {
    message: string;
    extensions: { code: string; field?: string; [fact: string]: unknown };
  }[];
  /** Code of the first error. */
  readonly code?: string;
}

/** The whole application on a database of its own, without a port. */
export interface TestApp {
  readonly running: Running;
  readonly database: TestDatabase;
  readonly clock: Clock;
  /** Runs GraphQL as a persona (signed in on first use) or as nobody. */
  as(persona: Persona | null): (query: string, variables?: Record<string, unknown>) => Promise<Answer>;
  /** Runs GraphQL as anybody: opens a session without signing in. */
  asPrincipal(principalId: string): (query: string, variables?: Record<string, unknown>) => Promise<Answer>;
  inject(options: InjectOptions): Promise<Response>;
  /** Cookie header of a persona's session. */
  cookieOf(persona: Persona): Promise<string>;
  /** The next request of a persona signs in anew. */
  forget(persona: Persona): void;
  /** SQL as the owner. */
  sql<Row extends pg.QueryResultRow = pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
  /** Runs every effect that is due by the test's clock. */
  runDue(): Promise<number>;
  stop(): Promise<void>;
}

/** What a server outside a demo needs to start. */
export const PRODUCTION = {
  DEMO: '0',
  SMTP_URL: 'smtp://127.0.0.1:1',
  MAIL_FROM: 'palveluohjaus@yhdessa.example',
  MAIL_DOMAIN: 'yhdessa.example',
  PUBLIC_URL: 'https://yhdessa.example',
} as const;

/** A fresh `requestId`. */
export const requestId = (): string => randomUUIDv7();

/** Starts the application on a copy of the template, or on the database given; the clock stands at `SEEDED_AT`. Stop it in `afterAll`. */
export async function startTestApp(env: NodeJS.ProcessEnv = {}, given?: TestDatabase): Promise<TestApp> {
  const database = given ?? (await createTestDatabase());
  const clock = new Clock();
  clock.moveTo(SEEDED_AT);
  const settings = {
    ...TEST_KEYS,
    DATABASE_URL: database.url,
    DEMO: '1',
    LOG_LEVEL: 'silent',
    INBOUND_SMTP_PORT: '0',
    // Tests ask faster than anybody; what brakes them has specs of its own.
    WORK_BUDGET: '100000000',
    ...env,
  };
  const running = await create(readConfig(settings), clock);
  const owner = poolOf(database.ownerUrl, 2);
  const cookies = new Map<Persona, Promise<string>>();
  const inject = (options: InjectOptions) => running.app.inject(options as never) as unknown as Promise<Response>;
  const cookieOf = (persona: Persona) => {
    const known = cookies.get(persona) ?? signIn(inject, persona);
    cookies.set(persona, known);
    return known;
  };
  const post = async (cookie: string | undefined, query: string, variables?: Record<string, unknown>) => {
    const headers = { 'content-type': 'application/json', ...(cookie && { cookie }) };
    return answerOf(
      await inject({ method: 'POST', url: '/graphql', headers, payload: JSON.stringify({ query, variables }) }),
    );
  };
  return {
    running,
    database,
    clock,
    inject,
    cookieOf,
    forget: (persona) => void cookies.delete(persona),
    as: (persona) => async (query, variables) => post(persona ? await cookieOf(persona) : undefined, query, variables),
    asPrincipal: (principalId) => {
      const client = { ip: '127.0.0.1', userAgent: 'lightMyRequest' };
      const token = running.app.get(Sessions).open(principalId, { kind: 'session', method: 'demo', client });
      return async (query, variables) => post(`${SESSION_COOKIE}=${await token}`, query, variables);
    },
    sql: async (text, values) => (await owner.query(text, values)).rows,
    runDue: () => running.app.get(OutboxWorker).runDue(),
    stop: async () => {
      await owner.end();
      await running.stop();
      await database.drop();
    },
  };
}

export function answerOf(response: Response): Answer {
  const body = response.json<{ data?: unknown; errors?: Answer['errors'] }>();
  return { status: response.statusCode, data: body.data, errors: body.errors, code: body.errors?.[0]?.extensions.code };
}

async function signIn(inject: TestApp['inject'], persona: Persona): Promise<string> {
  const response = await inject({ method: 'POST', url: '/auth/demo', payload: { persona } });
  const [cookie] = [response.headers['set-cookie'] ?? ''].flat();
  return String(cookie).split(';')[0] ?? '';
}
