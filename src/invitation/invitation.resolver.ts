import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Uuid } from '../platform/graphql/scalars.js';
import { InvitationOverview } from './invitation-overview.graphql.js';
import {
  AnswerInvitationInput,
  Invitation,
  RecordAnswerByPhoneInput,
  ResendInvitationInput,
} from './invitation.graphql.js';
import { InvitationReading } from './invitation.reading.js';
import { InvitationKeeping } from './keeping.js';

/** Invitations (kutsut). They are written and cancelled by what happens to their meeting. */
@Resolver()
export class InvitationResolver {
  constructor(
    private readonly reading: InvitationReading,
    private readonly keeping: InvitationKeeping,
  ) {}

  @Query(() => [InvitationOverview], {
    description: 'How the invitations of a meeting stand, the first invited first. For who convenes it.',
  })
  async invitationsOfMeeting(
    @Args('meetingId', { type: () => Uuid, description: 'The meeting.' }) meetingId: string,
  ): Promise<InvitationOverview[]> {
    return (await this.reading.ofMeeting(meetingId)).map(InvitationOverview.from);
  }

  @Mutation(() => Invitation, {
    description:
      'Enters an answer that was given by telephone; marked so. A later answer of the invitee goes before it.',
  })
  async recordAnswerByPhone(
    @Args('input', { description: 'Whose invitation, which answer.' }) input: RecordAnswerByPhoneInput,
  ): Promise<Invitation> {
    const { invitationId, expectedVersion, answer, comment } = input;
    return Invitation.from(await this.keeping.recordByPhone(invitationId, expectedVersion, answer, comment ?? null));
  }

  @Mutation(() => Invitation, { description: 'Answers an own invitation.' })
  async answerInvitation(
    @Args('input', { description: 'Which invitation, which answer.' }) input: AnswerInvitationInput,
  ): Promise<Invitation> {
    const { invitationId, sequence, answer, comment } = input;
    return Invitation.from(await this.keeping.answer(invitationId, sequence, answer, comment ?? null));
  }

  @Mutation(() => Invitation, { description: 'Sends an invitation once more, as it was written.' })
  async resendInvitation(
    @Args('input', { description: 'Which invitation.' }) input: ResendInvitationInput,
  ): Promise<Invitation> {
    return Invitation.from(await this.keeping.resend(input.invitationId));
  }
}
