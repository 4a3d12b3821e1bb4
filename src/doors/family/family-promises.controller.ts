import { Body, Controller, Get, Header, Post, Redirect, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Work } from '../../platform/access/work.js';
import { notFound } from '../../platform/errors/domain-error.js';
import { UUID } from '../../platform/graphql/scalars.js';
import { OwnActionsService } from '../../plan/action/own-actions.service.js';
import { seeOther } from '../answering.js';
import { type Form, proofFor } from '../form-proof.js';
import { HTML } from '../link-door.js';
import { inLanguage, languageOf, onwards } from '../page-language.js';
import {
  lostReason,
  type PromiseSaid,
  readPromiseForm,
  type ReasonWanted,
  takePromise,
  typedReason,
} from '../promise-form.js';
import { reasonPage } from '../promise-parts.js';
import { FAMILY_PATHS } from './family-frame.js';
import { FamilyScreen } from './family-screen.js';
import { type FamilyVisitor, FamilyVisits } from './family-visits.js';

/**
 * How one's own promises go, said on the family's page: for who has shown who they are. A remembered device is told
 * nothing of the plan, and is sent to where that is done.
 */
@Controller('s/lupaukset')
export class FamilyPromisesController {
  constructor(
    private readonly visits: FamilyVisits,
    private readonly actions: OwnActionsService,
    private readonly screen: FamilyScreen,
    private readonly work: Work,
  ) {}

  /** To whoever goes back. */
  @Get()
  @Redirect()
  back(): { url: string; statusCode: number } {
    return { url: FAMILY_PATHS.page, statusCode: 303 };
  }

  @Post()
  @Header(...HTML)
  async say(
    @Body() body: Form | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const form = body ?? {};
    const visitor = await this.visits.of(request);
    if (visitor?.kind !== 'session') return this.tooLate(form, request, reply);
    const read = readPromiseForm(form, request);
    if ('fault' in read) {
      void reply.code(read.fault ? 400 : 200);
      return askWhy(visitor, read, request, reply);
    }
    const { outcome, status } = 'outcome' in read ? read : await this.take(visitor, read);
    void reply.code(status);
    return this.screen.page(visitor, request, reply, { told: outcome, lost: lostReason(form, outcome) });
  }

  private take({ actor }: FamilyVisitor, { which, ...word }: PromiseSaid & { readonly reason: string | null }) {
    return takePromise(async () => {
      if (!UUID.test(which)) throw notFound('actionId');
      await this.work.run(actor, 'family-door.say-of-promise', () => this.actions.say({ ...word, actionId: which }));
    });
  }

  /** The session is over: what was typed is given back beside the way in. */
  private tooLate(form: Form, request: FastifyRequest, reply: FastifyReply): Promise<string> | string {
    const typed = typedReason(form);
    if (!typed) return seeOther(reply, onwards(FAMILY_PATHS.page, languageOf(request), request));
    void reply.code(403);
    return this.screen.entry(request, reply, { notice: 'again', lost: typed.reason });
  }
}

function askWhy(
  { language: own }: FamilyVisitor,
  wanted: ReasonWanted,
  request: FastifyRequest,
  reply: FastifyReply,
): string {
  const language = languageOf(request, own);
  const [action, back] = [inLanguage(FAMILY_PATHS.promises, language), inLanguage(FAMILY_PATHS.page, language)];
  return reasonPage({ language, action, back, proof: proofFor(request, reply), wanted, style: FAMILY_PATHS.style });
}
