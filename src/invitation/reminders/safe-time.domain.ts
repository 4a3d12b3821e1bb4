/** When somebody may be written to: on these days of the week (1 is Monday), from minute to minute of the day. */
export interface SafeWindow {
  readonly days: readonly number[];
  readonly from: number;
  readonly to: number;
}

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const WEEKDAYS = [1, 2, 3, 4, 5];
const WEEKEND = [6, 7];
const [MORNING, EVENING, LATE] = [7 * 60, 21 * 60, 22 * 60];
const MINUTES_OF_A_DAY = 24 * 60;
/** Far enough for anything that is told once a week. */
const DAYS_AHEAD = 14;

/** When a telephone may make a noise with whoever said nothing about it. */
export const DAYTIME: readonly SafeWindow[] = [{ days: EVERY_DAY, from: MORNING, to: EVENING }];

const DAY_WORDS: Readonly<Record<string, readonly number[]>> = {
  arkisin: WEEKDAYS,
  arkipäivisin: WEEKDAYS,
  'ma-pe': WEEKDAYS,
  viikonloppuisin: WEEKEND,
  vardagar: WEEKDAYS,
  'på vardagar': WEEKDAYS,
  'må-fre': WEEKDAYS,
  'på veckoslut': WEEKEND,
  'on weekdays': WEEKDAYS,
  weekdays: WEEKDAYS,
  'mon-fri': WEEKDAYS,
  'at weekends': WEEKEND,
};
const PARTS_OF_THE_DAY =
  /^(?:aamulla|aamuisin|päivällä|iltapäivällä|illalla|iltaisin|på kvällen|på morgonen|in the evening|in the morning) /;
const CLOCK = String.raw`(?:klo |kl\.? ?)?(\d{1,2})(?:[.:](\d{2}))?`;
const BETWEEN = new RegExp(`^${CLOCK} ?- ?${CLOCK}$`);
const AFTER = new RegExp(`^(?:${CLOCK} jälkeen|(?:efter|after) ${CLOCK})$`);
const BEFORE = new RegExp(`^(?:ennen|före|before) ${CLOCK}$`);

/**
 * Reads when a way of contact is safe, as it was told: `Arkisin klo 12–13 tai illalla klo 20 jälkeen`. Null where any word
 * of it is not understood: then a person decides, because a message at the wrong moment can put somebody in danger. What
 * names no days holds for those named before it.
 */
export function readSafeTime(text: string): readonly SafeWindow[] | null {
  const told = text.normalize('NFC').toLowerCase().replaceAll(/[–—]/g, '-').replace(/\.$/, '').replaceAll(/\s+/g, ' ');
  const windows: SafeWindow[] = [];
  for (const clause of told.split(/ (?:tai|eller|or) |, ?/)) {
    const window = readClause(clause.trim(), windows.at(-1)?.days ?? EVERY_DAY);
    if (!window) return null;
    windows.push(window);
  }
  return windows;
}

function readClause(clause: string, before: readonly number[]): SafeWindow | null {
  const word = Object.keys(DAY_WORDS).find((each) => clause === each || clause.startsWith(`${each} `));
  const rest = clause.slice(word?.length ?? 0).trim();
  const days = word === undefined ? before : DAY_WORDS[word]!;
  if (rest === '') return word === undefined ? null : { days, from: MORNING, to: EVENING };
  const hours = readHours(rest.replace(PARTS_OF_THE_DAY, ''));
  return hours && { days, ...hours };
}

function readHours(text: string): { from: number; to: number } | null {
  const between = BETWEEN.exec(text);
  if (between) return sound(minuteOf(between[1], between[2]), minuteOf(between[3], between[4]));
  const after = AFTER.exec(text);
  if (after) return sound(minuteOf(after[1] ?? after[3], after[2] ?? after[4]), LATE);
  const before = BEFORE.exec(text);
  return before && sound(MORNING, minuteOf(before[1], before[2]));
}

const minuteOf = (hour = '', minute = '0') => Number(hour) * 60 + Number(minute);

const sound = (from: number, to: number) => (from < to && to <= MINUTES_OF_A_DAY ? { from, to } : null);

/** The first moment from `now` on that lies in one of the windows, on the clocks of `zone`; null within two weeks. */
export function nextMoment(
  now: Temporal.Instant,
  zone: string,
  windows: readonly SafeWindow[],
): Temporal.Instant | null {
  const today = now.toZonedDateTimeISO(zone).toPlainDate();
  for (let ahead = 0; ahead <= DAYS_AHEAD; ahead += 1) {
    const day = today.add({ days: ahead });
    const at = windows
      .filter(({ days }) => days.includes(day.dayOfWeek))
      .map(({ from, to }) => ({ from: wallClock(day, from, zone), to: wallClock(day, to, zone) }))
      .filter(({ to }) => Temporal.Instant.compare(now, to) < 0)
      .map(({ from }) => (Temporal.Instant.compare(now, from) < 0 ? from : now))
      .toSorted((one, other) => Temporal.Instant.compare(one, other))
      .at(0);
    if (at) return at;
  }
  return null;
}

/** As a clock on the wall shows it, also on days of 23 and 25 hours. */
function wallClock(day: Temporal.PlainDate, minutes: number, timeZone: string): Temporal.Instant {
  const isMidnight = minutes === MINUTES_OF_A_DAY;
  const plainTime = new Temporal.PlainTime(isMidnight ? 0 : Math.floor(minutes / 60), minutes % 60);
  return (isMidnight ? day.add({ days: 1 }) : day).toZonedDateTime({ timeZone, plainTime }).toInstant();
}
