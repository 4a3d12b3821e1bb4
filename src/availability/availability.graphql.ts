import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { graphqlEnum } from '../platform/graphql/enums.js';
import { MutationInput } from '../platform/graphql/mutation-input.js';
import { DateTime, LocalDate, ShortText, Uuid } from '../platform/graphql/scalars.js';
import type * as domain from './engine/free-busy.domain.js';
import type { DAYS, Hours, Person, WeeklyHours } from './engine/problem.domain.js';
import { type BusyStatus, type DayHours, localTime } from './working-time.domain.js';

type Day = (typeof DAYS)[number];
/** As entities hold them, or as projections read them. */
type CalendarDay = Temporal.PlainDate | string;
type Moment = Temporal.Instant | string;

const WeekdayEnum = graphqlEnum<Day>('Weekday', 'A day of the week (viikonpäivä), as RFC 5545 writes it.', {
  MO: 'Monday (maanantai).',
  TU: 'Tuesday (tiistai).',
  WE: 'Wednesday (keskiviikko).',
  TH: 'Thursday (torstai).',
  FR: 'Friday (perjantai).',
  SA: 'Saturday (lauantai).',
  SU: 'Sunday (sunnuntai).',
});

const BusyStatusEnum = graphqlEnum<BusyStatus>('BusyStatus', 'How time is taken (varattu aika).', {
  busy: 'Busy (varattu).',
  'out-of-office': 'Away (poissa).',
  tentative: 'Tentative (alustava): does not block, ranks lower.',
});

const CalendarKnowledgeEnum = graphqlEnum<Person['calendar']>(
  'CalendarKnowledge',
  'What is known of somebody’s time (kalenterin tila).',
  {
    known: 'A calendar of theirs is read.',
    declared: 'They have told their working hours.',
    unknown: 'Nothing is known: they are asked, and never count as free.',
  },
);

@InputType({ description: 'Local times of one day, `08:00`; an end may be `24:00`.' })
export class HoursInput implements Hours {
  @Field(() => ShortText, { description: 'From, `08:00`.' })
  start!: string;

  @Field(() => ShortText, { description: 'Until, `16:00`.' })
  end!: string;
}

@InputType({ description: 'The same hours on some days of every week.' })
export class WeeklyHoursInput extends HoursInput implements WeeklyHours {
  @Field(() => [WeekdayEnum], { description: 'On which days.' })
  days!: Day[];
}

@InputType({ isAbstract: true })
abstract class OfProfessionalInput extends MutationInput {
  @Field(() => Uuid, { description: 'Whose time: one’s own, or of the people of an area one administers.' })
  professionalId!: string;
}

@InputType({ description: 'A weekly pattern of working hours (työaika) from a day on.' })
export class KeepWorkingHoursInput extends OfProfessionalInput {
  @Field(() => [WeeklyHoursInput], { description: 'The whole week; none: not known any more, the person is asked.' })
  hours!: WeeklyHoursInput[];

  @Field(() => LocalDate, { description: 'First day; before it the old pattern stays. Not before today.' })
  firstDay!: Temporal.PlainDate;
}

@InputType({ description: 'Another day than usual (poikkeus).' })
export class AddWorkingExceptionInput extends OfProfessionalInput {
  @Field(() => LocalDate, { description: 'The day. Not before today.' })
  day!: Temporal.PlainDate;

  @Field(() => HoursInput, { nullable: true, description: 'The hours of that day; none: a day off.' })
  hours?: HoursInput | null;
}

@InputType({ description: 'An exception that does not hold after all.' })
export class EndWorkingExceptionInput extends MutationInput {
  @Field(() => Uuid, { description: 'The exception.' })
  exceptionId!: string;
}

@InputType({ description: 'Time that is taken (varattu aika).' })
export class AddBusyTimeInput extends OfProfessionalInput {
  @Field(() => DateTime, { description: 'From.' })
  startsAt!: Temporal.Instant;

  @Field(() => DateTime, { description: 'Until; not over yet, and at most a year later.' })
  endsAt!: Temporal.Instant;

  @Field(() => BusyStatusEnum, { description: 'How.' })
  status!: BusyStatus;
}

