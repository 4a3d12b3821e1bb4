import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Response } from 'light-my-request';
import { TrustedDocuments } from '../src/platform/graphql/trusted-documents.js';
import { answerOf, startTestApp, type TestApp } from './support/app.js';
import { allStatementsOf } from './support/statements.js';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const ME = 'query Me { me { id } }';
const AREAS = 'query Areas($x: Boolean = true) { areas { id @include(if: $x) } }';
const FOREIGN = '{ me { id __typename } }';

const folder = mkdtempSync(join(tmpdir(), 'documents-'));
afterAll(() => rmSync(folder, { recursive: true }));

const fileOf = (name: string, content: unknown) => {
  const file = join(folder, name);
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
};
const OWN = fileOf('own.json', {});
const LIST = fileOf('list.json', { [sha256(ME)]: ME, [sha256(AREAS)]: AREAS });

/** Posts a body as a counsellor. */
async function post(app: TestApp, body: unknown): Promise<Response> {
  const headers = { 'content-type': 'application/json', cookie: await app.cookieOf('counsellor') };
  return app.inject({ method: 'POST', url: '/graphql', headers, payload: JSON.stringify(body) });
}

describe.each(['allow', 'require'] as const)('documents of our own clients (%s)', (mode) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({ TRUSTED_DOCUMENTS: mode, TRUSTED_DOCUMENTS_PATH: LIST });
  });
  afterAll(() => app?.stop());

  const persistedQuery = (sha256Hash: unknown) => ({ extensions: { persistedQuery: { version: 1, sha256Hash } } });

  it.each([
    ['named', { documentId: sha256(ME) }],
    ['named with its algorithm', { documentId: `sha256:${sha256(ME)}` }],
    ['named as Apollo and urql do', persistedQuery(sha256(ME))],
    ['named and sent', { query: ME, documentId: sha256(ME) }],
    ['sent whole', { query: ME }],
    ['sent whole and named by an extension', { query: ME, ...persistedQuery(sha256(ME)) }],
  ])('run when %s', async (_, body) => {
    const answer = answerOf(await post(app, body));
    expect(answer).toMatchObject({ status: 200, errors: undefined, data: { me: { id: expect.any(String) } } });
  });

  it('take variables and the name of their operation', async () => {
    const named = { documentId: sha256(AREAS), operationName: 'Areas' };
    expect(answerOf(await post(app, { ...named, variables: { x: true } })).data.areas).toHaveLength(2);
    expect(answerOf(await post(app, { ...named, variables: { x: 'no' } })).code).toBe('BAD_USER_INPUT');
    expect(answerOf(await post(app, { ...named, operationName: 'Others' })).status).toBe(400);
  });

  it('are not what stands beside the hash of one of them', async () => {
    for (const body of [
      { query: FOREIGN, documentId: sha256(ME) },
      { query: FOREIGN, ...persistedQuery(sha256(ME)) },
      { query: ME, documentId: sha256(AREAS) },
    ])
      expect(answerOf(await post(app, body))).toMatchObject({ status: 400, code: 'DOCUMENT_MISMATCH' });
  });

  it('are not what has an unknown hash: that says so', async () => {
    const code = mode === 'allow' ? 'PERSISTED_QUERY_NOT_FOUND' : 'DOCUMENT_NOT_TRUSTED';
    for (const id of ['0'.repeat(64), '', 'x', '__proto__', 'constructor', 5, {}, [], `sha1:${sha256(ME)}`])
      expect(answerOf(await post(app, { documentId: id }))).toMatchObject({ status: 400, code });
    expect(answerOf(await post(app, persistedQuery(sha256('?'))))).toMatchObject({ status: 400, code });
  });

  it('are seen by what a client may rely on', async () => {
    const response = await post(app, { query: FOREIGN });
    expect(response.statusCode).toBe(mode === 'allow' ? 200 : 400);
    expect(response.headers['cache-control']).toBe('no-store');
  });
});

