import { type Answer, requestId } from '../support/app.js';
import { bareOf, documentOf } from './asking.js';
import type { MutationOperation } from './mutations.js';
import { NOTHING } from './names.js';
import { mayRead, type Subject } from './expectations.js';
import type { QueryOperation } from './queries.js';
import { isOneOf, type Standing } from './standings.js';
import { canariesIn, inputOf, person, type WorldCase } from './builder.js';
import type { World } from './world.js';

/** What was found in a cell that is not as the table says. */
export interface Fault {
  readonly kind: 'leak' | 'denial' | 'error' | 'unlogged';
  readonly cell: string;
}

/** The cells that were looked at, what is wrong with them, and the code of the answer. */
export interface Tried {
  readonly cells: number;
  readonly faults: readonly Fault[];
  readonly code: string;
  /** Refused by the wall of access: that leaves a line in the log. */
  readonly isRefused: boolean;
}

/** The principal of a persona before a case: people of families are each their own. */
export function principalOf(world: World, who: Subject, one: WorldCase): string | null {
  const own = world.cases['own-given'];
  const family = one.group === 'own' || one.group === 'left' ? one : own;
  const special: Partial<Record<Subject, string | null>> = {
    anonymous: null,
    guardian: family.mother,
    'other-guardian': family.father,
    minor: family.teen,
    'close-person': family.aunt,
    responsible: own.cast.responsible!.professionalId,
    'stand-in': own.cast.standIn!.professionalId,
  };
  const known = special[who];
  return known === undefined ? person(who) : known;
}

/** Whether a case has something of the group: in the other area there are few, and who leaves hands over no more. */
function isThere({ group, consent, cast }: WorldCase, fields: string): boolean {
  if (fields === 'proposed') return consent === 'none';
  if (fields === 'waiting') return group === 'never';
  if (fields === 'disqualified') return group !== 'never' && group !== 'elsewhere';
  if (['glass', 'glass-words', 'log-withholding', 'hold'].includes(fields)) return group !== 'elsewhere';
  if (fields === 'handover') return group !== 'left';
  if (fields === 'baton') return cast.responsible !== null;
  const [, kind, seat] = /^(action|consent)-(.+)$/.exec(fields) ?? [];
  return kind === undefined || seat! in cast.members || ['mother', 'father', 'teen', 'aunt'].includes(seat!);
}

const UUIDS = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

const TELLING = ['withholding', 'disqualified', 'waiting', 'glass', 'log-withholding'];

/** Ids that show something themselves, where there is no text: of which case, and which group. */
export function idsOf(world: World): ReadonlyMap<string, string> {
  return new Map(
    Object.values(world.cases).flatMap(({ key, caseId, ids }) => [
      [caseId, `${key} case`] as const,
      [ids['takenContact']!, `${key} contact`] as const,
      ...TELLING.filter((name) => ids[name]).map((name) => [ids[name]!, `${key} ${name}`] as const),
    ]),
  );
}

/** All that an answer shows: `own-given identity-mother`. */
function shownIn(answer: Answer, ids: ReadonlyMap<string, string>): Set<string> {
  const text = JSON.stringify(answer.data ?? null);
  const shown = canariesIn(text);
  // An error must show as little.
  for (const found of canariesIn(JSON.stringify(answer.errors ?? null))) shown.add(found);
  for (const [uuid] of text.matchAll(UUIDS)) {
    const known = ids.get(uuid);
    if (known) shown.add(known);
  }
  return shown;
}

/** Reads a query as somebody, and compares what it shows with the table. */
export async function lookAt(
  world: World,
  ids: ReadonlyMap<string, string>,
  query: QueryOperation,
  who: Subject,
  one: WorldCase,
): Promise<Tried> {
  const standing: Standing = { who, group: one.group, consent: one.consent };
  const args = query.args(one);
  const answer = await world.as(principalOf(world, who, one))(documentOf('query', query.name, args, query.part), args);
  const at = `${who} × ${one.key} × ${query.name}${query.part ? `.${query.part}` : ''}`;
  const looked = { cells: 0, faults: [] as Fault[], code: answer.code ?? 'OK', isRefused: answer.code === 'NOT_FOUND' };
  const fault = (kind: Fault['kind'], what: string) => looked.faults.push({ kind, cell: `${at}: ${what}` });
  const isMeant = isOneOf(query.who, standing);
  checkCode(answer, isMeant, fault);
  if (isMeant && query.isSome && isNothing(answer.data)) fault('denial', 'answered nothing');
  if (!isMeant && !answer.code) fault('leak', 'not refused');
  looked.cells += 1;
  const shown = shownIn(answer, ids);
  const shows = [...(query.shows ?? []), ...(query.showsTo?.[who] ?? [])];
  for (const group of shows) {
    looked.cells += 1;
    const isExpected = isMeant && isThere(one, group) && mayRead(who, one.group, one.consent, group);
    if (isExpected && !shown.has(`${one.key} ${group}`)) fault('denial', `${group} expected, not shown`);
  }
  for (const group of isMeant ? (query.tells ?? []) : []) {
    looked.cells += 1;
    if (!shown.has(`${one.key} ${group}`)) fault('denial', `${group} expected, not told`);
  }
  for (const found of shown)
    if (!mayShow(world, who, one, found) && !(isMeant && isTold(world, query, one, found)))
      fault('leak', `${found} shown`);
  return looked;
}

