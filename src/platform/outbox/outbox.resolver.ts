import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { DeadEffect, RetryEffectInput } from './outbox.graphql.js';
import { OutboxReport } from './outbox-report.js';

/** What failed for good, for administrators. Row security shows it to nobody else. */
@Resolver()
export class OutboxResolver {
  constructor(private readonly report: OutboxReport) {}

  @Query(() => [DeadEffect], {
    description: 'Effects that were given up, the latest first, at most 100. For administrators; others get none.',
  })
  async deadEffects(): Promise<DeadEffect[]> {
    return (await this.report.deadEffects()).map(DeadEffect.from);
  }

  @Mutation(() => [DeadEffect], {
    description: 'Tries a dead effect again. By an administrator. Answers what is still dead.',
  })
  async retryEffect(@Args('input', { description: 'Which effect.' }) input: RetryEffectInput): Promise<DeadEffect[]> {
    await this.report.retry(input.effectId);
    return this.deadEffects();
  }
}
