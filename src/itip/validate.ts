import { mailboxOf } from './calendar-address.js';
import { readTime } from './calendar-time.js';
import { type Component, componentsOf, parse, propertiesOf, propertyOf } from './component.js';
import { holdsControls } from './controls.js';
import { ONCE, type Presence, type Restriction, RESTRICTIONS, WORDS } from './restrictions.data.js';

const OCTETS_PER_LINE = 75;

const FITS: Readonly<Record<Presence, (count: number) => boolean>> = {
  '0': (count) => count === 0,
  '0+': () => true,
  '0 or 1': (count) => count <= 1,
  '1': (count) => count === 1,
  '1+': (count) => count >= 1,
};

/** What the text itself does not tell. */
export interface Circumstances {
  /** Of a CANCEL: true if the meeting is off, false if only this attendee is taken from it. Unknown: either is fine. */
  readonly wholeMeeting?: boolean;
  /** A calendar that somebody follows holds no event now and then, although RFC 5546 wants one in every PUBLISH. */
  readonly mayBeEmpty?: boolean;
}

/**
 * What breaks RFC 5545 or RFC 5546 in a calendar text about events: one plain English sentence each, none if it is fit
 * to be sent. Knows only VEVENT; covers all methods but ADD.
 */
export function violations(text: string, circumstances: Circumstances = {}): string[] {
  const parsed = parse(text);
  if (!parsed) return [...lineViolations(text), 'components do not close as they open'];
  const [calendar, ...others] = parsed.components;
  return [
    ...lineViolations(text),
    ...(parsed.strayLines > 0 ? [`${parsed.strayLines} lines are no content lines`] : []),
    ...(parsed.lateProperties > 0 ? [`${parsed.lateProperties} properties stand behind a component`] : []),
    ...(calendar?.name === 'VCALENDAR' && others.length === 0
      ? calendarViolations(calendar, circumstances)
      : ['not one VCALENDAR']),
  ];
}

function lineViolations(text: string): string[] {
  const lines = text.split('\r\n');
  const last = lines.pop();
  const found = last === '' ? [] : ['the last line does not end with CRLF'];
  // One look at all lines is cheaper than one at each, and nearly always enough.
  const all = lines.join('');
  const areClean = controlViolations(all, 'a line').length === 0;
  for (const [i, line] of lines.entries()) {
    if (line.length > OCTETS_PER_LINE / 3 && Buffer.byteLength(line) > OCTETS_PER_LINE)
      found.push(`line ${i + 1} is longer than 75 octets`);
    if (!areClean) found.push(...controlViolations(line, `line ${i + 1}`));
  }
  return found;
}

const controlViolations = (text: string, where: string): string[] => [
  ...(holdsControls(text) || text.includes('\n') ? [`${where} holds a control character`] : []),
  ...(text.isWellFormed() ? [] : [`${where} ends within a character`]),
];

function calendarViolations(calendar: Component, { wholeMeeting, mayBeEmpty }: Circumstances): string[] {
  const method = propertyOf(calendar, 'METHOD')?.value ?? '';
  if (!Object.hasOwn(RESTRICTIONS, method)) return [...onceViolations(calendar), `METHOD ${method} is not known`];
  const restriction = RESTRICTIONS[method]!;
  const events = componentsOf(calendar, 'VEVENT');
  const zones = new Set(componentsOf(calendar, 'VTIMEZONE').map((zone) => propertyOf(zone, 'TZID')?.value));
  const foreign = calendar.components.filter(({ name }) => /^V(?:TODO|JOURNAL|FREEBUSY|ALARM)$/.test(name));
  return [
    ...onceViolations(calendar),
    ...wordViolations(calendar),
    ...typeViolations(calendar, 'REFRESH-INTERVAL', 'DURATION'),
    ...(FITS[restriction.events](events.length) || (mayBeEmpty && events.length === 0)
      ? []
      : [`VEVENT stands ${events.length} times, not ${restriction.events}`]),
    ...uidViolations(method, events),
    ...foreign.map(({ name }) => `${name} has no place here`),
    ...componentsOf(calendar, 'VTIMEZONE').flatMap(zoneViolations),
    ...events.flatMap((event) => [
      ...eventViolations(event, restriction),
      ...zoneReferenceViolations(event, zones),
      ...(method === 'REPLY' ? answerViolations(event) : []),
      ...(method === 'CANCEL' ? cancelViolations(event, wholeMeeting) : []),
    ]),
  ];
}

/** Events of one message are one meeting; those of a calendar that somebody follows are as many as they are. */
function uidViolations(method: string, events: readonly Component[]): string[] {
  const { size } = new Set(events.map((event) => propertyOf(event, 'UID')?.value));
  if (method !== 'PUBLISH') return size > 1 ? ['the events have different UIDs'] : [];
  return size < events.length && !events.some((event) => propertyOf(event, 'RECURRENCE-ID'))
    ? ['two events have one UID']
    : [];
}

