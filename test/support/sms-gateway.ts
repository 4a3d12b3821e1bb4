import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A text message as the gateway got it. */
export interface GotSms {
  readonly key: string;
  readonly authorization: string | undefined;
  readonly body: { readonly id: string; readonly to: string; readonly text: string; readonly from?: string };
}

/** What the gateway does with a request: answers so, is silent, or breaks off after it has taken the message. */
export type Behaviour = number | 'hang' | 'break-off' | ((got: GotSms) => Promise<number>);

/** A gateway outside of us, at its protocol. */
export interface SmsGateway {
  readonly url: string;
  /** Everything that was asked for, oldest first. */
  readonly got: GotSms[];
  /** What it does with the next requests to this number; after them it takes everything. */
  plan(to: string, ...behaviours: Behaviour[]): void;
  /** What one number was sent, as often as it was. */
  to(number: string): string[];
  stop(): Promise<void>;
}

const read = async (request: IncomingMessage) => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return JSON.parse(Buffer.concat(parts).toString()) as GotSms['body'];
};

/** Starts it on a free port. */
export async function startSmsGateway(): Promise<SmsGateway> {
  const got: GotSms[] = [];
  const planned = new Map<string, Behaviour[]>();
  const behave = async (what: Behaviour, sms: GotSms, response: ServerResponse) => {
    if (what === 'hang') return;
    if (what === 'break-off') return void response.socket!.destroy();
    response.writeHead(typeof what === 'number' ? what : await what(sms), { 'content-type': 'application/json' });
    response.end('{}');
  };
  const server: Server = createServer((request, response) => {
    void (async () => {
      const body = await read(request);
      const { authorization } = request.headers;
      const sms = { key: String(request.headers['idempotency-key']), authorization, body };
      got.push(sms);
      await behave(planned.get(body.to)?.shift() ?? 202, sms, response);
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/messages`,
    got,
    plan: (to, ...behaviours) => void planned.set(to, [...(planned.get(to) ?? []), ...behaviours]),
    to: (number) => got.filter(({ body }) => body.to === number).map(({ body }) => body.text),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
