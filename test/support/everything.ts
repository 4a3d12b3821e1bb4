import { GraphQLSchemaHost } from '@nestjs/graphql';
import {
  getNamedType,
  type GraphQLField,
  type GraphQLOutputType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  type GraphQLInputType,
} from 'graphql';
import type { Answer, TestApp } from './app.js';

/** Values of arguments, by the name of the argument; an argument that has several is asked with each of them. */
export type Known = Readonly<Record<string, readonly unknown[]>>;

/** One read operation with everything it can answer. */
export interface WholeQuery {
  readonly name: string;
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

const DEEP = 8;

const required = ({ args }: GraphQLField<unknown, unknown>) => args.filter(isRequiredArgument);

/** Every field of a type, and of what those are, as deep as it goes. */
function selectionOf(type: GraphQLOutputType, depth = 0): string {
  const named = getNamedType(type);
  if (isLeafType(named) || !isObjectType(named) || depth > DEEP) return '';
  const parts = Object.values(named.getFields()).flatMap((field) => {
    if (required(field).length > 0) return [];
    const inner = selectionOf(field.type, depth + 1);
    return isLeafType(getNamedType(field.type)) ? [field.name] : inner ? [`${field.name} ${inner}`] : [];
  });
  return parts.length > 0 ? `{ ${parts.join(' ')} }` : '';
}

const bare = (type: GraphQLInputType): string => (isNonNullType(type) ? String(type.ofType) : String(type));

/** All ways to give an operation what it wants; none if something is not known. */
function variablesOf(field: GraphQLField<unknown, unknown>, known: Known): Record<string, unknown>[] {
  return required(field).reduce<Record<string, unknown>[]>(
    (given, { name, type }) => {
      const values = known[`${field.name}.${name}`] ?? known[name] ?? [];
      const listed = isListType(isNonNullType(type) ? type.ofType : type);
      return given.flatMap((one) => values.map((value) => ({ ...one, [name]: listed ? [value].flat() : value })));
    },
    [{}],
  );
}

/** Every read operation of the schema with every field of its answer, for all that is known; and those it could not ask. */
export function everyQuery(app: TestApp, known: Known): { asked: WholeQuery[]; unknown: string[] } {
  const { schema } = app.running.app.get(GraphQLSchemaHost);
  const fields = Object.values(schema.getQueryType()!.getFields());
  const asked = fields.flatMap((field) => {
    const args = required(field);
    const head = args.map(({ name, type }) => `$${name}: ${bare(type)}!`).join(', ');
    const call = args.map(({ name }) => `${name}: $${name}`).join(', ');
    const query = `query ${head && `(${head})`} { ${field.name}${call && `(${call})`} ${selectionOf(field.type)} }`;
    return variablesOf(field, known).map((variables) => ({ name: field.name, query, variables }));
  });
  const names = new Set(asked.map(({ name }) => name));
  return { asked, unknown: fields.map(({ name }) => name).filter((name) => !names.has(name)) };
}

/** What somebody is answered to each of them. */
export async function answersTo(
  ask: (query: string, variables: Record<string, unknown>) => Promise<Answer>,
  queries: readonly WholeQuery[],
): Promise<{ readonly name: string; readonly answer: Answer }[]> {
  const answers = [];
  for (const { name, query, variables } of queries) answers.push({ name, answer: await ask(query, variables) });
  return answers;
}
