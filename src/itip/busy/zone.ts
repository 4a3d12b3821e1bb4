import { DAY, type Wall } from './wall.js';

/** The index of the first element for which the test holds; the length if there is none. */
function firstIndex(length: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** How a zone's clocks stand, in seconds: `offsets[i]` holds before `changes[i]`, the last one for ever after. */
export class Zone {
  static readonly UTC = new Zone([], [0]);

  constructor(
    private readonly changes: readonly number[],
    private readonly offsets: readonly number[],
  ) {}

  /** What the clock on the wall shows. */
  wallOf(instant: number): Wall {
    return instant + this.offsets[firstIndex(this.changes.length, (i) => instant < this.changes[i]!)]!;
  }

  /**
   * As RFC 5545 3.3.5 reads it: in a gap by the offset before the gap, in an overlap the first of the two. So are the
   * instances of a rule (3.8.5.3); 3.3.10 would have those in a gap left out, but who has something that night is not free.
   */
  instantOf(wall: Wall): number {
    const era = firstIndex(this.changes.length, (i) => wall - this.offsets[i]! < this.changes[i]!);
    const inGap = era > 0 && wall - this.offsets[era]! < this.changes[era - 1]!;
    return wall - this.offsets[inGap ? era - 1 : era]!;
  }
}

/** Before 1970 the offset of 1970 has to do: nobody is busy then, and only rules that count from there could tell. */
const SINCE = Temporal.Instant.fromEpochMilliseconds(0);

const offsetOf = (time: Temporal.ZonedDateTime) => time.offsetNanoseconds / 1e9;

/** A zone of the tz database as it is from 1970 until an instant (seconds); null for a name nobody knows. */
export function ianaZone(name: string, until: number): Zone | null {
  // Temporal would also take a whole timestamp for a zone.
  if (!/^[A-Za-z][\w+/-]*$/.test(name)) return null;
  let time: Temporal.ZonedDateTime | null;
  try {
    time = SINCE.toZonedDateTimeISO(name);
  } catch {
    return null;
  }
  const changes: number[] = [];
  const offsets = [offsetOf(time)];
  while ((time = time.getTimeZoneTransition('next')) !== null) {
    const change = time.epochMilliseconds / 1_000;
    if (change > until + DAY) break;
    changes.push(change);
    offsets.push(offsetOf(time));
  }
  return new Zone(changes, offsets);
}
