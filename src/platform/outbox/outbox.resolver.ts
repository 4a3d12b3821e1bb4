import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Access } from '../access/access.js';
import { DeadEffect, DropEffectInput, RetryEffectInput } from './outbox.graphql.js';
import { OutboxReport } from './outbox-report.js';

/** What failed for good or was held back, for administrators. */
@Resolver()
export class OutboxResolver {
  constructor(
    private readonly access: Access,
    private readonly report: OutboxReport,
  ) {}

  @Query(() => [DeadEffect], {
    description: 'Effects that were given up or held back, the latest first, at most 100. For administrators.',
  })
  async deadEffects(): Promise<DeadEffect[]> {
    await this.access.requireRoleAnywhere('admin', 'deadEffects');
    return (await this.report.deadEffects()).map(DeadEffect.from);
  }

  @Mutation(() => [DeadEffect], {
    description: 'Tries a dead effect again. By an administrator. Answers what is still dead.',
  })
  async retryEffect(@Args('input', { description: 'Which effect.' }) input: RetryEffectInput): Promise<DeadEffect[]> {
    await this.access.requireRoleAnywhere('admin', 'effectId');
    await this.report.retry(input.effectId);
    return (await this.report.deadEffects()).map(DeadEffect.from);
  }

  @Mutation(() => [DeadEffect], {
    description: 'Drops a dead effect: it never happens. By an administrator. Answers what is still dead.',
  })
  async dropEffect(@Args('input', { description: 'Which effect.' }) input: DropEffectInput): Promise<DeadEffect[]> {
    await this.access.requireRoleAnywhere('admin', 'effectId');
    await this.report.drop(input.effectId);
    return (await this.report.deadEffects()).map(DeadEffect.from);
  }
}
