import { request } from 'node:http';
import { once } from 'node:events';
import { KAINUU } from '../src/demo/pohde.data.js';
import { type Persona, principalOf } from '../src/demo/personas.js';
import { done, mutate, openCase, type OpenedCase, recordContact, seatOf } from './support/casework.js';
import { addMeeting, admit, announce, mailbox, opened, reply, type Seat, seats, startMail } from './support/invited.js';
import { CHANGES, Line, type Process, type Said, startProcess, until } from './support/live.js';

let here: Process;
let there: Process;
let stopMail: () => Promise<void>;
let family: OpenedCase;
let seat: Seat;
beforeAll(async () => {
  here = await startProcess();
  there = await startProcess({}, here.app.database);
  together();
  stopMail = await startMail(here.app);
  [seat] = (await seats(here.app, 1)) as [Seat];
  family = await openCase(here.app);
  await admit(here.app, family, seat);
});
afterAll(async () => {
  await stopMail?.();
  await there?.app.stop();
  await here?.app.stop();
});

/** What was opened is closed also by a test that failed. */
const lines: Line[] = [];
afterEach(async () => {
  await Promise.all(lines.splice(0).map((line) => line.close()));
  await until(() => there.listeners().seats === 0);
});

/** Both processes have the same time; the one that hears is never behind, or a grant of this moment would not hold there yet. */
const together = () => there.app.clock.moveTo(here.app.clock.now().add({ seconds: 1 }));

/** Somebody who listens, by default at the other process than the one at which things happen. */
async function listening(persona: Persona, variables: object = {}): Promise<Line> {
  const line = await Line.letIn(there.url, { cookie: await here.app.cookieOf(persona) });
  lines.push(line);
  line.subscribe(variables);
  expect(await change(line)).toEqual(ANYTHING);
  return line;
}

/** The next change that was told. */
const change = async (line: Line) => (await line.next()).payload.data.changes;
const ofCase = ({ caseId }: OpenedCase) => ({ scope: 'CASE', id: caseId });
const ANYTHING = { scope: null, id: null };

/** The counsellor notes how somebody is: a change of the case. */
const note = ({ caseId, motherId }: OpenedCase) =>
  done(
    mutate(here.app, 'counsellor')(
      'recordHowThingsAre',
      'RecordHowThingsAreInput',
      { caseId, personId: motherId, face: 'BAD' },
      'id',
    ),
  );

/** An invitation to a meeting of the case, sent. */
async function invite(to: OpenedCase = family, who: Seat = seat) {
  const { id: meetingId } = await addMeeting(here.app, to, [who]);
  await announce(here.app, { type: 'meeting.scheduled', caseId: to.caseId, meetingId });
  await here.app.runDue();
  return opened(mailbox(here.app, who.email).at(-1)!);
}

/** The backend by which a process hears of changes: nothing else of its database asks that. */
const LISTENERS = `select pid from pg_stat_activity where query in ('listen change', 'select') and datname = current_database()`;

describe('what changes', () => {
  it('is heard at another process, soon after a professional answered by mail', async () => {
    const invitation = await invite();
    const line = await listening('counsellor', { caseId: family.caseId });
    await reply(here.app, invitation, { from: seat.email });
    await here.app.runDue();
    expect(await change(line)).toEqual(ofCase(family));
    expect(await here.app.sql('select state from invitation where uid = $1', [invitation.uid])).toEqual([
      { state: 'accepted' },
    ]);
  });

  it('is heard from the first word on, which is that anything may have changed', async () => {
    const line = await Line.letIn(there.url, { cookie: await here.app.cookieOf('counsellor') });
    lines.push(line);
    line.subscribe({ caseId: family.caseId });
    // Whatever was committed before this word is there for who asks now; whatever comes after it is told.
    expect(await change(line)).toEqual(ANYTHING);
    await note(family);
    expect(await change(line)).toEqual(ofCase(family));
  });

  it('is told by ids alone', async () => {
    const line = await listening('counsellor');
    const { id } = await recordContact(here.app);
    expect(await line.next()).toEqual({
      id: '1',
      type: 'next',
      payload: { data: { changes: { scope: 'CONTACT', id } } },
    });
  });

  it('of another family is not told to who looks at one', async () => {
    const other = await openCase(here.app);
    const line = await listening('counsellor', { caseId: family.caseId });
    await note(other);
    await note(family);
    expect(await change(line)).toEqual(ofCase(family));
  });

  it('that happens several times is told, and loses nothing', async () => {
    const line = await listening('counsellor');
    for (let i = 0; i < 5; i += 1) await note(family);
    expect(await change(line)).toEqual(ofCase(family));
  });

  it('is not told to another area', async () => {
    const foreign = await listening('counsellor-other-area');
    const line = await listening('counsellor');
    await note(family);
    expect(await change(line)).toEqual(ofCase(family));
    const inArea = { areaId: KAINUU.id, municipality: '205' };
    const { id } = await recordContact(here.app, 'counsellor-other-area', inArea);
    expect(await change(foreign)).toEqual({ scope: 'CONTACT', id });
  });

  it('is not told to who has left, who is told that something is theirs no more', async () => {
    const [left, stayed] = [await openCase(here.app), await openCase(here.app)];
    const [row] = await here.app.sql<{ email: string }>('select email from professional where id = $1', [
      principalOf('nurse'),
    ]);
    const nurse = { ...(await seatOf(here.app, 'nurse')), email: row!.email };
    for (const each of [left, stayed]) await admit(here.app, each, nurse);
    await admit(here.app, left, seat);
    const line = await listening('nurse');
    await invite(left, nurse);
    expect(await change(line)).toEqual(ofCase(left));
    const [member] = await here.app.sql<{ id: string; version: number }>(
      'select id, version from network_member where case_id = $1 and professional_id = $2',
      [left.caseId, nurse.professionalId],
    );
    const leaving = { memberId: member!.id, expectedVersion: member!.version, reason: 'TASK_DONE' };
    await done(mutate(here.app, 'counsellor')('endMembership', 'EndMembershipInput', leaving, 'id'));
    expect(await change(line)).toEqual(ANYTHING);
    await invite(left);
    await invite(stayed, nurse);
    expect(await change(line)).toEqual(ofCase(stayed));
  });

  it('is anything, after the connection to the database was lost', async () => {
    const line = await listening('counsellor', { caseId: family.caseId });
    const [backend] = await here.app.sql<{ pid: number }>(LISTENERS);
    await here.app.sql('select pg_terminate_backend($1)', [backend!.pid]);
    expect(await change(line)).toEqual(ANYTHING);
    await note(family);
    expect(await change(line)).toEqual(ofCase(family));
  });
});

