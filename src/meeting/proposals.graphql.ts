import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { Answer, Change, Proposal, Reason, Relaxation } from '../availability/problem.domain.js';
import { graphqlEnum } from '../platform/graphql/enums.js';
import { DateTime, LocalDate, ShortText, Uuid } from '../platform/graphql/scalars.js';

const ReasonCodeEnum = graphqlEnum<Reason['code']>('ProposalReasonCode', 'What a time was ranked by (peruste).', {
  'lead-time': 'How soon it is (odotusaika).',
  family: 'How it suits the family (perheen toive).',
  certainty: 'How certain it is that those needed can come (varmuus).',
  optional: 'How many of the optional people can come (toivotut).',
  continuity: 'Whether the same people come again (jatkuvuus).',
  travel: 'How far people travel (matka).',
  disruption: 'Whose day it breaks (häiriö).',
});

@ObjectType({ description: 'Why a time stands where it stands.' })
class ProposalReason implements Reason {
  @Field(() => ReasonCodeEnum, { description: 'What was looked at.' })
  code!: Reason['code'];

  @Field(() => ShortText, { description: 'In words of the language asked for.' })
  text!: string;
}

@ObjectType({ description: 'Who would come for what.' })
export class ProposedAttendance {
  @Field(() => ShortText, { description: 'The group, or the id of the participant who is required.' })
  clause!: string;

  @Field(() => [Uuid], { description: 'The professionals.' })
  professionalIds!: readonly string[];
}

@ObjectType({ description: 'A time that suits (aikaehdotus).' })
export class MeetingTimeProposal {
  @Field(() => ShortText, { description: 'Local date and time of the beginning, as `scheduleMeeting` wants it.' })
  localStart!: string;

  @Field(() => DateTime, { description: 'When it would begin.' })
  start!: Temporal.Instant;

  @Field(() => DateTime, { description: 'When it would end.' })
  end!: Temporal.Instant;

  @Field(() => [ProposedAttendance], { description: 'Who would come for what.' })
  attend!: ProposedAttendance[];

  @Field(() => [Uuid], { description: 'Optional professionals who could come.' })
  optional!: readonly string[];

  @Field(() => [ProposalReason], { description: 'Why, the weightiest first.' })
  reasons!: readonly Reason[];

  static from(this: void, { attend, ...proposal }: Proposal, timeZone: string): MeetingTimeProposal {
    const seats = Object.entries(attend).map(([clause, professionalIds]) => ({ clause, professionalIds }));
    const local = proposal.start.toZonedDateTimeISO(timeZone).toPlainDateTime();
    return { ...proposal, attend: seats, localStart: local.toString({ smallestUnit: 'minute' }) };
  }
}

@ObjectType({ description: 'One thing that could be given up. Of its fields, those that are not null.' })
export class RelaxationChange {
  @Field(() => ShortText, {
    nullable: true,
    description: 'The group or the required participant that would be optional.',
  })
  optionalClause?: string;

  @Field(() => Int, { nullable: true, description: 'A shorter meeting, in minutes.' })
  durationMinutes?: number;

  @Field(() => LocalDate, { nullable: true, description: 'A later day after the last.' })
  to?: Temporal.PlainDate;

  static from(this: void, change: Change): RelaxationChange {
    if ('clause' in change) return { optionalClause: change.clause };
    return 'to' in change ? { to: change.to } : { durationMinutes: change.durationMinutes };
  }
}

@ObjectType({ description: 'What giving something up would buy (jousto).' })
export class MeetingTimeRelaxation {
  @Field(() => [RelaxationChange], { description: 'What is given up.' })
  change!: RelaxationChange[];

  @Field(() => Int, { description: 'How many more starts there would be.' })
  addsStarts!: number;

  @Field(() => DateTime, { description: 'The earliest start there would be.' })
  firstStart!: Temporal.Instant;

  @Field(() => Int, { nullable: true, description: 'Days by which the earliest start moves forward.' })
  daysSaved!: number | null;

  static from(this: void, { change, ...gain }: Relaxation): MeetingTimeRelaxation {
    return { ...gain, change: change.map(RelaxationChange.from) };
  }
}

@ObjectType({ description: 'Times for a meeting (aikaehdotukset).' })
export class MeetingTimeProposals {
  @Field(() => Int, { description: 'How many starts suit in all, a quarter of an hour apart.' })
  feasibleCount!: number;

  @Field(() => [MeetingTimeProposal], { description: 'The best of them.' })
  proposals!: MeetingTimeProposal[];

  @Field(() => [MeetingTimeRelaxation], { description: 'What could be given up, when fewer than three starts suit.' })
  relaxations!: MeetingTimeRelaxation[];

  @Field(() => [Uuid], { description: 'Professionals whose time is unknown: ask them.' })
  ask!: readonly string[];

  static from(this: void, answer: Answer, timeZone: string): MeetingTimeProposals {
    const { feasibleCount, proposals, relaxations, ask } = answer;
    return {
      feasibleCount,
      proposals: proposals.map((proposal) => MeetingTimeProposal.from(proposal, timeZone)),
      relaxations: relaxations.map(MeetingTimeRelaxation.from),
      ask,
    };
  }
}
