import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { graphqlEnum } from '../../platform/graphql/enums.js';
import { MutationInput } from '../../platform/graphql/mutation-input.js';
import { DateTime, Uuid } from '../../platform/graphql/scalars.js';
import type { HandoutWay } from './handout.domain.js';

const HandoutWayEnum = graphqlEnum<HandoutWay>('HandoutWay', 'How somebody got the plan (luovutustapa).', {
  paper: 'On paper (paperilla).',
  'read-aloud': 'It was read aloud to them (ääneen luettuna).',
  electronic: 'By another system (sähköisesti).',
});

@InputType({ description: 'That somebody got the plan (suunnitelman luovutus): a person of the family, or a unit.' })
export class HandOutPlanInput extends MutationInput {
  @Field(() => Uuid, { description: 'The version: proposed or agreed.' })
  planVersionId!: string;

  @Field(() => Uuid, { nullable: true, description: 'The person of the family; left out for a unit.' })
  personId?: string | null;

  @Field(() => Uuid, { nullable: true, description: 'The unit, with a consent or a basis in law.' })
  unitId?: string | null;

  @Field(() => HandoutWayEnum, { description: 'How.' })
  how!: HandoutWay;
}

/** What a handout is made of, as stored or as projected. */
interface Handed {
  readonly id: string;
  readonly planVersionId: string;
  readonly personId?: string | null;
  readonly unitId?: string | null;
  readonly how: HandoutWay;
  readonly handedAt: Temporal.Instant | string;
}

@ObjectType({ description: 'A plan that somebody got (suunnitelman luovutus).' })
export class PlanHandout {
  @Field(() => Uuid, { description: 'Id.' })
  id!: string;

  @Field(() => Uuid, { description: 'The version.' })
  planVersionId!: string;

  @Field(() => Uuid, { nullable: true, description: 'The person of the family who got it.' })
  personId!: string | null;

  @Field(() => Uuid, { nullable: true, description: 'The unit that got it; none if it is kept from the reader.' })
  unitId!: string | null;

  @Field(() => HandoutWayEnum, { description: 'How.' })
  how!: HandoutWay;

  @Field(() => DateTime, { description: 'When.' })
  handedAt!: Temporal.Instant | string;

  static from(this: void, { id, planVersionId, personId = null, unitId = null, how, handedAt }: Handed): PlanHandout {
    return { id, planVersionId, personId, unitId, how, handedAt };
  }
}
