import PostalMime from 'postal-mime';
import { unitId } from '../src/demo/directory.js';
import { type Persona, principalOf } from '../src/demo/personas.js';
import { POHDE } from '../src/demo/pohde.data.js';
import { MailCatcher } from '../src/platform/mail/mail-catcher.js';
import { startTestApp, type TestApp } from './support/app.js';
import { done, mutate, seatOf } from './support/casework.js';
import { withClient } from './support/database.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
  await app.running.app.get(MailCatcher).start();
  await app.sql('truncate platform.outbox_effect');
});
afterAll(() => app?.stop());
beforeEach(() => app.sql('truncate consultation, platform.outbox_effect'));

const areaId = POHDE.id;
const QUESTION = 'Nelivuotias ei puhu vielä. Kenelle ohjaan? Kanarianlintu.';
const ANSWER = 'Ohjaa puheterapiaan; soita minulle ensin. Tiklivarpunen.';
const OWN = '{ myConsultations { contactId ask state question answer answeredAt answeredBy { familyName } } }';

/** The nurse of the clinic asks. Then a second passes: what one holds while recording lasts a microsecond. */
async function ask(input: Record<string, unknown> = {}, who: Persona = 'nurse') {
  const { unitId: unit } = await seatOf(app, 'nurse');
  const about = { municipality: '425', needCodes: ['PARENTING'], urgency: 'ROUTINE', question: QUESTION };
  const answer = await mutate(app, who)(
    'askCounsellor',
    'AskCounsellorInput',
    { areaId, unitId: unit, ask: 'CONSULTATION', ...about, ...input },
    'contactId askedAt',
  );
  app.clock.moveTo(app.clock.now().add({ seconds: 1 }));
  return answer;
}

const asked = async (input: Record<string, unknown> = {}): Promise<string> => (await done(ask(input))).contactId;
const own = async (who: Persona) => (await app.as(who)(OWN)).data!['myConsultations'] as Record<string, unknown>[];
const target = async (contactId: string) => {
  const [row] = await app.sql<{ version: number }>('select version from contact where id = $1', [contactId]);
  return { contactId, expectedVersion: row!.version };
};
const take = async (contactId: string) =>
  done(mutate(app, 'counsellor')('takeContact', 'ContactInput', await target(contactId), 'id version'));
const answerIt = async (contactId: string, who: Persona = 'counsellor', answer = ANSWER) =>
  mutate(app, who)(
    'answerConsultation',
    'AnswerConsultationInput',
    { ...(await target(contactId)), answer },
    'id state firstAnsweredAt',
  );
