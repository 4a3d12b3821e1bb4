import { Receiving } from '../src/platform/mail/inbound/receiving.js';
import { type Answer, requestId, startTestApp, type TestApp } from './support/app.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ IMAP_URL: 'imap://box:word@127.0.0.1:1' });
});
afterAll(() => app.stop());
beforeEach(async () => {
  await app.sql('truncate platform.inbound_message, platform.imap_mailbox');
  await app.sql(`delete from platform.outbox_effect where kind = 'mail.received'`);
});

const LETTER = [
  'From: Liisa Lehto <liisa.lehto@koulu.example>',
  'Subject: Kysymys ajasta',
  '',
  'Hei, kenelle soitan? CANARY',
  '',
].join('\r\n');

/** Takes a letter in and lets it be read: one without any secret ends in quarantine. */
async function arrive(text = LETTER, envelopeFrom = 'liisa.lehto@koulu.example'): Promise<string> {
  const mail = { envelopeFrom, envelopeTo: ['verkosto@yhdessa.example'], raw: Buffer.from(text) };
  await app.running.app.get(Receiving).take(mail, { way: 'smtp' });
  await app.runDue();
  return newest();
}

async function arriveTooLarge(): Promise<string> {
  const fact = { envelopeFrom: 'liisa.lehto@koulu.example', envelopeTo: [], size: 99_000_000 } as const;
  await app.running.app.get(Receiving).take({ ...fact, outcome: 'oversize' }, { way: 'lmtp' });
  return newest();
}

const newest = async () =>
  (await app.sql<{ id: string }>('select id from platform.inbound_message order by id desc limit 1'))[0]!.id;

const FIELDS = 'id receivedAt size way state outcome reason { fi sv en } senderDomain hasText dismissedAt';
const list = (state?: string, first = 20, after?: string): Promise<Answer> =>
  app.as('admin')(
    `query ($state: InboundState, $first: Int, $after: String) {
      inboundMessages(state: $state, first: $first, after: $after) {
        edges { cursor node { ${FIELDS} } } pageInfo { hasNextPage endCursor } } }`,
    { state, first, after },
  );
const nodes = ({ data }: Answer) => data.inboundMessages.edges.map(({ node }: { node: unknown }) => node);

type Persona = Parameters<TestApp['as']>[0];
const look = (id: string, as: Persona = 'admin') =>
  app.as(as)('query ($id: UUID!) { inboundMessage(id: $id) { id from subject text } }', { id });
const change = (name: 'retry' | 'dismiss', messageId: string, as: Persona = 'admin') => {
  const type = `${name === 'retry' ? 'Retry' : 'Dismiss'}InboundMessageInput`;
  const query = `mutation ($input: ${type}!) { ${name}InboundMessage(input: $input) { ${FIELDS} } }`;
  return app.as(as)(query, { input: { requestId: requestId(), messageId } });
};

const logged = (scopeId: string) =>
  app.sql(
    `select action, operation, basis, area_id is not null as area, acting_for_unit is not null as unit
     from audit.access_log where scope_id = $1 order by id`,
    [scopeId],
  );

