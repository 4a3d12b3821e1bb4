import { useState } from 'react';

/** Whether what stands in the plan has gone on since somebody began to write on it. */
interface Behind {
  readonly isBehind: boolean;
  /** This version was seen: it was saved by oneself. */
  readonly see: (version: number) => void;
}

/** Whether another has written since one has seen what stands there; whoever has touched nothing sees it. */
export function useBehind(version: number, isTouched: boolean): Behind {
  const [seen, see] = useState(version);
  if (!isTouched && version > seen) see(version);
  return { isBehind: version > seen, see };
}
