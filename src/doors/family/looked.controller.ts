import { Controller, Get, Header, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { WhoHasLooked } from '../../desk/access-log/who-has-looked.service.js';
import { Work } from '../../platform/access/work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { seeOther } from '../answering.js';
import { HTML } from '../link-door.js';
import { languageOf, onwards } from '../page-language.js';
import { FAMILY_PATHS } from './family-frame.js';
import { FamilyVisits } from './family-visits.js';
import { foldLog, MOST_ENTRIES } from './looked-fold.js';
import { LOOKED_FIELDS, lookedPage } from './looked.pages.js';

/** "Kuka on katsonut": for who has shown who they are, not for a remembered device. */
@Controller('s/katsojat')
export class LookedController {
  constructor(
    private readonly visits: FamilyVisits,
    private readonly looks: WhoHasLooked,
    private readonly work: Work,
  ) {}

  @Get()
  @Header(...HTML)
  async show(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const visitor = await this.visits.of(request);
    const toPage = () => seeOther(reply, onwards(FAMILY_PATHS.page, languageOf(request, visitor?.language), request));
    if (visitor?.kind !== 'session') return toPage();
    const { matter, after } = askedIn(request);
    const look = this.work.read(visitor.actor, 'family-door.looked', () => this.look(matter, after));
    const found = await look.catch(orNothing);
    if (!found) return toPage();
    return lookedPage({ ...found, matter, language: languageOf(request, visitor.language) });
  }

  private async look(matter: number, after: string | null) {
    const cases = await this.looks.ownCases();
    const caseId = cases[matter - 1];
    if (caseId === undefined) return null;
    return { matters: cases.length, log: foldLog(await this.looks.ofCase(caseId, {}, { first: MOST_ENTRIES, after })) };
  }
}

/** A cursor that is none of ours leads back like a page that is not there. */
function orNothing(error: unknown): null {
  if (error instanceof DomainError) return null;
  throw error;
}

/** `?asia=2&jatko=…` */
function askedIn({ query }: FastifyRequest): { matter: number; after: string | null } {
  const asked = query as Readonly<Record<string, unknown>>;
  const after = asked[LOOKED_FIELDS.after];
  const matter = Number(asked[LOOKED_FIELDS.matter] ?? 1);
  return { matter: Number.isSafeInteger(matter) ? matter : 0, after: typeof after === 'string' ? after : null };
}
