import { Field, ObjectType } from '@nestjs/graphql';
import { graphqlEnum } from '../../platform/graphql/enums.js';
import type { ChangeCode } from './difference.domain.js';
import type { DifferenceLine } from './told.js';

const PlanChangeEnum = graphqlEnum<ChangeCode>(
  'PlanChange',
  'What is otherwise than in the agreed version before (mikä suunnitelmassa on muuttunut).',
  {
    'first-plan': 'There was no plan before.',
    'no-change': 'Nothing.',
    'shared-goal': 'The shared goal (yhteinen tavoite).',
    'goal-new': 'A goal is new (uusi tavoite).',
    'goal-gone': 'A goal is in it no more (pois jätetty tavoite).',
    'action-new': 'An action is new (uusi toimenpide).',
    'action-gone': 'An action is in it no more (pois jätetty toimenpide).',
    'action-owner': 'Somebody else does an action (tekijä vaihtui).',
    'action-day': 'An action is due on another day (määräpäivä vaihtui).',
    'part-new': 'A section was written, told by its name alone (uusi osio).',
    'part-rewritten': 'A section was written anew, told by its name alone (uudelleen kirjoitettu osio).',
    'part-gone': 'A section was left out, told by its name alone (pois jätetty osio).',
    review: 'The day of the next review (seuraava tarkistus).',
  },
);

@ObjectType({
  description: 'One thing that is otherwise in a version of the plan, in plain language (selkokielinen ero).',
})
export class PlanDifferenceLine {
  @Field(() => PlanChangeEnum, { description: 'What kind of change it is.' })
  code!: ChangeCode;

  @Field(() => String, { description: 'The change as a sentence for the family.' })
  text!: string;

  static from(this: void, { code, text }: DifferenceLine): PlanDifferenceLine {
    return { code, text };
  }
}
