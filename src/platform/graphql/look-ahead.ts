import {
  type FieldNode,
  getDirectiveValues,
  GraphQLIncludeDirective,
  type GraphQLResolveInfo,
  GraphQLSkipDirective,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** Whether `@skip` and `@include` leave the selection in, as when graphql-js collects fields. */
function isWanted(selection: SelectionNode, { variableValues }: GraphQLResolveInfo): boolean {
  if (getDirectiveValues(GraphQLSkipDirective, selection, variableValues)?.['if'] === true) return false;
  return getDirectiveValues(GraphQLIncludeDirective, selection, variableValues)?.['if'] !== false;
}

/** The fields directly below a selection, through fragments, less those that directives leave out. */
function below(selections: SelectionSetNode | undefined, info: GraphQLResolveInfo): FieldNode[] {
  return (selections?.selections ?? []).flatMap((selection) => {
    if (!isWanted(selection, info)) return [];
    if (selection.kind === Kind.FIELD) return [selection];
    if (selection.kind === Kind.INLINE_FRAGMENT) return below(selection.selectionSet, info);
    return below(info.fragments[selection.name.value]?.selectionSet, info);
  });
}

/**
 * Whether the request asks for the field at `path` below the present one (`edges.node.identity`), so that what nobody
 * asked for is neither read nor logged as read.
 */
export function asksFor(info: GraphQLResolveInfo, path: string): boolean {
  let nodes: readonly FieldNode[] = info.fieldNodes;
  for (const name of path.split('.')) {
    nodes = nodes.flatMap((node) => below(node.selectionSet, info)).filter((node) => node.name.value === name);
  }
  return nodes.length > 0;
}
