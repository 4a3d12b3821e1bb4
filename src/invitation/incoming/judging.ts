import { type Attendee, type Partstat, whichAttendee } from '../../itip/attendee.js';
import { comparable } from '../../itip/calendar-address.js';
import { answeredAt, placeOf } from '../../itip/order.js';
import type { Answer } from '../../itip/read.js';
import type { IncomingMail } from './incoming-mail.js';
import type { AnswerOutcome, InvitationState } from '../invitation.domain.js';

/** What is remembered of an invitation when mail comes in for it. */
export interface Standing {
  readonly uid: string;
  /** Where the invitee is reached: where it was sent, and where the directory says now. */
  readonly addresses: readonly string[];
  readonly state: InvitationState;
  readonly sequence: number;
  readonly significantSequence: number;
  readonly lastReplySequence?: number | null;
  readonly lastReplyStamp?: Temporal.Instant | null;
  readonly answeredAt?: Temporal.Instant | null;
  /** The meeting is over, or off: an answer comes too late. */
  readonly isOver: boolean;
}

/** What a mail means for its invitation: exactly one outcome. */
export interface Judgement {
  readonly outcome: AnswerOutcome;
  /** Said more exactly, in code. */
  readonly reason?: string;
  /** What is said; null where nothing was that could be an answer. */
  readonly said: InvitationState | null;
  readonly sequence: number | null;
  readonly stamp: Temporal.Instant | null;
  readonly comment: string | null;
  readonly proposed: { readonly start: Temporal.Instant; readonly end: Temporal.Instant } | null;
  /** The invitee asks for the invitation again. */
  readonly refresh: boolean;
}

const SAYS: Readonly<Record<Partstat, InvitationState>> = {
  ACCEPTED: 'accepted',
  TENTATIVE: 'tentative',
  DECLINED: 'declined',
  DELEGATED: 'delegated',
};

const NOTHING = { said: null, sequence: null, stamp: null, comment: null, proposed: null, refresh: false } as const;

/** Decides (calendar.md §3, steps 7 to 13). Mail whose secret was right still proves nothing about who sent it. */
export function judge(mail: IncomingMail, receivedAt: Temporal.Instant, standing: Standing): Judgement {
  const { answer } = mail;
  if (mail.kind === 'unreadable') return { ...NOTHING, outcome: 'unreadable', reason: mail.problem };
  if (mail.kind === 'bounce') {
    // Somebody who has answered was reached: another copy of it was not.
    const outcome = standing.answeredAt || standing.state === 'cancelled' ? 'question' : 'applied';
    return { ...NOTHING, outcome, said: 'bounced', reason: 'bounced' };
  }
  if (!answer) return { ...NOTHING, outcome: 'question', comment: mail.text };
  if (answer.kind === 'refused') return { ...NOTHING, outcome: 'unreadable', reason: answer.reason };
  return judgeAnswer(answer, mail.from, receivedAt, standing);
}

function judgeAnswer(answer: Answer, from: string | null, receivedAt: Temporal.Instant, standing: Standing): Judgement {
  const arrival = { sequence: answer.sequence, stamp: answer.stamp, receivedAt };
  const told = {
    ...NOTHING,
    sequence: answer.sequence,
    stamp: answeredAt(arrival),
    comment: answer.comment,
    proposed: answer.proposed ?? null,
  };
  if (answer.uid !== standing.uid) return { ...told, outcome: 'unreadable', reason: 'unknown-uid' };
  const own = senderLine(answer.attendees, from, standing.addresses);
  if (own === 'mismatch') return { ...told, outcome: 'sender-mismatch' };
  if (answer.kind === 'refresh') return { ...told, outcome: 'applied', refresh: true };
  const partstat = own?.partstat ?? null;
  if (answer.kind === 'reply' && !partstat)
    return { ...told, outcome: 'unreadable', reason: own ? 'unknown-partstat' : 'unknown-attendee' };
  const said = answer.kind === 'counter' ? 'counter-proposed' : SAYS[partstat!];
  return { ...told, said, outcome: outcomeOf(answer, arrival, standing, said) };
}

/** The invitee's own line; null if the sender is the invitee and no line is theirs. */
function senderLine(
  attendees: readonly Attendee[],
  from: string | null,
  addresses: readonly string[],
): Attendee | null | 'mismatch' {
  const own = whichAttendee(attendees, addresses);
  if (own) return own;
  const known = new Set(addresses.map(comparable));
  if (from === null || !known.has(comparable(from))) return 'mismatch';
  // Some calendars answer under another name of the same mailbox.
  return attendees.length === 1 ? attendees[0]! : null;
}

function outcomeOf(
  { kind }: Answer,
  arrival: { sequence: number; stamp: Temporal.Instant | null; receivedAt: Temporal.Instant },
  standing: Standing,
  said: InvitationState,
): AnswerOutcome {
  const { sequence, significantSequence, lastReplySequence, lastReplyStamp } = standing;
  const last =
    lastReplySequence != null && lastReplyStamp ? { sequence: lastReplySequence, stamp: lastReplyStamp } : null;
  const place = placeOf(arrival, { significantSequence, highestSent: sequence, last });
  // Twice in the same second, and not the same: nobody knows which was meant.
  if (place === 'duplicate' && said !== standing.state) return 'question';
  if (place !== 'apply') return place;
  if (kind === 'counter' && arrival.sequence !== sequence) return 'stale';
  return standing.isOver ? 'question' : 'applied';
}
