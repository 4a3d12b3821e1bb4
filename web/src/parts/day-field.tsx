import './fields.css';
import { useId } from 'react';
import { dateText } from '../words/time.js';

interface DayFieldGiven {
  readonly label: string;
  /** A local date (`2026-11-26`), or empty. */
  readonly day: string;
  readonly choose: (day: string) => void;
  /** The first day that can be chosen. */
  readonly from?: string;
  readonly to?: string;
  /** Days that are often meant: each is one press. */
  readonly often?: readonly { readonly name: string; readonly day: string }[];
  /** What is missing, if it was looked for. */
  readonly missing?: string | undefined;
}

/** A day: one of those that are often meant, or any. The day of the week stands beside it, as people agree on days. */
export function DayField({ label, day, choose, from, to, often = [], missing }: DayFieldGiven) {
  const id = useId();
  return (
    <div className="day-field">
      <label htmlFor={id}>{label}</label>
      <div className="day-choices">
        <input
          id={id}
          type="date"
          value={day}
          min={from}
          max={to}
          aria-invalid={missing !== undefined}
          aria-describedby={`${id}-kerrottu`}
          onChange={({ target }) => choose(target.value)}
        />
        {often.map((each) => (
          <button key={each.name} type="button" aria-pressed={each.day === day} onClick={() => choose(each.day)}>
            {each.name}
          </button>
        ))}
      </div>
      <span id={`${id}-kerrottu`} className={missing ? 'late' : 'beside'}>
        {missing ?? (isDay(day) ? dateText(day) : '')}
      </span>
    </div>
  );
}

/** While a year is being typed, it is none yet. */
const isDay = (day: string): boolean => /^[2-9]\d{3}-\d\d-\d\d$/.test(day);
