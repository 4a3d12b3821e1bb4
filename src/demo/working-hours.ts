import { ZONE } from '../platform/clock/clock.js';
import type { Placement } from './directory.js';
import { idOf, type Random, randomOf } from './random.js';

export interface WorkingHoursRow {
  readonly id: string;
  readonly professional_id: string;
  readonly weekday: number;
  readonly start_minute: number;
  readonly end_minute: number;
  readonly first_day: string;
}
export interface BusyRow {
  readonly id: string;
  readonly professional_id: string;
  readonly starts_at: Temporal.Instant;
  readonly ends_at: Temporal.Instant;
  readonly status: 'busy' | 'tentative';
}

const WORKDAYS = [1, 2, 3, 4, 5];
const OPENS = 8 * 60;
const CLOSES = 16 * 60;
/** Long before anything in the demo. */
const SINCE = '2015-01-01';

const WEEKS = 8;
const ENGAGEMENTS_A_WEEK = 4;
const LENGTHS = [30, 45, 60, 90, 120];
const QUARTER = 15;

/** Nobody takes anything else then: the agreed practice of the area keeps it for network meetings. */
const KEPT_FREE = { weekday: 3, start: 12 * 60 + 30, end: 15 * 60 + 30 };

/** From Monday to Friday, eight to four, everybody. */
export function workingHoursOf(placements: readonly Placement[]): WorkingHoursRow[] {
  return placements.flatMap(({ professional }) =>
    WORKDAYS.map((weekday) => ({
      id: idOf(`working-hours/${professional.id}/${weekday}`),
      professional_id: professional.id,
      weekday,
      start_minute: OPENS,
      end_minute: CLOSES,
      first_day: SINCE,
    })),
  );
}

/** A few engagements a week for everybody, from this week on for eight weeks. */
export function busyTimeOf(placements: readonly Placement[], today: Temporal.PlainDate): BusyRow[] {
  const monday = today.subtract({ days: today.dayOfWeek - 1 });
  return placements.flatMap(({ professional: { id } }) => {
    const random = randomOf(`busy/${id}`);
    return Array.from({ length: WEEKS * ENGAGEMENTS_A_WEEK }, (_, index) => {
      const week = monday.add({ weeks: Math.floor(index / ENGAGEMENTS_A_WEEK) });
      return { id: idOf(`busy/${id}/${index}`), professional_id: id, ...engagement(week, random) };
    });
  });
}

function engagement(monday: Temporal.PlainDate, random: Random): Omit<BusyRow, 'id' | 'professional_id'> {
  const weekday = random.pick(WORKDAYS);
  const length = random.pick(LENGTHS);
  const drawn = OPENS + QUARTER * random.int(0, (CLOSES - OPENS - length) / QUARTER);
  const isKept = weekday === KEPT_FREE.weekday && drawn < KEPT_FREE.end && KEPT_FREE.start < drawn + length;
  const start = isKept ? OPENS : drawn;
  const midnight = monday.add({ days: weekday - 1 }).toPlainDateTime();
  const at = (minutes: number) => midnight.add({ minutes }).toZonedDateTime(ZONE).toInstant();
  const status = random.chance(0.1) ? 'tentative' : 'busy';
  return { starts_at: at(start), ends_at: at(start + length), status };
}
