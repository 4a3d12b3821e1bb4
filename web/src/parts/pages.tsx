import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Button } from 'suomifi-ui-components';
import type { AnyVariables, TypedDocumentNode } from 'urql';
import { Shown } from './shown.js';

/** One page of a list, as the server answers it. */
interface Page<Node> {
  readonly edges: readonly { readonly node: Node }[];
  readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
}

/** Where in a list a page stands. */
interface Place<Node> {
  /** The last one of the page above, if there is one. */
  readonly before: Node | undefined;
  /** Asks how it and what is above it stand now. */
  readonly again: () => void;
}

/** What a page begins below. */
interface Above<Node> extends Place<Node> {
  readonly after: string | null;
}

interface PagesGiven<Data, Variables extends AnyVariables, Node> {
  readonly query: TypedDocumentNode<Data, Variables>;
  /** What is asked for the page after a cursor; null: for the first. */
  readonly variables: (after: string | null) => Variables;
  readonly pageOf: (data: Data) => Page<Node>;
  /** Said where there is nothing. */
  readonly none: ReactNode;
  /** Said to whom the list is refused. */
  readonly refused?: ReactNode;
  readonly more: string;
  readonly children: (nodes: readonly Node[], place: Place<Node>) => ReactNode;
  /** Given by the page above to the next one. */
  readonly above?: Above<Node>;
}

/** A list of any length, page after page by a press. */
export function Pages<Data, Variables extends AnyVariables, Node>(given: PagesGiven<Data, Variables, Node>) {
  const { query, variables, pageOf, refused, above } = given;
  const start = useRef<HTMLDivElement>(null);
  const isFirst = above === undefined;
  useEffect(() => {
    // The button that asked for this page is gone.
    if (!isFirst) start.current?.focus();
  }, [isFirst]);
  return (
    <div ref={start} tabIndex={-1}>
      <Shown query={query} variables={variables(above?.after ?? null)} refused={refused}>
        {(data, again) => <OnePage given={given} page={pageOf(data)} again={again} />}
      </Shown>
    </div>
  );
}

interface OneGiven<Data, Variables extends AnyVariables, Node> {
  readonly given: PagesGiven<Data, Variables, Node>;
  readonly page: Page<Node>;
  readonly again: () => void;
}

function OnePage<Data, Variables extends AnyVariables, Node>({ given, page, again }: OneGiven<Data, Variables, Node>) {
  const [goesOn, goOn] = useState(false);
  const { above, none, more, children } = given;
  const { hasNextPage, endCursor } = page.pageInfo;
  const nodes = page.edges.map(({ node }) => node);
  const allAgain = () => {
    above?.again();
    again();
  };
  return (
    <>
      {!above && <div role="status">{nodes.length === 0 && none}</div>}
      {nodes.length > 0 && children(nodes, { before: above?.before, again: allAgain })}
      {hasNextPage &&
        (goesOn ? (
          <Pages {...given} above={{ after: endCursor, before: nodes.at(-1), again: allAgain }} />
        ) : (
          <Button variant="secondary" onClick={() => goOn(true)}>
            {more}
          </Button>
        ))}
    </>
  );
}
