/**
 * What one would write first, and write well: an array of minutes per person, filled from working hours and busy time,
 * and a loop over all starts that stops at the first clause nobody fills. It answers the starts and nothing else: no
 * order, no reasons, no relaxations, no distinct people. What it is asked must not need them.
 */
import type { Person, Problem } from '../../src/availability/engine/problem.domain.ts';

const MINUTE = 60_000;
const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

interface Window {
  readonly from: number;
  readonly until: number;
}

/** The starts that work, in minutes since 1970. */
export function startsByMinutes(problem: Problem): number[] {
  const { durationMinutes, gridMinutes, now, clauses } = problem;
  const days = daysOf(problem);
  const base = days[0]!.from;
  const end = days.at(-1)!.until;
  const windows = new Map<string, Window[]>();
  const free = new Map(problem.people.map((person) => [person.id, minutesOf(person, { problem, days, windows })]));
  const needed = clauses.map(({ anyOf, count }) => ({ count, people: anyOf.map((id) => free.get(id)!) }));
  const starts: number[] = [];
  const earliest = Math.ceil((now.epochMilliseconds / MINUTE - base) / gridMinutes) * gridMinutes;
  for (let start = Math.max(0, earliest); start + durationMinutes <= end - base; start += gridMinutes)
    if (needed.every(({ count, people }) => isFilled(people, count, start, start + durationMinutes)))
      starts.push(base + start);
  return starts;
}

function isFilled(people: readonly Uint8Array[], count: number, start: number, end: number): boolean {
  let left = count;
  for (const minutes of people) {
    let at = start;
    while (at < end && minutes[at] === 1) at += 1;
    if (at === end) left -= 1;
    if (left === 0) return true;
  }
  return false;
}

interface Setting {
  readonly problem: Problem;
  readonly days: readonly Window[];
  /** The windows of hours already read. */
  readonly windows: Map<string, Window[]>;
}

function minutesOf(person: Person, setting: Setting): Uint8Array {
  const base = setting.days[0]!.from;
  const minutes = new Uint8Array(setting.days.at(-1)!.until - base);
  const key = JSON.stringify(person.working);
  let windows = setting.windows.get(key);
  if (!windows) setting.windows.set(key, (windows = windowsOf(person, setting.problem)));
  for (const { from, until } of windows) minutes.fill(1, from - base, until - base);
  for (const { start, end, status } of person.busy)
    if (status !== 'tentative' && start < end)
      minutes.fill(0, Math.max(0, Math.floor(start / MINUTE) - base), Math.max(0, Math.ceil(end / MINUTE) - base));
  return minutes;
}

function windowsOf({ working }: Person, problem: Problem): Window[] {
  const windows: Window[] = [];
  for (const { from: midnight, date } of daysOf(problem))
    for (const { days, start, end } of working) {
      if (!days.includes(WEEKDAYS[date.dayOfWeek - 1]!)) continue;
      const at = (time: string) =>
        date.toZonedDateTime({ timeZone: problem.timeZone, plainTime: time }).epochMilliseconds / MINUTE;
      windows.push({ from: at(start), until: end === '24:00' ? midnight + 24 * 60 : at(end) });
    }
  return windows;
}

interface Day extends Window {
  readonly date: Temporal.PlainDate;
}

const known = new Map<string, Day[]>();

/** The days of a horizon; like the engine it asks the zone once for each horizon. */
function daysOf({ from, to, timeZone }: Problem): Day[] {
  const key = `${timeZone} ${from.toString()} ${to.toString()}`;
  const days = known.get(key) ?? [];
  if (days.length > 0) return days;
  for (let date = from; Temporal.PlainDate.compare(date, to) < 0; date = date.add({ days: 1 })) {
    const [start, end] = [date, date.add({ days: 1 })].map(
      (one) => one.toZonedDateTime(timeZone).epochMilliseconds / MINUTE,
    );
    days.push({ date, from: start!, until: end! });
  }
  known.set(key, days);
  return days;
}
