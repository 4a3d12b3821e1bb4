import { Args, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Fresh } from '../platform/graphql/fresh.js';
import { ShortText, Uuid } from '../platform/graphql/scalars.js';
import { DirectoryReading } from './directory.reading.js';
import {
  AddProfessionalInput,
  JoinUnitInput,
  KeepProfessionalInput,
  LeaveUnitInput,
  Me,
  Professional,
} from './professional.graphql.js';
import { Professionals } from './professionals.js';

/** People of the staff (ammattilaiset). */
@Resolver()
export class ProfessionalResolver {
  constructor(
    private readonly reading: DirectoryReading,
    private readonly professionals: Professionals,
  ) {}

  @Query(() => Me, { description: 'Who is signed in.' })
  async me(): Promise<Me> {
    const { id, professional } = await this.reading.me();
    return { id, professional: professional && Professional.from(professional) };
  }

  @Query(() => [Professional], {
    name: 'professionals',
    description: 'People of a unit, in Finnish order. For staff.',
  })
  async ofUnit(
    @Args('unitId', { type: () => Uuid, description: 'The unit.' }) unitId: string,
  ): Promise<Professional[]> {
    return (await this.reading.professionalsOf(unitId)).map(Professional.from);
  }

  @Query(() => [Professional], {
    name: 'professionalsByName',
    description: 'People (ammattilaiset) of an area found by name, in Finnish order. For staff.',
  })
  async byName(
    @Args('areaId', { type: () => Uuid, description: 'The area.' }) areaId: string,
    @Args('text', { type: () => ShortText, description: 'Beginnings of given or family names; all must fit.' })
    text: string,
    @Args('first', { type: () => Int, defaultValue: 20, description: 'How many at most, 1–100.' }) first: number,
  ): Promise<Professional[]> {
    return (await this.reading.professionalsByName(areaId, text, first)).map(Professional.from);
  }

  @Query(() => Professional, { description: 'One person of the staff. For staff.' })
  async professional(@Args('id', { type: () => Uuid, description: 'The id.' }) id: string): Promise<Professional> {
    return Professional.from(await this.reading.professional(id));
  }

  @Fresh()
  @Mutation(() => Professional, {
    description:
      'Adds a professional with a first unit. By an administrator of the area, who signed in within the last five minutes (SIGN_IN_AGAIN).',
  })
  async addProfessional(@Args('input', { description: 'Who.' }) input: AddProfessionalInput): Promise<Professional> {
    return Professional.from(await this.reading.professional(await this.professionals.add(input)));
  }

  @Fresh()
  @Mutation(() => Professional, {
    description:
      'Keeps an entry up to date: one’s own, or as an administrator of the area. By the address somebody is recognised, so this needs a sign-in of the last five minutes (SIGN_IN_AGAIN).',
  })
  async keepProfessional(
    @Args('input', { description: 'What changes.' }) input: KeepProfessionalInput,
  ): Promise<Professional> {
    return Professional.from(await this.reading.professional(await this.professionals.keep(input)));
  }

  @Fresh()
  @Mutation(() => Professional, {
    description:
      'Somebody begins in a further unit. By an administrator of its area, who signed in within the last five minutes (SIGN_IN_AGAIN).',
  })
  async joinUnit(@Args('input', { description: 'Who and where.' }) input: JoinUnitInput): Promise<Professional> {
    return Professional.from(await this.reading.professional(await this.professionals.join(input)));
  }

  @Mutation(() => Professional, { description: 'Somebody stops in a unit, at once. By an administrator of its area.' })
  async leaveUnit(@Args('input', { description: 'Which membership.' }) input: LeaveUnitInput): Promise<Professional> {
    return Professional.from(await this.reading.professional(await this.professionals.leave(input.membershipId)));
  }
}
