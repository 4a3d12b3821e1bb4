import { Body, Controller, Get, Header, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AreasToldService } from '../directory/areas-told.service.js';
import { POLL_ANSWERS, type PollAnswerValue } from '../meeting/poll/poll.domain.js';
import { type LinkPollAnswer, PollService, type PollView } from '../meeting/poll/poll.service.js';
import { ANONYMOUS } from '../platform/access/actor.js';
import { Work } from '../platform/access/work.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { gone, HTML, pathOf, type Refusal } from './link-door.js';
import { type Form, isProven, orNull, proofFor, textIn, writtenIn } from './form-proof.js';
import { NAME_AT_MOST, POLL_FIELDS, type PollOutcome, pollPage, type PollTyped, timeField } from './poll.pages.js';
import { POLL_STYLE } from './poll.style.js';

/** Links of polls have a length of their own: beside them stand those of invitations. */
const LINK = ':token(^[\\w-]{24}$)';
const TIMES_AT_MOST = 5;

/** Why the service refuses what a page sent, as the page tells it. What has ended tells itself. */
const REFUSED: Readonly<Record<string, Refusal<PollOutcome>>> = {
  STALE: { outcome: 'moved', status: 409 },
  ANSWERS_MISSING: { outcome: 'noAnswer', status: 400 },
  POLL_CLOSED: { outcome: undefined, status: 409 },
  POLL_OVER: { outcome: undefined, status: 409 },
};

/** The door of a poll's link: no account, no script, and nothing changes by looking. */
@Controller('v')
export class PollController {
  constructor(
    private readonly polls: PollService,
    private readonly work: Work,
    private readonly areas: AreasToldService,
  ) {}

  @Get('poll.css')
  @Header('content-type', 'text/css; charset=utf-8')
  style(): string {
    return POLL_STYLE;
  }

  @Get(LINK)
  @Header(...HTML)
  async show(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const id = await this.idOf(token);
    const view = id && (await this.visit(id));
    if (!view) return gone(reply, this.areas.known);
    return pollPage({ path: pathOf(token), view, proof: proofFor(request, reply), outcome: undefined, typed: null });
  }

  @Post(LINK)
  @Header(...HTML)
  async answer(
    @Param('token') token: string,
    @Body() body: Form | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const form = body ?? {};
    void reply.code(200);
    const id = await this.idOf(token);
    const taken = id && (await this.take(id, form, request));
    if (!taken) return gone(reply, this.areas.known);
    const page = { path: pathOf(token), proof: proofFor(request, reply) };
    if ('times' in taken) return pollPage({ ...page, view: taken, outcome: 'saved', typed: null });
    const view = await this.visit(id);
    if (!view) return gone(reply, this.areas.known);
    void reply.code(taken.status);
    return pollPage({ ...page, view, outcome: taken.outcome, typed: typedIn(form) });
  }

  private idOf(token: string): Promise<string | null> {
    return this.work.run(ANONYMOUS, 'poll.find', () => this.polls.idOfLink(token));
  }

  private visit(id: string): Promise<PollView | null> {
    return orNull(this.work.run({ principalId: id }, 'poll.show', () => this.polls.visit(id)));
  }

  /** The page after the answer; why it was not taken; or null if there is nothing to answer. */
  private async take(id: string, form: Form, request: FastifyRequest): Promise<PollView | Refusal<PollOutcome> | null> {
    const read = readForm(form, request);
    if ('outcome' in read) return read;
    try {
      return await orNull(this.work.run({ principalId: id }, 'poll.answer', () => this.polls.answerByLink(id, read)));
    } catch (error) {
      const refused = error instanceof DomainError ? REFUSED[error.code] : undefined;
      if (!refused) throw error;
      return refused;
    }
  }
}

function readForm(form: Form, request: FastifyRequest): LinkPollAnswer | Refusal<PollOutcome> {
  const minutes = Number(textIn(form, POLL_FIELDS.minutes) || Number.NaN);
  if (!isProven(form, request)) return { outcome: 'again', status: 403 };
  if (textIn(form, POLL_FIELDS.all) === 'can') return { answers: 'can', substitute: null, minutes };
  if (!(POLL_FIELDS.substitute in form)) return { answers: answersIn(form), substitute: null, minutes };
  const substitute = writtenIn(form, POLL_FIELDS.substitute, NAME_AT_MOST, 'one line');
  if (substitute == null) return { outcome: 'noName', status: 400 };
  return { answers: 'cannot', substitute, minutes };
}

const isAnswer = (text: string): text is PollAnswerValue => (POLL_ANSWERS as readonly string[]).includes(text);

const answersIn = (form: Form): (PollAnswerValue | null)[] =>
  Array.from({ length: TIMES_AT_MOST }, (_, index) => {
    const text = textIn(form, timeField(index));
    return isAnswer(text) ? text : null;
  });

/** What was typed comes back with the page. */
function typedIn(form: Form): PollTyped {
  const isChoice = !(POLL_FIELDS.all in form) && !(POLL_FIELDS.substitute in form);
  return { answers: isChoice ? answersIn(form) : null, substitute: textIn(form, POLL_FIELDS.substitute) };
}
