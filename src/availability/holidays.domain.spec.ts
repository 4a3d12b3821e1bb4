import { addWorkingDays, easterSunday, holidaysOf, isWorkingDay, workingDaysBetween } from './holidays.domain.js';

const date = (text: string) => Temporal.PlainDate.from(text);

/** From the calendar of the University Almanac Office. */
const KNOWN: Record<number, Record<string, string>> = {
  2026: {
    pitkäperjantai: '04-03',
    pääsiäispäivä: '04-05',
    '2. pääsiäispäivä': '04-06',
    helatorstai: '05-14',
    helluntai: '05-24',
    juhannusaatto: '06-19',
    juhannuspäivä: '06-20',
    pyhäinpäivä: '10-31',
  },
  2027: {
    pitkäperjantai: '03-26',
    pääsiäispäivä: '03-28',
    '2. pääsiäispäivä': '03-29',
    helatorstai: '05-06',
    helluntai: '05-16',
    juhannusaatto: '06-25',
    juhannuspäivä: '06-26',
    pyhäinpäivä: '11-06',
  },
  2028: {
    pitkäperjantai: '04-14',
    pääsiäispäivä: '04-16',
    '2. pääsiäispäivä': '04-17',
    helatorstai: '05-25',
    helluntai: '06-04',
    juhannusaatto: '06-23',
    juhannuspäivä: '06-24',
    pyhäinpäivä: '11-04',
  },
  2029: {
    pitkäperjantai: '03-30',
    pääsiäispäivä: '04-01',
    '2. pääsiäispäivä': '04-02',
    helatorstai: '05-10',
    helluntai: '05-20',
    juhannusaatto: '06-22',
    juhannuspäivä: '06-23',
    pyhäinpäivä: '11-03',
  },
  2030: {
    pitkäperjantai: '04-19',
    pääsiäispäivä: '04-21',
    '2. pääsiäispäivä': '04-22',
    helatorstai: '05-30',
    helluntai: '06-09',
    juhannusaatto: '06-21',
    juhannuspäivä: '06-22',
    pyhäinpäivä: '11-02',
  },
};

const FIXED = {
  uudenvuodenpäivä: '01-01',
  loppiainen: '01-06',
  vappu: '05-01',
  itsenäisyyspäivä: '12-06',
  jouluaatto: '12-24',
  joulupäivä: '12-25',
  tapaninpäivä: '12-26',
};

describe('Finnish holidays', () => {
  it.each(Object.entries(KNOWN))('of %s', (year, moving) => {
    const holidays = holidaysOf(Number(year));
    const found = Object.fromEntries(holidays.map(({ name, date: on }) => [name, on.toString().slice(5)]));
    expect(found).toEqual({ ...FIXED, ...moving });
    const dates = holidays.map(({ date: on }) => on.toString());
    expect(dates).toEqual(dates.toSorted());
  });

  it.each([
    '1961-04-02',
    '2000-04-23',
    '2008-03-23',
    '2011-04-24',
    '2019-04-21',
    '2024-03-31',
    '2038-04-25',
    '2049-04-18',
  ])('Easter on %s', (sunday) => {
    expect(easterSunday(date(sunday).year).toString()).toBe(sunday);
  });

  it('are statutory but for the two eves', () => {
    expect(
      holidaysOf(2026)
        .filter(({ statutory }) => !statutory)
        .map(({ name }) => name),
    ).toEqual(['juhannusaatto', 'jouluaatto']);
  });
});

describe('a working day', () => {
  it.each([
    ['2026-11-30', true, 'a Monday'],
    ['2026-11-28', false, 'a Saturday'],
    ['2026-11-29', false, 'a Sunday'],
    ['2026-12-24', false, 'Christmas Eve'],
    ['2026-12-31', true, 'New Year’s Eve'],
    ['2027-01-06', false, 'Epiphany'],
    ['2027-03-26', false, 'Good Friday'],
    ['2027-05-06', false, 'Ascension'],
    ['2027-06-25', false, 'Midsummer’s Eve'],
    ['2027-12-06', false, 'Independence Day, a Monday'],
  ])('%s: %s (%s)', (day, working) => {
    expect(isWorkingDay(date(day))).toBe(working);
  });

  it.each([
    ['2026-11-27', 1, '2026-11-30'],
    ['2026-11-28', 1, '2026-11-30'],
    ['2026-11-28', 0, '2026-11-28'],
    ['2026-12-23', 1, '2026-12-28'],
    ['2026-12-23', 5, '2027-01-04'],
    ['2026-12-28', -1, '2026-12-23'],
    ['2027-03-25', 1, '2027-03-30'],
  ])('%s and %i more is %s', (from, count, to) => {
    expect(addWorkingDays(date(from), count).toString()).toBe(to);
  });

  it.each([
    ['2026-11-30', '2026-11-30', 0],
    ['2026-11-30', '2026-12-01', 1],
    ['2026-11-27', '2026-11-29', 0],
    ['2026-11-27', '2026-11-30', 1],
    ['2026-12-23', '2027-01-07', 7],
    ['2027-01-07', '2026-12-23', -7],
  ])('from %s to %s there are %i', (from, to, count) => {
    expect(workingDaysBetween(date(from), date(to))).toBe(count);
  });

  it('is counted alike by the day and by the week', () => {
    for (const from of ['2026-12-18', '2027-03-21', '2027-05-02'].map(date))
      for (let days = 0, to = from, count = 0; days < 400; days += 1) {
        expect(workingDaysBetween(from, to)).toBe(count);
        to = to.add({ days: 1 });
        if (isWorkingDay(to)) count += 1;
      }
  });
});
