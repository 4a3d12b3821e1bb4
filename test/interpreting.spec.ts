import { principalOf } from '../src/demo/personas.js';
import { sealConferenceLink } from '../src/meeting/conference-link.service.js';
import { Work } from '../src/platform/access/work.js';
import { Sealing } from '../src/platform/sealing/sealing.js';
import { startTestApp, type TestApp } from './support/app.js';
import { done, MOTHER, CHILD, mutate, openCase, seatOf } from './support/casework.js';
import { poolOf } from './support/database.js';
import { addMeeting, announce } from './support/invited.js';
import { join } from './support/plans.js';

/** Who comes to interpret (tulkki): invited like others, told less than any. */

const INTERPRETER = principalOf('interpreter');
const LINK = 'https://video.example/kanerva';
const PLACE = 'Limingan perhekeskus, huone 2';

let app: TestApp;
beforeAll(async () => void (app = await startTestApp()));
afterAll(async () => await app?.stop());

/** A meeting to which the interpreter is invited, at which the mother is spoken to in Arabic. Consent names all there is. */
async function invited() {
  const spoken = { ...MOTHER, interpreterLanguage: 'ar' };
  const opened = await openCase(app, 'counsellor', { people: [spoken, CHILD] });
  await join(app, opened.caseId, 'interpreter', ['identity', 'needs', 'minutes', 'plan', 'actions']);
  const seat = await seatOf(app, 'interpreter');
  const [{ email }] = (await app.sql<{ email: string }>('select email from professional where id = $1', [
    INTERPRETER,
  ])) as [{ email: string }];
  const meeting = await addMeeting(app, opened, [{ ...seat, email }]);
  await app.sql(
    `insert into meeting_participant (area_id, id, case_id, meeting_id, person_id, needed, chosen)
     select area_id, gen_random_uuid(), case_id, id, $2, 'required', true from meeting where id = $1`,
    [meeting.id, opened.motherId],
  );
  await app.running.app.get(Work).run({ principalId: principalOf('counsellor') }, 'test', async () => {
    const sealing = app.running.app.get(Sealing);
    const place = (await sealing.keyOf('case', opened.caseId)).seal(`meeting.place:${meeting.id}`, PLACE);
    const link = sealConferenceLink(sealing, meeting.id, LINK)!;
    await app.sql('update meeting_place set place = $2 where meeting_id = $1', [meeting.id, place.bytes]);
    await app.sql(`update meeting set conference_link = $2, mode = 'hybrid' where id = $1`, [meeting.id, link.bytes]);
  });
  await announce(app, { type: 'meeting.scheduled', caseId: opened.caseId, meetingId: meeting.id });
  return { ...opened, meetingId: meeting.id };
}

const OWN = `{ myInterpretings {
  invitationId state sequence startsAt endsAt mode place link languages counsellor phone } }`;
const own = async () => (await app.as('interpreter')(OWN)).data.myInterpretings;

it('18. is told time, place, link and language, and whom to ring; it is in the log', async () => {
  const { caseId } = await invited();
  const [seen] = await own();
  expect(seen).toMatchObject({ startsAt: '2026-12-01T11:00:00Z', endsAt: '2026-12-01T12:00:00Z', mode: 'HYBRID' });
  expect(seen).toMatchObject({ place: PLACE, link: LINK, languages: ['ar'], counsellor: 'Aino Koivulampi' });
  expect(seen.phone).toMatch(/^\d{3} /);
  const [line] = await app.sql(
    'select category, basis from audit.access_log where principal_id = $1 and scope_id = $2 order by id desc limit 1',
    [INTERPRETER, caseId],
  );
  expect(line).toEqual({ category: 'logistics', basis: 'consent' });
});

it('18. answers in the application', async () => {
  await invited();
  const { invitationId, sequence } = (await own()).at(-1);
  const said = { invitationId, sequence, answer: 'ACCEPTED' };
  await done(mutate(app, 'interpreter')('answerInvitation', 'AnswerInvitationInput', said, 'state'));
  expect((await own()).find((each: { invitationId: string }) => each.invitationId === invitationId).state).toBe(
    'ACCEPTED',
  );
});

it('18. opens neither the case nor the family, whatever the consent to the unit names', async () => {
  const { caseId, familyId } = await invited();
  const page = await app.as('interpreter')(
    `{ casePage(caseId: "${caseId}") { id people { givenName } needs { description } members { id } } }`,
  );
  expect([page.code, page.data]).toEqual(['NOT_FOUND', null]);
  const { rows } = await readings(caseId, familyId);
  expect(rows).toEqual(['invitation', 'meeting', 'meeting_participant', 'meeting_place']);
});

it('18. is told no place once somebody of the family has a safety ban', async () => {
  const { motherId } = await invited();
  const ban = { personId: motherId, since: '2026-11-01', lastDay: '2027-11-01', evidence: 'Väestötietojärjestelmä' };
  await done(mutate(app, 'counsellor')('recordSafetyBan', 'RecordSafetyBanInput', ban, 'id'));
  expect((await own()).at(-1)).toMatchObject({ place: null, link: LINK, languages: ['ar'] });
});

it('18. is told nothing after the consent has ended', async () => {
  const { caseId } = await invited();
  const before = (await own()).length;
  await app.sql(`update consent set state = 'withdrawn', withdrawn_at = $2 where case_id = $1`, [
    caseId,
    app.clock.now().toString(),
  ]);
  expect(await own()).toHaveLength(before - 1);
});

/** Names of the tables of which the interpreter sees a row of the case or the family, by bare SQL. */
async function readings(caseId: string, familyId: string): Promise<{ rows: string[] }> {
  const tables = await app.sql<{ name: string; column: string }>(
    `select t.table_name as name, min(c.column_name) as column from information_schema.tables t
     join information_schema.columns c using (table_schema, table_name)
     where t.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.column_name in ('case_id', 'family_id')
     group by 1 order by 1`,
  );
  const pool = poolOf(app.database.url, 1);
  const rows: string[] = [];
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query(
      `select set_config('app.principal', $1, true), set_config('app.assurance', 'full', true), set_config('app.now', $2, true)`,
      [INTERPRETER, app.clock.now().toString()],
    );
    for (const { name, column } of [
      ...tables,
      { name: 'network_case', column: 'id' },
      { name: 'family', column: 'id' },
    ]) {
      const found = await client.query(`select from ${name} where ${column} = any ($1)`, [[caseId, familyId]]);
      if (found.rowCount! > 0) rows.push(name);
    }
  } finally {
    await client.query('rollback');
    client.release();
    await pool.end();
  }
  return { rows };
}
