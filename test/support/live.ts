import { setTimeout as pause } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { Live } from '../../src/platform/live/live.js';
import { LIVE_PATH } from '../../src/platform/live/live-path.js';
import { startTestApp, type TestApp } from './app.js';
import type { TestDatabase } from './database.js';
import { freePort } from './free-port.js';

export const CHANGES = 'subscription Changes($caseId: UUID) { changes(caseId: $caseId) { scope id } }';

/** What a server says over a line, taken apart. */
export interface Said {
  readonly type: string;
  // Tests look into answers freely.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly payload?: any;
}

/** How somebody comes to a line: by default as a page of ours. */
export interface Coming {
  readonly cookie?: string | undefined;
  readonly origin?: string | undefined;
}

/** A process of its own, as others see it: on a port, perhaps beside another on the same database. */
export interface Process {
  readonly app: TestApp;
  readonly url: string;
  /** How many sit at it, and how much they hear. */
  listeners(): { readonly seats: number; readonly ears: number };
}

/** Starts the application on a port. Its workers rest: tests run what is due. */
export async function startProcess(env: NodeJS.ProcessEnv = {}, given?: TestDatabase): Promise<Process> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const app = await startTestApp({ PORT: String(port), PUBLIC_URL: url, ...env }, given);
  await app.running.app.listen(port, '127.0.0.1');
  return { app, url, listeners: () => app.running.app.get(Live).size };
}

/** One WebSocket that speaks `graphql-transport-ws`, word by word. */
export class Line {
  private readonly said: Said[] = [];
  private readonly waiting: ((said: Said) => void)[] = [];
  /** Resolves with the code by which it was closed. */
  readonly closed: Promise<number>;

  private constructor(private readonly socket: WebSocket) {
    this.closed = new Promise((resolve) => socket.once('close', resolve));
    socket.on('message', (data: Buffer) => {
      const said = JSON.parse(data.toString('utf8')) as Said;
      const next = this.waiting.shift();
      if (next) next(said);
      else this.said.push(said);
    });
  }

  /** Opens one. Rejects with the status of the answer where none is opened. */
  static async open(url: string, { cookie, origin = url }: Coming, path = LIVE_PATH): Promise<Line> {
    const socket = new WebSocket(`${url.replace(/^http/, 'ws')}${path}`, 'graphql-transport-ws', {
      headers: { 'user-agent': 'lightMyRequest', ...(cookie && { cookie }), ...(origin && { origin }) },
    });
    const line = new Line(socket);
    await new Promise<void>((resolve, reject) => {
      socket.once('open', resolve);
      socket.once('error', reject);
      socket.once('unexpected-response', (_, response) => reject(new Error(String(response.statusCode))));
    });
    return line;
  }

  /** Opens one and is let in. */
  static async letIn(url: string, coming: Coming): Promise<Line> {
    const line = await Line.open(url, coming);
    line.say({ type: 'connection_init' });
    const { type } = await line.next();
    if (type !== 'connection_ack') throw new Error(`was not let in: ${type}`);
    return line;
  }

  say(message: object): void {
    this.socket.send(JSON.stringify(message));
  }

  /** The next thing the server says. */
  next(): Promise<Said> {
    const first = this.said.shift();
    return first ? Promise.resolve(first) : new Promise((resolve) => this.waiting.push(resolve));
  }

  /** What was said and nobody has asked for. */
  get unasked(): readonly Said[] {
    return this.said;
  }

  subscribe(variables: object = {}, query = CHANGES, id = '1'): void {
    this.say({ id, type: 'subscribe', payload: { query, variables } });
  }

  close(): Promise<number> {
    this.socket.close();
    return this.closed;
  }
}

/** Ends when it is so: asks again and again, because nothing tells when. */
export async function until(what: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await what())) await pause(10);
}
