import { NEEDS } from '../words/needs.js';
import { instantOf, millisecondsOf } from '../words/wall.js';
import { instantOnWall } from '../words/whole-days.js';
import { IDENTITY, URGENCIES } from './corrected.js';
import type { RecordInput } from './record.query.js';

/** Who may have made it, and how; `WEB_FORM` the family fills itself. */
export const ROLES = ['FAMILY_MEMBER', 'CHILD', 'CLOSE_PERSON', 'PROFESSIONAL'] as const;
export const CHANNELS = ['PHONE', 'EMAIL', 'CHAT', 'FACE_TO_FACE'] as const;
export const SECTORS = [
  'SCHOOL',
  'PUPIL_WELFARE',
  'CHILD_HEALTH_CLINIC',
  'EARLY_CHILDHOOD_EDUCATION',
  'FAMILY_SOCIAL_SERVICES',
  'MENTAL_HEALTH',
  'HEALTH_CARE',
  'REHABILITATION',
  'ADULT_SERVICES',
  'YOUTH_WORK',
  'LEISURE',
  'NGO',
  'PARISH',
  'PRIVATE_SERVICE',
  'INTERPRETING',
  'SERVICE_GUIDANCE',
] as const;
/** What is asked for: a consultation and a work pair only by professionals. */
export const ASKS = ['ADVICE', 'MEETING', 'CONSULTATION', 'WORK_PAIR'] as const;
export const ASKS_OF_FAMILIES = ['ADVICE', 'MEETING'] as const;
/** Who goes on with it: it is answered already, one answers oneself, or whoever is on duty. */
export const NEXTS = ['answered', 'mine', 'queue'] as const;

/** A contact as it is written down; empty where nothing is. */
export interface Recorded {
  /** When the form was opened, in milliseconds since 1970: it came then, and was answered then. The same however often it is sent. */
  readonly begunAt: number;
  readonly role: string;
  readonly channel: string;
  readonly sector: string;
  readonly isAnonymous: boolean;
  readonly identity: Readonly<Record<(typeof IDENTITY)[number], string>>;
  readonly municipality: string;
  readonly hasSafetyBan: boolean;
  readonly needCodes: readonly string[];
  readonly ask: string;
  readonly urgency: string;
  readonly description: string;
  /** `2026-11-23T09:30` on a Finnish wall; empty: when the form was opened. */
  readonly receivedAt: string;
  readonly next: string;
}

/** The commonest call: a parent rings. */
const NOTHING_RECORDED: Omit<Recorded, 'begunAt'> = {
  role: 'FAMILY_MEMBER',
  channel: 'PHONE',
  sector: '',
  isAnonymous: false,
  identity: { givenName: '', familyName: '', phone: '', email: '', safeTimeToCall: '' },
  municipality: '',
  hasSafetyBan: false,
  needCodes: [],
  ask: '',
  urgency: '',
  description: '',
  receivedAt: '',
  next: '',
};
/** A form that was opened just now. */
export const begunAt = (milliseconds: number): Recorded => ({ ...NOTHING_RECORDED, begunAt: milliseconds });

const oneOf = <Value extends string>(values: readonly Value[], value: string): Value =>
  values.find((each) => each === value)!;

/** What is sent of it, once nothing is missing. */
export function recordInput(areaId: string, draft: Recorded): RecordInput {
  const isProfessional = draft.role === 'PROFESSIONAL';
  const receivedAt = draft.receivedAt ? instantOnWall(draft.receivedAt) : instantOf(draft.begunAt);
  return {
    areaId,
    contactRole: oneOf(ROLES, draft.role),
    channel: oneOf(CHANNELS, draft.channel),
    ...(isProfessional && { sector: oneOf(SECTORS, draft.sector) }),
    anonymous: draft.isAnonymous,
    ...(!draft.isAnonymous && { identity: identityOf(draft) }),
    municipality: draft.municipality,
    hasSafetyBan: draft.hasSafetyBan,
    needCodes: NEEDS.filter((each) => draft.needCodes.includes(each)),
    ask: oneOf(ASKS, draft.ask),
    urgency: oneOf(URGENCIES, draft.urgency),
    description: draft.description.trim() || null,
    receivedAt,
    takeNow: draft.next === 'mine',
    ...(draft.next === 'answered' && {
      firstAnsweredAt: instantOf(Math.max(draft.begunAt, millisecondsOf(receivedAt))),
    }),
  };
}

const identityOf = ({ identity }: Recorded) =>
  Object.fromEntries(IDENTITY.map((part) => [part, identity[part].trim() || null]));
