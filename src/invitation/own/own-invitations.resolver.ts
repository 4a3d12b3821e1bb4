import { Query, Resolver } from '@nestjs/graphql';
import { OwnInvitation } from './own-invitation.graphql.js';
import { OwnInvitations } from './own-invitations.js';

/** One's own invitations (omat kutsut). They are answered by `answerInvitation`. */
@Resolver()
export class OwnInvitationsResolver {
  constructor(private readonly invitations: OwnInvitations) {}

  @Query(() => [OwnInvitation], {
    description:
      'Meetings ahead to which one is invited, with one’s answer, the nearest first; those at which one interprets are `myInterpretings`.',
  })
  async myInvitations(): Promise<OwnInvitation[]> {
    return (await this.invitations.own()).map(OwnInvitation.from);
  }
}
