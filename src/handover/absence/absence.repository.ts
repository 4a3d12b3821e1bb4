import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { TimesOfResponsible } from './absence.domain.js';

/** Somebody responsible for an open case, and what is known of their time. */
export interface Responsible {
  readonly areaId: string;
  readonly caseId: string;
  /** The row of the responsible person. */
  readonly batonId: string;
  readonly professionalId: string;
  readonly unitId: string;
  readonly times: TimesOfResponsible;
}

interface DaysRow {
  readonly firstDay: string;
  readonly lastDay: string | null;
}

type Row = Omit<Responsible, 'times'> & {
  readonly hours: readonly (DaysRow & { weekday: number; startMinute: number; endMinute: number })[];
  readonly daysOff: readonly string[];
  /** Minutes since 1970, a start and an end in turns; one list for each week. */
  readonly outOfOffice: readonly (readonly number[])[];
  readonly standIns: readonly DaysRow[];
};

/** Of which cases, and which days. No area and no case: of all, for the worker. */
interface Wanted {
  readonly areaId: string | null;
  readonly caseId: string | null;
  readonly from: Temporal.PlainDate;
  readonly to: Temporal.PlainDate;
}

/** Reads when the responsible persons work and do not. */
@Injectable()
export class AbsenceRepository {
  constructor(private readonly em: EntityManager) {}

  async responsible({ areaId, caseId, from, to }: Wanted): Promise<Responsible[]> {
    const rows = await this.em.execute<Row[]>('select * from access.times_of_responsible(?, ?, ?::date, ?::date)', [
      areaId,
      caseId,
      from.toString(),
      to.toString(),
    ]);
    return rows.map(({ hours, daysOff, outOfOffice, standIns, ...who }) => ({
      ...who,
      times: {
        hours: hours.map((each) => ({ ...each, ...daysOf(each) })),
        daysOff: new Set(daysOff),
        outOfOffice: merged(outOfOffice.flatMap(spansOf)),
        standIns: standIns.map(daysOf),
      },
    }));
  }
}

const daysOf = ({ firstDay, lastDay }: DaysRow) => ({
  firstDay: Temporal.PlainDate.from(firstDay),
  lastDay: lastDay === null ? null : Temporal.PlainDate.from(lastDay),
});

type Span = readonly [start: number, end: number];
const spansOf = (minutes: readonly number[]): Span[] =>
  minutes.flatMap((start, i) => (i % 2 === 0 ? [[start, minutes[i + 1]!] as const] : []));

/** Weeks touch: an absence over a Sunday night is one. */
function merged(spans: readonly Span[]): (readonly [Temporal.Instant, Temporal.Instant])[] {
  const joined: [number, number][] = [];
  for (const [start, end] of spans.toSorted(([a], [b]) => a - b)) {
    const last = joined.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else joined.push([start, end]);
  }
  const at = (minutes: number) => Temporal.Instant.fromEpochMilliseconds(minutes * 60_000);
  return joined.map(([start, end]) => [at(start), at(end)] as const);
}