describe('a professional asks a counsellor', () => {
  it.each(['CONSULTATION', 'WORK_PAIR', 'MEETING'])('for %s: it waits in the duty queue, unnamed', async (what) => {
    const contactId = await asked({ ask: what });
    const { data } = await app.as('counsellor')(
      `query ($id: UUID!) { contact(id: $id) { ask state channel contactRole sector anonymous takenBy { id }
         needs { description } identity { familyName email } recordedBy { id } } }`,
      { id: contactId },
    );
    expect(data!['contact']).toMatchObject({
      ask: what,
      state: 'RECEIVED',
      channel: 'WEB_FORM',
      contactRole: 'PROFESSIONAL',
      sector: 'CHILD_HEALTH_CLINIC',
      anonymous: false,
      takenBy: null,
      needs: { description: QUESTION },
      recordedBy: { id: principalOf('nurse') },
    });
    expect((data!['contact'] as { identity: { email: string } }).identity.email).toContain('@');
  });

  it('and reads the question and the answer, and nothing else of the contact', async () => {
    const contactId = await asked();
    expect(await own('nurse')).toEqual([
      {
        contactId,
        ask: 'CONSULTATION',
        state: 'ASKED',
        question: QUESTION,
        answer: null,
        answeredAt: null,
        answeredBy: null,
      },
    ]);
    const { errors } = await app.as('nurse')('query ($id: UUID!) { contact(id: $id) { id } }', { id: contactId });
    expect(errors![0]!.extensions!['code']).toBe('NOT_FOUND');
    await take(contactId);
    expect(await done(answerIt(contactId))).toMatchObject({ state: 'ANSWERED' });
    expect((await own('nurse'))[0]).toMatchObject({ state: 'ANSWERED', answer: ANSWER });
    expect(await own('teacher')).toEqual([]);
    expect(await own('counsellor')).toEqual([]);
    const rows = await app.sql(
      "select 1 from audit.access_log where scope_id = $1 and principal_id = $2 and action = 'read' and category = 'needs'",
      [contactId, principalOf('nurse')],
    );
    expect(rows.length).toBe(2);
  });

  it('and is told once by a neutral mail that there is an answer; an answer written anew is told anew', async () => {
    const contactId = await asked();
    await take(contactId);
    await done(answerIt(contactId));
    await app.runDue();
    await app.runDue();
    const [row] = await app.sql<{ email: string }>('select email from professional where id = $1', [
      principalOf('nurse'),
    ]);
    const mails = () => app.running.app.get(MailCatcher).mailbox(row!.email);
    expect(mails()).toHaveLength(1);
    const mail = await PostalMime.parse(mails()[0]!.raw);
    expect(mail.subject).toBe('Vastaus kysymykseesi Yhdessä-palvelussa');
    expect(`${mail.subject} ${mail.text}`).not.toMatch(/Kanarianlintu|Tiklivarpunen|perhe|lapsi|neuvola/i);
    expect(mail.text).toContain('Näet vastauksen, kun kirjaudut palveluun:');
    await done(answerIt(contactId, 'counsellor', 'Soita vielä.'));
    await app.runDue();
    expect(mails()).toHaveLength(2);
    expect((await own('nurse'))[0]).toMatchObject({ answer: 'Soita vielä.' });
  });

  it('and no longer reads it after leaving the unit', async () => {
    await asked();
    await app.sql('update access.membership set valid_until = $2 where principal_id = $1', [
      principalOf('nurse'),
      app.clock.now().toString(),
    ]);
    expect(await own('nurse')).toEqual([]);
    await app.sql('update access.membership set valid_until = null where principal_id = $1', [principalOf('nurse')]);
  });

  it.each([
    ['for a unit that is not theirs', { unitId: unitId('Liminganlahden koulu') }, 'NOT_FOUND', 'unitId'],
    ['in an area where they do not work', { areaId: '00000000-0000-7000-8000-00000000beef' }, 'NOT_FOUND', 'unitId'],
    ['with a personal identity code', { question: 'Lapsi 131052-308T.' }, 'NAMES_SOMEBODY', 'question'],
    ['about a municipality elsewhere', { municipality: '091' }, 'NOT_FOUND', 'municipality'],
    ['without a need', { needCodes: [] }, 'NEED_MISSING', 'needCodes'],
  ])('but not %s', async (_, input, code, field) => {
    const recorded = () => app.sql('select id from contact where recorded_by = $1 order by id', [principalOf('nurse')]);
    const before = await recorded();
    const { errors } = await ask(input);
    expect(errors![0]!.extensions).toMatchObject({ code, field });
    expect(await recorded()).toEqual(before);
    expect(await app.sql('select 1 from consultation')).toEqual([]);
  });

  it.each(['guardian', 'minor', 'close-person'] as const)('and %s does not', async (who) => {
    const { errors } = await ask({}, who);
    expect(errors![0]!.extensions!['code']).toBe('NOT_FOUND');
  });

  it('and only who has taken it answers, and only a question', async () => {
    const contactId = await asked();
    expect((await answerIt(contactId)).errors![0]!.extensions!['code']).toBe('NOT_TAKEN');
    await take(contactId);
    for (const who of ['nurse', 'counsellor-other-area', 'teacher'] as const)
      expect((await answerIt(contactId, who)).errors![0]!.extensions!['code']).toBe('NOT_FOUND');
    const stale = { contactId, expectedVersion: 1, answer: ANSWER };
    const { errors } = await mutate(app, 'counsellor')('answerConsultation', 'AnswerConsultationInput', stale, 'id');
    expect(errors![0]!.extensions!['code']).toBe('STALE');
    expect(await app.sql('select 1 from consultation where answer is not null')).toEqual([]);
  });

  it('and ends as consulted or as a work pair', async () => {
    const contactId = await asked({ ask: 'WORK_PAIR' });
    await take(contactId);
    await done(answerIt(contactId));
    const ending = { ...(await target(contactId)), outcome: 'WORK_PAIR_AGREED' };
    const ended = await done(mutate(app, 'counsellor')('concludeContact', 'ConcludeContactInput', ending, 'state'));
    expect(ended).toEqual({ state: 'WORK_PAIR_AGREED' });
  });
});

