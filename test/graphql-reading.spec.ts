import { POHDE } from '../src/demo/pohde.data.js';
import { principalOf } from '../src/demo/personas.js';
import { requestId, startTestApp, type TestApp } from './support/app.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app?.stop());

const RECORD = `mutation ($input: RecordContactInput!) { recordContact(input: $input) {
  id needs { description } identity { phone } } }`;
const told = () => ({
  requestId: requestId(),
  areaId: POHDE.id,
  channel: 'PHONE',
  contactRole: 'FAMILY_MEMBER',
  municipality: '564',
  needCodes: ['PARENTING'],
  urgency: 'ROUTINE',
  ask: 'ADVICE',
  receivedAt: '2026-11-23T06:50:00Z',
  takeNow: true,
  description: 'Uni ei tule',
  identity: { familyName: 'Virtanen', phone: '040 1234567' },
});

/** Records a contact with everything and takes it. */
async function recorded() {
  const input = told();
  const answer = await app.as('counsellor')(RECORD, { input });
  expect(answer.errors).toBeUndefined();
  expect(answer.data.recordContact).toMatchObject({ identity: { phone: '+358401234567' } });
  return { input, id: answer.data.recordContact.id as string, first: answer };
}

describe('a first answer that is asked for again', () => {
  const repeat = (input: unknown) => app.as('counsellor')(RECORD, { input });
  const refusals = async (id: string) =>
    (
      await app.sql<{ category: string }>(
        `select distinct category from audit.access_log where action = 'refused' and scope_id = $1`,
        [id],
      )
    ).map(({ category }) => category);

  it.each([
    ['contact', 'logistics'],
    ['contact_identity', 'identity'],
    ['contact_needs', 'needs'],
  ])('does not tell what of %s has been withheld meanwhile', async (recordType, category) => {
    const { input, id, first } = await recorded();
    expect(await repeat(input)).toEqual(first);
    await app.sql(
      `insert into access.withheld (record_type, record_id, person_id, scope_type, scope_id, withheld_by, reason, withheld_at)
       values ($1, $2, $3, 'contact', $2, $4, 'prohibition', now())`,
      [recordType, id, principalOf('counsellor'), principalOf('team-lead')],
    );
    expect(await repeat(input)).toMatchObject({ data: null, code: 'NOT_FOUND' });
    expect(await refusals(id)).toEqual([category]);
    await app.sql('delete from access.withheld where record_id = $1', [id]);
    expect(await repeat(input)).toEqual(first);
  });

  it('is told to somebody else’s prohibition and another contact’s', async () => {
    const [one, other] = [await recorded(), await recorded()];
    await app.sql(
      `insert into access.withheld (record_type, record_id, person_id, scope_type, scope_id, withheld_by, reason, withheld_at)
       values ('contact_identity', $1, $3, 'contact', $1, $4, 'x', now()), ('contact_identity', $2, $4, 'contact', $2, $4, 'x', now())`,
      [other.id, one.id, principalOf('counsellor'), principalOf('team-lead')],
    );
    expect(await repeat(one.input)).toEqual(one.first);
  });

  it('is not told by a grant for a part only', async () => {
    const { input, id } = await recorded();
    const narrowed = `update access.access_grant set extent = 'own' where scope_id = $1 and category = 'needs' returning 1`;
    expect((await app.sql(narrowed, [id])).length).toBeGreaterThan(0);
    expect(await repeat(input)).toMatchObject({ data: null, code: 'NOT_FOUND' });
    expect(await refusals(id)).toEqual(['needs']);
  });
});

describe('what directives leave out', () => {
  const PARTS = 'fragment Parts on Contact { needs { description } identity { phone } }';

  it.each([
    ['a field not included', 'identity @include(if: false) { phone }', []],
    ['a field skipped', 'identity @skip(if: true) { phone }', []],
    ['a field by a variable', 'identity @include(if: $no) { phone } needs @skip(if: $yes) { description }', []],
    ['an inline fragment', '... @include(if: $no) { identity { phone } needs { description } }', []],
    ['a fragment', '...Parts @skip(if: $yes)', []],
    [
      'a field that one says to include and the other to skip',
      'identity @include(if: true) @skip(if: true) { phone }',
      [],
    ],
    [
      'one of two mentions',
      'identity @include(if: $no) { phone } ... @skip(if: $no) { identity { familyName } }',
      ['identity'],
    ],
    ['nothing', 'identity @include(if: $yes) { phone } needs @skip(if: $no) { description }', ['identity', 'needs']],
    ['nothing of a fragment', '...Parts @include(if: $yes)', ['identity', 'needs']],
  ])('is neither read nor logged: %s', async (_, selection, read) => {
    const { id } = await recorded();
    const before = await lines(id);
    const { data, errors } = await app.as('counsellor')(
      `query ($id: UUID!, $yes: Boolean!, $no: Boolean!) {
         contact(id: $id) { id ...All @include(if: $no) ${selection} } also: areas @include(if: $no) { id } again: areas @skip(if: $yes) { id } }
       fragment All on Contact { id } ${selection.includes('Parts') ? PARTS : ''}`,
      { id, yes: true, no: false },
    );
    expect(errors).toBeUndefined();
    expect(Object.keys(data.contact).toSorted()).toEqual(['id', ...read]);
    expect((await lines(id)).slice(before.length).toSorted()).toEqual([...read, 'logistics'].toSorted());
  });

  const lines = async (id: string) =>
    (
      await app.sql<{ category: string }>(
        `select category from audit.access_log where action = 'read' and scope_id = $1 order by id`,
        [id],
      )
    ).map(({ category }) => category);
});
