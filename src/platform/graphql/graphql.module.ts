import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { ApolloArmor } from '@escape.tech/graphql-armor';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { Module } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import type { FastifyRequest } from 'fastify';
import type { GraphQLFormattedError, ValidationRule } from 'graphql';
import { CONFIG, type Config } from '../config/config.js';
import { FirstAnswers } from './first-answers.js';
import { FAULTS_AT_MOST } from './operation.js';
import { OperationPlugin } from './operation.plugin.js';
import { knownRootType, oneMutationPerDocument } from './rules.js';

/** What a document may cost before it is refused with 400. Our own deepest screen needs 9 levels and 3 aliases. */
const LIMITS = { tokens: 1000, depth: 12, aliases: 15, directives: 20, cost: 30_000 } as const;

/** Refuses documents by size before anything runs; answers 400 by itself. */
function armor() {
  return new ApolloArmor({
    maxDepth: { n: LIMITS.depth },
    maxAliases: { n: LIMITS.aliases, allowList: [] },
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

/** What no installation needs otherwise. */
const FIXED = {
  // After the last answer, not before it.
  stopOnApplicationShutdown: true,
  sortSchema: true,
  graphiql: false,
  csrfPrevention: true,
  allowBatchedHttpRequests: false,
  persistedQueries: false,
  cache: 'bounded',
  fieldResolverEnhancers: [],
  hideSchemaDetailsFromClientErrors: true,
  includeStacktraceInErrorResponses: false,
} satisfies ApolloDriverConfig;

/**
 * Settings of the GraphQL server. What is injected is missing only when the schema is written out without a running
 * application (`yhdessa schema`). Outside the demo the schema is not told to whoever asks.
 */
function graphqlOptions(
  schemaFile: string | undefined,
  plugin: OperationPlugin | undefined,
  config: Config | undefined,
): ApolloDriverConfig {
  const { plugins, validationRules } = armor();
  return {
    autoSchemaFile: schemaFile ?? true,
    introspection: config?.demo ?? true,
    ...FIXED,
    parseOptions: { maxTokens: LIMITS.tokens },
    validationOptions: { maxErrors: FAULTS_AT_MOST },
    validationRules: [...(validationRules as ValidationRule[]), knownRootType, oneMutationPerDocument],
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

/** `/graphql`: one endpoint, one transaction per operation. `schemaFile`: where to write the schema, if anywhere. */
export const graphqlModule = (schemaFile?: string) =>
  GraphQLModule.forRootAsync<ApolloDriverConfig>({
    driver: ApolloDriver,
    imports: [OperationModule],
    inject: [OperationPlugin, CONFIG],
    useFactory: (plugin?: OperationPlugin, config?: Config) => graphqlOptions(schemaFile, plugin, config),
  });
