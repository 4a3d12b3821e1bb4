import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { Language } from '../directory/directory.domain.js';
import { LanguageEnum } from '../directory/directory.graphql.js';
import type { ContactWayKind, GuardianPowers, PersonRole } from '../family/family.domain.js';
import { ContactWayKindEnum, GuardianPowersEnum, PersonRoleEnum } from '../family/family.graphql.js';
import { DateTime, LocalDate, Uuid } from '../platform/graphql/scalars.js';

@ObjectType({ description: 'A professional as everybody around the table may know them.' })
export class Colleague {
  @Field(() => Uuid, { description: 'Id.' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'Given name.' })
  givenName!: string | null;

  @Field(() => String, { nullable: true, description: 'Family name.' })
  familyName!: string | null;

  @Field(() => String, { nullable: true, description: 'Title (nimike).' })
  title!: string | null;

  @Field(() => String, { nullable: true, description: 'Number to call.' })
  phone!: string | null;

  @Field(() => Uuid, { nullable: true, description: 'The unit for which they act.' })
  unitId!: string | null;

  @Field(() => String, { nullable: true, description: 'Name of that unit.' })
  unitName!: string | null;
}

@ObjectType({ description: 'Responsible person (vastuuhenkilö) of a case.' })
export class ResponsiblePerson {
  @Field(() => Colleague, { description: 'Who.' })
  who!: Colleague;

  @Field(() => DateTime, { description: 'Since when.' })
  since!: string;
}

@ObjectType({ description: 'Who stands in for the responsible person, now or next.' })
export class NamedStandIn {
  @Field(() => Uuid, { description: 'Id.' })
  id!: string;

  @Field(() => Colleague, { description: 'Who.' })
  who!: Colleague;

  @Field(() => LocalDate, { description: 'First day.' })
  firstDay!: string;

  @Field(() => LocalDate, { description: 'Last day.' })
  lastDay!: string;
}

@ObjectType({ description: 'A way to reach a person (yhteystieto).' })
export class CaseContactWay {
  @Field(() => Uuid, { description: 'Id.' })
  id!: string;

  @Field(() => ContactWayKindEnum, { description: 'Which kind.' })
  kind!: ContactWayKind;

  @Field(() => String, { nullable: true, description: 'Number or address.' })
  value!: string | null;

  @Field(() => Boolean, { description: 'Whether it may be used. Nothing goes by another.' })
  safe!: boolean;

  @Field(() => String, { nullable: true, description: 'When it is safe.' })
  safeTime!: string | null;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  version!: number;
}

@ObjectType({ description: 'What a professional judged a child able to (kyvyn arviointi).' })
export class CaseMaturityAssessment {
  @Field(() => Uuid, { description: 'Id.' })
  id!: string;

  @Field(() => LocalDate, { description: 'On which day.' })
  assessedOn!: string;

  @Field(() => Boolean, { description: 'Whether the child has an account of its own (oma tili).' })
  mayHaveAccount!: boolean;

  @Field(() => Colleague, { description: 'Who assessed, and for which unit.' })
  who!: Colleague;

  @Field(() => String, { nullable: true, description: 'Why; null for those who do not keep the family.' })
  reason!: string | null;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  version!: number;
}

@ObjectType({ description: 'That the family has a close person along in the case (perheen kutsuma läheinen).' })
export class CaseInvitedClosePerson {
  @Field(() => Uuid, { description: 'Id.' })
  id!: string;

  @Field(() => Uuid, { description: 'The guardian who wished it.' })
  wishedById!: string;

  @Field(() => DateTime, { description: 'Since when.' })
  invitedAt!: string;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  version!: number;
}

@ObjectType({ description: 'A person of the family.' })
export class CasePerson {
  @Field(() => Uuid, { description: 'Id.' })
  id!: string;

  @Field(() => PersonRoleEnum, { description: 'Who the person is in the family.' })
  role!: PersonRole;

  @Field(() => LanguageEnum, { description: 'Language in which the person is written to.' })
  language!: Language;

  @Field(() => String, { nullable: true, description: 'Language that must be interpreted, ISO 639.' })
  interpreterLanguage!: string | null;

  @Field(() => String, { nullable: true, description: 'Given name; null for those who may not know.' })
  givenName!: string | null;

  @Field(() => String, { nullable: true, description: 'Family name; null for those who may not know.' })
  familyName!: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Day of birth; null for those who may not know.' })
  birthDate!: string | null;

  @Field(() => CaseMaturityAssessment, { nullable: true, description: 'Of a child: the assessment that stands.' })
  maturityAssessment!: CaseMaturityAssessment | null;

  @Field(() => CaseInvitedClosePerson, { nullable: true, description: 'Of a close person who comes along.' })
  invited!: CaseInvitedClosePerson | null;

  @Field(() => [CaseContactWay], { description: 'How to reach the person, the safe ways first.' })
  contactWays!: readonly CaseContactWay[];

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  version!: number;
}

@ObjectType({ description: 'A guardianship (huoltajuus).' })
export class CaseGuardianship {
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
}

@ObjectType({ description: 'A member of the network (verkoston jäsen).' })
export class CaseMember {
  @Field(() => Uuid, { description: 'Id.' })
  id!: string;

  @Field(() => Colleague, { description: 'Who.' })
  who!: Colleague;

  @Field(() => DateTime, { description: 'Since when.' })
  joinedAt!: string;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  version!: number;
}
