import type { LegalFrame } from '../network/network.domain.js';
import { refuse } from '../platform/errors/domain-error.js';

/** What of a case may be told. Bare logistics (that and when one meets) go with each of them. */
export const CONSENT_CATEGORIES = ['identity', 'needs', 'minutes', 'plan', 'actions'] as const;
export type ConsentCategory = (typeof CONSENT_CATEGORIES)[number];

/** What it may be told for. */
export const PURPOSES = ['network-meeting', 'shared-plan', 'handover'] as const;
export type Purpose = (typeof PURPOSES)[number];

export const CONSENT_STATES = ['explained', 'given', 'refused', 'withdrawn', 'superseded'] as const;
export type ConsentState = (typeof CONSENT_STATES)[number];

/** What one person said about a consent. */
export const CONSENT_DECISIONS = ['given', 'refused', 'withdrawn'] as const;
export type ConsentDecisionKind = (typeof CONSENT_DECISIONS)[number];

/**
 * How a consent was given. A national release permission (luovutuslupa, 703/2023 53 §) is referred to, never imitated. What
 * somebody says in their own account, having shown who they are, counts as written (13/2003 9 §).
 */
export const CONSENT_FORMS = ['oral', 'written', 'luovutuslupa', 'own-account'] as const;
export type ConsentForm = (typeof CONSENT_FORMS)[number];

/** Why a consent stands although not every guardian has given it. */
export const EXCEPTION_REASONS = ['cannot-be-reached', 'child-consents-alone', 'court-decision', 'danger'] as const;
export type ExceptionReason = (typeof EXCEPTION_REASONS)[number];

/** A consent as far as its course is decided here. */
export interface ConsentCourse {
  readonly state: ConsentState;
  /** The midnight after its last day. */
  readonly endsAt: Temporal.Instant;
}

/** What somebody said about a consent, the newest last. */
export interface Said {
  readonly personId: string;
  readonly decision: ConsentDecisionKind;
}

/**
 * Whose word counts: guardians with full powers and, where the frame lets the young person consent, the children of
 * the family. Whether one of them can judge it is assessed by whoever records the decision; there is no age gate.
 */
export interface Deciders {
  readonly guardians: readonly string[];
  readonly children: readonly string[];
}

/** What changes of a consent. */
export interface ConsentChange {
  readonly state?: ConsentState;
  readonly decidedAt?: Temporal.Instant;
  readonly withdrawnAt?: Temporal.Instant;
  readonly exceptionReason?: ExceptionReason;
}

/** What a consent or a basis in law covers. */
export interface Coverage {
  readonly categories: readonly ConsentCategory[];
  readonly lastDay: Temporal.PlainDate;
  readonly professionalIds?: readonly string[];
}

const ID = 'consentId';
const YEARS_AT_MOST = 2;
const PROFESSIONALS_AT_MOST = 20;
/** Act and section as cited: `703/2023 64 §`, with paragraph and item where they matter. */
const STATUTE = /^\d{1,4}\/(1[89]|20)\d\d \d{1,3}( ?[a-z])? §( \d{1,2} mom\.?)?( \d{1,2} kohta)?$/;

const isTwice = (values: readonly string[]) => new Set(values).size < values.length;

/** Passes if something is covered, nothing is named twice, and the period is neither over nor endless. */
export function checkCoverage(
  { categories, lastDay, professionalIds = [] }: Coverage,
  today: Temporal.PlainDate,
): void {
  if (categories.length === 0) refuse('CATEGORY_MISSING', 'Name what may be told.', 'categories');
  if (isTwice(categories)) refuse('CATEGORY_TWICE', 'Name each category once.', 'categories');
  if (isTwice(professionalIds)) refuse('PROFESSIONAL_TWICE', 'Name each professional once.', 'professionalIds');
  if (professionalIds.length > PROFESSIONALS_AT_MOST)
    refuse('TOO_MANY_PROFESSIONALS', `Name at most ${PROFESSIONALS_AT_MOST} people, or nobody.`, 'professionalIds');
  if (Temporal.PlainDate.compare(lastDay, today) < 0) refuse('TIME_IN_PAST', 'This day is over.', 'lastDay');
  if (Temporal.PlainDate.compare(lastDay, today.add({ years: YEARS_AT_MOST })) > 0)
    refuse('PERIOD_TOO_LONG', `It is renewed after ${YEARS_AT_MOST} years at the latest.`, 'lastDay');
}

