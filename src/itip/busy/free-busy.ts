import { type Component, propertiesOf, propertyOf } from '../component.js';
import type { ContentLine } from '../content-line.js';
import { instantOf, momentOf, orNoted, periodsOf, type Trouble, Unreadable, type ZoneOf } from './moments.js';
import type { BusySpan, BusyStatus } from './spans.js';
import { DAY } from './wall.js';
import type { Zone } from './zone.js';

/** FBTYPE (RFC 5545 3.2.9); what is none of these is busy. */
const STATUS_OF_TYPE: Readonly<Record<string, BusyStatus | null>> = {
  FREE: null,
  'BUSY-UNAVAILABLE': 'out-of-office',
  'BUSY-TENTATIVE': 'tentative',
};

/** A half-open stretch of seconds since 1970. */
export type Stretch = readonly [from: number, to: number];

/** What it takes to read a VFREEBUSY. */
interface FreeBusyReader {
  readonly zoneOf: ZoneOf;
  readonly home: Zone;
  readonly note: (trouble: Trouble) => void;
}

function spansIn(line: ContentLine, zoneOf: ZoneOf, home: Zone): BusySpan[] {
  const type = line.parameters.get('FBTYPE')?.trim().toUpperCase() ?? 'BUSY';
  const status = Object.hasOwn(STATUS_OF_TYPE, type) ? STATUS_OF_TYPE[type] : 'busy';
  if (!status) return [];
  return periodsOf(line, zoneOf, home).map(({ start, length }) => {
    if (!length) throw new Unreadable('unreadable-time');
    const zone = start.zone ?? home;
    const end = zone.instantOf(start.wall + length.days * DAY) + length.seconds;
    return { start: zone.instantOf(start.wall) * 1_000, end: end * 1_000, status };
  });
}

/** The time a VFREEBUSY takes. Lines that cannot be read are noted. */
export const freeBusySpans = (component: Component, { zoneOf, home, note }: FreeBusyReader): BusySpan[] =>
  propertiesOf(component, 'FREEBUSY').flatMap((line) => orNoted(() => spansIn(line, zoneOf, home), [], note));

/**
 * Of which time a VFREEBUSY speaks. One that does not say so speaks of no more than it lists: to be silent is not to be
 * free. What cannot be read is noted.
 */
export function coverageOf(component: Component, { zoneOf, home, note }: FreeBusyReader): Stretch {
  const edge = (name: string, otherwise: number) => {
    const line = propertyOf(component, name);
    return line ? orNoted(() => instantOf(momentOf(line, zoneOf), home), otherwise, note) : otherwise;
  };
  return [edge('DTSTART', Infinity), edge('DTEND', -Infinity)];
}

/** Whether stretches together cover one. */
export function covers(stretches: readonly Stretch[], [from, to]: Stretch): boolean {
  let known = from;
  for (const [start, end] of stretches.toSorted((a, b) => a[0] - b[0]))
    if (start <= known) known = Math.max(known, end);
  return known >= to;
}
