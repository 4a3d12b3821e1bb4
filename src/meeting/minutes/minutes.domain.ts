import { after, type Machine } from '../../platform/machine.domain.js';
import { DomainError, notFound, refuse } from '../../platform/errors/domain-error.js';
import { wasThere } from '../attending.domain.js';
import type { Attendance } from '../meeting.domain.js';

export const MINUTES_STATES = ['draft', 'shared', 'confirmed'] as const;
export type MinutesState = (typeof MINUTES_STATES)[number];

/** `settle`: all of the family who were there say that it is so; `open`: one of them has not said so, or not any more. */
type MinutesEvent = 'write' | 'share' | 'settle' | 'open';

/**
 * The minutes of one meeting, by their newest edition:
 *
 * ```
 * draft ──share──▶ shared ──settle──▶ confirmed
 *   ▲ ⟲ write        │ ▲ ◀────open──────┤
 *   └──────write─────┘─┼────────────────┘
 * ```
 *
 * What has been shared is never written over. Writing after that begins the next edition, a draft again; the editions
 * before stay as they were for whoever may read them, so that what is added later is seen to be added later.
 */
const MINUTES: Machine<MinutesState, MinutesEvent> = {
  draft: { write: 'draft', share: 'shared' },
  shared: { write: 'draft', settle: 'confirmed', open: 'shared' },
  confirmed: { write: 'draft', settle: 'confirmed', open: 'shared' },
};