/** Whether a cancelled meeting and a person taken from it are told apart: only by STATUS. */
function cancelViolations(event: Component, wholeMeeting: boolean | undefined): string[] {
  const hasStatus = propertyOf(event, 'STATUS') !== undefined;
  if (wholeMeeting === true && !hasStatus) return ['a cancelled meeting has no STATUS:CANCELLED'];
  if (wholeMeeting === false && hasStatus) return ['STATUS stands in a CANCEL that takes one person from the meeting'];
  return [];
}

const answerViolations = (event: Component): string[] =>
  propertiesOf(event, 'ATTENDEE').flatMap(({ parameters }) =>
    parameters.has('PARTSTAT') ? [] : ['ATTENDEE of a REPLY has no PARTSTAT'],
  );

function onceViolations(component: Component): string[] {
  return (ONCE[component.name] ?? []).flatMap((name) => {
    const count = propertiesOf(component, name).length;
    return count === 1 ? [] : [`${name} stands ${count} times in ${component.name}, not 1`];
  });
}

const wordViolations = (component: Component): string[] =>
  component.properties.flatMap(({ name, value }) =>
    Object.hasOwn(WORDS, name) && !WORDS[name]!.includes(value) ? [`${name} ${value} is not known`] : [],
  );

function eventViolations(event: Component, { properties, alarms, status }: Restriction): string[] {
  const counts = new Map<string, number>();
  for (const { name } of event.properties) counts.set(name, (counts.get(name) ?? 0) + 1);
  const presence: string[] = [];
  for (const name in properties) {
    const count = counts.get(name) ?? 0;
    if (!FITS[properties[name]!](count)) presence.push(`${name} stands ${count} times, not ${properties[name]}`);
  }
  const found = componentsOf(event, 'VALARM');
  return [
    ...presence,
    ...propertiesOf(event, 'STATUS').flatMap(({ value }) =>
      status.includes(value) ? [] : [`STATUS ${value} has no place here`],
    ),
    ...(FITS[alarms](found.length) ? [] : ['VALARM has no place here']),
    ...found.flatMap(alarmViolations),
    ...wordViolations(event),
    ...valueViolations(event),
    ...timeViolations(event),
  ];
}

const alarmViolations = (alarm: Component): string[] => [
  ...onceViolations(alarm),
  ...(propertyOf(alarm, 'ACTION')?.value === 'DISPLAY' && !propertyOf(alarm, 'DESCRIPTION')
    ? ['an alarm that is shown has no DESCRIPTION']
    : []),
];

function valueViolations(event: Component): string[] {
  const wrong = (names: readonly string[], isRight: (value: string) => boolean) =>
    event.properties
      .filter(({ name, value }) => names.includes(name) && !isRight(value))
      .map(({ name, value }) => `${name} ${value} is no value of it`);
  return [
    ...wrong(['ATTENDEE', 'ORGANIZER'], (value) => /^mailto:/i.test(value) && mailboxOf(value) !== null),
    ...wrong(['SEQUENCE'], (value) => /^\d{1,9}$/.test(value)),
    ...wrong(['DTSTAMP', 'CREATED', 'LAST-MODIFIED'], (value) => /^\d{8}T\d{6}Z$/.test(value)),
    ...wrong(['UID'], (value) => value.trim() !== ''),
    ...typeViolations(event, 'CONFERENCE', 'URI'),
    ...wrong(['CONFERENCE', 'URL'], (value) => /^[a-z][a-z\d+.-]*:[\x21-\x7e]+$/i.test(value)),
  ];
}

/** RFC 7986: properties without a type of their own, which must therefore name it. */
const typeViolations = (component: Component, name: string, type: string): string[] =>
  propertiesOf(component, name).flatMap(({ parameters }) =>
    parameters.get('VALUE')?.toUpperCase() === type ? [] : [`${name} does not say VALUE=${type}`],
  );

function timeViolations(event: Component): string[] {
  const [start, end] = ['DTSTART', 'DTEND'].map((name) => propertyOf(event, name));
  if (end && propertyOf(event, 'DURATION')) return ['DTEND and DURATION stand together'];
  if (!start || !end) return end ? ['DTEND stands without DTSTART'] : [];
  if (/^\d{8}$/.test(start.value) && /^\d{8}$/.test(end.value))
    return start.value < end.value ? [] : ['DTEND is not after DTSTART'];
  const [from, to] = [readTime(start), readTime(end)];
  if (!from || !to) return ['DTSTART or DTEND is no time'];
  return Temporal.ZonedDateTime.compare(from, to) < 0 ? [] : ['DTEND is not after DTSTART'];
}

function zoneReferenceViolations(event: Component, zones: ReadonlySet<string | undefined>): string[] {
  const named = event.properties.flatMap(({ parameters }) => parameters.get('TZID') ?? []);
  return [...new Set(named)].filter((zone) => !zones.has(zone)).map((zone) => `TZID ${zone} has no VTIMEZONE`);
}

function zoneViolations(zone: Component): string[] {
  return [
    ...onceViolations(zone),
    ...zone.components.flatMap(onceViolations),
    ...(zone.components.length > 0 ? [] : ['VTIMEZONE has neither STANDARD nor DAYLIGHT']),
  ];
}
