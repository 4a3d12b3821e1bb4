import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { graphqlEnum } from '../../platform/graphql/enums.js';
import { MutationInput } from '../../platform/graphql/mutation-input.js';
import { DateTime, LocalDate, LongText, Uuid } from '../../platform/graphql/scalars.js';
import { ActionEdit } from './action.inputs.graphql.js';
import type { SuggestionState } from './suggestion.domain.js';
import type * as entity from './suggestion.entity.js';

export const SuggestionStateEnum = graphqlEnum<SuggestionState>(
  'SuggestionState',
  'What became of a suggestion (muutosehdotuksen tila).',
  {
    open: 'Waits for an answer (odottaa vastausta).',
    'taken-up': 'The action was written so (otettu suunnitelmaan).',
    declined: 'The action stays as it was asked for, for a reason (hylätty).',
    lapsed: 'The owner has answered otherwise, or is not asked any more (rauennut).',
  },
);

@ObjectType({
  description:
    'What an owner would promise instead (muutosehdotus); its texts are read on the case page and in `myActions`.',
})
export class ActionSuggestion {
  @Field(() => Uuid, { description: 'Id.' })
  id!: string;

  @Field(() => Uuid, { description: 'The action.' })
  actionId!: string;

  @Field(() => LocalDate, { nullable: true, description: 'The other due day; none if the day may stay.' })
  dueOn!: Temporal.PlainDate | null;

  @Field(() => SuggestionStateEnum, { description: 'What became of it.' })
  state!: SuggestionState;

  @Field(() => DateTime, { description: 'When the owner said so.' })
  suggestedAt!: Temporal.Instant;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  version!: number;

  static from(this: void, found: entity.ActionSuggestion): ActionSuggestion {
    const { id, actionId, dueOn = null, state, suggestedAt, version } = found;
    return { id, actionId, dueOn, state, suggestedAt, version };
  }
}

@InputType({
  description: 'The owner would promise something else (muutosehdotus): another text, another day, or both.',
})
export class SuggestChangeInput extends ActionEdit {
  @Field(() => LongText, { nullable: true, description: 'What they would do; without it the text may stay.' })
  text?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'By which day; without it the day may stay.' })
  dueOn?: Temporal.PlainDate | null;

  @Field(() => LongText, { nullable: true, description: 'Why, in their own words.' })
  comment?: string | null;
}

@InputType({ isAbstract: true })
abstract class SuggestionEdit extends MutationInput {
  @Field(() => Uuid, { description: 'The suggestion.' })
  suggestionId!: string;

  @Field(() => Int, { description: 'Version of the suggestion that was seen.' })
  expectedVersion!: number;
}

@InputType({ description: 'A suggestion by which the action is written anew.' })
export class TakeUpSuggestionInput extends SuggestionEdit {}

@InputType({ description: 'A suggestion that is not followed.' })
export class DeclineSuggestionInput extends SuggestionEdit {
  @Field(() => LongText, { description: 'Why; its owner reads it.' })
  reason!: string;
}
