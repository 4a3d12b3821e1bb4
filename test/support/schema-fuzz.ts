import fc from 'fast-check';
import { KAINUU, POHDE } from '../../src/demo/pohde.data.js';
import type { Persona } from '../../src/demo/personas.js';
import { answerOf, requestId, type TestApp } from './app.js';
import { done, mutate, openCase, seatOf } from './casework.js';
import { contract, documentOf, type Ids, requiredOf, rootFields, selectionOf, valueLike } from './schema-values.js';

/** One operation made from the contract. */
interface Fuzzed {
  readonly persona: Persona | null;
  readonly name: string;
  readonly document: string;
  readonly variables: Record<string, unknown>;
}

/** What came of many of them. */
export interface FuzzReport {
  readonly operations: number;
  /** How often each code was the answer; `OK` for none. */
  readonly codes: Readonly<Record<string, number>>;
  /** Root fields that were answered at least once. */
  readonly answered: number;
  readonly rootFields: number;
  /** What must not be: one line for each operation. */
  readonly faults: readonly string[];
}

const PERSONAS: readonly (Persona | null)[] = [
  'counsellor',
  'counsellor',
  'counsellor',
  'team-lead',
  'admin',
  'guardian',
  'nurse',
  'counsellor-other-area',
  null,
];

/** Which tables hold what a field of that name names. */
const TABLES: Readonly<Record<string, string>> = {
  consentId: 'consent',
  meetingId: 'meeting',
  participantId: 'meeting_participant',
  memberId: 'network_member',
  planId: 'plan',
  planVersionId: 'plan_version',
  actionId: 'plan_action',
};

/** A case that has a consent, a meeting and a plan with an action: the ids of all that, and of those around it. */
async function idsOfACase(of: TestApp): Promise<Ids> {
  const { caseId, motherId, childId, familyId, contactId } = await openCase(of);
  const by = mutate(of, 'counsellor');
  const seat = await seatOf(of, 'nurse');
  const consent = { caseId, unitId: seat.unitId, categories: ['PLAN'], purpose: 'SHARED_PLAN', lastDay: '2027-05-01' };
  await done(by('explainConsent', 'ExplainConsentInput', { ...consent, professionalIds: [] }, 'id'));
  const meeting = { caseId, question: 'Mitä?', durationMinutes: 60, mode: 'REMOTE', familyPersonIds: [motherId] };
  const participants = [{ ...seat, needed: 'REQUIRED' }];
  await done(by('conveneMeeting', 'ConveneMeetingInput', { ...meeting, participants }, 'id'));
  const plan = await done(by('draftPlan', 'DraftPlanInput', { caseId, sharedGoal: 'Uni.' }, 'id'));
  const action = { planVersionId: plan.id, text: 'Satu.', ownerKind: 'FAMILY', ownerId: motherId, dueOn: '2026-12-24' };
  await done(by('addAction', 'AddActionInput', action, 'id'));
  const ids: Record<string, string[]> = {
    caseId: [caseId],
    familyId: [familyId],
    contactId: [contactId],
    areaId: [POHDE.id],
    personId: [motherId, childId],
    guardianId: [motherId],
    childId: [childId],
    familyPersonId: [motherId, childId],
    unitId: [seat.unitId],
    professionalId: [seat.professionalId],
    ownerId: [motherId, seat.professionalId],
  };
  for (const [name, table] of Object.entries(TABLES)) {
    const rows = await of.sql<{ id: string }>(`select id from ${table} where case_id = $1`, [caseId]);
    ids[name] = rows.map(({ id }) => id);
  }
  return { ...ids, any: [KAINUU.id, ...Object.values(ids).flat()] };
}