@InputType({ description: 'Time that is free after all.' })
export class EndBusyTimeInput extends MutationInput {
  @Field(() => Uuid, { description: 'The busy time.' })
  busyTimeId!: string;
}

interface HoursRow extends DayHours {
  readonly firstDay: CalendarDay;
  readonly lastDay?: CalendarDay | null;
}

interface ExceptionRow {
  readonly id: string;
  readonly day: CalendarDay;
  readonly startMinute?: number | null;
  readonly endMinute?: number | null;
  readonly endedAt?: Moment | null;
}

interface BusyRow {
  readonly id: string;
  readonly startsAt: Moment;
  readonly endsAt: Moment;
  readonly status: BusyStatus;
  readonly endedAt?: Moment | null;
}

@ObjectType({ description: 'Working hours (työaika) of a weekday.' })
export class WorkingHours {
  @Field(() => Int, { description: 'Day of the week, ISO: 1 is Monday.' })
  weekday!: number;

  @Field(() => ShortText, { description: 'From, local time.' })
  start!: string;

  @Field(() => ShortText, { description: 'Until, local time.' })
  end!: string;

  @Field(() => LocalDate, { description: 'First day on which they hold.' })
  firstDay!: CalendarDay;

  @Field(() => LocalDate, { nullable: true, description: 'Last day; none: until further notice.' })
  lastDay!: CalendarDay | null;

  static from(this: void, { weekday, startMinute, endMinute, firstDay, lastDay }: HoursRow): WorkingHours {
    return { weekday, start: localTime(startMinute), end: localTime(endMinute), firstDay, lastDay: lastDay ?? null };
  }
}

@ObjectType({ description: 'Another day than usual (poikkeus).' })
export class WorkingException {
  @Field(() => Uuid, { description: 'Id.' })
  id!: string;

  @Field(() => LocalDate, { description: 'The day.' })
  day!: CalendarDay;

  @Field(() => ShortText, { nullable: true, description: 'From, local time; none: a day off.' })
  start!: string | null;

  @Field(() => ShortText, { nullable: true, description: 'Until, local time; none: a day off.' })
  end!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it ended.' })
  endedAt!: Moment | null;

  static from(this: void, { id, day, startMinute, endMinute, endedAt }: ExceptionRow): WorkingException {
    const time = (minute: number | null | undefined) => (minute == null ? null : localTime(minute));
    return { id, day, start: time(startMinute), end: time(endMinute), endedAt: endedAt ?? null };
  }
}

@ObjectType({ description: 'Time that is taken (varattu aika).' })
export class BusyTime {
  @Field(() => Uuid, { description: 'Id.' })
  id!: string;

  @Field(() => DateTime, { description: 'From.' })
  startsAt!: Moment;

  @Field(() => DateTime, { description: 'Until.' })
  endsAt!: Moment;

  @Field(() => BusyStatusEnum, { description: 'How.' })
  status!: BusyStatus;

  @Field(() => DateTime, { nullable: true, description: 'When it was said to be free after all.' })
  endedAt!: Moment | null;

  static from(this: void, { id, startsAt, endsAt, status, endedAt }: BusyRow): BusyTime {
    return { id, startsAt, endsAt, status, endedAt: endedAt ?? null };
  }
}

@ObjectType({ description: 'From an instant to another, half-open (aikaväli).' })
class Span {
  @Field(() => DateTime, { description: 'From.' })
  startsAt!: Temporal.Instant;

  @Field(() => DateTime, { description: 'Until.' })
  endsAt!: Temporal.Instant;
}

@ObjectType({ description: 'When somebody is free and when busy (vapaa ja varattu aika), never what by.' })
export class ProfessionalTime implements domain.FreeBusy {
  @Field(() => Uuid, { description: 'Whose time.' })
  professionalId!: string;

  @Field(() => CalendarKnowledgeEnum, { description: 'What is known of it.' })
  calendar!: Person['calendar'];

  @Field(() => [Span], { description: 'Working time that nothing takes; tentative time is in it.' })
  free!: readonly domain.Span[];

  @Field(() => [Span], { description: 'Tentatively taken.' })
  tentative!: readonly domain.Span[];

  @Field(() => [Span], { description: 'Taken: by meetings, holds or other things.' })
  busy!: readonly domain.Span[];
}
