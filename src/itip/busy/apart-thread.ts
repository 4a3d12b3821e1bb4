import { parentPort, workerData } from 'node:worker_threads';
import { readBusy } from './read-busy.js';

/** What a thread is told. Numbers instead of Temporal, which does not travel between threads. */
export interface Order {
  readonly feed: Uint8Array;
  /** Milliseconds since 1970. */
  readonly from: number;
  readonly to: number;
  readonly timeZone: string;
  readonly owner: string | undefined;
}

const { feed, from, to, timeZone, owner } = workerData as Order;
const instant = (milliseconds: number) => Temporal.Instant.fromEpochMilliseconds(milliseconds);
const window = { from: instant(from), to: instant(to), timeZone, ...(owner !== undefined && { owner }) };
parentPort?.postMessage(readBusy(feed, window));
