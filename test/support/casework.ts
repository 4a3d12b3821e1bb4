import { unitId } from '../../src/demo/directory.js';
import { type Persona, principalOf } from '../../src/demo/personas.js';
import { POHDE } from '../../src/demo/pohde.data.js';
import { type Answer, requestId, type TestApp } from './app.js';

/** A case with a family, as far as most specs need one: its counsellor is the persona `counsellor`. */
export interface OpenedCase {
  readonly caseId: string;
  readonly familyId: string;
  readonly contactId: string;
  /** Sole guardian with full powers and a right to information; also the principal she signs in with. */
  readonly motherId: string;
  readonly childId: string;
}

/** A persona, or a principal id: that one in a session of the moment, also after the clock moved far. */
export type Who = Persona | { principal: string };

/** Runs a mutation with one input as a persona or a principal id, and answers what it gave, or its error. */
export const mutate = (app: TestApp, who: Who) => {
  const ask = typeof who === 'string' ? app.as(who) : app.asPrincipal(who.principal);
  return (name: string, type: string, input: Record<string, unknown>, fields: string): Promise<Answer> =>
    ask(`mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} } }`, {
      input: { requestId: requestId(), ...input },
    });
};

// Tests look into answers freely, as into `Answer.data`.
// oxlint-disable-next-line typescript/no-explicit-any
type Given = any;

/** What a mutation that must succeed gave. */
export async function done(answer: Promise<Answer>): Promise<Given> {
  const { data, errors } = await answer;
  if (errors) throw new Error(JSON.stringify(errors));
  const [given] = Object.values(data as Record<string, Given>);
  return given!;
}

export const MOTHER = {
  role: 'GUARDIAN',
  givenName: 'Marjatta',
  familyName: 'Salakoski',
  language: 'FI',
  contactWays: [{ kind: 'PHONE', value: '+358401112233', safe: true, safeTime: 'arkisin klo 12–13' }],
};
export const CHILD = {
  role: 'CHILD',
  givenName: 'Onni',
  familyName: 'Salakoski',
  birthDate: '2019-04-12',
  language: 'FI',
};

/** Records an answered contact, taken by the persona. */
export const recordContact = (app: TestApp, who: Who = 'counsellor', input: Record<string, unknown> = {}) =>
  done(
    mutate(app, who)(
      'recordContact',
      'RecordContactInput',
      {
        areaId: POHDE.id,
        channel: 'PHONE',
        contactRole: 'FAMILY_MEMBER',
        municipality: '425',
        needCodes: ['PARENTING'],
        urgency: 'SOON',
        ask: 'MEETING',
        identity: { givenName: 'Marjatta', familyName: 'Salakoski', phone: '+358401112233' },
        receivedAt: app.clock.now().subtract({ minutes: 5 }).toString(),
        firstAnsweredAt: app.clock.now().toString(),
        ...input,
      },
      'id version',
    ),
  );

/** From a telephone call to an open case with a mother, sole guardian, and her child. */
export async function openCase(
  app: TestApp,
  who: Who = 'counsellor',
  input: Record<string, unknown> = {},
): Promise<OpenedCase> {
  const contact = await recordContact(app, who);
  const opened = await done(
    mutate(app, who)(
      'openCase',
      'OpenCaseInput',
      {
        contactId: contact['id'],
        expectedVersion: contact['version'],
        legalFrame: 'GUIDANCE',
        needCodes: ['PARENTING', 'EVERYDAY_LIFE'],
        description: 'Uupumus, yöheräilyt.',
        strengths: 'Isovanhemmat lähellä.',
        familyWish: 'Rauhallisia iltoja.',
        people: [MOTHER, CHILD],
        ...input,
      },
      'id familyId',
    ),
  );
  const people = await app.sql<{ id: string; role: string }>('select id, role from person where family_id = $1', [
    opened['familyId'],
  ]);
  const [motherId, childId] = ['guardian', 'child'].map((role) => people.find((each) => each.role === role)!.id) as [
    string,
    string,
  ];
  await done(
    mutate(app, who)(
      'recordGuardianship',
      'RecordGuardianshipInput',
      { guardianId: motherId, childId, powers: 'FULL', rightToInformation: true },
      'id',
    ),
  );
  return { caseId: opened['id'], familyId: opened['familyId'], contactId: contact['id'], motherId, childId };
}

/** The seat of a persona that is a professional of Pohde: professional and unit. */
export async function seatOf(app: TestApp, persona: Persona): Promise<{ professionalId: string; unitId: string }> {
  const professionalId = principalOf(persona);
  const [row] = await app.sql<{ unit_id: string }>(
    'select unit_id from access.membership where principal_id = $1 order by valid_from, unit_id limit 1',
    [professionalId],
  );
  return { professionalId, unitId: row?.unit_id ?? unitId(persona) };
}
