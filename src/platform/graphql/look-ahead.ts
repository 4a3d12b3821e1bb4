import { type FieldNode, type GraphQLResolveInfo, Kind, type SelectionSetNode } from 'graphql';

/** The fields directly below a selection, through fragments. */
function below(selections: SelectionSetNode | undefined, info: GraphQLResolveInfo): FieldNode[] {
  return (selections?.selections ?? []).flatMap((selection) => {
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
