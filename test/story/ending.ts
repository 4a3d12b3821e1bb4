import { readPdf, squeezed } from '../support/pdf.ts';
import { type Given, hold, Person } from './people.ts';
import { CASE_PAGE, casePage, type Table } from './table.ts';

const CLOSING_VIEW = `query ($caseId: UUID!) { closingView(caseId: $caseId) { version nothingOpen closing { version }
  openActions { id } missingReceipts { unitId plan minutes } } }`;

/** A day as the document writes it: `7.1.2027`. */
const inFinnish = (date: string): string => {
  const { day, month, year } = Temporal.PlainDate.from(date);
  return `${day}.${month}.${year}`;
};

/** The plan as a document that can be kept: the mother's own, and one on paper, which the log remembers. */
export async function handOutPlan(table: Table): Promise<void> {
  const { mother, counsellor, motherId } = table;
  const { plan, actions } = await casePage(table, counsellor);
  const version = plan.versions.at(-1);
  const reply = await (await mother.browser()).get(`/asiakirjat/suunnitelma/${version.id}.pdf`);
  hold(reply.status === 200, `the plan as PDF: ${reply.status}`);
  const { text, isTagged } = await readPdf(reply.bytes);
  hold(isTagged, 'a screen reader cannot read the PDF');
  const [goal] = plan.goals;
  for (const words of [version.sharedGoal, goal.text])
    hold(text.includes(squeezed(words)), `the PDF does not say "${words}"`);
  for (const { text: what, ownerName, dueOn } of actions)
    for (const words of [what, ownerName, inFinnish(dueOn)])
      hold(text.includes(squeezed(words)), `the PDF does not say "${words}"`);
  await counsellor.do('handOutPlan', { planVersionId: version.id, personId: motherId, how: 'PAPER' }, 'id');
  const { handoutsOfPlan } = await counsellor.ask(
    'query ($planId: UUID!) { handoutsOfPlan(planId: $planId) { how personId planVersionId } }',
    { planId: plan.id },
  );
  const paper = handoutsOfPlan.find(({ how }: Given) => how === 'PAPER');
  hold(paper?.personId === motherId && paper.planVersionId === version.id, 'the paper is not written down');
}

/** Nothing closes while something is promised; each unit says that it has filed what is its own. */
export async function close(table: Table): Promise<void> {
  const { caseId, world, chosenNurse } = table;
  const nurse = await Person.signIn(world, { personId: chosenNurse.professionalId });
  await world.moveClock((await world.now()).add({ hours: 24 * 30 }));
  const view = async () => (await nurse.ask(CLOSING_VIEW, { caseId })).closingView;
  const { version, openActions } = await view();
  hold(openActions.length > 0, 'nothing is open any more');
  await nurse.do('beginClosing', { caseId, expectedVersion: version, reason: 'GOAL_REACHED' }, 'state');
  const end = async () => ({ caseId, expectedVersion: (await view()).closing.version });
  const open = await nurse.try('closeCase', await end());
  hold(open === 'ACTIONS_OPEN', `closed with promises open: ${open}`);
  const { actions } = await casePage(table, nurse);
  for (const { id: actionId, version: expectedVersion } of actions.filter((each: Given) =>
    openActions.some(({ id }: Given) => id === each.id),
  ))
    await nurse.do('reportProgress', { actionId, expectedVersion, progress: 'DONE' }, 'id');
  const unfiled = await nurse.try('closeCase', await end());
  hold(unfiled === 'RECEIPTS_MISSING', `closed before it was filed: ${unfiled}`);
  const on = (await world.today()).toString();
  for (const { unitId, plan, minutes } of (await view()).missingReceipts) {
    const one = plan ? 'PLAN' : 'MINUTES';
    await nurse.do('recordFiling', { caseId, unitId, what: plan && minutes ? 'BOTH' : one, on }, 'id');
  }
  const closed = await nurse.do('closeCase', await end(), 'state retentionUntil');
  hold(closed.state === 'CLOSED', `the case is ${closed.state}`);
  world.tell(`   It is kept until ${closed.retentionUntil}.`);
}

/** Who was around the table has nothing to look at any more; the mother reads on. */
export async function onlyTheFamilyReads(table: Table): Promise<void> {
  const { counsellor, world, caseId, chosenNurse, staff, mother } = table;
  const nurse = await Person.signIn(world, { personId: chosenNurse.professionalId });
  const other = await Person.signIn(world, { personId: staff.otherNurse.professionalId });
  for (const [who, person] of Object.entries({ counsellor, nurse, other, teacher: table.teacher })) {
    const code = await person.refused(CASE_PAGE, { caseId });
    hold(code === 'NOT_FOUND', `${who} sees the closed case: ${code}`);
  }
  const page = await casePage(table, mother);
  hold(page.plan.versions.at(-1).sharedGoal === 'Perhe nukkuu.', 'the mother does not read her plan any more');
}

/** Half a year on the mother calls again: it goes on where it ended. */
export async function reopen(table: Table): Promise<void> {
  const { counsellor, caseId, world, areaId } = table;
  await world.moveClock((await world.now()).add({ hours: 24 * 30 * 6 }));
  const { closedCases } = await counsellor.ask('query ($areaId: UUID!) { closedCases(areaId: $areaId) { caseId } }', {
    areaId,
  });
  hold(
    closedCases.some((each: Given) => each.caseId === caseId),
    'the closed case is not to be found',
  );
  const opened = await counsellor.do('reopenCase', { caseId, reason: 'Yöt ovat taas rikki.' }, 'id state');
  hold(opened.state === 'OPEN', `the case is ${opened.state}`);
  const { plan, meetings, responsiblePerson } = await casePage(table, counsellor);
  hold(plan.versions.length === 2 && meetings.length === 3, 'its history is not there');
  hold(responsiblePerson.who.id === counsellor.id, 'nobody answers for it');
}
