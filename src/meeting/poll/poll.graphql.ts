import { Field, Int, ObjectType } from '@nestjs/graphql';
import { graphqlEnum } from '../../platform/graphql/enums.js';
import { DateTime, ShortText, Uuid } from '../../platform/graphql/scalars.js';
import type { PollAnswerValue, PollChannel, PollEnd, PollState } from './poll.domain.js';
import type * as entity from './poll.entity.js';
import type { PollAnswerView, PollOverviewView, PollRecipientView, PollTimeOverviewView } from './poll.reading.js';
import { MeetingTimeProposal } from '../proposals.graphql.js';

const PollStateEnum = graphqlEnum<PollState>('TimePollState', 'Where a time poll stands (tila).', {
  open: 'Answers are awaited (avoin).',
  decided: 'Everybody answered or the time is up; what came of it waits for the counsellor (ratkaistu).',
  closed: 'Nobody is asked any more (suljettu).',
});

const PollEndEnum = graphqlEnum<PollEnd>('TimePollEnd', 'Why nobody is asked any more (sulkemisen syy).', {
  confirmed: 'What came of it is the time of the meeting (vahvistettu).',
  scheduled: 'The meeting got its time without it (sovittu muuten).',
  cancelled: 'The meeting will not be (tapaaminen peruttu).',
  stopped: 'The counsellor closed it (lopetettu).',
});

export const PollAnswerEnum = graphqlEnum<PollAnswerValue>('TimePollAnswer', 'Whether a time suits (vastaus).', {
  can: 'It suits (sopii).',
  'if-need-be': 'It suits if need be (tarvittaessa).',
  cannot: 'It does not suit (ei sovi).',
});

const PollChannelEnum = graphqlEnum<PollChannel>('TimePollChannel', 'By which way an answer came (kanava).', {
  link: 'By the personal link (linkillä).',
  phone: 'By telephone; the counsellor entered it (puhelimella).',
});

@ObjectType({ description: 'A time poll (aikakysely). What it asks and what was answered is read with the poll.' })
export class TimePoll {
  @Field(() => Uuid, { description: 'Id.' })
  id!: string;

  @Field(() => Uuid, { description: 'The meeting.' })
  meetingId!: string;

  @Field(() => PollStateEnum, { description: 'Where it stands.' })
  state!: PollState;

  @Field(() => PollEndEnum, { nullable: true, description: 'Why nobody is asked any more.' })
  closedFor!: PollEnd | null;

  @Field(() => Int, { description: 'How long the meeting takes, interpreting included.' })
  minutes!: number;

  @Field(() => DateTime, { description: 'Until when links take answers: two working days.' })
  deadline!: Temporal.Instant;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  version!: number;

  static from(this: void, poll: entity.TimePoll): TimePoll {
    const { id, meetingId, state, minutes, deadline, version } = poll;
    return { id, meetingId, state, minutes, deadline, version, closedFor: poll.closedFor ?? null };
  }
}

@ObjectType({ description: 'What somebody answered to a time, the last that counts (vastaus).' })
class TimePollAnswerGiven {
  @Field(() => Uuid, { description: 'Who: the recipient.' })
  recipientId!: string;

  @Field(() => PollAnswerEnum, { description: 'What.' })
  answer!: PollAnswerValue;

  @Field(() => PollChannelEnum, { description: 'By which way.' })
  channel!: PollChannel;

  @Field(() => DateTime, { description: 'When.' })
  at!: Temporal.Instant;

  @Field(() => Boolean, { description: 'Was given for a shorter meeting and is asked again.' })
  isOutdated!: boolean;
}

@ObjectType({ description: 'A time that is asked for (ehdotettu aika), and how it was answered.' })
class TimePollTime {
  @Field(() => Uuid, { description: 'Id.' })
  id!: string;

  @Field(() => ShortText, { description: 'Local date and time of the beginning, `2026-12-01T13:00`.' })
  localStart!: string;

  @Field(() => DateTime, { description: 'When it would begin.' })
  start!: Temporal.Instant;

  @Field(() => DateTime, { description: 'When it would end.' })
  end!: Temporal.Instant;

  @Field(() => Int, { description: 'How many it suits (sopii).' })
  can!: number;

  @Field(() => Int, { description: 'How many it suits if need be (tarvittaessa).' })
  ifNeedBe!: number;

  @Field(() => Int, { description: 'How many it does not suit (ei sovi).' })
  cannot!: number;

  @Field(() => Int, { description: 'How many have not answered it (vastaamatta).' })
  waiting!: number;

