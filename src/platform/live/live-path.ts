import type { IncomingMessage } from 'node:http';

/** Where WebSockets are opened. Below `/graphql`, so that a proxy that lets the one through lets both. */
export const LIVE_PATH = '/graphql/live';

/** Clients that would rather speak HTTP/2 say so with every first request; those are answered as they are. */
export const isWebSocket = ({ headers }: IncomingMessage): boolean => headers.upgrade?.toLowerCase() === 'websocket';
