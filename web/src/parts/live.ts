import { useEffect, useRef } from 'react';
import { hearChanges, type LiveScope } from '../graphql/live.js';

/** Calls `again` when something of the scope has changed, as long as what calls it is shown. Of no scope: never. */
export function useLive(scope: LiveScope | undefined, again: () => void): void {
  const latest = useRef(again);
  useEffect(() => {
    latest.current = again;
  });
  const isLive = scope !== undefined;
  const caseId = scope?.caseId;
  useEffect(() => {
    if (!isLive) return undefined;
    return hearChanges(caseId === undefined ? {} : { caseId }, () => latest.current());
  }, [isLive, caseId]);
}
