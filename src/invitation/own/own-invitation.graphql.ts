import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { MeetingMode } from '../../meeting/meeting.domain.js';
import { MeetingModeEnum } from '../../meeting/meeting.graphql.js';
import { DateTime, LongText, ShortText, Uuid } from '../../platform/graphql/scalars.js';
import type { InvitationState } from '../invitation.domain.js';
import { InvitationStateEnum } from '../invitation.graphql.js';
import type { OwnInvitation as View } from './own-invitations.js';

@ObjectType({
  description: 'An invitation of one’s own (oma kutsu): when, where, whom to ring, and what one has answered.',
})
export class OwnInvitation {
  @Field(() => Uuid, { description: 'The invitation, for `answerInvitation`.' })
  invitationId!: string;

  @Field(() => Uuid, { description: 'The case.' })
  caseId!: string;

  @Field(() => Uuid, { description: 'The meeting.' })
  meetingId!: string;

  @Field(() => InvitationStateEnum, { description: 'Where it stands.' })
  state!: InvitationState;

  @Field(() => Int, { description: 'For `answerInvitation`: an answer to another time is not taken.' })
  sequence!: number;

  @Field(() => DateTime, { description: 'When it was written.' })
  invitedAt!: Temporal.Instant;

  @Field(() => DateTime, { description: 'When the meeting begins.' })
  startsAt!: Temporal.Instant;

  @Field(() => DateTime, { description: 'When it ends.' })
  endsAt!: Temporal.Instant;

  @Field(() => MeetingModeEnum, { description: 'How the people meet.' })
  mode!: MeetingMode;

  @Field(() => LongText, {
    nullable: true,
    description: 'Where; null where it is remote, not known yet, or not to be told.',
  })
  place!: string | null;

  @Field(() => LongText, { nullable: true, description: 'The link to the video meeting.' })
  link!: string | null;

  @Field(() => LongText, { nullable: true, description: 'What one said besides one’s answer.' })
  comment!: string | null;

  @Field(() => ShortText, { nullable: true, description: 'Whom to ring (palveluohjaaja).' })
  counsellor!: string | null;

  @Field(() => ShortText, { nullable: true, description: 'The number.' })
  phone!: string | null;

  static from(this: void, view: View): OwnInvitation {
    const { invitationId, caseId, meetingId, state, sequence, mode, place, link, comment, counsellor, phone } = view;
    const [invitedAt, startsAt, endsAt] = [view.invitedAt, view.startsAt, view.endsAt].map((text) =>
      Temporal.Instant.from(text),
    ) as [Temporal.Instant, Temporal.Instant, Temporal.Instant];
    const times = { invitedAt, startsAt, endsAt };
    return {
      invitationId,
      caseId,
      meetingId,
      state,
      sequence,
      ...times,
      mode,
      place,
      link,
      comment,
      counsellor,
      phone,
    };
  }
}
