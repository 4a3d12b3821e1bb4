import type { GlassReason } from '../../network/break-glass/break-glass.domain.js';
import type { Category } from '../../platform/access/policies.js';
import { dayOf } from '../../platform/clock/clock.js';
import type { Open } from '../../platform/sealing/opening.js';
import { readBasis, type ToldBasis } from './log-basis.domain.js';
import type { LogAction, Looker, LogWithholdingReason } from './log-entry.domain.js';
import type { LogEntryRow } from './who-has-looked.repository.js';

/** Why it was allowed. */
interface LogBasis {
  readonly code: ToldBasis;
  /** Of a consent: when it was given, and for whom. */
  readonly givenOn: Temporal.PlainDate | null;
  readonly unitName: string | null;
  readonly statute: string | null;
  /** Of an emergency or a supervision. */
  readonly reason: GlassReason | null;
}

/** Somebody in the log, as its reader may know them. */
interface LogPerson {
  readonly who: Looker;
  readonly name: string | null;
  readonly title: string | null;
  readonly unitName: string | null;
}

/** One look, one change, one disclosure: or that something is withheld here, and why. */
export interface LogEntry {
  readonly day: Temporal.PlainDate;
  /** Null where the entry stands for a whole day. */
  readonly at: Temporal.Instant | null;
  readonly by: LogPerson | null;
  readonly action: LogAction | null;
  readonly categories: readonly Category[];
  readonly times: number;
  readonly bases: readonly LogBasis[];
  readonly to: LogPerson | null;
  readonly withheld: LogWithholdingReason | null;
}

/** An entry in the open. */
export function entryOf(row: LogEntryRow, open: Open): LogEntry {
  const { who, at, action, categories, times, withheld, unitName, title } = row;
  const name = who === 'family' ? given(row.personId, row.givenName, open) : row.name;
  return {
    day: dayOf(instantOf(row.moment)),
    at: at === null ? null : Temporal.Instant.from(at),
    by: who && { who, name: who === 'system' ? null : name, title: who === 'system' ? null : title, unitName },
    action,
    categories: categories ?? [],
    times,
    bases: (row.bases ?? []).map(({ text, givenOn, unitName: ofUnit, statute, reason }) => ({
      code: readBasis(text),
      givenOn: givenOn ? Temporal.PlainDate.from(givenOn) : null,
      unitName: ofUnit,
      statute,
      reason,
    })),
    to: row.told && toldOf(row.told, open),
    withheld,
  };
}

function toldOf(
  { personId, self, name, title, unitName, givenName }: NonNullable<LogEntryRow['told']>,
  open: Open,
): LogPerson {
  if (self) return { who: 'self', name: null, title: null, unitName: null };
  if (name ?? unitName) return { who: 'professional', name, title, unitName };
  const relative = given(personId, givenName, open);
  return { who: relative ? 'family' : 'unnamed', name: relative, title: null, unitName: null };
}

const given = (id: string | null, sealed: string | null, open: Open) =>
  id && open('person_identity.given_name', id, sealed);

/** As `::text` writes it: `2026-11-23 07:00:00+00`. */
const instantOf = (text: string) => Temporal.Instant.from(text.replace(' ', 'T'));
