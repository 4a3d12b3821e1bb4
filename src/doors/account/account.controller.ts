import { Body, Controller, Get, Header, Post, Redirect, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../platform/access/actor.js';
import { Work } from '../../platform/access/work.js';
import { COOKIE_OPTIONS, FORGET, SESSION_COOKIE } from '../../platform/session/cookie.js';
import { clientOf, Sessions } from '../../platform/session/sessions.js';
import { AccountService } from '../../sign-in/sessions/account.service.js';
import { IssuerExits } from '../../sign-in/sessions/issuer-exits.service.js';
import { OwnSessionsService } from '../../sign-in/sessions/own-sessions.service.js';
import { seeOther } from '../answering.js';
import { FAMILY_PATHS } from '../family/family-frame.js';
import { type Form, isProven, proofFor, textIn } from '../form-proof.js';
import { HTML } from '../link-door.js';
import { endOwnSession } from '../own-session.js';
import { languageOf } from '../page-language.js';
import { ACCOUNT_FIELDS, ACCOUNT_PATHS, accountPage, SIGN_IN, signedOutPage } from './account.pages.js';
import type { AccountOutcome } from './account.texts.data.js';

/** One's own account: who one is, where one is signed in, and out again. For professionals; families have a page of their own. */
@Controller('tili')
export class AccountController {
  constructor(
    private readonly sessions: Sessions,
    private readonly own: OwnSessionsService,
    private readonly accounts: AccountService,
    private readonly work: Work,
    private readonly exits: IssuerExits,
  ) {}

  @Get()
  @Header(...HTML)
  async show(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    return this.page(await this.actorOf(request), request, reply);
  }

  /** Where forms go, to whoever types the address or goes back. */
  @Get(['istunto', 'kaikki', 'poistu'])
  @Redirect()
  back(): { url: string; statusCode: number } {
    return { url: ACCOUNT_PATHS.page, statusCode: 303 };
  }

  @Post('istunto')
  @Header(...HTML)
  async end(
    @Body() form: Form | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const actor = await this.actorOf(request);
    if (!isProven(form ?? {}, request)) return this.page(actor, request, reply, 'again');
    const id = textIn(form, ACCOUNT_FIELDS.session);
    const { work, own } = this;
    const isEnded = actor.session && (await endOwnSession(actor, id, { work, own, operation: 'account.end-session' }));
    return this.page(actor, request, reply, isEnded ? 'ended' : 'gone');
  }

  @Post('kaikki')
  @Header(...HTML)
  async endEverywhere(
    @Body() form: Form | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const actor = await this.actorOf(request);
    if (!isProven(form ?? {}, request)) return this.page(actor, request, reply, 'again');
    const thisOneToo = textIn(form, ACCOUNT_FIELDS.which) === 'all';
    if (actor.session)
      await this.work.run(actor, 'account.end-everywhere', () => this.own.endEverywhere({ thisOneToo }));
    return thisOneToo ? this.out(actor, request, reply) : this.page(actor, request, reply, 'everywhere');
  }

  @Post('poistu')
  @Header(...HTML)
  async signOut(
    @Body() form: Form | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const actor = await this.actorOf(request);
    if (!isProven(form ?? {}, request)) return this.page(actor, request, reply, 'again');
    const token = request.cookies[SESSION_COOKIE];
    if (token) await this.sessions.end(token, clientOf(request));
    return this.out(actor, request, reply);
  }

  private actorOf(request: FastifyRequest): Promise<Actor> {
    return this.sessions.actorOf(request.cookies[SESSION_COOKIE], clientOf(request));
  }

  /** The session has ended. */
  private async out({ session }: Actor, request: FastifyRequest, reply: FastifyReply): Promise<string> {
    void reply
      .code(200)
      .header(...FORGET)
      .clearCookie(SESSION_COOKIE, COOKIE_OPTIONS);
    return signedOutPage(languageOf(request), await this.exits.of(session?.issuer));
  }

  /** The page; for nobody the way to sign in, for a person of a family the way to their own page. */
  private async page(
    actor: Actor,
    request: FastifyRequest,
    reply: FastifyReply,
    told?: AccountOutcome,
  ): Promise<string> {
    if (!actor.session) return seeOther(reply, SIGN_IN);
    const account = await this.work.read(actor, 'account.show', () => this.accounts.own());
    if (!account) return seeOther(reply, FAMILY_PATHS.page);
    void reply.code(told ? STATUS[told] : 200);
    return accountPage({
      language: languageOf(request, account.language),
      proof: proofFor(request, reply),
      account,
      told,
    });
  }
}

const STATUS: Readonly<Record<AccountOutcome, number>> = { ended: 200, everywhere: 200, gone: 409, again: 403 };
