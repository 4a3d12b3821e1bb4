/** How often a property may stand in an event. */
export type Presence = '0' | '0+' | '0 or 1' | '1' | '1+';

type Table = Readonly<Record<string, Presence>>;

/** What most methods of RFC 5546 3.2 agree on; each says below what it has otherwise. */
const USUAL: Table = {
  ATTACH: '0+',
  CATEGORIES: '0+',
  CLASS: '0 or 1',
  COMMENT: '0+',
  CONFERENCE: '0+',
  CONTACT: '0+',
  CREATED: '0 or 1',
  DESCRIPTION: '0 or 1',
  DTEND: '0 or 1',
  DTSTAMP: '1',
  DTSTART: '0 or 1',
  DURATION: '0 or 1',
  EXDATE: '0+',
  GEO: '0 or 1',
  'LAST-MODIFIED': '0 or 1',
  LOCATION: '0 or 1',
  ORGANIZER: '1',
  PRIORITY: '0 or 1',
  RDATE: '0+',
  'RECURRENCE-ID': '0 or 1',
  'RELATED-TO': '0+',
  'REQUEST-STATUS': '0+',
  RESOURCES: '0+',
  RRULE: '0 or 1',
  SEQUENCE: '0 or 1',
  STATUS: '0 or 1',
  SUMMARY: '0 or 1',
  TRANSP: '0 or 1',
  UID: '1',
  URL: '0 or 1',
};

/** RFC 5546 3.2.6: a REFRESH says who asks for what, nothing more. */
const REFRESH: Table = {
  ...Object.fromEntries(Object.keys(USUAL).map((name) => [name, '0' as const])),
  ATTENDEE: '1',
  COMMENT: '0+',
  DTSTAMP: '1',
  ORGANIZER: '1',
  'RECURRENCE-ID': '0 or 1',
  UID: '1',
};

/** What a method allows: how many events, their properties, their alarms, their STATUS. */
export interface Restriction {
  readonly events: '1' | '1+';
  readonly properties: Table;
  readonly alarms: '0' | '0+';
  readonly status: readonly string[];
}

const ANY_STATUS = ['TENTATIVE', 'CONFIRMED', 'CANCELLED'];

/** The component restriction tables of RFC 5546 3.2 for VEVENT. */
export const RESTRICTIONS: Readonly<Record<string, Restriction>> = {
  PUBLISH: {
    events: '1+',
    properties: { ...USUAL, ATTENDEE: '0', CONTACT: '0 or 1', DTSTART: '1', 'REQUEST-STATUS': '0', SUMMARY: '1' },
    alarms: '0+',
    status: ANY_STATUS,
  },
  REQUEST: {
    events: '1+',
    properties: { ...USUAL, ATTENDEE: '1+', DTSTART: '1', 'REQUEST-STATUS': '0', SUMMARY: '1' },
    alarms: '0+',
    status: ['TENTATIVE', 'CONFIRMED'],
  },
  REPLY: { events: '1+', properties: { ...USUAL, ATTENDEE: '1' }, alarms: '0', status: ANY_STATUS },
  CANCEL: {
    events: '1+',
    // The table says 0+ and its comment that some attendees MUST be named: the comment is what clients need.
    properties: { ...USUAL, ATTENDEE: '1+', 'REQUEST-STATUS': '0', SEQUENCE: '1' },
    alarms: '0',
    status: ['CANCELLED'],
  },
  REFRESH: { events: '1', properties: REFRESH, alarms: '0', status: [] },
  COUNTER: {
    events: '1',
    properties: { ...USUAL, ATTENDEE: '0+', DTSTART: '1', SEQUENCE: '1', SUMMARY: '1' },
    alarms: '0+',
    status: ANY_STATUS,
  },
  DECLINECOUNTER: {
    events: '1+',
    properties: { ...USUAL, ATTENDEE: '1+', SEQUENCE: '1' },
    alarms: '0',
    status: ['TENTATIVE', 'CONFIRMED'],
  },
};

/** RFC 5545 3.6: what must stand exactly once in other components. */
export const ONCE: Readonly<Record<string, readonly string[]>> = {
  VCALENDAR: ['VERSION', 'PRODID', 'METHOD'],
  VTIMEZONE: ['TZID'],
  STANDARD: ['DTSTART', 'TZOFFSETFROM', 'TZOFFSETTO'],
  DAYLIGHT: ['DTSTART', 'TZOFFSETFROM', 'TZOFFSETTO'],
  VALARM: ['ACTION', 'TRIGGER'],
};

/** RFC 5545: values that are one of a few words. Words of one's own are allowed by it, but not by us. */
export const WORDS: Readonly<Record<string, readonly string[]>> = {
  CLASS: ['PUBLIC', 'PRIVATE', 'CONFIDENTIAL'],
  TRANSP: ['OPAQUE', 'TRANSPARENT'],
  VERSION: ['2.0'],
};
