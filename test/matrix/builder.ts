import { idOf } from '../../src/demo/random.js';
import { Work } from '../../src/platform/access/work.js';
import { Sealing } from '../../src/platform/sealing/sealing.js';
import { type Answer, requestId, type TestApp } from '../support/app.js';
import type { CaseGroup, Consent } from './names.js';

/** Whatever an answer holds: tests look into it freely. */
// oxlint-disable-next-line typescript/no-explicit-any
export type Given = any;

/** A professional and the unit they act for. */
export interface Seat {
  readonly professionalId: string;
  readonly unitId: string;
}

/** Who stands where in a case of the world. */
export interface Cast {
  readonly areaId: string;
  readonly counsellor: string;
  readonly teamLead: string | null;
  /** Members of the network by the seat they have; in the case of one's colleagues these are of the same units. */
  readonly members: Readonly<Record<string, Seat>>;
  readonly responsible: Seat | null;
  readonly standIn: Seat | null;
  /** Whom the case is offered to. */
  readonly receiver: Seat;
}

/** A case with everything in it, and where it is found. */
export interface WorldCase {
  readonly key: CaseKey;
  readonly group: CaseGroup;
  readonly consent: Consent;
  readonly cast: Cast;
  readonly caseId: string;
  readonly familyId: string;
  readonly contactId: string;
  /** The family: principals too. */
  readonly mother: string;
  readonly father: string;
  readonly teen: string;
  readonly child: string;
  readonly aunt: string;
  /** Ids that specs name. */
  readonly ids: Readonly<Record<string, string>>;
  /** All rows of the case by table. */
  readonly rows: Readonly<Record<string, readonly Given[]>>;
}

/** Which case of the world. */
export type CaseKey = `${CaseGroup}-${Consent}`;

/** What each text of the world says of itself: whose case it is of, and of which group. */
const canary = (key: string, group: string): string => `kanari-${key}-${group}`;

/** All the canaries in an answer: `own-given identity-mother`. */
export function canariesIn(text: string): Set<string> {
  const found = new Set<string>();
  for (const [, key, group] of text.matchAll(/kanari-([a-z]+-[a-z]+)-([a-z]+(?:-[a-z]+)*)/g))
    found.add(`${key} ${group}`);
  return found;
}

/** What case is wanted. */
export interface Wanted {
  readonly group: CaseGroup;
  readonly consent: Consent;
  /** Which of all cases: no two of them take the same time of anybody. */
  readonly at: number;
  readonly cast: Cast;
}

type People = Pick<WorldCase, 'mother' | 'father' | 'teen' | 'child' | 'aunt'>;

/** A case on its way. */
export interface Site extends Wanted {
  readonly of: Builder;
  readonly key: CaseKey;
  readonly caseId: string;
  readonly familyId: string;
  readonly contactId: string;
  readonly people: People;
  readonly ids: Record<string, string>;
}

/** What a text of a case says of itself. */
export const kanari = ({ key }: { key: string }, group: string) => canary(key, group);

/** Builds a case through GraphQL where it can. */
export class Builder {
  private readonly sessions = new Map<string, { ask: ReturnType<TestApp['asPrincipal']>; at: Temporal.Instant }>();

  constructor(readonly app: TestApp) {}

  /** A session of a principal that is fresh: what is hard to undo wants a sign-in of the last five minutes. */
  as(principal: string | null): (query: string, variables?: Record<string, unknown>) => Promise<Answer> {
    if (principal === null) return this.app.as(null);
    const now = this.app.clock.now();
    const known = this.sessions.get(principal);
    if (known && Temporal.Instant.compare(known.at.add({ minutes: 3 }), now) > 0) return known.ask;
    const ask = this.app.asPrincipal(principal);
    this.sessions.set(principal, { ask, at: now });
    return ask;
  }

  async tries(who: string, name: string, input: object, fields = 'id version', type?: string): Promise<Answer> {
    const document = `mutation ($input: ${type ?? inputOf(name)}!) { ${name}(input: $input) { ${fields} } }`;
    return this.as(who)(document, { input: { requestId: requestId(), ...input } });
  }

  async says(who: string, name: string, input: object, fields = 'id version', type?: string): Promise<Given> {
    const { data, errors } = await this.tries(who, name, input, fields, type);
    if (errors) throw new Error(`${name}: ${JSON.stringify(errors)} ${JSON.stringify(input)}`);
    return data[name];
  }

  /** Adds a row past the application, for what only the course of days would bring. */
  async put(table: string, row: Record<string, unknown>): Promise<void> {
    const columns = Object.keys(row);
    await this.app.sql(
      `insert into ${table} (${columns.join(', ')}) values (${columns.map((_, at) => `$${at + 1}`).join(', ')})`,
      columns.map((column) => row[column]),
    );
  }

  /** Seals texts of a case or contact as its keeper would. */
  seals(who: string, scope: 'case' | 'contact' | 'system', id: string, texts: Readonly<Record<string, string>>) {
    const { running } = this.app;
    const sealing = running.app.get(Sealing);
    return running.app.get(Work).run({ principalId: who }, 'matrix', async () => {
      const key = scope === 'system' ? sealing.systemKey('invitation') : await sealing.keyOf(scope, id);
      return Object.fromEntries(Object.entries(texts).map(([place, text]) => [place, key.seal(place, text).bytes]));
    });
  }

  get now(): string {
    return this.app.clock.now().toString();
  }

  later(seconds = 1): void {
    this.app.clock.moveBy(Temporal.Duration.from({ seconds }));
  }
}

/** Name of the input type of a mutation. */
export const inputOf = (name: string): string => `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
/** The principal of a persona, or of somebody else of the demo. */
export const person = (key: string): string => idOf(`person/${key}`);
