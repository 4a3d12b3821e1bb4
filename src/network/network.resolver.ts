import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { CaseNeedsService } from './case-needs.js';
import { CaseOpening } from './case-opening.service.js';
import {
  AddMemberInput,
  Case,
  EndMembershipInput,
  NameStandInInput,
  NetworkMember,
  OpenCaseInput,
  ReassignResponsiblePersonInput,
  RecordedNeeds,
  RecordNeedsInput,
  RevokeStandInInput,
  StandIn,
} from './network.graphql.js';
import { NetworkService } from './network.service.js';
import { Responsibility } from './responsibility.js';

/** Cases (asiat) and their networks. */
@Resolver()
export class NetworkResolver {
  constructor(
    private readonly opening: CaseOpening,
    private readonly needs: CaseNeedsService,
    private readonly network: NetworkService,
    private readonly responsibility: Responsibility,
  ) {}

  @Mutation(() => Case, {
    description: 'Opens a case from a contact. Whoever opens it is the responsible person from this second on.',
  })
  async openCase(
    @Args('input', { description: 'From which contact, with whom.' }) input: OpenCaseInput,
  ): Promise<Case> {
    const { opened } = await this.opening.open(input);
    return Case.from(opened);
  }

  @Mutation(() => RecordedNeeds, { description: 'Writes down what the family needs, what carries it, what it wishes.' })
  async recordNeeds(
    @Args('input', { description: 'Of which case, and what.' }) input: RecordNeedsInput,
  ): Promise<RecordedNeeds> {
    return RecordedNeeds.from(await this.needs.record(input.caseId, input.expectedVersion, input));
  }

  @Mutation(() => NetworkMember, {
    description: 'Takes a professional into the network. What they may know follows from consent alone.',
  })
  async addMember(
    @Args('input', { description: 'Whom, for which unit.' }) input: AddMemberInput,
  ): Promise<NetworkMember> {
    const { caseId, professionalId, unitId } = input;
    return NetworkMember.from(await this.network.addMember(caseId, { professionalId, unitId }));
  }

  @Mutation(() => NetworkMember, { description: 'Somebody leaves the network; their access ends at once.' })
  async endMembership(
    @Args('input', { description: 'Who, and why.' }) input: EndMembershipInput,
  ): Promise<NetworkMember> {
    return NetworkMember.from(await this.network.endMembership(input.memberId, input.expectedVersion, input.reason));
  }

  @Mutation(() => Case, { description: 'Names another responsible person, with a reason. By a team lead of the area.' })
  async reassignResponsiblePerson(
    @Args('input', { description: 'Of which case, whom, why.' }) input: ReassignResponsiblePersonInput,
  ): Promise<Case> {
    const { caseId, professionalId, unitId, reason } = input;
    return Case.from(await this.responsibility.reassignResponsiblePerson(caseId, { professionalId, unitId }, reason));
  }

  @Mutation(() => StandIn, { description: 'Names who stands in for the responsible person, and on which days.' })
  async nameStandIn(@Args('input', { description: 'Who, when.' }) input: NameStandInInput): Promise<StandIn> {
    const { caseId, professionalId, unitId, firstDay, lastDay } = input;
    const seat = { professionalId, unitId };
    return StandIn.from(await this.responsibility.nameStandIn(caseId, seat, { firstDay, lastDay }));
  }

  @Mutation(() => StandIn, { description: 'The stand-in is not needed after all.' })
  async revokeStandIn(@Args('input', { description: 'Which.' }) input: RevokeStandInInput): Promise<StandIn> {
    return StandIn.from(await this.responsibility.revokeStandIn(input.standInId));
  }
}
