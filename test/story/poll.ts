import PostalMime from 'postal-mime';
import { type Given, hold } from './people.ts';
import { CANARIES, type Table } from './table.ts';

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
  const known = world.mailbox(staff.teacher.email).length;
  const seen = { meetingId: table.next.id, expectedVersion: table.next.version };
  await counsellor.do('openTimePoll', { ...seen, times: wednesdays(today) });
  const { recipients } = await pollOf(table);
  hold(recipients.length === 1, `asked were ${recipients.length}; only the teacher's time is not known`);
  const raw = await world.until('the question', async () => world.mailbox(staff.teacher.email)[known]);
  const mail = await PostalMime.parse(raw);
  const visible = `${mail.subject}\n${mail.text}\n${mail.html}`;
  const told = CANARIES.filter((canary) => visible.toLowerCase().includes(canary.toLowerCase()));
  hold(told.length === 0, `the question tells ${told.join(', ')}`);
  table.pollLink = /\/v\/[\w-]+/.exec(mail.text ?? '')![0];
}

/** He looks, which changes nothing, and presses one button. */
export async function teacherAnswersThePoll(table: Table): Promise<void> {
  const { world, pollLink: path } = table;
  const shown = await world.request({ method: 'GET', path });
  hold(shown.status === 200 && !CANARIES.some((canary) => shown.text.includes(canary)), `the page: ${shown.status}`);
  hold((await pollOf(table)).state === 'OPEN', 'looking at the page answered it');
  const [form] = /<form.*?<\/form>/s.exec(shown.text)!;
  const hidden = [...form.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => [
    name!,
    value!,
  ]);
  const body = new URLSearchParams([...hidden, ['all', 'can']]).toString();
  const headers = { 'content-type': 'application/x-www-form-urlencoded', cookie: shown.cookies.join('; ') };
  const { status } = await world.request({ method: 'POST', path, headers, body });
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