/** For whom a part is: everybody at the table; the authorities whose consent covers it; the family and who answers for the case. */
export const AUDIENCES = ['all', 'authorities', 'family'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** Whose an agreed matter is, if it is anybody's. */
export const MATTER_OWNERS = ['professional', 'family'] as const;

/** What somebody of the family says of shared minutes; the last word of each counts. */
export const VERDICTS = ['confirmed', 'commented', 'objected'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Where the minutes of a meeting stand. */
export interface Standing {
  readonly state: MinutesState;
  /** The newest edition, 1 at first; a draft has not been read by anybody else yet. */
  readonly edition: number;
  /** The newest one that was shared. */
  readonly sharedEdition?: number | null;
}

/** One page, so that it is read. In characters: about 45 lines of text and eight of what was agreed. */
export const PAGE_LIMITS = { forAll: 1500, forAuthorities: 900, forFamily: 600, text: 3000, matters: 8 } as const;

/** A matter that was agreed (sovittu asia): what, who, by when. */
export interface Matter {
  readonly text: string;
  readonly audience: Audience;
  /** Who took it on: a participant who was there. */
  readonly participantId?: string | null;
  readonly dueOn?: Temporal.PlainDate | null;
  /** The action of the plan that it is. */
  readonly actionId?: string | null;
}

/** The texts of one edition, by audience. */
export interface Sections {
  readonly forAll?: string | null;
  readonly forAuthorities?: string | null;
  readonly forFamily?: string | null;
}

/** Everything of one edition. */
export interface MinutesPage extends Sections {
  readonly matters: readonly Matter[];
}

/** Which row an edition's text is bound to when it is sealed: `table.column:` and this. */
export const rowOf = (meetingId: string, edition: number): string =>
  edition === 1 ? meetingId : `${meetingId}/${edition}`;

/** What writing makes of the minutes; the next edition where the last one has been shared. */
export function written(standing: Standing | null): Pick<Standing, 'state' | 'edition'> {
  if (!standing) return { state: 'draft', edition: 1 };
  const { state, edition } = standing;
  return { state: after(MINUTES, state, 'write')!, edition: state === 'draft' ? edition : edition + 1 };
}

/** What sharing makes of the minutes. Throws unless there is a draft. */
export function shared({ state, edition }: Standing): Required<Standing> {
  const next = after(MINUTES, state, 'share');
  if (!next) return refuse('ALREADY_SHARED', 'These minutes have been shared; nothing was written since.', 'meetingId');
  return { state: next, edition, sharedEdition: edition };
}

/** Somebody of the family, and how they took part; null: not invited. */
export interface Relative {
  readonly personId: string;
  readonly attendance: Attendance | null;
}

/** The last word of somebody of the family. */
export interface Said {
  readonly personId: string;
  readonly verdict: Verdict;
}

/** What the last words make of the minutes: confirmed if each guardian who was there says so and nobody objects. */
export function answered({ state }: Standing, guardians: readonly Relative[], said: readonly Said[]): MinutesState {
  const lastWord = new Map(said.map(({ personId, verdict }) => [personId, verdict]));
  const present = guardians.filter(wasThere);
  const isSettled =
    present.length > 0 &&
    present.every(({ personId }) => lastWord.get(personId) === 'confirmed') &&
    ![...lastWord.values()].includes('objected');
  return after(MINUTES, state, isSettled ? 'settle' : 'open') ?? notShared();
}

/** Passes if the edition that was read is the one to answer: the newest, and shared. */
export function requireAnswerable({ state, edition }: Standing, read: number): void {
  if (!after(MINUTES, state, 'open')) notShared();
  if (edition !== read)
    throw new DomainError('STALE', 'There is another edition. Nothing was changed; read it first.', {
      field: 'edition',
      edition,
    });
}

function notShared(): never {
  return refuse('NOT_SHARED', 'The minutes are being written; they can be answered when they are shared.', 'meetingId');
}

/** Passes if a guardian may say it: to confirm one was there; to comment or object takes words. */
export function checkAnswer(
  guardian: Relative | undefined,
  { verdict, words }: { readonly verdict: Verdict; readonly words?: string | null },
): void {
  if (!guardian) refuse('NOT_A_GUARDIAN', 'Minutes are answered by guardians.', 'personId');
  if (verdict === 'confirmed' && !wasThere(guardian))
    refuse('NOT_PRESENT', 'What was said is confirmed by who was there.', 'personId');
  if (verdict !== 'confirmed' && !words) refuse('WORDS_MISSING', 'A comment or an objection has words.', 'words');
}

/** A participant of the meeting, and whether it is the professional or the person of the family. */
export interface AtTheTable {
  readonly id: string;
  readonly isRoom: boolean;
  readonly attendance?: Attendance | null;
}

/** Passes if the page is one page, says something, and gives no task to who was not there to take it on. */
export function checkPage(page: MinutesPage, table: readonly AtTheTable[], metOn: Temporal.PlainDate): void {
  for (const field of ['forAll', 'forAuthorities', 'forFamily'] as const) requireFits(field, page[field]);
  const { matters } = page;
  if (matters.length > PAGE_LIMITS.matters) tooLong('matters', matters.length);
  if (!saysAnything(page)) refuse('NOTHING_WRITTEN', 'The minutes say nothing.', 'forAll');
  for (const [index, matter] of matters.entries()) checkMatter(matter, table, metOn, `matters.${index}`);
}

export const saysAnything = ({ forAll, forAuthorities, forFamily, matters }: MinutesPage): boolean =>
  Boolean(forAll || forAuthorities || forFamily) || matters.length > 0;

/** Passes if a text that is the whole page is no longer than one. */
export const requireOnePage = (text: string): void => requireFits('text', text);

function requireFits(field: 'forAll' | 'forAuthorities' | 'forFamily' | 'text', text?: string | null): void {
  if (text && text.length > PAGE_LIMITS[field]) tooLong(field, text.length);
}

function tooLong(field: keyof typeof PAGE_LIMITS, length: number): never {
  throw new DomainError('TOO_LONG_FOR_ONE_PAGE', 'Minutes are one page.', { field, length, limit: PAGE_LIMITS[field] });
}

function checkMatter(
  { participantId, dueOn }: Matter,
  table: readonly AtTheTable[],
  metOn: Temporal.PlainDate,
  field: string,
): void {
  const owner = table.find(({ id, isRoom }) => id === participantId && !isRoom);
  if (participantId && !owner) throw notFound(`${field}.participantId`);
  if (owner && !wasThere(owner))
    refuse('OWNER_ABSENT', 'Nobody takes on anything while away.', `${field}.participantId`);
  if (dueOn && Temporal.PlainDate.compare(dueOn, metOn) < 0)
    refuse('DUE_BEFORE_MEETING', 'What was agreed is due after it was agreed.', `${field}.dueOn`);
}
