import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf } from '../../graphql/connection.js';
import { graphqlEnum } from '../../graphql/enums.js';
import { MutationInput } from '../../graphql/mutation-input.js';
import { DateTime, Uuid } from '../../graphql/scalars.js';
import type { QuarantinedLetter } from './inbound-care.js';
import type { Arrival } from './inbound-messages.js';
import type { InboundEntry, InboundState, OutcomeCount } from './inbound-report.js';
import { type Wording, wordingOf } from './outcome-words.data.js';

export const InboundStateEnum = graphqlEnum('InboundState', 'How far a received message has come (tila).', {
  received: 'Not read yet (vastaanotettu).',
  handled: 'Read, or somebody is done with it (käsitelty).',
  quarantined: 'Waits for an administrator to look at it (karanteenissa).',
} satisfies Record<InboundState, string>);

const InboundWayEnum = graphqlEnum('InboundWay', 'By which way a message came (saapumistapa).', {
  smtp: 'Handed over by a mail server.',
  lmtp: 'Delivered by the local mail server.',
  imap: 'Fetched out of a mailbox (postilaatikko).',
} satisfies Record<Arrival['way'], string>);

@ObjectType({ description: 'A sentence in three languages.' })
class Words {
  @Field(() => String, { description: 'In Finnish (suomeksi).' })
  fi!: string;

  @Field(() => String, { description: 'In Swedish (ruotsiksi).' })
  sv!: string;

  @Field(() => String, { description: 'In English (englanniksi).' })
  en!: string;
}

@ObjectType({ description: 'A received message, without what it says (saapunut viesti).' })
export class InboundMail {
  @Field(() => Uuid, { description: 'Id of the message.' })
  id!: string;

  @Field(() => DateTime, { description: 'When it was taken in.' })
  receivedAt!: Temporal.Instant;

  @Field(() => Int, { description: 'Size in bytes; 0 where nobody knows.' })
  size!: number;

  @Field(() => InboundWayEnum, { description: 'By which way it came.' })
  way!: Arrival['way'];

  @Field(() => InboundStateEnum, { description: 'How far it has come.' })
  state!: InboundState;

  @Field(() => String, { nullable: true, description: 'What became of it, in code; null while nobody has read it.' })
  outcome!: string | null;

  @Field(() => Words, { description: 'What became of it, in plain words.' })
  reason!: Wording;

  @Field(() => String, { nullable: true, description: 'Domain of the sender; null for a bounce (palautusviesti).' })
  senderDomain!: string | null;

  @Field(() => Boolean, { description: 'Whether its text is still there, so that it can be read again.' })
  hasText!: boolean;

  @Field(() => DateTime, { nullable: true, description: 'When an administrator was done with it.' })
  dismissedAt!: Temporal.Instant | null;

  static from(this: void, { receivedAt, dismissedAt, hasBytes, ...entry }: InboundEntry): InboundMail {
    return {
      ...entry,
      receivedAt: Temporal.Instant.from(receivedAt),
      dismissedAt: dismissedAt === null ? null : Temporal.Instant.from(dismissedAt),
      hasText: hasBytes,
      reason: wordingOf(entry.outcome),
    };
  }
}

export const InboundMailConnection = connectionOf(InboundMail, 'InboundMail');

@ObjectType({ description: 'How many messages of the last 90 days ended in the same way (tulokset).' })
export class InboundOutcomeCount {
  @Field(() => InboundStateEnum, { description: 'How far they have come.' })
  state!: InboundState;

  @Field(() => String, { nullable: true, description: 'What became of them, in code.' })
  outcome!: string | null;

  @Field(() => Words, { description: 'The same in plain words.' })
  reason!: Wording;

  @Field(() => Int, { description: 'How many.' })
  count!: number;

  static from(this: void, { state, outcome, count }: OutcomeCount): InboundOutcomeCount {
    return { state, outcome, count, reason: wordingOf(outcome) };
  }
}

@ObjectType({ description: 'What a message in quarantine says, so that somebody can ring its sender.' })
export class InboundLetter {
  @Field(() => Uuid, { description: 'Id of the message.' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'Address of the sender, as the message says (lähettäjä).' })
  from!: string | null;

  @Field(() => String, { nullable: true, description: 'Subject (aihe).' })
  subject!: string | null;

  @Field(() => String, { nullable: true, description: 'Its text, at most 2,000 characters (teksti).' })
  text!: string | null;

  static from(this: void, { id, from, subject, text }: QuarantinedLetter): InboundLetter {
    return { id, from, subject, text };
  }
}

@InputType({ description: 'Which message is read again.' })
export class RetryInboundMessageInput extends MutationInput {
  @Field(() => Uuid, { description: 'Id of a message in quarantine.' })
  messageId!: string;
}

@InputType({ description: 'With which message somebody is done.' })
export class DismissInboundMessageInput extends MutationInput {
  @Field(() => Uuid, { description: 'Id of a message in quarantine.' })
  messageId!: string;
}
