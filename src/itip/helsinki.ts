/** The zone in which meetings are held and announced. */
export const HELSINKI = 'Europe/Helsinki';

/**
 * VTIMEZONE of Europe/Helsinki: the rule of the European Union as it has stood since the autumn of 1996. Written with
 * every time that names the zone, because RFC 5546 demands it and readers otherwise take the time as floating.
 */
export const HELSINKI_VTIMEZONE = `${[
  'BEGIN:VTIMEZONE',
  `TZID:${HELSINKI}`,
  'BEGIN:STANDARD',
  'DTSTART:19961027T040000',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'TZNAME:EET',
  'TZOFFSETFROM:+0300',
  'TZOFFSETTO:+0200',
  'END:STANDARD',
  'BEGIN:DAYLIGHT',
  'DTSTART:19970330T030000',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'TZNAME:EEST',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0300',
  'END:DAYLIGHT',
  'END:VTIMEZONE',
].join('\r\n')}\r\n`;
