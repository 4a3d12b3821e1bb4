import { Body, Controller, Get, Header, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Work } from '../../platform/access/work.js';
import { COOKIE_OF, FORGET } from '../../platform/session/cookie.js';
import { SESSION_KINDS } from '../../platform/session/session.domain.js';
import { clientOf, Sessions } from '../../platform/session/sessions.js';
import { OwnSessionsService } from '../../sign-in/sessions/own-sessions.service.js';
import { seeOther } from '../answering.js';
import { type Form, isProven, proofFor, textIn } from '../form-proof.js';
import { HTML } from '../link-door.js';
import { languageOf, onwards } from '../page-language.js';
import { endOwnSession } from '../own-session.js';
import { IssuerForms } from '../sign-in/issuer-forms.js';
import { devicesPage, END_ALL, END_FIELD, END_THIS } from './devices.pages.js';
import { entryPage } from './family-entry.pages.js';
import { FAMILY_PATHS } from './family-frame.js';
import { type FamilyVisitor, FamilyVisits } from './family-visits.js';
import type { FamilyNotice } from './family.texts.data.js';

/** One's own devices: to look through, and to forget. */
@Controller('s/laitteet')
export class DevicesController {
  constructor(
    private readonly visits: FamilyVisits,
    private readonly own: OwnSessionsService,
    private readonly sessions: Sessions,
    private readonly forms: IssuerForms,
    private readonly work: Work,
  ) {}

  @Get()
  @Header(...HTML)
  async show(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const visitor = await this.visits.of(request);
    return visitor ? this.list(visitor, request, reply) : toEntry(request, reply);
  }

  @Post()
  @Header(...HTML)
  async end(
    @Body() body: Form | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const visitor = await this.visits.of(request);
    if (!visitor) return toEntry(request, reply);
    const form = body ?? {};
    if (!isProven(form, request)) {
      void reply.code(403);
      return this.list(visitor, request, reply, 'again');
    }
    void reply.code(200);
    const which = textIn(form, END_FIELD);
    if (which === END_ALL) return this.endAll(visitor, request, reply);
    if (which === END_THIS) return this.endThis(request, reply);
    return this.list(visitor, request, reply, await this.endOne(visitor, which));
  }

  private async endOne({ actor }: FamilyVisitor, id: string): Promise<FamilyNotice> {
    const { work, own } = this;
    return (await endOwnSession(actor, id, { work, own, operation: 'family-door.end-device' })) ? 'ended' : 'gone';
  }

  private async endAll({ actor }: FamilyVisitor, request: FastifyRequest, reply: FastifyReply): Promise<string> {
    await this.work.run(actor, 'family-door.end-everywhere', () => this.own.endEverywhere({ thisOneToo: true }));
    return this.out(request, reply, 'everywhere');
  }

  /** What this browser is signed in with, and that it is remembered. */
  private async endThis(request: FastifyRequest, reply: FastifyReply): Promise<string> {
    for (const kind of SESSION_KINDS) {
      const token = request.cookies[COOKIE_OF[kind].name];
      if (token) await this.sessions.end(token, clientOf(request), kind);
    }
    return this.out(request, reply, 'forgotten');
  }

  private async out(request: FastifyRequest, reply: FastifyReply, notice: FamilyNotice): Promise<string> {
    void reply.header(...FORGET);
    for (const kind of SESSION_KINDS) void reply.clearCookie(COOKIE_OF[kind].name, COOKIE_OF[kind].options);
    const identification = await this.forms.offer('identification', reply);
    return entryPage({ language: languageOf(request), proof: proofFor(request, reply), identification, notice });
  }

  private async list(
    { actor, language }: FamilyVisitor,
    request: FastifyRequest,
    reply: FastifyReply,
    notice?: FamilyNotice,
  ): Promise<string> {
    const sessions = await this.work.read(actor, 'family-door.devices', () => this.own.list());
    const proof = proofFor(request, reply);
    return devicesPage({ language: languageOf(request, language), proof, sessions, notice });
  }
}

const toEntry = (request: FastifyRequest, reply: FastifyReply): string =>
  seeOther(reply, onwards(FAMILY_PATHS.page, languageOf(request), request));
