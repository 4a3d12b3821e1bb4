import { type Type } from '@nestjs/common';
import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import { DomainError } from '../errors/domain-error.js';
import { UUID } from './scalars.js';

const PAGE_AT_MOST = 100;

/** Where a list goes on: the values of the last row's sort key. */
export type Keyset = readonly (string | number)[];

/** Opaque to clients: the sort key of a row. */
const cursorOf = (key: Keyset): string => Buffer.from(JSON.stringify(key)).toString('base64url');

/** What the parts of a list's sort key are; the last is always the row's id. */
type Kind = 'text' | 'number' | 'instant' | 'uuid';

/** NUL and lone surrogates are no text to PostgreSQL; its own instants have a space before the time. */
const IS_OF: Readonly<Record<Kind, (part: unknown) => boolean>> = {
  text: (part) => typeof part === 'string' && part.isWellFormed() && !part.includes('\0'),
  number: (part) => Number.isSafeInteger(part),
  instant: (part) =>
    typeof part === 'string' && /^[1-9]\d{3}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?\+00$/.test(part) && isInstant(part),
  uuid: (part) => typeof part === 'string' && UUID.test(part),
};

/** Whether it is a day and an hour that there are. */
function isInstant(text: string): boolean {
  try {
    Temporal.Instant.from(text);
    return true;
  } catch {
    return false;
  }
}

/** Reads a cursor of ours back. Anything else is refused, naming the field. */
export function keysetOf(cursor: string | null | undefined, kinds: readonly Kind[]): Keyset | undefined {
  if (cursor == null) return undefined;
  const key = parsed(cursor);
  const fits = Array.isArray(key) && key.length === kinds.length && kinds.every((kind, i) => IS_OF[kind](key[i]));
  if (fits) return key as Keyset;
  throw new DomainError('BAD_CURSOR', 'This cursor is not one of this list.', { field: 'after' });
}

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

@ArgsType()
export class PageArgs {
  @Field(() => Int, { defaultValue: 20, description: `How many at most, 1–${PAGE_AT_MOST}.` })
  first!: number;

  @Field(() => String, { nullable: true, description: 'Go on after this cursor.' })
  after?: string | null;
}

/** A page's size, checked. */
export function pageSize({ first }: PageArgs): number {
  if (first >= 1 && first <= PAGE_AT_MOST) return first;
  throw new DomainError('PAGE_SIZE', `Ask for 1 to ${PAGE_AT_MOST}.`, { field: 'first' });
}

@ObjectType({ description: 'Whether a list goes on, and where.' })
class PageInfo {
  @Field(() => Boolean, { description: 'Whether more follow.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether some came before: the page goes on after a cursor.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first one here.' })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: 'Cursor of the last one here.' })
  endCursor!: string | null;
}

/** A page as the resolver gives it: rows plus one that tells whether more follow. */
export interface Page<Node> {
  readonly edges: readonly { readonly cursor: string; readonly node: Node }[];
  readonly pageInfo: PageInfo;
}

/**
 * Cuts a page out of one row more than it has.
 *
 * @param page what was asked for; a bare size where the caller does not tell whether the page goes on after a cursor
 */
export function pageOf<Row, Node>(
  rows: readonly Row[],
  page: PageArgs | number,
  key: (row: Row) => Keyset,
  node: (row: Row) => Node,
): Page<Node> {
  const { first, after }: PageArgs = typeof page === 'number' ? { first: page } : page;
  const edges = rows.slice(0, first).map((row) => ({ cursor: cursorOf(key(row)), node: node(row) }));
  const pageInfo = {
    hasNextPage: rows.length > first,
    hasPreviousPage: after != null,
    startCursor: edges[0]?.cursor ?? null,
    endCursor: edges.at(-1)?.cursor ?? null,
  };
  return { edges, pageInfo };
}

/** The same page, its nodes turned into what the schema shows. */
export function mapPage<Row, Node>({ edges, pageInfo }: Page<Row>, node: (row: Row) => Node): Page<Node> {
  return { edges: edges.map((edge) => ({ cursor: edge.cursor, node: node(edge.node) })), pageInfo };
}

/** Relay connection of a type. */
export function connectionOf<Node>(node: Type<Node>, name: string): Type<Page<Node>> {
  @ObjectType(`${name}Edge`, { description: `One ${name} in a list.` })
  class Edge {
    @Field(() => String, { description: 'Where it stands in the list.' })
    cursor!: string;

    @Field(() => node, { description: 'The thing itself.' })
    node!: Node;
  }
  @ObjectType(`${name}Connection`, { description: `A page of a list of ${name}.` })
  class Connection {
    @Field(() => [Edge], { description: 'The page.' })
    edges!: Edge[];

    @Field(() => PageInfo, { description: 'Whether the list goes on.' })
    pageInfo!: PageInfo;
  }
  return Connection as Type<Page<Node>>;
}
