import { InlineAlert } from 'suomifi-ui-components';
import type { CombinedError } from 'urql';
import { refusalCode } from '../graphql/faults.js';
import { Fault } from './fault.js';

interface RefusalGiven {
  readonly error: CombinedError;
  /** What the screen says of the codes that it expects. */
  readonly words: Readonly<Record<string, string>>;
  /** Tries again what failed. */
  readonly again?: () => void;
}

/** Why something was refused: in the screen's own words where it has some, otherwise as every screen tells it. */
export function Refusal({ error, words, again }: RefusalGiven) {
  const told = words[refusalCode(error) ?? ''];
  if (told === undefined) return <Fault error={error} {...(again && { again })} />;
  return (
    <InlineAlert status="error" className="fault">
      <p>{told}</p>
    </InlineAlert>
  );
}
