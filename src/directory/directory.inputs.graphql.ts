import { ArgsType, Field, InputType, Int } from '@nestjs/graphql';
import { MutationInput } from '../platform/graphql/mutation-input.js';
import { EmailAddress, LocalDate, LongText, PhoneNumber, ShortText, Uuid } from '../platform/graphql/scalars.js';
import type { NeedCode, OrganisationKind, Sector } from './directory.domain.js';
import { NeedCodeEnum, OrganisationKindEnum, SectorEnum } from './directory.graphql.js';

@InputType({ description: 'What services are looked for. All that is given must hold.' })
export class ServiceSearchInput {
  @Field(() => ShortText, { nullable: true, description: 'Code of a municipality it must be for.' })
  municipality?: string | null;

  @Field(() => SectorEnum, { nullable: true, description: 'Field of its unit.' })
  sector?: Sector | null;

  @Field(() => NeedCodeEnum, { nullable: true, description: 'A need it must answer.' })
  need?: NeedCode | null;

  @Field(() => ShortText, {
    nullable: true,
    description:
      'Words that must all stand in its name, its unit, the organisation or whom it is for; parts of words will do, case does not matter.',
  })
  text?: string | null;

  @Field(() => Uuid, { nullable: true, description: 'The unit that gives it.' })
  unitId?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: only those whose day of review has passed; false: only the others.',
  })
  reviewDue?: boolean | null;
}

/** What units are listed. All that is given must hold. */
@ArgsType()
export class UnitQuestionArgs {
  @Field(() => SectorEnum, { nullable: true, description: 'Only of this field.' })
  sector?: Sector | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: only those whose day of review has passed; false: only the others.',
  })
  reviewDue?: boolean | null;

  @Field(() => ShortText, {
    nullable: true,
    description:
      'Words that must all stand in its name or that of the organisation; parts of words will do, case does not matter.',
  })
  text?: string | null;

  @Field(() => Uuid, { nullable: true, description: 'Only of this organisation.' })
  organisationId?: string | null;
}

@InputType({ description: 'A new organisation. By an administrator of the area.' })
export class AddOrganisationInput extends MutationInput {
  @Field(() => Uuid, { description: 'The area it belongs to.' })
  areaId!: string;

  @Field(() => ShortText, { description: 'Name.' })
  name!: string;

  @Field(() => OrganisationKindEnum, { description: 'What it is.' })
  kind!: OrganisationKind;
}

@InputType({ description: 'What an administrator of the area keeps up to date in an organisation (organisaatio).' })
export class KeepOrganisationInput extends MutationInput {
  @Field(() => Uuid, { description: 'Which organisation.' })
  organisationId!: string;

  @Field(() => Int, { description: 'The version the client saw.' })
  expectedVersion!: number;

  @Field(() => ShortText, { description: 'Name.' })
  name!: string;

  @Field(() => OrganisationKindEnum, { description: 'What it is.' })
  kind!: OrganisationKind;
}

@InputType({ description: 'A new unit. By an administrator of the area.' })
export class AddUnitInput extends MutationInput {
  @Field(() => Uuid, { description: 'The organisation it belongs to.' })
  organisationId!: string;

  @Field(() => ShortText, { description: 'Name.' })
  name!: string;

  @Field(() => ShortText, { description: 'The register it writes in (rekisteri).' })
  register!: string;

  @Field(() => SectorEnum, { description: 'Its field.' })
  sector!: Sector;

  @Field(() => Boolean, { description: 'Whether it is an authority.' })
  isAuthority!: boolean;

  @Field(() => PhoneNumber, { nullable: true, description: 'Phone.' })
  phone?: string | null;

  @Field(() => EmailAddress, { nullable: true, description: 'Shared e-mail address.' })
  email?: string | null;

  @Field(() => [ShortText], { description: 'Codes of the municipalities it serves, of its own area.' })
  municipalities!: string[];

  @Field(() => ShortText, {
    nullable: true,
    description: 'Code of the municipality where it works, of its own area.',
  })
  municipality?: string | null;

