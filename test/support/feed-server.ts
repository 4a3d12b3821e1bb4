import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a feed server answers: the text of a calendar, or whatever it does with the connection. */
type Answer = string | ((request: IncomingMessage, response: ServerResponse) => void);

/** A calendar server on loopback, whose answer a test changes. */
export interface FeedServer {
  /** `127.0.0.1:PORT`, as `FEED_ALLOW_HOSTS` wants it. */
  readonly host: string;
  /** Of a path on it. */
  url(path: string): string;
  answer(path: string, answer: Answer): void;
  /** The requests for a path so far. */
  requests(path: string): readonly IncomingMessage[];
  stop(): Promise<void>;
}

/** Starts one; paths it has no answer for are 404. */
export async function startFeedServer(): Promise<FeedServer> {
  const answers = new Map<string, Answer>();
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    const answer = answers.get(request.url ?? '');
    if (answer === undefined) response.writeHead(404).end();
    else if (typeof answer === 'string') response.writeHead(200, { 'content-type': 'text/calendar' }).end(answer);
    else answer(request, response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    host,
    url: (path) => `http://${host}${path}`,
    answer: (path, answer) => void answers.set(path, answer),
    requests: (path) => requests.filter(({ url }) => url === path),
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