/** Any operation of the contract, with arguments of right and wrong types, asked by anybody. */
function operations(ids: Ids): fc.Arbitrary<Fuzzed> {
  return fc
    .record({
      persona: fc.constantFrom(...PERSONAS),
      root: fc.constantFrom(...rootFields),
      depth: fc.constantFrom(0, 1, 3),
      optional: fc.boolean(),
    })
    .chain(({ persona, root: { kind, field }, depth, optional }) => {
      const required = requiredOf(field);
      const names = optional ? field.args.map(({ name }) => name) : required;
      const args = field.args.filter(({ name }) => names.includes(name));
      const values = Object.fromEntries(args.map(({ name, type }) => [name, valueLike(type, name, ids)]));
      const document = documentOf(kind, field, names, selectionOf(field.type, depth));
      return fc.record(values).map((variables) => ({ persona, name: field.name, document, variables }));
    });
}

/** A change needs an id of its own each time, or it is only repeated. */
const fresh = ({ variables }: Fuzzed): Record<string, unknown> => {
  const { input } = variables;
  const isInput = input !== null && typeof input === 'object' && !Array.isArray(input) && 'requestId' in input;
  return isInput ? { ...variables, input: { ...input, requestId: requestId() } } : variables;
};

const SQL =
  /\b(select|insert|update|delete) .*\b(from|into|set)\b|relation "|column "|syntax error at|violates |sqlstate/i;
const CODE = /\bat \w+.*:\d+|node_modules|dist\/|stacktrace|Did you mean/;

/** What of an answer must not be; undefined if all is well. */
function faultIn(status: number, body: string, type: unknown): string | undefined {
  if (status >= 500) return `status ${status}`;
  if (!String(type).startsWith('application/json')) return `type ${String(type)}`;
  const { errors } = JSON.parse(body) as { errors?: { message: string; extensions?: { code?: string } }[] };
  for (const { message, extensions } of errors ?? []) {
    if (!/^[A-Z][A-Z_]+$/.test(extensions?.code ?? '')) return `code ${extensions?.code}`;
    if (extensions?.code === 'INTERNAL_SERVER_ERROR') return 'an internal error';
    if (SQL.test(message) || CODE.test(message)) return `it says: ${message}`;
    if (message.length > 400) return 'a long message';
  }
  if (errors && body.length > 2000) return `${body.length} characters of errors`;
  return undefined;
}

/** Asks `count` operations, one after the other, the same ones for the same seed. */
export async function fuzz(app: TestApp, count: number, seed: number): Promise<FuzzReport> {
  const ids = await idsOfACase(app);
  const codes: Record<string, number> = {};
  const answered = new Set<string>();
  const faults: string[] = [];
  for (const each of fc.sample(operations(ids), { numRuns: count, seed })) {
    const { persona, name, document } = each;
    const cookie = persona ? await app.cookieOf(persona) : undefined;
    const headers = { 'content-type': 'application/json', ...(cookie && { cookie }) };
    const payload = JSON.stringify({ query: document, variables: fresh(each) });
    const response = await app.inject({ method: 'POST', url: '/graphql', headers, payload });
    const fault = faultIn(response.statusCode, response.body, response.headers['content-type']);
    if (fault) faults.push(`${name} as ${persona}: ${fault}: ${payload.slice(0, 3000)}`);
    const { code = 'OK' } = answerOf(response);
    codes[code] = (codes[code] ?? 0) + 1;
    if (code === 'OK') answered.add(name);
    // Some of the changes sign their own persona out.
    if (code === 'UNAUTHENTICATED' && persona) app.forget(persona);
  }
  return { operations: count, codes, answered: answered.size, rootFields: rootFields.length, faults };
}

/** Prints what came of it, faults apart. */
export function tell(what: string, { faults, codes, ...figures }: FuzzReport): void {
  const often = Object.entries(codes).toSorted(([, a], [, b]) => b - a);
  const told = { ...figures, types: Object.keys(contract.getTypeMap()).length, faults: faults.length };
  process.stdout.write(`${what}: ${JSON.stringify(told)} ${often.map(([code, n]) => `${code} ${n}`).join(', ')}\n`);
}