/** Passes for an act and a section of it. */
export function checkStatute(statute: string): void {
  if (!STATUTE.test(statute)) refuse('STATUTE_FORMAT', 'Cite act and section, as in 703/2023 64 §.', 'statute');
}

/** Of what a unit that is no authority may be told without consent: of the shared plan, as far as it has a part in it. */
const INDISPENSABLE: readonly ConsentCategory[] = ['plan', 'actions'];
/** By which a private party is told what is indispensable, and nothing else (703/2023 56 § 3 mom.). */
const OF_PRIVATE_PARTIES = /^703\/2023 56 § 3 mom\.?( \d{1,2} kohta)?$/;

/** Passes for a basis that the unit can have: a law that lets authorities be told things does not name others. */
export function checkStatutoryReach(
  isAuthority: boolean,
  { statute, categories }: { readonly statute: string; readonly categories: readonly ConsentCategory[] },
): void {
  if (isAuthority) return;
  if (!OF_PRIVATE_PARTIES.test(statute))
    refuse(
      'STATUTE_OF_AUTHORITIES',
      'Who is no authority is told things by consent, or by 703/2023 56 § 3 mom.',
      'statute',
    );
  if (categories.some((category) => !INDISPENSABLE.includes(category)))
    refuse('NOT_INDISPENSABLE', 'Who is no authority is told the plan and actions at most.', 'categories');
}

/** How many days before its last one a consent or a basis in law is brought to mind. */
const REMINDED_DAYS_BEFORE = 14;
const IN_THE_MORNING = '08:00';
const IN_THE_EVENING = '16:00';
const SATURDAY = 6;

/** When the counsellor is told that it ends; null if that moment has passed. */
export function remindedAt(endsAt: Temporal.Instant, now: Temporal.Instant, zone: string): Temporal.Instant | null {
  const lastDay = endsAt.toZonedDateTimeISO(zone).subtract({ days: 1 }).toPlainDate();
  const at = lastDay
    .subtract({ days: REMINDED_DAYS_BEFORE })
    .toZonedDateTime({ timeZone: zone, plainTime: IN_THE_MORNING })
    .toInstant();
  return Temporal.Instant.compare(at, now) > 0 ? at : null;
}

/**
 * When the counsellor hears that somebody of the family has spoken: at once while people are at work, otherwise the next
 * weekday morning. Nothing waits for it: what was said holds already, and a withdrawal has ended what it ends.
 */
export function heardAt(now: Temporal.Instant, zone: string): Temporal.Instant {
  const local = now.toZonedDateTimeISO(zone);
  const time = local.toPlainTime();
  const isBefore = (hour: string) => Temporal.PlainTime.compare(time, hour) < 0;
  if (local.dayOfWeek < SATURDAY && !isBefore(IN_THE_MORNING) && isBefore(IN_THE_EVENING)) return now;
  let day = local.toPlainDate();
  if (!isBefore(IN_THE_MORNING)) day = day.add({ days: 1 });
  while (day.dayOfWeek >= SATURDAY) day = day.add({ days: 1 });
  return day.toZonedDateTime({ timeZone: zone, plainTime: IN_THE_MORNING }).toInstant();
}

/** The end of the last day: the midnight after it. */
export function endOf(lastDay: Temporal.PlainDate, zone: string): Temporal.Instant {
  return lastDay.add({ days: 1 }).toZonedDateTime(zone).toInstant();
}

/** Passes if the person's word counts. */
export function requireDecider(personId: string, { guardians, children }: Deciders): void {
  if (guardians.includes(personId) || children.includes(personId)) return;
  if (guardians.length === 0) refuse('GUARDIAN_MISSING', 'Record first who is guardian, with what powers.', 'personId');
  refuse('NOT_A_DECIDER', 'This person does not decide about consents.', 'personId');
}

