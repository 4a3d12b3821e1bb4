import './many-field.css';
import { useId } from 'react';
import { useChecked } from './form.js';

/** One thing that may be ticked, as value and words. */
type Tickable = readonly [value: string, words: string];

interface ManyGiven {
  readonly label: string;
  readonly hint?: string;
  readonly ticked: readonly string[];
  readonly write: (ticked: string[]) => void;
  readonly choices: readonly Tickable[];
  /** What is said where nothing was ticked; without it nothing need be. */
  readonly missing?: string;
}

/** Several of several: all stand open, each a tick. */
export function ManyField({ label, hint, ticked, write, choices, missing }: ManyGiven) {
  const isChecked = useChecked();
  const id = useId();
  const isMissing = missing !== undefined && ticked.length === 0;
  const tick = (value: string, isTicked: boolean) =>
    write(isTicked ? [...ticked, value] : ticked.filter((each) => each !== value));
  return (
    <fieldset className="many" aria-describedby={`${id}-besides`} {...(isMissing && { 'data-missing': '' })}>
      <legend>{label}</legend>
      <span id={`${id}-besides`} className="field-besides">
        {hint && <span className="field-hint">{hint}</span>}
        {isChecked && isMissing && <span className="late">{missing}</span>}
      </span>
      {choices.map(([value, words]) => (
        <label key={value}>
          <input
            type="checkbox"
            checked={ticked.includes(value)}
            onChange={({ target }) => tick(value, target.checked)}
          />
          <span>{words}</span>
        </label>
      ))}
    </fieldset>
  );
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
