import type { IncomingMessage } from 'node:http';

/** Where WebSockets are opened. Below `/graphql`, so that a proxy that lets the one through lets both. */
export const LIVE_PATH = '/graphql/live';

/**
 * Whether a WebSocket is asked for where there are some. Anything else that would rather speak another protocol is answered as
 * it is: clients of HTTP/2 say so with every first request.
 */
export const asksForLive = ({ headers, url }: IncomingMessage): boolean =>
  headers.upgrade?.toLowerCase() === 'websocket' && url?.split('?')[0] === LIVE_PATH;
