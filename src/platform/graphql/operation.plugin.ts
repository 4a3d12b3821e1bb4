import { createHash } from 'node:crypto';
import type {
  ApolloServerPlugin,
  GraphQLRequestContext,
  GraphQLRequestListener,
  GraphQLResponse,
} from '@apollo/server';
import { HeaderMap } from '@apollo/server';
import { Injectable, Logger } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type ExecutionResult, type GraphQLFormattedError, print } from 'graphql';
import { ANONYMOUS, type Actor } from '../access/actor.js';
import { Work } from '../access/work.js';
import { Clock } from '../clock/clock.js';
import { DomainError } from '../errors/domain-error.js';
import { OperationMetrics } from '../http/metrics.js';
import { SESSION_COOKIE } from '../session/cookie.js';
import { isFresh } from '../session/session.domain.js';
import { clientOf, Sessions } from '../session/sessions.js';
import { COST_AT_MOST } from './cost.js';
import { FirstAnswers } from './first-answers.js';
import { type Fault, FAULTS_AT_MOST, Operation, type Request } from './operation.js';
import { publicErrors } from './public-errors.js';

export interface GraphqlContext {
  readonly req: FastifyRequest;
}

/** Carries a result with errors out of the transaction, which undoes it. */
class Undo extends Error {
  constructor(readonly errors: NonNullable<ExecutionResult['errors']>) {
    super('undone');
  }
}

/**
 * Runs every operation as one piece of work: one transaction under the session's principal, committed before a byte of
 * the answer leaves. Any error undoes the whole and answers `data: null`. This hook replaces Apollo's execution, so
 * errors are mapped here and nowhere else.
 */
@Injectable()
export class OperationPlugin implements ApolloServerPlugin<GraphqlContext> {
  private readonly logger = new Logger('graphql');

  constructor(
    private readonly work: Work,
    private readonly sessions: Sessions,
    private readonly answers: FirstAnswers,
    private readonly metrics: OperationMetrics,
    private readonly clock: Clock,
  ) {}

  async requestDidStart(): Promise<GraphQLRequestListener<GraphqlContext>> {
    return {
      responseForOperation: (context) => this.respond(context),
      willSendResponse: async (context) => shorten(context),
    };
  }

  private async respond(context: GraphQLRequestContext<GraphqlContext>): Promise<GraphQLResponse> {
    if (!context.operation) return response(NO_OPERATION);
    const operation = new Operation(requestOf(context));
    const stop = this.metrics.start(operation.name);
    const result = await this.answer(operation, context).catch((error: unknown) => this.failure([error], operation));
    stop(result.code ?? 'OK');
    return response(result);
  }

  private async answer(operation: Operation, context: GraphQLRequestContext<GraphqlContext>): Promise<Answer> {
    const faults = operation.variableFaults;
    if (faults.length > 0) return badInput(faults);
    if (operation.cost > COST_AT_MOST) return TOO_COSTLY;
    const actor = await this.actorOf(operation, context.contextValue.req);
    try {
      const data = await (operation.isMutation
        ? this.work.run(actor, operation.name, () => this.execute(operation, actor, context))
        : this.work.read(actor, operation.name, () => this.execute(operation, actor, context)));
      return { status: 200, data };
    } catch (error) {
      const errors = error instanceof Undo ? error.errors.map((each) => each.originalError ?? each) : [error];
      return this.failure(errors, operation);
    }
  }

  private async actorOf(operation: Operation, request: FastifyRequest): Promise<Actor> {
    const token = request.cookies[SESSION_COOKIE];
    // Nobody who says so costs the database nothing.
    if (token === undefined && !operation.isPublic) throw unauthenticated();
    const actor = await this.sessions.admit(token, clientOf(request), operation);
    if (actor === ANONYMOUS && !operation.isPublic) throw unauthenticated();
    if (operation.needsFreshSignIn && !(actor.session && isFresh(actor.session.signedInAt, this.clock.now())))
      throw signInAgain(actor);
    return actor;
  }

  private execute(operation: Operation, actor: Actor, context: GraphQLRequestContext<GraphqlContext>): Promise<Data> {
    const run = async (): Promise<Data> => {
      const { data, errors } = await operation.run();
      if (errors?.length) throw new Undo(errors);
      return data ?? null;
    };
    const { requestId } = operation;
    if (!requestId || actor === ANONYMOUS) return run();
    const question = createHash('sha256')
      .update(print(operation.document))
      .update(JSON.stringify([context.request.operationName, context.request.variables ?? {}]));
    return this.answers.once(requestId, question.digest('hex'), run);
  }

  private failure(errors: readonly unknown[], operation: Operation): Answer {
    const { formatted, code, retryAfter } = publicErrors(errors, operation.name, this.logger);
    return { status: STATUS[code ?? ''] ?? 200, data: null, errors: formatted, code, retryAfter };
  }
}

const unauthenticated = () => new DomainError('UNAUTHENTICATED', 'Sign in first; a session may have ended meanwhile.');

/** Says how they signed in, and to which issuer, so that the client sends them to the same place. */
function signInAgain({ session }: Actor): DomainError {
  const message = 'Show once more who you are: this needs a sign-in of the last five minutes.';
  const how = { how: session?.method, ...(session?.issuer && { issuer: session.issuer }) };
  return new DomainError('SIGN_IN_AGAIN', message, how);
}

type Data = Record<string, unknown> | null;

/** What proxies and clients act upon without looking into the answer; whatever else an operation says is 200. */
const STATUS: Readonly<Record<string, number>> = { UNAVAILABLE: 503, TOO_SLOW: 503, TOO_MUCH_AT_ONCE: 429 };

interface Answer {
  readonly status: number;
  readonly data: Data;
  readonly errors?: readonly GraphQLFormattedError[];
  readonly code?: string;
  /** Seconds. */
  readonly retryAfter?: number;
}

const TOO_COSTLY: Answer = {
  status: 400,
  data: null,
  errors: [{ message: 'This asks for more than one operation may.', extensions: { code: 'TOO_COSTLY' } }],
  code: 'TOO_COSTLY',
};

const NO_OPERATION: Answer = {
  status: 400,
  data: null,
  errors: [
    { message: 'The document has no such operation.', extensions: { code: 'BAD_USER_INPUT', field: 'operationName' } },
  ],
};

/** `data` only where an operation ran: Nest's driver answers 200 to everything that has it. */
function response({ status, data, errors, retryAfter }: Answer): GraphQLResponse {
  const singleResult = { ...(status === 200 && { data }), ...(errors && { errors }) };
  const headers = new HeaderMap(retryAfter === undefined ? [] : [['retry-after', String(retryAfter)]]);
  return { http: { status, headers }, body: { kind: 'single', singleResult } };
}

/** Validation can find a hundred faults in a short document; the first few say enough. */
function shorten({ response: { body } }: GraphQLRequestContext<GraphqlContext>): void {
  if (body?.kind !== 'single' || !body.singleResult.errors) return;
  body.singleResult.errors = body.singleResult.errors.slice(0, FAULTS_AT_MOST);
}

function badInput(faults: readonly Fault[]): Answer {
  const errors = faults.map(({ field, message }) => ({ message, extensions: { code: 'BAD_USER_INPUT', field } }));
  return { status: 400, data: null, errors, code: 'BAD_USER_INPUT' };
}

function requestOf(context: GraphQLRequestContext<GraphqlContext>): Request {
  const { schema, document, request, contextValue } = context;
  if (!document) throw new Error('an operation without a document');
  return { schema, document, operationName: request.operationName, variables: request.variables ?? {}, contextValue };
}
