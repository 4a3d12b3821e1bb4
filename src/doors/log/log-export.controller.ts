import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AreasToldService } from '../../directory/areas-told.service.js';
import { GraphQLError } from 'graphql';
import { type InspectedLine, Inspecting } from '../../desk/access-log/inspecting.service.js';
import { OLDER_REASONS } from '../../desk/access-log/inspecting.domain.js';
import { Work } from '../../platform/access/work.js';
import { Clock } from '../../platform/clock/clock.js';
import { csvOf } from '../../platform/csv/csv.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { DateTime, UUID } from '../../platform/graphql/scalars.js';
import { SESSION_COOKIE } from '../../platform/session/cookie.js';
import { isFresh } from '../../platform/session/session.domain.js';
import { clientOf, Sessions } from '../../platform/session/sessions.js';
import { seeOther } from '../answering.js';
import { type GoneTexts, gonePage } from '../gone.pages.js';
import { gone, HTML } from '../link-door.js';
import { SIGN_IN_FIELDS, SIGN_IN_PATHS } from '../sign-in/sign-in.pages.js';

const COLUMNS = [
  'at',
  'principalId',
  'name',
  'unitId',
  'unitName',
  'action',
  'operation',
  'scopeType',
  'scopeId',
  'category',
  'basis',
] as const satisfies readonly (keyof InspectedLine)[];

const TOO_LONG: GoneTexts = {
  fi: { gone: 'Liian monta riviä', goneText: 'Rajaa aikaa: ?alku=2026-01-01T00:00:00Z&loppu=2026-07-01T00:00:00Z' },
  sv: { gone: 'För många rader', goneText: 'Begränsa tiden: ?alku=2026-01-01T00:00:00Z&loppu=2026-07-01T00:00:00Z' },
  en: { gone: 'Too many lines', goneText: 'Narrow the period: ?alku=2026-01-01T00:00:00Z&loppu=2026-07-01T00:00:00Z' },
};

/** What one asks for besides: how far back, and why further than two years. */
interface Asked {
  readonly alku?: unknown;
  readonly loppu?: unknown;
  readonly syy?: unknown;
}

/** The log of a case as a table, for a client’s written request (703/2023 11 §). By the log inspector, freshly signed in. */
@Controller('lokitiedot')
export class LogExportController {
  constructor(
    private readonly sessions: Sessions,
    private readonly inspecting: Inspecting,
    private readonly work: Work,
    private readonly clock: Clock,
    private readonly areas: AreasToldService,
  ) {}

  @Get(':areaId/:caseId.csv')
  async table(
    @Param() { areaId, caseId }: { areaId: string; caseId: string },
    @Query() asked: Asked,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const actor = await this.sessions.actorOf(request.cookies[SESSION_COOKIE], clientOf(request));
    const { session } = actor;
    if (!session || !isFresh(session.signedInAt, this.clock.now()))
      return void reply.send(seeOther(reply, signInFor(request)));
    const search = searchIn(areaId, caseId, asked);
    const rows = search && (await this.work.read(actor, 'log.export', () => this.inspecting.all(search)).catch(codeOf));
    if (rows === 'TOO_MANY_LINES')
      return void reply
        .code(422)
        .header(...HTML)
        .send(gonePage(this.areas.known, TOO_LONG));
    if (!Array.isArray(rows)) return void reply.header(...HTML).send(gone(reply, this.areas.known));
    return void reply
      .header('content-disposition', 'attachment; filename="lokitiedot.csv"')
      .header('cache-control', 'private, no-store')
      .header('x-content-type-options', 'nosniff')
      .type('text/csv; charset=utf-8')
      .send(
        csvOf(
          COLUMNS,
          rows.map((row) => COLUMNS.map((column) => row[column])),
        ),
      );
  }
}

/** Null where the address makes no sense. */
function searchIn(areaId: string, caseId: string, { alku, loppu, syy }: Asked) {
  if (!UUID.test(areaId) || !UUID.test(caseId)) return null;
  const [from, until] = [alku, loppu].map(instantIn);
  if (from === undefined || until === undefined) return null;
  return {
    areaId,
    subject: { caseId },
    period: { from, until },
    olderBecause: OLDER_REASONS.find((each) => each === syy),
  };
}

/** Null where nothing is said, undefined where it is no instant. */
function instantIn(text: unknown): Temporal.Instant | null | undefined {
  if (text === undefined) return null;
  try {
    return DateTime.parseValue(text);
  } catch (error) {
    if (error instanceof GraphQLError) return undefined;
    throw error;
  }
}

/** Not theirs, not there and not asked rightly look alike: only who may have it hears that it is too long. */
function codeOf(error: unknown): string {
  if (error instanceof DomainError) return error.code;
  throw error;
}

/** The way in, and back to the table. */
const signInFor = ({ url }: FastifyRequest): string =>
  `${SIGN_IN_PATHS.page}?${new URLSearchParams({ [SIGN_IN_FIELDS.returnTo]: url }).toString()}`;
