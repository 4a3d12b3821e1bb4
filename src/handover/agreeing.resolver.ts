import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Consenting } from './consenting.js';
import { Handover } from './handover.graphql.js';
import {
  AcceptHandoverInput,
  DeclineHandoverInput,
  OfferHandoverInput,
  ProposeHandoverInput,
  RecordHandoverConsentInput,
  WithdrawHandoverInput,
} from './handover.inputs.graphql.js';
import { Offering } from './offering.js';
import { Proposing } from './proposing.js';
import { Receiving } from './receiving.js';

/** Agreeing on a handover: proposed, consented, offered, accepted. */
@Resolver()
export class AgreeingResolver {
  constructor(
    private readonly proposing: Proposing,
    private readonly consenting: Consenting,
    private readonly offering: Offering,
    private readonly receiving: Receiving,
  ) {}

  @Mutation(() => Handover, {
    description: 'Proposes another responsible person. Whoever is responsible stays until the family has confirmed.',
  })
  async proposeHandover(
    @Args('input', { description: 'Of which case, whom, why.' }) input: ProposeHandoverInput,
  ): Promise<Handover> {
    const { caseId, professionalId, unitId, reason } = input;
    return Handover.from(await this.proposing.proposeHandover(caseId, { professionalId, unitId }, reason));
  }

  @Mutation(() => Handover, { description: 'The family has consented to this handover: a consent of its own.' })
  async recordHandoverConsent(
    @Args('input', { description: 'Of which handover, by which consent.' }) input: RecordHandoverConsentInput,
  ): Promise<Handover> {
    return Handover.from(await this.consenting.recordHandoverConsent(input, input.consentId));
  }

  @Mutation(() => Handover, { description: 'Asks the receiver, by a neutral mail and in their list.' })
  async offerHandover(@Args('input', { description: 'Which.' }) input: OfferHandoverInput): Promise<Handover> {
    return Handover.from(await this.offering.offerHandover(input));
  }

  @Mutation(() => Handover, { description: 'The receiver accepts. The baton stays until the family has confirmed.' })
  async acceptHandover(@Args('input', { description: 'Which.' }) input: AcceptHandoverInput): Promise<Handover> {
    return Handover.from(await this.receiving.acceptHandover(input));
  }

  @Mutation(() => Handover, { description: 'The receiver declines. The baton stays.' })
  async declineHandover(
    @Args('input', { description: 'Which, and why.' }) input: DeclineHandoverInput,
  ): Promise<Handover> {
    return Handover.from(await this.receiving.declineHandover(input, input.reason));
  }

  @Mutation(() => Handover, { description: 'Gives a handover up. The baton stays.' })
  async withdrawHandover(@Args('input', { description: 'Which.' }) input: WithdrawHandoverInput): Promise<Handover> {
    return Handover.from(await this.offering.withdrawHandover(input));
  }
}
