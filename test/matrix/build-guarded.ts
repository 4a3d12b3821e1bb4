import { randomUUID } from 'node:crypto';
import { type Given, kanari, person, type Seat, type Site } from './builder.js';

/** A safety ban that has ended: while one stands, what the rest of the matrix looks for is told to few. */
export async function safety({ of, cast, people, familyId, ids, ...site }: Site) {
  const ban = { personId: people.mother, since: '2026-01-01', lastDay: '2027-01-01', evidence: kanari(site, 'safety') };
  const { id, version } = await of.says(cast.counsellor, 'recordSafetyBan', ban);
  ids['ban'] = id;
  await of.says(cast.counsellor, 'endSafetyBan', { safetyBanId: id, expectedVersion: version });
  const [family] = await of.app.sql<Given>('select version from family where id = $1', [familyId]);
  ids['familyVersion'] = String(family.version);
}

/** The young person keeps a view from the father; the young person is not told the strengths. */
export async function keptBack({ of, cast, caseId, people, ids, ...site }: Site) {
  const [view] = await of.app.sql<Given>('select piece_id as id from child_view where case_id = $1 and child_id = $2', [
    caseId,
    people.teen,
  ]);
  const forbidden = {
    caseId,
    fromPersonId: people.father,
    items: [{ kind: 'CHILD_VIEW', id: view.id }],
    reason: 'OTHER',
    words: kanari(site, 'prohibition'),
    isJudgedAble: false,
  };
  ids['prohibition'] = (await of.says(people.teen, 'recordProhibition', forbidden)).id;
  const [section] = await of.app.sql<Given>(
    `select piece_id as id from plan_section where case_id = $1 and kind = 'strengths'`,
    [caseId],
  );
  const untold = {
    caseId,
    fromPersonId: people.teen,
    items: [{ kind: 'PLAN_SECTION', id: section.id }],
    reason: 'CHILDS_INTEREST',
  };
  ids['withholding'] = (await of.says(cast.counsellor, 'withholdItem', untold)).id;
}

/** Somebody is disqualified: in the cases of nobody of the matrix the responsible person, so that they wait for another. */
export async function takingNoPart({ of, cast, caseId, group, ids }: Site) {
  // Of the other area everybody there is takes part.
  if (group === 'elsewhere') return;
  const [outsider] = await of.app.sql<Given>(
    `select m.principal_id as id from access.membership m join professional p on p.id = m.principal_id and p.kind = 'person'
     join unit u on u.id = m.unit_id where u.area_id = $1 and u.sector = 'adult-services' and m.valid_until is null order by 1 limit 1`,
    [cast.areaId],
  );
  const professionalId = group === 'never' ? cast.responsible!.professionalId : outsider.id;
  const said = { caseId, professionalId, reason: 'OTHER' };
  const made = await of.says(cast.counsellor, 'declareDisqualified', said);
  ids[group === 'never' ? 'waiting' : 'disqualified'] = made.id;
}

/** Looked at with a reason, an hour ago; what is kept of the log; what must not be erased. */
export async function watching(site: Site) {
  if (site.group === 'elsewhere') return;
  await glass(site);
  const { of, caseId, cast, people, ids } = site;
  const kept = {
    areaId: cast.areaId,
    personId: people.mother,
    professionalId: cast.receiver.professionalId,
    since: '2026-11-01T00:00:00Z',
    until: '2026-11-02T00:00:00Z',
    reason: 'INVESTIGATION',
  };
  ids['log-withholding'] = (await of.says(person('log-inspector'), 'withholdLogEntries', kept)).id;
  const held = { scopeType: 'CASE', scopeId: caseId, reason: 'OTHER', words: kanari(site, 'hold') };
  ids['hold'] = (await of.says(person('admin'), 'placeLegalHold', held)).id;
}

async function glass(site: Site) {
  const { of, cast, caseId, group, ids } = site;
  const who: Seat = await counsellorOf(site, group === 'own' || group === 'left' ? 'third-counsellor' : 'counsellor');
  const id = randomUUID();
  ids['glass'] = id;
  const place = `break_glass_words.opening:${id}`;
  const keeper = group === 'left' ? person('duty-colleague') : cast.counsellor;
  const sealed = await of.seals(keeper, 'case', caseId, { [place]: kanari(site, 'glass-words') });
  // Nobody looks without saying why: both at once.
  await of.app.sql(
    `with looked as (
       insert into break_glass (area_id, id, case_id, kind, professional_id, unit_id, reason, opened_at, ends_at)
       select $1, $2, $3, 'break-glass', $4, $5, 'danger', at, at + interval '30 minutes'
       from (select $6::timestamptz - interval '2 hours' as at) t returning area_id, id, case_id, professional_id, opened_at)
     insert into break_glass_words (area_id, break_glass_id, kind, case_id, words, said_by, said_at)
     select area_id, id, 'opening', case_id, $7, professional_id, opened_at from looked`,
    [cast.areaId, id, caseId, who.professionalId, who.unitId, of.now, sealed[place]],
  );
}

async function counsellorOf({ of }: Site, key: string): Promise<Seat> {
  const [row] = await of.app.sql<Given>(
    `select unit_id as unit from access.membership where principal_id = $1 and role = 'counsellor' limit 1`,
    [person(key)],
  );
  return { professionalId: person(key), unitId: row.unit };
}
