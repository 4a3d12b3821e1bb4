import { Body, Controller, Get, Header, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AreasToldService } from '../../directory/areas-told.service.js';
import type { FeedbackView } from '../../feedback/feedback.service.js';
import { type Form, proofFor, textIn } from '../form-proof.js';
import { gone, HTML } from '../link-door.js';
import { languageOf } from '../page-language.js';
import { FEEDBACK_FIELDS, gradesIn, readFeedback } from './feedback-form.js';
import { FeedbackVisits } from './feedback-visits.js';
import { FEEDBACK_PATHS, feedbackPage } from './feedback.pages.js';
import { FEEDBACK_STYLE } from './feedback.style.js';
import { FEEDBACK_TEXTS } from './feedback.texts.data.js';

const pathOf = (token: string): string => `${FEEDBACK_PATHS.page}/${encodeURIComponent(token)}`;

/** The door of a request's link: no account, no script, and nothing changes by looking. */
@Controller('palaute')
export class FeedbackController {
  constructor(
    private readonly visits: FeedbackVisits,
    private readonly areas: AreasToldService,
  ) {}

  @Get('style.css')
  @Header('content-type', 'text/css; charset=utf-8')
  style(): string {
    return FEEDBACK_STYLE;
  }

  @Get(':token')
  @Header(...HTML)
  async show(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const id = await this.visits.idOf(token);
    const view = id && (await this.visits.show(id));
    if (!view) return gone(reply, this.areas.known, FEEDBACK_TEXTS);
    return feedbackPage({ ...pageOf(token, view, request, reply), view });
  }

  @Post(':token')
  @Header(...HTML)
  async answer(
    @Param('token') token: string,
    @Body() body: Form | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const form = body ?? {};
    void reply.code(200);
    const id = await this.visits.idOf(token);
    if (!id) return gone(reply, this.areas.known, FEEDBACK_TEXTS);
    const read = readFeedback(form, request);
    const taken = 'outcome' in read ? read : await this.visits.answer(id, read);
    if (!taken) return gone(reply, this.areas.known, FEEDBACK_TEXTS);
    if ('kind' in taken)
      return feedbackPage({ ...pageOf(token, taken, request, reply), view: taken, outcome: 'saved' });
    const view = await this.visits.show(id);
    if (!view) return gone(reply, this.areas.known, FEEDBACK_TEXTS);
    void reply.code(taken.status);
    return feedbackPage({
      ...pageOf(token, view, request, reply),
      view,
      outcome: taken.outcome,
      typed: typedIn(form),
    });
  }
}

const pageOf = (token: string, { language }: FeedbackView, request: FastifyRequest, reply: FastifyReply) => ({
  path: pathOf(token),
  language: languageOf(request, language ?? undefined),
  proof: proofFor(request, reply),
});

/** What was typed comes back with the page; a form that showed no questions brings none. */
export const typedIn = (form: Form) =>
  FEEDBACK_FIELDS.details in form ? { grades: gradesIn(form), text: textIn(form, FEEDBACK_FIELDS.text) } : undefined;
