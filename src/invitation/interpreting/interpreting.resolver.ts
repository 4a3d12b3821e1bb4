import { Query, Resolver } from '@nestjs/graphql';
import { Interpreting } from './interpreting.graphql.js';
import { Interpretings } from './interpretings.js';

/** Interpreting at meetings (tulkkaus). */
@Resolver()
export class InterpretingResolver {
  constructor(private readonly interpretings: Interpretings) {}

  @Query(() => [Interpreting], {
    description: 'Meetings ahead at which one interprets, the nearest first. Empty for everybody else.',
  })
  async myInterpretings(): Promise<Interpreting[]> {
    return (await this.interpretings.own()).map(Interpreting.from);
  }
}
