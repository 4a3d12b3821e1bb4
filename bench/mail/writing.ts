/** One and the same request, written by ourselves and by ical-generator. */
import ical, {
  ICalAlarmType,
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendarMethod,
  ICalEventClass,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';
import ICAL from 'ical.js';
import type { Invitation } from '../../src/itip/write.ts';
import { built } from '../support.ts';

const { HELSINKI, HELSINKI_VTIMEZONE } = (await built(
  'itip/helsinki.js',
)) as typeof import('../../src/itip/helsinki.ts');

const zone = { name: null, generator: (name: string) => (name === HELSINKI ? HELSINKI_VTIMEZONE : null) };

/** As ical-generator has it. */
export function byGenerator(one: Invitation): string {
  const calendar = ical({ prodId: '//Yhdessa//Yhdessa//FI', method: ICalCalendarMethod.REQUEST, timezone: zone });
  const { attendee, organizer } = one;
  calendar.createEvent({
    id: one.uid,
    sequence: one.sequence,
    stamp: one.stamp,
    start: one.start,
    end: one.end,
    timezone: HELSINKI,
    summary: one.summary,
    description: one.description ?? null,
    location: one.location ?? null,
    class: ICalEventClass.CONFIDENTIAL,
    organizer: { name: organizer.name, email: organizer.address },
    attendees: [
      { email: attendee.address, rsvp: true, status: ICalAttendeeStatus.NEEDSACTION, role: ICalAttendeeRole.REQ },
    ],
    status: ICalEventStatus.CONFIRMED,
    transparency: ICalEventTransparency.OPAQUE,
    alarms: [{ type: ICalAlarmType.display, trigger: (one.alarmMinutes ?? 0) * 60 }],
  });
  return `${calendar.toString()}\r\n`;
}

/** Throws unless both texts mean the same to a library that wrote neither. */
export function requireSame(one: string, other: string): void {
  if (meaning(one) !== meaning(other)) throw new Error('the two requests do not mean the same');
}

const meaning = (text: string): string =>
  JSON.stringify(partsOf(new ICAL.Component(ICAL.parse(text) as [string, unknown[], unknown[]])));

/** What a component means, whatever the order of its properties and the case of `mailto:`. */
function partsOf(component: ICAL.Component): unknown {
  const properties = component.getAllProperties().map((property) => {
    const [name, parameters, type, ...values] = property.toJSON() as unknown as [string, object, string, ...unknown[]];
    const said = values.map((value) => JSON.stringify(value).replace(/^"MAILTO:/, '"mailto:'));
    const named = Object.entries(parameters).map(([key, value]) => `${key}=${String(value)}`);
    return [name, type, ...named.toSorted((a, b) => (a < b ? -1 : 1)), ...said].join('|');
  });
  const inner = component.getAllSubcomponents().map(partsOf);
  return [component.name, properties.toSorted((a, b) => (a < b ? -1 : 1)), inner];
}
