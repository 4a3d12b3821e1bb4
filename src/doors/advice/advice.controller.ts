import { Body, Controller, Get, Header, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { addWorkingDays } from '../../availability/holidays.domain.js';
import { AdviceService } from '../../contact/advice/advice.service.js';
import { AreasToldService } from '../../directory/areas-told.service.js';
import { Clock, dayOf } from '../../platform/clock/clock.js';
import { newSecret } from '../../platform/session/secret.js';
import { seeOther, tooOften } from '../answering.js';
import { type Form, isProven, proofFor } from '../form-proof.js';
import { HTML } from '../link-door.js';
import { languageOf, onwards } from '../page-language.js';
import { type AdviceFault, type AdviceTyped, readAdvice, typedIn, untouched } from './advice-form.js';
import { ADVICE_PATHS, advicePage, sentPage } from './advice.pages.js';
import { OPEN_STYLE } from './advice.style.js';
import type { AdviceNotice } from './advice.texts.data.js';

/** Within how many working days somebody is called: what the page promises. */
const ANSWERED_WITHIN = 1;

/** What is told of a form that was not taken. */
interface Refused {
  readonly typed: AdviceTyped;
  readonly faults?: readonly AdviceFault[];
  readonly notice?: AdviceNotice;
  readonly minutes?: number;
}

/** Anybody asks for advice (Pyydä neuvo): without an account, and without leaving more behind than they must. */
@Controller('neuvo')
export class AdviceController {
  constructor(
    private readonly advice: AdviceService,
    private readonly areas: AreasToldService,
    private readonly clock: Clock,
  ) {}

  @Get('style.css')
  @Header('content-type', 'text/css; charset=utf-8')
  style(): string {
    return OPEN_STYLE;
  }

  @Get()
  @Header(...HTML)
  show(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    return this.page(request, reply, { typed: untouched(newSecret(), languageOf(request)) });
  }

  /** Nothing that was typed is lost, whatever is wrong with it. */
  @Post()
  @Header(...HTML)
  async ask(
    @Body() body: Form | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const form = body ?? {};
    const typed = typedIn(form, newSecret());
    const refused = (status: number, why: Omit<Refused, 'typed'>) => {
      void reply.code(status);
      return this.page(request, reply, { typed, ...why });
    };
    if (!isProven(form, request)) return refused(403, { notice: 'again' });
    const read = readAdvice(form, await this.areas.read());
    if ('faults' in read) return refused(400, read);
    const wait = await this.advice.ask(read.request, { once: typed.once, client: request.ip });
    if (wait > 0)
      return tooOften(
        reply,
        wait,
        await this.page(request, reply, { typed, notice: 'tooOften', minutes: Math.ceil(wait / 60) }),
      );
    return seeOther(reply, onwards(ADVICE_PATHS.sent, languageOf(request), request));
  }

  /** Says nothing of who asked what, so that it may be kept, shown and opened again. */
  @Get('kiitos')
  @Header(...HTML)
  async sent(@Req() request: FastifyRequest): Promise<string> {
    const calledBy = addWorkingDays(dayOf(this.clock.now()), ANSWERED_WITHIN);
    return sentPage({ language: languageOf(request), areas: await this.areas.read(), calledBy });
  }

  private async page(request: FastifyRequest, reply: FastifyReply, { faults = [], ...told }: Refused): Promise<string> {
    const [language, proof] = [languageOf(request), proofFor(request, reply)];
    return advicePage({ language, proof, areas: await this.areas.read(), faults, ...told });
  }
}
