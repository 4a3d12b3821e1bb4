import { Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { COOKIE_OPTIONS, SESSION_COOKIE } from './cookie.js';
import { clientOf, Sessions } from './sessions.js';

/** Signing out. Ways of signing in are added by whoever identifies people. */
@Controller('auth')
export class SessionController {
  constructor(private readonly sessions: Sessions) {}

  /** Ends the session of the cookie for good and takes the cookie away. */
  @Post('sign-out')
  @HttpCode(204)
  async signOut(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    const token = request.cookies[SESSION_COOKIE];
    if (token) await this.sessions.end(token, clientOf(request));
    void reply.clearCookie(SESSION_COOKIE, COOKIE_OPTIONS);
  }
}
