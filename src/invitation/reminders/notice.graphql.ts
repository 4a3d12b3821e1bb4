import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { graphqlEnum } from '../../platform/graphql/enums.js';
import { MutationInput } from '../../platform/graphql/mutation-input.js';
import { DateTime, Uuid } from '../../platform/graphql/scalars.js';
import type { NoticeKind, NoticeState, NoticeWay } from './notice.domain.js';
import type { MeetingNotice as Stored } from './notice.entity.js';
import type { NoticeView } from './notice.reading.js';

const NoticeKindEnum = graphqlEnum<NoticeKind>('NoticeKind', 'What somebody is told of a meeting.', {
  agreed: 'That it is agreed (sovittu).',
  moved: 'That it has another time or place (siirretty).',
  cancelled: 'That it will not be (peruttu).',
  reminder: 'That it is soon (muistutus).',
});

export const NoticeWayEnum = graphqlEnum<NoticeWay>('NoticeWay', 'By which way something is told (tapa).', {
  sms: 'By text message (tekstiviesti).',
  email: 'By e-mail (sähköposti).',
});

const NoticeStateEnum = graphqlEnum<NoticeState>('NoticeState', 'What became of a notice (ilmoituksen tila).', {
  queued: 'To be sent (odottaa).',
  'handed-over': 'Taken by the gateway or the mail server (lähetetty).',
  revoked: 'Not sent, because it is not so any more (peruttu ennen lähettämistä).',
  uncertain: 'Nobody knows whether it arrived: ring (ei tiedetä, menikö perille: soita).',
  failed: 'Could not be sent (ei lähetetty).',
});

@InputType({ description: 'A notice to be sent once more.' })
export class SendNoticeAgainInput extends MutationInput {
  @Field(() => Uuid, { description: 'The notice.' })
  noticeId!: string;
}

@ObjectType({ description: 'What somebody is told of a meeting (tapaamisilmoitus), without number and words.' })
export class MeetingNotice {
  @Field(() => Uuid, { description: 'Id.' })
  id!: string;

  @Field(() => NoticeKindEnum, { description: 'What is told.' })
  kind!: NoticeKind;

  @Field(() => NoticeStateEnum, { description: 'What became of it.' })
  state!: NoticeState;

  @Field(() => NoticeWayEnum, { nullable: true, description: 'By which way; decided when it is sent.' })
  way!: NoticeWay | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Why it was not sent, in code: `no-way`, `no-sms`, `safe-time`, `gave-up`, `http-422`, `smtp-550`; or, revoked, `cancelled`, `superseded`, `past`, `nothing-new`, `not-taking-part`, `not-to-be-told`, `declined`, `consent-missing`.',
  })
  reason!: string | null;

  @Field(() => DateTime, { description: 'The time it tells: when the meeting begins.' })
  startsAt!: Temporal.Instant;

  @Field(() => DateTime, { description: 'When it is to be sent.' })
  dueAt!: Temporal.Instant;

  @Field(() => DateTime, { nullable: true, description: 'When it was last tried.' })
  attemptedAt!: Temporal.Instant | null;

  @Field(() => DateTime, { nullable: true, description: 'Since when it stands as it does.' })
  settledAt!: Temporal.Instant | null;

  @Field(() => Int, { description: 'How often somebody asked for it again.' })
  round!: number;

  static from(this: void, found: NoticeView | Stored): MeetingNotice {
    const { id, kind, state, way, reason, startsAt, dueAt, attemptedAt, settledAt, round } = found;
    return {
      id,
      kind,
      state,
      startsAt,
      dueAt,
      round,
      way: way ?? null,
      reason: reason ?? null,
      attemptedAt: attemptedAt ?? null,
      settledAt: settledAt ?? null,
    };
  }
}

@ObjectType({ description: 'A notice and to whom it goes.' })
export class MeetingNoticeOverview {
  @Field(() => Uuid, { nullable: true, description: 'The person of the family.' })
  personId!: string | null;

  @Field(() => Uuid, { nullable: true, description: 'The professional.' })
  professionalId!: string | null;

  @Field(() => MeetingNotice, { description: 'The notice.' })
  notice!: MeetingNotice;

  static from(this: void, found: NoticeView): MeetingNoticeOverview {
    const { personId, professionalId } = found;
    return { personId, professionalId, notice: MeetingNotice.from(found) };
  }
}
