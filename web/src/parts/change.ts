import { useRef, useState } from 'react';
import { type CombinedError, type TypedDocumentNode, useMutation } from 'urql';

/** What every input of a mutation has. */
interface WithRequest {
  readonly requestId: string;
}

/** Something that may be asked for. */
export interface Change<Data, Input> {
  /** Asks for it; undefined where it was refused, or asked for already. */
  readonly ask: (input: Omit<Input, keyof WithRequest>) => Promise<Data | undefined>;
  readonly isBusy: boolean;
  /** Why it was refused last. */
  readonly error: CombinedError | undefined;
}

/**
 * A change by one mutation. A second press while the first is under way does nothing; and what was sent and never answered is
 * asked for again under the same id, as long as it is the same, so that the server makes it once.
 */
export function useChange<Data, Input extends WithRequest>(
  document: TypedDocumentNode<Data, { input: Input }>,
): Change<Data, Input> {
  const [{ fetching, error }, mutate] = useMutation(document);
  const [isBusy, setBusy] = useState(false);
  const unanswered = useRef<{ readonly requestId: string; readonly asked: string } | null>(null);
  const busy = useRef(false);
  const ask = async (input: Omit<Input, keyof WithRequest>): Promise<Data | undefined> => {
    if (busy.current) return undefined;
    busy.current = true;
    setBusy(true);
    const asked = JSON.stringify(input);
    const isAgain = unanswered.current?.asked === asked;
    const requestId = isAgain ? unanswered.current!.requestId : crypto.randomUUID();
    const result = await mutate({ input: { ...input, requestId } as Input });
    // Whoever heard nothing does not know whether it was made.
    unanswered.current = result.error?.networkError ? { requestId, asked } : null;
    busy.current = false;
    setBusy(false);
    return result.error ? undefined : result.data;
  };
  return { ask, isBusy: isBusy || fetching, error };
}
