import { Body, Controller, Get, Header, Post, Redirect, Req, Res } from '@nestjs/common';
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Language } from '../../directory/directory.domain.js';
import { COOKIE_OF, SESSION_COOKIE } from '../../platform/session/cookie.js';
import { returnPath } from '../../sign-in/oidc/return-path.domain.js';
import { type Opened, Passkeys } from '../../sign-in/passkey/passkeys.service.js';
import { tooOften } from '../answering.js';
import { type Form, isProven, proofFor, textIn } from '../form-proof.js';
import { HTML } from '../link-door.js';
import { languageOf } from '../page-language.js';
import { PASSKEY_PATHS } from './entry-ways.js';
import { readAnswer } from './passkey-answer.js';
import { endPhone, phoneOf, SCRIPTED, sendOn } from './passkey-phone.js';
import { codePage, makePage, openPage, PASSKEY_FIELDS, turnedBackPage } from './passkey.pages.js';
import type { PasskeyNotice } from './passkey.texts.data.js';

/** Why a form was not taken, as the page tells it, and the status that says so. */
interface Refused {
  readonly status: number;
  readonly notice: PasskeyNotice;
  /** The code as it was typed. */
  readonly typed?: string;
}

/** Passkeys on the family's own phone: making one with the counsellor's code, and opening with it. */
@Controller('s/avain')
export class PasskeyController {
  constructor(private readonly passkeys: Passkeys) {}

  @Get()
  @Header(...HTML)
  @Header(...SCRIPTED)
  show(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): string {
    return codePage({ language: languageOf(request), proof: proofFor(request, reply) });
  }

  /** Where forms go, to whoever types the address or goes back. */
  @Get(['tallenna', 'avaa', 'sisaan'])
  @Redirect()
  back(): { url: string; statusCode: number } {
    return { url: PASSKEY_PATHS.home, statusCode: 303 };
  }

  @Post()
  @Header(...HTML)
  @Header(...SCRIPTED)
  async enter(
    @Body() body: Form | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const form = body ?? {};
    const typed = textIn(form, PASSKEY_FIELDS.code);
    if (!isProven(form, request)) return this.codeAgain(request, reply, { status: 403, notice: 'again', typed });
    const entered = await this.passkeys.enter(typed, phoneOf(request, reply));
    if (!entered) return this.codeAgain(request, reply, { status: 400, notice: 'wrongCode', typed });
    const language = languageOf(request);
    if ('wait' in entered) return shut(reply, language, entered.wait);
    void reply.code(200);
    return makePage({ language, proof: proofFor(request, reply), options: entered.options });
  }

  @Post('tallenna')
  @Header(...HTML)
  @Header(...SCRIPTED)
  async make(
    @Body() body: Form | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const form = body ?? {};
    if (!isProven(form, request)) return this.codeAgain(request, reply, { status: 403, notice: 'again' });
    const answer = readAnswer(form);
    if (!answer) return this.codeAgain(request, reply, { status: 400, notice: 'notMade' });
    const opened = await this.passkeys.register(answer as RegistrationResponseJSON, answering(request, reply));
    if ('token' in opened) return letIn(request, reply, opened, PASSKEY_PATHS.home);
    return this.codeAgain(request, reply, {
      status: 400,
      notice: opened.refusal === 'tooLate' ? 'tooLate' : 'notMade',
    });
  }

  @Post('avaa')
  @Header(...HTML)
  @Header(...SCRIPTED)
  async open(
    @Body() body: Form | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const form = body ?? {};
    return isProven(form, request) ? this.ask(form, request, reply) : unproven(request, reply);
  }

  @Post('sisaan')
  @Header(...HTML)
  @Header(...SCRIPTED)
  async signIn(
    @Body() body: Form | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const form = body ?? {};
    if (!isProven(form, request)) return unproven(request, reply);
    const answer = readAnswer(form);
    if (!answer) return this.ask(form, request, reply, { status: 400, notice: 'refused' });
    const opened = await this.passkeys.signIn(answer as AuthenticationResponseJSON, answering(request, reply));
    if ('token' in opened) return letIn(request, reply, opened, goalOf(form));
    return this.ask(form, request, reply, { status: 400, notice: opened.refusal });
  }

  private async ask(form: Form, request: FastifyRequest, reply: FastifyReply, refused?: Refused): Promise<string> {
    const language = languageOf(request);
    const asked = await this.passkeys.ask(phoneOf(request, reply));
    if ('wait' in asked) return shut(reply, language, asked.wait);
    void reply.code(refused?.status ?? 200);
    const { options } = asked;
    return openPage({
      language,
      proof: proofFor(request, reply),
      options,
      notice: refused?.notice,
      goal: goalOf(form),
    });
  }

  private codeAgain(request: FastifyRequest, reply: FastifyReply, { status, ...said }: Refused): string {
    void reply.code(status);
    return codePage({ language: languageOf(request), proof: proofFor(request, reply), ...said });
  }
}

/** A path of ours, the family's page if none was asked for. */
const goalOf = (form: Form): string => returnPath(textIn(form, PASSKEY_FIELDS.goal), PASSKEY_PATHS.home);

const answering = (request: FastifyRequest, reply: FastifyReply) => ({
  ...phoneOf(request, reply),
  replaces: request.cookies[SESSION_COOKIE],
});

function letIn(
  request: FastifyRequest,
  reply: FastifyReply,
  { token }: Opened & { token: string },
  goal: string,
): string {
  const { name, options } = COOKIE_OF.session;
  void endPhone(reply).setCookie(name, token, options);
  return sendOn(request, reply, goal);
}

/** Nothing to type there, only to go back. */
function unproven(request: FastifyRequest, reply: FastifyReply): string {
  void reply.code(403);
  return turnedBackPage(languageOf(request), 'again');
}

const shut = (reply: FastifyReply, language: Language, wait: number): string =>
  tooOften(reply, wait, turnedBackPage(language, { wait }));
