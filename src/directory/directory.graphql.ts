import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf } from '../platform/graphql/connection.js';
import { graphqlEnum } from '../platform/graphql/enums.js';
import { DateTime, LocalDate, Uuid } from '../platform/graphql/scalars.js';
import type { Language, NeedCode, OrganisationKind, Sector } from './directory.domain.js';
import type { ServiceRow, UnitRow } from './directory.repository.js';

export const OrganisationKindEnum = graphqlEnum<OrganisationKind>(
  'OrganisationKind',
  'What an organisation (organisaatio) is.',
  {
    'wellbeing-county': 'Wellbeing services county (hyvinvointialue).',
    municipality: 'Municipality (kunta).',
    parish: 'Parish (seurakunta).',
    ngo: 'Association (järjestö).',
    private: 'Private provider (yksityinen palveluntuottaja).',
  },
);

export const SectorEnum = graphqlEnum<Sector>('Sector', 'The field somebody works in (toimiala).', {
  'service-guidance': 'Service guidance for families (lapsiperheiden palveluohjaus).',
  'child-health-clinic': 'Child health clinic (neuvola).',
  'early-childhood-education': 'Early childhood education (varhaiskasvatus).',
  school: 'School (koulu).',
  'pupil-welfare': 'Pupil welfare (opiskeluhuolto).',
  'family-social-services': 'Social services for families (lapsiperheiden sosiaalipalvelut).',
  'mental-health': 'Mental health services (mielenterveyspalvelut).',
  rehabilitation: 'Rehabilitation (kuntoutus).',
  'health-care': 'Health care (terveydenhuolto).',
  'adult-services': 'Services for adults (aikuisten palvelut).',
  'youth-work': 'Youth work (nuorisotyö).',
  leisure: 'Leisure and healthy living (vapaa-aika, elintapaohjaus).',
  parish: 'Parish (seurakunta).',
  ngo: 'Association (järjestö).',
  'private-service': 'Private service (yksityinen palvelu).',
  interpreting: 'Interpreting (tulkkaus).',
});

export const NeedCodeEnum = graphqlEnum<NeedCode>('NeedCode', 'What help is asked for (tuen tarve).', {
  parenting: 'Parenting and upbringing (vanhemmuus ja kasvatus).',
  'everyday-life': 'Coping in everyday life (arjessa jaksaminen).',
  'child-development': "A child's development (lapsen kehitys).",
  'child-behaviour': "A child's behaviour and feelings (lapsen käytös ja tunteet).",
  'school-attendance': 'Absence from school (koulupoissaolot).',
  learning: 'Learning (oppiminen).',
  'loneliness-bullying': 'Loneliness or bullying (yksinäisyys tai kiusaaminen).',
  'mental-health': 'Mental health (mielenterveys).',
  'couple-relationship': "The parents' relationship (parisuhde).",
  separation: 'Separation (ero).',
  'illness-disability': 'Illness or disability (sairaus tai vamma).',
  'finances-housing': 'Money or housing (talous tai asuminen).',
  'substance-use': 'Intoxicants (päihteet).',
  'safety-violence': 'Safety or violence (turvallisuus tai väkivalta).',
  other: 'Something else (muu).',
});

export const LanguageEnum = graphqlEnum<Language>('Language', 'Language of service and mail (asiointikieli).', {
  fi: 'Finnish (suomi).',
  sv: 'Swedish (ruotsi).',
  en: 'English (englanti).',
});

@ObjectType({ description: 'Wellbeing services county (hyvinvointialue).' })
export class Area {
  @Field(() => Uuid, { description: 'Id of the area.' })
  id!: string;

  @Field(() => String, { description: 'Official two-digit code.' })
  code!: string;

  @Field(() => String, { description: 'Name in Finnish.' })
  name!: string;

  @Field(() => String, { description: 'What people call it, such as Pohde.' })
  shortName!: string;
}

@ObjectType({ description: 'Municipality (kunta).' })
export class Municipality {
  @Field(() => ID, { description: 'Official three-digit code (kuntanumero).' })
  code!: string;

  @Field(() => String, { description: 'Name in Finnish.' })
  nameFi!: string;

  @Field(() => String, { description: 'Name in Swedish; the Finnish one where there is no other.' })
  nameSv!: string;
}

