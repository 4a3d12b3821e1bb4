import { refuse } from '../../platform/errors/domain-error.js';

/** How long a ban lasts at most (661/2009 36 §). */
const FIRST_AT_MOST = { years: 5 };
const LATER_AT_MOST = { years: 2 };
/** How long before its last day the counsellor is reminded. */
const REMINDED_BEFORE = { months: 1 };

/** A ban as it stands. One that was only told names nobody and has no days. */
export interface Ban {
  readonly personId: string | null;
  readonly lastDay: Temporal.PlainDate | null;
  readonly isEnded: boolean;
}

/** The days of a ban, as the decision tells them. */
export interface BanDays {
  readonly since: Temporal.PlainDate;
  readonly lastDay: Temporal.PlainDate;
}

const compare = (one: Temporal.PlainDate, other: Temporal.PlainDate) => Temporal.PlainDate.compare(one, other);

/** Whether it shelters anybody on that day; the last day counts. */
export const isLive = ({ lastDay, isEnded }: Ban, today: Temporal.PlainDate): boolean =>
  !isEnded && (lastDay === null || compare(today, lastDay) <= 0);

/** Passes if a ban of these days can be recorded today. The first one of a person lasts longer than later ones. */
export function checkBan({ since, lastDay }: BanDays, isFirst: boolean, today: Temporal.PlainDate): void {
  if (compare(since, today) > 0) refuse('TIME_IN_FUTURE', 'A ban that is recorded has begun already.', 'since');
  if (compare(lastDay, today) < 0) refuse('SAFETY_BAN_OVER', 'This ban is over already.', 'lastDay');
  requireNotLonger(lastDay, since.add(isFirst ? FIRST_AT_MOST : LATER_AT_MOST));
}

/** Passes if a ban can be made to last until then: longer than it does, for at most two years more. */
export function checkExtension(ban: Ban, lastDay: Temporal.PlainDate, today: Temporal.PlainDate): void {
  if (ban.isEnded) refuse('ALREADY_ENDED', 'This ban was ended: record another one.', 'safetyBanId');
  if (ban.lastDay === null) return refuse('SAFETY_BAN_OF_NOBODY', 'Record first whose ban it is.', 'safetyBanId');
  if (compare(lastDay, today) < 0) refuse('SAFETY_BAN_OVER', 'This ban is over already.', 'lastDay');
  if (compare(lastDay, ban.lastDay) <= 0) refuse('SAFETY_BAN_NOT_LONGER', 'It lasts that long already.', 'lastDay');
  const from = compare(ban.lastDay, today) < 0 ? today : ban.lastDay;
  requireNotLonger(lastDay, from.add(LATER_AT_MOST));
}

function requireNotLonger(lastDay: Temporal.PlainDate, latest: Temporal.PlainDate): void {
  if (compare(lastDay, latest) > 0)
    refuse('SAFETY_BAN_TOO_LONG', 'A first ban lasts five years at most, a later one two.', 'lastDay');
}

/** When the counsellor is reminded that a ban is about to end: a month before, at 9:00. */
export const reminderAt = (lastDay: Temporal.PlainDate, zone: string): Temporal.Instant =>
  lastDay.subtract(REMINDED_BEFORE).toZonedDateTime({ timeZone: zone, plainTime: '09:00' }).toInstant();

/** Who lives together: people by household, `null` for those of whom nothing else is recorded. */
export type Homes = ReadonlyMap<string, string | null>;

/** The ids of everybody who lives with somebody that has a live ban. What was only told shelters all of the family. */
export function sheltered(homes: Homes, bans: readonly Ban[], today: Temporal.PlainDate): string[] {
  const live = bans.filter((ban) => isLive(ban, today));
  const isAll = live.some(({ personId }) => personId === null);
  const households = new Set(live.map(({ personId }) => homes.get(personId ?? '') ?? null));
  return [...homes].filter(([, home]) => live.length > 0 && (isAll || households.has(home))).map(([id]) => id);
}

/** The people of each household, in the order in which they are given. */
export function households(homes: Homes): string[][] {
  const byHome = Map.groupBy(homes, ([, home]) => home);
  return [...byHome.values()].map((people) => people.map(([id]) => id));
}

/** Passes if these people can be a household of the family. `known` are those of them whom the family has. */
export function checkHousehold(personIds: readonly string[], known: ReadonlySet<string>): void {
  if (personIds.length === 0) refuse('HOUSEHOLD_EMPTY', 'Name who lives together.', 'personIds');
  personIds.forEach((id, i) => {
    if (!known.has(id)) refuse('NOT_OF_THE_FAMILY', 'This person is not of the family.', `personIds.${i}`);
    if (personIds.indexOf(id) !== i) refuse('NAMED_TWICE', 'This person is named already.', `personIds.${i}`);
  });
}
