import { Field, InputType, Int } from '@nestjs/graphql';
import type { Language } from '../../directory/directory.domain.js';
import { LanguageEnum } from '../../directory/directory.graphql.js';
import { FamilyWindowsInput, OverrideHoldsInput } from '../../meeting/meeting.inputs.graphql.js';
import { MutationInput } from '../../platform/graphql/mutation-input.js';
import { Uuid } from '../../platform/graphql/scalars.js';

@InputType({ description: 'How other times for a meeting are looked for.' })
export class OtherTimesInput {
  @Field(() => FamilyWindowsInput, { nullable: true, description: 'When the family can; none: any time.' })
  family?: FamilyWindowsInput | null;

  @Field(() => Int, { defaultValue: 3, description: 'How many times at most, 0–100.' })
  proposals!: number;

  @Field(() => LanguageEnum, { defaultValue: 'fi', description: 'Language of the reasons.' })
  language!: Language;
}

@InputType({ isAbstract: true })
abstract class DealingInput extends MutationInput {
  @Field(() => Uuid, { description: 'The invitation.' })
  invitationId!: string;
}

@InputType({ description: 'Another time that an invitee asks for, to be taken.' })
export class AcceptCounterProposalInput extends DealingInput {
  @Field(() => Int, { description: 'Version of the invitation that was seen.' })
  expectedVersion!: number;

  @Field(() => Int, { description: 'Version of the meeting that was seen.' })
  expectedMeetingVersion!: number;

  @Field(() => Uuid, {
    nullable: true,
    description: 'The guardian who said yes to this very time; none: it is written down already.',
  })
  familyYesBy?: string | null;

  @Field(() => [Uuid], {
    defaultValue: [],
    description: 'Participants who come in any case besides who asks for the time, as with `moveMeeting`.',
  })
  chosen!: string[];

  @Field(() => [Uuid], {
    defaultValue: [],
    description: 'Participants who agreed to the time although their calendar says otherwise.',
  })
  despite!: string[];

  @Field(() => OverrideHoldsInput, {
    nullable: true,
    description: 'After `TIME_TAKEN` with `onlyHolds`: takes the time all the same.',
  })
  overrideHolds?: OverrideHoldsInput | null;
}

@InputType({ description: 'Another time that an invitee asks for, to be refused.' })
export class DeclineCounterProposalInput extends DealingInput {
  @Field(() => Int, { description: 'Version of the invitation that was seen.' })
  expectedVersion!: number;
}

@InputType({ description: 'A colleague who is to come instead of an invitee (sijainen).' })
export class InviteStandInInput extends DealingInput {
  @Field(() => Int, { description: 'Version of the meeting that was seen.' })
  expectedVersion!: number;

  @Field(() => Uuid, { description: 'The colleague, of the same unit.' })
  professionalId!: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'They agreed to the time although their calendar says otherwise.',
  })
  despite!: boolean;

  @Field(() => OverrideHoldsInput, {
    nullable: true,
    description: 'After `TIME_TAKEN` with `onlyHolds`: takes the time all the same.',
  })
  overrideHolds?: OverrideHoldsInput | null;
}

@InputType({ description: 'Something that came in and has been dealt with.' })
export class CloseInvitationQuestionInput extends MutationInput {
  @Field(() => Uuid, { description: 'What came in: a question of an invitation.' })
  questionId!: string;
}
