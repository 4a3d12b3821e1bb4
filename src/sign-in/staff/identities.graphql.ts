import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { MutationInput } from '../../platform/graphql/mutation-input.js';
import { DateTime, ShortText, Uuid } from '../../platform/graphql/scalars.js';
import type { Identity } from './identities.service.js';

@ObjectType({ description: 'By which account of an employer a professional signs in (kirjautumistunnus).' })
export class SignInIdentity {
  @Field(() => String, { description: 'Id of the issuer in the settings of the installation (tunnistuksen antaja).' })
  issuer!: string;

  @Field(() => DateTime, { description: 'Since when (liitetty).' })
  linkedAt!: Temporal.Instant;

  @Field(() => DateTime, { description: 'When somebody signed in by it last (viimeksi käytetty).' })
  lastUsedAt!: Temporal.Instant;

  static from(this: void, { issuer, linkedAt, lastUsedAt }: Identity): SignInIdentity {
    return {
      issuer,
      linkedAt: Temporal.Instant.from(linkedAt),
      lastUsedAt: Temporal.Instant.from(lastUsedAt),
    };
  }
}

@InputType({ description: 'Which account signs in as this professional no more (tunnuksen irrottaminen).' })
export class UnlinkIdentityInput extends MutationInput {
  @Field(() => Uuid, { description: 'Whose entry.' })
  professionalId!: string;

  @Field(() => ShortText, { description: 'The issuer, as `signInIdentities` names it.' })
  issuer!: string;
}
