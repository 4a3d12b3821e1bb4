import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Fresh } from '../../platform/graphql/fresh.js';
import { Uuid } from '../../platform/graphql/scalars.js';
import { LegalHolds } from './legal-holds.js';
import { RetentionRules } from './retention-rules.js';
import {
  LegalHold,
  LiftLegalHoldInput,
  PlaceLegalHoldInput,
  RetentionRule,
  KeepRetentionRuleInput,
} from './retention.graphql.js';

/** How long something is kept, and what must be kept longer. */
@Resolver()
export class RetentionResolver {
  constructor(
    private readonly rules: RetentionRules,
    private readonly holds: LegalHolds,
  ) {}

  @Query(() => [RetentionRule], {
    description: 'How long an area keeps what (säilytysajat). For its administrators and log inspectors.',
  })
  async retentionRules(
    @Args('areaId', { type: () => Uuid, description: 'The area.' }) areaId: string,
  ): Promise<RetentionRule[]> {
    return (await this.rules.of(areaId)).map(RetentionRule.from);
  }

  @Fresh()
  @Mutation(() => RetentionRule, {
    description:
      'Decides for how long a class of data is kept, within the law (RETENTION_TOO_SHORT, RETENTION_TOO_LONG). What is closed already is never kept shorter by it than was told. By an administrator of the area, who signed in within the last five minutes (SIGN_IN_AGAIN).',
  })
  async keepRetentionRule(
    @Args('input', { description: 'The rule.' }) input: KeepRetentionRuleInput,
  ): Promise<RetentionRule> {
    return RetentionRule.from(await this.rules.set(input));
  }

  @Query(() => [LegalHold], {
    description:
      'What must be kept although its day may have come (säilytysvelvoitteet), the oldest first. For administrators and log inspectors of the area.',
  })
  async legalHolds(
    @Args('areaId', { type: () => Uuid, description: 'The area.' }) areaId: string,
  ): Promise<LegalHold[]> {
    return (await this.holds.of(areaId)).map(LegalHold.from);
  }

  @Fresh()
  @Mutation(() => LegalHold, {
    description:
      'From now on nothing of it is erased. It opens nothing to anybody. By an administrator or log inspector of the area, who signed in within the last five minutes (SIGN_IN_AGAIN).',
  })
  async placeLegalHold(
    @Args('input', { description: 'What, and why.' }) input: PlaceLegalHoldInput,
  ): Promise<LegalHold> {
    return LegalHold.from(await this.holds.place(input));
  }

  @Fresh()
  @Mutation(() => LegalHold, {
    description:
      'It may be erased again when its day comes. By an administrator or log inspector of the area, who signed in within the last five minutes (SIGN_IN_AGAIN).',
  })
  async liftLegalHold(@Args('input', { description: 'Which.' }) input: LiftLegalHoldInput): Promise<LegalHold> {
    return LegalHold.from(await this.holds.lift(input.holdId, input.expectedVersion));
  }
}
