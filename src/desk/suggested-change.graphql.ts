import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { SuggestionState } from '../plan/action/suggestion.domain.js';
import { SuggestionStateEnum } from '../plan/action/suggestion.graphql.js';
import { DateTime, LocalDate, Uuid } from '../platform/graphql/scalars.js';

@ObjectType({ description: 'What the owner of an action would promise instead (muutosehdotus), with its texts.' })
export class SuggestedChange {
  @Field(() => Uuid, { description: 'Id.' })
  id!: string;

  @Field(() => SuggestionStateEnum, { description: 'What became of it.' })
  state!: SuggestionState;

  @Field(() => String, { nullable: true, description: 'What they would do; none if the text may stay.' })
  text!: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'By which day; none if the day may stay.' })
  dueOn!: string | null;

  @Field(() => String, { nullable: true, description: 'Why, in their own words.' })
  comment!: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was declined.' })
  reason!: string | null;

  @Field(() => DateTime, { description: 'When they said so.' })
  suggestedAt!: string;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  version!: number;
}
