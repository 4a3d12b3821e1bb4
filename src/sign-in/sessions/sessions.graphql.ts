import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { graphqlEnum } from '../../platform/graphql/enums.js';
import { MutationInput } from '../../platform/graphql/mutation-input.js';
import { DateTime, Uuid } from '../../platform/graphql/scalars.js';
import type { Method, SessionKind } from '../../platform/session/session.domain.js';
import type { OwnSession } from './own-sessions.service.js';

const SessionKindEnum = graphqlEnum<SessionKind>('SessionKind', 'What somebody is signed in by (istunnon laji).', {
  session: 'A session (istunto).',
  device: 'A remembered device of a family (muistettu laite): opens when, where and whom to ring, and nothing else.',
});

const SignInMethodEnum = graphqlEnum<Method>('SignInMethod', 'How somebody showed who they are (kirjautumistapa).', {
  demo: 'By choosing a person of the demo (kokeilu).',
  oidc: 'By the account of their employer (työnantajan tunnus).',
  'suomi-fi': 'By Suomi.fi (Suomi.fi-tunnistus).',
  passkey: 'By a passkey (pääsyavain).',
  'family-code': 'By a personal code and the phone number (henkilökohtainen koodi).',
});

@ObjectType({ description: 'Where somebody is signed in (istunto).' })
export class Session {
  @Field(() => Uuid, { description: 'Id, to end it by. It opens nothing.' })
  id!: string;

  @Field(() => SessionKindEnum, { description: 'A session or a remembered device.' })
  kind!: string;

  @Field(() => SignInMethodEnum, { description: 'How its owner signed in.' })
  method!: string;

  @Field(() => String, { description: 'Browser and system, by which its owner knows it again: `Firefox, Android`.' })
  browser!: string;

  @Field(() => DateTime, { description: 'When its owner signed in (kirjautumisaika).' })
  signedInAt!: Temporal.Instant;

  @Field(() => DateTime, { description: 'When it was used last, to the minute (viimeksi käytetty).' })
  seenAt!: Temporal.Instant;

  @Field(() => DateTime, { description: 'When it ends at the latest (päättyy).' })
  endsAt!: Temporal.Instant;

  @Field(() => Boolean, { description: 'Whether it is the one that asks (tämä selain).' })
  isThisOne!: boolean;

  static from(this: void, row: OwnSession): Session {
    return {
      ...row,
      signedInAt: Temporal.Instant.from(row.signedInAt),
      seenAt: Temporal.Instant.from(row.seenAt),
      endsAt: Temporal.Instant.from(row.endsAt),
    };
  }
}

@InputType({ description: 'Which session ends (istunnon päättäminen).' })
export class EndSessionInput extends MutationInput {
  @Field(() => Uuid, { description: 'One of one’s own, as `mySessions` lists them.' })
  sessionId!: string;
}

@InputType({ description: 'Signing out everywhere (uloskirjautuminen kaikkialta).' })
export class SignOutEverywhereInput extends MutationInput {
  @Field(() => Boolean, { defaultValue: false, description: 'Whether the session that asks ends too.' })
  thisOneToo!: boolean;
}

@InputType({ description: 'Whose sessions an administrator ends (istuntojen päättäminen).' })
export class EndSessionsOfInput extends MutationInput {
  @Field(() => Uuid, { description: 'Somebody who works or worked in an area of the administrator.' })
  professionalId!: string;
}
