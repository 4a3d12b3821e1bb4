import { Body, Controller, Get, Header, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../platform/access/actor.js';
import { UUID } from '../../platform/graphql/scalars.js';
import { SESSION_COOKIE } from '../../platform/session/cookie.js';
import { clientOf, Sessions } from '../../platform/session/sessions.js';
import { Passkeys } from '../../sign-in/passkey/passkeys.service.js';
import { type Form, isProven, proofFor, textIn } from '../form-proof.js';
import { HTML } from '../link-door.js';
import { languageOf } from '../page-language.js';
import { PASSKEY_PATHS } from './entry-ways.js';
import { listPage } from './passkey-list.pages.js';
import { sendOn } from './passkey-phone.js';
import { PASSKEY_FIELDS } from './passkey.pages.js';
import type { PasskeyNotice } from './passkey.texts.data.js';

/** One's own passkeys, for who has shown who they are: a remembered device does not open this. */
@Controller('s/avain')
export class PasskeyKeepingController {
  constructor(
    private readonly passkeys: Passkeys,
    private readonly sessions: Sessions,
  ) {}

  @Get('omat')
  @Header(...HTML)
  async show(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const actor = await this.actorOf(request);
    return actor.principalId === null ? sendOn(request, reply, PASSKEY_PATHS.home) : this.list(actor, request, reply);
  }

  /** Where the form goes, to whoever types the address or goes back. */
  @Get('poista')
  back(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): string {
    return sendOn(request, reply, PASSKEY_PATHS.list);
  }

  @Post('poista')
  @Header(...HTML)
  async end(
    @Body() body: Form | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const form = body ?? {};
    const actor = await this.actorOf(request);
    if (actor.principalId === null) return sendOn(request, reply, PASSKEY_PATHS.home);
    if (!isProven(form, request)) {
      void reply.code(403);
      return this.list(actor, request, reply, 'again');
    }
    const id = textIn(form, PASSKEY_FIELDS.passkey);
    const isEnded = UUID.test(id) && (await this.passkeys.end(actor, id));
    void reply.code(isEnded ? 200 : 404);
    return this.list(actor, request, reply, isEnded ? 'ended' : 'gone');
  }

  private actorOf(request: FastifyRequest): Promise<Actor> {
    return this.sessions.actorOf(request.cookies[SESSION_COOKIE], clientOf(request));
  }

  private async list(actor: Actor, request: FastifyRequest, reply: FastifyReply, notice?: PasskeyNotice) {
    const passkeys = await this.passkeys.own(actor);
    return listPage({ language: languageOf(request), proof: proofFor(request, reply), passkeys, notice });
  }
}
