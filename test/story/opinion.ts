import { type Given, hold } from './people.ts';
import { mailAfter, mailsAbout } from './post.ts';
import { type Table, tellsNothing } from './table.ts';
import { Visitor } from './visitor.ts';

const ASKED = /Miten meni|Hur gick det|How did it go/;

/** By then the next working day has come, whatever the season, and whoever was there has been asked. */
const A_WEEK = Temporal.Duration.from({ hours: 24 * 7 });
/** Three meetings and the closing. */
const EVENTS = 4;

const FEEDBACK = 'query ($caseId: UUID!) { feedbackOfCase(caseId: $caseId) { kind askedGroup face text month } }';

/** All that the counsellor can read of it: who said it is no field. */
const heard = async ({ counsellor, caseId }: Table): Promise<Given[]> =>
  (await counsellor.ask(FEEDBACK, { caseId })).feedbackOfCase;

/** A mail asks the nurse; looking changes nothing, one press gives it. */
export async function nurseGivesFeedback(table: Table): Promise<void> {
  const { world, chosenNurse } = table;
  const later = (await world.now()).add(A_WEEK);
  const mail = await mailAfter(table, chosenNurse.email, ASKED, () => world.moveClock(later));
  const path = /\/palaute\/[\w-]{22}/.exec(mail.text!)![0];
  const visitor = new Visitor(world);
  for (const look of [await visitor.get(path), await visitor.get(path)]) {
    hold(look.status === 200, `the page of the feedback: ${look.status}`);
    tellsNothing('the page of the feedback', look.text);
  }
  hold((await heard(table)).length === 0, 'looking at the page gave feedback');
  const { status } = await visitor.press(path, { face: 'good' });
  hold(status === 200, `the feedback: ${status}`);
  const said = await heard(table);
  hold(said.length === 1 && said[0].face === 'GOOD' && said[0].askedGroup === 'PROFESSIONAL', 'it did not arrive');
}

/** After the closing: professionals by mail, the mother on the phone, as she left no address. */
export async function lastFeedback(table: Table): Promise<void> {
  const { world, chosenNurse, counsellor, areaId, caseId, motherId } = table;
  const later = (await world.now()).add(A_WEEK);
  await mailAfter(table, chosenNurse.email, ASKED, () => world.moveClock(later));
  const asked = await world.until('all that she is asked', async () => {
    const mails = await mailsAbout(table, chosenNurse.email, ASKED);
    return mails.length < EVENTS ? undefined : mails;
  });
  hold(asked.length === EVENTS, `the nurse was asked ${asked.length} times about ${EVENTS} events`);
  const own = await world.until('the mother’s turn', async () => {
    const { feedbackToAsk } = await counsellor.ask(
      'query ($areaId: UUID!) { feedbackToAsk(areaId: $areaId) { id kind caseId personId } }',
      { areaId },
    );
    return feedbackToAsk.find((each: Given) => each.kind === 'CLOSING' && each.caseId === caseId);
  });
  hold(own.personId === motherId, 'somebody else is to be asked');
  const said = { feedbackId: own.id, face: 'GOOD', heard: 'YES', text: 'Kiitos, nyt nukutaan.' };
  await counsellor.do('recordFeedback', said, 'id');
  hold((await counsellor.try('recordFeedback', said)) === 'FEEDBACK_ANSWERED', 'she was asked twice');
  const last = (await heard(table)).find(({ kind }) => kind === 'CLOSING');
  hold(last?.askedGroup === 'FAMILY' && last.text === said.text, 'the counsellor does not read what she said');
}
