import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type Day, headingDateIn, hoursIn } from '../../../src/directory/dates.domain.js';
import { daysOf, type Place, ROWS, stretchOf } from '../parts/week.js';
import { WeekHead, WeekRowHead } from '../parts/week-table.js';
import { now } from '../words/clock.js';
import { momentOf } from '../words/wall.js';
import { spoken } from '../words/words.js';
import { type Painted, saidOf } from './painted.js';
import { useStrokes } from './strokes.js';

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
      <WeekHead days={days} />
      <tbody>
        {ROWS.map((minutes, row) => (
          <tr key={minutes}>
            <WeekRowHead minutes={minutes} />
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
