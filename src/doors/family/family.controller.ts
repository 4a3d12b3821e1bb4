import { Body, Controller, Get, Header, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { COOKIE_OF } from '../../platform/session/cookie.js';
import { clientOf, Sessions } from '../../platform/session/sessions.js';
import { codeIn, digitsIn } from '../../sign-in/family-code/family-code.domain.js';
import { FamilyCodes } from '../../sign-in/family-code/family-code.service.js';
import { seeOther, tooOften } from '../answering.js';
import { type Form, isProven, PROOF_FIELD, textIn } from '../form-proof.js';
import { HTML } from '../link-door.js';
import { languageOf, onwards } from '../page-language.js';
import { FAMILY_FIELDS, waitPage } from './family-entry.pages.js';
import { FAMILY_PATHS } from './family-frame.js';
import { FamilyScreen } from './family-screen.js';
import { FamilyVisits } from './family-visits.js';
import { FAMILY_STYLE } from './family.style.js';
import type { FamilyNotice } from './family.texts.data.js';

const { device: DEVICE, session: SESSION } = COOKIE_OF;

/** The door of a family: by the code that the counsellor gave, then by the device that remembers it. */
@Controller('s')
export class FamilyController {
  constructor(
    private readonly visits: FamilyVisits,
    private readonly codes: FamilyCodes,
    private readonly sessions: Sessions,
    private readonly screen: FamilyScreen,
  ) {}

  @Get('style.css')
  @Header('content-type', 'text/css; charset=utf-8')
  style(): string {
    return FAMILY_STYLE;
  }

  /** Changes nothing: programs that follow links see the form, or what they may see anyway. */
  @Get()
  @Header(...HTML)
  async show(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const visitor = await this.visits.of(request);
    if (visitor) return this.screen.page(visitor, request, reply);
    return this.screen.entry(request, reply, { notice: request.cookies[DEVICE.name] ? 'over' : undefined });
  }

  @Post()
  @Header(...HTML)
  async enter(
    @Body() body: Form | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const form = body ?? {};
    const refused = (status: number, notice: FamilyNotice) => {
      void reply.code(status);
      const typed = textIn(form, FAMILY_FIELDS.code);
      return this.screen.entry(request, reply, { notice, ...(typed && { typed }) });
    };
    if (!isProven(form, request)) return refused(403, 'again');
    const code = codeIn(textIn(form, FAMILY_FIELDS.code));
    const digits = digitsIn(textIn(form, FAMILY_FIELDS.digits));
    if (code === null || digits === null) return refused(400, 'wrong');
    const { wait, principalId } = await this.codes.attempt(code, digits, {
      browser: textIn(form, PROOF_FIELD),
      client: request.ip,
    });
    if (wait > 0) return tooOften(reply, wait, waitPage(languageOf(request), wait));
    if (principalId === null) return refused(400, 'wrong');
    await this.remember(principalId, request, reply);
    return seeOther(reply, onwards(FAMILY_PATHS.page, languageOf(request), request));
  }

  /** From now on the browser is a device of this person. */
  private async remember(principalId: string, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    await this.putOut(principalId, request, reply);
    const [client, replaces] = [clientOf(request), request.cookies[DEVICE.name]];
    const token = await this.sessions.open(principalId, { kind: 'device', method: 'family-code', client, replaces });
    void reply.setCookie(DEVICE.name, token, DEVICE.options);
  }

  /**
   * Somebody else of a family who was signed in on it is out; so is whoever it may have been, of a session that opens
   * nothing from this network and would again from another.
   */
  private async putOut(principalId: string, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const [client, session] = [clientOf(request), request.cookies[SESSION.name]];
    if (!session) return;
    const { principalId: signedIn } = await this.sessions.actorOf(session, client);
    if (signedIn === principalId) return;
    if (signedIn !== null) {
      const before = await this.visits.of(request);
      if (before?.kind !== 'session') return;
      await this.sessions.end(session, client);
    }
    void reply.clearCookie(SESSION.name, SESSION.options);
  }
}