describe('what was asked is counted', () => {
  const COUNTS = `query ($areaId: UUID!, $year: Int!, $quarter: Int!) {
    consultationCounts(areaId: $areaId, year: $year, quarter: $quarter) { sector ask asked answered } }`;
  const counts = (who: Persona, quarter = 4, year = 2026) => app.as(who)(COUNTS, { areaId, year, quarter });

  it('by sector and what for, for counsellors and team leads', async () => {
    const before = await counts('team-lead');
    const contactId = await asked({ ask: 'WORK_PAIR' });
    await asked({ ask: 'WORK_PAIR' });
    await take(contactId);
    await done(answerIt(contactId));
    const ofClinic = ({ data }: typeof before) =>
      (data!['consultationCounts'] as { sector: string; ask: string }[]).filter(
        ({ sector, ask: what }) => sector === 'CHILD_HEALTH_CLINIC' && what === 'WORK_PAIR',
      );
    const [was] = ofClinic(before) as unknown as { asked: number; answered: number }[];
    const asks = { asked: (was?.asked ?? 0) + 2, answered: (was?.answered ?? 0) + 1 };
    const expected = [{ sector: 'CHILD_HEALTH_CLINIC', ask: 'WORK_PAIR', ...asks }];
    expect(ofClinic(await counts('team-lead'))).toEqual(expected);
    expect(ofClinic(await counts('counsellor'))).toEqual(expected);
    expect(ofClinic(await counts('team-lead', 3))).toEqual([]);
  });

  it('and for nobody else, nor in quarters that are none', async () => {
    for (const who of ['nurse', 'guardian', 'counsellor-other-area'] as const)
      expect((await counts(who)).errors![0]!.extensions!['code']).toBe('NOT_FOUND');
    expect((await counts('counsellor', 5)).errors![0]!.extensions).toMatchObject({
      code: 'QUARTER_UNKNOWN',
      field: 'quarter',
    });
    expect((await counts('counsellor', 1, 12)).errors![0]!.extensions).toMatchObject({ code: 'YEAR_UNKNOWN' });
  });
});

describe('in the database', () => {
  it('the asker holds nothing of the contact a microsecond later, and sees no row of it', async () => {
    const contactId = await asked();
    const rows = await withClient(app.database.url, async (client) => {
      await client.query('begin');
      await client.query(
        `select set_config('app.principal', $1, true), set_config('app.assurance', 'full', true), set_config('app.now', $2, true)`,
        [principalOf('nurse'), app.clock.now().toString()],
      );
      const found = await client.query(
        `select 'contact' from contact where id = $1 union all select 'needs' from contact_needs where contact_id = $1
         union all select 'identity' from contact_identity where contact_id = $1
         union all select 'consultation' from consultation where contact_id = $1
         union all select 'key' from platform.data_key where scope_id = $1`,
        [contactId],
      );
      await client.query('rollback');
      return found.rows;
    });
    expect(rows).toEqual([]);
  });
});
