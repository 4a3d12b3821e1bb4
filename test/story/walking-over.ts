import { type Given, hold, Person } from './people.ts';
import { mailAfter } from './post.ts';
import { type Table } from './table.ts';

const BATON = `query ($caseId: UUID!) { casePage(caseId: $caseId) { responsiblePerson { who { id } }
  baton { history { until who { id } } handover { id state version } } } }`;
const OFFERED = /Viesti Yhdessä|Meddelande från|Message from/;
const STEP = 'id state version';

interface Receiver {
  readonly professionalId: string;
  readonly unitId: string;
  readonly email: string;
}

/** Whoever answers for it, as the family and the counsellor see it: one, and the same. */
async function responsibleIs(table: Table, professionalId: string, when: string): Promise<void> {
  const { counsellor, mother, caseId } = table;
  const { responsiblePerson, baton } = (await counsellor.ask(BATON, { caseId })).casePage;
  const now = baton.history.filter(({ until }: Given) => until === null).map(({ who }: Given) => who.id);
  hold(now.length === 1 && now[0] === professionalId, `${now.length} people are responsible ${when}`);
  hold(responsiblePerson.who.id === professionalId, `the case page names somebody else ${when}`);
  const { myFamilyPages } = await mother.ask('{ myFamilyPages { responsiblePerson { who { id } } } }');
  hold(myFamilyPages[0].responsiblePerson.who.id === professionalId, `the family’s page names somebody else ${when}`);
}

/** The family lets the receiver's unit know, for the handover alone; then the receiver is asked by mail. */
async function offer(table: Table, receiver: Receiver): Promise<Given> {
  const { counsellor, caseId, motherId } = table;
  const { professionalId, unitId, email } = receiver;
  const proposed = { caseId, professionalId, unitId, reason: 'Neuvola tapaa perhettä joka tapauksessa.' };
  const handover = await counsellor.do('proposeHandover', proposed, STEP);
  const early = await counsellor.try('offerHandover', { handoverId: handover.id, expectedVersion: handover.version });
  hold(early === 'HANDOVER_WITHOUT_CONSENT', `offered before the family agreed: ${early}`);
  const consentId = await consent(table, { caseId, unitId, motherId });
  const agreed = await act(counsellor, 'recordHandoverConsent', handover, { consentId });
  let offered: Given;
  await mailAfter(table, email, OFFERED, async () => {
    offered = await act(counsellor, 'offerHandover', agreed);
  });
  await responsibleIs(table, counsellor.id, 'after the offer');
  return offered;
}

async function consent(
  { counsellor, world }: Table,
  { caseId, unitId, motherId }: { caseId: string; unitId: string; motherId: string },
): Promise<string> {
  const lastDay = (await world.today()).add({ months: 2 }).toString();
  const told = { caseId, unitId, categories: ['IDENTITY', 'NEEDS', 'PLAN'], purpose: 'HANDOVER', lastDay };
  const { id, version } = await counsellor.do('explainConsent', { ...told, professionalIds: [] });
  const said = { personId: motherId, decision: 'GIVEN', form: 'ORAL', evidence: 'Puhelimessa.' };
  await counsellor.do('recordConsentDecision', { consentId: id, expectedVersion: version, ...said });
  return id;
}

const act = (who: Person, name: string, { id, version }: Given, more: object = {}): Promise<Given> =>
  who.do(name, { handoverId: id, expectedVersion: version, ...more }, STEP);

/** Somebody may say no: the baton has not moved, and what they might have seen is shut again. */
export async function declined(table: Table): Promise<void> {
  const { world, counsellor, caseId } = table;
  await world.moveClock((await world.now()).add({ hours: 24 * 7 }));
  const worker = await Person.signIn(world, { persona: 'social-worker' });
  const { me } = await worker.ask('{ me { professional { id email memberships { unitId } } } }');
  const { id: professionalId, email, memberships } = me.professional;
  const offered = await offer(table, { professionalId, email, unitId: memberships[0].unitId });
  await act(worker, 'declineHandover', offered, { reason: 'En ehdi ennen kevättä.' });
  await responsibleIs(table, counsellor.id, 'after the refusal');
  hold((await worker.refused(BATON, { caseId })) === 'NOT_FOUND', 'who declined sees the case');
}

/** The nurse takes it; she, the counsellor and the mother talk together. */
export async function accepted(table: Table): Promise<void> {
  const { world, counsellor, chosenNurse, mother } = table;
  const nurse = await Person.signIn(world, { personId: chosenNurse.professionalId });
  const offered = await offer(table, chosenNurse);
  await world.moveClock((await world.now()).add({ hours: 24 }));
  const taken = await act(nurse, 'acceptHandover', offered);
  await responsibleIs(table, counsellor.id, 'after the nurse accepted');
  const early = { handoverId: taken.id, expectedVersion: taken.version };
  const code = await mother.try('confirmHandover', early);
  hold(code === 'JOINT_CONTACT_MISSING', `confirmed before they had talked together: ${code}`);
  const on = (await world.today()).toString();
  table.handover = await act(nurse, 'recordJointContact', taken, { kind: 'CALL', on });
  await responsibleIs(table, counsellor.id, 'after they talked together');
}

/** With the mother's word, and not before, the nurse is the one to call. */
export async function confirmed(table: Table): Promise<void> {
  const { mother, handover, chosenNurse } = table;
  const { state } = await act(mother, 'confirmHandover', handover);
  hold(state === 'CONFIRMED', `the handover is ${state}`);
  await responsibleIs(table, chosenNurse.professionalId, 'after the mother’s word');
}
