import { GraphQLError, OperationTypeNode, type ValidationRule } from 'graphql';
import { rootFieldNodes } from './operation.js';

/** Only what the schema has; graphql-js itself finds a missing root type no sooner than in execution. */
export const knownRootType: ValidationRule = (context) => ({
  OperationDefinition(node) {
    if (!context.getSchema().getRootType(node.operation)) {
      context.reportError(new GraphQLError(`There is no ${node.operation} here.`, { nodes: node }));
    }
  },
});

/** A mutation document has exactly one root field, because one operation is one transaction and one answer. */
export const oneMutationPerDocument: ValidationRule = (context) => ({
  OperationDefinition(node) {
    if (node.operation !== OperationTypeNode.MUTATION) return;
    if (rootFieldNodes(context.getDocument(), node).length !== 1) {
      context.reportError(new GraphQLError('A mutation document has exactly one root field.', { nodes: node }));
    }
  },
});
