import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { AskingAuthority } from './asking-authority.js';
import { RemedyOutcomes } from './remedy-outcomes.js';
import { REMEDY_STATUTE } from './remedy.domain.js';
import { AskAuthorityInput, AuthorityRemedy, RecordRemedyOutcomeInput } from './remedy.graphql.js';

/** What an authority that does not come is asked for instead. */
@Resolver()
export class RemedyResolver {
  constructor(
    private readonly asking: AskingAuthority,
    private readonly outcomes: RemedyOutcomes,
  ) {}

  @Mutation(() => AuthorityRemedy, {
    description: `Asks an authority that does not come for a substitute, to come remotely, for a written input or for another time. ${REMEDY_STATUTE}: it is obliged to take part on request.`,
  })
  async askAuthority(
    @Args('input', { description: 'Whom, for what, until when.' }) input: AskAuthorityInput,
  ): Promise<AuthorityRemedy> {
    return AuthorityRemedy.from(await this.asking.ask(input));
  }

  @Mutation(() => AuthorityRemedy, { description: 'Records what came of what an authority was asked for.' })
  async recordRemedyOutcome(
    @Args('input', { description: 'Of what, what.' }) input: RecordRemedyOutcomeInput,
  ): Promise<AuthorityRemedy> {
    return AuthorityRemedy.from(await this.outcomes.record(input));
  }
}
