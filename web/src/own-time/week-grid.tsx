import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type Day, dayIn, headingDateIn, hoursIn, timeIn } from '../../../src/directory/dates.domain.js';
import { now } from '../words/clock.js';
import { momentOf } from '../words/wall.js';
import { spoken } from '../words/words.js';
import { type Painted, saidOf } from './painted.js';
import { useStrokes } from './strokes.js';
import { daysOf, type Place, ROWS, stretchOf } from './week.js';

interface GridGiven {
  readonly monday: Day;
  readonly painted: readonly Painted[];
  /** Paints cells with whatever was chosen to paint with. */
  readonly paint: (places: readonly Place[]) => void;
}

/**
 * A working week in half hours, to be painted by mouse, finger and keys: arrows move, with Shift they paint, Space paints one.
 * What is over cannot be painted.
 */
export function WeekGrid({ monday, painted, paint }: GridGiven) {
  const { t } = useTranslation();
  const table = useRef<HTMLTableElement>(null);
  const days = daysOf(monday);
  const { focused, handlers } = useStrokes(table, (places) =>
    paint(places.filter((place) => stretchOf(monday, place).from >= now())),
  );
  return (
    <table ref={table} role="grid" aria-label={t('ownTime.grid')} className="week-grid" {...handlers}>
      <Head days={days} />
      <tbody>
        {ROWS.map((minutes, row) => (
          <tr key={minutes}>
            <RowHead minutes={minutes} />
            {days.map((_, day) => (
              <Cell
                key={day}
                {...{ monday, painted, place: { day, row }, isFocused: day === focused.day && row === focused.row }}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Half hours are told to who hears the table, and not written. */
function RowHead({ minutes }: { readonly minutes: number }) {
  const text = timeIn(spoken(), { hour: Math.floor(minutes / 60), minute: minutes % 60 });
  return <th scope="row">{minutes % 60 === 0 ? text : <span className="hidden">{text}</span>}</th>;
}

function Head({ days }: { readonly days: readonly Day[] }) {
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

interface CellGiven {
  readonly monday: Day;
  readonly painted: readonly Painted[];
  readonly place: Place;
  readonly isFocused: boolean;
}

function Cell({ monday, painted, place, isFocused }: CellGiven) {
  const { t } = useTranslation();
  const stretch = stretchOf(monday, place);
  const [start, end] = [momentOf(stretch.from), momentOf(stretch.to)];
  const isOver = stretch.from < now();
  const said = saidOf(painted, stretch);
  const state = isOver ? 'over' : (said ?? 'none');
  return (
    <td
      role="gridcell"
      data-place={`${place.day}-${place.row}`}
      tabIndex={isFocused ? 0 : -1}
      aria-disabled={isOver || undefined}
      aria-label={`${headingDateIn(spoken(), start)} ${hoursIn(spoken(), { start, end })}, ${t(`ownTime.state.${state}`)}`}
      className={`cell ${state.toLowerCase().replaceAll('_', '-')}`}
    >
      {said && !isOver && <span aria-hidden="true">{t(`ownTime.letter.${said}`)}</span>}
    </td>
  );
}