/**
 * What is recorded for somebody: in pupil welfare consent is written (1287/2013 19 §). A refusal or a withdrawal counts in whatever form it comes:
 * nothing stands in its way.
 */
export function requireForm(frame: LegalFrame, decision: ConsentDecisionKind, form: ConsentForm): void {
  if (form === 'own-account') refuse('OWN_WORD_ONLY', 'In their own account everybody speaks for themselves.', 'form');
  if (frame === 'pupil-welfare' && decision === 'given' && form === 'oral')
    refuse('WRITTEN_FORM_NEEDED', 'In pupil welfare consent is given in writing.', 'form');
}

/**
 * Somebody gives or refuses: it stands as soon as all guardians have given it, and falls as soon as one refuses. A word
 * that comes later is kept, but changes nothing; against what stands there is withdrawal.
 */
export function decide(
  consent: ConsentCourse,
  { personId, decision }: Said,
  said: readonly Said[],
  { guardians }: Deciders,
  now: Temporal.Instant,
): ConsentChange {
  requireNotOver(consent, now);
  const latest = latestOf(said);
  const { state } = consent;
  if (state !== 'explained') {
    const isOver = state === 'withdrawn' || state === 'superseded';
    const isAgainst = state === 'given' && decision !== 'given';
    if (isOver || isAgainst || latest.has(personId))
      refuse('CONSENT_DECIDED', 'It is decided. Who is against it withdraws it; anything else is a new consent.', ID);
    return {};
  }
  if (decision === 'refused') return { state: 'refused', decidedAt: now };
  const isGivenBy = (guardian: string) => guardian === personId || latest.get(guardian) === 'given';
  return guardians.length > 0 && guardians.every(isGivenBy) ? { state: 'given', decidedAt: now } : {};
}

/**
 * It stands although not every guardian has given it: one of them has, or the young person alone. Over a refusal only
 * a court puts it.
 */
export function except(
  consent: ConsentCourse,
  reason: ExceptionReason,
  said: readonly Said[],
  { guardians, children }: Deciders,
  now: Temporal.Instant,
): ConsentChange {
  requireNotOver(consent, now);
  if (consent.state === 'refused' && reason !== 'court-decision')
    refuse('CONSENT_REFUSED', 'Somebody has refused; only a court decides otherwise.', 'reason');
  if (consent.state !== 'explained' && consent.state !== 'refused') refuse('CONSENT_DECIDED', 'It is decided.', ID);
  const latest = latestOf(said);
  const givers = reason === 'child-consents-alone' ? children : guardians;
  if (!givers.some((personId) => latest.get(personId) === 'given'))
    refuse('CONSENT_NOT_GIVEN', 'Nobody whose word this reason rests on has given it.', 'reason');
  return { state: 'given', decidedAt: now, exceptionReason: reason };
}

/** Any guardian who decides, or the young person who gave it, takes it back, whatever the others think. */
export function withdraw(
  { state }: ConsentCourse,
  personId: string,
  said: readonly Said[],
  { guardians, children }: Deciders,
  now: Temporal.Instant,
): ConsentChange {
  const givers = children.filter((child) => latestOf(said).get(child) === 'given');
  requireDecider(personId, { guardians, children: givers });
  if (state !== 'given') refuse('CONSENT_NOT_GIVEN', 'Only what stands is withdrawn.', ID);
  return { state: 'withdrawn', withdrawnAt: now };
}

function requireNotOver({ endsAt }: ConsentCourse, now: Temporal.Instant): void {
  if (Temporal.Instant.compare(endsAt, now) <= 0)
    refuse('CONSENT_EXPIRED', 'Its period is over; explain a new one.', ID);
}

function latestOf(said: readonly Said[]): ReadonlyMap<string, ConsentDecisionKind> {
  return new Map(said.map(({ personId, decision }) => [personId, decision]));
}
