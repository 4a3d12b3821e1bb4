import { Body, Controller, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { BackChannel } from '../../sign-in/staff/back-channel.service.js';
import { type Form, textIn } from '../form-proof.js';

/** What RFC 6749 calls it and Back-Channel Logout 2.8 wants; not a word about what was wrong. */
const REFUSED = { error: 'invalid_request' } as const;

/** Where issuers sign people out. Asked by servers, so there is neither cookie nor page: the token shows who asks. */
@Controller('kirjaudu')
export class BackChannelController {
  constructor(private readonly backChannel: BackChannel) {}

  @Post(':issuer/uloskirjaus')
  async signOut(
    @Param('issuer') issuer: string,
    @Body() body: Form | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<typeof REFUSED | ''> {
    const isEnded = await this.backChannel.signOut(issuer, textIn(body, 'logout_token'));
    void reply.code(isEnded ? 200 : 400);
    return isEnded ? '' : REFUSED;
  }
}
