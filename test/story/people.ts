import { randomUUID } from 'node:crypto';
import { Visitor } from './visitor.ts';
import type { World } from './world.ts';

// The tale looks into answers freely, as a client would; a wrong guess shows as a step that fails.
// oxlint-disable-next-line typescript/no-explicit-any
export type Given = any;

/** A step that did not hold. */
class Broken extends Error {}

/** Fails the step unless it holds. */
export function hold(condition: boolean, what: string): asserts condition {
  if (!condition) throw new Broken(what);
}

type Who = { readonly persona: string } | { readonly personId: string };

interface Session {
  readonly cookie: string;
  readonly id: string;
}

/** Somebody signed in, who asks and does things through GraphQL. */
export class Person {
  private readonly world: World;
  private readonly who: Who;
  private cookie: string;
  readonly id: string;

  private constructor(world: World, who: Who, { cookie, id }: Session) {
    this.world = world;
    this.who = who;
    this.cookie = cookie;
    this.id = id;
  }

  /** A persona of the demo, or somebody of a family by id. */
  static async signIn(world: World, who: Who): Promise<Person> {
    return new Person(world, who, await openSession(world, who));
  }

  /** What a query gives; a refusal breaks the tale. */
  async ask(query: string, variables: Record<string, unknown> = {}): Promise<Given> {
    const { data, code, text } = await this.send(query, variables);
    hold(code === undefined, `${query.slice(0, 60)}: ${text}`);
    return data;
  }

  /** The code of a refusal; `OK` if it was answered. */
  async refused(query: string, variables: Record<string, unknown> = {}): Promise<string> {
    return (await this.send(query, variables)).code ?? 'OK';
  }

  /** Does something, with one input; answers what it gave. */
  async do(name: string, input: Record<string, unknown>, fields = 'id version'): Promise<Given> {
    const data = await this.ask(...this.mutation(name, input, fields));
    return data[name];
  }

  /** Tries something that must be refused; answers the code. */
  async try(name: string, input: Record<string, unknown>, fields = 'id'): Promise<string> {
    return this.refused(...this.mutation(name, input, fields));
  }

  /** Their browser, signed in anew. */
  async browser(): Promise<Visitor> {
    this.cookie = (await openSession(this.world, this.who)).cookie;
    return new Visitor(this.world, this.cookie);
  }

  private mutation(name: string, input: Record<string, unknown>, fields: string): [string, Record<string, unknown>] {
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} } }`;
    return [query, { input: { requestId: randomUUID(), ...input } }];
  }

  /** A session ends overnight; who goes on signs in again. */
  private async send(query: string, variables: Record<string, unknown>) {
    const answer = await this.post(query, variables);
    if (answer.code !== 'UNAUTHENTICATED') return answer;
    this.cookie = (await openSession(this.world, this.who)).cookie;
    return this.post(query, variables);
  }

  private async post(query: string, variables: Record<string, unknown>) {
    const headers = { 'content-type': 'application/json', cookie: this.cookie };
    const body = JSON.stringify({ query, variables });
    const { text } = await this.world.request({ method: 'POST', path: '/graphql', headers, body });
    const { data, errors } = JSON.parse(text) as { data: Given; errors?: { extensions: { code: string } }[] };
    return { data, code: errors?.[0]?.extensions.code, text };
  }
}

async function openSession(world: World, who: Who): Promise<Session> {
  const body = JSON.stringify(who);
  const headers = { 'content-type': 'application/json' };
  const { status, text, cookies } = await world.request({ method: 'POST', path: '/auth/demo', headers, body });
  hold(status === 200 && cookies.length > 0, `sign-in of ${body}: ${status} ${text}`);
  return { cookie: cookies[0]!, id: (JSON.parse(text) as { principalId: string }).principalId };
}
