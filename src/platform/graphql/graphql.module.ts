import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { ApolloArmor } from '@escape.tech/graphql-armor';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { Module } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import type { FastifyRequest } from 'fastify';
import type { GraphQLFormattedError, ValidationRule } from 'graphql';
import { FirstAnswers } from './first-answers.js';
import { OperationPlugin } from './operation.plugin.js';
import { oneMutationPerDocument } from './rules.js';

/** What a document may cost before it is refused with 400. Our own deepest screen needs 9 levels and 3 aliases. */
const LIMITS = { tokens: 1000, depth: 12, aliases: 15, directives: 20, cost: 8000 } as const;

/** Refuses documents by size before anything runs; answers 400 by itself. */
function armor() {
  return new ApolloArmor({
    maxDepth: { n: LIMITS.depth },
    maxAliases: { n: LIMITS.aliases },
    maxDirectives: { n: LIMITS.directives },
    costLimit: { maxCost: LIMITS.cost },
    /** Its own token limit turns every syntax error into a 500; graphql-js has one that answers 400. */
    maxTokens: { enabled: false },
  }).protect();
}

const INTERNAL = 'INTERNAL_SERVER_ERROR';

/** Parse and validation errors: what Apollo says, cut short, without stack or suggestions. */
function formatError(error: GraphQLFormattedError): GraphQLFormattedError {
  const { code = INTERNAL } = error.extensions ?? {};
  const isFault = code === INTERNAL;
  return { message: isFault ? 'Internal server error' : error.message.slice(0, 300), extensions: { code } };
}

/**
 * Settings of the GraphQL server. `plugin` is missing only when the schema is written out without a running
 * application (`yhdessa schema`).
 */
function graphqlOptions(plugin: OperationPlugin | undefined): ApolloDriverConfig {
  const { plugins, validationRules } = armor();
  return {
    autoSchemaFile: process.env['SCHEMA_FILE'] ?? true,
    sortSchema: true,
    graphiql: false,
    introspection: true,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    cache: 'bounded',
    fieldResolverEnhancers: [],
    hideSchemaDetailsFromClientErrors: true,
    includeStacktraceInErrorResponses: false,
    parseOptions: { maxTokens: LIMITS.tokens },
    validationRules: [...(validationRules as ValidationRule[]), oneMutationPerDocument],
    formatError,
    context: (req: FastifyRequest) => ({ req }),
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ...plugins,
      ...(plugin ? [plugin] : []),
    ] as ApolloDriverConfig['plugins'],
  };
}

@Module({ providers: [OperationPlugin, FirstAnswers], exports: [OperationPlugin] })
class OperationModule {}

/** `/graphql`: one endpoint, one transaction per operation. */
export const graphqlModule = () =>
  GraphQLModule.forRootAsync<ApolloDriverConfig>({
    driver: ApolloDriver,
    imports: [OperationModule],
    inject: [OperationPlugin],
    useFactory: graphqlOptions,
  });
