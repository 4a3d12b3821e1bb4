import type { Language } from '../../directory/directory.domain.js';
import { isJoinedRemotely, type MeetingMode } from '../../meeting/meeting.domain.js';
import type { MessageMethod } from '../invitation.domain.js';
import { type Counsellor, toAsk, type When, whenIn, WORDS } from '../words.domain.js';
import { LETTER_WORDS, type News } from './letter-words.domain.js';

/** All that may be told of a meeting before sign-in. */
export interface Told {
  readonly method: MessageMethod;
  readonly news: News;
  readonly language: Language;
  readonly when: When;
  readonly mode: MeetingMode;
  /** By which the invitee answers. */
  readonly link: string;
  /** Where people meet by video. */
  readonly conference: string | null;
  readonly counsellor: Counsellor;
}

/** A line of a letter; one with an address leads there. */
export type Line = string | { readonly label: string; readonly url: string };

/** Lines that belong together, and what to press below them. */
export interface Paragraph {
  readonly lines: readonly Line[];
  readonly button?: { readonly label: string; readonly url: string };
}

/** The address of the video meeting, where a request tells it: only to who may come that way. */
export const conferenceIn = ({ method, mode, conference }: Told): string | null =>
  method === 'REQUEST' && isJoinedRemotely(mode) ? conference : null;

/** What stands for the place in a calendar. */
export function placeIn(told: Told): string {
  const { language, mode } = told;
  return isJoinedRemotely(mode) && conferenceIn(told) !== null
    ? LETTER_WORDS[language].placesWithLink[mode]
    : WORDS[language].places[mode];
}

/** What a mail says, whichever way it is shown. A later one stands for itself: the first may be lost. */
export function letterOf(told: Told): Paragraph[] {
  if (told.method === 'CANCEL') return cancellation(told);
  return told.method === 'DECLINECOUNTER' ? refusal(told) : request(told);
}

/** The subject of the mail: which of several it is, without opening it. */
export function subjectOf({ method, news, language, when }: Told): string {
  const { subjects } = LETTER_WORDS[language];
  const kind = { REQUEST: news, CANCEL: 'cancelled', DECLINECOUNTER: 'declined' } as const;
  return `${subjects[kind[method]]}: ${WORDS[language].title}, ${whenIn(language, when)}`;
}

/** The letter as plain text: of the mail, and of the entry in the calendar. */
export const textOf = (paragraphs: readonly Paragraph[]): string =>
  paragraphs
    .map(({ lines, button }) => [...lines.map(lineOf), ...(button ? [button.url] : [])].join('\n'))
    .join('\n\n');

const lineOf = (line: Line): string => (typeof line === 'string' ? line : `${line.label}: ${line.url}`);

function request(told: Told): Paragraph[] {
  const { news, language, when, mode, link, counsellor } = told;
  const [words, own] = [WORDS[language], LETTER_WORDS[language]];
  const url = conferenceIn(told);
  const details = isJoinedRemotely(mode) && url !== null ? own.detailsWithLink[mode] : words.details[mode];
  const video = url === null ? [] : [{ label: own.video, url }];
  return [
    { lines: [own.opens[news](counsellor.name)] },
    {
      lines: [
        `${news === 'moved' ? own.times.moved : words.time}: ${whenIn(language, when)}`,
        `${words.mode}: ${words.modes[mode]}`,
        ...video,
      ],
    },
    { lines: [`${own.answer}:`], button: { label: own.button, url: link } },
    { lines: [own.cannotCome] },
    { lines: [details] },
    { lines: [toAsk(language, counsellor)] },
  ];
}

/** The same whether the meeting is off or this invitee alone is not wanted. */
function cancellation({ language, when, counsellor }: Told): Paragraph[] {
  const { off, times, remove } = LETTER_WORDS[language];
  return [
    { lines: [off] },
    { lines: [`${times.cancelled}: ${whenIn(language, when)}`] },
    { lines: [remove] },
    { lines: [toAsk(language, counsellor)] },
  ];
}

/** Calendars show only that a refusal came: the mail says what of. */
function refusal({ language, when, link, counsellor }: Told): Paragraph[] {
  const { notSuiting, times, stands, button } = LETTER_WORDS[language];
  return [
    { lines: [notSuiting] },
    { lines: [`${times.standing}: ${whenIn(language, when)}`] },
    { lines: [`${stands}:`], button: { label: button, url: link } },
    { lines: [toAsk(language, counsellor)] },
  ];
}
