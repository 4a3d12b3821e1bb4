import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { ConsentDeciding } from './consent-deciding.service.js';
import { Consent, StatutoryBasis } from './consent.graphql.js';
import {
  EndStatutoryBasisInput,
  ExplainConsentInput,
  RecordConsentDecisionInput,
  RecordConsentExceptionInput,
  RecordStatutoryBasisInput,
  WithdrawConsentInput,
} from './consent.inputs.graphql.js';
import { ConsentService } from './consent.service.js';
import { StatutoryBases } from './consent.statutory.js';

/** Consents (suostumukset) and bases in law (lakiperusteet), recorded by the counsellor of the case. */
@Resolver()
export class ConsentResolver {
  constructor(
    private readonly consents: ConsentService,
    private readonly deciding: ConsentDeciding,
    private readonly bases: StatutoryBases,
  ) {}

  @Mutation(() => Consent, { description: 'Records that a consent was explained to the family; nobody is told yet.' })
  async explainConsent(
    @Args('input', { description: 'Whom it lets know what, for what, until when.' }) input: ExplainConsentInput,
  ): Promise<Consent> {
    return Consent.from(await this.consents.explain(input));
  }

  @Mutation(() => Consent, {
    description: 'What one guardian or the young person says. It is given once all guardians have given it.',
  })
  async recordConsentDecision(
    @Args('input', { description: 'Who says what.' }) input: RecordConsentDecisionInput,
  ): Promise<Consent> {
    return Consent.from(await this.deciding.decide(seenOf(input), input, input.decision));
  }

  @Mutation(() => Consent, { description: 'Lets a consent stand although not every guardian has given it.' })
  async recordConsentException(
    @Args('input', { description: 'Which, and why.' }) input: RecordConsentExceptionInput,
  ): Promise<Consent> {
    return Consent.from(await this.deciding.except(seenOf(input), input.reason, input.note));
  }

  @Mutation(() => Consent, { description: 'Somebody of the family takes a consent back; access ends at once.' })
  async withdrawConsent(
    @Args('input', { description: 'Which, and who.' }) input: WithdrawConsentInput,
  ): Promise<Consent> {
    return Consent.from(await this.deciding.withdraw(seenOf(input), input));
  }

  @Mutation(() => StatutoryBasis, { description: 'Records a basis in law for telling a unit without consent.' })
  async recordStatutoryBasis(
    @Args('input', { description: 'Whom it lets know what, by which section, why.' }) input: RecordStatutoryBasisInput,
  ): Promise<StatutoryBasis> {
    return StatutoryBasis.from(await this.bases.record(input));
  }

  @Mutation(() => StatutoryBasis, { description: 'A basis in law holds no more; what stood on it alone ends at once.' })
  async endStatutoryBasis(
    @Args('input', { description: 'Which.' }) input: EndStatutoryBasisInput,
  ): Promise<StatutoryBasis> {
    return StatutoryBasis.from(await this.bases.end({ id: input.basisId, expectedVersion: input.expectedVersion }));
  }
}

const seenOf = ({ consentId, expectedVersion }: { readonly consentId: string; readonly expectedVersion: number }) => ({
  id: consentId,
  expectedVersion,
});
