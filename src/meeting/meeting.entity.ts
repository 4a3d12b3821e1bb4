import { defineEntity, p } from '@mikro-orm/core';
import { erasable, ofSame, policiesByGrant, SELF, shelteredBy, shownBy } from '../platform/access/policies.js';
import { ACCESS_ROLE } from '../platform/database/roles.js';
import { InstantType } from '../platform/database/temporal.types.js';
import { SealedTextType } from '../platform/sealing/sealed-text.js';
import {
  ATTENDANCES,
  CANCEL_REASONS,
  HOLD_OVERRIDE_REASONS,
  MEETING_MODES,
  MEETING_STATES,
  NEEDED,
} from './meeting.domain.js';

const sealed = () => p.type(SealedTextType);

/** Who sees no more than their own part sees the meetings they are at. */
const WHERE_ONE_SITS = `id = any ((select access.meetings_i_sit_at())::uuid[])`;
/** Somebody of the family with a part of their own sees who else comes where they come: a child is told beforehand. */
const TABLE_OF_RELATIVE = `meeting_id = any ((select access.meetings_of_relative(false))::uuid[])`;
/** Where a family with a safety ban meets is told to few. */
const PLACE_IS_TOLD = `meeting_id <> all ((select access.places_kept_from_me())::uuid[])`;
/** An invitation shows its own recipient when and where; it is the principal of its own link and its own replies. */
const OF_OWN_INVITATION = `id = any ((select access.meetings_of_invitation())::uuid[])`;

/**
 * Network meeting (verkostotapaaminen): when, where and how; nothing of what about. The local time and the zone are
 * what was agreed; the instant follows from them.
 */
const MeetingSchema = defineEntity({
  name: 'Meeting',
  properties: {
    areaId: p.uuid().primary(),
    id: p.uuid().primary(),
    caseId: p.uuid(),
    state: p.enum(MEETING_STATES),
    durationMinutes: p.integer(),
    mode: p.enum(MEETING_MODES),
    /** Where people meet by video; sealed, because whoever knows it may come. Told to the invited alone. */
    conferenceLink: sealed().nullable(),
    zone: p.text(),
    /** Wall clock at which it begins, `2026-12-01T13:00`; null while it has no time. */
    localStart: p.text().nullable(),
    startsAt: p.type(InstantType).nullable(),
    endsAt: p.type(InstantType).nullable(),
    /** Counts what makes old answers worthless: another time, another place, the end. */
    revision: p.integer(),
    convenedBy: p.uuid(),
    /** The moment of its line in the access log, by which the line is found where the meeting is kept from a reader. */
    convenedAt: p.type(InstantType).nullable(),
    /** The time to which the family said yes, who of it, and when. */
    familyYesStart: p.type(InstantType).nullable(),
    familyYesBy: p.uuid().nullable(),
    familyYesAt: p.type(InstantType).nullable(),
    /** The family agreed that it may be held without any of them (invariant 11). */
    familyAgreedInAdvance: p.boolean(),
    heldAt: p.type(InstantType).nullable(),
    cancelledAt: p.type(InstantType).nullable(),
    cancelReason: p.enum(CANCEL_REASONS).nullable(),
    version: p.integer().version(),
  },
  indexes: [
    { name: 'meeting_case', properties: ['areaId', 'caseId'] },
    { name: 'meeting_time', properties: ['areaId', 'startsAt'] },
  ],
  uniques: [{ name: 'meeting_id', properties: ['id'] }],
  checks: [
    {
      name: 'meeting_timed',
      expression: '(local_start is null) = (starts_at is null) and (starts_at is null) = (ends_at is null)',
    },
    { name: 'meeting_order', expression: 'starts_at < ends_at' },
    { name: 'meeting_scheduled', expression: "(state <> 'scheduled' and state <> 'held') or starts_at is not null" },
    { name: 'meeting_cancelled', expression: "(state = 'cancelled') = (cancel_reason is not null)" },
    { name: 'meeting_held', expression: "(state = 'held') = (held_at is not null)" },
    {
      name: 'meeting_family_yes',
      expression:
        '(family_yes_start is null) = (family_yes_by is null) and (family_yes_by is null) = (family_yes_at is null)',
    },
  ],
  rowLevelSecurity: 'force',
  policies: [
    ...policiesByGrant('cases', 'logistics', 'case_id', 'meeting', {
      record: 'id',
      also: { read: OF_OWN_INVITATION },
      own: WHERE_ONE_SITS,
      seats: true,
      add: `convened_by = ${SELF}`,
    }),
    erasable('meeting', 'update'),
  ],
});
export class Meeting extends MeetingSchema.class {}
MeetingSchema.setClass(Meeting);

