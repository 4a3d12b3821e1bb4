import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  buildSchema,
  type GraphQLField,
  getNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  isObjectType,
} from 'graphql';

/** The schema as it stands in the repository. */
const SCHEMA = buildSchema(readFileSync(join(import.meta.dirname, '../../schema.gql'), 'utf8'));

/** How deep an answer is looked into; the connections of a list need the most. */
const DEPTH = 6;

/** Everything that a type shows, so that a new field is looked at from the day it stands. */
function everything(type: GraphQLOutputType, depth = DEPTH): string {
  const named = getNamedType(type);
  if (!isObjectType(named)) return '';
  const inside = Object.values(named.getFields())
    .filter((field) => field.args.length === 0)
    .map((field) => leaf(field, depth))
    .filter((text) => text !== '');
  return `{ ${inside.join(' ')} }`;
}

function leaf(field: GraphQLField<unknown, unknown>, depth: number): string {
  if (!isObjectType(getNamedType(field.type))) return field.name;
  if (depth === 1) return '';
  return `${field.name} ${everything(field.type, depth - 1)}`;
}

const rootOf = (kind: 'query' | 'mutation'): GraphQLObjectType =>
  (kind === 'query' ? SCHEMA.getQueryType() : SCHEMA.getMutationType())!;

/** Names of the root fields. */
export const rootFields = (kind: 'query' | 'mutation'): string[] => Object.keys(rootOf(kind).getFields());

/** Names of the fields of a type. */
export const fieldsOf = (type: string): string[] =>
  Object.keys((SCHEMA.getType(type) as GraphQLObjectType).getFields());

/** A document that asks for everything a root field shows, or for one field of it and its id. */
export function documentOf(kind: 'query' | 'mutation', name: string, given: object, part?: string): string {
  const field = rootOf(kind).getFields()[name];
  if (!field) throw new Error(`no ${kind} ${name}`);
  const args = field.args.filter((arg) => arg.name in given);
  const declared = args.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ');
  const passed = args.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  const selected = part === undefined ? everything(field.type) : partOf(field.type, part);
  return `${kind} ${declared && `(${declared})`} { ${name}${passed && `(${passed})`} ${selected} }`;
}

function partOf(type: GraphQLOutputType, part: string): string {
  const field = (getNamedType(type) as GraphQLObjectType).getFields()[part];
  if (!field) throw new Error(`no field ${part}`);
  return `{ id ${part === 'id' ? '' : leaf(field, DEPTH)} }`;
}

/** What a mutation is asked to answer: as little as can be. */
export const bareOf = (name: string): string =>
  isObjectType(getNamedType(rootOf('mutation').getFields()[name]!.type)) ? '{ __typename }' : '';
