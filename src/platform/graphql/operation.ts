import {
  type DocumentNode,
  execute,
  type ExecutionResult,
  type FieldNode,
  getArgumentValues,
  getOperationAST,
  getVariableValues,
  GraphQLError,
  type GraphQLField,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionSetNode,
} from 'graphql';

/** A request as the operation plugin sees it: parsed and validated, its variables still raw. */
export interface Request {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operationName?: string | null;
  readonly variables: Record<string, unknown>;
  readonly contextValue: unknown;
}

/** A GraphQL operation before it runs. */
export class Operation {
  readonly node: OperationDefinitionNode;

  constructor(private readonly request: Request) {
    const node = getOperationAST(request.document, request.operationName);
    if (!node) throw new GraphQLError('no such operation');
    this.node = node;
  }

  get isMutation(): boolean {
    return this.node.operation === OperationTypeNode.MUTATION;
  }

  /** The root field's name, for log and metrics; several at once are `several`, so that there are few names. */
  get name(): string {
    const names = new Set(this.rootFields.map(({ node, field }) => (field ? node.name.value : 'introspection')));
    return names.size === 1 ? ([...names][0] ?? 'several') : 'several';
  }

  /** Whether somebody who has not signed in may ask it: every root field says so, with its reason. */
  get isPublic(): boolean {
    return this.rootFields.every(
      ({ node, field }) => node.name.value.startsWith('__') || field?.extensions['public'] !== undefined,
    );
  }

  /** The faults of the variables, in our own words: the value itself is not repeated. */
  get variableFaults(): readonly { field: string; message: string }[] {
    const { errors } = getVariableValues(
      this.request.schema,
      this.node.variableDefinitions ?? [],
      this.request.variables,
      { maxErrors: 5 },
    );
    return (errors ?? []).map((error) => variableFault(error));
  }

  /** The `requestId` of a mutation's input. */
  get requestId(): string | undefined {
    const [root] = this.rootFields;
    if (!this.isMutation || !root?.field) return undefined;
    const { coerced } = getVariableValues(
      this.request.schema,
      this.node.variableDefinitions ?? [],
      this.request.variables,
    );
    const { input } = getArgumentValues(root.field, root.node, coerced) as { input?: { requestId?: string } };
    return input?.requestId;
  }

  run(): Promise<ExecutionResult> {
    const { schema, document, operationName, variables, contextValue } = this.request;
    return Promise.resolve(execute({ schema, document, operationName, variableValues: variables, contextValue }));
  }

  /** Root fields, those inside fragments included. */
  private get rootFields(): { node: FieldNode; field?: GraphQLField<unknown, unknown> }[] {
    const type = this.request.schema.getRootType(this.node.operation);
    const fields = type?.getFields() ?? {};
    return rootFieldNodes(this.request.document, this.node).map((node) => ({ node, field: fields[node.name.value] }));
  }
}

/** The field nodes directly below an operation, through fragments; a fragment that contains itself is entered once. */
export function rootFieldNodes(document: DocumentNode, operation: OperationDefinitionNode): FieldNode[] {
  const entered = new Set<string>();
  const below = (set: SelectionSetNode): FieldNode[] =>
    set.selections.flatMap((selection) => {
      if (selection.kind === Kind.FIELD) return [selection];
      if (selection.kind === Kind.INLINE_FRAGMENT) return below(selection.selectionSet);
      const name = selection.name.value;
      if (entered.has(name)) return [];
      entered.add(name);
      const fragment = document.definitions.find(
        (found) => found.kind === Kind.FRAGMENT_DEFINITION && found.name.value === name,
      );
      return fragment?.kind === Kind.FRAGMENT_DEFINITION ? below(fragment.selectionSet) : [];
    });
  return below(operation.selectionSet);
}

/** graphql-js words it `Variable "$input" got invalid value … at "input.phone"; PhoneNumber is no phone number`. */
function variableFault(error: GraphQLError): { field: string; message: string } {
  const [, variable = 'variables'] = /^Variable "\$([^"]+)"/.exec(error.message) ?? [];
  const [, path] = /at "(?:[^".]+)\.([^"]+)"/.exec(error.message) ?? [];
  const reason = error.message.includes('; ') ? error.message.slice(error.message.lastIndexOf('; ') + 2) : 'is missing';
  return { field: path ?? variable, message: reason.slice(0, 200) };
}
