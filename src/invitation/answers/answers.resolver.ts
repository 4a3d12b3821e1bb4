import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Meeting } from '../../meeting/meeting.graphql.js';
import { Uuid } from '../../platform/graphql/scalars.js';
import { Invitation } from '../invitation.graphql.js';
import { CounterProposal, OpenSeats } from './answers.graphql.js';
import {
  AcceptCounterProposalInput,
  DeclineCounterProposalInput,
  InviteStandInInput,
  OtherTimesInput,
  CloseInvitationQuestionInput,
} from './answers.inputs.graphql.js';
import { CounterProposalReading } from './counter-proposal.reading.js';
import { CounterProposals } from './counter-proposals.js';
import { type LookedFor, OpenSeatsReading } from './open-seats.reading.js';
import { Questions } from './questions.js';
import { StandIns } from './stand-ins.js';

/** What the counsellor does about answers (vastaukset) that are no plain yes. */
@Resolver()
export class AnswersResolver {
  constructor(
    private readonly openSeats: OpenSeatsReading,
    private readonly reading: CounterProposalReading,
    private readonly counters: CounterProposals,
    private readonly standIns: StandIns,
    private readonly questions: Questions,
  ) {}

  @Query(() => OpenSeats, {
    name: 'openSeats',
    description:
      'Who is missed at a meeting, and what can be done: stand-ins of the same unit, other times, and what an authority can be asked for. For who convenes it.',
  })
  async openSeatsOf(
    @Args('meetingId', { type: () => Uuid, description: 'The meeting.' }) meetingId: string,
    @Args('times', { type: () => OtherTimesInput, nullable: true, description: 'How other times are looked for.' })
    times: OtherTimesInput | null,
  ): Promise<OpenSeats> {
    return OpenSeats.from(await this.openSeats.ofMeeting(meetingId, lookedFor(times)));
  }

  @Query(() => CounterProposal, {
    nullable: true,
    description:
      'Another time that an invitee asks for, beside the best times by the engine; null if they do not, or not any more.',
  })
  async counterProposal(
    @Args('invitationId', { type: () => Uuid, description: 'The invitation.' }) invitationId: string,
    @Args('times', { type: () => OtherTimesInput, nullable: true, description: 'How other times are looked for.' })
    times: OtherTimesInput | null,
  ): Promise<CounterProposal | null> {
    const view = await this.reading.of(invitationId, lookedFor(times));
    return view && CounterProposal.from(view);
  }

  @Mutation(() => Meeting, {
    description:
      'Moves the meeting to the time that an invitee asks for, for everybody. It keeps its own length; the family’s yes to the very time is needed.',
  })
  async acceptCounterProposal(
    @Args('input', { description: 'Whose proposal.' }) input: AcceptCounterProposalInput,
  ): Promise<Meeting> {
    return Meeting.from(await this.counters.accept(input));
  }

  @Mutation(() => Invitation, {
    description: 'Tells an invitee that the time stays; the invitation waits for an answer again.',
  })
  async declineCounterProposal(
    @Args('input', { description: 'Whose proposal.' }) input: DeclineCounterProposalInput,
  ): Promise<Invitation> {
    return Invitation.from(await this.counters.decline(input.invitationId, input.expectedVersion));
  }

  @Mutation(() => Invitation, {
    description:
      'Gives the seat of who does not come to a colleague of the same unit (sijainen) and invites them; nobody else hears of it. Answers their invitation.',
  })
  async inviteStandIn(
    @Args('input', { description: 'Who comes instead of whom.' }) input: InviteStandInInput,
  ): Promise<Invitation> {
    return Invitation.from(await this.standIns.invite(input));
  }

  @Mutation(() => Invitation, { description: 'Somebody has looked at what came in, and dealt with it or left it.' })
  async closeInvitationQuestion(
    @Args('input', { description: 'Which question.' }) input: CloseInvitationQuestionInput,
  ): Promise<Invitation> {
    return Invitation.from(await this.questions.close(input.questionId));
  }
}

const ANY_TIME = { must: [], prefer: [], avoid: [] };

const lookedFor = (asked: OtherTimesInput | null): LookedFor => ({
  family: asked?.family ?? ANY_TIME,
  proposals: asked?.proposals ?? 3,
  language: asked?.language ?? 'fi',
});
