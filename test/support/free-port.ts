import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';

/**
 * Below what systems give to whoever asks for any port (32768 and up on Linux, 49152 on others): a port from there may
 * be taken by somebody's outgoing connection between our look and the start of the program that wants it.
 */
const FIRST = 20_000;
const PORTS_OF_A_WORKER = 1000;

/** Processes that start together have neighbouring ids: they begin far from each other. */
let given = (process.pid * 97) % PORTS_OF_A_WORKER;

/**
 * A port that nobody listens on, and that no other worker of the test run is given; the wildcard address, because the
 * server takes both loopback addresses.
 */
export async function freePort(): Promise<number> {
  const worker = Number(process.env['JEST_WORKER_ID'] ?? 0);
  for (let tries = 0; tries < PORTS_OF_A_WORKER; tries += 1) {
    given = (given + 1) % PORTS_OF_A_WORKER;
    const port = await listenBriefly(FIRST + (worker % 10) * PORTS_OF_A_WORKER + given);
    if (port !== undefined) return port;
  }
  throw new Error('no port is free');
}

async function listenBriefly(port: number): Promise<number | undefined> {
  const probe = createServer().listen(port);
  try {
    await once(probe, 'listening');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return undefined;
    throw error;
  }
  const taken = (probe.address() as AddressInfo).port;
  probe.close();
  await once(probe, 'close');
  return taken;
}
