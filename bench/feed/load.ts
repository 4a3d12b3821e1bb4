/** A closed loop over plain sockets: a client that costs little beside the fastest of the servers. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { Server } from './servers.ts';

export const CONNECTIONS = 16;

/** What is asked, and what must come. */
export interface Asked {
  readonly server: Server;
  readonly path: string;
  readonly headers?: string;
  readonly status: number;
}

/** What one round of asking came to. */
export interface Round {
  readonly perSecond: number;
  /** Of the server, per request. */
  readonly cpuMicros: number;
  readonly latencies: readonly number[];
}

/** An answer: its head, and how many bytes it has in all. */
interface Answer {
  readonly head: string;
  readonly length: number;
}

const HEAD_END = '\r\n\r\n';

/** One answer, read to its end. */
export async function ask({ server, path, headers = '' }: Omit<Asked, 'status'>): Promise<Answer & { text: string }> {
  const socket = await opened(server);
  socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n${headers}\r\n`);
  let text = '';
  for await (const chunk of socket) text += String(chunk);
  const head = text.slice(0, text.indexOf(HEAD_END) + HEAD_END.length);
  return { head, length: text.length, text: text.slice(head.length) };
}

/** Asks on all connections, each again as soon as it has its answer, for so many seconds. */
export async function load(asked: Asked, seconds: number): Promise<Round> {
  const sockets = await Promise.all(Array.from({ length: CONNECTIONS }, () => opened(asked.server)));
  const latencies: number[] = [];
  const before = await asked.server.cpu();
  const began = performance.now();
  await Promise.all(sockets.map((socket) => loop(socket, asked, began + seconds * 1000, latencies)));
  const took = (performance.now() - began) / 1000;
  const cpu = (await asked.server.cpu()) - before;
  return { perSecond: latencies.length / took, cpuMicros: cpu / latencies.length, latencies };
}

async function opened({ port }: Server): Promise<Socket> {
  const socket = connect(port, '127.0.0.1').setNoDelay();
  await once(socket, 'connect');
  return socket;
}

/** All answers of a round are equally long, so that after the first one bytes are counted and nothing is read. */
function loop(socket: Socket, { path, headers = '', status }: Asked, end: number, latencies: number[]): Promise<void> {
  const request = Buffer.from(`GET ${path} HTTP/1.1\r\nHost: localhost\r\n${headers}\r\n`);
  return new Promise((resolve, reject) => {
    let expected = 0;
    let received = 0;
    let asked = 0;
    const next = () => {
      received = 0;
      asked = performance.now();
      socket.write(request);
    };
    socket.on('data', (chunk: Buffer) => {
      if (received === 0 && !isOf(chunk, status))
        reject(new Error(`${path} answered ${chunk.toString('latin1', 0, 200)}`));
      if (expected === 0) expected = lengthOf(chunk);
      received += chunk.length;
      if (received < expected) return;
      latencies.push(performance.now() - asked);
      if (performance.now() < end) next();
      else socket.end(() => resolve());
    });
    socket.on('error', reject);
    next();
  });
}

const isOf = (chunk: Buffer, status: number): boolean => chunk.toString('latin1', 9, 12) === String(status);

/** Of the answer that begins with these bytes: its head is among them. */
function lengthOf(chunk: Buffer): number {
  const head = chunk.toString('latin1', 0, chunk.indexOf(HEAD_END) + HEAD_END.length);
  return head.length + Number(/^content-length: (\d+)/im.exec(head)?.[1] ?? 0);
}
