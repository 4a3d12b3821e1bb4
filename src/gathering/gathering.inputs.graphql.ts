import { Field, InputType, Int, OmitType } from '@nestjs/graphql';
import type { ConsentForm, Purpose } from '../consent/consent.domain.js';
import { ConsentDecisionEnum, ConsentFormEnum, ConsentPurposeEnum } from '../consent/consent.graphql.js';
import { ExplainConsentInput } from '../consent/consent.inputs.graphql.js';
import { RecordContactInput } from '../contact/contact.inputs.graphql.js';
import { GuardianPowersEnum } from '../family/family.graphql.js';
import type { GuardianPowers } from '../family/family.domain.js';
import { ConveneMeetingInput, OverrideHoldsInput } from '../meeting/meeting.inputs.graphql.js';
import { OpenCaseInput } from '../network/network.graphql.js';
import { MutationInput } from '../platform/graphql/mutation-input.js';
import { LocalDate, ShortText, Uuid } from '../platform/graphql/scalars.js';
import type { Gathering } from './gathering.domain.js';

@InputType({ description: 'Somebody of the family: told of just now, or known. Exactly one of the two.' })
export class GatheringPersonInput {
  @Field(() => Int, { nullable: true, description: 'Position in `opening.people`, the first is 0.' })
  position?: number | null;

  @Field(() => Uuid, { nullable: true, description: 'A person of a family that is known.' })
  personId?: string | null;
}

@InputType({
  description: 'A contact that is recorded with the gathering. Who records it has answered it, and takes it.',
})
export class GatheringContactInput extends OmitType(RecordContactInput, ['requestId', 'takeNow'] as const, InputType) {}

@InputType({ description: 'A contact that the actor has taken and answered.' })
export class SeenContactInput {
  @Field(() => Uuid, { description: 'The contact. It ends with this.' })
  contactId!: string;

  @Field(() => Int, { description: 'Version of the contact that was seen.' })
  expectedVersion!: number;
}

@InputType({ description: 'Who is guardian of whom (huoltajuus), of the people told of just now.' })
export class GatheringGuardianshipInput {
  @Field(() => Int, { description: 'The guardian: position in `people`.' })
  guardian!: number;

  @Field(() => Int, { description: 'The child: position in `people`.' })
  child!: number;

  @Field(() => GuardianPowersEnum, { description: 'What the guardian may decide.' })
  powers!: GuardianPowers;

  @Field(() => Boolean, { description: 'Has a right to information about the child (tiedonsaantioikeus).' })
  rightToInformation!: boolean;

  @Field(() => LocalDate, { nullable: true, description: 'Since when.' })
  since?: Temporal.PlainDate | null;
}

@InputType({ description: 'The case that is opened with the gathering, and the people told of.' })
export class GatheringCaseInput extends OmitType(
  OpenCaseInput,
  ['requestId', 'contactId', 'expectedVersion'] as const,
  InputType,
) {
  @Field(() => [GatheringGuardianshipInput], { defaultValue: [], description: 'Who is guardian of whom, 40 at most.' })
  guardianships!: GatheringGuardianshipInput[];

  @Field(() => [Int], {
    defaultValue: [],
    description:
      'Who lives together and apart from the others (kahden kodin perhe): positions in `people`; none: all live together.',
  })
  apart!: number[];
}

@InputType({ description: 'What a guardian or the young person says to a consent.' })
export class GatheringWordInput {
  @Field(() => GatheringPersonInput, { description: 'Who says it.' })
  by!: GatheringPersonInput;

  @Field(() => ConsentDecisionEnum, { defaultValue: 'given', description: 'Gives it or refuses it.' })
  decision!: 'given' | 'refused';

  @Field(() => ConsentFormEnum, { description: 'In what form.' })
  form!: ConsentForm;

  @Field(() => ShortText, {
    description: 'Where the paper lies, who heard it, or the number of the luovutuslupa (näyttö).',
  })
  evidence!: string;
}

