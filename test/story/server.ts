import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../support/free-port.ts';
import type { Exchange, Reply } from './world.ts';

const READY_WITHIN_MS = 60_000;
const TRIES = 20;

/** The built application as a process of its own, with its own embedded database. */
export class Server {
  smtpPort = 0;
  kills = 0;
  private port = 0;
  private child: ChildProcess | undefined;
  private restarting: Promise<void> = Promise.resolve();

  private readonly dataDirectory: string;
  private readonly mailPort: number;

  constructor(dataDirectory: string, mailPort: number) {
    this.dataDirectory = dataDirectory;
    this.mailPort = mailPort;
  }

  async start(): Promise<void> {
    this.port ||= await freePort();
    this.smtpPort ||= await freePort();
    this.child = spawn(process.execPath, ['dist/main.js'], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        ...process.env,
        PORT: String(this.port),
        INBOUND_SMTP_PORT: String(this.smtpPort),
        SMTP_URL: `smtp://127.0.0.1:${this.mailPort}?ignoreTLS=true`,
        DATA_DIRECTORY: this.dataDirectory,
        LOG_LEVEL: 'error',
      },
    });
    await this.ready();
  }

  /** Asks until it is answered: a server that was killed is up again soon, and asked anew. */
  async ask(exchange: Exchange): Promise<Reply> {
    for (let left = TRIES; ; left -= 1) {
      await this.restarting;
      const answer = await this.askOnce(exchange).catch((error: Error) => error);
      if (!(answer instanceof Error)) return answer;
      if (left === 0) throw answer;
      await pause(200);
    }
  }

  private async askOnce({ method, path, headers, body }: Exchange): Promise<Reply> {
    const answer = await fetch(`${this.origin}${path}`, {
      method,
      headers: { ...headers },
      body,
      redirect: 'manual',
    });
    const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]!);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    return { status: answer.status, text: new TextDecoder().decode(bytes), bytes, cookies };
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async now(): Promise<Temporal.Instant> {
    return this.move({ by: 'PT0S' });
  }

  async moveClock(to: Temporal.Instant): Promise<void> {
    await this.move({ to: to.toString() });
  }

  /**
   * Ends the process as a power cut would, and starts it again on the same data. Then the clock goes forward, over the
   * leases of what was in hand: only after that anybody else takes it up.
   */
  killAndRestart(): Promise<void> {
    this.kills += 1;
    this.restarting = this.restart();
    return this.restarting;
  }

  private async restart(): Promise<void> {
    await this.end('SIGKILL');
    await this.start();
    const headers = { 'content-type': 'application/json' };
    await this.askOnce({ method: 'POST', path: '/demo/clock', headers, body: JSON.stringify({ by: 'PT6M' }) });
  }

  async stop(): Promise<void> {
    await this.restarting.catch(() => undefined);
    await this.end('SIGTERM');
  }

  private async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const { child } = this;
    this.child = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
  }

  private async move(body: Record<string, string>): Promise<Temporal.Instant> {
    const headers = { 'content-type': 'application/json' };
    const { text } = await this.ask({ method: 'POST', path: '/demo/clock', headers, body: JSON.stringify(body) });
    return Temporal.Instant.from((JSON.parse(text) as { now: string }).now);
  }

  private async ready(): Promise<void> {
    for (let waited = 0; waited < READY_WITHIN_MS; waited += 200) {
      if (this.child?.exitCode != null) throw new Error(`the server ended with ${this.child.exitCode}`);
      const answer = await fetch(`${this.origin}/health/ready`).catch(() => undefined);
      if (answer?.ok) return;
      await pause(200);
    }
    throw new Error('the server did not become ready');
  }
}
