import { Body, Controller, Get, Header, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ConsentDecisionKind } from '../../consent/consent.domain.js';
import { OwnWord } from '../../consent/own-word.service.js';
import { OwnConsentsService } from '../../desk/own-consents.service.js';
import { Work } from '../../platform/access/work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { UUID } from '../../platform/graphql/scalars.js';
import { seeOther } from '../answering.js';
import { type Form, isProven, proofFor, textIn } from '../form-proof.js';
import { HTML } from '../link-door.js';
import { languageOf, onwards } from '../page-language.js';
import { CONSENT_FIELDS, consentsPage, WORDS } from './consents.pages.js';
import type { ConsentNotice } from './consents.texts.data.js';
import { FAMILY_PATHS } from './family-frame.js';
import { type FamilyVisitor, FamilyVisits } from './family-visits.js';

/** What a form says of a consent. */
interface Read {
  readonly id: string;
  readonly expectedVersion: number;
  readonly word: ConsentDecisionKind;
}

/**
 * Consents in the family's own hands: all of them, then the one that was chosen, with what can be said of it. For who has
 * shown who they are; a remembered device is sent to where that is done.
 */
@Controller('s/suostumukset')
export class ConsentsController {
  constructor(
    private readonly visits: FamilyVisits,
    private readonly own: OwnConsentsService,
    private readonly words: OwnWord,
    private readonly work: Work,
  ) {}

  @Get()
  @Header(...HTML)
  async show(
    @Query(CONSENT_FIELDS.which) which: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const visitor = await this.visits.of(request);
    if (visitor?.kind !== 'session') return toFamilyPage(request, reply);
    return this.page(visitor, request, reply, { which: typeof which === 'string' ? which : '' });
  }

  @Post()
  @Header(...HTML)
  async say(
    @Body() body: Form | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const visitor = await this.visits.of(request);
    if (visitor?.kind !== 'session') return toFamilyPage(request, reply);
    const form = body ?? {};
    const which = textIn(form, CONSENT_FIELDS.which);
    const refused = (status: number, notice: ConsentNotice) => {
      void reply.code(status);
      return this.page(visitor, request, reply, { which, notice });
    };
    if (!isProven(form, request)) return refused(403, 'again');
    const read = readWord(form);
    if (!read) return refused(400, 'unclear');
    const notice = await this.take(visitor, read);
    if (notice === 'changed') return refused(409, notice);
    void reply.code(200);
    return this.page(visitor, request, reply, { which: '', notice });
  }

  /** Somebody else of the family, or the counsellor, may have been faster. */
  private async take({ actor }: FamilyVisitor, { word, ...seen }: Read): Promise<ConsentNotice> {
    try {
      await this.work.run(actor, `family-door.consent-${word}`, () => this.words.say(seen, word));
      return word;
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return 'changed';
    }
  }

  private async page(
    { actor, language }: FamilyVisitor,
    request: FastifyRequest,
    reply: FastifyReply,
    told: { readonly which: string; readonly notice?: ConsentNotice },
  ): Promise<string> {
    const found = await this.work.read(actor, 'family-door.consents', () => this.own.own());
    const proof = proofFor(request, reply);
    return consentsPage({
      ...found,
      ...told,
      reader: actor.principalId,
      language: languageOf(request, language),
      proof,
    });
  }
}

/** Nothing of it is believed. */
function readWord(form: Form): Read | null {
  const [id, version] = [textIn(form, CONSENT_FIELDS.which), textIn(form, CONSENT_FIELDS.seen)];
  const word = WORDS.find((each) => each === textIn(form, CONSENT_FIELDS.word));
  return UUID.test(id) && /^\d{1,9}$/.test(version) && word ? { id, expectedVersion: Number(version), word } : null;
}

const toFamilyPage = (request: FastifyRequest, reply: FastifyReply): string =>
  seeOther(reply, onwards(FAMILY_PATHS.page, languageOf(request), request));
