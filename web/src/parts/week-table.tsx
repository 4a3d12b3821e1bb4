import './week-table.css';
import { type Day, dayIn, headingDateIn, timeIn } from '../../../src/directory/dates.domain.js';
import { spoken } from '../words/words.js';

/** Half hours are told to who hears the table, and not written. */
export function WeekRowHead({ minutes }: { readonly minutes: number }) {
  const text = timeIn(spoken(), { hour: Math.floor(minutes / 60), minute: minutes % 60 });
  return <th scope="row">{minutes % 60 === 0 ? text : <span className="hidden">{text}</span>}</th>;
}

/** The days of a week, each told with its date. */
export function WeekHead({ days }: { readonly days: readonly Day[] }) {
  return (
    <thead>
      <tr>
        <td />
        {days.map((day) => (
          <th key={day.dayOfWeek} scope="col" abbr={headingDateIn(spoken(), day)}>
            {dayIn(spoken(), day)}
          </th>
        ))}
      </tr>
    </thead>
  );
}
