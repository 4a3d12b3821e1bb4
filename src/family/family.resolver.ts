import { Args, Mutation, Resolver } from '@nestjs/graphql';
import {
  AddContactWayInput,
  AddPersonInput,
  ContactWay,
  EndContactWayInput,
  EndGuardianshipInput,
  Guardianship,
  KeepPersonInput,
  Person,
  RecordGuardianshipInput,
} from './family.graphql.js';
import { FamilyService } from './family.service.js';

/** The people of a family (perhe). */
@Resolver()
export class FamilyResolver {
  constructor(private readonly families: FamilyService) {}

  @Mutation(() => Person, { description: 'Another person of the family. By the counsellor of its case.' })
  async addPerson(@Args('input', { description: 'Who.' }) input: AddPersonInput): Promise<Person> {
    return Person.from(await this.families.addPerson(input.familyId, input.person));
  }

  @Mutation(() => Person, { description: 'Corrects what is known of a person.' })
  async keepPerson(@Args('input', { description: 'Who, and what instead.' }) input: KeepPersonInput): Promise<Person> {
    const seen = { id: input.personId, expectedVersion: input.expectedVersion };
    return Person.from(await this.families.keepPerson(seen, input.person));
  }

  @Mutation(() => ContactWay, { description: 'A further way to reach a person.' })
  async addContactWay(
    @Args('input', { description: 'Whose, and which.' }) input: AddContactWayInput,
  ): Promise<ContactWay> {
    return ContactWay.from(await this.families.addContactWay(input.personId, input.contactWay));
  }

  @Mutation(() => ContactWay, {
    description:
      'Nothing goes this way any more. With a safe phone end the person’s code and remembered devices (muistettu laite): it may be in other hands.',
  })
  async endContactWay(@Args('input', { description: 'Which.' }) input: EndContactWayInput): Promise<ContactWay> {
    const seen = { id: input.contactWayId, expectedVersion: input.expectedVersion };
    return ContactWay.from(await this.families.endContactWay(seen));
  }

  @Mutation(() => Guardianship, { description: 'Records who is guardian of whom.' })
  async recordGuardianship(
    @Args('input', { description: 'Who, of whom, how far.' }) input: RecordGuardianshipInput,
  ): Promise<Guardianship> {
    return Guardianship.from(await this.families.recordGuardianship(input));
  }

  @Mutation(() => Guardianship, { description: 'A guardianship has ended.' })
  async endGuardianship(@Args('input', { description: 'Which.' }) input: EndGuardianshipInput): Promise<Guardianship> {
    const seen = { id: input.guardianshipId, expectedVersion: input.expectedVersion };
    return Guardianship.from(await this.families.endGuardianship(seen));
  }
}
