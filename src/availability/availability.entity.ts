import { defineEntity, p } from '@mikro-orm/core';
import { hasRoleInArea, policiesOfDirectory, SELF, STAFF } from '../platform/access/policies.js';
import { InstantType, PlainDateType } from '../platform/database/temporal.types.js';
import { BUSY_STATUSES } from './working-time.domain.js';

/** Written by the person it is about, or by an administrator of an area the person belongs to. Read by colleagues. */
const ownTime = `(professional_id = ${SELF} or exists (select from access.membership m
  where m.principal_id = professional_id and ${hasRoleInArea('admin', 'm.area_id')} and access.holds(m.valid_from, m.valid_until)))`;
const timePolicies = (table: string, read = STAFF) => policiesOfDirectory(table, { read, add: ownTime, keep: ownTime });

/** Working hours (työaika) of a person on a weekday, every week. Minutes from local midnight. */
const WorkingHoursSchema = defineEntity({
  name: 'WorkingHours',
  properties: {
    id: p.uuid().primary(),
    professionalId: p.uuid(),
    /** ISO: 1 is Monday. */
    weekday: p.integer(),
    startMinute: p.integer(),
    endMinute: p.integer(),
    firstDay: p.type(PlainDateType),
    /** The day before `firstDay`: replaced before it began. */
    lastDay: p.type(PlainDateType).nullable(),
  },
  indexes: [{ name: 'working_hours_professional', properties: ['professionalId'] }],
  checks: [
    { name: 'working_hours_weekday', expression: 'weekday >= 1 and weekday <= 7' },
    {
      name: 'working_hours_order',
      expression: '0 <= start_minute and start_minute < end_minute and end_minute <= 1440',
    },
    { name: 'working_hours_period', expression: 'last_day is null or first_day <= last_day + 1' },
  ],
  rowLevelSecurity: 'force',
  policies: timePolicies('working_hours'),
});
export class WorkingHours extends WorkingHoursSchema.class {}
WorkingHoursSchema.setClass(WorkingHours);

/** Another day than usual (poikkeus): other hours, or, without hours, a day off. */
const WorkingExceptionSchema = defineEntity({
  name: 'WorkingException',
  properties: {
    id: p.uuid().primary(),
    professionalId: p.uuid(),
    day: p.type(PlainDateType),
    startMinute: p.integer().nullable(),
    endMinute: p.integer().nullable(),
    endedAt: p.type(InstantType).nullable(),
  },
  indexes: [{ name: 'working_exception_professional', properties: ['professionalId', 'day'] }],
  checks: [
    {
      name: 'working_exception_hours',
      expression:
        '(start_minute is null) = (end_minute is null) and 0 <= start_minute and start_minute < end_minute and end_minute <= 1440',
    },
  ],
  rowLevelSecurity: 'force',
  policies: timePolicies('working_exception'),
});
export class WorkingException extends WorkingExceptionSchema.class {}
WorkingExceptionSchema.setClass(WorkingException);

/** Busy time (varattu aika) of a person, without what it is spent on. */
const BusyIntervalSchema = defineEntity({
  name: 'BusyInterval',
  properties: {
    id: p.uuid().primary(),
    professionalId: p.uuid(),
    startsAt: p.type(InstantType),
    endsAt: p.type(InstantType),
    status: p.enum(BUSY_STATUSES),
    endedAt: p.type(InstantType).nullable(),
  },
  indexes: [{ name: 'busy_interval_professional', properties: ['professionalId', 'startsAt'] }],
  checks: [{ name: 'busy_interval_order', expression: 'starts_at < ends_at' }],
  rowLevelSecurity: 'force',
  // Colleagues see the merged week, not what it is made of.
  policies: timePolicies('busy_interval', ownTime),
});
export class BusyInterval extends BusyIntervalSchema.class {}
BusyIntervalSchema.setClass(BusyInterval);