/**
 * Where people meet (tapaamispaikka). Apart from the meeting, because who meets whom and when is told to more people than
 * where: of a family with a safety ban `access.places_kept_from_me` keeps it from all but a few.
 */
const MeetingPlaceSchema = defineEntity({
  name: 'MeetingPlace',
  properties: {
    meeting: () => p.oneToOne(Meeting).owner().primary().joinColumns('area_id', 'meeting_id'),
    caseId: p.uuid(),
    /** Sealed, because it may be a home. */
    place: sealed().nullable(),
    /** Code of the municipality: how far everybody has to travel. */
    municipality: p.string().length(3).nullable(),
  },
  rowLevelSecurity: 'force',
  policies: [
    ...policiesByGrant('cases', 'logistics', 'case_id', 'meeting_place', {
      add: ofSame('case_id', 'meeting_place', 'meeting', 'meeting_id'),
      own: `meeting_id = any ((select access.meetings_i_sit_at())::uuid[])`,
      seats: true,
      record: 'meeting_id',
    }),
    shelteredBy(
      'meeting_place',
      `${PLACE_IS_TOLD} and meeting_id <> all ((select access.withheld_records('meeting'))::uuid[])`,
    ),
  ],
});
export class MeetingPlace extends MeetingPlaceSchema.class {}
MeetingPlaceSchema.setClass(MeetingPlace);

/** What the meeting is about: the question, agreed with the family first. Category `plan`. */
const MeetingQuestionSchema = defineEntity({
  name: 'MeetingQuestion',
  properties: {
    meeting: () => p.oneToOne(Meeting).owner().primary().joinColumns('area_id', 'meeting_id'),
    caseId: p.uuid(),
    question: sealed(),
    version: p.integer().version(),
  },
  rowLevelSecurity: 'force',
  policies: policiesByGrant('cases', 'plan', 'case_id', 'meeting_question', {
    add: ofSame('case_id', 'meeting_question', 'meeting', 'meeting_id'),
    also: { read: shownBy('own', 'plan', TABLE_OF_RELATIVE) },
    record: 'meeting_id',
  }),
});
export class MeetingQuestion extends MeetingQuestionSchema.class {}
MeetingQuestionSchema.setClass(MeetingQuestion);

