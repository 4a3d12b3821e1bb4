import { type ReactNode, useId } from 'react';

interface ChoiceGiven<Value extends string> {
  readonly label: string;
  readonly value: Value | '';
  readonly choose: (value: Value) => void;
  readonly options: readonly { readonly value: Value; readonly text: string }[];
  /** Said while nothing is chosen; without it something always is. */
  readonly none?: string;
  readonly isMissing?: boolean;
}

/** One of a few. */
export function Choice<Value extends string>({ label, value, choose, options, none, isMissing }: ChoiceGiven<Value>) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value}
        aria-invalid={isMissing || undefined}
        onChange={({ target }) => {
          const chosen = options.find((option) => option.value === target.value);
          if (chosen) choose(chosen.value);
        }}
      >
        {none !== undefined && (
          <option value="" disabled>
            {none}
          </option>
        )}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </div>
  );
}

interface EntryGiven {
  readonly label: string;
  readonly type: 'date' | 'time' | 'number' | 'url' | 'text';
  readonly value: string;
  readonly write: (value: string) => void;
  readonly hint?: string;
  /** Local dates, times or numbers, as `type` has them. */
  readonly min?: string;
  readonly max?: string;
  readonly step?: number;
  readonly isMissing?: boolean;
}

/** A date, a time or a number, as the browser lets it be entered by keys; or a line of text. */
export function Entry({ label, hint, write, isMissing, ...field }: EntryGiven) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p id={`${id}-hint`} className="field-hint">
          {hint}
        </p>
      )}
      <input
        id={id}
        {...field}
        {...(hint && { 'aria-describedby': `${id}-hint` })}
        aria-invalid={isMissing || undefined}
        onChange={({ target }) => write(target.value)}
      />
    </div>
  );
}

interface PickGiven<Value extends string> {
  readonly type: 'radio' | 'checkbox';
  readonly name: string;
  readonly value: Value;
  readonly isPicked: boolean;
  readonly pick: (value: Value) => void;
  readonly children: ReactNode;
}

/** One of several to pick; the whole row is the target. */
export function Pick<Value extends string>({ type, name, value, isPicked, pick, children }: PickGiven<Value>) {
  return (
    <label className="pick">
      <input type={type} name={name} value={value} checked={isPicked} onChange={() => pick(value)} />
      <span>{children}</span>
    </label>
  );
}
