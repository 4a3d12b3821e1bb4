import { Body, Controller, Get, Header, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LANGUAGES } from '../../directory/directory.domain.js';
import type { Account } from './account.js';
import type { Asked, DemoIssuer } from './demo-issuer.js';
import { DemoIssuers, PATHS } from './demo-issuers.js';
import { anybody } from './registered.js';
import { type Entry, entryPage, failedPage, FIELDS, NOBODY, SOMEBODY_ELSE } from './issuer.pages.js';

type Form = Readonly<Record<string, unknown>>;

/** The pages of the demo's issuers on which one says who one is. Everything else of them is the library's. */
@Controller(Object.values(PATHS).map((path) => `${path}/kirjaudu/:uid`))
export class IssuerController {
  constructor(private readonly issuers: DemoIssuers) {}

  /** Whoever was named in the request is signed in without being asked. */
  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  async show(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const issuer = this.issuers.at(request.url);
    const asked = await issuer.asked(request.raw, reply.raw);
    if (!asked) return gone(reply);
    const account = (await issuer.accounts()).find(({ hint }) => hint === asked.hint);
    if (!account || asked.isRepeated) return entryPage(await entryOf(issuer, asked, request));
    return onwards(reply, await issuer.signInUnasked(request.raw, reply.raw, account));
  }

  @Post()
  @Header('content-type', 'text/html; charset=utf-8')
  async enter(
    @Body() form: Form | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const issuer = this.issuers.at(request.url);
    const asked = await issuer.asked(request.raw, reply.raw);
    if (!asked) return gone(reply);
    if (form?.[FIELDS.who] === NOBODY) return onwards(reply, await issuer.refuse(request.raw, reply.raw));
    const account = await accountIn(form ?? {}, issuer);
    if (account) return onwards(reply, await issuer.signIn(request.raw, reply.raw, account, levelIn(form, issuer)));
    void reply.code(400);
    return entryPage({ ...(await entryOf(issuer, asked, request)), unfit: form ?? {} });
  }
}

async function entryOf(issuer: DemoIssuer, { isRepeated, language }: Asked, { query }: FastifyRequest): Promise<Entry> {
  const { kind } = issuer.plan.settings;
  const chosen = LANGUAGES.find((each) => each === (query as { kieli?: unknown }).kieli);
  return { language: chosen ?? language, kind, accounts: await issuer.accounts(), levels: issuer.levels, isRepeated };
}

/** Who it is by the button that was pressed; undefined if that says nothing. */
async function accountIn(form: Form, issuer: DemoIssuer): Promise<Account | undefined> {
  if (form[FIELDS.who] === SOMEBODY_ELSE) return typedIn(form);
  return (await issuer.accounts()).find(({ hint }) => hint === form[FIELDS.who]);
}

function typedIn(form: Form): Account | undefined {
  const text = (field: string) => {
    const value = form[field];
    return typeof value === 'string' ? value.trim() : '';
  };
  const [givenName, familyName] = [text(FIELDS.givenName), text(FIELDS.familyName)];
  const [, day, month, year] = /^(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})$/.exec(text(FIELDS.born)) ?? [];
  if (!day || !givenName || !familyName) return undefined;
  try {
    const born = Temporal.PlainDate.from({ day: +day, month: +month!, year: +year! }, { overflow: 'reject' });
    return anybody({ givenName, familyName, born });
  } catch (error) {
    // By name: under Jest, Temporal throws the errors of another realm.
    if ((error as Error).name === 'RangeError') return undefined;
    throw error;
  }
}

const levelIn = (form: Form | undefined, { levels }: DemoIssuer): string | undefined =>
  levels.find((level) => level === form?.[FIELDS.level]) ?? levels[0];

function onwards(reply: FastifyReply, url: string): string {
  void reply.code(303).header('location', url);
  return '';
}

function gone(reply: FastifyReply): string {
  void reply.code(404);
  return failedPage('expired');
}
