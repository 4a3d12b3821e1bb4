import type { Meeting } from './meeting.query.js';

/** Characters on the one page that is read: as the server takes them. */
export const PAGE_LIMITS = { forAll: 1500, forAuthorities: 900, forFamily: 600 } as const;
export type Part = keyof typeof PAGE_LIMITS;
export const PARTS: readonly Part[] = ['forAll', 'forAuthorities', 'forFamily'];
export const MATTERS_AT_MOST = 8;

export type Audience = 'ALL' | 'AUTHORITIES' | 'FAMILY';

/** Something that was agreed, as it is being written. */
export interface MatterDraft {
  readonly key: string;
  readonly text: string;
  readonly participantId: string;
  /** Local date; empty: no day. */
  readonly dueOn: string;
  readonly audience: Audience;
  readonly actionId: string | null;
}

/** The page as it is being written. */
export interface MinutesDraft extends Readonly<Record<Part, string>> {
  readonly matters: readonly MatterDraft[];
}

/** What stands written, to be written on. */
export function draftOf({ minutes, participants }: Pick<Meeting, 'minutes' | 'participants'>): MinutesDraft {
  const seatOf = (who: { readonly id: string } | null, personId: string | null): string =>
    participants.find((one) => (who ? one.who?.id === who.id : personId !== null && one.personId === personId))?.id ??
    '';
  return {
    forAll: minutes?.forAll ?? '',
    forAuthorities: minutes?.forAuthorities ?? '',
    forFamily: minutes?.forFamily ?? '',
    matters: (minutes?.matters ?? []).map(({ id, text, who, personId, dueOn, audience, actionId }) => ({
      key: id,
      text: text ?? '',
      participantId: seatOf(who, personId),
      dueOn: dueOn ?? '',
      audience,
      actionId,
    })),
  };
}

/** A line for what else was agreed. */
export const newMatter = (): MatterDraft => ({
  key: crypto.randomUUID(),
  text: '',
  participantId: '',
  dueOn: '',
  audience: 'ALL',
  actionId: null,
});

/** As the server takes it: what is empty is left out. */
export const inputOf = ({ forAll, forAuthorities, forFamily, matters }: MinutesDraft) => ({
  forAll: forAll.trim() || null,
  forAuthorities: forAuthorities.trim() || null,
  forFamily: forFamily.trim() || null,
  matters: matters
    .filter(({ text }) => text.trim() !== '')
    .map(({ text, participantId, dueOn, audience, actionId }) => ({
      text: text.trim(),
      audience,
      participantId: participantId || null,
      dueOn: dueOn || null,
      actionId,
    })),
});

/** Whether anything at all is written. */
export const isEmpty = (draft: MinutesDraft): boolean =>
  PARTS.every((part) => draft[part].trim() === '') && draft.matters.every(({ text }) => text.trim() === '');