describe('received mail', () => {
  it('is listed for administrators, the latest first, without what it says', async () => {
    const first = await arrive();
    const bounce = await arrive(LETTER, '');
    const large = await arriveTooLarge();
    const answer = await list();
    expect(nodes(answer)).toMatchObject([
      {
        id: large,
        way: 'LMTP',
        state: 'QUARANTINED',
        outcome: 'oversize',
        size: 99_000_000,
        hasText: false,
        reason: { fi: expect.stringContaining('Liian suuri'), en: expect.stringContaining('Too large') },
      },
      { id: bounce, senderDomain: null },
      { id: first, way: 'SMTP', outcome: 'no-token', senderDomain: 'koulu.example', hasText: true, dismissedAt: null },
    ]);
    for (const secret of ['CANARY', 'Kysymys', 'liisa', 'Lehto']) expect(JSON.stringify(answer)).not.toContain(secret);
  });

  it('is listed page by page and state by state', async () => {
    const ids: string[] = [];
    for (let i = 0; i < 5; i += 1) ids.unshift(await arrive());
    await change('dismiss', ids[1]!);
    const seen: string[] = [];
    let after: string | undefined;
    for (let more = true; more;) {
      const answer = await list('QUARANTINED', 2, after);
      seen.push(...nodes(answer).map(({ id }: { id: string }) => id));
      ({ endCursor: after, hasNextPage: more } = answer.data.inboundMessages.pageInfo);
    }
    expect(seen).toEqual([ids[0], ids[2], ids[3], ids[4]]);
    expect(nodes(await list('HANDLED'))).toMatchObject([{ id: ids[1] }]);
    expect(nodes(await list('RECEIVED'))).toEqual([]);
    expect((await list('HANDLED', 2, 'WyJ4Il0')).code).toBe('BAD_CURSOR');
    expect((await list('HANDLED', 101)).code).toBe('PAGE_SIZE');
  });

  it('is counted by what became of it', async () => {
    await arrive();
    await arrive();
    await arriveTooLarge();
    const { data } = await app.as('admin')('{ inboundMessageCounts { state outcome count reason { en } } }');
    expect(data.inboundMessageCounts).toMatchObject([
      { state: 'QUARANTINED', outcome: 'no-token', count: 2 },
      { state: 'QUARANTINED', outcome: 'oversize', count: 1 },
    ]);
  });

  it.each<Persona>(['counsellor', 'team-lead', 'nurse', 'guardian', 'log-inspector', null])(
    'is nothing for %s: neither to be seen nor to be changed',
    async (persona) => {
      const id = await arrive();
      const refused = persona === null ? 'UNAUTHENTICATED' : 'NOT_FOUND';
      for (const query of ['{ inboundMessages { edges { node { id } } } }', '{ inboundMessageCounts { count } }'])
        expect(await app.as(persona)(query)).toMatchObject({ data: null, code: refused });
      expect((await look(id, persona)).code).toBe(refused);
      expect((await change('retry', id, persona)).code).toBe(refused);
      expect((await change('dismiss', id, persona)).code).toBe(refused);
      expect(await app.sql('select state from platform.inbound_message')).toEqual([{ state: 'quarantined' }]);
      if (persona) expect(await logged(id)).toHaveLength(3);
    },
  );
});

describe('a message that was not read before the database was restored', () => {
  /** It has come, and its reading is held back, as `outbox --hold` does. */
  async function held(): Promise<string> {
    const mail = { envelopeFrom: 'liisa.lehto@koulu.example', envelopeTo: ['verkosto@yhdessa.example'] };
    await app.running.app.get(Receiving).take({ ...mail, raw: Buffer.from(LETTER) }, { way: 'smtp' });
    await hold();
    return newest();
  }
  const hold = () =>
    app.sql(
      `update platform.outbox_effect set state = 'dead', settled_at = now(), last_error = 'held after a restore'
       where kind = 'mail.received' and state = 'pending'`,
    );
  const dead = async (): Promise<{ id: string; kind: string }[]> => {
    const { data } = await app.as('admin')('{ deadEffects { id kind } }');
    return data.deadEffects.filter(({ kind }: { kind: string }) => kind === 'mail.received');
  };
  const drop = (effectId: string) =>
    app.as('admin')('mutation ($input: DropEffectInput!) { dropEffect(input: $input) { id } }', {
      input: { requestId: requestId(), effectId },
    });

  it('waits for nobody once its reading is dropped, and says so', async () => {
    const id = await held();
    expect(nodes(await list('RECEIVED'))).toMatchObject([{ id }]);
    const [effect] = await dead();
    expect((await drop(effect!.id)).errors).toBeUndefined();
    expect(nodes(await list())).toMatchObject([
      { id, state: 'HANDLED', outcome: 'dropped', reason: { en: expect.stringContaining('not read') } },
    ]);
    expect(await app.runDue()).toBe(0);
  });

  it('still waits where it is to be read by another try', async () => {
    const id = await held();
    const [effect] = await dead();
    await app.sql(
      `insert into platform.outbox_effect (id, kind, key, payload, due_at, planned_at)
       select gen_random_uuid(), kind, key || ':again', payload, due_at, planned_at from platform.outbox_effect where id = $1`,
      [effect!.id],
    );
    expect((await drop(effect!.id)).errors).toBeUndefined();
    expect(nodes(await list())).toMatchObject([{ id, state: 'RECEIVED', outcome: null }]);
    await app.runDue();
    expect(nodes(await list())).toMatchObject([{ id, state: 'QUARANTINED', outcome: 'no-token' }]);
  });
});

