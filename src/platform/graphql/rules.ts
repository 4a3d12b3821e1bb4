import { GraphQLError, OperationTypeNode, type ValidationRule } from 'graphql';
import { rootFieldNodes } from './operation.js';

/** Only these kinds of operations: a request is answered once, and what is live asks and changes nothing. */
export const onlyOperations =
  (...kinds: readonly OperationTypeNode[]): ValidationRule =>
  (context) => ({
    OperationDefinition(node) {
      if (!kinds.includes(node.operation)) {
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
