import { type ReactNode, useState } from 'react';
import { type AnyVariables, type TypedDocumentNode, useQuery } from 'urql';
import { faultOf } from '../graphql/faults.js';
import { Fault } from './fault.js';
import { Loading } from './loading.js';

interface ShownGiven<Data, Variables extends AnyVariables> {
  readonly query: TypedDocumentNode<Data, Variables>;
  readonly variables: Variables;
  /** Shown instead of a fault to whom the whole question is refused: nobody there may ask it, or nothing is there. */
  readonly refused?: ReactNode;
  readonly children: (data: Data, again: () => void) => ReactNode;
}

/** Asks, and shows what was answered. What is shown stays there while it is asked again, and when that fails. */
export function Shown<Data, Variables extends AnyVariables>({
  query,
  variables,
  refused,
  children,
}: ShownGiven<Data, Variables>) {
  const [{ data, error, fetching }, ask] = useQuery<Data, Variables>({
    query,
    variables,
    requestPolicy: 'cache-and-network',
  });
  const asked = JSON.stringify(variables);
  const [seen, see] = useState<{ readonly asked: string; readonly data: Data }>();
  if (data && (seen?.asked !== asked || seen.data !== data)) see({ asked, data });
  // Of a question that failed later, what was answered before.
  const shown = data ?? (seen?.asked === asked ? seen.data : undefined);
  const again = () => ask({ requestPolicy: 'network-only' });
  return (
    <>
      {error && (refused && faultOf(error) === 'notFound' ? refused : <Fault error={error} again={again} />)}
      {shown ? children(shown, again) : fetching && <Loading />}
    </>
  );
}