describe('where no other documents are run', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({ TRUSTED_DOCUMENTS: 'require', TRUSTED_DOCUMENTS_PATH: LIST });
  });
  afterAll(() => app?.stop());

  it.each<readonly [string, unknown]>([
    ['another document', { query: FOREIGN }],
    ['introspection', { query: '{ __schema { types { name } } }' }],
    ['__typename', { query: '{ __typename }' }],
    ['one of ours with a space more', { query: `${ME} ` }],
    ['one of ours with another beside it', { query: `${ME} query Other { me { id } }` }],
    ['a change', { query: 'mutation { goOffDuty(input: {}) { id } }' }],
    ['a subscription', { query: 'subscription { anything }' }],
    ['what does not parse', { query: '{{{{' }],
    ['no document', { variables: {} }],
    ['a document that is no text', { query: { kind: 'Document' } }],
    ['a batch', [{ query: ME }]],
    ['a batch of names', [{ documentId: sha256(ME) }]],
    ['nothing', {}],
    ['null', null],
    ['a text', 'x'],
  ])('%s is refused before it is parsed, and nothing is asked of the database', async (_, body) => {
    let response: Response | undefined;
    await app.cookieOf('counsellor');
    const texts = await allStatementsOf(async () => {
      response = await post(app, body);
    });
    expect(answerOf(response!)).toMatchObject({ status: 400 });
    expect(['DOCUMENT_NOT_TRUSTED', 'BAD_REQUEST']).toContain(answerOf(response!).code);
    expect(texts).toEqual([]);
    expect(response!.body.length).toBeLessThan(300);
  });

  it('nothing runs by GET, with or without the name of a document', async () => {
    for (const query of [`query=${encodeURIComponent(ME)}`, `documentId=${sha256(ME)}`, '']) {
      const headers = { 'apollo-require-preflight': '1', cookie: await app.cookieOf('counsellor') };
      const response = await app.inject({ method: 'GET', url: `/graphql?${query}`, headers });
      expect(answerOf(response)).toMatchObject({ status: 400, code: 'DOCUMENT_NOT_TRUSTED' });
    }
  });

  it('pages go on as they are', async () => {
    expect((await app.inject({ method: 'GET', url: '/' })).statusCode).toBe(200);
    expect((await app.inject({ method: 'GET', url: '/health/ready' })).statusCode).toBe(200);
  });
});

describe('the list of trusted documents', () => {
  const of = (path: string) => TrustedDocuments.of({ mode: 'require', path }, OWN);
  const runs = (documents: TrustedDocuments, text: string) => !('untrusted' in documents.resolve({ query: text }));

  it('is a folder of documents, with folders in it', () => {
    const graphql = join(folder, 'graphql');
    mkdirSync(join(graphql, 'day'), { recursive: true });
    writeFileSync(join(graphql, 'me.graphql'), ME);
    writeFileSync(join(graphql, 'day', 'areas.graphql'), AREAS);
    writeFileSync(join(graphql, 'README.md'), 'not one of them');
    const documents = of(graphql);
    expect([ME, AREAS, FOREIGN, 'not one of them'].map((text) => runs(documents, text))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it('is the manifest of Apollo’s clients', () => {
    const operations = [{ id: sha256(ME), name: 'Me', type: 'query', body: ME }];
    const documents = of(fileOf('apollo.json', { format: 'apollo-persisted-query-manifest', version: 1, operations }));
    expect(runs(documents, ME)).toBe(true);
    expect(runs(documents, AREAS)).toBe(false);
  });

  it.each<readonly [string, unknown, RegExp]>([
    ['a hash of something else', { [sha256(AREAS)]: ME }, /is not the SHA-256/],
    ['a hash of another kind', { [createHash('sha1').update(ME).digest('hex')]: ME }, /no list of SHA-256/],
    ['what is no GraphQL', { [sha256('{{')]: '{{' }, /Syntax Error/],
    ['a list', [ME], /no list of SHA-256/],
    ['a document that is no text', { [sha256(ME)]: 5 }, /no list of SHA-256/],
  ])('that holds %s stops the start', (_, content, reason) => {
    expect(() => of(fileOf('wrong.json', content))).toThrow(reason);
  });

  it('that is not there stops the start', () => {
    expect(() => of(join(folder, 'nowhere.json'))).toThrow(/ENOENT/);
  });
});
