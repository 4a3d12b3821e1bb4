/** The servers that are measured: the application, and bare ones of Fastify and of Nest. Each is a process of its own. */
import { type ChildProcess, fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { Controller, Get, Module, Param, Res } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import fastify, { type FastifyReply } from 'fastify';
import pg from 'pg';
import { built } from '../support.ts';

export type Role = 'app' | 'bare' | 'nest';

/** A server in a process of its own. */
export interface Server {
  readonly port: number;
  /** Microseconds of CPU that it has used. */
  readonly cpu: () => Promise<number>;
  readonly stop: () => Promise<unknown>;
}

/** Runs one of the servers in this process, for the process that measures. */
export async function serve(role: Role): Promise<void> {
  await { app: serveApplication, bare: serveBare, nest: serveNest }[role]();
}

/** The application. */
async function serveApplication(): Promise<void> {
  const application = (await built('start.js')) as typeof import('../../src/start.ts');
  const { readConfig } = (await built(
    'platform/config/config.js',
  )) as typeof import('../../src/platform/config/config.ts');
  const running = await application.create(readConfig(process.env));
  await running.app.listen(0, '127.0.0.1');
  answerParent((running.app.getHttpServer().address() as AddressInfo).port, () => running.stop());
}

/** One indexed read by the hash of a secret, as a prepared statement. */
function reader() {
  const pool = new pg.Pool({
    connectionString: process.env['DATABASE_URL'],
    max: Number(process.env['DATABASE_POOL']),
  });
  const read = async (token: string, column: 'etag' | 'text'): Promise<string> => {
    const hash = createHash('sha256').update(token).digest();
    const text = `select ${column} as found from bench_feed where token_hash = $1`;
    const { rows } = await pool.query<{ found: string }>({ name: column, text, values: [hash] });
    return rows[0]!.found;
  };
  return { pool, read };
}

/** Nothing but HTTP; the same after one indexed read, of a tag or of the text as well. */
async function serveBare(): Promise<void> {
  const { pool, read } = reader();
  const server = fastify();
  server.get('/hello', (_, reply) => reply.type('text/plain').send('hello'));
  server.get<{ Params: { token: string } }>('/tag/:token', async ({ params }, reply) =>
    reply
      .code(304)
      .header('etag', await read(params.token, 'etag'))
      .send(),
  );
  server.get<{ Params: { token: string } }>('/text/:token', async ({ params }, reply) =>
    reply.type('text/calendar; charset=utf-8').send(await read(params.token, 'text')),
  );
  await server.listen({ port: 0, host: '127.0.0.1' });
  answerParent((server.server.address() as AddressInfo).port, async () => (await server.close(), await pool.end()));
}

/** Nest as it comes, with the same read. Its decorators are called by hand, because Node only strips types. */
async function serveNest(): Promise<void> {
  const { pool, read } = reader();
  class Tags {
    async tag(token: string, reply: FastifyReply): Promise<void> {
      void reply
        .code(304)
        .header('etag', await read(token, 'etag'))
        .send();
    }
  }
  Param('token')(Tags.prototype, 'tag', 0);
  Res()(Tags.prototype, 'tag', 1);
  Get('tag/:token')(Tags.prototype, 'tag', Object.getOwnPropertyDescriptor(Tags.prototype, 'tag')!);
  Controller()(Tags);
  class Root {}
  Module({ controllers: [Tags] })(Root);
  const app = await NestFactory.create<NestFastifyApplication>(Root, new FastifyAdapter(), { logger: false });
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  answerParent(port, async () => (await app.close(), await pool.end()));
}

/** Lets the measuring process ask this one, and ends when it does. */
function answerParent(port: number, stop: () => Promise<unknown>): void {
  const answers: Record<string, () => unknown> = {
    port: () => port,
    cpu: () => {
      const { user, system } = process.cpuUsage();
      return user + system;
    },
    stop,
  };
  process.on('message', (name: string) => {
    void Promise.resolve(answers[name]!()).then((value) => {
      process.send?.(value ?? null);
      if (name === 'stop') process.disconnect?.();
    });
  });
  process.on('disconnect', () => process.exit());
}

/** Starts a server in a process of its own, which is added to `children` so that it can be ended whatever happens. */
export async function start(role: Role, env: NodeJS.ProcessEnv, children: ChildProcess[]): Promise<Server> {
  const child = fork(new URL('run.ts', import.meta.url), [role], { env });
  children.push(child);
  const ask = async (name: string): Promise<number> => {
    const given = new AbortController();
    child.send(name);
    const [value] = (await Promise.race([
      once(child, 'message', { signal: given.signal }),
      once(child, 'exit', { signal: given.signal }),
    ])) as [number];
    given.abort();
    if (child.exitCode !== null) throw new Error('a server of the benchmark has ended');
    return value;
  };
  const stop = () => Promise.all([once(child, 'exit'), ask('stop')]);
  return { port: await ask('port'), cpu: () => ask('cpu'), stop };
}
