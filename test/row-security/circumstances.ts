import { principalOf as personaOf } from '../../src/demo/personas.js';
import { idOf } from '../../src/demo/random.js';
import { LINE } from './filled.js';
import { OF_A_CASE, OPENING } from './readers.js';
import type { Row } from './rows.js';
import { SUBJECTS, type Subject } from './subjects.js';

/** Something that takes reading away from people who have it otherwise. */
export interface Circumstance {
  readonly name: string;
  readonly rows: readonly (readonly [table: string, row: Row])[];
  /** Who reads these rows all the same. */
  readonly readers: readonly (readonly [table: string, readers: readonly Subject[], rows: string])[];
}

const KEEPERS: readonly Subject[] = ['counsellor', 'stand-in'];
const ANSWERING: readonly Subject[] = [...KEEPERS, 'responsible'];
const STAFF_UNITS = SUBJECTS.filter((each) => each !== 'nobody');
const readersOf = (table: string) => OF_A_CASE.find(([each]) => each === table)![1];
const MOMENT = '2026-11-22T07:31:00Z';
const ROOM = idOf('row/seat/room');

/** Who reads a directory of units and services while a guardian hides. */
const NOT_HIDDEN_FROM = STAFF_UNITS.filter((each) => each !== 'other-guardian' && each !== 'close-person');

/** A guardian hides, with the young person; the other guardian lives elsewhere. */
const SAFETY_BAN: Circumstance = {
  name: 'a guardian has a safety ban',
  rows: [
    ['safety_ban', { person_id: personaOf('guardian'), since: '2026-11-01', last_day: '2027-11-01', evidence: 'x' }],
    ['household_member', { person_id: personaOf('minor'), household_id: idOf('row/home') }],
    ['meeting_participant', { id: ROOM, meeting_id: idOf('row/meeting'), is_room: true, professional_id: ROOM }],
    ['booking', { meeting_id: idOf('row/meeting'), professional_id: ROOM }],
  ],
  readers: [
    ['contact_way', [...KEEPERS, 'guardian'], 'person_id = $guardian'],
    ['contact_way', [...KEEPERS, 'minor'], 'person_id = $minor'],
    ['meeting_place', [...ANSWERING, 'nurse', 'guardian'], 'meeting_id = $ahead'],
    ['meeting_participant', [...ANSWERING, 'nurse', 'guardian'], 'is_room'],
    ['booking', [...ANSWERING, 'nurse', 'guardian'], 'professional_id = $room'],
    ['unit', NOT_HIDDEN_FROM, `sector <> 'service-guidance'`],
    ['service', NOT_HIDDEN_FROM, `unit_id not in (select id from unit where sector = 'service-guidance')`],
  ],
};

const WITHOUT_PART = ['member', 'counsellor', 'team-lead', 'log-inspector', 'admin'] as const;
const TAKES_PART = (each: Subject) => !(WITHOUT_PART as readonly Subject[]).includes(each);

/** A member, the counsellor, and all who look after the cases of the area say that they are disqualified. */
const DISQUALIFIED: Circumstance = {
  name: 'a member, the counsellor and who look after the area are disqualified',
  rows: WITHOUT_PART.map((each) => [
    'disqualification',
    { professional_id: each === 'member' ? idOf('person/member') : personaOf(each), settled_at: '2026-11-23' },
  ]),
  readers: [
    ['platform.data_key', OPENING.filter(TAKES_PART), 'scope_id = $case'],
    ['feedback_answer', ['stand-in'], 'true'],
    ['feedback_request', ['stand-in'], 'is_spoken'],
    ...(['break_glass', 'disqualification_reason', 'counsellor_change', 'outside_handover'] as const).map(
      (table) => [table, readersOf(table).filter(TAKES_PART), 'true'] as const,
    ),
    ['log_withholding', [], 'true'],
    ['legal_hold', [], 'true'],
  ],
};

/** Minutes are kept from somebody who inspects the log: what was done in that moment is not told them by it either. */
const KEPT: Circumstance = {
  name: 'minutes are kept from an inspector',
  rows: [
    ['minutes_sheet', { meeting_id: idOf('row/meeting'), written_at: MOMENT }],
    [
      'access.withheld',
      { record_type: 'minutes', record_id: idOf('row/meeting'), person_id: personaOf('log-inspector') },
    ],
    ['audit.access_log', { ...LINE, at: MOMENT, operation: 'kept' }],
  ],
  readers: [['audit.access_log', [], `operation = 'kept'`]],
};

export const CIRCUMSTANCES = [SAFETY_BAN, DISQUALIFIED, KEPT] as const;
