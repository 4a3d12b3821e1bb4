import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { graphqlEnum } from '../platform/graphql/enums.js';
import { MutationInput } from '../platform/graphql/mutation-input.js';
import { DateTime, EmailAddress, PhoneNumber, ShortText, Uuid } from '../platform/graphql/scalars.js';
import type { Role } from '../platform/access/policies.js';
import type { Language } from './directory.domain.js';
import { LanguageEnum } from './directory.graphql.js';
import type { MembershipRow, ProfessionalRow } from './professional.repository.js';

const RoleEnum = graphqlEnum<Role>('Role', 'What a membership lets a person do in its area and unit (rooli).', {
  professional: 'Takes part in networks (ammattilainen).',
  counsellor: 'Receives contacts, convenes meetings (palveluohjaaja).',
  'team-lead': 'Leads counsellors, reassigns their work (tiimivastaava).',
  statistician: 'Reads suppressed statistics (tilastoija).',
  'log-inspector': 'Inspects the access log (lokivalvoja, tietosuojavastaava).',
  admin: 'Keeps directory and memberships (pääkäyttäjä).',
});

@ObjectType({ description: 'What a person is in a unit of an area (jäsenyys).' })
export class Membership {
  @Field(() => Uuid, { description: 'Id of the membership.' })
  id!: string;

  @Field(() => Uuid, { description: 'The area.' })
  areaId!: string;

  @Field(() => String, { description: 'Name of the area.' })
  areaName!: string;

  @Field(() => Uuid, { description: 'The unit.' })
  unitId!: string;

  @Field(() => String, { description: 'Name of the unit.' })
  unitName!: string;

  @Field(() => RoleEnum, { description: 'What the person may do there.' })
  role!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'The issuer whose claims gave it and take it away (tunnistuksen antaja); null: somebody admitted the person.',
  })
  issuer!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it ends by itself; null: for the time being.' })
  until!: string | null;

  static from(this: void, row: MembershipRow): Membership {
    const { id, areaId, areaName, unitId, unitName, role, issuer, until } = row;
    return { id, areaId, areaName, unitId, unitName, role, issuer, until };
  }
}

@ObjectType({ description: 'Professional (ammattilainen): one person, one account, whatever units.' })
export class Professional {
  @Field(() => Uuid, { description: 'Id of the person.' })
  id!: string;

  @Field(() => String, { description: 'Given name.' })
  givenName!: string;

  @Field(() => String, { description: 'Family name.' })
  familyName!: string;

  @Field(() => String, { description: 'Title (nimike).' })
  title!: string;

  @Field(() => String, { description: 'E-mail address where invitations go.' })
  email!: string;

  @Field(() => String, { nullable: true, description: 'Phone, E.164.' })
  phone!: string | null;

  @Field(() => LanguageEnum, { description: 'Language of mail to this person.' })
  language!: string;

  @Field(() => [Membership], { description: 'Units the person belongs to now.' })
  memberships!: Membership[];

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  version!: number;

  static from(this: void, row: ProfessionalRow): Professional {
    const { id, givenName, familyName, title, email, phone, language, version } = row;
    return {
      id,
      givenName,
      familyName,
      title,
      email,
      phone,
      language,
      version,
      memberships: row.memberships.map(Membership.from),
    };
  }
}

@ObjectType({ description: 'Who is signed in.' })
export class Me {
  @Field(() => Uuid, { description: 'Id of the person.' })
  id!: string;

  @Field(() => Professional, {
    nullable: true,
    description: 'The entry in the staff directory; null for a member of a family.',
  })
  professional!: Professional | null;
}

@InputType({ description: 'A new professional and the first unit.' })
export class AddProfessionalInput extends MutationInput {
  @Field(() => Uuid, { description: 'The unit the person belongs to.' })
  unitId!: string;

  @Field(() => RoleEnum, { description: 'What the person may do there.' })
  role!: Role;

  @Field(() => ShortText, { description: 'Given name.' })
  givenName!: string;

  @Field(() => ShortText, { description: 'Family name.' })
  familyName!: string;

  @Field(() => ShortText, { description: 'Title (nimike).' })
  title!: string;

  @Field(() => EmailAddress, { description: 'E-mail address where invitations go; belongs to one person only.' })
  email!: string;

  @Field(() => PhoneNumber, { nullable: true, description: 'Phone.' })
  phone?: string | null;

  @Field(() => LanguageEnum, { description: 'Language of mail.' })
  language!: Language;
}

@InputType({ description: 'What a professional, or an administrator of the area, changes in the entry.' })
export class KeepProfessionalInput extends MutationInput {
  @Field(() => Uuid, { description: 'Whose entry.' })
  professionalId!: string;

  @Field(() => Int, { description: 'The version the client saw.' })
  expectedVersion!: number;

  @Field(() => ShortText, {
    nullable: true,
    description: 'Given name; none: it stays. Changed by an administrator of the area.',
  })
  givenName?: string | null;

  @Field(() => ShortText, {
    nullable: true,
    description: 'Family name; none: it stays. Changed by an administrator of the area.',
  })
  familyName?: string | null;

  @Field(() => ShortText, { description: 'Title (nimike).' })
  title!: string;

  @Field(() => EmailAddress, { description: 'E-mail address where invitations go.' })
  email!: string;

  @Field(() => PhoneNumber, { nullable: true, description: 'Phone; null takes it away.' })
  phone?: string | null;

  @Field(() => LanguageEnum, { description: 'Language of mail.' })
  language!: Language;
}

@InputType({ description: 'Somebody begins in a unit.' })
export class JoinUnitInput extends MutationInput {
  @Field(() => Uuid, { description: 'Who.' })
  professionalId!: string;

  @Field(() => Uuid, { description: 'In which unit.' })
  unitId!: string;

  @Field(() => RoleEnum, { description: 'As what.' })
  role!: Role;

  @Field(() => DateTime, { nullable: true, description: 'Until when; null: for the time being.' })
  until?: Temporal.Instant | null;
}

@InputType({ description: 'Somebody stops in a unit: what they saw through it closes at once.' })
export class LeaveUnitInput extends MutationInput {
  @Field(() => Uuid, { description: 'Which membership ends.' })
  membershipId!: string;
}
