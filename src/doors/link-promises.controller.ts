import { Body, Controller, Header, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AreasToldService } from '../directory/areas-told.service.js';
import { type Form, proofFor } from './form-proof.js';
import { gone, HTML, pathOf } from './link-door.js';
import { LinkPromises } from './link-promises.js';
import { promisesOf } from './link-promises.pages.js';
import { lostReason, readPromiseForm, takePromise } from './promise-form.js';
import { reasonPage } from './promise-parts.js';
import { ReplyVisits } from './reply-visits.js';
import { replyPage } from './reply.pages.js';

/** The buttons under the promises on the page of an invitation's link. */
@Controller('v')
export class LinkPromisesController {
  constructor(
    private readonly visits: ReplyVisits,
    private readonly promises: LinkPromises,
    private readonly areas: AreasToldService,
  ) {}

  @Post(':token/lupaus')
  @Header(...HTML)
  async say(
    @Param('token') token: string,
    @Body() form: Form | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    void reply.code(200);
    const id = await this.visits.idOf(token);
    const visit = id && (await this.visits.visit(id));
    if (!visit) return gone(reply, this.areas.known);
    const page = { path: pathOf(token), proof: proofFor(request, reply) };
    const read = readPromiseForm(form ?? {}, request);
    if ('fault' in read) {
      void reply.code(read.fault ? 400 : 200);
      const { language } = visit.view;
      return reasonPage({ language, action: promisesOf(page.path), back: page.path, proof: page.proof, wanted: read });
    }
    const taken = 'outcome' in read ? read : await takePromise(() => this.promises.say(id, read, read.reason));
    const after = await this.visits.visit(id);
    if (!after) return gone(reply, this.areas.known);
    void reply.code(taken.status);
    const lost = lostReason(form ?? {}, taken.outcome);
    return replyPage({ ...page, ...after, told: taken.outcome, lost });
  }
}
