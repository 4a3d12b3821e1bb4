import { Body, Controller, Get, Header, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { mailboxOf } from '../itip/calendar-address.js';
import { CODE, codeIn } from '../platform/session/email-code/email-code.domain.js';
import { COOKIE_OPTIONS, STRICT_COOKIE_OPTIONS } from '../platform/session/cookie.js';
import { type Asker, EmailCodes } from '../platform/session/email-code/email-codes.js';
import { VISIT_COOKIE, Visits } from '../platform/session/email-code/visits.js';
import { KeptForms } from '../platform/session/kept-forms.js';
import { isSecret, newSecret } from '../platform/session/secret.js';
import { seeOther, tooOften } from './answering.js';
import { type Form, isProven, proofFor, textIn } from './form-proof.js';
import { HTML } from './link-door.js';
import { languageOf, onwards } from './page-language.js';
import { askPage, codePage, ENTRY_FIELDS, type EntryNotice, PATHS, waitPage } from './promises-entry.pages.js';
import { PROMISES_STYLE } from './promises.style.js';

/**
 * The browser that asked for a code. Made when a form of ours asks and never by looking at a page, so that no link in a
 * mail can spoil it, as it could the proof of the forms.
 */
const CODE_COOKIE = '__Host-yhdessa-code';
const CODE_SECONDS = Temporal.Duration.from(CODE.lasts).total('seconds');

const browserOf = ({ cookies }: FastifyRequest): string | null => {
  const known = cookies[CODE_COOKIE];
  return isSecret(known) ? known : null;
};

/** The door to one's own promises: an address, then the code that was mailed to it. */
@Controller('lupaukset')
export class PromisesEntryController {
  constructor(
    private readonly codes: EmailCodes,
    private readonly visits: Visits,
    private readonly kept: KeptForms,
  ) {}

  @Get('style.css')
  @Header('content-type', 'text/css; charset=utf-8')
  style(): string {
    return PROMISES_STYLE;
  }

  @Post()
  @Header(...HTML)
  async ask(
    @Body() body: Form | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const form = body ?? {};
    const [language, typed] = [languageOf(request), textIn(form, ENTRY_FIELDS.address)];
    const mailbox = mailboxOf(typed);
    const refused = (status: number, notice: EntryNotice) => {
      void reply.code(status);
      return askPage({ language, proof: proofFor(request, reply), notice, typed });
    };
    if (!isProven(form, request)) return refused(403, 'again');
    if (mailbox === null) return refused(400, 'noAddress');
    const browser = browserOf(request) ?? newSecret();
    const wait = await this.codes.ask(mailbox, { browser, client: request.ip });
    if (wait > 0) return tooOften(reply, wait, waitPage(language, wait, PATHS.list));
    void reply.code(200).setCookie(CODE_COOKIE, browser, { ...STRICT_COOKIE_OPTIONS, maxAge: CODE_SECONDS });
    return codePage({ language, proof: proofFor(request, reply), notice: 'asked' });
  }

  /** For who comes back to the page. Nothing is used up by looking at it. */
  @Get('koodi')
  @Header(...HTML)
  showCode(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): string {
    return codePage({ language: languageOf(request), proof: proofFor(request, reply) });
  }

  @Post('koodi')
  @Header(...HTML)
  async enter(
    @Body() body: Form | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const form = body ?? {};
    const language = languageOf(request);
    const refused = (status: number, notice: EntryNotice) => {
      void reply.code(status);
      return codePage({ language, proof: proofFor(request, reply), notice });
    };
    if (!isProven(form, request)) return refused(403, 'again');
    const [code, browser] = [codeIn(textIn(form, ENTRY_FIELDS.code)), browserOf(request)];
    if (!code || !browser) return refused(400, 'wrong');
    const came = await this.comeIn(code, { browser, client: request.ip });
    if ('wait' in came) return tooOften(reply, came.wait, waitPage(language, came.wait, PATHS.code));
    if (came.token === null || !came.principalId) return refused(400, 'wrong');
    void reply.clearCookie(CODE_COOKIE, STRICT_COOKIE_OPTIONS).setCookie(VISIT_COOKIE, came.token, COOKIE_OPTIONS);
    const isAwaited = await this.kept.find({ principalId: came.principalId }, PATHS.say, request);
    return seeOther(reply, onwards(isAwaited ? PATHS.say : PATHS.list, languageOf(request), request));
  }

  /** Whom the code lets in, and the cookie of the visit that it opens; null if it opens none. */
  private async comeIn(code: string, asker: Asker): Promise<Came | { wait: number }> {
    const { wait, principalId } = await this.codes.attempt(code, asker);
    if (wait > 0) return { wait };
    return { principalId, token: principalId && (await this.visits.open(principalId, asker, code)) };
  }
}

interface Came {
  readonly principalId: string | null;
  readonly token: string | null;
}
