import { Body, Controller, Get, Header, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AreasToldService } from '../../directory/areas-told.service.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { newSecret } from '../../platform/session/secret.js';
import { seeOther, tooOften } from '../answering.js';
import { type Form, isProven, proofFor } from '../form-proof.js';
import { HTML } from '../link-door.js';
import { languageOf, onwards } from '../page-language.js';
import { PageFeedbacks } from './page-feedback.js';
import { type FeedbackTyped, readPageFeedback, typedIn } from './page-feedback-form.js';
import { feedbackSentPage, STATEMENT_PATHS, statementPage } from './statement.pages.js';
import type { FeedbackFault, StatementNotice } from './statement.texts.data.js';

/** What is told of feedback that was not taken. */
interface Refused {
  readonly typed: FeedbackTyped;
  readonly fault?: FeedbackFault;
  readonly notice?: StatementNotice;
  readonly minutes?: number;
}

/** The accessibility statement (saavutettavuusseloste), and feedback on accessibility. */
@Controller('saavutettavuus')
export class StatementController {
  constructor(
    private readonly areas: AreasToldService,
    private readonly feedbacks: PageFeedbacks,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  @Header(...HTML)
  show(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    return this.page(request, reply, { typed: typedIn({}, newSecret()) });
  }

  @Post()
  @Header(...HTML)
  async say(
    @Body() body: Form | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const form = body ?? {};
    const [typed, language] = [typedIn(form, newSecret()), languageOf(request)];
    const refused = (status: number, why: Omit<Refused, 'typed'>) => {
      void reply.code(status);
      return this.page(request, reply, { typed, ...why });
    };
    if (!isProven(form, request)) return refused(403, { notice: 'again' });
    const read = readPageFeedback(form);
    if ('fault' in read) return refused(400, read);
    const wait = await this.feedbacks.take(read, { once: typed.once, client: request.ip, language });
    if (wait === 0) return seeOther(reply, onwards(STATEMENT_PATHS.sent, language, request));
    const page = await this.page(request, reply, { typed, notice: 'tooOften', minutes: Math.ceil(wait / 60) });
    return tooOften(reply, wait, page);
  }

  @Get('kiitos')
  @Header(...HTML)
  sent(@Req() request: FastifyRequest): string {
    return feedbackSentPage(languageOf(request));
  }

  private async page(request: FastifyRequest, reply: FastifyReply, told: Refused): Promise<string> {
    const [language, proof] = [languageOf(request), proofFor(request, reply)];
    const { openPages: settings } = this.config;
    return statementPage({ language, proof, settings, areas: await this.areas.read(), ...told });
  }
}
