import { Field, InputType, Int } from '@nestjs/graphql';
import type { NeedCode, Sector } from '../directory/directory.domain.js';
import { NeedCodeEnum, SectorEnum } from '../directory/directory.graphql.js';
import { MutationInput } from '../platform/graphql/mutation-input.js';
import { DateTime, EmailAddress, LongText, PhoneNumber, ShortText, Uuid } from '../platform/graphql/scalars.js';
import type { Ask, Channel, ContactRole, Outcome, StatutoryNotice, Urgency } from './contact.domain.js';
import {
  AskEnum,
  ChannelEnum,
  ContactRoleEnum,
  OutcomeEnum,
  StatutoryNoticeEnum,
  UrgencyEnum,
} from './contact.graphql.js';

@InputType({ description: 'Who made the contact, as far as they told.' })
export class ContactIdentityInput {
  @Field(() => ShortText, { nullable: true, description: 'Given name.' })
  givenName?: string | null;

  @Field(() => ShortText, { nullable: true, description: 'Family name.' })
  familyName?: string | null;

  @Field(() => PhoneNumber, { nullable: true, description: 'Number to call back.' })
  phone?: string | null;

  @Field(() => EmailAddress, { nullable: true, description: 'E-mail address.' })
  email?: string | null;

  @Field(() => ShortText, { nullable: true, description: 'When it is safe to call; needs a number.' })
  safeTimeToCall?: string | null;
}

@InputType({ description: 'A contact, recorded in one go.' })
export class RecordContactInput extends MutationInput {
  @Field(() => Uuid, { description: 'The area whose queue it belongs to.' })
  areaId!: string;

  @Field(() => ChannelEnum, { description: 'How it came.' })
  channel!: Channel;

  @Field(() => ContactRoleEnum, { description: 'Who made it.' })
  contactRole!: ContactRole;

  @Field(() => SectorEnum, { nullable: true, description: 'The field of a contacting professional; of nobody else.' })
  sector?: Sector | null;

  @Field(() => ShortText, { description: 'Code of the municipality where the family lives.' })
  municipality!: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Whether there is a safety ban (turvakielto): then nobody sees the municipality but who takes the contact.',
  })
  hasSafetyBan!: boolean;

  @Field(() => [NeedCodeEnum], { description: 'What help is asked for: one to eight needs.' })
  needCodes!: NeedCode[];

  @Field(() => UrgencyEnum, { description: 'How soon somebody must answer.' })
  urgency!: Urgency;

  @Field(() => AskEnum, { description: 'What is asked for.' })
  ask!: Ask;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Made without telling who: then no identity may be given.',
  })
  anonymous!: boolean;

  @Field(() => ContactIdentityInput, { nullable: true, description: 'Who made it.' })
  identity?: ContactIdentityInput | null;

  @Field(() => LongText, { nullable: true, description: 'What was told, in short.' })
  description?: string | null;

  @Field(() => DateTime, { description: 'When it was received: now for a call, earlier for a mail; within two years.' })
  receivedAt!: Temporal.Instant;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When a human answered, if somebody has: who records has answered, and takes it.',
  })
  firstAnsweredAt?: Temporal.Instant | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Take it at once instead of leaving it in the queue.' })
  takeNow!: boolean;

  @Field(() => StatutoryNoticeEnum, { nullable: true, description: 'A statutory notification that was made.' })
  statutoryNotice?: StatutoryNotice | null;

  @Field(() => DateTime, { nullable: true, description: 'When the notification was made.' })
  statutoryNoticeAt?: Temporal.Instant | null;
}

@InputType({ description: 'Which contact changes.' })
export class ContactInput extends MutationInput {
  @Field(() => Uuid, { description: 'Which contact.' })
  contactId!: string;

  @Field(() => Int, { description: 'The version the client saw; STALE if it has changed since.' })
  expectedVersion!: number;
}

@InputType({ description: 'An answer to a contact.' })
export class RecordAnswerInput extends ContactInput {
  @Field(() => DateTime, {
    nullable: true,
    description: 'When a human answered; now if not given. Only the first answer’s time is kept.',
  })
  answeredAt?: Temporal.Instant | null;
}

@InputType({ description: 'To whom a contact goes.' })
export class ReassignContactInput extends ContactInput {
  @Field(() => Uuid, { description: 'A counsellor of the same area.' })
  counsellorId!: string;
}

@InputType({ description: 'How a contact ends.' })
export class ConcludeContactInput extends ContactInput {
  @Field(() => OutcomeEnum, { description: 'What came of it.' })
  outcome!: Outcome;

  @Field(() => [Uuid], { defaultValue: [], description: 'Services directed to; only with DIRECTED_TO_SERVICE.' })
  serviceIds!: string[];

  @Field(() => LongText, { nullable: true, description: 'What was agreed, in short.' })
  note?: string | null;
}

@InputType({ description: 'What was misheard or left out (oikaisu). What is left out here, or null, stays as it is.' })
export class CorrectContactInput extends ContactInput {
  @Field(() => ContactIdentityInput, {
    nullable: true,
    description: 'Who it is: replaces all that was told of it. Refused for an anonymous contact.',
  })
  identity?: ContactIdentityInput | null;

  @Field(() => [NeedCodeEnum], { nullable: true, description: 'What help is asked for: one to eight needs.' })
  needCodes?: NeedCode[] | null;

  @Field(() => UrgencyEnum, { nullable: true, description: 'How soon somebody must answer.' })
  urgency?: Urgency | null;

  @Field(() => ShortText, { nullable: true, description: 'Code of the municipality where the family lives.' })
  municipality?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether there is a safety ban (turvakielto): then nobody sees the municipality but who takes the contact.',
  })
  hasSafetyBan?: boolean | null;

  @Field(() => LongText, { nullable: true, description: 'What was told, in short.' })
  description?: string | null;
}

@InputType({ description: 'A statutory notification that was made (lakisääteinen ilmoitus): its fact and time.' })
export class NoteStatutoryNoticeInput extends ContactInput {
  @Field(() => StatutoryNoticeEnum, { description: 'By which statute.' })
  notice!: StatutoryNotice;

  @Field(() => DateTime, { description: 'When it was made.' })
  noticeAt!: Temporal.Instant;
}

@InputType({ description: 'Whom to look for: by number, e-mail address, or family name with or without given name.' })
export class PersonSearchInput {
  @Field(() => PhoneNumber, { nullable: true, description: 'Number they gave.' })
  phone?: string | null;

  @Field(() => EmailAddress, { nullable: true, description: 'E-mail address they gave; case does not matter.' })
  email?: string | null;

  @Field(() => ShortText, { nullable: true, description: 'Family name; case does not matter.' })
  familyName?: string | null;

  @Field(() => ShortText, { nullable: true, description: 'Given name; only with a family name.' })
  givenName?: string | null;
}

@InputType({ description: 'Going on duty.' })
export class GoOnDutyInput extends MutationInput {
  @Field(() => Uuid, { description: 'The area whose queue it is.' })
  areaId!: string;

  @Field(() => DateTime, { description: 'Until when, within two weeks.' })
  until!: Temporal.Instant;
}

@InputType({ description: 'Going off duty.' })
export class GoOffDutyInput extends MutationInput {
  @Field(() => Uuid, { description: 'The area whose queue it is.' })
  areaId!: string;
}
