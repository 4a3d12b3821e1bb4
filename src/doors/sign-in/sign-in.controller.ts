import { Body, Controller, Get, Header, Param, Post, Query, Redirect, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LANGUAGES, type Language } from '../../directory/directory.domain.js';
import { SESSION_COOKIE, COOKIE_OPTIONS } from '../../platform/session/cookie.js';
import { clientOf } from '../../platform/session/sessions.js';
import { ATTEMPT_LASTS } from '../../sign-in/oidc/attempt.domain.js';
import { Issuers } from '../../sign-in/oidc/issuers.service.js';
import { OidcService } from '../../sign-in/oidc/oidc.service.js';
import { HOME, returnPath } from '../../sign-in/oidc/return-path.domain.js';
import { type FaultFacts, isSignInFault } from '../../sign-in/oidc/sign-in-fault.domain.js';
import { seeOther } from '../answering.js';
import { type Form, isProven, proofFor, textIn } from '../form-proof.js';
import { HTML } from '../link-door.js';
import { languageOf } from '../page-language.js';
import { ComingIn } from './coming-in.js';
import { IssuerForms } from './issuer-forms.js';
import { choosingPage, deniedPage, SIGN_IN_FIELDS, SIGN_IN_PATHS } from './sign-in.pages.js';
import type { Denial } from './sign-in.texts.data.js';

/**
 * The browser that began. Lax, not strict: it comes back from another site. Behind the secret stands the language, because
 * the way back is the same for all.
 */
const ATTEMPT_COOKIE = '__Host-yhdessa-kirjautuminen';
const ATTEMPT_OPTIONS = { ...COOKIE_OPTIONS, maxAge: Temporal.Duration.from(ATTEMPT_LASTS).total('seconds') };

/** Why somebody does not come in, and what the page needs to say it. */
interface Denied {
  readonly denial: Denial;
  readonly issuerId: string;
  readonly language: Language;
  readonly facts?: FaultFacts;
}

/** The door of those whom an issuer knows: staff by their employers, families by Suomi.fi. */
@Controller('kirjaudu')
export class SignInController {
  constructor(
    private readonly issuers: Issuers,
    private readonly oidc: OidcService,
    private readonly comingIn: ComingIn,
    private readonly forms: IssuerForms,
  ) {}

  @Get()
  @Header(...HTML)
  async choose(
    @Query() query: Readonly<Record<string, unknown>>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const asked = query[SIGN_IN_FIELDS.returnTo];
    const returnTo = returnPath(typeof asked === 'string' ? asked : undefined);
    const fresh = query[SIGN_IN_FIELDS.fresh] === '1';
    const issuers = await this.forms.offer('staff', reply);
    const [language, proof] = [languageIn(request, returnTo), proofFor(request, reply)];
    return choosingPage({ language, proof, returnTo, issuers, fresh });
  }

  /** Where forms go, to whoever types the address or goes back. */
  @Get(':issuer')
  @Redirect()
  back(): { url: string; statusCode: number } {
    return { url: SIGN_IN_PATHS.page, statusCode: 303 };
  }

  @Post(':issuer')
  @Header(...HTML)
  async begin(
    @Param('issuer') issuerId: string,
    @Body() form: Form | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const returnTo = textIn(form, SIGN_IN_FIELDS.returnTo);
    const language = languageIn(request, returnTo);
    // It has the proof now: one more press, and it goes.
    if (!isProven(form ?? {}, request))
      return this.deny({ denial: 'SIGN_IN_NOT_BEGUN', issuerId, language, facts: { returnTo } }, request, reply);
    const fresh = textIn(form, SIGN_IN_FIELDS.fresh) !== '';
    const hint = textIn(form, SIGN_IN_FIELDS.hint);
    try {
      const { url, cookie } = await this.oidc.begin(issuerId, { returnTo, fresh, hint, language }, clientOf(request));
      void reply.setCookie(ATTEMPT_COOKIE, `${cookie}.${language}`, ATTEMPT_OPTIONS);
      return seeOther(reply, url);
    } catch (error) {
      if (!isSignInFault(error)) throw error;
      const facts = { ...error.details, returnTo };
      return this.deny({ denial: error.code, issuerId, language, facts }, request, reply);
    }
  }

  /** The way back from an issuer, for the browser that began, once. */
  @Get(':issuer/paluu')
  @Header(...HTML)
  async complete(
    @Param('issuer') issuerId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const [secret, language] = attemptOf(request);
    void reply.clearCookie(ATTEMPT_COOKIE, COOKIE_OPTIONS);
    try {
      const completed = await this.oidc.complete(issuerId, secret, queryOf(request), clientOf(request));
      const { returnTo } = completed;
      const came = await this.comingIn.comeIn(completed, request);
      if ('refusal' in came)
        return await this.deny({ denial: came.refusal, issuerId, language, facts: { returnTo } }, request, reply);
      void reply.setCookie(SESSION_COOKIE, came.token, COOKIE_OPTIONS);
      return seeOther(reply, returnTo === HOME && completed.issuer.kind !== 'staff' ? SIGN_IN_PATHS.family : returnTo);
    } catch (error) {
      if (!isSignInFault(error)) throw error;
      return this.deny({ denial: error.code, issuerId, language, facts: error.details }, request, reply);
    }
  }

  private async deny({ denial, issuerId, language, facts }: Denied, request: FastifyRequest, reply: FastifyReply) {
    const { reference, wait, returnTo } = facts ?? {};
    const issuer = this.issuers.find(issuerId);
    const isOfPerson = !denial.startsWith('SIGN_IN_');
    void reply.code(STATUS[denial] ?? 403);
    if (wait !== undefined) void reply.header('retry-after', wait);
    if (issuer) await this.forms.offer(issuer.kind, reply);
    return deniedPage({
      language,
      denial,
      issuer,
      isOfPerson,
      reference,
      proof: proofFor(request, reply),
      returnTo: returnPath(returnTo),
      minutes: wait === undefined ? undefined : Math.ceil(wait / 60),
    });
  }
}

/** Of all others nobody may come in: 403. */
const STATUS: Partial<Record<Denial, number>> = {
  SIGN_IN_NOT_BEGUN: 400,
  SIGN_IN_ISSUER_DOWN: 503,
  SIGN_IN_TOO_OFTEN: 429,
};

/** The language of the page, else that of the page to which one wants. */
function languageIn(request: FastifyRequest, returnTo: string): Language {
  const kieli = new URLSearchParams(returnTo.split('?')[1]).get('kieli');
  return languageOf(request, kieli ?? undefined);
}

function attemptOf({ cookies }: FastifyRequest): [secret: string | undefined, language: Language] {
  const [secret, language] = (cookies[ATTEMPT_COOKIE] ?? '').split('.');
  return [secret, LANGUAGES.find((each) => each === language) ?? 'fi'];
}

/** As it stands in the address: what stands twice shall be seen twice. */
const queryOf = ({ url }: FastifyRequest): string => (url.includes('?') ? url.slice(url.indexOf('?') + 1) : '');
