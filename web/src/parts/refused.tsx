import { InlineAlert } from 'suomifi-ui-components';
import type { CombinedError } from 'urql';
import { refusalCode } from '../graphql/faults.js';
import { Fault } from './fault.js';

interface RefusedGiven {
  /** Why something was refused; nothing is shown where nothing was. */
  readonly error: CombinedError | undefined;
  /** What the screen says of a code; undefined where it has no words of its own for it. */
  readonly words: (code: string) => string | undefined;
  /** Tries again what failed. */
  readonly again?: () => void;
}

/** Why a change was refused: in the words of the screen, or in those that every screen has. */
export function Refused({ error, words, again }: RefusedGiven) {
  if (!error) return null;
  const code = refusalCode(error);
  const told = code === undefined ? undefined : words(code);
  if (told === undefined) return <Fault error={error} {...(again && { again })} />;
  return (
    <InlineAlert status="error" className="fault">
      <p>{told}</p>
    </InlineAlert>
  );
}
