import { createContext, useContext, useEffect, useEffectEvent } from 'react';
import type { CombinedError, TypedDocumentNode } from 'urql';
import { refusalCode } from '../graphql/faults.js';
import { type Change, useChange } from './change.js';

/** The part of a screen in which something is done. */
interface Work {
  /** Asks how things stand now. */
  readonly again: () => void;
  /** Tells what was done, and takes the focus there: what was pressed may be gone. */
  readonly say: (told: string) => void;
}

export const WorkContext = createContext<Work>({ again: () => undefined, say: () => undefined });
export const useWork = (): Work => useContext(WorkContext);

/** Something that may be done here. */
export interface Step<Data, Input> extends Pick<Change<Data, Input>, 'isBusy' | 'error'> {
  /** Does it; undefined where it was refused. What was done is told in these words, if any. */
  readonly make: (input: Parameters<Change<Data, Input>['ask']>[0], told?: string) => Promise<Data | undefined>;
}

/** A step of the work by one mutation: when it is made, or what was seen is old, it is asked how things stand now. */
export function useStep<Data, Input extends { readonly requestId: string }>(
  document: TypedDocumentNode<Data, { input: Input }>,
): Step<Data, Input> {
  const { again, say } = useWork();
  const { ask, isBusy, error } = useChange(document);
  const hear = useEffectEvent((refusal: CombinedError) => {
    if (refusalCode(refusal) === 'STALE') again();
  });
  useEffect(() => {
    if (error) hear(error);
  }, [error]);
  const make: Step<Data, Input>['make'] = async (input, told) => {
    const answer = await ask(input);
    if (!answer) return undefined;
    if (told !== undefined) say(told);
    again();
    return answer;
  };
  return { make, isBusy, error };
}
