import type { CombinedError, TypedDocumentNode } from 'urql';
import { refusalCode } from '../graphql/faults.js';
import { type Change, useChange } from './change.js';
import type { PartOfForm } from './form.js';
import { useRefused } from './use-refused.js';

/** Something that may be done in a part of a screen. */
export interface Step<Data, Input> extends Pick<Change<Data, Input>, 'isBusy' | 'error'> {
  /** Does it; undefined where it was refused. What was done is told in these words; without them the work goes on. */
  readonly make: (input: Parameters<Change<Data, Input>['ask']>[0], told?: string) => Promise<Data | undefined>;
}

/** A change by one of several buttons, or as one of two after each other: it goes on in its part as a form does. */
export function useStep<Data, Input extends { readonly requestId: string }>(
  document: TypedDocumentNode<Data, { input: Input }>,
  { made, outdated, close }: PartOfForm,
): Step<Data, Input> {
  const { ask, isBusy, error } = useChange(document);
  useRefused(error, (refused: CombinedError) => {
    if (refusalCode(refused)) outdated();
  });
  const make: Step<Data, Input>['make'] = async (input, told) => {
    const answer = await ask(input);
    if (answer && told !== undefined) {
      close?.();
      made(told);
    }
    return answer;
  };
  return { make, isBusy, error };
}
