import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { mapPage, type Page, PageArgs } from '../platform/graphql/connection.js';
import { Uuid } from '../platform/graphql/scalars.js';
import {
  Area,
  Municipality,
  Organisation,
  OrganisationConnection,
  Service,
  ServiceConnection,
  Unit,
  UnitConnection,
} from './directory.graphql.js';
import {
  AddOrganisationInput,
  AddServiceInput,
  AddUnitInput,
  KeepOrganisationInput,
  KeepServiceInput,
  KeepUnitInput,
  ServiceSearchInput,
  UnitQuestionArgs,
  WithdrawOrganisationInput,
  WithdrawServiceInput,
  WithdrawUnitInput,
} from './directory.inputs.graphql.js';
import { DirectoryEnding } from './directory.ending.js';
import { DirectoryKeeping } from './directory.keeping.js';
import { DirectoryReading } from './directory.reading.js';

/** The directory (palveluhakemisto): places, organisations, units, services. */
@Resolver()
export class DirectoryResolver {
  constructor(
    private readonly reading: DirectoryReading,
    private readonly keeping: DirectoryKeeping,
    private readonly ending: DirectoryEnding,
  ) {}

  @Query(() => [Area], { description: 'Wellbeing services counties (hyvinvointialueet) of this installation.' })
  areas(): Promise<Area[]> {
    return this.reading.areas();
  }

  @Query(() => [Municipality], { description: 'Municipalities (kunnat) of an area, in Finnish order.' })
  municipalities(
    @Args('areaId', { type: () => Uuid, description: 'The area.' }) areaId: string,
  ): Promise<Municipality[]> {
    return this.reading.municipalities(areaId);
  }

  @Query(() => ServiceConnection, {
    description: 'Services (palvelut) of an area by municipality, field, need and text, in Finnish order.',
  })
  async services(
    @Args('areaId', { type: () => Uuid, description: 'The area.' }) areaId: string,
    @Args('search', { nullable: true, description: 'What is looked for; nothing: all.' }) search: ServiceSearchInput,
    @Args() page: PageArgs,
  ): Promise<Page<Service>> {
    return mapPage(await this.reading.services(areaId, search ?? {}, page), Service.from);
  }

  @Query(() => UnitConnection, { description: 'Units (yksiköt) of an area, in Finnish order.' })
  async units(
    @Args('areaId', { type: () => Uuid, description: 'The area.' }) areaId: string,
    @Args() question: UnitQuestionArgs,
    @Args() page: PageArgs,
  ): Promise<Page<Unit>> {
    return mapPage(await this.reading.units(areaId, question, page), Unit.from);
  }

  @Query(() => OrganisationConnection, { description: 'Organisations (organisaatiot) of an area, in Finnish order.' })
  organisations(
    @Args('areaId', { type: () => Uuid, description: 'The area.' }) areaId: string,
    @Args() page: PageArgs,
  ): Promise<Page<Organisation>> {
    return this.reading.organisations(areaId, page);
  }

  @Query(() => Organisation, { description: 'One organisation (organisaatio).' })
  organisation(@Args('id', { type: () => Uuid, description: 'Its id.' }) id: string): Promise<Organisation> {
    return this.reading.organisation(id);
  }

  @Query(() => Unit, { description: 'One unit (yksikkö).' })
  async unit(@Args('id', { type: () => Uuid, description: 'Its id.' }) id: string): Promise<Unit> {
    return Unit.from(await this.reading.unit(id));
  }

  @Query(() => Service, { description: 'One service (palvelu).' })
  async service(@Args('id', { type: () => Uuid, description: 'Its id.' }) id: string): Promise<Service> {
    return Service.from(await this.reading.service(id));
  }

  @Mutation(() => Organisation, { description: 'Adds an organisation (organisaatio).' })
  async addOrganisation(
    @Args('input', { description: 'What is added.' }) input: AddOrganisationInput,
  ): Promise<Organisation> {
    return this.reading.organisation(await this.keeping.addOrganisation(input));
  }

  @Mutation(() => Organisation, {
    description: 'Keeps an organisation (organisaatio) up to date. By an administrator of the area.',
  })
  async keepOrganisation(
    @Args('input', { description: 'What changes.' }) input: KeepOrganisationInput,
  ): Promise<Organisation> {
    return this.reading.organisation(await this.keeping.keepOrganisation(input));
  }

  @Mutation(() => Unit, { description: 'Adds a unit (yksikkö).' })
  async addUnit(@Args('input', { description: 'What is added.' }) input: AddUnitInput): Promise<Unit> {
    return Unit.from(await this.reading.unit(await this.keeping.addUnit(input)));
  }

  @Mutation(() => Unit, { description: 'Keeps a unit’s entry up to date.' })
  async keepUnit(@Args('input', { description: 'What changes.' }) input: KeepUnitInput): Promise<Unit> {
    return Unit.from(await this.reading.unit(await this.keeping.keepUnit(input)));
  }

  @Mutation(() => Service, { description: 'Adds a service (palvelu).' })
  async addService(@Args('input', { description: 'What is added.' }) input: AddServiceInput): Promise<Service> {
    return Service.from(await this.reading.service(await this.keeping.addService(input)));
  }

  @Mutation(() => Service, { description: 'Keeps a service’s entry up to date.' })
  async keepService(@Args('input', { description: 'What changes.' }) input: KeepServiceInput): Promise<Service> {
    return Service.from(await this.reading.service(await this.keeping.keepService(input)));
  }

  @Mutation(() => Service, { description: 'Takes a service that is no longer given out of the directory.' })
  async withdrawService(
    @Args('input', { description: 'Which service.' }) input: WithdrawServiceInput,
  ): Promise<Service> {
    return Service.from(await this.reading.service(await this.keeping.withdrawService(input)));
  }

  @Mutation(() => Unit, { description: 'Ends a unit to which nobody belongs, and with it its services.' })
  async withdrawUnit(@Args('input', { description: 'Which unit.' }) input: WithdrawUnitInput): Promise<Unit> {
    return Unit.from(await this.reading.unit(await this.ending.withdrawUnit(input)));
  }

  @Mutation(() => Organisation, { description: 'Ends an organisation that has no units.' })
  async withdrawOrganisation(
    @Args('input', { description: 'Which organisation.' }) input: WithdrawOrganisationInput,
  ): Promise<Organisation> {
    return this.reading.organisation(await this.ending.withdrawOrganisation(input));
  }
}