function checkCode({ code, data }: Answer, isMeant: boolean, fault: (kind: Fault['kind'], what: string) => void) {
  if (code && !['NOT_FOUND', 'UNAUTHENTICATED'].includes(code)) fault('error', code);
  if (isMeant && code) fault('denial', `answered ${code}`);
  if (!isMeant && !isNothing(data)) fault('leak', `answered ${JSON.stringify(data).slice(0, 160)}`);
}

const isNothing = (data: Answer['data']): boolean =>
  data === null || data === undefined || Object.values(data as object).every(isEmpty);

function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return value === null || (typeof value === 'object' && 'edges' in value && isEmpty(value.edges));
}

/** Whether an operation tells it of the cases of the area that it is asked of. */
function isTold(world: World, { tells }: QueryOperation, one: WorldCase, found: string): boolean {
  const [key, group] = found.split(' ') as [keyof World['cases'], string];
  return (tells?.includes(group) ?? false) && world.cases[key].cast.areaId === one.cast.areaId;
}

/** Whether what was found may be shown to somebody at all: they may have other cases of their own. */
function mayShow(world: World, who: Subject, one: WorldCase, found: string): boolean {
  const [key, group] = found.split(' ') as [keyof World['cases'], string];
  const seen = world.cases[key];
  // In another family's case a persona of a family is somebody else.
  const isFamily = ['guardian', 'other-guardian', 'minor', 'close-person'].includes(who);
  if (isFamily && principalOf(world, who, one) !== principalOf(world, who, seen)) return false;
  return mayRead(who, seen.group, seen.consent, group);
}

/** What the trigger of `undoEveryMutation` is heard as: the mutation ran to its very end. */
const RAN = 'TOO_SLOW';

/**
 * Nothing that a mutation does stays: at the very end, behind the last flush and every other deferred check, an error is
 * raised that nothing else of the matrix raises. The first trigger is queued when the answer is kept, the second by the
 * first, so that it comes after all of them.
 */
export async function undoEveryMutation({ app }: World): Promise<void> {
  await app.sql(`create schema matrix`);
  await app.sql(`create table matrix.ran (id int)`);
  await app.sql(`create function matrix.note() returns trigger language plpgsql security definer as $$
    begin insert into matrix.ran values (1); return null; end $$`);
  await app.sql(`create function matrix.undo() returns trigger language plpgsql as $$
    begin raise exception 'the matrix undoes it' using errcode = '57014'; end $$`);
  await app.sql(`create constraint trigger matrix_ran after update on platform.first_answer
    deferrable initially deferred for each row when (new.answer is not null) execute function matrix.note()`);
  await app.sql(`create constraint trigger matrix_undo after insert on matrix.ran
    deferrable initially deferred for each row execute function matrix.undo()`);
}

/** Tries a mutation as somebody, and compares what became of it with the table. */
export async function tryOut(world: World, mutation: MutationOperation, who: Subject, one: WorldCase): Promise<Tried> {
  const standing: Standing = { who, group: one.group, consent: one.consent };
  const input = mutation.input(one, who);
  const isMeant = isOneOf(mutation.who, standing);
  if (!input) return { cells: 0, faults: [], code: 'SKIPPED', isRefused: false };
  const document = `mutation ($input: ${mutation.type ?? inputOf(mutation.name)}!) { ${mutation.name}(input: $input) ${bareOf(mutation.name)} }`;
  const ask = world.as(principalOf(world, who, one));
  const answer = await ask(document, { input: { requestId: requestId(), ...input } });
  const code = answer.code ?? 'OK';
  const at = `${who} × ${one.key} × ${mutation.name}`;
  const faults: Fault[] = [];
  const fault = (kind: Fault['kind'], what: string) => faults.push({ kind, cell: `${at}: ${what}` });
  if (isMeant && code !== RAN && !mutation.stoppedBy?.includes(code)) fault('denial', said(answer));
  const refusals = who === 'anonymous' ? ['UNAUTHENTICATED'] : ['NOT_FOUND', ...(mutation.refusedBy ?? [])];
  if (!isMeant && !refusals.includes(code)) fault('leak', said(answer));
  // That a thing of nobody is not there is no refusal.
  const isRefused = code === 'NOT_FOUND' && !isMeant && !JSON.stringify(input).includes(NOTHING);
  return { cells: 1, faults, code, isRefused };
}

const said = ({ code, errors }: Answer): string =>
  `${code} ${String(errors?.[0]?.extensions.field ?? '')} ${errors?.[0]?.message ?? ''}`;