  @Field(() => [TimePollAnswerGiven], { description: 'Who answered what.' })
  answers!: readonly PollAnswerView[];

  @Field(() => Boolean, {
    nullable: true,
    description: 'Suits everybody needed, by all that is known; null unless the poll is decided.',
  })
  suits!: boolean | null;

  static from(this: void, { start, end, ...time }: PollTimeOverviewView): TimePollTime {
    const count = (answer: PollAnswerValue) =>
      time.answers.filter((given) => given.answer === answer && !given.isOutdated).length;
    return {
      ...time,
      localStart: start.toPlainDateTime().toString({ smallestUnit: 'minute' }),
      start: start.toInstant(),
      end: end.toInstant(),
      can: count('can'),
      ifNeedBe: count('if-need-be'),
      cannot: count('cannot'),
    };
  }
}

@ObjectType({ description: 'Somebody who is asked (vastaaja).' })
class TimePollRecipient {
  @Field(() => Uuid, { description: 'Id, for `recordPollAnswers` and the like.' })
  id!: string;

  @Field(() => Uuid, { description: 'The participant of the meeting.' })
  participantId!: string;

  @Field(() => Uuid, { description: 'The professional.' })
  professionalId!: string;

  @Field(() => String, { nullable: true, description: 'Given name.' })
  givenName!: string | null;

  @Field(() => String, { nullable: true, description: 'Family name.' })
  familyName!: string | null;

  @Field(() => Uuid, { description: 'The unit for which they come.' })
  unitId!: string;

  @Field(() => DateTime, { description: 'When they were asked last.' })
  askedAt!: Temporal.Instant;

  @Field(() => Boolean, { description: 'Has answered every time, for as long as the meeting takes now.' })
  hasAnswered!: boolean;

  @Field(() => Boolean, {
    description: 'The question did not reach them: ring them (viesti ei mennyt perille, soita).',
  })
  isUnreachable!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Who of the unit comes instead, in their words; `givePollSeat` gives the seat (sijainen).',
  })
  substitute!: string | null;

  @Field(() => Boolean, { description: 'The seat was given to somebody else; the link opens nothing any more.' })
  isReplaced!: boolean;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  version!: number;

  static from(this: void, view: PollRecipientView): TimePollRecipient {
    return view;
  }
}

@ObjectType({ description: 'What came of a time poll (ratkaisu), by all that is known at this moment.' })
class TimePollDecision {
  @Field(() => MeetingTimeProposal, {
    nullable: true,
    description: 'The best of the times, for `confirmTimePoll`; null if none suits everybody needed.',
  })
  proposal!: MeetingTimeProposal | null;

  @Field(() => [Uuid], { description: 'Professionals of whose time still nothing is known: ring them.' })
  ask!: readonly string[];
}

@ObjectType({ description: 'How a time poll (aikakysely) stands, for who arranges the meeting.' })
export class TimePollOverview {
  @Field(() => Uuid, { description: 'Id.' })
  id!: string;

  @Field(() => Uuid, { description: 'The meeting.' })
  meetingId!: string;

  @Field(() => PollStateEnum, { description: 'Where it stands.' })
  state!: PollState;

  @Field(() => PollEndEnum, { nullable: true, description: 'Why nobody is asked any more.' })
  closedFor!: PollEnd | null;

  @Field(() => Int, { description: 'How long the meeting takes, interpreting included.' })
  minutes!: number;

  @Field(() => DateTime, { description: 'When people were first asked.' })
  openedAt!: Temporal.Instant;

  @Field(() => DateTime, { description: 'Until when links take answers.' })
  deadline!: Temporal.Instant;

  @Field(() => DateTime, { nullable: true, description: 'When everybody had answered or the time was up.' })
  decidedAt!: Temporal.Instant | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was closed.' })
  closedAt!: Temporal.Instant | null;

  @Field(() => [TimePollTime], { description: 'The times, the earliest first.' })
  times!: TimePollTime[];

  @Field(() => [TimePollRecipient], { description: 'Who is asked.' })
  recipients!: TimePollRecipient[];

  @Field(() => TimePollDecision, { nullable: true, description: 'What came of it; null unless it is decided.' })
  decision!: TimePollDecision | null;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  version!: number;

  static from(this: void, { zone, decision, ...poll }: PollOverviewView): TimePollOverview {
    const best = decision?.best ?? null;
    return {
      ...poll,
      times: poll.times.map(TimePollTime.from),
      recipients: poll.recipients.map(TimePollRecipient.from),
      decision: decision && { proposal: best && MeetingTimeProposal.from(best, zone), ask: decision.ask },
    };
  }
}
