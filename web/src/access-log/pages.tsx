import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'suomifi-ui-components';
import type { TypedDocumentNode } from 'urql';
import { Shown } from '../parts/shown.js';

interface PageOf<Node> {
  readonly page: {
    readonly edges: readonly { readonly node: Node }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

interface Paged {
  readonly after?: string | null;
}

interface PagesGiven<Node, Variables extends Paged> {
  readonly query: TypedDocumentNode<PageOf<Node>, Variables>;
  readonly variables: Variables;
  /** Said where there is nothing. */
  readonly none: ReactNode;
  /** Said to whom it is refused. */
  readonly refused: ReactNode;
  /** The last one of the page before. */
  readonly before?: Node | undefined;
  /** A page of them; `before` is what stood before it, if anything did. */
  readonly children: (nodes: readonly Node[], before: Node | undefined) => ReactNode;
}

/** A part of the log, and below it by a press what is older. Tells when there is nothing. */
export function Pages<Node, Variables extends Paged>(given: PagesGiven<Node, Variables>) {
  const { query, variables, none, refused, before, children } = given;
  const isFirst = before === undefined;
  const start = useStart(!isFirst);
  return (
    <div ref={start} tabIndex={-1}>
      <Shown query={query} variables={variables} refused={refused}>
        {({ page: { edges, pageInfo } }) => {
          const nodes = edges.map(({ node }) => node);
          const next = { ...variables, after: pageInfo.endCursor };
          return (
            <>
              {isFirst && <div role="status">{nodes.length === 0 && none}</div>}
              {children(nodes, before)}
              {pageInfo.hasNextPage && (
                <Older>
                  <Pages {...given} variables={next} before={nodes.at(-1)} />
                </Older>
              )}
            </>
          );
        }}
      </Shown>
    </div>
  );
}

/** What is older, once it was asked for. */
function Older({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  const [goesOn, goOn] = useState(false);
  if (goesOn) return children;
  return (
    <Button variant="secondary" onClick={() => goOn(true)}>
      {t('accessLog.more')}
    </Button>
  );
}

/** Where a page begins that somebody asked for: the button that they pressed is gone. */
function useStart(wasAsked: boolean) {
  const start = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (wasAsked) start.current?.focus();
  }, [wasAsked]);
  return start;
}
