import { type Given, hold } from './people.ts';
import { mailAfter } from './post.ts';
import { type Table, tellsNothing } from './table.ts';
import { Visitor } from './visitor.ts';

const WEDNESDAY = 3;

/** Nothing is known of the teacher's time any more: he is asked, by one link of his own. */
export async function askTheTeacher(table: Table): Promise<void> {
  const { counsellor, caseId, motherId, staff, teacher, world } = table;
  const today = await world.today();
  const forgotten = { professionalId: staff.teacher.professionalId, hours: [], firstDay: today.toString() };
  await teacher.do('keepWorkingHours', forgotten, '__typename');
  table.next = await counsellor.do('conveneMeeting', {
    caseId,
    question: 'Miten on mennyt?',
    durationMinutes: 45,
    mode: 'REMOTE',
    familyPersonIds: [motherId],
    participants: [table.chosenNurse, staff.teacher].map(({ professionalId, unitId }) => ({
      professionalId,
      unitId,
      needed: 'REQUIRED',
    })),
  });
  const seen = { meetingId: table.next.id, expectedVersion: table.next.version };
  const ask = () => counsellor.do('openTimePoll', { ...seen, times: wednesdays(today) });
  const mail = await mailAfter(table, staff.teacher.email, /aika sopii|tid passar|time suits/i, ask);
  const { recipients } = await pollOf(table);
  hold(recipients.length === 1, `asked were ${recipients.length}; only the teacher's time is not known`);
  table.pollLink = /\/v\/[\w-]+/.exec(mail.text ?? '')![0];
}

/** He looks, which changes nothing, and presses one button. */
export async function teacherAnswersThePoll(table: Table): Promise<void> {
  const { world, pollLink: path } = table;
  const visitor = new Visitor(world);
  const shown = await visitor.get(path);
  hold(shown.status === 200, `the page: ${shown.status}`);
  tellsNothing('the page', shown.text);
  hold((await pollOf(table)).state === 'OPEN', 'looking at the page answered it');
  const { status } = await visitor.press(path, { all: 'can' });
  hold(status === 200, `the answer to the poll: ${status}`);
}

/** What came of it, the mother's yes, and the time of the meeting: one click. */
export async function confirmThePoll(table: Table): Promise<void> {
  const { counsellor, motherId, next } = table;
  const { id, version, state, decision } = await pollOf(table);
  hold(state === 'DECIDED' && decision.proposal, `the poll is ${state}, and no time suits`);
  const { localStart: start, reasons } = decision.proposal;
  table.world.tell(`   ${start}: ${reasons.map(({ text }: Given) => text).join('; ')}`);
  const confirmed = { pollId: id, expectedVersion: version, start, personId: motherId };
  const meeting = await counsellor.do('confirmTimePoll', confirmed, 'id version state localStart');
  hold(meeting.state === 'SCHEDULED' && meeting.localStart === start, 'the next meeting has no time');
  table.next = { ...next, ...meeting };
}

/** Three afternoons that the area keeps free for network meetings. */
function wednesdays(today: Temporal.PlainDate): string[] {
  const first = today.add({ days: 7 + ((WEDNESDAY - today.dayOfWeek + 7) % 7) });
  const at = (weeks: number, time: string) => `${first.add({ weeks }).toString()}T${time}`;
  return [at(0, '13:00'), at(1, '13:00'), at(2, '14:15')];
}

async function pollOf({ counsellor, next }: Table): Promise<Given> {
  const { timePollOfMeeting } = await counsellor.ask(
    `query ($meetingId: UUID!) { timePollOfMeeting(meetingId: $meetingId) { id version state
      recipients { id hasAnswered } decision { proposal { localStart reasons { text } } } } }`,
    { meetingId: next.id },
  );
  return timePollOfMeeting;
}
