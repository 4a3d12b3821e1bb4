import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { Command } from './commands.js';
import { mailboxOf } from './itip/calendar-address.js';
import { readBusyApart } from './itip/busy/apart.js';
import { mergedOverAll } from './itip/busy/spans.js';

const USAGE = `busy [FEED.ics] --from INSTANT --to INSTANT --zone ZONE [--owner MAIL]

Reads a calendar feed (from stdin without FEED.ics) and answers when its owner is not free:
{ "status": "ok" | "partial" | "rejected", "busy": [["2027-01-01T07:00:00Z", "2027-01-01T08:00:00Z"]], "warnings": [] }
Merged over busy, out of office and tentative, sorted, clipped to --from (included) and --to (excluded).
"partial" and "rejected" mean that who is not busy is not known to be free.
--zone is where all-day events and floating times are read; what --owner declined does not count.`;

/** Temporal takes an instant with any offset. */
const instant = z.string({ error: 'is missing' }).transform((text, context) => {
  try {
    return Temporal.Instant.from(text);
  } catch {
    context.addIssue('is no instant like 2027-01-01T00:00:00Z');
    return z.NEVER;
  }
});

const mailbox = z.string().transform((text, context) => {
  const read = mailboxOf(text);
  if (read !== null) return read;
  context.addIssue('is no mailbox');
  return z.NEVER;
});

function isZone(name: string): boolean {
  try {
    return /^[A-Za-z]/.test(name) && Boolean(Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name));
  } catch {
    return false;
  }
}

const options = z
  .object({
    from: instant,
    to: instant,
    zone: z.string({ error: 'is missing' }).refine(isZone, 'is no time zone like Europe/Helsinki'),
    owner: mailbox.optional(),
  })
  // To the millisecond: that is as far as times are told apart.
  .refine(({ from, to }) => from.epochMilliseconds < to.epochMilliseconds, {
    path: ['to'],
    message: 'is not after --from',
  });

/** The arguments of the command. Throws one line that names the one at fault. */
function argumentsIn(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { from: text, to: text, zone: text, owner: text, help: { type: 'boolean', short: 'h' } },
    allowPositionals: true,
  });
  if (values.help) return null;
  if (positionals.length > 1) throw new Error(`one feed at a time, not ${positionals.length}`);
  const read = options.safeParse(values);
  if (read.success) return { ...read.data, file: positionals[0] };
  const [issue] = read.error.issues;
  throw new Error(`--${issue?.path.join('.')} ${issue?.message}`);
}

const told = (milliseconds: number) => Temporal.Instant.fromEpochMilliseconds(milliseconds).toString();

/**
 * `busy [FEED.ics] --from … --to … --zone … [--owner MAIL]`: when the owner of a calendar is not free. Tentative time
 * counts as busy here, because the answer has no word for it. Needs no database.
 */
export const busy: Command = async (args) => {
  const asked = argumentsIn(args);
  if (asked === null) return { usage: USAGE.split('\n') };
  const { file, zone: timeZone, from, to, owner } = asked;
  const window = { from, to, timeZone, ...(owner !== undefined && { owner }) };
  const reading = await readBusyApart(readFileSync(file ?? 0), window);
  return {
    status: reading.status,
    busy: mergedOverAll(reading.busy).map(({ start, end }) => [told(start), told(end)]),
    warnings: reading.warnings,
  };
};
