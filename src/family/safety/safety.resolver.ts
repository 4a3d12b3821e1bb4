import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Households } from './households.service.js';
import {
  EndSafetyBanInput,
  ExtendSafetyBanInput,
  FamilyHomes,
  RecordHouseholdInput,
  RecordSafetyBanInput,
  SafetyBan,
} from './safety.graphql.js';
import { SafetyBans } from './safety.service.js';

/** Safety bans, and who lives with whom. */
@Resolver()
export class SafetyResolver {
  constructor(
    private readonly bans: SafetyBans,
    private readonly homes: Households,
  ) {}

  @Mutation(() => SafetyBan, {
    description:
      'Records a safety ban (turvakielto). At once nobody but a few is told where its person and their household live or meet.',
  })
  async recordSafetyBan(
    @Args('input', { description: 'On whom, until when.' }) input: RecordSafetyBanInput,
  ): Promise<SafetyBan> {
    return SafetyBan.from(await this.bans.record(input));
  }

  @Mutation(() => SafetyBan, { description: 'A safety ban goes on (turvakiellon jatkaminen), for at most two years.' })
  async extendSafetyBan(
    @Args('input', { description: 'Which, until when.' }) input: ExtendSafetyBanInput,
  ): Promise<SafetyBan> {
    return SafetyBan.from(await this.bans.extend(input, input.lastDay, input.evidence));
  }

  @Mutation(() => SafetyBan, {
    description: 'A safety ban holds no longer; also one that was told in a contact and that there is not.',
  })
  async endSafetyBan(@Args('input', { description: 'Which.' }) input: EndSafetyBanInput): Promise<SafetyBan> {
    return SafetyBan.from(await this.bans.end(input));
  }

  @Mutation(() => FamilyHomes, {
    description: 'Records who of a family lives together, apart from the others. Otherwise everybody lives together.',
  })
  async recordHousehold(
    @Args('input', { description: 'Who lives together.' }) input: RecordHouseholdInput,
  ): Promise<FamilyHomes> {
    return FamilyHomes.from(await this.homes.record(input));
  }
}
