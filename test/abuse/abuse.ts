import { randomUUIDv7 } from 'node:crypto';

/** A request that no client of ours sends. By default a POST of JSON to `/graphql`. */
export interface Abuse {
  readonly kind: string;
  readonly name: string;
  /** Made when it is sent: some are large. */
  readonly payload?: () => string | Buffer;
  readonly method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS';
  readonly url?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export const repeat = (count: number, part: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => part(i)).join(' ');
export const nested = (count: number, open: string, close: string, core = ''): string =>
  open.repeat(count) + core + close.repeat(count);
export const anId = (): string => randomUUIDv7();

/** Documents of one kind, by name. */
export const documents = (kind: string, of: Readonly<Record<string, (() => string) | string>>): Abuse[] =>
  Object.entries(of).map(([name, document]) => ({
    kind,
    name,
    payload: () => JSON.stringify({ query: typeof document === 'string' ? document : document() }),
  }));

/** Documents with variables. */
export const withVariables = (
  kind: string,
  of: Readonly<Record<string, readonly [document: string, variables: () => unknown]>>,
): Abuse[] =>
  Object.entries(of).map(([name, [query, variables]]) => ({
    kind,
    name,
    payload: () => JSON.stringify({ query, variables: variables() }),
  }));

/** Bodies as they are. */
export const bodies = (kind: string, of: Readonly<Record<string, () => string | Buffer>>): Abuse[] =>
  Object.entries(of).map(([name, payload]) => ({ kind, name, payload }));
