import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Consent } from './consent.graphql.js';
import { GiveConsentInput, RefuseConsentInput, WithdrawOwnConsentInput } from './consent.inputs.graphql.js';
import type { ConsentDecisionKind } from './consent.domain.js';
import { OwnWord } from './own-word.service.js';

/** What the family says of consents in its own account. */
@Resolver()
export class OwnWordResolver {
  constructor(private readonly own: OwnWord) {}

  @Mutation(() => Consent, {
    description:
      'A guardian, or the young person in pupil welfare, gives a consent themselves. It stands once all guardians have given it.',
  })
  async giveConsent(@Args('input', { description: 'Which.' }) input: GiveConsentInput): Promise<Consent> {
    return this.say(input, 'given');
  }

  @Mutation(() => Consent, {
    description: 'One of the family refuses a consent themselves; it falls with one refusal.',
  })
  async refuseConsent(@Args('input', { description: 'Which.' }) input: RefuseConsentInput): Promise<Consent> {
    return this.say(input, 'refused');
  }

  @Mutation(() => Consent, {
    description: 'One of the family takes a consent back themselves, whatever the others think; access ends at once.',
  })
  async withdrawOwnConsent(@Args('input', { description: 'Which.' }) input: WithdrawOwnConsentInput): Promise<Consent> {
    return this.say(input, 'withdrawn');
  }

  private async say({ consentId, expectedVersion }: GiveConsentInput, decision: ConsentDecisionKind): Promise<Consent> {
    const consent = Consent.from(await this.own.say({ id: consentId, expectedVersion }, decision));
    // By its id a unit would be found, also one that a safety ban keeps from them.
    consent.unitId = null;
    return consent;
  }
}
