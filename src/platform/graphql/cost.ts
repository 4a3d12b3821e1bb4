import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** What any operation costs before it has asked for a field: its transaction. */
const TRANSACTION = 20;
/** A change writes rows, their log lines and effects. */
const CHANGE = 80;
/** Every field below the operation itself is about one statement: asking the same by aliases costs each time. */
const STATEMENT = 10;
/** How long a page is whose size nobody says, and at most: as `PageArgs` has it. */
const PAGE = 20;
const PAGE_AT_MOST = 100;

/** Twice our own largest page: a hundred contacts with everything. */
export const COST_AT_MOST = 10_000;

type Variables = Readonly<Record<string, unknown>>;

/** One count through one operation. */
class Count {
  private readonly ofFragments = new Map<string, number>();
  private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;

  constructor(
    document: DocumentNode,
    private readonly variables: Variables,
  ) {
    const found = document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
    this.fragments = new Map(found.map((node) => [node.name.value, node]));
  }

  below(set: SelectionSetNode | undefined, perField = 0): number {
    return (set?.selections ?? []).reduce((sum, node) => sum + this.of(node, perField), 0);
  }

  private of(node: SelectionNode, perField: number): number {
    if (node.kind === Kind.FIELD) return perField + 1 + this.pageOf(node) * this.below(node.selectionSet);
    if (node.kind === Kind.INLINE_FRAGMENT) return this.below(node.selectionSet, perField);
    return this.ofFragment(node.name.value, perField);
  }

  /** Looked into once, however often it is spread: counting what fans out must not take the time that it asks for. */
  private ofFragment(name: string, perField: number): number {
    const key = `${name} ${perField}`;
    const known = this.ofFragments.get(key);
    if (known !== undefined) return known;
    this.ofFragments.set(key, 0);
    const cost = this.below(this.fragments.get(name)?.selectionSet, perField);
    this.ofFragments.set(key, cost);
    return cost;
  }

  /** How many things a field gives at most, as far as it says `first`. */
  private pageOf({ arguments: given = [] }: FieldNode): number {
    const first = given.find(({ name }) => name.value === 'first')?.value;
    if (!first) return 1;
    const size =
      first.kind === Kind.VARIABLE
        ? (this.variables[first.name.value] ?? PAGE)
        : Number('value' in first ? first.value : PAGE);
    return typeof size === 'number' && size >= 1 ? Math.min(size, PAGE_AT_MOST) : 1;
  }
}

/**
 * What an operation costs: its fields, times the length of the pages they are on, aliases counted each. A number without
 * a unit; `WORK_BUDGET` is counted in it.
 */
export function costOf(document: DocumentNode, operation: OperationDefinitionNode, variables: Variables): number {
  const change = operation.operation === OperationTypeNode.MUTATION ? CHANGE : 0;
  return TRANSACTION + change + new Count(document, variables).below(operation.selectionSet, STATEMENT);
}
