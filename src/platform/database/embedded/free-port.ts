import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { errorCode } from './embedded-postgres-error.js';

export const LOOPBACK = '127.0.0.1';

/** The preferred port if nobody listens there, else one that the system picks. */
export async function freePort(preferred: number | undefined): Promise<number> {
  return (preferred === undefined ? undefined : await tryPort(preferred)) ?? (await anyPort());
}

async function tryPort(port: number): Promise<number | undefined> {
  try {
    return await listenBriefly(port);
  } catch (error) {
    if (['EADDRINUSE', 'EACCES'].includes(errorCode(error) ?? '')) return undefined;
    throw error;
  }
}

function anyPort(): Promise<number> {
  return listenBriefly(0);
}

async function listenBriefly(port: number): Promise<number> {
  const probe = createServer().listen(port, LOOPBACK);
  await once(probe, 'listening');
  const taken = (probe.address() as AddressInfo).port;
  probe.close();
  await once(probe, 'close');
  return taken;
}
