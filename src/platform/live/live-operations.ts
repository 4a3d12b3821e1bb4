import { Injectable, Logger } from '@nestjs/common';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { FastifyRequest } from 'fastify';
import {
  type ExecutionArgs,
  type ExecutionResult,
  GraphQLError,
  NoSchemaIntrospectionCustomRule,
  OperationTypeNode,
  parse,
  specifiedRules,
  subscribe,
  validate,
} from 'graphql';
import type { Actor } from '../access/actor.js';
import { Work } from '../access/work.js';
import { DomainError } from '../errors/domain-error.js';
import { COST_AT_MOST } from '../graphql/cost.js';
import { limits, TOKENS_AT_MOST } from '../graphql/limits.js';
import { FAULTS_AT_MOST, Operation } from '../graphql/operation.js';
import { publicErrors } from '../graphql/public-errors.js';
import { onlyOperations } from '../graphql/rules.js';
import type { TrustedDocuments } from '../graphql/trusted-documents.js';
import { OperationMetrics } from '../http/metrics.js';
import { SESSION_COOKIE } from '../session/cookie.js';
import { clientOf, Sessions } from '../session/sessions.js';

/** What a client asks for, as `graphql-ws` has read it. */
interface Asked {
  readonly query?: unknown;
  readonly operationName?: string | null;
  readonly variables?: Record<string, unknown> | null;
  readonly extensions?: unknown;
}

/** What a subscription is run with. */
interface LiveContext {
  readonly req: FastifyRequest;
  readonly actor: Actor;
  readonly operation: string;
}

const RULES = [
  ...specifiedRules,
  ...limits().validationRules,
  onlyOperations(OperationTypeNode.SUBSCRIPTION),
  NoSchemaIntrospectionCustomRule,
];

/** Subscriptions, as strictly as `OperationPlugin` runs the rest: trusted, limited, paid for, and begun in a transaction. */
@Injectable()
export class LiveOperations {
  private readonly log = new Logger('live');

  constructor(
    private readonly host: GraphQLSchemaHost,
    private readonly sessions: Sessions,
    private readonly work: Work,
    private readonly metrics: OperationMetrics,
  ) {}

  /** What `subscribe` needs, or why it is refused: nothing of it has run then. */
  async prepare(
    documents: TrustedDocuments,
    req: FastifyRequest,
    asked: Asked,
  ): Promise<ExecutionArgs | GraphQLError[]> {
    try {
      const { schema } = this.host;
      const { operationName } = asked;
      const variables = asked.variables ?? {};
      const document = this.documentOf(documents, asked);
      const operation = new Operation({ schema, document, operationName, variables, contextValue: undefined });
      this.requireSound(operation);
      const actor = await this.sessions.admit(req.cookies[SESSION_COOKIE], clientOf(req), operation);
      if (!actor.session)
        throw new DomainError('UNAUTHENTICATED', 'Sign in first; a session may have ended meanwhile.');
      const contextValue: LiveContext = { req, actor, operation: operation.name };
      return { schema, document, operationName, variableValues: variables, contextValue };
    } catch (error) {
      return this.refusals([error], 'subscribe');
    }
  }

  /** Begins it, as a piece of work that only reads; what it tells later is asked for anew each time. */
  async subscribe(args: ExecutionArgs): Promise<AsyncIterable<ExecutionResult> | ExecutionResult> {
    const { actor, operation } = args.contextValue as LiveContext;
    const stop = this.metrics.start(operation);
    const result = await this.work
      .read(actor, operation, () => begun(args))
      .catch((error: unknown) => ({
        errors: this.refusals([error instanceof GraphQLError ? (error.originalError ?? error) : error], operation),
      }));
    const [refused] = 'errors' in result ? (result.errors ?? []) : [];
    stop(refused ? String(refused.extensions['code']) : 'OK');
    return result;
  }

  private documentOf(documents: TrustedDocuments, { query, extensions }: Asked) {
    const resolved = documents.resolve({ query, extensions });
    if ('untrusted' in resolved) throw new DomainError(resolved.untrusted.code, resolved.untrusted.message);
    const { query: text } = resolved.body as { readonly query?: unknown };
    const document = parse(String(text), { maxTokens: TOKENS_AT_MOST });
    const options = { maxErrors: FAULTS_AT_MOST, hideSuggestions: true };
    const [fault] = validate(this.host.schema, document, RULES, options);
    if (fault) throw fault;
    return document;
  }

  private requireSound({ variableFaults: [fault], cost }: Operation): void {
    if (fault) throw new DomainError('BAD_USER_INPUT', fault.message, { field: fault.field });
    if (cost > COST_AT_MOST) throw new DomainError('TOO_COSTLY', 'This asks for more than one operation may.');
  }

  private refusals(errors: readonly unknown[], operation: string): GraphQLError[] {
    return errors.flatMap((error) => {
      if (error instanceof GraphQLError) return [refusalOf(error)];
      const { formatted } = publicErrors([error], operation, this.log);
      return formatted.map(({ message, extensions }) => new GraphQLError(message, { extensions }));
    });
  }
}

/** Of a document that cannot be read, or asks for what there is not: cut short, and nothing of how we found it. */
const refusalOf = ({ message }: GraphQLError): GraphQLError =>
  new GraphQLError(message.slice(0, 300), { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } });

async function begun(args: ExecutionArgs): Promise<AsyncIterable<ExecutionResult>> {
  const result = await subscribe(args);
  if (Symbol.asyncIterator in result) return result;
  throw result.errors?.[0] ?? new Error('a subscription without an iterator');
}
