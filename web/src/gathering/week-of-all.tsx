import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Day } from '../../../src/directory/dates.domain.js';
import { daysOf, mondayOf, ROWS } from '../parts/week.js';
import { Fault } from '../parts/fault.js';
import { WeekHead, WeekRowHead } from '../parts/week-table.js';
import { Weeks } from '../parts/weeks.js';
import { now } from '../words/clock.js';
import { daysLater, isoDate, millisecondsAt, momentOf } from '../words/wall.js';
import { chosenOf, type Gathering } from './form.js';
import { freeAt, minutesOf } from './times.js';
import { useFree } from './free.js';

/** Whole hours: for finer starts there is the list. */
const HOURS = ROWS.filter((minutes) => minutes % 60 === 0);
const MINUTE = 60_000;
/** Where there is room it stands open from the beginning. */
const WIDE = '(min-width: 60rem)';

/** The week in numbers: how many of those who are asked are free when. Says nothing that the list does not. */
export function WeekOfAll({ form }: { readonly form: Gathering }) {
  const { t } = useTranslation();
  const [isOpen, open] = useState(() => matchMedia(WIDE).matches);
  const [ahead, go] = useState(() => firstWeek(form));
  return (
    <details className="gather-more" open={isOpen} onToggle={({ currentTarget }) => open(currentTarget.open)}>
      <summary>{t('gathering.time.week')}</summary>
      {isOpen && (
        <>
          <Weeks ahead={ahead} go={go} heading="h3" />
          <Heat form={form} monday={daysLater(mondayOf(momentOf(now())), 7 * ahead)} />
        </>
      )}
    </details>
  );
}

/** The week in which one can meet at the earliest. */
function firstWeek({ earliest }: Gathering): number {
  const today = momentOf(now());
  const first = daysLater(today, earliest);
  const isWeekend = first.dayOfWeek > 5;
  return isoDate(mondayOf(first)) === isoDate(mondayOf(today)) && !isWeekend ? 0 : 1;
}

interface HeatGiven {
  readonly form: Gathering;
  readonly monday: Day;
}

function Heat({ form, monday }: HeatGiven) {
  const { t } = useTranslation();
  const chosen = chosenOf(form);
  const { free, error, isLoading, again } = useFree(
    chosen.map(({ id }) => id),
    monday,
  );
  const length = minutesOf(form);
  return (
    <>
      <table className="week-grid gather-heat" aria-busy={isLoading}>
        <caption>{t('gathering.time.heat', { count: chosen.length })}</caption>
        <WeekHead days={daysOf(monday)} />
        <tbody>
          {HOURS.map((minutes) => (
            <tr key={minutes}>
              <WeekRowHead minutes={minutes} />
              {daysOf(monday).map((day) => (
                <Hour key={day.dayOfWeek} {...{ length, day, minutes, free, all: chosen.length }} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {error && <Fault error={error} again={again} />}
      <p role="status">{isLoading && t('gathering.time.loading')}</p>
    </>
  );
}

interface HourGiven {
  /** How long one meets, in minutes. */
  readonly length: number;
  readonly day: Day;
  readonly minutes: number;
  readonly free: Parameters<typeof freeAt>[0];
  readonly all: number;
}

/** How many are free for the whole meeting, if it begins then; what is over is empty. */
function Hour({ length, day, minutes, free, all }: HourGiven) {
  const start = millisecondsAt(day, minutes);
  if (start < now()) return <td className="gather-over" />;
  const count = freeAt(free, start, start + length * MINUTE);
  return <td className={`gather-heat-${all === 0 ? 0 : Math.floor((4 * count) / all)}`}>{count}</td>;
}
