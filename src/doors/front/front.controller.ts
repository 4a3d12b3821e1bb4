import { Controller, Get, Header, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { isLoopback } from '../../platform/config/loopback.js';
import { SESSION_COOKIE } from '../../platform/session/cookie.js';
import type { Method } from '../../platform/session/session.domain.js';
import { clientOf, Sessions } from '../../platform/session/sessions.js';
import { seeOther } from '../answering.js';
import { DESK } from '../desk-app/desk-app.files.js';
import { proofFor } from '../form-proof.js';
import { HTML } from '../link-door.js';
import { languageOf } from '../page-language.js';
import { SIGN_IN_PATHS } from '../sign-in/sign-in.pages.js';
import { FRONT_STYLE_PATH, frontPage } from './front.pages.js';
import { FrontService } from './front.service.js';
import { FRONT_STYLE } from './front.style.js';

/** How only families show who they are. */
const OF_FAMILIES: readonly string[] = ['suomi-fi', 'passkey', 'family-code'] satisfies Method[];

/** The bare address: of a demo its front page; otherwise the way on to the desk, to the family's page or to the sign-in. */
@Controller()
export class FrontController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly sessions: Sessions,
    private readonly front: FrontService,
  ) {}

  @Get(FRONT_STYLE_PATH)
  @Header('content-type', 'text/css; charset=utf-8')
  style(): string {
    return FRONT_STYLE;
  }

  @Get()
  @Header(...HTML)
  async show(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const { session } = await this.sessions.actorOf(request.cookies[SESSION_COOKIE], clientOf(request));
    const own = session && (OF_FAMILIES.includes(session.method) ? SIGN_IN_PATHS.family : DESK);
    const { offer } = this.front;
    if (offer && this.isOtherName(request.hostname)) return seeOther(reply, `${this.config.publicUrl}/`);
    if (offer) return frontPage({ language: languageOf(request), proof: proofFor(request, reply), offer, own });
    return seeOther(reply, own ?? SIGN_IN_PATHS.page);
  }

  /** `127.0.0.1` for `localhost`: the way back from an issuer would end where none of the browser's cookies are. */
  private isOtherName(hostname: string): boolean {
    return isLoopback(hostname) && hostname !== new URL(this.config.publicUrl).hostname;
  }
}
