import { Body, Controller, Get, Header, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { OwnWishesService } from '../../meeting/wish/own-wishes.service.js';
import { Work } from '../../platform/access/work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { UUID } from '../../platform/graphql/scalars.js';
import { seeOther } from '../answering.js';
import { type Form, isProven, proofFor, textIn } from '../form-proof.js';
import { HTML } from '../link-door.js';
import { languageOf, onwards } from '../page-language.js';
import { FAMILY_PATHS } from './family-frame.js';
import { FamilyScreen } from './family-screen.js';
import { type FamilyVisitor, FamilyVisits } from './family-visits.js';
import { type ReadWish, readWish, WISH_FIELDS, wordsOfWish } from './wish-form.js';
import { isGood, wishesPage } from './wishes.pages.js';
import type { WishNotice } from './wishes.texts.data.js';

/** Why a wish was not taken, as the page tells it. */
const REFUSED: Readonly<Record<string, WishNotice>> = {
  WISHED_ALREADY: 'already',
  WISH_OVER: 'over',
  STALE: 'over',
};

interface Shown {
  readonly which: string;
  readonly notice?: WishNotice;
  readonly typed?: string;
}

/**
 * Asking for a Yhdessä aika, or for another time than the one that was set. For who has shown who they are: a remembered
 * device is sent to where that is done.
 */
@Controller('s/toive')
export class WishesController {
  constructor(
    private readonly visits: FamilyVisits,
    private readonly wishes: OwnWishesService,
    private readonly screen: FamilyScreen,
    private readonly work: Work,
  ) {}

  @Get()
  @Header(...HTML)
  async show(
    @Query(WISH_FIELDS.which) which: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const visitor = await this.visits.of(request);
    if (visitor?.kind !== 'session') return seeOther(reply, onwards(FAMILY_PATHS.page, languageOf(request), request));
    return this.page(visitor, request, reply, { which: typeof which === 'string' ? which : '' });
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
    const [which, typed] = [textIn(form, WISH_FIELDS.which), textIn(form, WISH_FIELDS.words)];
    if (visitor?.kind !== 'session') return this.tooLate(typed, request, reply);
    const refused = (status: number, notice: WishNotice) => {
      void reply.code(status);
      return this.page(visitor, request, reply, { which, notice, typed });
    };
    if (!isProven(form, request)) return refused(403, 'again');
    const read = readWish(form);
    if ('notice' in read) return refused(400, read.notice);
    const notice = await this.take(visitor, read);
    if (!isGood(notice)) return refused(409, notice);
    void reply.code(200);
    return this.page(visitor, request, reply, { which: '', notice });
  }

  /** Somebody of the case may have been faster. */
  private async take(visitor: FamilyVisitor, read: ReadWish): Promise<WishNotice> {
    const { actor } = visitor;
    const { act, which, seen } = read;
    if (!UUID.test(which) || !Number.isInteger(seen)) return 'unable';
    try {
      if (act === 'withdraw') {
        await this.work.run(actor, 'family-door.withdraw-wish', () => this.wishes.withdraw(which, seen));
        return 'withdrawn';
      }
      const { cards } = await this.visits.show(visitor);
      const when = cards.find(({ caseId }) => caseId === which)?.meeting?.when ?? null;
      await this.work.run(actor, 'family-door.wish', () => this.wishes.ask(which, wordsOfWish(read, when)));
      return act === 'call' ? 'called' : 'sent';
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return REFUSED[error.code] ?? 'unable';
    }
  }

  /** The session is over: what was typed is given back beside the way in. */
  private tooLate(typed: string, request: FastifyRequest, reply: FastifyReply): Promise<string> | string {
    if (typed === '') return seeOther(reply, onwards(FAMILY_PATHS.page, languageOf(request), request));
    void reply.code(403);
    return this.screen.entry(request, reply, { notice: 'again', lost: typed });
  }

  private async page(
    visitor: FamilyVisitor,
    request: FastifyRequest,
    reply: FastifyReply,
    shown: Shown,
  ): Promise<string> {
    const { cards, wishable } = await this.visits.show(visitor);
    const wishes = await this.work.read(visitor.actor, 'family-door.wishes', () => this.wishes.own());
    const language = languageOf(request, visitor.language);
    const open = cards.filter(({ caseId, isClosed }) => !isClosed && wishable.includes(caseId));
    return wishesPage({ language, proof: proofFor(request, reply), cards: open, wishes, ...shown });
  }
}
