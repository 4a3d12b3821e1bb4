import { useEffect, useEffectEvent } from 'react';
import type { CombinedError } from 'urql';

/** Does something about each refusal, once. */
export function useRefused(error: CombinedError | undefined, then: (error: CombinedError) => void): void {
  const hear = useEffectEvent(then);
  useEffect(() => {
    if (error) hear(error);
  }, [error]);
}
