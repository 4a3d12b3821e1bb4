import { Budget, Rejected } from './budget.js';
import { occurrences } from './occurrences.js';
import { readRule } from './rule.js';
import { civilOf, DAY, dayNumber, dayOf, readTold, type Wall } from './wall.js';

const wallOf = (text: string): Wall => readTold(text)!.wall;

/** `1997-09-02 09:00` */
function told(wall: Wall): string {
  const { year, month, day } = civilOf(dayOf(wall));
  const minutes = (wall - dayOf(wall) * DAY) / 60;
  const two = (number: number) => String(number).padStart(2, '0');
  return `${year}-${two(month)}-${two(day)} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

function expand(start: string, value: string, to = '20100101', from = '19960101', budget = new Budget()): string[] {
  const rule = readRule(value)!;
  const counts = (wall: Wall) => rule.until === null || wall <= rule.until.wall;
  const range = { from: wallOf(from), to: wallOf(to) };
  return [...occurrences({ rule, start: wallOf(start), ...range, counts, budget })].map(told);
}

/** `1997 09: 2 4, 10: 2` → every date at nine. */
const atNine = (text: string): string[] =>
  text.split(';').flatMap((year) => {
    const [number = '', months = ''] = year.trim().split(/ (.*)/s);
    return months.split(',').flatMap((month) => {
      const [name = '', days = ''] = month.trim().split(': ');
      return days.split(' ').map((day) => `${number}-${name}-${day.padStart(2, '0')} 09:00`);
    });
  });

/** The examples of RFC 5545 3.8.5.3 with the answers that stand there; the third is where looking ends. */
const EXAMPLES: [start: string, rule: string, to: string, expected: string][] = [
  ['19970902T090000', 'FREQ=DAILY;COUNT=10', '19980101', '1997 09: 2 3 4 5 6 7 8 9 10 11'],
  ['19970902T090000', 'FREQ=DAILY;INTERVAL=2', '19970910', '1997 09: 2 4 6 8'],
  ['19970902T090000', 'FREQ=DAILY;INTERVAL=10;COUNT=5', '19980101', '1997 09: 2 12 22, 10: 2 12'],
  ['19970902T090000', 'FREQ=WEEKLY;COUNT=10', '19980101', '1997 09: 2 9 16 23 30, 10: 7 14 21 28, 11: 4'],
  [
    '19970902T090000',
    'FREQ=WEEKLY;INTERVAL=2;WKST=SU',
    '19980125',
    '1997 09: 2 16 30, 10: 14 28, 11: 11 25, 12: 9 23; 1998 01: 6 20',
  ],
  [
    '19970902T090000',
    'FREQ=WEEKLY;COUNT=10;WKST=SU;BYDAY=TU,TH',
    '19980101',
    '1997 09: 2 4 9 11 16 18 23 25 30, 10: 2',
  ],
  [
    '19970901T090000',
    'FREQ=WEEKLY;INTERVAL=2;UNTIL=19971224T000000;WKST=SU;BYDAY=MO,WE,FR',
    '19980101',
    '1997 09: 1 3 5 15 17 19 29, 10: 1 3 13 15 17 27 29 31, 11: 10 12 14 24 26 28, 12: 8 10 12 22',
  ],
  [
    '19970902T090000',
    'FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH',
    '19980101',
    '1997 09: 2 4 16 18 30, 10: 2 14 16',
  ],
  [
    '19970905T090000',
    'FREQ=MONTHLY;COUNT=10;BYDAY=1FR',
    '19990101',
    '1997 09: 5, 10: 3, 11: 7, 12: 5; 1998 01: 2, 02: 6, 03: 6, 04: 3, 05: 1, 06: 5',
  ],
  [
    '19970907T090000',
    'FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU',
    '19990101',
    '1997 09: 7 28, 11: 2 30; 1998 01: 4 25, 03: 1 29, 05: 3 31',
  ],
  [
    '19970922T090000',
    'FREQ=MONTHLY;COUNT=6;BYDAY=-2MO',
    '19990101',
    '1997 09: 22, 10: 20, 11: 17, 12: 22; 1998 01: 19, 02: 16',
  ],
  [
    '19970928T090000',
    'FREQ=MONTHLY;BYMONTHDAY=-3',
    '19980301',
    '1997 09: 28, 10: 29, 11: 28, 12: 29; 1998 01: 29, 02: 26',
  ],
  [
    '19970930T090000',
    'FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1',
    '19990101',
    '1997 09: 30, 10: 1 31, 11: 1 30, 12: 1 31; 1998 01: 1 31, 02: 1',
  ],
  [
    '19970910T090000',
    'FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15',
    '20000101',
    '1997 09: 10 11 12 13 14 15; 1999 03: 10 11 12 13',
  ],
  [
    '19970902T090000',
    'FREQ=MONTHLY;INTERVAL=2;BYDAY=TU',
    '19980201',
    '1997 09: 2 9 16 23 30, 11: 4 11 18 25; 1998 01: 6 13 20 27',
  ],
  ['19970610T090000', 'FREQ=YEARLY;COUNT=4;BYMONTH=6,7', '20010101', '1997 06: 10, 07: 10; 1998 06: 10, 07: 10'],
  [
    '19970310T090000',
    'FREQ=YEARLY;INTERVAL=2;COUNT=7;BYMONTH=1,2,3',
    '20040101',
    '1997 03: 10; 1999 01: 10, 02: 10, 03: 10; 2001 01: 10, 02: 10, 03: 10',
  ],
  [
    '19970101T090000',
    'FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200',
    '20100101',
    '1997 01: 1, 04: 10, 07: 19; 2000 01: 1, 04: 9, 07: 18; 2003 01: 1, 04: 10, 07: 19; 2006 01: 1',
  ],
  ['19970519T090000', 'FREQ=YEARLY;BYDAY=20MO', '20000101', '1997 05: 19; 1998 05: 18; 1999 05: 17'],
  ['19970512T090000', 'FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO', '20000101', '1997 05: 12; 1998 05: 11; 1999 05: 17'],
  ['19970512T090000', 'FREQ=YEARLY;BYWEEKNO=20', '20000101', '1997 05: 12; 1998 05: 11; 1999 05: 17'],
  [
    '19970313T090000',
    'FREQ=YEARLY;BYMONTH=3;BYDAY=TH',
    '20000101',
    '1997 03: 13 20 27; 1998 03: 5 12 19 26; 1999 03: 4 11 18 25',
  ],
  // DTSTART is not a Friday; it is an instance all the same, which the RFC takes out by EXDATE.
  [
    '19970902T090000',
    'FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13',
    '20010101',
    '1997 09: 2; 1998 02: 13, 03: 13, 11: 13; 1999 08: 13; 2000 10: 13',
  ],
  [
    '19970913T090000',
    'FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13',
    '19980401',
    '1997 09: 13, 10: 11, 11: 8, 12: 13; 1998 01: 10, 02: 7, 03: 7',
  ],
  [
    '19961105T090000',
    'FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8',
    '20050101',
    '1996 11: 5; 2000 11: 7; 2004 11: 2',
  ],
  ['19970904T090000', 'FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3', '20000101', '1997 09: 4, 10: 7, 11: 6'],
  [
    '19970929T090000',
    'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2',
    '19980401',
    '1997 09: 29, 10: 30, 11: 27, 12: 30; 1998 01: 29, 02: 26, 03: 30',
  ],
  ['19970805T090000', 'FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO', '19980101', '1997 08: 5 10 19 24'],
  ['19970805T090000', 'FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU', '19980101', '1997 08: 5 17 19 31'],
  ['20070115T090000', 'FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5', '20080101', '2007 01: 15 30, 02: 15, 03: 15 30'],
  // Not in the RFC: what does not exist is left out, and not counted.
  ['19970131T090000', 'FREQ=MONTHLY;COUNT=4', '19980101', '1997 01: 31, 03: 31, 05: 31, 07: 31'],
  ['19960229T090000', 'FREQ=YEARLY;COUNT=3', '20100101', '1996 02: 29; 2000 02: 29; 2004 02: 29'],
  // Week 53 of 1998 and 2004, of which the last days lie in the next year.
  ['19981228T090000', 'FREQ=YEARLY;BYWEEKNO=-1;BYDAY=FR', '20000101', '1998 12: 28; 1999 01: 1, 12: 31'],
  ['19970902T090000', 'FREQ=DAILY;BYMONTHDAY=1,-1', '19971102', '1997 09: 2 30, 10: 1 31, 11: 1'],
];

describe('occurrences', () => {
  it.each(EXAMPLES)('%s %s until %s', (start, rule, to, expected) => {
    expect(expand(start, rule, to)).toEqual(atNine(expected));
  });

  it.each([
    ['FREQ=HOURLY;INTERVAL=3;UNTIL=19970902T170000', ['09:00', '12:00', '15:00']],
    ['FREQ=MINUTELY;INTERVAL=15;COUNT=6', ['09:00', '09:15', '09:30', '09:45', '10:00', '10:15']],
    ['FREQ=MINUTELY;INTERVAL=90;COUNT=4', ['09:00', '10:30', '12:00', '13:30']],
    ['FREQ=HOURLY;BYMINUTE=0,30;BYHOUR=9,11;COUNT=4', ['09:00', '09:30', '11:00', '11:30']],
    ['FREQ=HOURLY;BYMINUTE=0,20,40;BYSETPOS=-1;COUNT=3', ['09:00', '09:40', '10:40']],
    ['FREQ=SECONDLY;INTERVAL=1800;COUNT=3', ['09:00', '09:30', '10:00']],
    ['FREQ=SECONDLY;BYSECOND=0;BYMINUTE=0,1;COUNT=3', ['09:00', '09:01', '10:00']],
  ])('%s within a day', (rule, times) => {
    expect(expand('19970902T090000', rule)).toEqual(times.map((time) => `1997-09-02 ${time}`));
  });

  it('says the same of twenty minutes by the day as by the minute', () => {
    const hours = 'BYHOUR=9,10,11,12,13,14,15,16';
    const byDay = expand('19970902T090000', `FREQ=DAILY;${hours};BYMINUTE=0,20,40`, '19970920');
    expect(expand('19970902T090000', `FREQ=MINUTELY;INTERVAL=20;${hours}`, '19970920')).toEqual(byDay);
    expect(byDay).toHaveLength(18 * 24);
  });

  it('says the same of every day in January by the year as by the day', () => {
    const byYear = 'FREQ=YEARLY;UNTIL=20000131T090000;BYMONTH=1;BYDAY=SU,MO,TU,WE,TH,FR,SA';
    const daily = expand('19980101T090000', 'FREQ=DAILY;UNTIL=20000131T090000;BYMONTH=1');
    expect(expand('19980101T090000', byYear)).toEqual(daily);
    expect(daily).toHaveLength(93);
  });

  it.each(['FREQ=DAILY', 'FREQ=WEEKLY;BYDAY=MO,WE', 'FREQ=MONTHLY;INTERVAL=5;BYDAY=-1FR', 'FREQ=HOURLY;INTERVAL=7'])(
    'finds of %s in a late window what it finds from the start, with a hundredth of the steps',
    (rule) => {
      const late = expand('19500103T090000', rule, '20100101', '20090601');
      expect(late).toEqual(expand('19500103T090000', rule, '20100101', '19500101').slice(-late.length));
      expect(late.length).toBeGreaterThan(0);
    },
  );

  it('ends, whatever is asked for', () => {
    expect(expand('19970902T090000', 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30')).toEqual(['1997-09-02 09:00']);
    expect(expand('19970902T090000', 'FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30;COUNT=9')).toEqual(['1997-09-02 09:00']);
    expect(() => expand('19970902T090000', 'FREQ=SECONDLY')).toThrow(Rejected);
  });
});

describe('readRule', () => {
  it.each([
    '',
    'FREQ=',
    'FREQ=FORTNIGHTLY',
    'INTERVAL=2',
    'FREQ=DAILY;INTERVAL=0',
    'FREQ=DAILY;COUNT=0',
    'FREQ=DAILY;COUNT=-1',
    'FREQ=DAILY;UNTIL=soon',
    'FREQ=DAILY;BYDAY=',
    'FREQ=DAILY;BYDAY=XX',
    'FREQ=MONTHLY;BYDAY=0MO',
    'FREQ=MONTHLY;BYDAY=54MO',
    'FREQ=MONTHLY;BYMONTHDAY=0',
    'FREQ=MONTHLY;BYMONTHDAY=32',
    'FREQ=YEARLY;BYMONTH=13',
    'FREQ=YEARLY;BYMONTH=-1',
    'FREQ=YEARLY;BYYEARDAY=367',
    'FREQ=DAILY;BYHOUR=24',
    'FREQ=YEARLY;BYWEEKNO=54',
    'FREQ=DAILY;BYMINUTE=60',
    'FREQ=DAILY;BYSECOND=61',
    'FREQ=DAILY;BYSETPOS=0',
    'FREQ=DAILY;WKST=1',
    'RSCALE=CHINESE;FREQ=YEARLY',
    'FREQ=MONTHLY;SKIP=FORWARD;RSCALE=GREGORIAN',
  ])('cannot follow %j', (value) => expect(readRule(value)).toBeNull());

  it.each([
    'freq=daily;byday=mo',
    ' FREQ=DAILY; ',
    'FREQ=DAILY;X-MINE=1',
    'FREQ=DAILY;BYSECOND=60',
    'FREQ=DAILY;BYDAY=+1MO',
  ])('follows %j', (value) => expect(readRule(value)).not.toBeNull());
});

describe('days', () => {
  it('are counted as Temporal counts them, over leap years and centuries', () => {
    const epoch = Temporal.PlainDate.from('1970-01-01');
    for (const start of ['0001-01-01', '1599-12-01', '1899-12-01', '1999-12-01', '2027-01-01', '9999-11-01']) {
      for (let days = 0; days < 60; days += 1) {
        const date = Temporal.PlainDate.from(start).add({ days });
        const number = date.since(epoch).days;
        const civil = { year: date.year, month: date.month, day: date.day };
        expect({ number: dayNumber(civil), civil: civilOf(number) }).toEqual({ number, civil });
      }
    }
  });

  it.each(['20270230', '20270001', '20271301', '20270101T240000', '20270101T090060', '00000101', '20270101T0900', 'x'])(
    'are not read from %s',
    (value) =>
      expect(readTold(value)?.wall ?? null).toBe(value === '20270101T090060' ? wallOf('20270101T090059') : null),
  );
});
