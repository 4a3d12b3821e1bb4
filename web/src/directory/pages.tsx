import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Button } from 'suomifi-ui-components';
import type { AnyVariables, TypedDocumentNode } from 'urql';
import { Shown } from '../parts/shown.js';

/** One page of a list, as the server answers it. */
interface Page<Node> {
  readonly edges: readonly { readonly node: Node }[];
  readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
}

interface PagesGiven<Data, Variables extends AnyVariables, Node> {
  readonly query: TypedDocumentNode<Data, Variables>;
  /** What is asked for the page after a cursor; null: for the first. */
  readonly variables: (after: string | null) => Variables;
  readonly pageOf: (data: Data) => Page<Node>;
  /** Said where there is nothing. */
  readonly none: string;
  readonly more: string;
  readonly children: (nodes: readonly Node[]) => ReactNode;
  /** Where the page before ended. */
  readonly after?: string | null;
}

/** A list of any length, page after page by a press. */
export function Pages<Data, Variables extends AnyVariables, Node>(given: PagesGiven<Data, Variables, Node>) {
  const { query, variables, pageOf, after = null } = given;
  const start = useRef<HTMLDivElement>(null);
  const isFirst = after === null;
  useEffect(() => {
    // The button that asked for this page is gone.
    if (!isFirst) start.current?.focus();
  }, [isFirst]);
  return (
    <div ref={start} tabIndex={-1}>
      <Shown query={query} variables={variables(after)}>
        {(data) => <OnePage given={given} page={pageOf(data)} isFirst={isFirst} />}
      </Shown>
    </div>
  );
}

interface OneGiven<Data, Variables extends AnyVariables, Node> {
  readonly given: PagesGiven<Data, Variables, Node>;
  readonly page: Page<Node>;
  readonly isFirst: boolean;
}

function OnePage<Data, Variables extends AnyVariables, Node>({
  given,
  page: { edges, pageInfo },
  isFirst,
}: OneGiven<Data, Variables, Node>) {
  const [goesOn, goOn] = useState(false);
  return (
    <>
      {isFirst && <p role="status">{edges.length === 0 && given.none}</p>}
      {edges.length > 0 && given.children(edges.map(({ node }) => node))}
      {pageInfo.hasNextPage &&
        (goesOn ? (
          <Pages {...given} after={pageInfo.endCursor} />
        ) : (
          <Button variant="secondary" onClick={() => goOn(true)}>
            {given.more}
          </Button>
        ))}
    </>
  );
}
