/** A meeting of forty whose invitations are rendered, sealed and queued by the application itself. */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { Running } from '../../src/start.ts';
import { built } from '../support.ts';

const { Work } = (await built('platform/access/work.js')) as typeof import('../../src/platform/access/work.ts');
const { Events } = (await built('platform/events/events.js')) as typeof import('../../src/platform/events/events.ts');
const { principalOf } = (await built('demo/personas.js')) as typeof import('../../src/demo/personas.ts');
const { POHDE } = (await built('demo/pohde.data.js')) as typeof import('../../src/demo/pohde.data.ts');

/** A meeting of a case of the persona `counsellor`. */
export interface Gathered {
  readonly caseId: string;
  readonly meetingId: string;
}

const CASES = 'select id from network_case where area_id = $1 and counsellor_id = $2 order by id limit 1';
const MEETING = `insert into meeting (area_id, id, case_id, state, duration_minutes, mode, zone, local_start, starts_at, ends_at, revision,
    convened_by, family_agreed_in_advance)
  values ($1, $2, $3, 'scheduled', 60, 'remote', 'Europe/Helsinki', '2030-12-03T13:00', '2030-12-03T11:00Z', '2030-12-03T12:00Z', 0, $4, true)`;
/** People with a unit, in the network by a consent to it. */
const PEOPLE = `
with seat as (select p.id, min(m.unit_id::text)::uuid as unit from professional p join access.membership m on m.principal_id = p.id
    where m.area_id = $1 and m.role = 'professional' and m.valid_until is null and p.kind = 'person' and p.id <> $4
      and p.email is not null group by p.id order by p.id limit $5),
  member as (insert into network_member (area_id, id, case_id, professional_id, unit_id, added_by, joined_at)
    select $1, gen_random_uuid(), $3, s.id, s.unit, $4, now() from seat s on conflict do nothing),
  allowed as (insert into consent (area_id, id, case_id, unit_id, professional_ids, categories, purpose, state, explained_at, explained_by,
      decided_at, last_day, ends_at)
    select $1, gen_random_uuid(), $3, u.unit, '{}', '{identity}', 'network-meeting', 'given', now(), $4, now(), '2031-12-31', '2032-01-01'
    from (select distinct unit from seat) u)
insert into meeting_participant (area_id, id, case_id, meeting_id, professional_id, unit_id, needed, chosen)
select $1, gen_random_uuid(), $3, $2, s.id, s.unit, 'required', true from seat s`;

/** Writes the meeting as the owner of the database. */
export async function gather(ownerUrl: string, people: number): Promise<Gathered> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    const counsellor = principalOf('counsellor');
    const found = await owner.query<{ id: string }>(CASES, [POHDE.id, counsellor]);
    const caseId = found.rows[0]!.id;
    const meetingId = randomUUID();
    await owner.query(MEETING, [POHDE.id, meetingId, caseId, counsellor]);
    const { rowCount } = await owner.query(PEOPLE, [POHDE.id, meetingId, caseId, counsellor, people]);
    if (rowCount !== people) throw new Error(`the demo has ${rowCount} people instead of ${people}`);
    return { caseId, meetingId };
  } finally {
    await owner.end();
  }
}

/** Tells the chapters what happened to the meeting, as its counsellor, in one transaction. */
export const tell = ({ app }: Running, type: string, { caseId, meetingId }: Gathered): Promise<void> =>
  app
    .get(Work)
    .run({ principalId: principalOf('counsellor') }, 'bench', () =>
      app.get(Events).announce({ type, areaId: POHDE.id, caseId, meetingId } as { type: string }),
    );
