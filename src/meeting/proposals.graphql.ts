import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { Change, Format, Mode, Proposal, Reason, Relaxation } from '../availability/engine/problem.domain.js';
import { graphqlEnum } from '../platform/graphql/enums.js';
import { DateTime, LocalDate, ShortText, Uuid } from '../platform/graphql/scalars.js';
import type { ProposedTimes } from './proposals.domain.js';

const ReasonCodeEnum = graphqlEnum<Reason['code']>('ProposalReasonCode', 'What a time was ranked by (peruste).', {
  'lead-time': 'How soon it is (odotusaika).',
  family: 'How it suits the family (perheen toive).',
  certainty: 'How certain it is that those needed can come (varmuus).',
  optional: 'How many of the optional people can come (toivotut).',
  continuity: 'Whether the same people come again (jatkuvuus).',
  travel: 'How far people travel (matka).',
  disruption: 'Whose day it breaks (häiriö).',
});

export const MeetingFormatModeEnum = graphqlEnum<Mode>('MeetingFormatMode', 'One way to meet (tapaamistapa).', {
  'in-person': 'In one place (paikan päällä).',
  remote: 'Remotely (etänä).',
  home: 'At the family’s home (kotikäynti).',
});

@ObjectType({ description: 'A way to meet (tapaamistapa).' })
export class MeetingFormat {
  @Field(() => MeetingFormatModeEnum, { description: 'How.' })
  mode!: Mode;

  @Field(() => ShortText, { nullable: true, description: 'Code of the municipality, where one is known.' })
  municipality!: string | null;

  static from(this: void, { mode, municipality }: Format): MeetingFormat {
    return { mode, municipality: municipality ?? null };
  }
}

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

  @Field(() => MeetingFormat, { nullable: true, description: 'The best way to meet then.' })
  format!: MeetingFormat | null;

  @Field(() => [ProposedAttendance], { description: 'Who would come for what, and in which room.' })
  attend!: ProposedAttendance[];

  @Field(() => [Uuid], { description: 'Optional professionals who could come.' })
  optional!: readonly string[];

  @Field(() => [ProposalReason], { description: 'Why, the weightiest first.' })
  reasons!: readonly Reason[];

  static from(this: void, { attend, format, ...proposal }: Proposal, timeZone: string): MeetingTimeProposal {
    const seats = Object.entries(attend).map(([clause, professionalIds]) => ({ clause, professionalIds }));
    const local = proposal.start.toZonedDateTimeISO(timeZone).toPlainDateTime();
    const localStart = local.toString({ smallestUnit: 'minute' });
    return { ...proposal, attend: seats, localStart, format: format ? MeetingFormat.from(format) : null };
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

  @Field(() => MeetingFormatModeEnum, { nullable: true, description: 'Another way to meet.' })
  mode?: Mode;

  @Field(() => LocalDate, { nullable: true, description: 'A later day after the last.' })
  to?: Temporal.PlainDate;

  static from(this: void, change: Change): RelaxationChange {
    if ('clause' in change) return { optionalClause: change.clause };
    if ('mode' in change) return { mode: change.mode };
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
  @Field(() => Int, { description: 'How many starts suit in all, as far apart as asked for.' })
  feasibleCount!: number;

  @Field(() => [DateTime], { nullable: true, description: 'All of them, in order of time; only with `listAll`.' })
  feasibleStarts!: readonly Temporal.Instant[] | null;

  @Field(() => [MeetingTimeProposal], { description: 'The best of them.' })
  proposals!: MeetingTimeProposal[];

  @Field(() => [MeetingTimeRelaxation], { description: 'What could be given up, when fewer than three starts suit.' })
  relaxations!: MeetingTimeRelaxation[];

  @Field(() => [Uuid], { description: 'Professionals whose time is unknown: ask them.' })
  ask!: readonly string[];

  @Field(() => [Uuid], {
    description: 'Professionals of whom nobody knows how far they have it to a place: no way is kept free for them.',
  })
  travelUnknown!: readonly string[];

  static from(this: void, { timeZone, ...answer }: ProposedTimes): MeetingTimeProposals {
    const { feasibleCount, feasibleStarts = null, proposals, relaxations, ask, travelUnknown } = answer;
    return {
      feasibleCount,
      feasibleStarts,
      travelUnknown,
      proposals: proposals.map((proposal) => MeetingTimeProposal.from(proposal, timeZone)),
      relaxations: relaxations.map(MeetingTimeRelaxation.from),
      ask,
    };
  }
}
