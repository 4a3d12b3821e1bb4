import { principalOf } from '../../src/demo/personas.js';
import type { Answer, TestApp } from './app.js';
import { done, MOTHER, mutate, openCase, type OpenedCase, seatOf } from './casework.js';

// Tests look into answers freely.
// oxlint-disable-next-line typescript/no-explicit-any
type Given = any;

export interface ConsentRow {
  readonly id: string;
  readonly state: string;
  readonly version: number;
}

const FIELDS = 'id state version decidedAt withdrawnAt';
const inputOf = (name: string) => `${name[0]!.toUpperCase()}${name.slice(1)}Input`;

/** By a session of its own, so that a moved clock does not end it. */
export const by = (app: TestApp, principal: string, name: string, input: object, fields = FIELDS): Promise<Answer> =>
  mutate(app, { principal })(name, inputOf(name), input as Record<string, unknown>, fields);

export const byCounsellor = (app: TestApp, name: string, input: object, fields = FIELDS): Promise<Answer> =>
  by(app, principalOf('counsellor'), name, input, fields);

/** What somebody of the family says by themselves. */
export const say = (app: TestApp, person: string, name: string, { id, version }: ConsentRow): Promise<Answer> =>
  by(app, person, name, { consentId: id, expectedVersion: version });

/** A consent that the counsellor explained: of the nurse's unit unless told otherwise. */
export const explain = async (app: TestApp, caseId: string, changes: object = {}): Promise<ConsentRow> =>
  done(
    byCounsellor(app, 'explainConsent', {
      caseId,
      unitId: (await seatOf(app, 'nurse')).unitId,
      categories: ['IDENTITY', 'PLAN'],
      purpose: 'NETWORK_MEETING',
      lastDay: '2027-06-30',
      exclusions: 'Ei isän terveydestä.',
      ...changes,
    }),
  );

/** A family of two guardians, and a young person of whom a professional has said that they may have an account. */
export async function twoGuardians(
  app: TestApp,
  input: Record<string, unknown> = {},
): Promise<OpenedCase & { readonly fatherId: string }> {
  const father = { ...MOTHER, givenName: 'Urho', contactWays: [] };
  const teen = { role: 'CHILD', givenName: 'Oona', familyName: 'Salakoski', birthDate: '2010-04-12', language: 'FI' };
  const opened = await openCase(
    app,
    { principal: principalOf('counsellor') },
    { people: [MOTHER, father, teen], ...input },
  );
  const { familyId, motherId, childId } = opened;
  const [row] = await app.sql<{ id: string }>(
    `select id from person where family_id = $1 and role = 'guardian' and id <> $2`,
    [familyId, motherId],
  );
  const fatherId = row!.id;
  const kin = { guardianId: fatherId, childId, powers: 'FULL', rightToInformation: true };
  await done(byCounsellor(app, 'recordGuardianship', kin, 'id'));
  const assessed = { personId: childId, assessedOn: '2026-11-23', mayHaveAccount: true, reason: 'Kertoo itse.' };
  await done(byCounsellor(app, 'recordMaturityAssessment', assessed, 'id'));
  return { ...opened, fatherId };
}

/** `CODE field` of a refusal. */
export const refusal = async (answer: Promise<Answer>): Promise<string> => {
  const { code, field } = (await answer).errors?.[0]?.extensions ?? ({ code: 'no refusal' } as Given);
  return `${code} ${field}`;
};
