import { OCTETS_AT_MOST, unfold } from '../../itip/content-line.js';
import { type Answer, readAnswer, type Refused } from '../../itip/read.js';
import { type MimePart, octetsOf } from './mime-parts.js';

const CALENDARS = ['text/calendar', 'application/ics'];

/** Quoted-printable may write each octet as three, and break its lines. */
const ENCODED_AT_MOST = 4 * OCTETS_AT_MOST;

/** `several`: parts that say different things; nobody knows which is meant. */
export type CalendarFound = Answer | Refused | 'several' | null;

/**
 * The answer in a mail, wherever it stands (calendar.md §3, steps 4 to 6); null if there is none. Many programs send the
 * same one twice, for reading and for saving.
 */
export function answerIn(parts: readonly MimePart[]): CalendarFound {
  const calendars = parts.filter(({ type }) => CALENDARS.includes(type));
  if (calendars.length === 0) return null;
  if (calendars.some(({ body }) => body.length > ENCODED_AT_MOST)) return refused('too-large');
  const copies = calendars.map((part) => ({ octets: octetsOf(part), charset: part.parameters.get('charset') }));
  if (copies.some(({ octets }) => octets.length > OCTETS_AT_MOST)) return refused('too-large');
  if (copies.length > 1 && new Set(copies.map(textOf)).size > 1) return 'several';
  const [method, ...others] = new Set(calendars.map(methodOf).filter((said) => said !== ''));
  const [{ octets, charset }] = copies as [(typeof copies)[number]];
  return others.length > 0 ? refused('method-mismatch') : readAnswer(octets, method, charset);
}

const refused = (reason: Refused['reason']): Refused => ({ kind: 'refused', reason });

const methodOf = ({ parameters }: MimePart) => (parameters.get('method') ?? '').trim().toUpperCase();

/** Mail systems change line ends on the way, and one of two copies may be in another encoding. */
const textOf = ({ octets, charset }: { octets: Uint8Array; charset: string | undefined }) =>
  unfold(octets, charset).replaceAll(/\r\n?/g, '\n').trimEnd();
