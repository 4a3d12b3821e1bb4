import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { LocalDate } from '../platform/graphql/scalars.js';
import { Calendars } from './calendars/calendars.js';
import { OwnAvailability } from './own-availability.js';
import {
  MyAvailability,
  OwnCalendarInput,
  PaintAvailabilityInput,
  PaintedTime,
  SubscribeCalendarInput,
  SubscribedCalendar,
} from './own-availability.graphql.js';
import { PaintingTime } from './painting.js';

/** What professionals tell of their own time (oma aika): everybody of theirs alone. */
@Resolver()
export class OwnAvailabilityResolver {
  constructor(
    private readonly availability: OwnAvailability,
    private readonly painting: PaintingTime,
    private readonly calendars: Calendars,
  ) {}

  @Query(() => MyAvailability, { description: 'What one has told of one’s own time (oma aika). For professionals.' })
  async myAvailability(
    @Args('from', { type: () => LocalDate, description: 'First day.' }) from: Temporal.PlainDate,
    @Args('to', { type: () => LocalDate, description: 'The day after the last; at most twelve weeks later.' })
    to: Temporal.PlainDate,
  ): Promise<MyAvailability> {
    return MyAvailability.from(await this.availability.show({ from, to }));
  }

  @Mutation(() => [PaintedTime], {
    description:
      'Says when one can come in a period (maalattu aika). Replaces what one said of it; answers what holds now.',
  })
  async paintAvailability(
    @Args('input', { description: 'Of which period, which times.' }) input: PaintAvailabilityInput,
  ): Promise<PaintedTime[]> {
    return (await this.painting.paint(input)).map(PaintedTime.from);
  }

  @Mutation(() => SubscribedCalendar, {
    description:
      'Has a calendar of one’s own read from now on (kalenteritilaus). Until it was, nothing counts as free.',
  })
  async subscribeCalendar(
    @Args('input', { description: 'Its address.' }) input: SubscribeCalendarInput,
  ): Promise<SubscribedCalendar> {
    return SubscribedCalendar.from(await this.calendars.subscribe(input.address));
  }

  @Mutation(() => SubscribedCalendar, {
    description: 'Has a calendar read now, also one that is paused; at most once a minute.',
  })
  async fetchCalendarNow(
    @Args('input', { description: 'Which.' }) input: OwnCalendarInput,
  ): Promise<SubscribedCalendar> {
    return SubscribedCalendar.from(await this.calendars.fetchNow(input.calendarId));
  }

  @Mutation(() => SubscribedCalendar, {
    description: 'Has a calendar read no more, and forgets its address and the time it took.',
  })
  async removeCalendar(@Args('input', { description: 'Which.' }) input: OwnCalendarInput): Promise<SubscribedCalendar> {
    return SubscribedCalendar.from(await this.calendars.remove(input.calendarId));
  }
}
