import { Body, Controller, Get, Header, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { seeOther } from '../answering.js';
import { FAMILY_PATHS } from '../family/family-frame.js';
import { type FamilyVisitor, FamilyVisits } from '../family/family-visits.js';
import { type Form, proofFor, textIn } from '../form-proof.js';
import { HTML } from '../link-door.js';
import { languageOf } from '../page-language.js';
import { FEEDBACK_FIELDS, readFeedback } from './feedback-form.js';
import { FeedbackVisits } from './feedback-visits.js';
import { typedIn } from './feedback.controller.js';
import { FEEDBACK_PATHS, type OwnRequest, ownFeedbackPage } from './feedback.pages.js';

/** Nobody is asked so much at once; what is oldest is answered first. */
const SHOWN_AT_MOST = 5;

/** Feedback on the family's own page: for who is let in by a remembered device as well, because it shows no more than days. */
@Controller('palaute')
export class OwnFeedbackController {
  constructor(
    private readonly family: FamilyVisits,
    private readonly visits: FeedbackVisits,
  ) {}

  @Get()
  @Header(...HTML)
  async show(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const visitor = await this.family.of(request);
    if (!visitor) return seeOther(reply, FAMILY_PATHS.page);
    return ownFeedbackPage(await this.page(visitor, request, reply));
  }

  /** Takes down what is theirs to answer, and nobody else's. */
  @Post()
  @Header(...HTML)
  async answer(
    @Body() body: Form | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const form = body ?? {};
    void reply.code(200);
    const visitor = await this.family.of(request);
    if (!visitor) return seeOther(reply, FAMILY_PATHS.page);
    const which = textIn(form, FEEDBACK_FIELDS.which);
    const read = readFeedback(form, request);
    const isOwn = (await this.visits.own(visitor.actor)).includes(which);
    const taken = 'outcome' in read ? read : isOwn ? await this.visits.answer(which, read) : null;
    if (!taken) return seeOther(reply, FEEDBACK_PATHS.page);
    const page = await this.page(visitor, request, reply);
    if ('kind' in taken) return ownFeedbackPage({ ...page, outcome: 'saved' });
    void reply.code(taken.status);
    return ownFeedbackPage({ ...page, outcome: taken.outcome, atFault: which, typed: typedIn(form) });
  }

  private async page({ actor, language }: FamilyVisitor, request: FastifyRequest, reply: FastifyReply) {
    const requests: OwnRequest[] = [];
    for (const id of (await this.visits.own(actor)).slice(0, SHOWN_AT_MOST)) {
      const view = await this.visits.show(id);
      if (view) requests.push({ id, view });
    }
    const path = FEEDBACK_PATHS.page;
    return { requests, path, language: languageOf(request, language), proof: proofFor(request, reply) };
  }
}
