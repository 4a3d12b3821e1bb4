import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { Module } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import type { FastifyRequest } from 'fastify';
import { type GraphQLFormattedError, OperationTypeNode } from 'graphql';
import { CONFIG, type Config } from '../config/config.js';
import { FirstAnswers } from './first-answers.js';
import { limits, TOKENS_AT_MOST } from './limits.js';
import { FAULTS_AT_MOST } from './operation.js';
import { OperationPlugin } from './operation.plugin.js';
import { onlyOperations, oneMutationPerDocument } from './rules.js';

const INTERNAL = 'INTERNAL_SERVER_ERROR';
const { QUERY, MUTATION } = OperationTypeNode;

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
  const { plugins, validationRules } = limits();
  return {
    autoSchemaFile: schemaFile ?? true,
    introspection: config?.demo ?? true,
    ...FIXED,
    parseOptions: { maxTokens: TOKENS_AT_MOST },
    validationOptions: { maxErrors: FAULTS_AT_MOST },
    validationRules: [...validationRules, onlyOperations(QUERY, MUTATION), oneMutationPerDocument],
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