describe('a line', () => {
  it('that is left leaves nothing behind', async () => {
    const line = await listening('counsellor');
    expect(there.listeners()).toEqual({ seats: 1, ears: 1 });
    line.subscribe({ caseId: family.caseId }, CHANGES, '2');
    await until(() => there.listeners().ears === 2);
    line.say({ id: '2', type: 'complete' });
    await until(() => there.listeners().ears === 1);
    await line.close();
    await until(() => there.listeners().ears === 0 && there.listeners().seats === 0);
    await until(async () => (await here.app.sql(LISTENERS)).length === 0);
  });

  it.each([['another site', 'http://evil.example'] as const, ['nobody', ''] as const])(
    'is not opened for a page of %s',
    async (_, origin) => {
      const cookie = await here.app.cookieOf('counsellor');
      await expect(Line.open(there.url, { cookie, origin })).rejects.toThrow('403');
    },
  );

  it('is opened at its own address alone', async () => {
    const cookie = await here.app.cookieOf('counsellor');
    await expect(Line.open(there.url, { cookie }, '/graphql')).rejects.toThrow('400');
    const answer = await there.app.inject({ method: 'GET', url: '/graphql/live' });
    expect([answer.statusCode, answer.json().errors[0].extensions.code]).toEqual([426, 'UPGRADE_REQUIRED']);
  });

  it('is no hindrance to who would rather speak HTTP/2', async () => {
    const headers = { connection: 'Upgrade, HTTP2-Settings', upgrade: 'h2c', 'http2-settings': 'AAMAAABkAAQAAP__' };
    const asked = request(`${there.url}/health/live`, { headers, agent: false }).end();
    const [response] = await once(asked, 'response');
    expect(response.statusCode).toBe(200);
    response.resume();
  });

  it.each([
    ['nobody', async () => undefined],
    ['an unknown cookie', async () => '__Host-yhdessa=AAAAAAAAAAAAAAAAAAAAAA'],
  ])('is closed to %s', async (_, cookie) => {
    const line = await Line.open(there.url, { cookie: await cookie() });
    line.say({ type: 'connection_init' });
    expect(await line.closed).toBe(4403);
  });

  it('is closed to who signs out, as soon as something happens', async () => {
    const line = await listening('social-worker');
    const cookie = await here.app.cookieOf('social-worker');
    const headers = { 'content-type': 'application/json', cookie };
    const signedOut = await here.app.inject({ method: 'POST', url: '/auth/sign-out', headers, payload: '{}' });
    expect(signedOut.statusCode).toBe(204);
    here.app.forget('social-worker');
    await note(family);
    expect(await line.closed).toBe(4403);
    expect(line.unasked).toEqual([]);
    await until(() => there.listeners().ears === 0);
  });

  it('keeps no session awake', async () => {
    const line = await listening('counsellor');
    there.app.clock.moveBy(Temporal.Duration.from({ hours: 3 }));
    await note(family);
    expect(await line.closed).toBe(4403);
    together();
  });

  it('is one of a few of the same person', async () => {
    const cookie = await here.app.cookieOf('counsellor');
    const lines = await Promise.all(Array.from({ length: 20 }, () => Line.letIn(there.url, { cookie })));
    const one = await Line.open(there.url, { cookie });
    one.say({ type: 'connection_init' });
    expect(await one.closed).toBe(4403);
    await Promise.all(lines.map((line) => line.close()));
    await until(() => there.listeners().seats === 0);
  });

  it('is closed to who says too much at once', async () => {
    const line = await Line.letIn(there.url, { cookie: await here.app.cookieOf('counsellor') });
    line.subscribe({ caseId: 'x'.repeat(20_000) });
    expect(await line.closed).toBe(1009);
  });
});

