import { type Given, hold, Person } from './people.ts';
import { mailAfter } from './post.ts';
import { casePage, type Table } from './table.ts';
import { Visitor } from './visitor.ts';

const ASKED_OF_TEACHER = 'Lyhyempi päivä keskiviikkoisin.';
const MINUTES = `query ($caseId: UUID!) { casePage(caseId: $caseId) { meetings { id
  minutes { state edition forAll forAuthorities forFamily answers { verdict isOwnWord } } } } }`;

/** One page in three parts, each for those whom it concerns; a mail says that it is there. */
export async function shareMinutes(table: Table): Promise<void> {
  const { counsellor, chosenNurse, staff, world, mother } = table;
  const parts = {
    forAll: 'Illat olivat pääasia.',
    forAuthorities: 'Neuvola seuraa unta.',
    forFamily: 'Onni piirsi; kuva jää kotiin.',
  };
  const meetingId = table.meeting.id;
  const written = await counsellor.do('writeMinutes', { meetingId, ...parts }, 'version');
  const nurse = await Person.signIn(world, { personId: chosenNurse.professionalId });
  hold((await minutesFor(table, nurse, meetingId)) === null, 'the nurse reads minutes that nobody has shared');
  const seen = { meetingId, expectedVersion: written.version };
  const share = () => counsellor.do('shareMinutes', seen, 'edition');
  const subject = /Muistio|Minnesanteckningar|Minutes/;
  await mailAfter(table, chosenNurse.email, subject, () => mailAfter(table, staff.teacher.email, subject, share));
  const nurses = await minutesFor(table, nurse, meetingId);
  hold(nurses.forAll === parts.forAll && nurses.forAuthorities === parts.forAuthorities, 'the nurse misses her parts');
  hold(nurses.forFamily === null, 'the nurse reads the part for the family');
  const { edition, forFamily } = await minutesFor(table, mother, meetingId);
  hold(forFamily === parts.forFamily, 'the mother misses her part');
  await mother.do('answerMinutes', { meetingId, edition, verdict: 'CONFIRMED' }, 'state');
  const { answers } = await minutesFor(table, counsellor, meetingId);
  hold(answers[0]?.verdict === 'CONFIRMED' && answers[0].isOwnWord, 'the mother’s word is not there');
}

const minutesFor = async ({ caseId }: Table, who: Person, meetingId: string): Promise<Given> =>
  (await who.ask(MINUTES, { caseId })).casePage.meetings.find(({ id }: Given) => id === meetingId).minutes;

/** The plan in words, beside its goals and actions; and something that is asked of the teacher, who wants to think. */
export async function writePlan({ counsellor, staff, world }: Table, planVersionId: string): Promise<void> {
  const sections = [
    ['SITUATION', 'Yöt ovat rikkonaisia.'],
    ['FAMILY_VIEW', 'Haluamme nukkua.'],
    ['STRENGTHS', 'Isovanhemmat lähellä.'],
    ['NEXT_STEPS', 'Tavataan kahden viikon päästä.'],
  ];
  for (const [kind, text] of sections)
    await counsellor.do('writePlanSection', { planVersionId, kind, text }, 'id version');
  const late = { text: ASKED_OF_TEACHER, dueOn: (await world.today()).add({ weeks: 5 }).toString() };
  const { professionalId: ownerId, unitId: ownerUnit } = staff.teacher;
  await counsellor.do('addAction', { planVersionId, ownerKind: 'PROFESSIONAL', ownerId, ownerUnit, ...late });
}

/** By a code that is mailed to him, without an account: his word makes the next version, and nobody approves it anew. */
export async function teacherPromisesLate(table: Table): Promise<void> {
  const { world, staff, mother, counsellor } = table;
  const visitor = new Visitor(world);
  await visitor.get('/lupaukset');
  const ask = async () => {
    const { status } = await visitor.press('/lupaukset', { address: staff.teacher.email });
    hold(status === 200, `asking for a code: ${status}`);
  };
  const { text } = await mailAfter(table, staff.teacher.email, /koodi|kod\b|code/i, ask);
  await visitor.press('/lupaukset/koodi', { code: /^(\d{4} \d{4})$/m.exec(text!)![1]! });
  const list = await visitor.get('/lupaukset');
  const asked = list.text.split('<li>').find((each) => each.includes(ASKED_OF_TEACHER));
  const say = /value="(commit\.[^"]+)"/.exec(asked ?? '')?.[1];
  hold(say !== undefined, 'the teacher is not asked for anything');
  await visitor.press('/lupaukset/kerro', { say });
  const latest = (await casePage(table, counsellor)).plan.versions.at(-1);
  hold(latest.number === 2 && latest.state === 'AGREED', `the plan is version ${latest.number}, ${latest.state}`);
  const { planDifference } = await mother.ask(
    'query ($id: UUID!) { planDifference(planVersionId: $id, language: EN) { text } }',
    { id: latest.id },
  );
  hold(planDifference.length === 1, `the mother reads ${planDifference.length} differences, of one promise`);
  for (const { text: line } of planDifference) world.tell(`   · ${line}`);
}
