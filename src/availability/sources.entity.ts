import { defineEntity, type PolicyDef, p } from '@mikro-orm/core';
import { policiesOfDirectory, SELF, STAFF } from '../platform/access/policies.js';
import { WORKER } from '../platform/access/actor.js';
import { ACCESS_ROLE } from '../platform/database/roles.js';
import { InstantType, PlainDateType } from '../platform/database/temporal.types.js';
import { SealedTextType } from '../platform/sealing/sealed-text.js';
import { FEED_STATUSES, type FeedSpan } from './calendars/calendar-feed.domain.js';
import { PAINTED_STATUSES } from './painting.domain.js';

const OWN = `professional_id = ${SELF}`;
/** The worker sees which calendars are due; what it reads it writes down in the name of the owner. */
const OWN_OR_DUE = `(${OWN} or ${SELF} = '${WORKER.principalId}'::uuid)`;

/**
 * A calendar somebody subscribed us to (kalenteritilaus): its address, which is a secret, how reading it went, and the
 * busy time found in it. A removed one keeps neither address nor busy time.
 */
const CalendarSubscriptionSchema = defineEntity({
  name: 'CalendarSubscription',
  properties: {
    id: p.uuid().primary(),
    professionalId: p.uuid(),
    address: p.type(SealedTextType).nullable(),
    addedAt: p.type(InstantType),
    removedAt: p.type(InstantType).nullable(),
    status: p.enum(FEED_STATUSES),
    /** Why it failed or was read in part only: a stable code, never what stands in the calendar. */
    reason: p.text().nullable(),
    /** In a row, the present one included. */
    failures: p.integer(),
    /** When it is asked next; null while it is paused, and once it is removed. */
    nextAt: p.type(InstantType).nullable(),
    triedAt: p.type(InstantType).nullable(),
    /** When it was last read, be it in part, or found unchanged since. */
    readAt: p.type(InstantType).nullable(),
    /** Until when what was read counts as the whole truth; null: it does not. */
    knownUntil: p.type(InstantType).nullable(),
    /** Between which moments it was read. */
    readFrom: p.type(InstantType).nullable(),
    readTo: p.type(InstantType).nullable(),
    busy: p.json().$type<readonly FeedSpan[]>(),
    /** What the server said of the version that was read. */
    etag: p.text().nullable(),
    lastModified: p.text().nullable(),
  },
  indexes: [
    { name: 'calendar_subscription_professional', properties: ['professionalId'] },
    { name: 'calendar_subscription_due', properties: ['nextAt'] },
  ],
  checks: [
    {
      name: 'calendar_subscription_removed',
      expression:
        "(removed_at is null) = (address is not null) and (removed_at is null or busy = '[]' and next_at is null and known_until is null)",
    },
    {
      name: 'calendar_subscription_window',
      expression: '(read_from is null) = (read_to is null) and read_from < read_to',
    },
    { name: 'calendar_subscription_known', expression: 'known_until is null or read_from is not null' },
  ],
  rowLevelSecurity: 'force',
  policies: policiesOfDirectory('calendar_subscription', { read: OWN_OR_DUE, add: OWN, keep: OWN }),
});
export class CalendarSubscription extends CalendarSubscriptionSchema.class {}
CalendarSubscriptionSchema.setClass(CalendarSubscription);

/** A time of which somebody said that they can come, or can if need be (maalattu aika). They alone say so. */
const PaintedTimeSchema = defineEntity({
  name: 'PaintedTime',
  properties: {
    id: p.uuid().primary(),
    professionalId: p.uuid(),
    startsAt: p.type(InstantType),
    endsAt: p.type(InstantType),
    status: p.enum(PAINTED_STATUSES),
    paintedAt: p.type(InstantType),
    /** When they said something else. */
    endedAt: p.type(InstantType).nullable(),
  },
  indexes: [{ name: 'painted_time_professional', properties: ['professionalId', 'startsAt'] }],
  checks: [{ name: 'painted_time_order', expression: 'starts_at < ends_at' }],
  rowLevelSecurity: 'force',
  policies: policiesOfDirectory('painted_time', { read: STAFF, add: OWN, keep: OWN }),
});
export class PaintedTime extends PaintedTimeSchema.class {}
PaintedTimeSchema.setClass(PaintedTime);

/** Nobody but the database writes what it derives. */
const derivedPolicies = (table: string): PolicyDef[] => [
  ...policiesOfDirectory(table, { read: STAFF, add: 'false', keep: 'false' }).filter(
    ({ name }) => name !== `${table}_derivation`,
  ),
  { name: `${table}_derivation`, roles: [ACCESS_ROLE], using: 'true', check: 'true' },
];

/**
 * All that takes somebody's time in one week, merged by status over whatever told it: minutes since 1970, a start and an
 * end in turns, outwards to whole minutes. Triggers derive it in the transaction that changes what it is derived from.
 */
const BusyWeekSchema = defineEntity({
  name: 'BusyWeek',
  properties: {
    professionalId: p.uuid().primary(),
    /** Its Monday. */
    week: p.type(PlainDateType).primary(),
    busy: p.array(Number).columnType('int4[]'),
    outOfOffice: p.array(Number).columnType('int4[]'),
    tentative: p.array(Number).columnType('int4[]'),
  },
  rowLevelSecurity: 'force',
  policies: derivedPolicies('busy_week'),
});
export class BusyWeek extends BusyWeekSchema.class {}
BusyWeekSchema.setClass(BusyWeek);

/** What the calendars of somebody say together; who subscribed us to none has no row. Derived like the busy weeks. */
const CalendarKnowledgeSchema = defineEntity({
  name: 'CalendarKnowledge',
  properties: {
    professionalId: p.uuid().primary(),
    /** One of them was read in part only. */
    isPartial: p.boolean(),
    /** Until when they count as wholly known; null: they do not. */
    knownUntil: p.type(InstantType).nullable(),
    /** Between which moments all of them were read. */
    readFrom: p.type(InstantType).nullable(),
    readTo: p.type(InstantType).nullable(),
  },
  rowLevelSecurity: 'force',
  policies: derivedPolicies('calendar_knowledge'),
});
export class CalendarKnowledge extends CalendarKnowledgeSchema.class {}
CalendarKnowledgeSchema.setClass(CalendarKnowledge);