@InputType({ description: 'A consent as it was explained to the family, and what was said to it.' })
export class GatheringConsentInput extends OmitType(
  ExplainConsentInput,
  ['requestId', 'caseId', 'purpose'] as const,
  InputType,
) {
  @Field(() => ConsentPurposeEnum, { defaultValue: 'network-meeting', description: 'For what it may be told.' })
  purpose!: Purpose;

  @Field(() => [GatheringWordInput], {
    description: 'Who said what to it, in order; nobody yet: it is explained only.',
  })
  said!: GatheringWordInput[];
}

@InputType({ description: 'The meeting that is convened (koollekutsuminen).' })
export class GatheringMeetingInput extends OmitType(
  ConveneMeetingInput,
  ['requestId', 'caseId', 'familyPersonIds'] as const,
  InputType,
) {
  @Field(() => [GatheringPersonInput], { description: 'Who of the family takes part.' })
  family!: GatheringPersonInput[];
}

@InputType({ description: 'A time to which the family has said yes.' })
export class GatheringTimeInput {
  @Field(() => ShortText, { description: 'Local date and time in the meeting’s zone, `2026-12-01T13:00`; ahead.' })
  start!: string;

  @Field(() => [Uuid], {
    defaultValue: [],
    description: 'Professionals who come in any case: of a group instead of the first who is free, or optional ones.',
  })
  chosen!: string[];

  @Field(() => [Uuid], {
    defaultValue: [],
    description: 'Professionals who agreed to the time although their calendar says otherwise.',
  })
  despite!: string[];

  @Field(() => OverrideHoldsInput, {
    nullable: true,
    description: 'After `TIME_TAKEN` with `onlyHolds`: takes the time all the same.',
  })
  overrideHolds?: OverrideHoldsInput | null;

  @Field(() => GatheringPersonInput, { description: 'The guardian who said yes to it.' })
  saidYesBy!: GatheringPersonInput;
}

@InputType({ description: 'Which times are asked for, and whom (aikakysely).' })
export class GatheringPollInput {
  @Field(() => [ShortText], {
    description: 'Two to five local dates and times in the meeting’s zone, `2026-12-01T13:00`, after the deadline.',
  })
  times!: string[];

  @Field(() => [Uuid], {
    nullable: true,
    description: 'Professionals to ask; none: all of whose time nothing is known.',
  })
  professionalIds?: string[] | null;
}

@InputType({ description: 'From a contact, or in a case, to a meeting, in one go (kutsu koolle).' })
export class GatherNetworkInput extends MutationInput implements Gathering {
  @Field(() => GatheringContactInput, {
    nullable: true,
    description: 'A contact made just now. Exactly one of `newContact`, `contact` and `caseId`.',
  })
  newContact?: GatheringContactInput | null;

  @Field(() => SeenContactInput, { nullable: true, description: 'A contact that the actor has taken and answered.' })
  contact?: SeenContactInput | null;

  @Field(() => Uuid, { nullable: true, description: 'A case that the actor arranges.' })
  caseId?: string | null;

  @Field(() => GatheringCaseInput, {
    nullable: true,
    description: 'The case that is opened from the contact; none with `caseId`.',
  })
  opening?: GatheringCaseInput | null;

  @Field(() => [GatheringConsentInput], {
    defaultValue: [],
    description:
      'Consents that were explained just now, 30 at most, with what was said to them, six words each at most.',
  })
  consents!: GatheringConsentInput[];

  @Field(() => GatheringMeetingInput, { description: 'The meeting.' })
  meeting!: GatheringMeetingInput;

  @Field(() => GatheringTimeInput, {
    nullable: true,
    description: 'Its time: people are invited. At most one of `time` and `poll`; neither: it stays a draft.',
  })
  time?: GatheringTimeInput | null;

  @Field(() => GatheringPollInput, { nullable: true, description: 'People are asked which times suit.' })
  poll?: GatheringPollInput | null;
}
