import { Field, ObjectType } from '@nestjs/graphql';
import type { Language } from '../directory/directory.domain.js';
import { LanguageEnum } from '../directory/directory.graphql.js';
import { NoticeWayEnum } from '../invitation/reminders/notice.graphql.js';
import type { NoticeWay } from '../invitation/reminders/notice.domain.js';
import { Meeting } from '../meeting/meeting.graphql.js';
import { TimePoll } from '../meeting/poll/poll.graphql.js';
import { DateTime, LongText, ShortText, Uuid } from '../platform/graphql/scalars.js';
import type { Gathered } from './gathering.service.js';
import type { Preview } from './rehearsing.js';

@ObjectType({ description: 'What came of it: the case, its meeting, and the poll if people are asked for times.' })
export class Gathering {
  @Field(() => Uuid, { description: 'The case.' })
  caseId!: string;

  @Field(() => Uuid, { nullable: true, description: 'The contact it was opened from; none: the case was there.' })
  contactId!: string | null;

  @Field(() => Meeting, { description: 'The meeting.' })
  meeting!: Meeting;

  @Field(() => TimePoll, { nullable: true, description: 'The poll, if people are asked for times.' })
  poll!: TimePoll | null;

  static from(this: void, { caseId, contactId, convened, poll }: Gathered): Gathering {
    return { caseId, contactId, meeting: Meeting.from(convened), poll: poll && TimePoll.from(poll) };
  }
}

@ObjectType({ description: 'A message as it would go out (esikatselu).' })
export class PreviewedMessage {
  @Field(() => Uuid, { nullable: true, description: 'The professional to whom it goes.' })
  professionalId!: string | null;

  @Field(() => Uuid, { nullable: true, description: 'The person to whom it goes, if the family is known already.' })
  personId!: string | null;

  @Field(() => ShortText, { nullable: true, description: 'The name of whom it goes to, where the actor may read it.' })
  to!: string | null;

  @Field(() => NoticeWayEnum, { nullable: true, description: 'By which way; none: by none, see `withheld`.' })
  way!: NoticeWay | null;

  @Field(() => ShortText, {
    nullable: true,
    description: 'The mail address or the telephone number, where the actor may read it.',
  })
  address!: string | null;

  @Field(() => LanguageEnum, { nullable: true, description: 'The language it is in; none: nothing would go.' })
  language!: Language | null;

  @Field(() => ShortText, { nullable: true, description: 'The subject of a mail.' })
  subject!: string | null;

  @Field(() => LongText, {
    nullable: true,
    description: 'The text, word for word but for its secret link; none: nothing would go.',
  })
  text!: string | null;

  @Field(() => Boolean, { description: 'Carries an entry for a calendar.' })
  hasCalendar!: boolean;

  @Field(() => DateTime, { nullable: true, description: 'When it would go, at a safe time; null: at once.' })
  sendsAt!: Temporal.Instant | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Why nothing would go to them, in code, as `MeetingNotice.reason`: `no-way`, `safe-time`, `not-to-be-told` …',
  })
  withheld!: string | null;
}

@ObjectType({ description: 'The messages that gathering would send now. Nothing of it is kept.' })
export class GatheringPreview {
  @Field(() => [PreviewedMessage], { description: 'The messages: first to professionals, then to the family.' })
  messages!: PreviewedMessage[];

  @Field(() => [Uuid], {
    description:
      'Professionals of the meeting who would not be invited to the time: not needed, or nobody may tell them.',
  })
  notInvited!: readonly string[];

  static from(this: void, { messages, notInvited }: Preview): GatheringPreview {
    return { messages: [...messages], notInvited };
  }
}