describe('a subscription', () => {
  /** What somebody is answered who asks for this. */
  async function asking(query: string, variables: object = {}, persona: Persona = 'counsellor') {
    const line = await Line.letIn(there.url, { cookie: await here.app.cookieOf(persona) });
    line.subscribe(variables, query);
    const { payload } = await line.next();
    await line.close();
    const [error] = [payload.errors ?? payload].flat();
    return error as { message: string; extensions: { code: string }; [more: string]: unknown };
  }

  it.each([
    ['a question', 'query { me { id } }', {}, 'GRAPHQL_VALIDATION_FAILED'],
    ['a change', 'mutation { goOffDuty(input: {}) { id } }', {}, 'GRAPHQL_VALIDATION_FAILED'],
    ['what does not parse', 'subscription {{{', {}, 'GRAPHQL_VALIDATION_FAILED'],
    ['what there is not', 'subscription { change { id } }', {}, 'GRAPHQL_VALIDATION_FAILED'],
    ['the schema', 'subscription { __schema { types { name } } }', {}, 'GRAPHQL_VALIDATION_FAILED'],
    ['two at once', 'subscription { changes { id } b: changes { id } }', {}, 'GRAPHQL_VALIDATION_FAILED'],
    ['too much', `subscription { changes { ${'id '.repeat(1200)} } }`, {}, 'GRAPHQL_VALIDATION_FAILED'],
    [
      'many names',
      `subscription { changes { ${Array.from({ length: 30 }, (_, i) => `a${i}: id`).join(' ')} } }`,
      {},
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['no id', CHANGES, { caseId: 'x' }, 'BAD_USER_INPUT'],
  ])('is not %s', async (_, query, variables, code) => {
    const error = await asking(query, variables);
    expect(error.extensions.code).toBe(code);
    expect(Object.keys(error)).toEqual(['message', 'extensions']);
    expect(error.message).not.toContain('Did you mean');
    expect(there.listeners().ears).toBe(0);
  });

  it('to a case of others is answered as one to a case that is not', async () => {
    const [foreign, none] = await Promise.all([
      asking(CHANGES, { caseId: family.caseId }, 'counsellor-other-area'),
      asking(CHANGES, { caseId: principalOf('counsellor') }, 'counsellor-other-area'),
    ]);
    expect(foreign.extensions.code).toBe('NOT_FOUND');
    expect(foreign).toEqual(none);
    expect(there.listeners().ears).toBe(0);
  });

  it('is for professionals', async () => {
    expect((await asking(CHANGES, {}, 'guardian')).extensions.code).toBe('NOT_FOUND');
  });

  it('is not answered by HTTP', async () => {
    const answer = await here.app.as('counsellor')(CHANGES);
    expect([answer.status, answer.errors?.[0]?.message]).toEqual([400, 'There is no subscription here.']);
  });

  it('is paid for', async () => {
    const poor = await startProcess({ WORK_BUDGET: '1000' }, here.app.database);
    const line = await Line.letIn(poor.url, { cookie: await here.app.cookieOf('teacher') });
    const ask = async (): Promise<Said> => {
      line.subscribe({ caseId: principalOf('teacher') });
      const said = await line.next();
      if (said.type === 'next') await line.next();
      return said;
    };
    let said = await ask();
    while (said.type === 'next') said = await ask();
    expect(said.payload[0].extensions).toEqual({ code: 'TOO_MUCH_AT_ONCE', retryAfter: expect.any(Number) });
    await line.close();
    await poor.app.running.stop();
  });
});

describe('a process', () => {
  it('runs known documents alone, where it is told so', async () => {
    const strict = await startProcess({ TRUSTED_DOCUMENTS: 'require' }, here.app.database);
    const line = await Line.letIn(strict.url, { cookie: await here.app.cookieOf('counsellor') });
    line.subscribe();
    expect(await line.next()).toMatchObject({
      type: 'error',
      payload: [{ extensions: { code: 'DOCUMENT_NOT_TRUSTED' } }],
    });
    await line.close();
    await strict.app.running.stop();
  });

  it('that ends says goodbye, and keeps no connection', async () => {
    const ending = await startProcess({}, here.app.database);
    const line = await Line.letIn(ending.url, { cookie: await here.app.cookieOf('counsellor') });
    line.subscribe();
    await until(() => ending.listeners().ears === 1);
    await ending.app.running.stop();
    expect(await line.closed).toBe(1001);
    await until(async () => (await here.app.sql(LISTENERS)).length === 0);
  });
});
