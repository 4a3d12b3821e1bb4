import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { mapPage, type Page, PageArgs } from '../../graphql/connection.js';
import { Uuid } from '../../graphql/scalars.js';
import { InboundCare } from './inbound-care.js';
import {
  DismissInboundMessageInput,
  InboundLetter,
  InboundMail,
  InboundMailConnection,
  InboundOutcomeCount,
  InboundStateEnum,
  RetryInboundMessageInput,
} from './inbound-mail.graphql.js';
import { InboundReport, type InboundState } from './inbound-report.js';

const STATE = { name: 'state', type: () => InboundStateEnum, nullable: true, description: 'Only these; all without.' };

/** Mail that came in, for administrators. Row security shows it to nobody else. */
@Resolver()
export class InboundMailResolver {
  constructor(
    private readonly report: InboundReport,
    private readonly care: InboundCare,
  ) {}

  @Query(() => InboundMailConnection, {
    description: 'Messages that came in, the latest first. For administrators.',
  })
  async inboundMessages(@Args(STATE) state: InboundState | null, @Args() page: PageArgs): Promise<Page<InboundMail>> {
    return mapPage(await this.report.page(state ?? null, page), InboundMail.from);
  }

  @Query(() => [InboundOutcomeCount], {
    description: 'What became of the messages of the last 90 days. For administrators.',
  })
  async inboundMessageCounts(): Promise<InboundOutcomeCount[]> {
    return (await this.report.counts()).map(InboundOutcomeCount.from);
  }

  @Query(() => InboundLetter, {
    description: 'What a message in quarantine says. For administrators; each look is in the access log.',
  })
  async inboundMessage(
    @Args('id', { type: () => Uuid, description: 'Id of a message in quarantine.' }) id: string,
  ): Promise<InboundLetter> {
    return InboundLetter.from(await this.care.look(id));
  }

  @Mutation(() => InboundMail, {
    description: 'Has a message in quarantine read again, for example after a mistake of ours was mended.',
  })
  async retryInboundMessage(
    @Args('input', { description: 'Which message.' }) input: RetryInboundMessageInput,
  ): Promise<InboundMail> {
    return InboundMail.from(await this.care.retry(input.messageId));
  }

  @Mutation(() => InboundMail, {
    description: 'Takes a message out of quarantine: somebody looked at it and is done. Who and when is kept.',
  })
  async dismissInboundMessage(
    @Args('input', { description: 'Which message.' }) input: DismissInboundMessageInput,
  ): Promise<InboundMail> {
    return InboundMail.from(await this.care.dismiss(input.messageId));
  }
}
