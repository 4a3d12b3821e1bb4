import type { Attendance, Needed } from '../meeting/meeting.domain.js';
import { ZONE } from '../platform/clock/clock.js';
import { COUNSELLOR, familyThing, type Filling, type Making, OF_CASE, SEATS } from './family-rows.js';
import { FAMILY, FAMILY_TEXTS, GUARDIAN, OTHER_GUARDIAN } from './family.data.js';
import { principalOf } from './personas.js';

const { meetingId } = FAMILY;

/** The meeting that was held, who took part, and its minutes. */
export function meetingOfFamily(making: Making): Filling[] {
  const { seal, times } = making;
  const minutes = seal(`minutes.text:${meetingId}`, FAMILY_TEXTS.minutes);
  const question = seal(`meeting_question.question:${meetingId}`, FAMILY_TEXTS.question);
  const written = { written_by: COUNSELLOR, written_at: times.minutesWritten };
  const part = { ...OF_CASE, meeting_id: meetingId, shared_at: times.minutesWritten };
  const shared = { state: 'shared', edition: 1, shared_edition: 1, shared_by: COUNSELLOR };
  return [
    ['meeting', [meetingRow(making)]],
    [
      'meeting_place',
      [{ ...OF_CASE, meeting_id: meetingId, place: seal(`meeting.place:${meetingId}`, FAMILY_TEXTS.place) }],
    ],
    ['meeting_question', [{ ...OF_CASE, meeting_id: meetingId, question }]],
    ['meeting_participant', participants()],
    ['minutes_sheet', [{ ...part, ...written, ...shared }]],
    ['minutes', [{ ...part, ...written, text: minutes }]],
    ['minutes_for_all', [part]],
    ['minutes_for_family', [part]],
  ];
}

function meetingRow({ times }: Making) {
  return {
    ...OF_CASE,
    id: meetingId,
    state: 'held',
    duration_minutes: 60,
    mode: 'hybrid',
    zone: ZONE,
    local_start: times.meetingStart.toString({ smallestUnit: 'minute' }),
    starts_at: times.meetingStarts,
    ends_at: times.meetingEnds,
    revision: 1,
    convened_by: COUNSELLOR,
    family_yes_start: times.meetingStarts,
    family_yes_by: GUARDIAN.id,
    family_yes_at: times.familyYes,
    family_agreed_in_advance: false,
    held_at: times.meetingEnds,
  };
}

interface Who {
  readonly professional_id: string | null;
  readonly unit_id: string | null;
  readonly person_id: string | null;
}

function participants() {
  const staff = (seat: { professional_id: string; unit_id: string }): Who => ({ ...seat, person_id: null });
  const relative = (person_id: string): Who => ({ professional_id: null, unit_id: null, person_id });
  const came: readonly (readonly [Who, Needed, Attendance])[] = [
    [staff(SEATS.counsellor), 'required', 'on-site'],
    [staff(SEATS.nurse), 'required', 'on-site'],
    [staff(SEATS.teacher), 'required', 'video'],
    [staff(SEATS.socialWorker), 'optional', 'absent'],
    [relative(GUARDIAN.id), 'required', 'on-site'],
    [relative(OTHER_GUARDIAN.id), 'required', 'video'],
    [relative(principalOf('minor')), 'required', 'on-site'],
  ];
  return came.map(([who, needed, attendance], i) => ({
    ...OF_CASE,
    id: familyThing(`participant/${i}`),
    meeting_id: meetingId,
    ...who,
    needed,
    chosen: true,
    attendance,
  }));
}