/** Participant (osallistuja): a professional of a unit or a person of the family. */
const ParticipantSchema = defineEntity({
  name: 'Participant',
  tableName: 'meeting_participant',
  properties: {
    areaId: p.uuid().primary(),
    id: p.uuid().primary(),
    caseId: p.uuid(),
    meetingId: p.uuid(),
    professionalId: p.uuid().nullable(),
    unitId: p.uuid().nullable(),
    personId: p.uuid().nullable(),
    /** A room: its time is booked; it is neither invited nor told anything. */
    isRoom: p.boolean().default(false),
    needed: p.enum(NEEDED),
    /** Those of one group share it: any one of them is enough. */
    clause: p.text().nullable(),
    /** Takes part in the meeting as scheduled; of a group, whoever can. */
    chosen: p.boolean(),
    attendance: p.enum(ATTENDANCES).nullable(),
    version: p.integer().version(),
  },
  indexes: [{ name: 'meeting_participant_meeting', properties: ['areaId', 'meetingId'] }],
  uniques: [
    { name: 'meeting_participant_professional', properties: ['areaId', 'meetingId', 'professionalId'] },
    { name: 'meeting_participant_person', properties: ['areaId', 'meetingId', 'personId'] },
  ],
  checks: [
    {
      name: 'meeting_participant_who',
      expression: '(professional_id is null) = (unit_id is null) and (professional_id is null) <> (person_id is null)',
    },
    { name: 'meeting_participant_room', expression: 'not is_room or professional_id is not null' },
    { name: 'meeting_participant_clause', expression: "(needed = 'one-of') = (clause is not null)" },
  ],
  rowLevelSecurity: 'force',
  policies: [
    ...policiesByGrant('cases', 'logistics', 'case_id', 'meeting_participant', {
      add: ofSame('case_id', 'meeting_participant', 'meeting', 'meeting_id'),
      own: `professional_id = ${SELF}`,
      seats: true,
      also: { read: shownBy('own', 'logistics', TABLE_OF_RELATIVE) },
      record: 'id',
    }),
    // A room tells where.
    shelteredBy('meeting_participant', `not is_room or ${PLACE_IS_TOLD}`),
  ],
});
export class Participant extends ParticipantSchema.class {}
ParticipantSchema.setClass(Participant);

/**
 * Booking (varaus) of a professional's time by a meeting. Two meetings never have the same person at once: whoever
 * comes second is refused by the database itself.
 */
const BookingSchema = defineEntity({
  name: 'Booking',
  properties: {
    areaId: p.uuid().primary(),
    id: p.uuid().primary(),
    caseId: p.uuid(),
    meetingId: p.uuid(),
    professionalId: p.uuid(),
    startsAt: p.type(InstantType),
    endsAt: p.type(InstantType),
    /** A hold (alustava varaus) ends by itself then; null: booked. */
    expiresAt: p.type(InstantType).nullable(),
    releasedAt: p.type(InstantType).nullable(),
    /** Who let another meeting take a hold over, and why. */
    overriddenBy: p.uuid().nullable(),
    overriddenFor: p.enum(HOLD_OVERRIDE_REASONS).nullable(),
  },
  indexes: [
    { name: 'booking_meeting', properties: ['areaId', 'meetingId'] },
    { name: 'booking_professional', properties: ['professionalId', 'startsAt'] },
  ],
  checks: [
    {
      name: 'booking_one_at_a_time',
      expression:
        'exclude using gist (professional_id with =, tstzrange(starts_at, ends_at) with &&) where (released_at is null)',
    },
    { name: 'booking_order', expression: 'starts_at < ends_at' },
    {
      name: 'booking_overridden',
      expression:
        '(overridden_by is null) = (overridden_for is null) and (overridden_by is null or released_at is not null and expires_at is not null)',
    },
  ],
  rowLevelSecurity: 'force',
  policies: [
    ...policiesByGrant('cases', 'logistics', 'case_id', 'booking', {
      add: ofSame('case_id', 'booking', 'meeting', 'meeting_id'),
      own: `professional_id = ${SELF}`,
      seats: true,
      record: 'id',
    }),
    shelteredBy('booking', `professional_id = ${SELF} or ${PLACE_IS_TOLD}`),
    // Holds that ran out, holds that give way and the time of who declines: through functions that allow just that.
    { name: 'booking_release', command: 'update', roles: [ACCESS_ROLE], using: 'true', check: 'true' },
    // The time of who accepts after a decline, through `access.settle_time_of_invitation`.
    { name: 'booking_return', command: 'insert', roles: [ACCESS_ROLE], check: 'true' },
  ],
});
export class Booking extends BookingSchema.class {}
BookingSchema.setClass(Booking);
