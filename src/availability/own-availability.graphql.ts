import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { graphqlEnum } from '../platform/graphql/enums.js';
import { MutationInput } from '../platform/graphql/mutation-input.js';
import { DateTime, LocalDate, LongText, ShortText, Uuid } from '../platform/graphql/scalars.js';
import { BusyTime, WorkingException, WorkingHours } from './availability.graphql.js';
import type { ShownCalendar } from './calendars/calendar-addresses.js';
import type { FeedStatus } from './calendars/calendar-feed.domain.js';
import type { Knowledge } from './knowledge.domain.js';
import type * as own from './own-availability.js';
import type { Painted, PaintedStatus } from './painting.domain.js';

/** As entities hold them, or as projections read them. */
type Moment = Temporal.Instant | string;

const KnowledgeEnum = graphqlEnum<Knowledge>('TimeKnowledge', 'What is known of a week (kalenterin tila).', {
  known: 'All calendars are read, and the working hours are told.',
  declared: 'Working hours are told; no calendar is read.',
  partial: 'A calendar could not be read whole: nothing counts as free.',
  unknown: 'Not enough is known: one is asked, and nothing counts as free.',
});

const PaintedStatusEnum = graphqlEnum<PaintedStatus>('PaintedStatus', 'How one can come (maalattu aika).', {
  can: 'Suits (sopii).',
  'if-need-be': 'If need be (tarvittaessa).',
});

const CalendarStatusEnum = graphqlEnum<FeedStatus>('CalendarStatus', 'How reading a calendar goes (kalenterin luku).', {
  waiting: 'Was not read yet (odottaa).',
  ok: 'Read whole (luettu).',
  partial: 'Read in part: what takes time blocks, nothing counts as free (osittain luettu).',
  failing: 'Could not be read, is tried again (ei lueta).',
  paused: 'Could not be read too often; is tried again when its owner says so (keskeytetty).',
});

@InputType({ description: 'A time at which one can come (maalattu aika).' })
export class PaintedTimeInput implements Painted {
  @Field(() => DateTime, { description: 'From; within the period.' })
  startsAt!: Temporal.Instant;

  @Field(() => DateTime, { description: 'Until; ahead, and within the period.' })
  endsAt!: Temporal.Instant;

  @Field(() => PaintedStatusEnum, { description: 'How.' })
  status!: PaintedStatus;
}

@InputType({ description: 'What one says of a period: it replaces what one said of it before.' })
export class PaintAvailabilityInput extends MutationInput {
  @Field(() => LocalDate, { description: 'First day. Not before today.' })
  from!: Temporal.PlainDate;

  @Field(() => LocalDate, { description: 'The day after the last; at most twelve weeks later.' })
  to!: Temporal.PlainDate;

  @Field(() => [PaintedTimeInput], { description: 'The times, none of which overlap; none: nothing is said any more.' })
  times!: PaintedTimeInput[];
}

@InputType({ description: 'A calendar to read.' })
export class SubscribeCalendarInput extends MutationInput {
  @Field(() => LongText, {
    description: 'Its secret iCalendar address, `https://` or `webcal://`. Kept sealed and never shown again.',
  })
  address!: string;
}

@InputType({ description: 'One of one’s own calendars.' })
export class OwnCalendarInput extends MutationInput {
  @Field(() => Uuid, { description: 'The calendar.' })
  calendarId!: string;
}

@ObjectType({ description: 'A time at which one can come (maalattu aika).' })
export class PaintedTime {
  @Field(() => Uuid, { description: 'Id.' })
  id!: string;

  @Field(() => DateTime, { description: 'From.' })
  startsAt!: Moment;

  @Field(() => DateTime, { description: 'Until.' })
  endsAt!: Moment;

  @Field(() => PaintedStatusEnum, { description: 'How.' })
  status!: PaintedStatus;

  static from(this: void, { id, startsAt, endsAt, status }: PaintedTime): PaintedTime {
    return { id, startsAt, endsAt, status };
  }
}

@ObjectType({ description: 'A calendar that is read for one’s busy time (kalenteritilaus). Seen by its owner alone.' })
export class SubscribedCalendar {
  @Field(() => Uuid, { description: 'Id.' })
  id!: string;

  @Field(() => ShortText, { nullable: true, description: 'Server of its address; null once it is removed.' })
  server!: string | null;

  @Field(() => CalendarStatusEnum, { description: 'How reading it goes.' })
  status!: FeedStatus;

  @Field(() => ShortText, {
    nullable: true,
    description: 'Why it failed or was read in part: a stable code, `timeout`, `http-404`, `not-a-calendar` …',
  })
  reason!: string | null;

  @Field(() => DateTime, { description: 'When it was added.' })
  addedAt!: Moment;

  @Field(() => DateTime, { nullable: true, description: 'When it was last tried.' })
  triedAt!: Moment | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was last read, or found unchanged.' })
  readAt!: Moment | null;

  @Field(() => DateTime, { nullable: true, description: 'Until when what was read counts as the whole truth.' })
  knownUntil!: Moment | null;

  @Field(() => DateTime, { nullable: true, description: 'When it is tried next; null while paused, and once removed.' })
  nextAt!: Moment | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was removed.' })
  removedAt!: Moment | null;

  static from(this: void, { calendar, server }: ShownCalendar): SubscribedCalendar {
    const { id, status, reason, addedAt, triedAt, readAt, knownUntil, nextAt, removedAt } = calendar;
    return {
      id,
      server,
      status,
      reason: reason ?? null,
      addedAt,
      triedAt: triedAt ?? null,
      readAt: readAt ?? null,
      knownUntil: knownUntil ?? null,
      nextAt: nextAt ?? null,
      removedAt: removedAt ?? null,
    };
  }
}

@ObjectType({ description: 'A week and what is known of it (kalenterin tila).' })
class KnownWeek {
  @Field(() => LocalDate, { description: 'Its Monday.' })
  monday!: Temporal.PlainDate;

  @Field(() => KnowledgeEnum, { description: 'What is known.' })
  knowledge!: Knowledge;
}

@ObjectType({ description: 'What one has told of one’s own time, and what is known because of it (oma aika).' })
export class MyAvailability {
  @Field(() => [KnownWeek], { description: 'Week by week, what is known.' })
  weeks!: readonly KnownWeek[];

  @Field(() => [WorkingHours], { description: 'Weekly working hours that hold on some day of the horizon.' })
  workingHours!: readonly WorkingHours[];

  @Field(() => [WorkingException], { description: 'Other days than usual.' })
  exceptions!: readonly WorkingException[];

  @Field(() => [BusyTime], { description: 'Taken times one told; those of calendars and meetings are not among them.' })
  busyTimes!: readonly BusyTime[];

  @Field(() => [PaintedTime], { description: 'When one said that one can come.' })
  paintedTimes!: readonly PaintedTime[];

  @Field(() => [SubscribedCalendar], { description: 'Calendars that are read, whatever the horizon.' })
  calendars!: readonly SubscribedCalendar[];

  static from(
    this: void,
    { weeks, hours, exceptions, busyTimes, paintedTimes, calendars }: own.OwnTime,
  ): MyAvailability {
    return {
      weeks,
      workingHours: hours.map(WorkingHours.from),
      exceptions: exceptions.map(WorkingException.from),
      busyTimes: busyTimes.map(BusyTime.from),
      paintedTimes: paintedTimes.map(PaintedTime.from),
      calendars: calendars.map(SubscribedCalendar.from),
    };
  }
}
