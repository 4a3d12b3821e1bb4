import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { PlanAction } from './action.graphql.js';
import {
  ActionSuggestion,
  DeclineSuggestionInput,
  SuggestChangeInput,
  TakeUpSuggestionInput,
} from './suggestion.graphql.js';
import { Suggestions } from './suggestions.js';

/** What owners suggest instead of what they are asked for (muutosehdotukset). */
@Resolver()
export class SuggestionResolver {
  constructor(private readonly suggestions: Suggestions) {}

  @Mutation(() => ActionSuggestion, {
    description: 'The signed-in owner suggests a change instead of a yes or a no. What they suggested before lapses.',
  })
  async suggestChange(
    @Args('input', { description: 'To which action, and what.' }) input: SuggestChangeInput,
  ): Promise<ActionSuggestion> {
    return ActionSuggestion.from(await this.suggestions.suggestChange(input));
  }

  @Mutation(() => PlanAction, {
    description:
      'Writes the action into the draft as its owner suggested: they are committed to that at once. Answers the new action; `PLAN_AGREED` where no draft stands.',
  })
  async takeUpSuggestion(@Args('input', { description: 'Which.' }) input: TakeUpSuggestionInput): Promise<PlanAction> {
    return PlanAction.from(await this.suggestions.takeUpSuggestion(input.suggestionId, input.expectedVersion));
  }

  @Mutation(() => ActionSuggestion, {
    description: 'The action stays as it was asked for; its owner reads why, and answers once more.',
  })
  async declineSuggestion(
    @Args('input', { description: 'Which, and why.' }) input: DeclineSuggestionInput,
  ): Promise<ActionSuggestion> {
    const { suggestionId, expectedVersion, reason } = input;
    return ActionSuggestion.from(await this.suggestions.declineSuggestion(suggestionId, expectedVersion, reason));
  }
}
