import {
  type GraphQLInputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isLeafType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { Response } from 'light-my-request';
import { KAINUU, POHDE } from '../src/demo/pohde.data.js';
import type { Persona } from '../src/demo/personas.js';
import { type Answer, answerOf, requestId, startTestApp, type TestApp } from './support/app.js';
import { contract, documentOf, plainValue, requiredOf, rootFields, selectionOf } from './support/schema-values.js';

const AREA = POHDE.id;

const schema = contract;
const queries = Object.values(schema.getQueryType()!.getFields());
const mutations = Object.values(schema.getMutationType()!.getFields());

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

/** Sends a body as it is. */
function send(payload: string, headers: Record<string, string> = {}): Promise<Response> {
  return app.inject({
    method: 'POST',
    url: '/graphql',
    headers: { 'content-type': 'application/json', ...headers },
    payload,
  });
}

/** Sends a GraphQL request as somebody and answers the bare response. */
async function ask(persona: Persona, query: string, variables: unknown = {}): Promise<Response> {
  return send(JSON.stringify({ query, variables }), { cookie: await app.cookieOf(persona) });
}

const TAKE = `mutation ($input: ContactInput!) { takeContact(input: $input) { id version takenBy { id } } }`;
const RECORD = `mutation ($input: RecordContactInput!) { recordContact(input: $input) { id version receivedAt } }`;

/** A contact as a counsellor records it, less what a test says otherwise. */
const told = (other: Record<string, unknown> = {}) => ({
  requestId: requestId(),
  areaId: AREA,
  channel: 'PHONE',
  contactRole: 'FAMILY_MEMBER',
  municipality: '564',
  needCodes: ['PARENTING'],
  urgency: 'ROUTINE',
  ask: 'ADVICE',
  receivedAt: '2026-11-23T06:50:00Z',
  ...other,
});

/** Records a contact that waits in the queue. */
async function waiting(): Promise<{ contactId: string; expectedVersion: number }> {
  const { data } = await app.as('counsellor')(RECORD, { input: told() });
  return { contactId: data.recordContact.id, expectedVersion: data.recordContact.version };
}

const contacts = async () => Number((await app.sql<{ n: string }>('select count(*) n from contact'))[0]!.n);

/** What an outsider must never be told, whatever goes wrong. */
function isDiscreet(body: string): void {
  expect(body.length).toBeLessThanOrEqual(2000);
  expect(body).not.toMatch(/Did you mean|stacktrace|\bat \w+.*:\d+|node_modules|dist\/|src\//);
  expect(body).not.toMatch(
    /\b(select|insert|update|delete) .*\b(from|into|set)\b|relation "|column "|syntax error at/i,
  );
}

/** A request refused before anything runs. */
function isRefused(response: Response, status = 400): void {
  expect(response.statusCode).toBe(status);
  expect(response.json<{ data?: unknown }>().data ?? null).toBeNull();
  const { code } = answerOf(response);
  expect(code).toMatch(/^[A-Z][A-Z_]+$/);
  expect(code).not.toBe('INTERNAL_SERVER_ERROR');
  isDiscreet(response.body);
}

describe('ids', () => {
  const BY_ID = [
    ['contact', 'id'],
    ['unit', 'id'],
    ['service', 'id'],
    ['professional', 'id'],
  ] as const;

  it.each(BY_ID)('%s: one that nobody has is NOT_FOUND and names the field', async (field, argument) => {
    const { data, code, errors } = await app.as('counsellor')(
      `query ($id: UUID!) { ${field}(${argument}: $id) { id } }`,
      {
        id: requestId(),
      },
    );
    expect({ data, code }).toEqual({ data: null, code: 'NOT_FOUND' });
    expect(errors![0]!.extensions.field).toBe(argument);
  });

  it.each(BY_ID)('%s: what is no id at all is refused, in a variable and in the document', async (field, argument) => {
    for (const id of ['', 'x', '1', "' or 1=1 --", '019ab3c0-0000-7000-8000-00000000000g', 5, true, {}, ['x']]) {
      const inVariable = await ask('counsellor', `query ($id: UUID!) { ${field}(${argument}: $id) { id } }`, { id });
      isRefused(inVariable);
      expect(answerOf(inVariable)).toMatchObject({ code: 'BAD_USER_INPUT' });
      expect(answerOf(inVariable).errors![0]!.extensions.field).toBe('id');
      if (typeof id === 'object') continue;
      isRefused(await ask('counsellor', `{ ${field}(${argument}: ${JSON.stringify(id)}) { id } }`));
    }
  });

  it('a foreign contact and one that is not there get the same answer, to the byte, for reading and for changing', async () => {
    const owner = app.as('counsellor-other-area');
    const queue = await owner(`{ dutyQueue(areaId: "${KAINUU.id}", first: 1) { edges { node { id } } } }`);
    const foreign: string = queue.data.dutyQueue.edges[0].node.id;
    const read = 'query ($id: UUID!) { contact(id: $id) { id identity { phone } } }';
    const [theirs, nobodys] = [
      await ask('counsellor', read, { id: foreign }),
      await ask('counsellor', read, { id: requestId() }),
    ];
    expect(theirs.statusCode).toBe(nobodys.statusCode);
    expect(theirs.body).toBe(nobodys.body);
    const change = (contactId: string) =>
      ask('counsellor', TAKE, { input: { requestId: requestId(), contactId, expectedVersion: 1 } });
    expect((await change(foreign)).body).toBe((await change(requestId())).body);
    expect((await owner(read, { id: foreign })).data.contact.id).toBe(foreign);
  });
});

describe('cursors', () => {
  const cursorOf = (key: unknown) => Buffer.from(JSON.stringify(key)).toString('base64url');
  const id = '019ab3c0-0000-7000-8000-000000000000';
  const lists = ['dutyQueue', 'myContacts', 'services', 'units'] as const;

  it.each(lists)('%s: what is no cursor is BAD_CURSOR', async (list) => {
    const forged = ['', 'x', '%', 'ä', '\u0000', cursorOf(null), cursorOf([]), cursorOf({}), cursorOf(['a'])];
    const shaped = [cursorOf(['a\0', id]), cursorOf(['a', 'b']), cursorOf([1, 'a\ud83d', id]), cursorOf([1, 2, 3, 4])];
    for (const after of [...forged, ...shaped]) {
      const answer = await app.as('counsellor')(
        `query ($after: String) { ${list}(areaId: "${AREA}", after: $after) { edges { cursor } } }`,
        {
          after,
        },
      );
      expect(answer).toMatchObject({ data: null, code: 'BAD_CURSOR' });
    }
  });

  it.each([
    ['dutyQueue', [1, 'yesterday', id]],
    ['dutyQueue', ['first', '2026-11-23T07:00:00Z', id]],
    ['myContacts', ['yesterday', id]],
    ['myContacts', [1, id]],
  ])('%s: a forged cursor %j is BAD_CURSOR', async (list, key) => {
    const { code } = await app.as('counsellor')(
      `{ ${list}(areaId: "${AREA}", after: "${cursorOf(key)}") { edges { cursor } } }`,
    );
    expect(code).toBe('BAD_CURSOR');
  });
});

describe('without a session', () => {
  it.each(rootFields.map(({ kind, field }) => [kind, field.name, field] as const))(
    'the %s %s is UNAUTHENTICATED',
    async (kind, _, field) => {
      const document = documentOf(kind, field, requiredOf(field), selectionOf(field.type, 0));
      const given = Object.fromEntries(field.args.map(({ name, type }) => [name, plainValue(type)]));
      const { data, code, errors } = await app.as(null)(document, given);
      expect({ data, code, count: errors?.length }).toEqual({ data: null, code: 'UNAUTHENTICATED', count: 1 });
    },
  );

  it('a made-up cookie is nobody’s', async () => {
    for (const cookie of [
      '__Host-yhdessa=',
      '__Host-yhdessa=x',
      `__Host-yhdessa=${'A'.repeat(22)}`,
      '__Host-yhdessa=%00%ff',
    ]) {
      const response = await send(JSON.stringify({ query: '{ me { id } }' }), { cookie });
      expect(answerOf(response).code).toBe('UNAUTHENTICATED');
    }
  });
});

describe('a requestId', () => {
  it('that is repeated gets the first answer, to the byte, and nothing happens twice', async () => {
    const input = told();
    const first = await ask('counsellor', RECORD, { input });
    const before = await contacts();
    for (let i = 0; i < 3; i += 1) expect((await ask('counsellor', RECORD, { input })).body).toBe(first.body);
    expect(await contacts()).toBe(before);
    expect(answerOf(first).data.recordContact.id).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('that arrives several times at once is done once, and all get the same answer', async () => {
    const input = told();
    const before = await contacts();
    const answers = await Promise.all(Array.from({ length: 5 }, () => ask('counsellor', RECORD, { input })));
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
    expect(answerOf(answers[0]!).data.recordContact.version).toBe(1);
    expect(await contacts()).toBe(before + 1);
  });

  it('repeated with another question is REQUEST_ID_REUSED and does nothing', async () => {
    const input = told();
    await ask('counsellor', RECORD, { input });
    const before = await contacts();
    const others = [
      () => ask('counsellor', RECORD, { input: { ...input, urgency: 'URGENT' } }),
      () => ask('counsellor', RECORD.replace('receivedAt', 'state'), { input }),
      () =>
        ask('counsellor', TAKE, { input: { requestId: input.requestId, contactId: requestId(), expectedVersion: 1 } }),
    ];
    for (const other of others) {
      const { code, data, errors } = answerOf(await other());
      expect({ code, data, field: errors?.[0]?.extensions.field }).toEqual({
        code: 'REQUEST_ID_REUSED',
        data: null,
        field: 'requestId',
      });
    }
    expect(await contacts()).toBe(before);
  });

  it('repeated with another fragment is another question, too', async () => {
    const document = (field: string) =>
      `mutation ($input: RecordContactInput!) { recordContact(input: $input) { ...F } } fragment F on Contact { ${field} }`;
    const input = told();
    await ask('counsellor', document('id'), { input });
    expect(answerOf(await ask('counsellor', document('state'), { input })).code).toBe('REQUEST_ID_REUSED');
  });

  it('written into the document counts like one in a variable', async () => {
    const id = requestId();
    const literal = `mutation { takeContact(input: { requestId: "${id}", contactId: "${(await waiting()).contactId}", expectedVersion: 1 }) { id } }`;
    const first = await ask('counsellor', literal);
    expect(answerOf(first).data.takeContact.id).toBeTruthy();
    expect((await ask('counsellor', literal)).body).toBe(first.body);
  });

  it('belongs to one person: somebody else’s same id is independent', async () => {
    const shared = requestId();
    const mine = await app.as('counsellor')(RECORD, { input: told({ requestId: shared }) });
    const theirs = await app.as('counsellor-other-area')(RECORD, {
      input: told({ requestId: shared, areaId: KAINUU.id, municipality: '205' }),
    });
    expect(theirs.errors).toBeUndefined();
    expect(theirs.data.recordContact.id).not.toBe(mine.data.recordContact.id);
  });

  it('of a change that failed may be used again', async () => {
    const target = await waiting();
    const input = { requestId: requestId(), ...target };
    const stale = await app.as('counsellor')(TAKE, { input: { ...input, expectedVersion: 99 } });
    expect(stale.code).toBe('STALE');
    expect((await app.as('counsellor')(TAKE, { input })).data.takeContact.version).toBe(2);
  });

  it('gives the first answer to nobody whose access has ended meanwhile', async () => {
    const target = await waiting();
    const input = { requestId: requestId(), ...target };
    const shown = TAKE.replace('version', 'version needs { needCodes } identity { phone }');
    expect((await app.as('counsellor')(shown, { input })).data.takeContact.id).toBe(target.contactId);
    const revoked = await app.sql('delete from access.access_grant where scope_id = $1 returning 1', [
      target.contactId,
    ]);
    expect(revoked.length).toBeGreaterThan(0);
    const { data, code } = await app.as('counsellor')(shown, { input });
    expect({ data, code }).toEqual({ data: null, code: 'NOT_FOUND' });
  });

  it('that was swept a day later is known to be done, and its answer is gone', async () => {
    const own = await startTestApp();
    try {
      const input = told();
      const first = await own.as('counsellor')(RECORD, { input });
      expect(first.errors).toBeUndefined();
      own.clock.moveBy(Temporal.Duration.from({ hours: 26 }));
      await own.runDue();
      const again = await startedAgain(own, input);
      expect(again).toMatchObject({ data: null, code: 'REQUEST_ALREADY_DONE' });
      expect(again.errors![0]!.extensions.field).toBe('requestId');
      const [kept] = await own.sql('select answer, log from platform.first_answer where request_id = $1', [
        input.requestId,
      ]);
      expect(kept).toEqual({ answer: null, log: null });
    } finally {
      await own.stop();
    }
  });

  /** The counsellor's session has ended overnight, so signs in again and repeats the request. */
  async function startedAgain(own: TestApp, input: object): Promise<Answer> {
    const signedIn = await own.inject({ method: 'POST', url: '/auth/demo', payload: { persona: 'counsellor' } });
    const cookie = String(signedIn.headers['set-cookie']).split(';')[0]!;
    const headers = { 'content-type': 'application/json', cookie };
    const payload = JSON.stringify({ query: RECORD, variables: { input } });
    return answerOf(await own.inject({ method: 'POST', url: '/graphql', headers, payload }));
  }
});

describe('two who change the same thing', () => {
  it('a stale version is STALE, tells the present one and changes nothing', async () => {
    const target = await waiting();
    await app.as('counsellor')(TAKE, { input: { requestId: requestId(), ...target } });
    const row = () => app.sql('select * from contact where id = $1', [target.contactId]);
    const before = await row();
    const release = `mutation ($input: ContactInput!) { releaseContact(input: $input) { id } }`;
    const { data, code, errors } = await app.as('counsellor')(release, {
      input: { requestId: requestId(), ...target },
    });
    expect({ data, code }).toEqual({ data: null, code: 'STALE' });
    expect(errors![0]!.extensions).toMatchObject({ field: 'expectedVersion', version: 2 });
    expect(await row()).toEqual(before);
  });

  it('at once: one takes the contact, the other learns it by a stable code', async () => {
    for (let i = 0; i < 5; i += 1) {
      const target = await waiting();
      const answers = await Promise.all(
        [0, 1, 2].map(() => app.as('counsellor')(TAKE, { input: { requestId: requestId(), ...target } })),
      );
      expect(answers.filter(({ data }) => data !== null)).toHaveLength(1);
      for (const { code } of answers.filter(({ data }) => data === null)) expect(['STALE', 'CONFLICT']).toContain(code);
      const [row] = await app.sql('select version from contact where id = $1', [target.contactId]);
      expect(row).toEqual({ version: 2 });
    }
  });
});

/** What is refused is a corpus of its own: `abuse.spec.ts`. */
describe('a document that asks much', () => {
  const repeat = (count: number, part: (i: number) => string) =>
    Array.from({ length: count }, (_, i) => part(i)).join(' ');
  const body = (query: string, variables?: unknown) => JSON.stringify({ query, variables });

  it('a body just below the limit of 256 kB is read', async () => {
    const size = (padding: number) => body('{ areas { id } }', { padding: 'x'.repeat(padding) });
    const room = 256 * 1024 - size(0).length;
    const cookie = await app.cookieOf('counsellor');
    expect(answerOf(await send(size(room), { cookie })).data.areas).toHaveLength(2);
    isRefused(await send(size(room + 1), { cookie }));
  });

  it('with fifteen aliases is fine', async () => {
    const { data } = await app.as('counsellor')(`{ ${repeat(15, (i) => `a${i}: areas { id }`)} }`);
    expect(Object.keys(data)).toHaveLength(15);
  });

  it('that is our own largest page is fine', async () => {
    const queue = await app.as('counsellor')(
      `query ($area: UUID!) { dutyQueue(areaId: $area, first: 100) { edges { cursor node { ${everythingOf('Contact')} } } pageInfo { hasNextPage endCursor } } }`,
      { area: AREA },
    );
    expect(queue.errors).toBeUndefined();
    expect(queue.data.dutyQueue.edges.length).toBeGreaterThan(10);
    const services = await app.as('counsellor')(
      `query ($area: UUID!) { services(areaId: $area, first: 100) { edges { cursor node { ${everythingOf('Service')} } } pageInfo { hasNextPage endCursor } } }`,
      { area: AREA },
    );
    expect(services.errors).toBeUndefined();
    expect(services.data.services.edges.length).toBeGreaterThan(20);
  });
});

/** Every field of a type, to the leaves. */
function everythingOf(name: string): string {
  const type = schema.getType(name);
  if (!isObjectType(type)) throw new Error(`${name} is no object type`);
  return Object.values(type.getFields())
    .map((field) => {
      const below = getNamedType(field.type);
      return isLeafType(below) ? field.name : `${field.name} { ${everythingOf(below.name)} }`;
    })
    .join(' ');
}

describe('a mutation document', () => {
  it.each([
    ['with two root fields', 'mutation { a: goOffDuty(input: $i) { id } b: goOffDuty(input: $i) { id } }'],
    ['with the same root field twice', 'mutation { goOffDuty(input: $i) { id } goOffDuty(input: $i) { id } }'],
    ['with one and __typename', 'mutation { __typename goOffDuty(input: $i) { id } }'],
    [
      'with a second one in an inline fragment',
      'mutation { goOffDuty(input: $i) { id } ... { b: goOffDuty(input: $i) { id } } }',
    ],
    [
      'with a second one that is skipped',
      'mutation { goOffDuty(input: $i) { id } b: goOffDuty(input: $i) @skip(if: true) { id } }',
    ],
    [
      'with a second one in a fragment',
      'mutation { goOffDuty(input: $i) { id } ...F } fragment F on Mutation { b: goOffDuty(input: $i) { id } }',
    ],
    [
      'with two in a fragment of a fragment',
      'mutation { ...F } fragment F on Mutation { ...G } fragment G on Mutation { a: goOffDuty(input: $i) { id } b: goOffDuty(input: $i) { id } }',
    ],
    ['with nothing but a fragment in a circle', 'mutation { ...F } fragment F on Mutation { ...F }'],
    [
      'with one and a fragment in a circle',
      'mutation { ...F } fragment F on Mutation { a: goOffDuty(input: $i) { id } ...G } fragment G on Mutation { ...F }',
    ],
    [
      'with a query of as many beside it',
      'mutation A { a: goOffDuty(input: $i) { id } b: goOffDuty(input: $i) { id } } query B { areas { id } }',
    ],
  ])('%s is refused with 400', async (_, document) => {
    const input = `{ requestId: "${requestId()}", areaId: "${AREA}" }`;
    const shifts = () => app.sql('select * from duty_shift order by id');
    const before = await shifts();
    isRefused(await ask('counsellor', document.replaceAll('$i', input)));
    expect(await shifts()).toEqual(before);
  });
});

describe('wrong variables', () => {
  const SECRET = 'hunter2; at "input.phone"; hunter2';

  it.each<readonly [string, Record<string, unknown>, string, RegExp]>([
    ['a wrong number', { expectedVersion: SECRET }, 'expectedVersion', /Int/],
    ['a fraction', { expectedVersion: 1.5 }, 'expectedVersion', /Int/],
    ['a missing field', { contactId: undefined }, 'contactId', /is missing/],
    ['null where something must be', { contactId: null }, 'contactId', /is missing/],
    ['a wrong id', { contactId: SECRET }, 'contactId', /must be a UUID/],
    ['an unknown field', { [SECRET]: SECRET }, 'input', /does not have/],
  ])('%s: the field is named and the value is not repeated', async (_, wrong, field, reason) => {
    const input = { requestId: requestId(), contactId: requestId(), expectedVersion: 1, ...wrong };
    const response = await ask('counsellor', TAKE, { input });
    isRefused(response);
    const { errors } = answerOf(response);
    expect(errors).toHaveLength(1);
    expect(errors![0]!.extensions).toEqual({ code: 'BAD_USER_INPUT', field });
    expect(errors![0]!.message).toMatch(reason);
    expect(response.body).not.toContain('hunter2');
  });

  it.each<readonly [string, Record<string, unknown>, string]>([
    ['an enum', { channel: SECRET }, 'channel'],
    ['an item of a list', { needCodes: ['PARENTING', 'OTHER', SECRET] }, 'needCodes.2'],
    ['a field of an object', { identity: { phone: SECRET } }, 'identity.phone'],
    ['an object that is none', { identity: SECRET }, 'identity'],
    ['a flag', { takeNow: SECRET }, 'takeNow'],
    ['a text with NUL', { description: 'hunter2\0' }, 'description'],
    ['a text with half a character', { description: 'hunter2\ud83d' }, 'description'],
    ['a text that is too long', { description: 'hunter2'.repeat(2000) }, 'description'],
    ['a moment that does not exist', { receivedAt: '2026-02-30T00:00:00Z' }, 'receivedAt'],
    ['a year that the database does not have', { receivedAt: '0000-01-01T00:00:00Z' }, 'receivedAt'],
  ])('of a large input, too: %s', async (_, wrong, field) => {
    const response = await ask('counsellor', RECORD, { input: told(wrong) });
    isRefused(response);
    expect(answerOf(response).errors!.map(({ extensions }) => extensions.field)).toEqual([field]);
    expect(response.body).not.toContain('hunter2');
  });

  it('none at all: the variable is named', async () => {
    for (const variables of [{}, { input: null }]) {
      const response = await ask('counsellor', TAKE, variables);
      isRefused(response);
      expect(answerOf(response).errors).toEqual([
        { message: 'is missing', extensions: { code: 'BAD_USER_INPUT', field: 'input' } },
      ]);
    }
  });
});

describe('a fault of ours', () => {
  it('shows only INTERNAL_SERVER_ERROR, undoes everything, and ends when the fault does', async () => {
    const own = await startTestApp();
    try {
      await own.sql('alter table contact rename column attempted_at to canary_attempted_at');
      const queue = `{ dutyQueue(areaId: "${AREA}") { edges { node { id } } } }`;
      const cookie = await own.cookieOf('counsellor');
      const headers = { 'content-type': 'application/json', cookie };
      const response = await own.inject({
        method: 'POST',
        url: '/graphql',
        headers,
        payload: JSON.stringify({ query: queue }),
      });
      expect(response.json()).toEqual({
        data: null,
        errors: [{ message: 'Internal server error', extensions: { code: 'INTERNAL_SERVER_ERROR' } }],
      });
      const input = told();
      expect((await own.as('counsellor')(RECORD, { input })).code).toBe('INTERNAL_SERVER_ERROR');
      await own.sql('alter table contact rename column canary_attempted_at to attempted_at');
      expect((await own.as('counsellor')(queue)).errors).toBeUndefined();
      expect((await own.as('counsellor')(RECORD, { input })).errors).toBeUndefined();
    } finally {
      await own.stop();
    }
  });
});

describe('the contract', () => {
  const types = Object.values(schema.getTypeMap()).filter((type) => !isIntrospectionType(type));
  const own = types.filter(({ name }) => !['String', 'Int', 'Float', 'Boolean', 'ID'].includes(name));
  const operationTypes = new Set(['Query', 'Mutation', 'Subscription']);

  it('describes every type, field, argument, enum value and input field', () => {
    const bare: string[] = [];
    const check = (path: string, description: string | null | undefined) => {
      if (!description || description.length < 3) bare.push(path);
    };
    for (const type of own) {
      if (!operationTypes.has(type.name)) check(type.name, type.description);
      if (isEnumType(type))
        for (const { name, description } of type.getValues()) check(`${type.name}.${name}`, description);
      if (isInputObjectType(type) || isObjectType(type) || isInterfaceType(type)) {
        for (const field of Object.values(type.getFields())) {
          check(`${type.name}.${field.name}`, field.description);
          if ('args' in field)
            for (const arg of field.args) check(`${type.name}.${field.name}(${arg.name})`, arg.description);
        }
      }
    }
    expect(bare).toEqual([]);
  });

  /** Opaque to us: a cursor is read back by `keysetOf`, which refuses what it did not write. */
  const BARE_TEXT = new Set(['after']);

  it('takes text in only through scalars that clean it', () => {
    const bare: string[] = [];
    const check = (path: string, name: string, type: GraphQLInputType) => {
      if (['String', 'ID', 'Float'].includes(getNamedType(type).name) && !BARE_TEXT.has(name)) bare.push(path);
    };
    for (const type of own) {
      if (isInputObjectType(type))
        for (const field of Object.values(type.getFields()))
          check(`${type.name}.${field.name}`, field.name, field.type);
      if (isObjectType(type))
        for (const field of Object.values(type.getFields()))
          for (const arg of field.args) check(`${type.name}.${field.name}(${arg.name})`, arg.name, arg.type);
    }
    expect(bare).toEqual([]);
  });

  it.each(mutations.map((field) => [field.name, field] as const))(
    '%s takes one input, with a requestId',
    (_, field) => {
      expect(field.args.map(({ name }) => name)).toEqual(['input']);
      const type = getNamedType(field.args[0]!.type);
      if (!isInputObjectType(type)) throw new Error('its input is no input type');
      expect(String(type.getFields()['requestId']?.type)).toBe('UUID!');
      expect(isNonNullType(field.args[0]!.type)).toBe(true);
    },
  );

  it('names things by the work, not by the machine', () => {
    const names = own.flatMap((type) => [
      type.name,
      ...(isObjectType(type) || isInputObjectType(type) ? Object.keys(type.getFields()) : []),
    ]);
    const begun = names.map((name) => `${name.slice(0, 1).toLowerCase()}${name.slice(1)}`);
    expect(begun.filter((name) => /^(update|process|manage|handle|do|set|get)(?=[A-Z])/.test(name))).toEqual([]);
    expect(names.filter((name) => /update|process|manage/i.test(name))).toEqual([]);
  });

  it('is what the running server tells of itself in a demo', async () => {
    const { data } = await app.as(null)(
      '{ __schema { mutationType { fields { name } } queryType { fields { name } } } }',
    );
    const names = (fields: { name: string }[]) => fields.map(({ name }) => name).toSorted();
    expect(names(data.__schema.mutationType.fields)).toEqual(mutations.map(({ name }) => name).toSorted());
    expect(names(data.__schema.queryType.fields)).toEqual(queries.map(({ name }) => name).toSorted());
  });
});
