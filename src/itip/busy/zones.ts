import { type Component, componentsOf, propertiesOf, propertyOf } from '../component.js';
import { zoneNames } from '../zone-names.js';
import type { Budget } from './budget.js';
import { momentsOf, type ZoneOf } from './moments.js';
import { occurrences } from './occurrences.js';
import { readRule } from './rule.js';
import { DAY, readTold, type Wall } from './wall.js';
import { ianaZone, Zone } from './zone.js';

/** A change of the clocks, in seconds. */
interface Change {
  readonly at: number;
  readonly before: number;
  readonly after: number;
}

function offsetIn(observance: Component, name: string): number | null {
  const text = propertyOf(observance, name)?.value.trim() ?? '';
  const [, sign, hours, minutes, seconds] = /^([+-])(\d\d)(\d\d)(\d\d)?$/.exec(text) ?? [];
  if (sign === undefined) return null;
  const size = Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds ?? 0);
  return sign === '-' ? -size : size;
}

/** Reads what VTIMEZONE says of one kind of time, STANDARD or DAYLIGHT: each change to it. Null if unreadable. */
function changesTo(observance: Component, until: number, budget: Budget): Change[] | null {
  const start = readTold(propertyOf(observance, 'DTSTART')?.value ?? '');
  const before = offsetIn(observance, 'TZOFFSETFROM');
  const after = offsetIn(observance, 'TZOFFSETTO');
  const rules = propertiesOf(observance, 'RRULE').map(({ value }) => readRule(value));
  if (start === null || before === null || after === null || rules.includes(null)) return null;
  const walls: Wall[] = [start.wall];
  for (const date of propertiesOf(observance, 'RDATE'))
    walls.push(...momentsOf(date, () => null).map(({ wall }) => wall));
  for (const rule of rules) {
    const counts = (wall: Wall) => rule!.until === null || wall - before <= rule!.until.wall;
    const years = { from: -DAY, to: until + DAY };
    for (const wall of occurrences({ rule: rule!, start: start.wall, ...years, counts, budget })) {
      budget.instance();
      walls.push(wall);
    }
  }
  return walls.map((wall) => ({ at: wall - before, before, after }));
}

/** The zone that a VTIMEZONE describes; null if it cannot be read. */
function zoneFrom(vtimezone: Component, until: number, budget: Budget): Zone | null {
  budget.nextEvent();
  const observances = vtimezone.components.filter(({ name }) => name === 'STANDARD' || name === 'DAYLIGHT');
  const each = observances.map((observance) => changesTo(observance, until, budget));
  if (each.length === 0 || each.includes(null)) return null;
  const sorted = each.flatMap((changes) => changes ?? []).toSorted((a, b) => a.at - b.at);
  const changes = sorted.filter(({ at }, i) => at !== sorted[i - 1]?.at);
  return new Zone(
    changes.map(({ at }) => at),
    [changes[0]!.before, ...changes.map(({ after }) => after)],
  );
}

/** What it takes to look a zone up. */
const STEPS_OF_ZONE = 5_000;

/** Where the zones of a feed come from. */
export class Zones {
  private readonly known = new Map<string, Zone | null>();

  /** @param until seconds: to which day zones must be known */
  constructor(
    private readonly until: number,
    private readonly budget: Budget,
  ) {}

  /** A zone by its name in the tz database. */
  named(name: string): Zone | null {
    const known = this.known.get(name);
    if (known !== undefined) return known;
    // No calendar has a thousand zones, but a name may be written in as many ways.
    this.budget.step(STEPS_OF_ZONE);
    const zone = ianaZone(name, this.until);
    this.known.set(name, zone);
    return zone;
  }

  /**
   * How one calendar names its zones. A name of the tz database or of Windows means that zone, whatever VTIMEZONE says:
   * those written along are cut down to a year, out of date or wrong far more often than the name. Only a name that
   * nobody else knows is read by its VTIMEZONE.
   */
  in(calendar: Component): ZoneOf {
    const described = new Map(
      componentsOf(calendar, 'VTIMEZONE').map((vtimezone) => [propertyOf(vtimezone, 'TZID')?.value.trim(), vtimezone]),
    );
    const own = new Map<string, Zone | null>();
    return (tzid) => {
      const known = own.get(tzid);
      if (known !== undefined) return known;
      const vtimezone = described.get(tzid);
      const zone = this.commonly(tzid) ?? (vtimezone ? zoneFrom(vtimezone, this.until, this.budget) : null);
      own.set(tzid, zone);
      return zone;
    };
  }

  private commonly(tzid: string): Zone | null {
    for (const name of zoneNames(tzid)) {
      const zone = this.named(name);
      if (zone) return zone;
    }
    return null;
  }
}
