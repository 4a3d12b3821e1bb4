import {
  coerceInputValue,
  type DocumentNode,
  execute,
  type ExecutionResult,
  type FieldNode,
  getArgumentValues,
  getOperationAST,
  getVariableValues,
  GraphQLError,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  isInputType,
  Kind,
  type NamedTypeNode,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionSetNode,
  typeFromAST,
  type VariableDefinitionNode,
} from 'graphql';
import { costOf } from './cost.js';

/** More faults at once help nobody, and an answer stays short. */
export const FAULTS_AT_MOST = 5;

/** What is wrong with a variable: where, and why. */
export interface Fault {
  /** Path below the variable: `phone`, `needCodes.2`. */
  readonly field: string;
  readonly message: string;
}

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

  get document(): DocumentNode {
    return this.request.document;
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

  /** Whether one of its root fields is marked `@Fresh()`. */
  get needsFreshSignIn(): boolean {
    return this.rootFields.some(({ field }) => field?.extensions['fresh'] !== undefined);
  }

  /** Whether one of its root fields is marked `@Emergency()`. */
  get isEmergency(): boolean {
    return this.rootFields.some(({ field }) => field?.extensions['emergency'] !== undefined);
  }

  /** What it costs: see `costOf`. */
  get cost(): number {
    return costOf(this.request.document, this.node, this.request.variables);
  }

  /** The faults of the variables, in our own words: the value itself is not repeated. */
  get variableFaults(): readonly Fault[] {
    const faults: Fault[] = [];
    for (const definition of this.node.variableDefinitions ?? []) {
      if (faults.length < FAULTS_AT_MOST) faults.push(...this.faultsOf(definition));
    }
    return faults.slice(0, FAULTS_AT_MOST);
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

  private faultsOf({ variable, type, defaultValue }: VariableDefinitionNode): Fault[] {
    const name = variable.name.value;
    const value = Object.hasOwn(this.request.variables, name) ? this.request.variables[name] : undefined;
    const inputType = typeFromAST(this.request.schema, type as NamedTypeNode);
    if (value === undefined && defaultValue) return [];
    if (value == null) return type.kind === Kind.NON_NULL_TYPE ? [{ field: name, message: 'is missing' }] : [];
    return isInputType(inputType) ? faultsIn(value, inputType, name) : [];
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

/** Ends coercion: a list of a hundred thousand wrong items has as many faults. */
class Enough extends Error {}

function faultsIn(value: unknown, type: GraphQLInputType, variable: string): Fault[] {
  const faults: Fault[] = [];
  try {
    coerceInputValue(value, type, (path, _, { message }) => {
      const missing = /^Field "(\w+)" of required type/.exec(message)?.[1];
      const field = [...path, ...(missing ? [missing] : [])].join('.');
      faults.push({ field: field || variable, message: missing ? 'is missing' : reasonOf(message) });
      if (faults.length === FAULTS_AT_MOST) throw new Enough();
    });
  } catch (error) {
    if (!(error instanceof Enough)) throw error;
  }
  return faults;
}

/** The reason that a scalar of ours or graphql-js gives, less what it repeats of the value and what it guesses. */
function reasonOf(message: string): string {
  const unknownField = /^Field ".*" is not defined by type "(\w+)"/s.exec(message)?.[1];
  if (unknownField) return `holds a field that ${unknownField} does not have`;
  const unknownValue = /^Value ".*" does not exist in "(\w+)" enum/s.exec(message)?.[1];
  if (unknownValue) return `is no ${unknownValue}`;
  if (message.startsWith('Expected non-nullable type')) return 'is missing';
  return message.replace(/^((?:Int|Float|Boolean|String|ID|Enum "\w+") cannot represent .*? value).*$/s, '$1');
}
