import { Body, Controller, Get, Header, Post, Redirect, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Language } from '../directory/directory.domain.js';
import { PromisesService } from '../desk/promises.service.js';
import { OwnActionsService } from '../plan/action/own-actions.service.js';
import { Work } from '../platform/access/work.js';
import { notFound } from '../platform/errors/domain-error.js';
import { UUID } from '../platform/graphql/scalars.js';
import { COOKIE_OPTIONS, FORGET } from '../platform/session/cookie.js';
import { VISIT_COOKIE, type Visitor, Visits } from '../platform/session/email-code/visits.js';
import { KeptForms } from '../platform/session/kept-forms.js';
import { seeOther } from './answering.js';
import { type Form, isProven, proofFor } from './form-proof.js';
import { HTML } from './link-door.js';
import {
  keptReason,
  lostReason,
  type PromiseSaid,
  readPromiseForm,
  type ReasonWanted,
  takePromise,
  typedReason,
} from './promise-form.js';
import { reasonPage } from './promise-parts.js';
import { inLanguage, languageOf } from './page-language.js';
import { askPage, type EntryNotice, PATHS, STYLE_PATH } from './promises-entry.pages.js';
import { listPage, type PromisesGiven } from './promises.pages.js';

/** One's own promises, for as long as a visit lasts. Whatever it does, it does as the visitor, and nothing else can. */
@Controller('lupaukset')
export class PromisesController {
  constructor(
    private readonly visits: Visits,
    private readonly promises: PromisesService,
    private readonly actions: OwnActionsService,
    private readonly work: Work,
    private readonly kept: KeptForms,
  ) {}

  @Get()
  @Header(...HTML)
  async show(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const visitor = await this.visits.of(request.cookies[VISIT_COOKIE]);
    return visitor ? this.list(visitor, request, reply) : entry(request, reply);
  }

  /** Where forms go, to whoever goes back: to what they typed, where it waits for them. */
  @Get('kerro')
  @Header(...HTML)
  async showKept(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const visitor = await this.visits.of(request.cookies[VISIT_COOKIE]);
    const wanted = visitor && keptReason(await this.kept.find(visitor, PATHS.say, request));
    if (wanted) return askWhy(languageOf(request, visitor.language), wanted, request, reply);
    return seeOther(reply, PATHS.list);
  }

  @Get('poistu')
  @Redirect()
  back(): { url: string; statusCode: number } {
    return { url: PATHS.list, statusCode: 303 };
  }

  @Post('kerro')
  @Header(...HTML)
  async say(
    @Body() form: Form | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const visitor = await this.visits.of(request.cookies[VISIT_COOKIE]);
    if (!visitor) return this.tooLate(form ?? {}, request, reply);
    const read = readPromiseForm(form ?? {}, request);
    if ('fault' in read) {
      void reply.code(read.fault ? 400 : 200);
      return askWhy(languageOf(request, visitor.language), read, request, reply);
    }
    const taken = 'outcome' in read ? read : await this.take(visitor, read);
    if (taken.outcome === 'saved') await this.kept.forget(visitor, PATHS.say, request);
    void reply.code(taken.status);
    return this.list(visitor, request, reply, taken.outcome, lostReason(form ?? {}, taken.outcome));
  }

  @Post('poistu')
  @Header(...HTML)
  async leave(
    @Body() form: Form | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const token = request.cookies[VISIT_COOKIE];
    const visitor = await this.visits.of(token);
    if (visitor && !isProven(form ?? {}, request)) {
      void reply.code(403);
      return this.list(visitor, request, reply, 'again');
    }
    await this.visits.end(token);
    void reply
      .code(200)
      .header(...FORGET)
      .clearCookie(VISIT_COOKIE, COOKIE_OPTIONS);
    return entry(request, reply, 'left');
  }

  /** The visit is over. What was typed waits for the same person, or is given back at once. */
  private async tooLate(form: Form, request: FastifyRequest, reply: FastifyReply): Promise<string> {
    const typed = typedReason(form);
    const late = { token: request.cookies[VISIT_COOKIE], path: PATHS.say };
    const isKept =
      typed !== null && isProven(form, request) && (await this.kept.keep({ ...late, typed }, request, reply));
    void reply.code(403);
    return isKept ? entry(request, reply, 'kept') : entry(request, reply, 'over', typed?.reason);
  }

  private take(visitor: Visitor, { which, ...word }: PromiseSaid & { reason: string | null }) {
    return takePromise(async () => {
      if (!UUID.test(which)) throw notFound('actionId');
      await this.work.run(visitor, 'promises.say', () => this.actions.say({ ...word, actionId: which }));
    });
  }

  private async list(
    visitor: Visitor,
    request: FastifyRequest,
    reply: FastifyReply,
    told?: PromisesGiven['told'],
    lost?: string,
  ): Promise<string> {
    const promises = await this.work.read(visitor, 'promises.show', () => this.promises.own());
    return listPage({
      language: languageOf(request, visitor.language),
      proof: proofFor(request, reply),
      promises,
      told,
      lost,
    });
  }
}

function entry(request: FastifyRequest, reply: FastifyReply, notice?: EntryNotice, lost?: string): string {
  return askPage({ language: languageOf(request), proof: proofFor(request, reply), notice, lost });
}

function askWhy(language: Language, wanted: ReasonWanted, request: FastifyRequest, reply: FastifyReply): string {
  const [action, back] = [inLanguage(PATHS.say, language), inLanguage(PATHS.list, language)];
  return reasonPage({ language, action, back, proof: proofFor(request, reply), wanted, style: STYLE_PATH });
}
