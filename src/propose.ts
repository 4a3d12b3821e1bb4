import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { proposeTimes } from './availability/availability.domain.js';
import type { Problem } from './availability/problem.domain.js';
import type { Command } from './commands.js';
import { DomainError } from './platform/errors/domain-error.js';

/** What Temporal reads of a text; anything else is refused in words. */
const temporal = <T>(from: (text: string) => T, what: string) =>
  z.string().transform((text, context) => {
    try {
      return from(text);
    } catch {
      context.addIssue(`is no ${what}`);
      return z.NEVER;
    }
  });
const day = temporal((text) => Temporal.PlainDate.from(text), 'date like 2026-11-30');
const instant = temporal((text) => Temporal.Instant.from(text), 'instant like 2026-11-30T07:00:00Z');
/** The engine reckons with epoch milliseconds. */
const moment = instant.transform((at) => at.epochMilliseconds);

const localTime = z.string().regex(/^\d\d:\d\d$/, 'is no local time like 08:00');
const hours = z.strictObject({ start: localTime, end: localTime });
const weekday = z.enum(['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']);
const weekly = z.strictObject({ days: z.array(weekday), start: localTime, end: localTime });

const person = z.strictObject({
  id: z.string(),
  calendar: z.enum(['known', 'declared', 'unknown']),
  working: z.array(weekly).default([]),
  exceptions: z.array(z.strictObject({ date: day, hours: z.array(hours) })).optional(),
  unavailable: z.array(day).optional(),
  bufferBeforeMinutes: z.number().optional(),
  bufferAfterMinutes: z.number().optional(),
  busy: z
    .array(
      z.strictObject({ start: moment, end: moment, status: z.enum(['busy', 'out-of-office', 'tentative', 'hold']) }),
    )
    .default([]),
});

const family = z.strictObject({
  must: z.array(weekly).default([]),
  prefer: z.array(weekly).default([]),
  avoid: z.array(weekly).default([]),
});

/** The problem as DESIGN §11 has it. What may be left out has the plainest meaning: no wish, no busy time, five proposals. */
const problem = z.strictObject({
  timeZone: z.string(),
  now: instant,
  from: day,
  to: day,
  durationMinutes: z.number(),
  shorterMinutes: z.array(z.number()).optional(),
  gridMinutes: z.number().default(15),
  proposals: z.number().default(5),
  listAll: z.boolean().optional(),
  leadTime: z.strictObject({ since: day, targetWorkingDays: z.number() }).optional(),
  people: z.array(person),
  clauses: z.array(z.strictObject({ id: z.string(), anyOf: z.array(z.string()), count: z.number().default(1) })),
  optional: z.array(z.strictObject({ person: z.string(), weight: z.number() })).default([]),
  family: family.default({ must: [], prefer: [], avoid: [] }),
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
  const [issue] = read.error.issues;
  throw new Error(`${issue?.path.join('.') || 'the problem'}: ${issue?.message}`);
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
