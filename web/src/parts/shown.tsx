import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AnyVariables, type TypedDocumentNode, useQuery } from 'urql';
import { faultOf } from '../graphql/faults.js';
import type { LiveScope } from '../graphql/live.js';
import { Fault } from './fault.js';
import { useLive } from './live.js';
import { Loading } from './loading.js';

interface ShownGiven<Data, Variables extends AnyVariables> {
  readonly query: TypedDocumentNode<Data, Variables>;
  readonly variables: Variables;
  /** Shown instead of a fault to whom the whole question is refused: nobody there may ask it, or nothing is there. */
  readonly refused?: ReactNode;
  /** Stands there until there is an answer: a field of a form must be there also before its choices are. */
  readonly meanwhile?: ReactNode;
  /** `cache-first` where another part of the screen asks the same: each question is a look. */
  readonly policy?: 'cache-first' | 'cache-and-network';
  /** Asked again by itself when something of it has changed. */
  readonly live?: LiveScope;
  readonly children: (data: Data, again: () => void) => ReactNode;
}

/**
 * Asks, and shows what was answered. What is shown stays there while it is asked again, and when that fails; not when it turns
 * out that the reader may not see it any more.
 */
export function Shown<Data, Variables extends AnyVariables>({
  query,
  variables,
  refused,
  meanwhile,
  policy = 'cache-and-network',
  live,
  children,
}: ShownGiven<Data, Variables>) {
  const [{ data, error, fetching }, ask] = useQuery<Data, Variables>({
    query,
    variables,
    requestPolicy: policy,
  });
  const shown = useLast(JSON.stringify(variables), data);
  const again = () => ask({ requestPolicy: 'network-only' });
  const [told, count] = useState(0);
  useLive(live, () => {
    count((times) => times + 1);
    again();
  });
  const isRefused = refused !== undefined && error !== undefined && faultOf(error) === 'notFound';
  return (
    <>
      {error && (isRefused ? refused : <Fault error={error} again={again} />)}
      {live && <Renewed data={shown} told={told} />}
      {shown && !(isRefused && !data) ? children(shown, again) : (meanwhile ?? (fetching && <Loading />))}
    </>
  );
}

/** What is answered to just this question or, where asking again failed, what was answered before. */
function useLast<Data>(asked: string, data: Data | undefined): Data | undefined {
  const [seen, see] = useState<{ readonly asked: string; readonly data: Data }>();
  if (data && (seen?.asked !== asked || seen.data !== data)) see({ asked, data });
  return data ?? (seen?.asked === asked ? seen.data : undefined);
}

interface RenewedGiven {
  readonly data: unknown;
  /** How often it was asked again by itself. */
  readonly told: number;
}

/** Says to who does not see it that what is shown has become another, though they did nothing. */
function Renewed({ data, told }: RenewedGiven) {
  const { t } = useTranslation();
  const [times, count] = useState(0);
  const before = useRef({ data, told });
  useEffect(() => {
    const { data: last, told: toldBefore } = before.current;
    if (last === data) return;
    if (told > toldBefore && JSON.stringify(last) !== JSON.stringify(data)) count((each) => each + 1);
    before.current = { data, told };
  }, [data, told]);
  return (
    <p role="status" className="hidden">
      {times > 0 && <span key={times}>{t('app.renewed')}</span>}
    </p>
  );
}
