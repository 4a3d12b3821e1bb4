import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { dayOf } from '../../platform/clock/clock.js';
import { graphqlEnum } from '../../platform/graphql/enums.js';
import { MutationInput } from '../../platform/graphql/mutation-input.js';
import { DateTime, LocalDate, Uuid } from '../../platform/graphql/scalars.js';
import { type CodeState, stateOf } from './family-code.domain.js';
import type { FamilyAccessTree } from './family-code.repository.js';
import type { GivenCode } from './letting-in.js';

const CodeStateEnum = graphqlEnum<CodeState>('FamilyCodeState', 'How it stands with a code (koodin tila).', {
  waiting: 'Not used yet (odottaa).',
  used: 'Used: it opened a device (käytetty).',
  expired: 'Never used in its two weeks (vanhentunut).',
  replaced: 'Another one was given instead (korvattu).',
  'tried-out': 'The digits were wrong ten times (yritykset loppuivat).',
  'phone-changed': 'A phone has changed, or is not safe any more (puhelin vaihtui).',
  'access-ended': 'The person may not sign in any more (oikeus päättyi).',
});

@InputType({ description: 'A personal code for somebody of a family (henkilökohtainen koodi).' })
export class GiveFamilyCodeInput extends MutationInput {
  @Field(() => Uuid, { description: 'The person. Nobody shares a code.' })
  personId!: string;
}

@InputType({ description: 'A remembered device to forget (laitteen unohtaminen).' })
export class EndFamilyDeviceInput extends MutationInput {
  @Field(() => Uuid, { description: 'The person.' })
  personId!: string;

  @Field(() => Uuid, { description: 'The device.' })
  deviceId!: string;
}

@ObjectType({
  description:
    'A personal code (henkilökohtainen koodi), to be told on the phone or on paper. Shown once: only a keyed hash of it is stored; the answer to this very request stands sealed for a day.',
})
export class GivenFamilyCode implements GivenCode {
  @Field(() => Uuid, { description: 'Whose.' })
  personId!: string;

  @Field(() => String, {
    description:
      'The code, in the groups in which it is read aloud. It opens one device, with the end of a safe phone’s number.',
  })
  code!: string;

  @Field(() => DateTime, { description: 'Until when it can be used.' })
  validUntil!: string;

  @Field(() => String, { description: 'The page on which it is typed (osoite).' })
  address!: string;
}

@ObjectType({ description: 'The last code that was given to somebody of a family.' })
class LastFamilyCode {
  @Field(() => CodeStateEnum, { description: 'How it stands with it.' })
  state!: CodeState;

  @Field(() => DateTime, { description: 'When it was given.' })
  givenAt!: string;

  @Field(() => DateTime, { description: 'Until when it can be used, or could have been.' })
  validUntil!: string;

  @Field(() => DateTime, { nullable: true, description: 'When it was used, or otherwise ended.' })
  endedAt!: string | null;
}

@ObjectType({ description: 'A remembered device of somebody of a family (muistettu laite).' })
class FamilyDevice {
  @Field(() => Uuid, { description: 'Id; opens nothing.' })
  id!: string;

  @Field(() => String, { description: 'Browser and system: `Chrome, Android`.' })
  browser!: string;

  @Field(() => LocalDate, { description: 'Since which day.' })
  since!: string;

  @Field(() => LocalDate, { description: 'On which day it was last used.' })
  lastSeenOn!: string;
}

@ObjectType({ description: 'How somebody of a family gets in (pääsy perheen sivulle).' })
export class FamilyAccess {
  @Field(() => Uuid, { description: 'The person.' })
  personId!: string;

  @Field(() => Boolean, { description: 'Whether the person may sign in at all.' })
  maySignIn!: boolean;

  @Field(() => LastFamilyCode, { nullable: true, description: 'The last code given.' })
  code!: LastFamilyCode | null;

  @Field(() => [FamilyDevice], { description: 'The devices that are remembered, the last used first.' })
  devices!: readonly FamilyDevice[];

  static from(
    this: void,
    { personId, maySignIn, code, devices }: FamilyAccessTree,
    now: Temporal.Instant,
  ): FamilyAccess {
    return {
      personId,
      maySignIn,
      code: code && lastCode(code, now),
      devices: devices.map(({ id, browser, since, seenAt }) => ({
        id,
        browser,
        since: dayOf(since).toString(),
        lastSeenOn: dayOf(seenAt).toString(),
      })),
    };
  }
}

const lastCode = (
  { givenAt, endsAt, endedAt, endedFor }: NonNullable<FamilyAccessTree['code']>,
  now: Temporal.Instant,
): LastFamilyCode => ({
  state: stateOf({ endsAt: Temporal.Instant.from(endsAt), endedFor }, now),
  givenAt,
  validUntil: endsAt,
  endedAt,
});