  @Field(() => LocalDate, { description: 'By when its owners look the entry through.' })
  reviewBy!: Temporal.PlainDate;
}

@InputType({ description: 'What the people of a unit, or an administrator of the area, keep up to date in its entry.' })
export class KeepUnitInput extends MutationInput {
  @Field(() => Uuid, { description: 'Which unit.' })
  unitId!: string;

  @Field(() => Int, { description: 'The version the client saw.' })
  expectedVersion!: number;

  @Field(() => ShortText, { description: 'Name.' })
  name!: string;

  @Field(() => PhoneNumber, { nullable: true, description: 'Phone; null takes it away.' })
  phone?: string | null;

  @Field(() => EmailAddress, { nullable: true, description: 'Shared e-mail address; null takes it away.' })
  email?: string | null;

  @Field(() => [ShortText], { description: 'Codes of the municipalities it serves, of its own area.' })
  municipalities!: string[];

  @Field(() => ShortText, {
    nullable: true,
    description: 'Code of the municipality where it works, of its own area; null: not known.',
  })
  municipality?: string | null;

  @Field(() => LocalDate, { description: 'By when the entry is looked through next.' })
  reviewBy!: Temporal.PlainDate;
}

@InputType({ description: 'What a service entry says.' })
export class ServiceEntryInput {
  @Field(() => ShortText, { description: 'Name.' })
  name!: string;

  @Field(() => LongText, { description: 'For whom it is.' })
  forWhom!: string;

  @Field(() => LongText, { description: 'Where it is given.' })
  place!: string;

  @Field(() => LongText, { description: 'How to reach it.' })
  howToReach!: string;

  @Field(() => Uuid, { nullable: true, description: 'Whom to ask about it: a professional.' })
  contactPersonId?: string | null;

  @Field(() => [NeedCodeEnum], { description: 'Needs it answers.' })
  needCodes!: NeedCode[];

  @Field(() => [ShortText], { description: 'Codes of the municipalities it is for, of the unit’s area.' })
  municipalities!: string[];

  @Field(() => LocalDate, { description: 'By when the entry is looked through next.' })
  reviewBy!: Temporal.PlainDate;
}

@InputType({ description: 'A new service of a unit. By its people or an administrator of the area.' })
export class AddServiceInput extends MutationInput {
  @Field(() => Uuid, { description: 'The unit that gives it.' })
  unitId!: string;

  @Field(() => ServiceEntryInput, { description: 'The entry.' })
  entry!: ServiceEntryInput;
}

@InputType({
  description: 'A service that is no longer given. By the people of its unit or an administrator of the area.',
})
export class WithdrawServiceInput extends MutationInput {
  @Field(() => Uuid, { description: 'Which service.' })
  serviceId!: string;

  @Field(() => Int, { description: 'The version the client saw.' })
  expectedVersion!: number;
}

@InputType({
  description: 'A service entry kept up to date by the people of its unit or an administrator of the area.',
})
export class KeepServiceInput extends MutationInput {
  @Field(() => Uuid, { description: 'Which service.' })
  serviceId!: string;

  @Field(() => Int, { description: 'The version the client saw.' })
  expectedVersion!: number;

  @Field(() => ServiceEntryInput, { description: 'The entry as it shall be.' })
  entry!: ServiceEntryInput;
}

@InputType({ description: 'A unit that there is no more. By an administrator of the area.' })
export class WithdrawUnitInput extends MutationInput {
  @Field(() => Uuid, { description: 'Which unit. Nobody, and no room, may belong to it any more.' })
  unitId!: string;

  @Field(() => Int, { description: 'The version the client saw.' })
  expectedVersion!: number;
}

@InputType({ description: 'An organisation that there is no more. By an administrator of the area.' })
export class WithdrawOrganisationInput extends MutationInput {
  @Field(() => Uuid, { description: 'Which organisation. Its units must have ended.' })
  organisationId!: string;

  @Field(() => Int, { description: 'The version the client saw.' })
  expectedVersion!: number;
}
