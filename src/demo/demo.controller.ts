import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { WORKER } from '../platform/access/actor.js';
import { Work } from '../platform/access/work.js';
import { Clock } from '../platform/clock/clock.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { OutboxWorker } from '../platform/outbox/outbox-worker.js';
import { COOKIE_OPTIONS, SESSION_COOKIE } from '../platform/session/cookie.js';
import { clientOf, Sessions } from '../platform/session/sessions.js';
import { PERSONAS, principalOf } from './personas.js';

/** Somebody of the demo, or anybody of a family: who was recorded a minute ago may look at their page. */
const whoToBe = z
  .strictObject({ persona: z.enum(PERSONAS).optional(), personId: z.uuid().optional() })
  .refine(({ persona, personId }) => (persona === undefined) !== (personId === undefined), {
    message: `needs a "persona" (${PERSONAS.map((persona) => `"${persona}"`).join(', ')}) or a "personId"`,
    path: ['persona'],
  });

/** Text that Temporal understands; anything else is refused with `message`. */
const temporal = <T>(from: (text: string) => T, message: string) =>
  z.string().transform((text, context) => {
    try {
      return from(text);
    } catch (error) {
      context.addIssue(`${message} (${String(error)})`);
      return z.NEVER;
    }
  });
const instant = temporal((text) => Temporal.Instant.from(text), 'is no RFC 3339 instant');
/** Days have 24 hours here: the clock moves by an exact time. */
const duration = temporal(
  (text) => Temporal.Duration.from({ seconds: Math.round(Temporal.Duration.from(text).total({ unit: 'seconds' })) }),
  'is no ISO 8601 duration of days, hours, minutes or seconds',
);
const clockMove = z
  .strictObject({ to: instant.optional(), by: duration.optional() })
  .refine(({ to, by }) => (to === undefined) !== (by === undefined), 'needs either "to" or "by"');

/** Further away neither Temporal nor PostgreSQL would follow, and the clock could not be moved back. */
const EARLIEST = Temporal.Instant.from('1900-01-01T00:00:00Z');
const LATEST = Temporal.Instant.from('2400-01-01T00:00:00Z');

/** Short cuts of demo mode. */
@Controller()
export class DemoController {
  constructor(
    private readonly sessions: Sessions,
    private readonly clock: Clock,
    private readonly work: Work,
    private readonly em: EntityManager,
    private readonly outbox: OutboxWorker,
  ) {}

  /**
   * `{"persona":"counsellor"}`, or `{"personId":"…"}` for somebody of a family, opens a session as that person; the
   * answer carries its cookie.
   */
  @Post('auth/demo')
  @HttpCode(200)
  async signIn(
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ persona: string | null; principalId: string }> {
    const who = parsed(whoToBe, body);
    const persona = who.persona ?? null;
    const principalId = persona ? principalOf(persona) : who.personId!;
    const replaces = request.cookies[SESSION_COOKIE];
    const signIn = { kind: 'session', method: 'demo', client: clientOf(request), replaces } as const;
    reply.setCookie(SESSION_COOKIE, await this.sessions.open(principalId, signIn), COOKIE_OPTIONS);
    return { persona, principalId };
  }

  /** `{"to":"2026-12-01T08:00:00Z"}` or `{"by":"P1D"}` moves the clock, also of later starts. Answers the time. */
  @Post('demo/clock')
  @HttpCode(200)
  async moveClock(@Body() body: unknown): Promise<{ now: string }> {
    const move = parsed(clockMove, body);
    this.clock.moveTo(goalOf(move, this.clock.now()));
    await this.work.run(WORKER, 'demo.clock', () =>
      this.em.execute(
        'insert into platform.demo_clock (ahead) values (?) on conflict (one) do update set ahead = excluded.ahead',
        [this.clock.offset.toString()],
      ),
    );
    this.outbox.wake();
    return { now: this.clock.now().toString() };
  }
}

function goalOf({ to, by }: z.infer<typeof clockMove>, now: Temporal.Instant): Temporal.Instant {
  // A sum of numbers, since Temporal throws where it overflows.
  const goal = to?.epochMilliseconds ?? now.epochMilliseconds + (by?.total('milliseconds') ?? 0);
  if (goal >= EARLIEST.epochMilliseconds && goal <= LATEST.epochMilliseconds) return to ?? now.add(by ?? {});
  throw new DomainError('BAD_USER_INPUT', 'The clock goes from 1900 to 2400.', { field: to ? 'to' : 'by' });
}

function parsed<T>(schema: z.ZodType<T>, body: unknown): T {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new DomainError('BAD_USER_INPUT', issue?.message ?? 'is malformed', { field: issue?.path.join('.') || 'body' });
}