describe('a message in quarantine', () => {
  it('is shown when it is asked for by itself, and the look is logged', async () => {
    const id = await arrive();
    expect((await look(id)).data.inboundMessage).toEqual({
      id,
      from: 'liisa.lehto@koulu.example',
      subject: 'Kysymys ajasta',
      text: 'Hei, kenelle soitan? CANARY',
    });
    expect(await logged(id)).toEqual([
      { action: 'read', operation: 'inboundMessage', basis: 'admin', area: true, unit: true },
    ]);
  });

  it.each<[string, string, Record<string, string | null>]>([
    [
      'is HTML',
      'From: a@b.example\r\nContent-Type: text/html\r\n\r\n<style>p { color: red }</style><p>Moi <b>vaan</b></p>',
      { text: expect.stringMatching(/^Moi\s+vaan$/) as unknown as string },
    ],
    ['says nothing', '\r\n\r\n', { from: 'liisa.lehto@koulu.example', subject: null, text: null }],
    ['is long', `From: a@b.example\r\n\r\n${'ä'.repeat(5000)}`, { text: 'ä'.repeat(2000) }],
    ['holds control characters', 'Subject: a\u0007b\r\n\r\nx\u202ey\u0000z', { subject: 'a b', text: 'x y z' }],
    [
      'is nested without end',
      Array.from({ length: 200 }, (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n`).join(
        '',
      ),
      { from: 'liisa.lehto@koulu.example' },
    ],
  ])('is shown as far as can be when it %s', async (_, text, content) => {
    const id = await arrive(text);
    await app.sql(`update platform.inbound_message set state = 'quarantined' where id = $1`, [id]);
    expect((await look(id)).data.inboundMessage).toMatchObject(content);
  });

  it('without its bytes shows who sent it, and cannot be read again', async () => {
    const id = await arriveTooLarge();
    expect((await look(id)).data.inboundMessage).toMatchObject({ from: 'liisa.lehto@koulu.example', text: null });
    expect((await change('retry', id)).code).toBe('NOTHING_TO_READ');
  });

  it('is read again when somebody wants it, as often as they want', async () => {
    const id = await arrive();
    for (let again = 0; again < 2; again += 1) {
      const { data } = await change('retry', id);
      expect(data.retryInboundMessage).toMatchObject({ id, state: 'RECEIVED', outcome: null });
      await app.runDue();
      expect(nodes(await list())).toMatchObject([{ id, state: 'QUARANTINED', outcome: 'no-token' }]);
    }
    const line = { action: 'change', operation: 'retryInboundMessage', basis: 'admin', area: true, unit: true };
    expect(await logged(id)).toEqual([line, line]);
  });

  it('is done with once, by somebody whose name is kept', async () => {
    const id = await arrive();
    const { data } = await change('dismiss', id);
    expect(data.dismissInboundMessage).toMatchObject({ id, state: 'HANDLED', outcome: 'no-token' });
    expect(data.dismissInboundMessage.dismissedAt).not.toBeNull();
    const me = (await app.as('admin')('{ me { id } }')).data.me.id as string;
    expect(await app.sql('select dismissed_by from platform.inbound_message')).toEqual([{ dismissed_by: me }]);
    for (const answer of [await change('dismiss', id), await change('retry', id), await look(id)])
      expect(answer.code).toBe('NOT_IN_QUARANTINE');
    expect(await logged(id)).toMatchObject([{ action: 'change', operation: 'dismissInboundMessage' }]);
  });
});

describe('/metrics', () => {
  const metrics = async () => (await app.inject({ method: 'GET', url: '/metrics' })).body;

  it('tells how many messages wait for a person, and for how long nobody has read the mailbox', async () => {
    await arrive();
    const before = await metrics();
    expect(before).toMatch(/^yhdessa_inbound_quarantined 1$/m);
    expect(before).toMatch(/^yhdessa_inbound_received 0$/m);
    expect(before).toMatch(/^yhdessa_imap_round_age_seconds \+Inf$/m);
    await app.sql(`insert into platform.imap_mailbox values ('127.0.0.1/box/INBOX', 1, 1, $1)`, [
      app.clock.now().subtract({ seconds: 90 }).toString(),
    ]);
    const [, age] = /^yhdessa_imap_round_age_seconds (\S+)$/m.exec(await metrics())!;
    expect(Number(age)).toBeGreaterThanOrEqual(90);
    expect(Number(age)).toBeLessThan(150);
  });
});
