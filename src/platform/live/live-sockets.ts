import { type IncomingMessage, type Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { CloseCode, handleProtocols, makeServer, type Server as GraphqlServer } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import { CONFIG, type Config } from '../config/config.js';
import type { TrustedDocuments } from '../graphql/trusted-documents.js';
import { isOwnOrigin, refusal } from '../http/security.js';
import { SESSION_COOKIE } from '../session/cookie.js';
import { clientOf, Sessions } from '../session/sessions.js';
import { Live } from './live.js';
import { LIVE_PATH } from './live-path.js';
import { LiveOperations } from './live-operations.js';

/** A connection: what came with its first request, and how it is left. */
interface Visit {
  readonly request: FastifyRequest;
  readonly socket: WebSocket;
  leave?: () => void;
}

/** What a client has to say is a document and an id. Bytes. */
const MESSAGE_AT_MOST = 16 * 1024;
/** Screens that are open in one tab. */
const SUBSCRIPTIONS_AT_MOST = 10;
/** Whoever has not answered since the last time is gone. */
const PULSE_MS = 30_000;
/** How long the end waits for clients to say goodbye. */
const GOODBYE_MS = 1000;

/**
 * The way to what is live: WebSockets that speak `graphql-transport-ws`, of our own pages alone. The request that opens one
 * passes the same hooks as any other; browsers bring its cookie along from wherever it was asked for, so its `Origin` is
 * looked at here.
 */
@Injectable()
export class LiveSockets implements OnModuleDestroy {
  private readonly sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MESSAGE_AT_MOST,
    perMessageDeflate: false,
    handleProtocols,
  });
  private readonly waiting = new WeakMap<IncomingMessage, { readonly socket: Duplex; readonly head: Buffer }>();
  private readonly silent = new WeakSet<WebSocket>();
  private readonly pulse = setInterval(() => this.beat(), PULSE_MS).unref();

  constructor(
    private readonly live: Live,
    private readonly operations: LiveOperations,
    private readonly sessions: Sessions,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** From now on connections are taken, and run these documents. */
  serve(fastify: FastifyInstance, documents: TrustedDocuments): void {
    const speaking = this.speaking(documents);
    fastify.get(LIVE_PATH, (request, reply) => this.answer(request, reply, speaking));
    (fastify.server as Server).on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      this.waiting.set(request, { socket, head });
      const response = new ServerResponse(request);
      response.assignSocket(socket as never);
      response.once('finish', () => socket.end());
      fastify.routing(request, response);
    });
  }

  /** Says goodbye to all: they come again, to another process. */
  async onModuleDestroy(): Promise<void> {
    clearInterval(this.pulse);
    const late = setTimeout(() => this.sockets.clients.forEach((socket) => socket.terminate()), GOODBYE_MS);
    const gone = [...this.sockets.clients].map((socket) => new Promise((resolve) => socket.once('close', resolve)));
    for (const socket of this.sockets.clients) socket.close(1001, 'Going away');
    await Promise.all(gone);
    clearTimeout(late);
    this.sockets.close();
  }

  private answer(request: FastifyRequest, reply: FastifyReply, speaking: GraphqlServer<Visit>): FastifyReply {
    const upgrade = this.waiting.get(request.raw);
    if (!upgrade)
      return reply.code(426).send(refusal('UPGRADE_REQUIRED', 'There are only WebSockets at this address.'));
    const { origin } = request.headers;
    if (origin === undefined || !isOwnOrigin(origin, this.config))
      return reply.code(403).send(refusal('FOREIGN_ORIGIN', 'Refused: asked by a page of another site.'));
    const { socket, head } = upgrade;
    reply.hijack();
    reply.raw.detachSocket(socket as never);
    this.sockets.handleUpgrade(request.raw, socket, head, (opened) => this.open({ request, socket: opened }, speaking));
    return reply;
  }

  private open(visit: Visit, speaking: GraphqlServer<Visit>): void {
    const { socket } = visit;
    socket.on('pong', () => this.silent.delete(socket));
    socket.on('error', () => socket.terminate());
    const closed = speaking.opened(
      {
        protocol: socket.protocol,
        send: (data) => sent(socket, data),
        close: (code, reason) => socket.close(code, reason),
        onMessage: (take) =>
          socket.on('message', (data: Buffer) => {
            // A database that is away, mostly: they come again.
            take(data.toString('utf8')).catch(() => socket.close(1013, 'Try again later'));
          }),
      },
      visit,
    );
    socket.once('close', (code, reason) => {
      visit.leave?.();
      void closed(code, reason.toString('utf8'));
    });
  }

  private speaking(documents: TrustedDocuments): GraphqlServer<Visit> {
    return makeServer<Record<string, unknown>, Visit>({
      onConnect: ({ extra }) => this.seat(extra),
      onSubscribe: ({ extra, subscriptions }, _id, asked) => {
        if (Object.keys(subscriptions).length > SUBSCRIPTIONS_AT_MOST) return [TOO_MANY];
        return this.operations.prepare(documents, extra.request, asked);
      },
      subscribe: (args) => this.operations.subscribe(args) as never,
    });
  }

  /** Whether they may stay: with a living session, and not in too many tabs. Otherwise it is closed as forbidden (4403). */
  private async seat(visit: Visit): Promise<boolean> {
    const { request, socket } = visit;
    const actor = await this.sessions.actorOf(request.cookies[SESSION_COOKIE], clientOf(request));
    if (!actor.session) return false;
    const leave = await this.live.attend(actor, () => socket.close(CloseCode.Forbidden, 'Forbidden'));
    if (!leave) return false;
    visit.leave = leave;
    if (socket.readyState !== socket.OPEN) leave();
    return true;
  }

  private beat(): void {
    for (const socket of this.sockets.clients) {
      if (this.silent.has(socket)) socket.terminate();
      this.silent.add(socket);
      socket.ping();
    }
  }
}

const TOO_MANY = new GraphQLError('Nobody looks at so much at once.', { extensions: { code: 'TOO_MUCH_AT_ONCE' } });

/** Resolves when it is on its way: whoever is slow to take it is not told more meanwhile. */
const sent = (socket: WebSocket, data: string): Promise<void> =>
  new Promise((resolve, reject) => {
    if (socket.readyState !== socket.OPEN) resolve();
    else socket.send(data, (error) => (error ? reject(error) : resolve()));
  });
