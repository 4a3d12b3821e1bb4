import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { EndClosePersonInput, InviteClosePersonInput, InvitedClosePerson } from './close-person.graphql.js';
import { ClosePersons } from './close-persons.js';

/** Whom the family has along. */
@Resolver()
export class ClosePersonResolver {
  constructor(private readonly closePersons: ClosePersons) {}

  @Mutation(() => InvitedClosePerson, {
    description:
      'Takes down that a guardian wishes to have a close person (läheinen) along. By the counsellor of the case; the close person may sign in from then on.',
  })
  async inviteClosePerson(
    @Args('input', { description: 'Whom, and who wishes it.' }) input: InviteClosePersonInput,
  ): Promise<InvitedClosePerson> {
    return InvitedClosePerson.from(await this.closePersons.invite(input));
  }

  @Mutation(() => InvitedClosePerson, {
    description: 'A close person comes along no longer; what they saw ends at once.',
  })
  async endClosePerson(
    @Args('input', { description: 'Who.' }) input: EndClosePersonInput,
  ): Promise<InvitedClosePerson> {
    return InvitedClosePerson.from(await this.closePersons.end(input.invitedId, input.expectedVersion));
  }
}
