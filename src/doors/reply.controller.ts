import { Body, Controller, Get, Header, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AreasToldService } from '../directory/areas-told.service.js';
import { SPOKEN_ANSWERS, type SpokenAnswer } from '../invitation/invitation.domain.js';
import { InvitationService, type LinkAnswer, type LinkView } from '../invitation/invitation.service.js';
import { DisqualificationService } from '../network/disqualification/disqualification.service.js';
import { Work } from '../platform/access/work.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { gone, HTML, pathOf, type Refusal } from './link-door.js';
import { type Form, isProven, orNull, proofFor, textIn, writtenIn } from './form-proof.js';
import { ReplyVisits } from './reply-visits.js';
import { COMMENT_AT_MOST, DISQUALIFIED, FIELDS, noPartPage, type ReplyOutcome, replyPage } from './reply.pages.js';
import { STYLE } from './reply.style.js';

/** The door of an invitation's link: no account, no script, and nothing changes by looking. */
@Controller('v')
export class ReplyController {
  constructor(
    private readonly invitations: InvitationService,
    private readonly visits: ReplyVisits,
    private readonly disqualifications: DisqualificationService,
    private readonly work: Work,
    private readonly areas: AreasToldService,
  ) {}

  @Get('style.css')
  @Header('content-type', 'text/css; charset=utf-8')
  style(): string {
    return STYLE;
  }

  @Get(':token')
  @Header(...HTML)
  async show(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const id = await this.visits.idOf(token);
    const visit = id && (await this.visits.visit(id));
    if (!visit) return gone(reply, this.areas.known);
    return replyPage({ ...visit, path: pathOf(token), proof: proofFor(request, reply) });
  }

  @Post(':token')
  @Header(...HTML)
  async answer(
    @Param('token') token: string,
    @Body() form: Form | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    void reply.code(200);
    const id = await this.visits.idOf(token);
    if (id && isProven(form ?? {}, request) && textIn(form, FIELDS.answer) === DISQUALIFIED)
      return (await this.takeNoPart(id)) ?? gone(reply, this.areas.known);
    const taken = id && (await this.take(id, form ?? {}, request));
    if (!taken) return gone(reply, this.areas.known);
    const page = { path: pathOf(token), proof: proofFor(request, reply) };
    if ('when' in taken)
      return replyPage({ ...page, ...(await this.visits.withPromises(id, taken)), outcome: 'saved' });
    const unchanged = await this.visits.visit(id);
    if (!unchanged) return gone(reply, this.areas.known);
    void reply.code(taken.status);
    return replyPage({ ...page, ...unchanged, outcome: taken.outcome, comment: textIn(form, FIELDS.comment) });
  }

  /** Everything of theirs ends with this, the link too; null if there is nothing to end. */
  private async takeNoPart(id: string): Promise<string | null> {
    const visit = await this.visits.visit(id);
    if (!visit || visit.view.isPast) return null;
    const declare = () => this.disqualifications.declare({ invitationId: id, reason: 'not-said' });
    const declared = await orNull(this.work.run({ principalId: id }, 'reply.disqualified', declare));
    return declared && noPartPage(visit.view);
  }

  /** The page after the answer; why it was not taken; or null if there is nothing to answer. */
  private async take(
    id: string,
    form: Form,
    request: FastifyRequest,
  ): Promise<LinkView | Refusal<ReplyOutcome> | null> {
    const read = readForm(form, request);
    if ('outcome' in read) return read;
    const answer = () => this.invitations.answerByLink(id, read);
    try {
      return await orNull(this.work.run({ principalId: id }, 'reply.answer', answer));
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return { outcome: error.code === 'STALE' ? 'moved' : undefined, status: 409 };
    }
  }
}

const isAnswer = (text: string): text is SpokenAnswer => (SPOKEN_ANSWERS as readonly string[]).includes(text);

function readForm(form: Form, request: FastifyRequest): LinkAnswer | Refusal<ReplyOutcome> {
  const answer = textIn(form, FIELDS.answer);
  if (!isProven(form, request)) return { outcome: 'again', status: 403 };
  if (!isAnswer(answer)) return { outcome: 'noAnswer', status: 400 };
  const comment = writtenIn(form, FIELDS.comment, COMMENT_AT_MOST, 'many lines');
  if (comment === undefined) return { outcome: 'tooLong', status: 400 };
  return { answer, comment, sequence: Number(textIn(form, FIELDS.sequence) || Number.NaN) };
}
