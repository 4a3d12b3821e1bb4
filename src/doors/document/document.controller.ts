import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AreasToldService } from '../../directory/areas-told.service.js';
import { MinutesDocuments, writeMinutes } from '../../meeting/minutes/document/minutes-documents.service.js';
import type { DocumentStyle, WrittenDocument } from '../../network/document.domain.js';
import { PlanDocuments, writePlan } from '../../plan/document/plan-documents.service.js';
import type { Actor } from '../../platform/access/actor.js';
import { Work } from '../../platform/access/work.js';
import { UUID } from '../../platform/graphql/scalars.js';
import { SESSION_COOKIE } from '../../platform/session/cookie.js';
import { clientOf, Sessions } from '../../platform/session/sessions.js';
import { seeOther } from '../answering.js';
import { orNull } from '../form-proof.js';
import { HTML, gone } from '../link-door.js';
import { languageOf } from '../page-language.js';
import { SIGN_IN_FIELDS, SIGN_IN_PATHS } from '../sign-in/sign-in.pages.js';

type Format = DocumentStyle['format'];

/** Documents to keep, for whoever is signed in. A remembered device of a family opens none of them. */
@Controller('asiakirjat')
export class DocumentController {
  constructor(
    private readonly sessions: Sessions,
    private readonly plans: PlanDocuments,
    private readonly minutes: MinutesDocuments,
    private readonly work: Work,
    private readonly areas: AreasToldService,
  ) {}

  @Get('suunnitelma/:id.pdf')
  planAsPdf(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.plan(id, 'pdf', request, reply);
  }

  @Get('suunnitelma/:id.json')
  planAsJson(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.plan(id, 'json', request, reply);
  }

  @Get('muistio/:id.pdf')
  minutesAsPdf(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.minutesOf(id, 'pdf', request, reply);
  }

  @Get('muistio/:id.json')
  minutesAsJson(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.minutesOf(id, 'json', request, reply);
  }

  private plan(id: string, format: Format, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    return this.hand(id, request, reply, async (actor) => {
      const read = this.work.read(actor, `document.plan.${format}`, () => this.plans.read(id));
      const plan = await orNull(read);
      return plan && writePlan(plan, styleOf(request, format));
    });
  }

  private minutesOf(id: string, format: Format, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    return this.hand(id, request, reply, async (actor) => {
      const read = this.work.read(actor, `document.minutes.${format}`, () => this.minutes.read(id));
      const minutes = await orNull(read);
      return minutes && writeMinutes(minutes, styleOf(request, format));
    });
  }

  /** Hands out what is theirs to read. Not theirs and not there look alike, to whomever. */
  private async hand(
    id: string,
    request: FastifyRequest,
    reply: FastifyReply,
    written: (actor: Actor) => Promise<WrittenDocument | null>,
  ): Promise<void> {
    const actor = await this.sessions.actorOf(request.cookies[SESSION_COOKIE], clientOf(request));
    if (!actor.session) return void reply.send(seeOther(reply, signInFor(request)));
    const document = UUID.test(id) ? await written(actor) : null;
    if (!document) return void reply.header(...HTML).send(gone(reply, this.areas.known));
    const { bytes, fileName, mediaType } = document;
    return void reply
      .header('content-disposition', `attachment; filename="${fileName}"`)
      .header('cache-control', 'private, no-store')
      .header('x-content-type-options', 'nosniff')
      .type(mediaType)
      .send(bytes);
  }
}

/** The way in, and back to the document. */
const signInFor = ({ url }: FastifyRequest): string =>
  `${SIGN_IN_PATHS.page}?${new URLSearchParams({ [SIGN_IN_FIELDS.returnTo]: url }).toString()}`;

/** `?kieli=sv&tyyli=selko`. What is printed for others does not depend on whose browser asks for it. */
function styleOf(request: FastifyRequest, format: Format): DocumentStyle {
  const { tyyli } = request.query as { tyyli?: unknown };
  return { language: languageOf(request, 'fi'), style: tyyli === 'selko' ? 'plain' : 'standard', format };
}
