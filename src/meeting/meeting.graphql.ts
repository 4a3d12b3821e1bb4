import { Field, Int, ObjectType } from '@nestjs/graphql';
import { graphqlEnum } from '../platform/graphql/enums.js';
import { DateTime, ShortText, Uuid } from '../platform/graphql/scalars.js';
import type {
  Attendance,
  CancelReason,
  HoldOverrideReason,
  MeetingMode,
  MeetingState,
  Needed,
} from './meeting.domain.js';
import type * as entity from './meeting.entity.js';

export const MeetingStateEnum = graphqlEnum<MeetingState>('MeetingState', 'Where a meeting stands (tila).', {
  draft: 'Convened, without a time (valmisteilla).',
  scheduled: 'Has its time (sovittu).',
  held: 'Was held (pidetty).',
  cancelled: 'Will not be (peruttu).',
});

export const MeetingModeEnum = graphqlEnum<MeetingMode>('MeetingMode', 'How the people meet (tapaamistapa).', {
  'in-person': 'In one place (paikan päällä).',
  remote: 'Remotely (etänä).',
  hybrid: 'Some in one place, some remotely (hybridinä).',
  home: 'At the family’s home (kotikäynti).',
});

export const HoldOverrideReasonEnum = graphqlEnum<HoldOverrideReason>(
  'HoldOverrideReason',
  'Why the hold of another meeting gives way (varauksen ohittamisen syy).',
  {
    'child-safety': 'The safety of a child (lapsen turvallisuus).',
    urgent: 'It cannot wait (kiireellinen).',
    'statutory-deadline': 'A time limit of the law (lakisääteinen määräaika).',
    agreed: 'Agreed with who convenes the other meeting (sovittu toisen kutsujan kanssa).',
  },
);

export const NeededEnum = graphqlEnum<Needed>('Needed', 'How much a participant is needed (osallistumisen tarve).', {
  required: 'Must be there (välttämätön).',
  'one-of': 'Any one of the group (joku ryhmästä).',
  optional: 'Good to have, no reason to wait (toivottu).',
});

export const AttendanceEnum = graphqlEnum<Attendance>('Attendance', 'How somebody took part (läsnäolo).', {
  'on-site': 'On site (paikalla).',
  video: 'By video (videolla).',
  phone: 'By phone (puhelimella).',
  written: 'By a written contribution (kirjallisesti).',
  absent: 'Was absent (poissa).',
});

export const CancelReasonEnum = graphqlEnum<CancelReason>(
  'CancelReason',
  'Why a meeting will not be (peruuntumisen syy).',
  {
    'family-wish': 'The family wishes it (perheen toive).',
    illness: 'Illness (sairastuminen).',
    'no-quorum': 'Too few can come (liian vähän osallistujia).',
    'no-consent': 'No consent (ei suostumusta).',
    'not-needed': 'Not needed any more (ei enää tarpeen).',
    other: 'Another reason (muu syy).',
  },
);

@ObjectType({ description: 'A participant (osallistuja): a professional of a unit, or a person of the family.' })
export class Participant {
  @Field(() => Uuid, { description: 'Id.' })
  id!: string;

  @Field(() => Uuid, { nullable: true, description: 'The professional.' })
  professionalId!: string | null;

  @Field(() => Uuid, { nullable: true, description: 'The unit for which they act.' })
  unitId!: string | null;

  @Field(() => Uuid, { nullable: true, description: 'The person of the family.' })
  personId!: string | null;

  @Field(() => Boolean, { description: 'A room (tila): its time is booked, and it is told nothing.' })
  isRoom!: boolean;

  @Field(() => NeededEnum, { description: 'How much they are needed.' })
  needed!: Needed;

  @Field(() => ShortText, { nullable: true, description: 'Their group, where any one of it is enough.' })
  clause!: string | null;

  @Field(() => Boolean, { description: 'Takes part in the meeting as scheduled.' })
  chosen!: boolean;

  @Field(() => AttendanceEnum, { nullable: true, description: 'How they took part.' })
  attendance!: Attendance | null;

  static from(this: void, found: entity.Participant): Participant {
    const { id, needed, chosen, isRoom } = found;
    return {
      id,
      needed,
      chosen,
      isRoom,
      professionalId: found.professionalId ?? null,
      unitId: found.unitId ?? null,
      personId: found.personId ?? null,
      clause: found.clause ?? null,
      attendance: found.attendance ?? null,
    };
  }
}

@ObjectType({
  description: 'A network meeting (verkostotapaaminen). Its question, place and minutes are read on the case page.',
})
export class Meeting {
  @Field(() => Uuid, { description: 'Id.' })
  id!: string;

  @Field(() => Uuid, { description: 'The case.' })
  caseId!: string;

  @Field(() => MeetingStateEnum, { description: 'Where it stands.' })
  state!: MeetingState;

  @Field(() => Int, { description: 'Minutes planned; interpreting takes twice as long.' })
  durationMinutes!: number;

  @Field(() => MeetingModeEnum, { description: 'How the people meet.' })
  mode!: MeetingMode;

  @Field(() => ShortText, { description: 'Time zone of the local times.' })
  zone!: string;

  @Field(() => ShortText, { nullable: true, description: 'Local date and time of the beginning, `2026-12-01T13:00`.' })
  localStart!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it begins.' })
  startsAt!: Temporal.Instant | null;

  @Field(() => DateTime, { nullable: true, description: 'When it ends.' })
  endsAt!: Temporal.Instant | null;

  @Field(() => DateTime, { nullable: true, description: 'The time to which the family said yes.' })
  familyYesStart!: Temporal.Instant | null;

  @Field(() => Int, { description: 'Grows with what makes old answers worthless: another time or place, the end.' })
  revision!: number;

  @Field(() => CancelReasonEnum, { nullable: true, description: 'Why it will not be.' })
  cancelReason!: CancelReason | null;

  @Field(() => [Participant], { description: 'Everybody who may take part, the preferred of a group first.' })
  participants!: Participant[];

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  version!: number;

  static from(this: void, convened: Convened): Meeting {
    const { id, caseId, state, durationMinutes, mode, zone, revision, version, ...found } = convened.meeting;
    const plain = { id, caseId, state, durationMinutes, mode, zone, revision, version };
    return {
      ...plain,
      localStart: found.localStart ?? null,
      startsAt: found.startsAt ?? null,
      endsAt: found.endsAt ?? null,
      familyYesStart: found.familyYesStart ?? null,
      cancelReason: found.cancelReason ?? null,
      participants: convened.participants.map(Participant.from),
    };
  }
}

interface Convened {
  readonly meeting: entity.Meeting;
  readonly participants: readonly entity.Participant[];
}
