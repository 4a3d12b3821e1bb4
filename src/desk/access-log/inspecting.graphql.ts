import { ArgsType, Field, InputType, ObjectType } from '@nestjs/graphql';
import { PersonRoleEnum } from '../../family/family.graphql.js';
import type { PersonRole } from '../../family/family.domain.js';
import type { Category, ScopeType } from '../../platform/access/policies.js';
import type { LogLine } from '../../platform/audit/access-log.js';
import { connectionOf } from '../../platform/graphql/connection.js';
import { graphqlEnum } from '../../platform/graphql/enums.js';
import { DateTime, ShortText, Uuid } from '../../platform/graphql/scalars.js';
import { LogBasisEnum, LogCategoryEnum } from './access-log.graphql.js';
import type { OlderReason } from './inspecting.domain.js';
import type { FoundClient, InspectedRow } from './inspecting.repository.js';
import { readBasis, type ToldBasis } from './log-basis.domain.js';

type Done = LogLine['action'];
const LogDeedEnum = graphqlEnum<Done>('LogDeed', 'What a line of the access log is of (lokirivin laji).', {
  read: 'Looked at (katsoi).',
  record: 'Recorded (kirjasi).',
  change: 'Changed (muutti).',
  disclose: 'Disclosed (luovutti).',
  refused: 'Was refused (ei päässyt).',
  search: 'Searched (haki).',
  admit: 'Admitted somebody to a unit (otti yksikköön).',
  dismiss: 'Ended somebody’s membership of a unit (päätti jäsenyyden).',
  'sign-in': 'Signed in (kirjautui).',
  'sign-out': 'Signed out (kirjautui ulos).',
});

const LogScopeEnum = graphqlEnum<ScopeType>('LogScope', 'Of what a line of the access log is (kohde).', {
  contact: 'A contact (yhteydenotto).',
  family: 'A family (perhe).',
  case: 'A case (asia).',
});

const OlderReasonEnum = graphqlEnum<OlderReason>(
  'OlderReason',
  'Why lines older than two years are looked at (erityinen syy, 703/2023 11 §).',
  {
    'client-asks': 'The client asks, for a special reason (asiakas pyytää).',
    'suspected-misuse': 'A misuse is suspected (epäilty väärinkäytös).',
    'authority-asks': 'An authority asks by law (viranomainen pyytää).',
  },
);

@InputType({ description: 'Of what the access log is searched (haun kohde): exactly one of these.' })
export class LogSubjectInput {
  @Field(() => Uuid, { nullable: true, description: 'A case (asia), with its family and its contact.' })
  caseId?: string | null;

  @Field(() => Uuid, { nullable: true, description: 'A family (perhe), with all its cases.' })
  familyId?: string | null;

  @Field(() => Uuid, { nullable: true, description: 'A person of a family (asiakas).' })
  personId?: string | null;

  @Field(() => Uuid, { nullable: true, description: 'A professional (ammattilainen): what they did.' })
  professionalId?: string | null;
}

@ArgsType()
export class LogSearchArgs {
  @Field(() => Uuid, { description: 'The area.' })
  areaId!: string;

  @Field(() => LogSubjectInput, { description: 'Of what.' })
  subject!: LogSubjectInput;

  @Field(() => [LogDeedEnum], { nullable: true, description: 'Lines of these kinds only.' })
  actions?: Done[] | null;

  @Field(() => OlderReasonEnum, {
    nullable: true,
    description: 'Why one looks further back than two years; kept in the log.',
  })
  olderBecause?: OlderReason | null;
}

@InputType({ description: 'A client to look for by name (asiakkaan haku nimellä).' })
export class LogClientInput {
  @Field(() => ShortText, { description: 'Family name.' })
  familyName!: string;

  @Field(() => ShortText, { nullable: true, description: 'Given name.' })
  givenName?: string | null;
}

@ObjectType({ description: 'A line of the access log (lokirivi): ids and codes.' })
export class AccessLogLine {
  @Field(() => DateTime, { description: 'When.' })
  at!: Temporal.Instant;

  @Field(() => Uuid, { nullable: true, description: 'Who: an account, or a principal of the program’s own.' })
  principalId!: string | null;

  @Field(() => String, { nullable: true, description: 'Their name, where it is somebody of the staff.' })
  name!: string | null;

  @Field(() => Uuid, { nullable: true, description: 'For which unit.' })
  unitId!: string | null;

  @Field(() => String, { nullable: true, description: 'Name of that unit.' })
  unitName!: string | null;

  @Field(() => LogDeedEnum, { description: 'What was done.' })
  action!: Done;

  @Field(() => String, { description: 'By which operation of the program.' })
  operation!: string;

  @Field(() => LogScopeEnum, { nullable: true, description: 'Of what kind of thing.' })
  scopeType!: ScopeType | null;

  @Field(() => Uuid, { nullable: true, description: 'Of which one.' })
  scopeId!: string | null;

  @Field(() => LogCategoryEnum, { nullable: true, description: 'Of which part of it.' })
  category!: Category | null;

  @Field(() => String, { description: 'On what basis, in the code of the log.' })
  basis!: string;

  @Field(() => LogBasisEnum, { description: 'The same in the code in which a family is told it.' })
  toldBasis!: ToldBasis;

  static from(this: void, row: InspectedRow): AccessLogLine {
    return { ...row, at: Temporal.Instant.from(row.at.replace(' ', 'T')), toldBasis: readBasis(row.basis) };
  }
}

export const AccessLogLineConnection = connectionOf(AccessLogLine, 'AccessLogLine');

@ObjectType({ description: 'A client of the area whose log may be searched (asiakas): no name.' })
export class LogClient {
  @Field(() => Uuid, { description: 'The person.' })
  personId!: string;

  @Field(() => Uuid, { description: 'The family.' })
  familyId!: string;

  @Field(() => PersonRoleEnum, { description: 'What they are in it.' })
  role!: PersonRole;

  @Field(() => Uuid, { description: 'A case of the family.' })
  caseId!: string;

  @Field(() => DateTime, { description: 'When that case was opened.' })
  openedAt!: Temporal.Instant;

  @Field(() => DateTime, { nullable: true, description: 'When it was closed.' })
  closedAt!: Temporal.Instant | null;

  static from(this: void, found: FoundClient): LogClient {
    const at = (text: string) => Temporal.Instant.from(text.replace(' ', 'T'));
    return { ...found, openedAt: at(found.openedAt), closedAt: found.closedAt === null ? null : at(found.closedAt) };
  }
}
