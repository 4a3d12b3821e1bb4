import type { OwnDayData } from './own-day.query.js';

/** How many meetings ahead one wants to see at a glance. */
const MEETINGS_SHOWN = 3;
const ANSWERED = ['ACCEPTED', 'TENTATIVE', 'DECLINED'];
const UNDER_WAY = ['OPEN', 'IN_PROGRESS', 'STUCK'];

/** What waits for oneself, counted. */
export interface OwnDay {
  /** Invitations that wait for an answer. */
  readonly unanswered: number;
  /** Promises that one is asked for. */
  readonly asked: number;
  /** Promises past their day. */
  readonly late: number;
  /** Promises still to be kept, in time. */
  readonly open: number;
  /** By which day the first of these is due. */
  readonly nextDueOn: string | null;
  /** The nearest meetings to which one comes, or may come. */
  readonly meetings: readonly { readonly id: string; readonly startsAt: string; readonly endsAt: string }[];
}

/** @param today the day now, `2026-11-26` */
export function ownDayOf({ myInvitations, myInterpretings, myActions }: OwnDayData, today: string): OwnDay {
  const invitations = [...myInvitations, ...myInterpretings];
  const promised = myActions.filter(
    ({ commitment, progress }) => commitment === 'COMMITTED' && UNDER_WAY.includes(progress),
  );
  const open = promised.filter(({ dueOn }) => dueOn >= today);
  return {
    unanswered: invitations.filter(({ state }) => !ANSWERED.includes(state)).length,
    asked: myActions.filter(({ commitment }) => commitment !== 'COMMITTED').length,
    late: promised.length - open.length,
    open: open.length,
    nextDueOn: open.map(({ dueOn }) => dueOn).toSorted()[0] ?? null,
    meetings: invitations
      .filter(({ state }) => state === 'ACCEPTED' || state === 'TENTATIVE')
      .toSorted((one, other) => one.startsAt.localeCompare(other.startsAt))
      .slice(0, MEETINGS_SHOWN)
      .map(({ invitationId: id, startsAt, endsAt }) => ({ id, startsAt, endsAt })),
  };
}
