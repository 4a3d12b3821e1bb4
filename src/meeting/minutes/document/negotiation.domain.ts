import { whenIn, wholeWhenIn } from '../../../directory/dates.domain.js';
import type { Language } from '../../../directory/directory.domain.js';
import {
  type DocumentStyle,
  factsOf,
  ofFamily,
  ofStaff,
  type Somebody,
  spelled,
} from '../../../network/document.domain.js';
import { staff, type StaffTree } from '../../../network/projecting.domain.js';
import { listOf } from '../../../platform/database/json.domain.js';
import type { Block } from '../../../platform/pdf/pdf.domain.js';
import type { Attendance } from '../../meeting.domain.js';

/** A meeting as a statement gives it for a document: instants as PostgreSQL writes them into JSON. */
export interface NegotiationTree {
  readonly startsAt: string | null;
  readonly endsAt: string | null;
  readonly zone: string;
  readonly participants: readonly {
    readonly personId: string | null;
    readonly who: StaffTree | null;
    readonly attendance: Attendance | null;
  }[];
}

/** SQL: the members of a JSON object, a `NegotiationTree` of the meeting `m`. */
export const NEGOTIATION_OF_MEETING = `'startsAt', m.starts_at, 'endsAt', m.ends_at, 'zone', m.zone, 'participants', ${listOf(
  `'personId', a.person_id, 'attendance', a.attendance,
    'who', case when a.professional_id is not null then ${staff('a.professional_id', 'a.unit_id')} end`,
  'meeting_participant a where a.area_id = m.area_id and a.meeting_id = m.id and a.chosen and not a.is_room',
  'a.person_id nulls first, a.id',
)}`;

/** When, and who was there. */
export interface Negotiation {
  /** Null while it has no time. */
  readonly start: Temporal.ZonedDateTime | null;
  readonly end: Temporal.ZonedDateTime | null;
  readonly participants: readonly (Somebody & { readonly attendance: Attendance | null })[];
}

interface Words {
  readonly date: string;
  readonly participants: string;
  readonly attendances: Readonly<Record<Attendance, string>>;
  readonly familyMember: string;
}

const WORDS: Readonly<Record<Language, Words>> = {
  fi: {
    date: 'Aika',
    participants: 'Osallistujat',
    attendances: {
      'on-site': 'paikalla',
      video: 'videoyhteydellä',
      phone: 'puhelimitse',
      written: 'kirjallisesti',
      absent: 'poissa',
    },
    familyMember: 'perheenjäsen',
  },
  sv: {
    date: 'Tid',
    participants: 'Deltagare',
    attendances: {
      'on-site': 'på plats',
      video: 'via video',
      phone: 'per telefon',
      written: 'skriftligt',
      absent: 'frånvarande',
    },
    familyMember: 'familjemedlem',
  },
  en: {
    date: 'Time',
    participants: 'Participants',
    attendances: {
      'on-site': 'in person',
      video: 'by video',
      phone: 'by phone',
      written: 'in writing',
      absent: 'absent',
    },
    familyMember: 'a member of the family',
  },
};

/** The tree with the names of the family whom the reader may know. */
export function negotiationOf(tree: NegotiationTree, names: ReadonlyMap<string, string>): Negotiation {
  const local = (instant: string | null) =>
    instant === null ? null : Temporal.Instant.from(instant).toZonedDateTimeISO(tree.zone);
  return {
    start: local(tree.startsAt),
    end: local(tree.endsAt),
    participants: tree.participants.map(({ who, personId, attendance }) => ({
      ...(who ? ofStaff(who) : ofFamily(names.get(personId ?? ''))),
      attendance,
    })),
  };
}

/** When and with whom, side by side; in plain words without abbreviations. */
export function negotiationBlocks(
  { start, end, participants }: Negotiation,
  { language, style }: Pick<DocumentStyle, 'language' | 'style'>,
): Block[] {
  const whenOf = style === 'plain' ? wholeWhenIn : whenIn;
  const words = WORDS[language];
  const present = participants.map((each) => {
    const how = each.attendance && words.attendances[each.attendance];
    return `${spelled(each, words.familyMember)}${how ? ` (${how})` : ''}`;
  });
  return factsOf([
    start !== null && end !== null && { name: words.date, value: whenOf(language, { start, end }) },
    present.length > 0 && { name: words.participants, value: present.join('\n') },
  ]);
}

/** The same for another system: instants and days as in ISO 8601. */
export const negotiationFields = ({ start, end, participants }: Negotiation) => ({
  start: start?.toInstant().toString() ?? null,
  end: end?.toInstant().toString() ?? null,
  date: start?.toPlainDate().toString() ?? null,
  participants: participants.map(({ name, title, unit, phone, attendance }) => ({
    name,
    title,
    unit,
    phone,
    attendance,
  })),
});
