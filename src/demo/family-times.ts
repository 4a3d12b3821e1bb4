import { addWorkingDays } from '../availability/holidays.domain.js';
import { dayOf, ZONE } from '../platform/clock/clock.js';

/** When what happened to the family of the demo, and what lies ahead of it. All of it on working days. */
export type FamilyTimes = ReturnType<typeof past> & ReturnType<typeof plans>;

/** The times around a meeting three weeks before now. The same `now` gives the same times. */
export function familyTimes(now: Temporal.Instant): FamilyTimes {
  const today = dayOf(now);
  return { ...past(lastWorkingDay(today.subtract({ weeks: 3 }))), ...plans(today) };
}

/** What came before the meeting of that day, and after it until the plan was agreed. */
function past(met: Temporal.PlainDate) {
  const on = (workingDays: number, time: string): Temporal.Instant => at(addWorkingDays(met, workingDays), time);
  return {
    called: on(-10, '09:40'),
    opened: on(-10, '10:25'),
    consentExplained: on(-9, '10:00'),
    guardianDecided: on(-9, '10:20'),
    otherDecided: on(-7, '15:30'),
    consentLastDay: met.add({ years: 1 }),
    joined: on(-6, '09:00'),
    familyYes: on(-5, '12:10'),
    formerLeft: on(-1, '15:30'),
    /** Wall clock at which the meeting began. */
    meetingStart: met.toPlainDateTime(Temporal.PlainTime.from('14:00')),
    meetingStarts: on(0, '14:00'),
    meetingEnds: on(0, '15:00'),
    minutesWritten: on(1, '09:15'),
    planProposed: on(1, '10:00'),
    guardianApproved: on(1, '18:20'),
    otherApproved: on(3, '17:05'),
    planAgreed: on(4, '09:30'),
  };
}

/** When what happened to the families of whom little is told: on working days, after the first family came. */
export type OtherTimes = ReturnType<typeof otherTimes>;

/** From the call to the end, which only one of them has reached. */
export function otherTimes(now: Temporal.Instant) {
  const met = lastWorkingDay(dayOf(now).subtract({ weeks: 3 }));
  return {
    called: at(addWorkingDays(met, -9), '12:05'),
    opened: at(addWorkingDays(met, -9), '12:50'),
    begun: at(addWorkingDays(met, 2), '10:30'),
    closed: at(addWorkingDays(met, 6), '14:15'),
  };
}

/** Due days: of what has been done by now, of what comes next and of the rest; and of the review. */
function plans(today: Temporal.PlainDate) {
  const dueBefore = lastWorkingDay(today.subtract({ weeks: 1 }));
  return {
    dueBefore,
    promiseKept: at(addWorkingDays(dueBefore, -1), '11:00'),
    dueSoon: addWorkingDays(today, 3),
    dueNext: addWorkingDays(today, 8),
    dueLater: addWorkingDays(today, 12),
    reviewOn: addWorkingDays(today.add({ weeks: 3 }).subtract({ days: 1 }), 1),
  };
}

const at = (day: Temporal.PlainDate, time: string): Temporal.Instant =>
  day.toZonedDateTime({ timeZone: ZONE, plainTime: Temporal.PlainTime.from(time) }).toInstant();

/** The day itself, or the last working day before it. */
const lastWorkingDay = (day: Temporal.PlainDate): Temporal.PlainDate => addWorkingDays(day.add({ days: 1 }), -1);
