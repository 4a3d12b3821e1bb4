import './access-log.css';
import type { ReactNode } from 'react';
import { Heading } from 'suomifi-ui-components';
import { dateText } from '../words/time.js';

interface OnDay {
  /** A local date. */
  readonly day: string;
}

interface DaysGiven<Each extends OnDay> {
  readonly of: readonly Each[];
  /** The day that stands above already: its heading is not said again. */
  readonly goesOn: string | undefined;
  readonly children: (each: Each) => ReactNode;
}

/** What the log has, day by day in its order. */
export function Days<Each extends OnDay>({ of, goesOn, children }: DaysGiven<Each>) {
  return [...Map.groupBy(of, ({ day }) => day)].map(([day, entries]) => (
    <div key={day}>
      {day !== goesOn && (
        <Heading variant="h3" className="log-day">
          {dateText(day)}
        </Heading>
      )}
      <ul className="log">
        {entries.map((each, place) => (
          // Nothing of the log ever changes, and nothing of it has an id here.
          <li key={place}>{children(each)}</li>
        ))}
      </ul>
    </div>
  ));
}
