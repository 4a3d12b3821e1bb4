import { randomBytes } from 'node:crypto';
import { Controller, Get, Header, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Clock } from '../../platform/clock/clock.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { contentSecurity } from '../../platform/http/security.js';
import { SESSION_COOKIE } from '../../platform/session/cookie.js';
import { clientOf, Sessions } from '../../platform/session/sessions.js';
import { seeOther } from '../answering.js';
import { HTML } from '../link-door.js';
import { SIGN_IN_FIELDS, SIGN_IN_PATHS } from '../sign-in/sign-in.pages.js';
import { deskPage } from './desk-app.files.js';

/** What stands in the built page for what is new with each answer: its nonce, and what time it is here. */
const [NONCE, NOW] = ['__CSP_NONCE__', '__NOW__'];

/** The counsellor's app: one page, whichever of its screens is asked for. What it shows it asks for by GraphQL. */
@Controller('tyopoyta')
export class DeskAppController {
  private readonly page = deskPage();
  private readonly live: string;

  constructor(
    private readonly sessions: Sessions,
    private readonly clock: Clock,
    @Inject(CONFIG) { publicUrl }: Config,
  ) {
    this.live = new URL(publicUrl).origin.replace(/^http/, 'ws');
  }

  /** Who has not signed in does so first, and comes back to the same screen. */
  @Get(['', '*'])
  @Header(...HTML)
  async show(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const { session } = await this.sessions.actorOf(request.cookies[SESSION_COOKIE], clientOf(request));
    if (!session) return seeOther(reply, signInFor(request));
    const nonce = randomBytes(16).toString('base64');
    void reply.header('content-security-policy', contentSecurity({ nonce, live: this.live }));
    return this.page.replaceAll(NONCE, nonce).replace(NOW, this.clock.now().toString());
  }
}

const signInFor = ({ url }: FastifyRequest): string =>
  `${SIGN_IN_PATHS.page}?${new URLSearchParams({ [SIGN_IN_FIELDS.returnTo]: url }).toString()}`;
