import './many-field.css';
import { type ReactNode, useId } from 'react';
import { useChecked } from './form.js';

/** One thing that may be ticked, as value and words. */
type Tickable = readonly [value: string, words: ReactNode];

interface ManyGiven {
  readonly label: string;
  readonly hint?: string;
  readonly ticked: readonly string[];
  readonly write: (ticked: string[]) => void;
  readonly choices: readonly Tickable[];
  /** What is said where too few or too many were ticked; without it nothing need be. */
  readonly missing?: string;
  /** How many have to be ticked where one is not enough. */
  readonly bounds?: { readonly least: number; readonly most: number };
}

/** Several of several: all stand open, each a tick. */
export function ManyField({ label, hint, ticked, write, choices, missing, bounds }: ManyGiven) {
  const isChecked = useChecked();
  const id = useId();
  const { least, most } = bounds ?? { least: 1, most: Infinity };
  const isMissing = missing !== undefined && (ticked.length < least || ticked.length > most);
  return (
    <fieldset
      className="many"
      tabIndex={-1}
      aria-describedby={`${id}-besides`}
      {...(isMissing && { 'data-missing': '' })}
    >
      <legend>{label}</legend>
      <span id={`${id}-besides`} className="field-besides">
        {hint && <span className="field-hint">{hint}</span>}
        {isChecked && isMissing && <span className="late">{missing}</span>}
      </span>
      <Ticks ticked={ticked} write={write} choices={choices} />
    </fieldset>
  );
}

function Ticks({ ticked, write, choices }: Pick<ManyGiven, 'ticked' | 'write' | 'choices'>) {
  const tick = (value: string, isTicked: boolean) =>
    write(isTicked ? [...ticked, value] : ticked.filter((each) => each !== value));
  return choices.map(([value, words]) => (
    <label key={value}>
      <input type="checkbox" checked={ticked.includes(value)} onChange={({ target }) => tick(value, target.checked)} />
      <span>{words}</span>
    </label>
  ));
}

interface TickGiven {
  readonly label: string;
  readonly hint?: string;
  readonly isTicked: boolean;
  readonly tick: (isTicked: boolean) => void;
}

/** One thing that is so or not. */
export function TickField({ label, hint, isTicked, tick }: TickGiven) {
  const id = useId();
  return (
    <div className="many">
      <label>
        <input
          type="checkbox"
          checked={isTicked}
          {...(hint && { 'aria-describedby': id })}
          onChange={({ target }) => tick(target.checked)}
        />
        <span>{label}</span>
      </label>
      {hint && (
        <span id={id} className="field-hint">
          {hint}
        </span>
      )}
    </div>
  );
}
