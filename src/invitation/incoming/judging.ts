import { type Attendee, type Partstat, whichAttendee } from '../../itip/attendee.js';
import { comparable } from '../../itip/calendar-address.js';
import { answeredAt, placeOf } from '../../itip/order.js';
import type { Answer } from '../../itip/read.js';
import type { IncomingMail } from './incoming-mail.js';
import type { AnswerOutcome, InvitationState } from '../invitation.domain.js';

/**
 * By what a mail is known to be for its invitation. Who has the secret of its reply address was told it by us, or by whom
 * we told; who only knows the UID or a Message-ID has to be the invitee by their address.
 */
export type Proof = 'token' | 'sender';

/** What is remembered of an invitation when mail comes in for it. */
export interface Standing {
  readonly proof: Proof;
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
  /** What came back is not the present request, but an older one, a cancellation or the like. */
  readonly isOldCopy: boolean;
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
  /** Whom the invitee names to come instead: `Name <address>`, or the address alone. */
  readonly delegatedTo: string | null;
  /** The invitee asks for the invitation again. */
  readonly refresh: boolean;
}

const SAYS: Readonly<Record<Partstat, InvitationState>> = {
  ACCEPTED: 'accepted',
  TENTATIVE: 'tentative',
  DECLINED: 'declined',
  DELEGATED: 'delegated',
};

const NOTHING = {
  said: null,
  sequence: null,
  stamp: null,
  comment: null,
  proposed: null,
  delegatedTo: null,
  refresh: false,
} as const;

/** Decides (calendar.md §3, steps 7 to 13). Mail whose secret was right still proves nothing about who sent it. */
export function judge(mail: IncomingMail, receivedAt: Temporal.Instant, standing: Standing): Judgement {
  const { answer } = mail;
  if (mail.kind === 'unreadable') return { ...NOTHING, outcome: 'unreadable', reason: mail.problem };
  if (mail.isForged) return { ...NOTHING, outcome: 'sender-mismatch', reason: 'auth-fail' };
  if (mail.kind === 'bounce') return judgeBounce(mail, standing);
  if (!answer) return judgeWords(mail, standing);
  if (answer.kind === 'refused') return { ...NOTHING, outcome: 'unreadable', reason: answer.reason };
  return judgeAnswer(answer, mail.from, receivedAt, standing);
}

function judgeBounce({ report }: IncomingMail, { answeredAt: hasAnswered, state, isOldCopy }: Standing): Judgement {
  if (report?.action !== 'failed') return { ...NOTHING, outcome: 'question', reason: 'undecided-report' };
  // Somebody who has answered was reached: another copy of it was not.
  const outcome = hasAnswered || state === 'cancelled' || isOldCopy ? 'question' : 'applied';
  return { ...NOTHING, outcome, said: 'bounced', reason: 'bounced' };
}

function judgeWords({ from, text, problem: reason }: IncomingMail, standing: Standing): Judgement {
  if (standing.proof === 'sender' && !isInvitee(from, standing)) return { ...NOTHING, outcome: 'sender-mismatch' };
  return { ...NOTHING, outcome: 'question', reason, comment: text };
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
  const own = senderLine(answer.attendees, from, standing);
  if (own === 'mismatch') return { ...told, outcome: 'sender-mismatch' };
  if (own === 'delegate') return { ...told, outcome: 'question', reason: 'delegate' };
  if (answer.kind === 'refresh') return { ...told, outcome: 'applied', refresh: true };
  const partstat = own?.partstat ?? null;
  if (answer.kind === 'reply' && !partstat)
    return { ...told, outcome: 'unreadable', reason: own ? 'unknown-partstat' : 'unknown-attendee' };
  const said = answer.kind === 'counter' ? 'counter-proposed' : SAYS[partstat!];
  const delegatedTo = said === 'delegated' ? delegateOf(own!, answer.attendees) : null;
  return { ...told, said, delegatedTo, ...outcomeOf(answer, arrival, standing, said) };
}

const isInvitee = (mailbox: string | null, { addresses }: Standing): boolean =>
  mailbox !== null && addresses.some((address) => comparable(address) === comparable(mailbox));

/**
 * The invitee's own line; null if the sender is the invitee and no line is theirs. A delegate answers for themselves: the
 * family was asked about the invitee.
 */
function senderLine(
  attendees: readonly Attendee[],
  from: string | null,
  standing: Standing,
): Attendee | null | 'mismatch' | 'delegate' {
  const isFromInvitee = isInvitee(from, standing);
  if (!isFromInvitee && standing.proof === 'sender') return 'mismatch';
  const own = whichAttendee(attendees, standing.addresses);
  if (own) return own;
  if (attendees.some(({ delegatedFrom }) => isInvitee(delegatedFrom, standing))) return 'delegate';
  if (!isFromInvitee) return 'mismatch';
  // Some calendars answer under another name of the same mailbox.
  return attendees.length === 1 ? attendees[0]! : null;
}

/** Who is to come instead, by the name that another line gives them. */
function delegateOf({ delegatedTo }: Attendee, attendees: readonly Attendee[]): string | null {
  if (delegatedTo === null) return null;
  const name = whichAttendee(attendees, [delegatedTo])?.name;
  return name ? `${name} <${delegatedTo}>` : delegatedTo;
}

type Arrival = Parameters<typeof placeOf>[0];

function outcomeOf(
  answer: Answer,
  arrival: Arrival,
  standing: Standing,
  said: InvitationState,
): Pick<Judgement, 'outcome' | 'reason'> {
  const { sequence, significantSequence, lastReplySequence, lastReplyStamp } = standing;
  const last =
    lastReplySequence != null && lastReplyStamp ? { sequence: lastReplySequence, stamp: lastReplyStamp } : null;
  const place = placeOf(arrival, { significantSequence, highestSent: sequence, last });
  // Twice in the same second, and not the same: nobody knows which was meant.
  if (place === 'duplicate' && said !== standing.state) return { outcome: 'question' };
  if (place !== 'apply') return { outcome: place };
  if (answer.kind === 'counter' && arrival.sequence !== sequence) return { outcome: 'stale' };
  if (standing.isOver) return { outcome: 'question' };
  // The family's consent names people: who else comes is for a person to decide (calendar.md §1.6).
  if (said === 'delegated') return { outcome: 'question' };
  if (answer.proposed && Temporal.Instant.compare(answer.proposed.start, arrival.receivedAt) <= 0)
    return { outcome: 'question', reason: 'proposed-past' };
  return { outcome: 'applied', ...(answer.isGuessed && { reason: 'charset-guessed' }) };
}
