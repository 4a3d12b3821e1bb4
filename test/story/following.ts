import { latest } from './calendar.ts';
import { type Given, hold } from './people.ts';
import { casePage, meetingOf, type Table, tellsNothing } from './table.ts';
import { Visitor } from './visitor.ts';

const FOLLOWED = `query ($caseId: UUID!) { casePage(caseId: $caseId) {
  actions { id ownerId progress obstacle } followUp { faces { face words } ratings { goalId rating } }
  plan { reviews { id dueOn state decision version } } } }`;

const followed = async ({ counsellor, caseId }: Table): Promise<Given> =>
  (await counsellor.ask(FOLLOWED, { caseId })).casePage;

/** Waits until a meeting of the case is over, and writes down that it was held and who was there. */
export async function recordHeld(table: Table, meetingId: string): Promise<void> {
  const { world, counsellor } = table;
  const { participants, endsAt, version } = await meetingOf(table, meetingId);
  const over = Temporal.Instant.from(endsAt).add({ minutes: 5 });
  if (Temporal.Instant.compare(await world.now(), over) < 0) await world.moveClock(over);
  const attendance = participants
    .filter(({ chosen }: Given) => chosen)
    .map(({ id }: Given) => ({ participantId: id, attendance: 'ON_SITE' }));
  const held = await counsellor.do('recordMeetingHeld', { meetingId, expectedVersion: version, attendance }, 'state');
  hold(held.state === 'HELD', 'not held');
}

/** By the link of the invitation, without an account: numbers and days alone. */
export async function nurseIsStuck(table: Table): Promise<void> {
  const { world, chosenNurse } = table;
  const request = await latest(world.mailbox(chosenNurse.email), 'REQUEST');
  const visitor = new Visitor(world);
  const say = (await promisesOn(visitor, request!.link!)).find((value) => value.startsWith('stuck.'));
  hold(say !== undefined, 'the nurse cannot say how it goes');
  await visitor.press(`${request!.link}/lupaus`, { say });
  hold((await progressOf(table)) !== 'STUCK', 'it was taken down before she said why');
  await visitor.press(`${request!.link}/lupaus`, { say, reason: 'Kotona ei vastata.' });
  hold((await progressOf(table)) === 'STUCK', 'that she is stuck did not arrive');
  await world.moveClock((await world.now()).add({ hours: 24 * 3 }));
  const done = (await promisesOn(visitor, request!.link!)).find((value) => value.startsWith('done.'));
  await visitor.press(`${request!.link}/lupaus`, { say: done! });
  hold((await progressOf(table)) === 'DONE', 'that it is done did not arrive');
}

/** What the buttons say on the page of a link, which tells nothing of the family. */
async function promisesOn(visitor: Visitor, link: string): Promise<string[]> {
  const { text } = await visitor.get(link);
  tellsNothing('the page of the promises', text);
  return [...text.matchAll(/value="([\w-]+\.\d+\.\d+)"/g)].map(([, value]) => value!);
}

async function progressOf(table: Table): Promise<string> {
  const { actions } = await followed(table);
  return actions.find(({ ownerId }: Given) => ownerId === table.chosenNurse.professionalId).progress;
}

/** One face of three, on her own page; the counsellor sees it, and nobody concludes anything from it. */
export async function motherPressesAFace(table: Table): Promise<void> {
  const browser = await table.mother.browser();
  await browser.get('/s');
  const pressed = await browser.press('/s/kuulumiset', { face: 'so-so', words: 'Vähän parempi.' });
  hold(pressed.status === 200, `the face: ${pressed.status}`);
  const [face] = (await followed(table)).followUp.faces;
  hold(face?.face === 'SO_SO' && face.words === 'Vähän parempi.', 'the counsellor does not see the face');
}

/** The meeting whose time the poll found. */
export const meetAgain = (table: Table): Promise<void> => recordHeld(table, table.next.id);

/** The same people, and times around the day of the review; then the mother's yes and the time at once. */
export async function conveneReview(table: Table): Promise<void> {
  const { counsellor, motherId, chosenNurse, world } = table;
  const due = (await followed(table)).plan.reviews.find(({ state }: Given) => state === 'DUE');
  const known = world.mailbox(chosenNurse.email).length;
  const { meeting, times } = await counsellor.do(
    'conveneReview',
    { reviewId: due.id, expectedVersion: due.version, family: WEEKDAYS },
    `meeting { id version participants { professionalId personId } }
     times { feasibleCount ask proposals { localStart reasons { text } } } leftOut`,
  );
  const who = meeting.participants.map(({ professionalId, personId }: Given) => professionalId ?? personId);
  hold(who.includes(chosenNurse.professionalId) && who.includes(motherId), 'the same people are not around the table');
  const [best] = times.proposals;
  hold(best, `there is no time for the review: ${times.ask}`);
  world.tell(`   ${times.feasibleCount} times would do; the best: ${best.localStart}`);
  const settled = { meetingId: meeting.id, expectedVersion: meeting.version, start: best.localStart };
  const scheduled = await counsellor.do('scheduleReview', { ...settled, personId: motherId }, 'id state');
  hold(scheduled.state === 'SCHEDULED', 'the review has no time');
  table.review = { ...due, meetingId: meeting.id };
  const request = await world.until('the request for the review', () =>
    latest(world.mailbox(chosenNurse.email).slice(known), 'REQUEST'),
  );
  hold(request.start.startsWith(best.localStart), `the request says ${request.start}`);
  tellsNothing('the request', request.visible);
}

const WEEKDAYS = { must: [{ days: ['MO', 'TU', 'WE', 'TH', 'FR'], start: '09:00', end: '15:00' }] };

/** They look at the goal, not at the actions: people say how far it was reached. */
export async function review(table: Table): Promise<void> {
  const { counsellor, world, review: due } = table;
  await recordHeld(table, due.meetingId);
  const { plan } = await casePage(table, counsellor);
  const [ahead] = (await followed(table)).plan.reviews.filter(({ id }: Given) => id === due.id);
  const nextReviewOn = (await world.today()).add({ weeks: 6 }).toString();
  const decided = { reviewId: due.id, expectedVersion: ahead.version, decision: 'CONTINUE', nextReviewOn };
  const without = await counsellor.try('recordReview', decided);
  hold(without === 'GOAL_NOT_RATED', `a review of which nobody rated the goal: ${without}`);
  const goalRatings = plan.goals.map(({ id }: Given) => ({
    goalId: id,
    rating: 'PARTLY',
    words: 'Viikonloput vielä.',
  }));
  await counsellor.do('recordReview', { ...decided, goalRatings }, 'state');
  const { followUp, plan: after } = await followed(table);
  hold(followUp.ratings.length === 1 && followUp.ratings[0].rating === 'PARTLY', 'the rating is not there');
  hold(
    after.reviews.some(({ state, dueOn }: Given) => state === 'DUE' && dueOn === nextReviewOn),
    'no next review',
  );
}
