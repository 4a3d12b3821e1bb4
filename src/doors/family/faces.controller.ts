import { Body, Controller, Get, Header, Post, Redirect, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { HowAreThingsService } from '../../follow-up/how-are-things/how-are-things.service.js';
import { Work } from '../../platform/access/work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { COOKIE_OF } from '../../platform/session/cookie.js';
import { KeptForms } from '../../platform/session/kept-forms.js';
import { SESSION_KINDS } from '../../platform/session/session.domain.js';
import { type Form, isProven } from '../form-proof.js';
import { HTML } from '../link-door.js';
import { readFaceForm, typedWords } from './face-form.js';
import { FAMILY_PATHS } from './family-frame.js';
import { FamilyScreen } from './family-screen.js';
import { type FamilyVisitor, FamilyVisits } from './family-visits.js';
import type { FamilyNotice } from './family.texts.data.js';

const SAYING = 'family-door.say-how-things-are';

/** How things are, said on the family's page; also by a remembered device, which is not told what was said. */
@Controller('s/kuulumiset')
export class FacesController {
  constructor(
    private readonly visits: FamilyVisits,
    private readonly screen: FamilyScreen,
    private readonly things: HowAreThingsService,
    private readonly kept: KeptForms,
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
    if (!visitor) return this.tooLate(form, request, reply);
    const read = readFaceForm(form, request);
    const typed = typedWords(form);
    if ('fault' in read) {
      void reply.code(read.status);
      const words = typed && (read.fault === 'badWords' ? { ...typed, isFault: true as const } : typed);
      return this.screen.page(visitor, request, reply, { notice: read.fault, words });
    }
    const { status, notice } = await this.take(visitor, read);
    if (notice === 'heard') await this.kept.forget(visitor.actor, FAMILY_PATHS.faces, request);
    void reply.code(status);
    return this.screen.page(visitor, request, reply, { notice, words: notice === 'heard' ? null : typed });
  }

  /** It may have been closed meanwhile. */
  private async take(
    { actor }: FamilyVisitor,
    { caseId, ...said }: Parameters<HowAreThingsService['say']>[1] & { readonly caseId: string },
  ): Promise<{ readonly notice: FamilyNotice; readonly status: number }> {
    try {
      await this.work.run(actor, SAYING, () => this.things.say(caseId, said));
      return { notice: 'heard', status: 200 };
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return { notice: 'unheard', status: 409 };
    }
  }

  /** The session is over. What was typed waits for the same person, or is given back at once. */
  private async tooLate(form: Form, request: FastifyRequest, reply: FastifyReply): Promise<string> {
    const typed = typedWords(form);
    const token = SESSION_KINDS.map((kind) => request.cookies[COOKIE_OF[kind].name]).find((each) => each);
    const late = typed && { token, path: FAMILY_PATHS.faces, typed: { which: typed.which, words: typed.words } };
    const isKept = late !== null && isProven(form, request) && (await this.kept.keep(late, request, reply));
    void reply.code(403);
    return this.screen.entry(request, reply, isKept ? { notice: 'kept' } : { notice: 'over', lost: typed?.words });
  }
}
