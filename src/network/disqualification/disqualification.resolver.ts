import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Uuid } from '../../platform/graphql/scalars.js';
import { Case } from '../network.graphql.js';
import {
  CaseWaitingForLead,
  DeclareDisqualifiedInput,
  Disqualification,
  LiftDisqualificationInput,
  ReassignCounsellorInput,
} from './disqualification.graphql.js';
import { DisqualificationService } from './disqualification.service.js';
import { Lifting } from './lifting.js';

/** Who takes no part in a case (esteellisyys), and who follows. */
@Resolver()
export class DisqualificationResolver {
  constructor(
    private readonly disqualifications: DisqualificationService,
    private readonly lifting: Lifting,
  ) {}

  @Mutation(() => Disqualification, {
    description:
      '“I am disqualified” (olen esteellinen): all access to the case ends at once, invitations are called off, and they are not asked again. Said of oneself, or taken down for somebody by who keeps the case or leads a team. Counsellor and responsible person stay so in name until who leads a team names others.',
  })
  async declareDisqualified(
    @Args('input', { description: 'Who, in which case, why.' }) input: DeclareDisqualifiedInput,
  ): Promise<Disqualification> {
    return Disqualification.declared(await this.disqualifications.declare(input));
  }

  @Mutation(() => Disqualification, {
    description: 'Lifts a disqualification (kumoaa esteellisyyden), with a reason. By who leads a team of the area.',
  })
  async liftDisqualification(
    @Args('input', { description: 'Which, and why.' }) input: LiftDisqualificationInput,
  ): Promise<Disqualification> {
    const { disqualificationId, expectedVersion, reason } = input;
    return Disqualification.from(await this.lifting.lift(disqualificationId, expectedVersion, reason));
  }

  @Mutation(() => Case, {
    description:
      'Names another counsellor of a case (vaihtaa palveluohjaajan), with a reason. By who leads a team of the area.',
  })
  async reassignCounsellor(
    @Args('input', { description: 'Of which case, whom, why.' }) input: ReassignCounsellorInput,
  ): Promise<Case> {
    const { caseId, expectedVersion, professionalId, unitId, reason } = input;
    const seat = { professionalId, unitId };
    return Case.from(await this.lifting.reassignCounsellor(caseId, expectedVersion, seat, reason));
  }

  @Query(() => [CaseWaitingForLead], {
    description:
      'Cases of an area whose counsellor or responsible person is disqualified, the longest first. For who leads a team of the area.',
  })
  async casesWaitingForLead(
    @Args('areaId', { type: () => Uuid, description: 'The area.' }) areaId: string,
  ): Promise<CaseWaitingForLead[]> {
    return (await this.lifting.waiting(areaId)).map(CaseWaitingForLead.from);
  }
}
