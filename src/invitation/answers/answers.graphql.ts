import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { Suits } from '../../meeting/attending.domain.js';
import type { Needed } from '../../meeting/meeting.domain.js';
import { NeededEnum } from '../../meeting/meeting.graphql.js';
import { MeetingTimeProposals } from '../../meeting/proposals.graphql.js';
import { graphqlEnum } from '../../platform/graphql/enums.js';
import { DateTime, Uuid } from '../../platform/graphql/scalars.js';
import type { LostFor } from './answers.domain.js';
import type { RemedyRow, TableSeat } from './answers.repository.js';
import type { CounterProposalView } from './counter-proposal.reading.js';
import type { OpenSeatsView, OpenSeatView } from './open-seats.reading.js';
import type { RemedyWay } from './remedy.domain.js';
import { AuthorityRemedy, RemedyWayEnum } from './remedy.graphql.js';

const LostForEnum = graphqlEnum<LostFor>('SeatLostFor', 'Why somebody who is needed does not come.', {
  declined: 'They said so (ei pääse).',
  delegated: 'They send somebody else, who is not invited yet (sijainen ilmoitettu).',
  bounced: 'The invitation never reached them: ring (viesti ei mennyt perille, soita).',
});

const SuitsEnum = graphqlEnum<Suits>('TimeSuits', 'How a time suits somebody, by what is known now.', {
  free: 'It suits (vapaa).',
  tentative: 'Something tentative is there, or they come only if need be (ehkä).',
  no: 'They are taken, or do not work then (ei käy).',
  unknown: 'Nothing is known of their time: ask (ei tiedossa).',
});

/** Somebody of the staff, named. */
@ObjectType({ isAbstract: true })
abstract class Named {
  @Field(() => Uuid, { description: 'The professional.' })
  professionalId!: string;

  @Field(() => String, { nullable: true, description: 'Given name.' })
  givenName!: string | null;

  @Field(() => String, { nullable: true, description: 'Family name.' })
  familyName!: string | null;
}

@ObjectType({ description: 'How a proposed time suits somebody who is to come.' })
class TimeOfParticipant extends Named {
  @Field(() => Uuid, { description: 'The participant.' })
  participantId!: string;

  @Field(() => String, { nullable: true, description: 'Name of the unit.' })
  unitName!: string | null;

  @Field(() => NeededEnum, { description: 'How much they are needed.' })
  needed!: Needed;

  @Field(() => SuitsEnum, { description: 'How it suits them.' })
  suits!: Suits;

  @Field(() => Boolean, { description: 'They ask for it themselves.' })
  asksForIt!: boolean;
}

@ObjectType({
  description: 'Another time that an invitee asks for (aikaehdotus), beside the best times that the engine knows.',
})
export class CounterProposal {
  @Field(() => Uuid, { description: 'The invitation.' })
  invitationId!: string;

  @Field(() => Int, { description: 'Version of the invitation, for `expectedVersion`.' })
  invitationVersion!: number;

  @Field(() => Uuid, { description: 'The meeting.' })
  meetingId!: string;

  @Field(() => Int, { description: 'Version of the meeting, for `expectedMeetingVersion`.' })
  meetingVersion!: number;

  @Field(() => DateTime, { description: 'The beginning they ask for.' })
  start!: Temporal.Instant;

  @Field(() => DateTime, { description: 'The end they ask for.' })
  end!: Temporal.Instant;

  @Field(() => String, { nullable: true, description: 'What they said besides.' })
  comment!: string | null;

  @Field(() => Boolean, { description: 'The time has passed already.' })
  isPast!: boolean;

  @Field(() => Int, { description: 'Minutes that they ask for.' })
  minutes!: number;

  @Field(() => Int, { description: 'Minutes that the meeting takes; these count.' })
  meetingMinutes!: number;

  @Field(() => DateTime, { description: 'When the meeting would end.' })
  wouldEnd!: Temporal.Instant;

  @Field(() => Boolean, { description: 'The family has said yes to this very time.' })
  hasFamilyYes!: boolean;

  @Field(() => [TimeOfParticipant], { description: 'How it suits the professionals who are to come.' })
  people!: TimeOfParticipant[];

  @Field(() => MeetingTimeProposals, {
    description: 'The best times by the engine; not the present one, which does not suit who asks.',
  })
  alternatives!: MeetingTimeProposals;

  static from(this: void, view: CounterProposalView): CounterProposal {
    const { table, seat, people, alternatives, start, end, comment, isPast } = view;
    const { minutes, meetingMinutes, wouldEnd, hasFamilyYes } = view;
    const { id: invitationId, version: invitationVersion } = seat.invitation!;
    const seen = { invitationId, invitationVersion, meetingId: table.id, meetingVersion: table.version };
    const meaning = { start, end, comment, isPast, minutes, meetingMinutes, wouldEnd, hasFamilyYes };
    return {
      ...seen,
      ...meaning,
      people: people.map((one) => ({ ...named(one), suits: one.suits, asksForIt: one.id === seat.id })),
      alternatives: MeetingTimeProposals.from(alternatives),
    };
  }
}

