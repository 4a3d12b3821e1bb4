import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import {
  buildSchema,
  type GraphQLField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLOutputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';

/** The contract as it is committed; `npm run schema:check` proves that it is what the code says. */
export const contract = buildSchema(readFileSync(join(import.meta.dirname, '../../schema.gql'), 'utf8'));

export type Kind = 'query' | 'mutation';
export type RootField = GraphQLField<unknown, unknown>;

/** Everything that can be asked. */
export const rootFields: readonly { readonly kind: Kind; readonly field: RootField }[] = [
  ...Object.values(contract.getQueryType()!.getFields()).map((field) => ({ kind: 'query' as const, field })),
  ...Object.values(contract.getMutationType()!.getFields()).map((field) => ({ kind: 'mutation' as const, field })),
];

/** The simplest value that each scalar takes. */
const PLAIN: Readonly<Record<string, unknown>> = {
  UUID: '019ab3c0-0000-7000-8000-000000000001',
  DateTime: '2026-11-23T07:00:00Z',
  LocalDate: '2026-11-23',
  ShortText: 'a',
  LongText: 'a',
  PhoneNumber: '040 1234567',
  EmailAddress: 'a@b.example',
  Int: 1,
  Boolean: true,
  String: 'a',
};

/** The simplest value that the type takes. */
export function plainValue(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return plainValue(type.ofType);
  if (isListType(type)) return [plainValue(type.ofType)];
  if (isEnumType(type)) return type.getValues()[0]!.name;
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter((field) => isNonNullType(field.type));
    return Object.fromEntries(fields.map((field) => [field.name, plainValue(field.type)]));
  }
  return PLAIN[type.name];
}

/** What no field, or hardly one, takes. */
const AWKWARD: readonly unknown[] = [
  null,
  '',
  ' ',
  '\0',
  'x',
  '\ud83d',
  '\u202e\u2066x',
  '0000-01-01',
  '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:59-14:00',
  '2026-02-30',
  '+275760-09-13T00:00:00Z',
  0,
  -0,
  -1,
  1.5,
  2 ** 31,
  2 ** 53,
  -(2 ** 63),
  1e300,
  true,
  [],
  [[]],
  {},
  { x: 1 },
  { __proto__: null, constructor: 1 },
  ['x', null],
  'a'.repeat(201),
  'a'.repeat(10_001),
  "'; drop table contact; --",
  '019AB3C0-0000-7000-8000-000000000001',
  'PHONE',
];

/** Values for each scalar, as people and machines give them: of the middle and of the ends. */
const RIGHT: Readonly<Record<string, readonly unknown[]>> = {
  ShortText: ['564', '205', 'Aino', '😀', "O'Brien %_\\", '漢字 ä', 'a'.repeat(200), '{}', '\\', '$1', '${x}'],
  LongText: ['Teksti.', 'a\nb', '👩‍👧', "'); select 1; --", '"quoted" \\ /', 'ä'.repeat(10_000)],
  DateTime: ['2026-11-23T06:00:00Z', '2026-12-01T09:00:00+02:00', '0001-01-01T00:00:00Z', '9999-12-31T23:59:59Z'],
  LocalDate: ['2026-11-23', '2026-12-15', '2027-01-01', '0001-01-01', '9999-12-31'],
  Int: [1, 2, 0, -1, 30, 90, 2_147_483_647, -2_147_483_648],
  Boolean: [true, false],
  PhoneNumber: ['040 1234567', '+358401234567'],
  EmailAddress: ['a@b.example', `${'a'.repeat(64)}@b.example`],
  String: ['', 'x', Buffer.from('["a","b"]').toString('base64url'), Buffer.from('[1,"x"]').toString('base64url')],
};

/** Ids of what there is, by the name of the field that takes them; `any`: all of them. */
export type Ids = Readonly<Record<string, readonly string[]>>;

/** Mostly what a field of that type and name takes, now and then something else. */
export function valueLike(type: GraphQLInputType, name: string, ids: Ids): fc.Arbitrary<unknown> {
  const often = (right: fc.Arbitrary<unknown>) =>
    fc.oneof({ arbitrary: right, weight: 24 }, { arbitrary: fc.constantFrom(...AWKWARD), weight: 1 });
  if (isNonNullType(type)) return valueLike(type.ofType, name, ids);
  if (isListType(type)) return often(fc.array(valueLike(type.ofType, name.replace(/s$/, ''), ids), { maxLength: 3 }));
  if (isEnumType(type)) return often(fc.constantFrom(...type.getValues().map((value) => value.name)));
  return often(isInputObjectType(type) ? inputLike(type, ids) : scalarLike(type.name, name, ids));
}

function scalarLike(type: string, name: string, ids: Ids): fc.Arbitrary<unknown> {
  if (name === 'expectedVersion') return fc.constantFrom(1, 1, 1, 2, 0, 2_147_483_647);
  const all = fc.constantFrom(PLAIN['UUID'], ...(ids['any'] ?? []));
  const own = ids[name];
  if (type === 'UUID' && own?.length)
    return fc.oneof({ arbitrary: fc.constantFrom(...own), weight: 9 }, { arbitrary: all, weight: 1 });
  return type === 'UUID' ? all : fc.constantFrom(...(RIGHT[type] ?? [PLAIN[type]]));
}

/** What need not be there is left out as often as not; now and then also what must. */
function inputLike(type: GraphQLInputObjectType, ids: Ids): fc.Arbitrary<unknown> {
  const fields = Object.values(type.getFields());
  const values = Object.fromEntries(fields.map((field) => [field.name, valueLike(field.type, field.name, ids)]));
  const requiredKeys = fields.filter((field) => isNonNullType(field.type)).map(({ name }) => name);
  const [whole, broken] = [fc.record(values, { requiredKeys }), fc.record(values, { requiredKeys: [] })];
  return fc.oneof({ arbitrary: whole, weight: 14 }, { arbitrary: broken, weight: 1 });
}

/** The fields below a type, to a depth; a leaf needs none. */
export function selectionOf(type: GraphQLOutputType, depth: number): string {
  const named: GraphQLNamedType = getNamedType(type);
  if (isLeafType(named)) return '';
  if (!isObjectType(named) || depth === 0) return '{ __typename }';
  const fields = Object.values(named.getFields()).filter(({ args }) =>
    args.every(({ type: of }) => !isNonNullType(of)),
  );
  return `{ __typename ${fields.map((field) => `${field.name} ${selectionOf(field.type, depth - 1)}`).join(' ')} }`;
}

/** The field with every argument of `names` in a variable. */
export function documentOf(kind: Kind, field: RootField, names: readonly string[], selection: string): string {
  const args = field.args.filter(({ name }) => names.includes(name));
  const declared = args.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
  const passed = args.map(({ name }) => `${name}: $${name}`).join(', ');
  const [head, tail] = args.length > 0 ? [`(${declared})`, `(${passed})`] : ['', ''];
  return `${kind} ${head} { ${field.name}${tail} ${selection} }`;
}

/** The names of the arguments that must be given. */
export const requiredOf = (field: RootField): string[] =>
  field.args.filter(({ type }) => isNonNullType(type)).map(({ name }) => name);