@ObjectType({ description: 'Organisation (organisaatio): who keeps registers.' })
export class Organisation {
  @Field(() => Uuid, { description: 'Id of the organisation.' })
  id!: string;

  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => OrganisationKindEnum, { description: 'What it is.' })
  kind!: string;

  @Field(() => DateTime, { nullable: true, description: 'Since when there is none any more; then no list shows it.' })
  withdrawnAt!: string | null;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  version!: number;
}

@ObjectType({ description: 'Unit (yksikkö): what a family consents to share with.' })
export class Unit {
  @Field(() => Uuid, { description: 'Id of the unit.' })
  id!: string;

  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => Organisation, { description: 'The organisation it belongs to.' })
  organisation!: Organisation;

  @Field(() => String, { description: 'The register it writes in (rekisteri).' })
  register!: string;

  @Field(() => SectorEnum, { description: 'Its field.' })
  sector!: string;

  @Field(() => Boolean, {
    description: 'Whether it is an authority, obliged to take part on request (1301/2014 41 §).',
  })
  isAuthority!: boolean;

  @Field(() => String, { nullable: true, description: 'Phone, E.164.' })
  phone!: string | null;

  @Field(() => String, { nullable: true, description: 'Shared e-mail address.' })
  email!: string | null;

  @Field(() => [String], { description: 'Codes of the municipalities it serves.' })
  municipalities!: readonly string[];

  @Field(() => String, {
    nullable: true,
    description: 'Code of the municipality where it works: from there its people travel (sijaintikunta).',
  })
  municipality!: string | null;

  @Field(() => LocalDate, { description: 'By when its owners look the entry through.' })
  reviewBy!: string;

  @Field(() => DateTime, { nullable: true, description: 'Since when there is none any more; then no list shows it.' })
  withdrawnAt!: string | null;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  version!: number;

  static from(this: void, { id, name, organisation, register, sector, ...row }: UnitRow): Unit {
    const { isAuthority, phone, email, municipalities, municipality, reviewBy, withdrawnAt, version } = row;
    const what = { id, name, organisation, register, sector, isAuthority, phone, email };
    return { ...what, municipalities, municipality, reviewBy, withdrawnAt, version };
  }
}

@ObjectType({ description: 'A person of the staff, by name (ammattilainen).' })
export class StaffName {
  @Field(() => Uuid, { description: 'Id of the person.' })
  id!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Given name; null for those who may not read the staff directory.',
  })
  givenName!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Family name; null for those who may not read the staff directory.',
  })
  familyName!: string | null;
}

@ObjectType({ description: 'Service (palvelu): for whom, where, how to reach it.' })
export class Service {
  @Field(() => Uuid, { description: 'Id of the service.' })
  id!: string;

  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => Unit, { description: 'The unit that gives it.' })
  unit!: Unit;

  @Field(() => String, { description: 'For whom it is.' })
  forWhom!: string;

  @Field(() => String, { description: 'Where it is given.' })
  place!: string;

  @Field(() => String, { description: 'How to reach it.' })
  howToReach!: string;

  @Field(() => StaffName, { nullable: true, description: 'Whom to ask about it (yhteyshenkilö).' })
  contactPerson!: StaffName | null;

  @Field(() => [NeedCodeEnum], { description: 'Needs it answers.' })
  needCodes!: readonly string[];

  @Field(() => [String], { description: 'Codes of the municipalities it is for.' })
  municipalities!: readonly string[];

  @Field(() => LocalDate, { description: 'By when its owners look the entry through.' })
  reviewBy!: string;

  @Field(() => DateTime, { nullable: true, description: 'Since when it is no longer given; then no search finds it.' })
  withdrawnAt!: string | null;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  version!: number;

  static from(this: void, row: ServiceRow): Service {
    const {
      id,
      name,
      forWhom,
      place,
      howToReach,
      contactPerson,
      needCodes,
      municipalities,
      reviewBy,
      withdrawnAt,
      version,
    } = row;
    const unit = Unit.from(row.unit);
    return {
      id,
      name,
      unit,
      forWhom,
      place,
      howToReach,
      contactPerson,
      needCodes,
      municipalities,
      reviewBy,
      withdrawnAt,
      version,
    };
  }
}

export const ServiceConnection = connectionOf(Service, 'Service');
export const OrganisationConnection = connectionOf(Organisation, 'Organisation');
export const UnitConnection = connectionOf(Unit, 'Unit');
