import { Field, Int, ObjectType } from '@nestjs/graphql';
import { MeetingModeEnum } from '../../meeting/meeting.graphql.js';
import type { MeetingMode } from '../../meeting/meeting.domain.js';
import { DateTime, LongText, ShortText, Uuid } from '../../platform/graphql/scalars.js';
import type { InvitationState } from '../invitation.domain.js';
import { InvitationStateEnum } from '../invitation.graphql.js';
import type { Interpreting as View } from './interpretings.js';

@ObjectType({
  description: 'A meeting at which one interprets (tulkkaus): when, where, in which language. Nothing of the family.',
})
export class Interpreting {
  @Field(() => Uuid, { description: 'The own invitation, for `answerInvitation`.' })
  invitationId!: string;

  @Field(() => InvitationStateEnum, { description: 'Where it stands.' })
  state!: InvitationState;

  @Field(() => Int, { description: 'For `answerInvitation`: an answer to another time is not taken.' })
  sequence!: number;

  @Field(() => DateTime, { description: 'When it begins.' })
  startsAt!: Temporal.Instant;

  @Field(() => DateTime, { description: 'When it ends.' })
  endsAt!: Temporal.Instant;

  @Field(() => MeetingModeEnum, { description: 'How the people meet.' })
  mode!: MeetingMode;

  @Field(() => LongText, {
    nullable: true,
    description: 'Where; null where it is remote, or a safety ban keeps it back.',
  })
  place!: string | null;

  @Field(() => LongText, { nullable: true, description: 'The link to the video meeting.' })
  link!: string | null;

  @Field(() => [String], { description: 'Languages to interpret, ISO 639 (`ar`).' })
  languages!: readonly string[];

  @Field(() => ShortText, { description: 'Whom to ring (palveluohjaaja).' })
  counsellor!: string;

  @Field(() => ShortText, { nullable: true, description: 'The number.' })
  phone!: string | null;

  static from(this: void, view: View): Interpreting {
    const { invitationId, state, sequence, mode, place, link, languages, counsellor, phone } = view;
    const [startsAt, endsAt] = [Temporal.Instant.from(view.startsAt), Temporal.Instant.from(view.endsAt)];
    return { invitationId, state, sequence, startsAt, endsAt, mode, place, link, languages, counsellor, phone };
  }
}
