import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Erasing, type ErasureLine, type Outcome } from './closing/retention/erasing.js';
import { Clock } from './platform/clock/clock.js';
import { UUID } from './platform/graphql/scalars.js';
import { type Command, withOwner } from './commands.js';

/** Needs no keys: what is erased is not opened. */
const withErasing = <T>(command: string, task: (erasing: Erasing) => Promise<T>): Promise<T> =>
  withOwner('check-log', ({ orm }) => task(new Erasing(orm.em, new Clock().now(), command)));

const counted = (outcomes: readonly Outcome[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { outcome } of outcomes) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
};

/** `retention [--erase]`: what is due and what is held back, by area and class; and erases it. */
export const retention: Command = async (args) => {
  const isErasing = args.length === 1 && args[0] === '--erase';
  if (args.length > 0 && !isErasing) throw new Error('usage: retention [--erase]');
  return withErasing('retention', async (erasing) => {
    const areas = await erasing.report();
    if (!isErasing) return { areas, log: await erasing.forgettableLog() };
    return { areas, outcomes: await erasing.eraseDue(), log: await erasing.forgetLog() };
  });
};

/** `erasures`: the ledger of what was erased, one JSON line for each scope, to be kept outside the database. */
export const erasures: Command = () =>
  withErasing('erasures', async (erasing) => {
    for (const line of await erasing.ledger()) process.stdout.write(`${JSON.stringify(line)}\n`);
    return undefined;
  });

const ERASE = 'usage: erase --ledger FILE | erase CONTACT-ID --because request|mistake';

/** `erase`: again what a ledger names, after a restore; or a contact of which no case came, before its day. */
export const erase: Command = async (args) => {
  const { ledger, because, contactId } = wanted(args);
  if (ledger !== undefined) {
    const lines = readLedger(readFileSync(ledger, 'utf8'));
    return withErasing('erase', async (erasing) => counted(await erasing.eraseAgain(lines)));
  }
  const { outcome } = await withErasing('erase', (erasing) => erasing.eraseContact(contactId!, because!));
  if (outcome !== 'ERASED') throw new Error(`the contact was not erased: ${outcome}`);
  return { ERASED: 1 };
};

function wanted(args: readonly string[]) {
  const { values, positionals } = parsed(args);
  const { ledger, because } = values;
  const [contactId, ...more] = positionals;
  if (ledger !== undefined && contactId === undefined && because === undefined) return { ledger };
  const isKnown = because === 'request' || because === 'mistake';
  if (ledger !== undefined || more.length > 0 || !isKnown || !UUID.test(contactId ?? '')) throw new Error(ERASE);
  return { contactId, because: because as 'request' | 'mistake' };
}

function parsed(args: readonly string[]) {
  const options = { ledger: { type: 'string' }, because: { type: 'string' } } as const;
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch {
    throw new Error(ERASE);
  }
}

/** Throws with the number of the first line that is none. */
export function readLedger(text: string): ErasureLine[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line, index) => {
    const read = lineOf(line);
    if (read) return read;
    throw new Error(`line ${index + 1} of the ledger tells of no erasure`);
  });
}

function lineOf(line: string): ErasureLine | undefined {
  try {
    const read = JSON.parse(line) as ErasureLine;
    Temporal.Instant.from(read.erasedAt);
    if (read.dueOn !== null) Temporal.PlainDate.from(read.dueOn);
    const isKnown =
      ['contact', 'family', 'case'].includes(read.scopeType) &&
      ['case', 'contact', 'consultation'].includes(read.kind) &&
      UUID.test(read.scopeId);
    return isKnown ? read : undefined;
  } catch {
    return undefined;
  }
}
