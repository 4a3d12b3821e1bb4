import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { MutationInput } from '../../platform/graphql/mutation-input.js';
import { DateTime, ShortText, Uuid } from '../../platform/graphql/scalars.js';

@InputType({ description: 'Who may register a passkey, and at which meeting (pääsyavain).' })
export class OpenPasskeyRegistrationInput extends MutationInput {
  @Field(() => Uuid, { description: 'The meeting, which is open: from 30 minutes before it to 3 hours after it.' })
  meetingId!: string;

  @Field(() => Uuid, { description: 'The person of the family who sits there with their own phone.' })
  personId!: string;
}

@InputType({ description: 'A passkey that opens nothing any more (pääsyavain).' })
export class EndPasskeyInput extends MutationInput {
  @Field(() => Uuid, { description: 'The person of the family.' })
  personId!: string;

  @Field(() => Uuid, { description: 'The passkey.' })
  passkeyId!: string;
}

@ObjectType({ description: 'A code with which somebody registers a passkey on their own phone (rekisteröintikoodi).' })
export class PasskeyRegistration {
  @Field(() => ShortText, { description: 'To be shown or read aloud: `1234 567 890`. Works once, five tries.' })
  code!: string;

  @Field(() => DateTime, { description: 'Until when.' })
  endsAt!: Temporal.Instant;
}

@ObjectType({ description: 'A passkey on a phone of a family (pääsyavain).' })
export class Passkey {
  @Field(() => Uuid, { description: 'Id.' })
  id!: string;

  @Field(() => ShortText, { description: 'The browser in which it was registered: `Chrome, Android`.' })
  browser!: string;

  @Field(() => DateTime, { description: 'When it was registered.' })
  registeredAt!: string;

  @Field(() => DateTime, { nullable: true, description: 'When it was last used.' })
  lastUsedAt!: string | null;

  static from(this: void, row: Passkey): Passkey {
    const { id, browser, registeredAt, lastUsedAt } = row;
    return { id, browser, registeredAt, lastUsedAt };
  }
}
