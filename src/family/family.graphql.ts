import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { Language } from '../directory/directory.domain.js';
import { LanguageEnum } from '../directory/directory.graphql.js';
import { graphqlEnum } from '../platform/graphql/enums.js';
import { MutationInput } from '../platform/graphql/mutation-input.js';
import { LocalDate, ShortText, Uuid } from '../platform/graphql/scalars.js';
import type { ContactWayKind, GuardianPowers, PersonRole } from './family.domain.js';
import type * as entity from './family.entity.js';

export const PersonRoleEnum = graphqlEnum<PersonRole>('PersonRole', 'Who a person is in the family.', {
  child: 'Child or young person (lapsi, nuori).',
  guardian: 'Guardian (huoltaja).',
  'close-person': 'Close person (läheinen).',
});

export const GuardianPowersEnum = graphqlEnum<GuardianPowers>(
  'GuardianPowers',
  'What a guardian may decide for a child (huoltajan päätösvalta).',
  {
    full: 'Everything, alone or together with the other guardians.',
    limited: 'Only the matters laid down by agreement or court; does not consent to telling others.',
  },
);

export const ContactWayKindEnum = graphqlEnum<ContactWayKind>(
  'ContactWayKind',
  'A way of contact (yhteydenottotapa).',
  {
    phone: 'By phone (puhelin).',
    email: 'By e-mail (sähköposti).',
    letter: 'By letter (kirje).',
  },
);

@InputType({ description: 'A way to reach a person.' })
export class ContactWayInput {
  @Field(() => ContactWayKindEnum, { description: 'Which kind.' })
  kind!: ContactWayKind;

  @Field(() => ShortText, { description: 'Number (E.164: `+358401234567`), mail address or postal address.' })
  value!: string;

  @Field(() => Boolean, { description: 'The person said that it is safe. Nothing goes by another.' })
  safe!: boolean;

  @Field(() => ShortText, { nullable: true, description: 'When it is safe, in the person’s own words.' })
  safeTime?: string | null;
}

@InputType({ description: 'What is told of a person, without ways of contact.' })
class PersonDetailsInput {
  @Field(() => PersonRoleEnum, { description: 'Who the person is in the family.' })
  role!: PersonRole;

  @Field(() => ShortText, { description: 'Given name.' })
  givenName!: string;

  @Field(() => ShortText, { nullable: true, description: 'Family name.' })
  familyName?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Day of birth.' })
  birthDate?: Temporal.PlainDate | null;

  @Field(() => LanguageEnum, { description: 'Language in which the person is written to.' })
  language!: Language;

  @Field(() => ShortText, {
    nullable: true,
    description: 'Language that must be interpreted, ISO 639 (`ar`); none: no interpreter is needed (tulkin tarve).',
  })
  interpreterLanguage?: string | null;
}

@InputType({ description: 'A person of the family.' })
export class PersonInput extends PersonDetailsInput {
  @Field(() => [ContactWayInput], { defaultValue: [], description: 'How to reach the person.' })
  contactWays!: ContactWayInput[];
}

@InputType({ description: 'Another person of a family.' })
export class AddPersonInput extends MutationInput {
  @Field(() => Uuid, { description: 'The family.' })
  familyId!: string;

  @Field(() => PersonInput, { description: 'The person.' })
  person!: PersonInput;
}

@InputType({ description: 'A person, corrected.' })
export class KeepPersonInput extends MutationInput {
  @Field(() => Uuid, { description: 'The person.' })
  personId!: string;

  @Field(() => Int, { description: 'Version of the person that was seen.' })
  expectedVersion!: number;

  @Field(() => PersonDetailsInput, { description: 'The person as known now, whole.' })
  person!: PersonDetailsInput;
}

@InputType({ description: 'A further way to reach a person.' })
export class AddContactWayInput extends MutationInput {
  @Field(() => Uuid, { description: 'The person.' })
  personId!: string;

  @Field(() => ContactWayInput, { description: 'The way.' })
  contactWay!: ContactWayInput;
}

@InputType({ description: 'A way of contact that is used no more.' })
export class EndContactWayInput extends MutationInput {
  @Field(() => Uuid, { description: 'The way.' })
  contactWayId!: string;

  @Field(() => Int, { description: 'Version that was seen.' })
  expectedVersion!: number;
}

@InputType({ description: 'Who is guardian of whom (huoltajuus).' })
export class RecordGuardianshipInput extends MutationInput {
  @Field(() => Uuid, { description: 'The guardian.' })
  guardianId!: string;

  @Field(() => Uuid, { description: 'The child.' })
  childId!: string;

  @Field(() => GuardianPowersEnum, { description: 'What the guardian may decide.' })
  powers!: GuardianPowers;

  @Field(() => Boolean, { description: 'Has a right to information about the child (tiedonsaantioikeus).' })
  rightToInformation!: boolean;

  @Field(() => LocalDate, { nullable: true, description: 'Since when.' })
  since?: Temporal.PlainDate | null;
}

@InputType({ description: 'A guardianship that has ended.' })
export class EndGuardianshipInput extends MutationInput {
  @Field(() => Uuid, { description: 'The guardianship.' })
  guardianshipId!: string;

  @Field(() => Int, { description: 'Version that was seen.' })
  expectedVersion!: number;
}

@ObjectType({ description: 'A person of a family, without name: names are read on the case page.' })
export class Person {
  @Field(() => Uuid, { description: 'Id; also the account with which the person signs in.' })
  id!: string;

  @Field(() => Uuid, { description: 'The family.' })
  familyId!: string;

  @Field(() => PersonRoleEnum, { description: 'Who the person is in it.' })
  role!: PersonRole;

  @Field(() => LanguageEnum, { description: 'Language in which the person is written to.' })
  language!: Language;

  @Field(() => String, { nullable: true, description: 'Language that must be interpreted, ISO 639.' })
  interpreterLanguage!: string | null;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  version!: number;

  static from(this: void, { id, familyId, role, language, interpreterLanguage, version }: entity.Person): Person {
    return { id, familyId, role, language, interpreterLanguage: interpreterLanguage ?? null, version };
  }
}

@ObjectType({ description: 'A way to reach a person; its value is read on the case page.' })
export class ContactWay {
  @Field(() => Uuid, { description: 'Id.' })
  id!: string;

  @Field(() => Uuid, { description: 'The person.' })
  personId!: string;

  @Field(() => ContactWayKindEnum, { description: 'Which kind.' })
  kind!: ContactWayKind;

  @Field(() => Boolean, { description: 'Whether it may be used.' })
  safe!: boolean;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  version!: number;

  static from(this: void, { id, personId, kind, safe, version }: entity.ContactWay): ContactWay {
    return { id, personId, kind, safe, version };
  }
}

@ObjectType({ description: 'A guardianship (huoltajuus).' })
export class Guardianship {
  @Field(() => Uuid, { description: 'Id.' })
  id!: string;

  @Field(() => Uuid, { description: 'The guardian.' })
  guardianId!: string;

  @Field(() => Uuid, { description: 'The child.' })
  childId!: string;

  @Field(() => GuardianPowersEnum, { description: 'What the guardian may decide.' })
  powers!: GuardianPowers;

  @Field(() => Boolean, { description: 'Has a right to information about the child.' })
  rightToInformation!: boolean;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  version!: number;

  static from(this: void, found: entity.Guardianship): Guardianship {
    const { id, guardianId, childId, powers, rightToInformation, version } = found;
    return { id, guardianId, childId, powers, rightToInformation, version };
  }
}
