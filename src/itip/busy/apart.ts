import { Worker } from 'node:worker_threads';
import type { Order } from './apart-thread.js';
import { OCTETS_OF_FEED_AT_MOST } from './feed.js';
import { type BusyReading, type BusyWindow, rejected } from './read-busy.js';

/** What a reading may take before it is given up. */
export interface ReadingLimits {
  /** Milliseconds. */
  readonly deadline?: number;
  /** MiB of heap. */
  readonly memory?: number;
  /** Octets of the feed. */
  readonly size?: number;
}

/** A little less than the two seconds that are promised: ending a thread takes time, too. */
const DEADLINE = 1_900;
const MEMORY = 256;
/** Whatever the number of feeds, the process keeps cores for its own work. */
const THREADS_AT_MOST = 2;

/** Where the built thread stands. The test runner reads the sources, which stand beside what was built of them. */
const THREAD = new URL(
  './apart-thread.js',
  import.meta.url.endsWith('.ts') ? import.meta.url.replace('/src/itip/', '/dist/itip/') : import.meta.url,
);

/** Lets at most so many tasks run at the same time, the others wait for their turn. */
class Turns {
  private free = THREADS_AT_MOST;
  private readonly waiting: (() => void)[] = [];

  async take<T>(task: () => Promise<T>): Promise<T> {
    if (this.free > 0) this.free -= 1;
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
    try {
      return await task();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.free += 1;
    }
  }
}

const turns = new Turns();

/** A thread that knows nothing of this process: no environment, no way to its output. */
function startThread(order: Order, memory: number): Worker {
  // A copy, because the view of a larger buffer would take all of that buffer along.
  const feed = new Uint8Array(order.feed);
  return new Worker(THREAD, {
    workerData: { ...order, feed },
    transferList: [feed.buffer],
    env: {},
    execArgv: [],
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: memory, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
  });
}

/** Asked by code: a test runner's errors are of another realm. */
const isOutOfMemory = (error: unknown): boolean => (error as { code?: unknown }).code === 'ERR_WORKER_OUT_OF_MEMORY';

/** What a thread answers, or how it ended without an answer. */
function answerOf(thread: Worker): Promise<BusyReading> {
  const { promise, resolve } = Promise.withResolvers<BusyReading>();
  thread.once('message', (reading: BusyReading) => resolve(reading));
  thread.once('error', (error) => resolve(rejected(isOutOfMemory(error) ? 'out-of-memory' : 'failed')));
  // After a message or an error this changes nothing.
  thread.once('exit', () => resolve(rejected('failed')));
  return promise;
}

async function read(order: Order, { deadline = DEADLINE, memory = MEMORY }: ReadingLimits): Promise<BusyReading> {
  const { promise: late, resolve } = Promise.withResolvers<BusyReading>();
  const thread = startThread(order, memory);
  const timer = setTimeout(() => resolve(rejected('too-slow')), deadline);
  try {
    return await Promise.race([answerOf(thread), late]);
  } finally {
    clearTimeout(timer);
    await thread.terminate();
  }
}

/**
 * Reads a feed in a thread of its own: whatever the feed does, this process goes on. Never rejects. At most two are
 * read at a time; the deadline counts from when it is this one's turn.
 */
export async function readBusyApart(
  feed: Uint8Array,
  { from, to, timeZone, owner }: BusyWindow,
  limits: ReadingLimits = {},
): Promise<BusyReading> {
  if (feed.byteLength > (limits.size ?? OCTETS_OF_FEED_AT_MOST)) return rejected('too-large');
  const [start, end] = [from.epochMilliseconds, to.epochMilliseconds];
  try {
    return await turns.take(() => read({ feed, from: start, to: end, timeZone, owner }, limits));
  } catch {
    // No thread to be had. The calendar stays unknown, as it must.
    return rejected('failed');
  }
}
