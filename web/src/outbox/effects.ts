/** What an effect is, as its words are named, by the kind that the server gives it. Kinds that tell the same are one. */
const WHAT = {
  'consent.end': 'consentEnd',
  'consent.tell': 'consent',
  'consultation.tell-asker': 'answer',
  'email-code.mail': 'code',
  'family.safety-ban-ends': 'safetyBan',
  'feedback.ask': 'feedback',
  'feedback.mail': 'feedback',
  'follow-up.chase-action': 'action',
  'follow-up.digest': 'overdue',
  'follow-up.escalated': 'overdue',
  'follow-up.glass-unreviewed': 'glass',
  'follow-up.overdue': 'overdue',
  'follow-up.remind-action': 'action',
  'follow-up.remind-review': 'review',
  'handover.tell': 'handover',
  'handover.tell-absence': 'absence',
  'invitation.ask-authority': 'authority',
  'invitation.send': 'invitation',
  'invitation.send-poll': 'poll',
  'invitation.tell': 'notice',
  'mail.received': 'received',
  'meeting.minutes-shared': 'minutes',
  'meeting.poll-deadline': 'pollDeadline',
  'network.case-waits': 'lead',
  'network.glass-opened': 'glass',
  'network.somebody-disqualified': 'lead',
  'network.tell-lead': 'lead',
  'page-feedback.mail': 'pageFeedback',
  'retention.erase': 'erase',
} as const satisfies Readonly<Record<string, string>>;
type What = (typeof WHAT)[keyof typeof WHAT] | 'other';

const isKnown = (kind: string): kind is keyof typeof WHAT => Object.hasOwn(WHAT, kind);

/** Of a kind that a newer server has and this page does not know it is said only that there is something. */
export const whatOf = (kind: string): What => (isKnown(kind) ? WHAT[kind] : 'other');

/** Why it failed, as the server writes it down (`platform/outbox/failure.ts`), and how that is told. The first that fits. */
const WHY = [
  [/^held after a restore$/, 'held'],
  [/every process that held it was lost/, 'lost'],
  [/mail server not reached/, 'mailAway'],
  [/mail server answered|: smtp-\d/, 'mailRefused'],
  [/: sms-off$/, 'smsOff'],
  [/: http-\d/, 'smsRefused'],
  [/^NotHandedOver\b/, 'away'],
] as const;
type Why = (typeof WHY)[number][1] | 'heldReceived' | 'unknown';

/** What stands in the way, told so that one knows what to mend first. What came in goes to nobody: it may well happen again. */
export function whyOf(kind: string, lastError: string | null): Why {
  const why = WHY.find(([told]) => told.test(lastError ?? ''))?.[1] ?? 'unknown';
  return why === 'held' && whatOf(kind) === 'received' ? 'heldReceived' : why;
}
