import type { Answer, Refused } from '../../itip/read.js';
import { isForged } from './authentication-results.js';
import { answerIn } from './calendar-parts.js';
import { type DeliveryReport, deliveryReportIn, reportTypeOf } from './delivery-report.js';
import { readHeader } from './mail-header.js';
import { textIn } from './mail-text.js';
import { headOf, type MimeParts, partsOf } from './mime-parts.js';

/** What a mail is, before anybody asks whose it is. */
type IncomingKind =
  /** Not delivered, or not yet. */
  | 'bounce'
  /** A machine that says nothing: on holiday, has been read. */
  | 'automatic'
  | 'calendar'
  /** Somebody writes; a person has to read it. */
  | 'plain'
  | 'unreadable';

/** A mail from outside, taken apart. Anybody can write any of it. */
export interface IncomingMail {
  readonly kind: IncomingKind;
  /** Mailbox of the header From, if it names exactly one. */
  readonly from: string | null;
  /** Mailboxes it is addressed to: headers, and the organizer of the answer; of a bounce, who sent what came back. */
  readonly addressed: readonly string[];
  /** Message-IDs that it answers. */
  readonly references: readonly string[];
  /** Our own mail server says that it is not from whom it says. */
  readonly isForged: boolean;
  readonly answer: Answer | Refused | null;
  /** Why it is unreadable, or `winmail` where an answer may be in what only Outlook reads. In code. */
  readonly problem?: string;
  /** Of a bounce. */
  readonly report: DeliveryReport | null;
  /** What a person wrote, for a person to read; at most 2,000 characters. */
  readonly text: string | null;
}

const NOTHING: IncomingMail = {
  kind: 'unreadable',
  from: null,
  addressed: [],
  references: [],
  isForged: false,
  answer: null,
  report: null,
  text: null,
};

/**
 * Takes a mail apart (calendar.md §3, steps 1 to 6). Never throws: mail may hold anything.
 * @param authservId whose Authentication-Results are believed; without it nobody's
 */
export async function readIncoming(raw: Uint8Array, authservId?: string): Promise<IncomingMail> {
  try {
    const parts = partsOf(raw);
    const head = typeof parts === 'string' ? headOf(raw) : parts.root.head;
    const { isAutomatic, authenticationResults, ...header } = await readHeader(head);
    const base = { ...NOTHING, ...header, isForged: isForged(authenticationResults, authservId) };
    return typeof parts === 'string' ? { ...base, problem: parts } : await meaningOf(parts, isAutomatic, base);
  } catch {
    return { ...NOTHING, problem: 'malformed' };
  }
}

async function meaningOf(parts: MimeParts, isAutomatic: boolean, base: IncomingMail): Promise<IncomingMail> {
  const reportType = reportTypeOf(parts);
  if (reportType === 'delivery-status') {
    const report = deliveryReportIn(parts);
    return { ...base, kind: 'bounce', report, addressed: [...base.addressed, report.sender ?? ''] };
  }
  const answer = answerIn(parts.leaves);
  if (answer === 'several') return { ...base, problem: 'several-calendars' };
  if (answer) {
    const organizers = answer.kind === 'refused' ? [] : [answer.organizer ?? '', answer.organizerEmail ?? ''];
    return { ...base, kind: 'calendar', answer, addressed: [...base.addressed, ...organizers] };
  }
  if (isAutomatic || reportType !== null) return { ...base, kind: 'automatic' };
  const problem = parts.leaves.some(isWinmail) ? { problem: 'winmail' } : {};
  return { ...base, ...problem, kind: 'plain', text: await textIn(parts.leaves) };
}

/** TNEF: what Outlook sends as rich text. */
const isWinmail = ({ type }: MimeParts['leaves'][number]) => /^application\/(vnd\.)?ms-tnef$/.test(type);
