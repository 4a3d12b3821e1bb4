import { request as httpRequest, type ClientRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { type Handover, outcomeOf } from './handover.domain.js';

/** Where and how to ask. */
export interface GatewayCall {
  readonly url: string;
  readonly token: string | undefined;
  /** The same for every try of the same message. */
  readonly idempotencyKey: string;
  readonly body: Readonly<Record<string, string>>;
  /** From the first to the last byte. */
  readonly totalMs: number;
}

/**
 * One POST, no redirects, a connection of its own: so that it is known whether anything was said when it breaks. Never
 * throws.
 */
export async function callGateway(call: GatewayCall): Promise<Handover> {
  const signal = AbortSignal.timeout(call.totalMs);
  let isConnected = false;
  try {
    const request = open(call, signal);
    const secured = request.protocol === 'https:' ? 'secureConnect' : 'connect';
    request.on('socket', (socket) => socket.once(secured, () => (isConnected = true)));
    const status = await statusOf(request, JSON.stringify(call.body));
    const outcome = outcomeOf(status);
    return outcome === 'taken' ? { outcome, reply: `http-${status}` } : { outcome, code: `http-${status}` };
  } catch (error) {
    const code = signal.aborted ? 'timeout' : reasonOf(error);
    return { outcome: isConnected ? 'unknown' : 'not-taken', code };
  }
}

function open({ url, token, idempotencyKey }: GatewayCall, signal: AbortSignal): ClientRequest {
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    accept: 'application/json',
    'idempotency-key': idempotencyKey,
    'user-agent': 'Yhdessa',
    ...(token && { authorization: `Bearer ${token}` }),
  };
  const request = url.startsWith('https:') ? httpsRequest : httpRequest;
  return request(url, { method: 'POST', agent: false, headers, signal });
}

/** The whole answer is waited for: a gateway that dies in the middle of it may do so before it has kept anything. */
function statusOf(request: ClientRequest, body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    request.on('error', reject);
    request.on('response', (response: IncomingMessage) => {
      response.on('error', reject);
      response.on('end', () => resolve(response.statusCode ?? 0));
      response.resume();
    });
    request.end(body);
  });
}

const reasonOf = (error: unknown) => {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code.toLowerCase().replaceAll('_', '-') : 'broken-off';
};
