import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { proposeTimes } from './availability/availability.domain.js';
import { DAYS, MODES, type Problem } from './availability/engine/problem.domain.js';
import type { Command } from './commands.js';
import { DomainError } from './platform/errors/domain-error.js';

/** What Temporal reads of a text; anything else is refused in words. */
const temporal = <T>(from: (text: string) => T, otherwise: string) =>
  z.string().transform((text, context) => {
    try {
      return from(text);
    } catch {
      context.addIssue(otherwise);
      return z.NEVER;
    }
  });
const noDate = 'is no date like 2026-11-30';
const day = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d$/, noDate)
  .pipe(temporal((text) => Temporal.PlainDate.from(text), noDate));
const instant = temporal((text) => Temporal.Instant.from(text), 'is no instant like 2026-11-30T07:00:00Z');
/** The engine reckons with epoch milliseconds. */
const moment = instant.transform((at) => at.epochMilliseconds);

const localTime = z.string().regex(/^\d\d:\d\d$/, 'is no local time like 08:00');
const hours = z.strictObject({ start: localTime, end: localTime });
const weekly = z.strictObject({ days: z.array(z.enum(DAYS)), start: localTime, end: localTime });
const interval = <Status extends string>(...statuses: readonly Status[]) =>
  z.array(z.strictObject({ start: moment, end: moment, status: z.enum(statuses) }));

const person = z.strictObject({
  id: z.string(),
  kind: z.enum(['person', 'room']).optional(),
  modes: z.array(z.enum(MODES)).optional(),
  municipality: z.string().optional(),
  load: z.number().optional(),
  calendar: z.enum(['known', 'declared', 'unknown']),
  working: z.array(weekly).default([]),
  exceptions: z.array(z.strictObject({ date: day, hours: z.array(hours) })).optional(),
  unavailable: z.array(day).optional(),
  bufferBeforeMinutes: z.number().optional(),
  bufferAfterMinutes: z.number().optional(),
  busy: interval('busy', 'out-of-office', 'tentative', 'hold').default([]),
  told: interval('can', 'if-need-be').optional(),
});

const clause = z.strictObject({
  id: z.string(),
  anyOf: z.array(z.string()),
  count: z.number().default(1),
  modes: z.array(z.enum(MODES)).optional(),
  own: z.array(z.string()).optional(),
});

const family = z.strictObject({
  must: z.array(weekly).default([]),
  prefer: z.array(weekly).default([]),
  avoid: z.array(weekly).default([]),
});

/** The problem as JSON. What may be left out has the plainest meaning: no wish, no busy time, five proposals. */
const problem = z.strictObject({
  timeZone: z.string(),
  now: instant,
  from: day,
  to: day,
  durationMinutes: z.number(),
  isInterpreted: z.boolean().optional(),
  shorterMinutes: z.array(z.number()).optional(),
  gridMinutes: z.number().default(15),
  proposals: z.number().default(5),
  listAll: z.boolean().optional(),
  leadTime: z.strictObject({ since: day, targetWorkingDays: z.number() }).optional(),
  people: z.array(person),
  clauses: z.array(clause),
  optional: z.array(z.strictObject({ person: z.string(), weight: z.number() })).default([]),
  family: family.default({ must: [], prefer: [], avoid: [] }),
  formats: z.array(z.strictObject({ mode: z.enum(MODES), municipality: z.string().optional() })).optional(),
  travel: z.array(z.strictObject({ from: z.string(), to: z.string(), minutes: z.number() })).optional(),
});

/** Reads the problem out of JSON. Throws one line that names the place at fault. */
function problemIn(text: string): Problem {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch (error) {
    throw new Error('the problem is no JSON', { cause: error });
  }
  const read = problem.safeParse(given);
  if (read.success) return read.data as Problem;
  const issue = read.error.issues[0]!;
  if (issue.code === 'unrecognized_keys')
    throw new Error(
      `${[...issue.path, ...issue.keys.slice(0, 1)].join('.').replace(/\s+/g, ' ')}: nobody knows this field`,
    );
  throw new Error(`${issue.path.join('.') || 'the problem'}: ${issue.message}`);
}

/**
 * `propose [FILE]`: a problem in (JSON, from the file or from stdin), the best times out. Needs no database. The problem
 * is taken as given: no holidays are added.
 */
export const propose: Command = async ([file]) => {
  const asked = problemIn(readFileSync(file ?? 0, 'utf8'));
  try {
    return proposeTimes(asked, 'fi');
  } catch (error) {
    if (error instanceof DomainError)
      throw new Error(`${error.details.field}: ${error.message} (${error.code})`, { cause: error });
    throw error;
  }
};