@ObjectType({ description: 'A colleague of the same unit who could come instead at the very time (sijainen).' })
class PossibleStandIn extends Named {
  @Field(() => String, { description: 'Title.' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'Telephone of them or of their unit.' })
  phone!: string | null;

  @Field(() => SuitsEnum, { description: 'How the time of the meeting suits them.' })
  suits!: Suits;

  @Field(() => Boolean, {
    description: 'Neither consent nor law lets them be told: a new consent is needed first (uusi suostumus tarvitaan).',
  })
  needsConsent!: boolean;

  @Field(() => Boolean, { description: 'The invitee named them to come instead.' })
  isNamed!: boolean;

  @Field(() => Boolean, { description: 'They are of the group of which anybody is enough.' })
  isOfGroup!: boolean;

  @Field(() => Boolean, { description: 'Belongs to the family’s network already.' })
  isOwn!: boolean;
}

@ObjectType({ description: 'A seat on which somebody is missed, and what can be done (avoin paikka).' })
class OpenSeat extends Named {
  @Field(() => Uuid, { description: 'The participant.' })
  participantId!: string;

  @Field(() => Uuid, { description: 'Their invitation.' })
  invitationId!: string;

  @Field(() => Int, { description: 'Version of the invitation, for `expectedVersion`.' })
  invitationVersion!: number;

  @Field(() => Uuid, { description: 'The unit for which they were to come.' })
  unitId!: string;

  @Field(() => String, { nullable: true, description: 'Its name.' })
  unitName!: string | null;

  @Field(() => NeededEnum, { description: 'How much they are needed.' })
  needed!: Needed;

  @Field(() => String, { nullable: true, description: 'The group of which nobody comes.' })
  clause!: string | null;

  @Field(() => LostForEnum, { description: 'Why they do not come.' })
  lostFor!: LostFor;

  @Field(() => String, { nullable: true, description: 'What they said besides.' })
  comment!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Whom they named to come instead, in their words; not invited by that.',
  })
  delegatedTo!: string | null;

  @Field(() => [PossibleStandIn], { description: 'Who could come instead, the best first; nobody who is taken.' })
  standIns!: PossibleStandIn[];

  @Field(() => [RemedyWayEnum], { description: 'What can be asked of them instead: of authorities alone.' })
  ways!: readonly RemedyWay[];

  @Field(() => [AuthorityRemedy], { description: 'What they were asked for instead, of the present time.' })
  remedies!: AuthorityRemedy[];

  static from(this: void, view: OpenSeatView): OpenSeat {
    const { invitation, unitId, clause, lostFor, comment, delegatedTo, ways } = view;
    const { id: invitationId, version: invitationVersion, remedies } = invitation!;
    const lost = { invitationId, invitationVersion, unitId, clause, lostFor, comment, delegatedTo, ways };
    return {
      ...named(view),
      ...lost,
      remedies: remedies.map((row) => AuthorityRemedy.from(told(row))),
      standIns: view.standIns.map(({ basis, place, ...one }) => ({
        ...one,
        needsConsent: basis === null,
        isOfGroup: place !== null,
      })),
    };
  }
}

@ObjectType({ description: 'Who is missed at a meeting, and what can be done about it (avoimet paikat).' })
export class OpenSeats {
  @Field(() => Uuid, { description: 'The meeting.' })
  meetingId!: string;

  @Field(() => Int, { description: 'Version of the meeting, for `expectedVersion`.' })
  meetingVersion!: number;

  @Field(() => [OpenSeat], { description: 'The seats, none if nobody is missed.' })
  seats!: OpenSeat[];

  @Field(() => MeetingTimeProposals, {
    nullable: true,
    description: 'Times at which everybody needed can come; null if nobody is missed.',
  })
  times!: MeetingTimeProposals | null;

  static from(this: void, { table, seats, times }: OpenSeatsView): OpenSeats {
    const { id: meetingId, version: meetingVersion } = table;
    const proposed = times && MeetingTimeProposals.from(times);
    return { meetingId, meetingVersion, seats: seats.map(OpenSeat.from), times: proposed };
  }
}

const named = ({ id: participantId, professionalId, givenName, familyName, unitName, needed }: TableSeat) => ({
  participantId,
  professionalId,
  givenName,
  familyName,
  unitName,
  needed,
});

const told = ({ dueOn, askedAt, ...row }: RemedyRow) => ({
  ...row,
  dueOn: Temporal.PlainDate.from(dueOn),
  askedAt: Temporal.Instant.from(askedAt),
});
