import type { Day } from '../../../src/directory/dates.domain.js';
import { daysLater, isoDate, momentOf } from '../words/wall.js';
import { consentsOf } from './agreement.js';
import { type Gathering, hasLink, hasPlace, interpretedOf } from './form.js';
import type { GatherInput, TimesInput } from './gathering.query.js';
import { insistenceOf } from './insisted.js';
import { beginningOf, comingOf, guardianOf, openingOf } from './opening.js';
import { participantsOf } from './table.js';

/** What the page fills in where nothing was written, and what was answered about times. */
export interface Filled {
  readonly areaId: string;
  /** Code of the municipality where the family lives; null until one is known. */
  readonly municipality: string | null;
  readonly place: string;
  /** Code of the municipality where one meets: how far everybody has to travel. */
  readonly meetsIn: string | null;
  readonly question: string;
  /** Who heard a consent at that moment, in milliseconds since 1970. */
  readonly heard: (at: number) => string;
  /** The start that is chosen; null where none suits. */
  readonly start: string | null;
  /** The starts that are asked about. */
  readonly asked: readonly string[];
  /** Of whose time nothing is known. */
  readonly unknown: readonly string[];
}

/** A poll is of as many times as this. */
export const [POLLED_AT_LEAST, POLLED_AT_MOST] = [2, 5];
const SATURDAY = 6;

/** How the times are asked for. Those in `optional` are not waited for: of their time nothing is known. */
export function timesInputOf(
  form: Gathering,
  { areaId, meetsIn }: Pick<Filled, 'areaId' | 'meetsIn'>,
  optional: readonly string[] = [],
): TimesInput {
  const begun = momentOf(form.begunAt);
  const from = daysLater(begun, form.isPoll ? Math.max(form.earliest, daysToAnswer(begun)) : form.earliest);
  const invited = form.invited.map((one) => (optional.includes(one.id) ? { ...one, isNeeded: false } : one));
  return {
    areaId,
    durationMinutes: form.durationMinutes,
    isInterpreted: interpretedOf(form).length > 0,
    mode: form.mode,
    municipality: meetsIn,
    participants: participantsOf({ ...form, invited }),
    from: isoDate(from),
    to: isoDate(daysLater(from, form.days)),
    proposals: POLLED_AT_MOST,
    listAll: true,
  };
}

/** Two working days people have to answer; only after these may a time be that they are asked about. */
function daysToAnswer(begun: Day): number {
  let [days, working] = [0, 0];
  while (working < 2) {
    days += 1;
    if (daysLater(begun, days).dayOfWeek < SATURDAY) working += 1;
  }
  return days + 1;
}

/** All of it as it is sent, in one piece. Only with nothing missing. */
export function inputOf(form: Gathering, filled: Filled): Omit<GatherInput, 'requestId'> {
  const { areaId, municipality, start } = filled;
  return {
    ...beginningOf(form, areaId, municipality),
    ...(form.origin.kind !== 'case' && { opening: openingOf(form) }),
    consents: consentsOf(form, filled.heard),
    meeting: meetingOf(form, filled),
    ...(form.isPoll
      ? { poll: pollOf(filled) }
      : { time: { start: start!, saidYesBy: guardianOf(form), ...insistenceOf(form, start) } }),
  };
}

const meetingOf = (form: Gathering, { question, place, meetsIn }: Filled) => ({
  question: question.trim(),
  durationMinutes: form.durationMinutes,
  mode: form.mode,
  place: hasPlace(form) ? place.trim() || null : null,
  ...(hasLink(form) && form.link.trim() !== '' && { conferenceLink: form.link.trim() }),
  municipality: meetsIn,
  participants: participantsOf(form),
  family: comingOf(form),
  familyAgreedInAdvance: false,
});

const pollOf = ({ asked, unknown }: Filled) => ({
  times: [...asked],
  professionalIds: unknown.length > 0 ? [...unknown] : null,
});
