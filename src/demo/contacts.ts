import type {
  Ask,
  Channel,
  ContactRole,
  ContactState,
  Identity,
  StatutoryNotice,
  Urgency,
} from '../contact/contact.domain.js';
import type { NeedCode, Sector } from '../directory/directory.domain.js';
import {
  channelOfWaiting,
  concluded,
  type Course,
  type Setting,
  type Stage,
  underWay,
  waiting,
} from './contact-course.js';
import {
  channelOf,
  endingOf,
  identityOf,
  identityOfProfessional,
  noticeOf,
  relativeOf,
  type Story,
  storyOf,
  urgentStoryOf,
} from './contact-story.js';
import { OUTCOMES } from './descriptions.data.js';
import type { Directory, ServiceRow } from './directory.js';
import { counsellorsOf } from './duty.js';
import { KAINUU_MUNICIPALITIES, POHDE_MUNICIPALITIES } from './municipalities.data.js';
import { POHDE } from './pohde.data.js';
import { idOf, type Random, randomOf } from './random.js';

/** The row of `contact`. */
interface ContactRow extends Course {
  readonly area_id: string;
  readonly id: string;
  readonly channel: Channel;
  readonly contact_role: ContactRole;
  readonly sector: Sector | null;
  readonly municipality: string;
  readonly urgency: Urgency;
  readonly ask: Ask;
  readonly anonymous: boolean;
}
/** The row of `contact_needs` before sealing. */
interface NeedsTold {
  readonly need_codes: readonly NeedCode[];
  readonly description: string | null;
  readonly statutory_notice: StatutoryNotice | null;
  readonly statutory_notice_at: Temporal.Instant | null;
  readonly outcome_note: string | null;
  readonly directed_to_services: readonly string[];
}
/** A contact as it was told; an anonymous one has no identity. */
export interface DemoContact {
  readonly contact: ContactRow;
  readonly identity: Identity | null;
  readonly needs: NeedsTold;
}

/** Which contacts are wanted. */
export interface Wanted {
  readonly areaId: string;
  readonly directory: Directory;
  readonly from: Temporal.Instant;
  readonly now: Temporal.Instant;
  /** How long each contact of the duty queue has waited, in minutes. */
  readonly waiting: readonly number[];
  readonly underWay: number;
  readonly concluded: number;
}

/** The contacts of one area. The same wish gives the same contacts. */
export function* contactsOf(wanted: Wanted): Generator<DemoContact> {
  const rest = [...stages('under-way', wanted.underWay), ...stages('concluded', wanted.concluded)];
  for (const [i, minutes] of wanted.waiting.entries())
    yield contactOf(wanted, { number: i, stage: 'waiting', minutes });
  for (const [i, stage] of rest.entries())
    yield contactOf(wanted, { number: wanted.waiting.length + i, stage, minutes: 0 });
}

interface Place {
  readonly number: number;
  readonly stage: Stage;
  readonly minutes: number;
}

const stages = (stage: Stage, count: number): Stage[] => Array.from({ length: count }, () => stage);

/** Which of the queue is urgent. */
const URGENT = 2;

function contactOf(wanted: Wanted, place: Place): DemoContact {
  const { areaId } = wanted;
  const random = randomOf(`contact/${areaId}/${place.number}`);
  const story = place.stage === 'waiting' ? waitingStory(random, place.number) : storyOf(random);
  const { role: contact_role, sector, urgency, ask, needs } = story;
  const { channel, course } = courseOf(wanted, place, story, random);
  const anonymous = isAnonymous(random, channel, story, course.state);
  const municipality = municipalityOf(random, areaId);
  const codes = { channel, contact_role, sector, municipality, urgency, ask, anonymous };
  const told = needsOf(wanted, random, story, { ...course, municipality });
  return {
    contact: { area_id: areaId, id: idOf(`contact/${areaId}/${place.number}`), ...codes, ...course },
    identity: anonymous ? null : whoOf(wanted, random, story, { channel, state: course.state }),
    needs: { need_codes: needs, ...told },
  };
}

/** In the queue one is urgent, and only one. */
function waitingStory(random: Random, number: number): Story {
  if (number === URGENT) return urgentStoryOf(random);
  const story = storyOf(random);
  return story.urgency === 'urgent' ? { ...story, urgency: 'soon' } : story;
}

function courseOf(
  wanted: Wanted,
  { stage, minutes }: Place,
  story: Story,
  random: Random,
): { channel: Channel; course: Course } {
  const counsellors = counsellorsOf(wanted.areaId, wanted.now);
  const setting: Setting = { random, from: wanted.from, now: wanted.now, counsellors };
  if (stage === 'waiting') {
    const course = waiting(setting, minutes);
    return { channel: channelOfWaiting(random, course.received_at), course };
  }
  if (stage === 'under-way') {
    const channel = random.weighted<Channel>([
      ['web-form', 6],
      ['email', 3],
      ['phone', 2],
    ]);
    return { channel, course: underWay(setting, channel) };
  }
  const state = endingOf(random, story);
  const channel = state === 'not-reached' ? 'web-form' : channelOf(random, story.role);
  return { channel, course: concluded(setting, channel, state) };
}

/** Advice needs no name, unless somebody has to call back. */
function isAnonymous(random: Random, channel: Channel, { role }: Story, state: ContactState): boolean {
  if (state === 'received' || state === 'not-reached' || state === 'case-opened') return false;
  if (channel === 'chat') return random.chance(0.7);
  return channel === 'phone' && random.chance(role === 'professional' ? 0.04 : 0.09);
}

function municipalityOf(random: Random, areaId: string): string {
  const municipalities = areaId === POHDE.id ? POHDE_MUNICIPALITIES : KAINUU_MUNICIPALITIES;
  return random.weighted(municipalities.map(({ code, residents }) => [code, residents] as const));
}

function whoOf(
  wanted: Wanted,
  random: Random,
  { role, sector, needs }: Story,
  way: { readonly channel: Channel; readonly state: ContactState },
): Identity {
  const staff = wanted.directory.placements.filter(
    ({ unit }) => unit.area_id === wanted.areaId && unit.sector === sector,
  );
  if (role === 'professional' && staff.length > 0) return identityOfProfessional(random.pick(staff).professional);
  const families = Math.ceil((wanted.waiting.length + wanted.underWay + wanted.concluded) * 0.9);
  return identityOf(random, way, relativeOf(wanted.areaId, random.int(0, families)), needs);
}

function needsOf(
  wanted: Wanted,
  random: Random,
  { needs, description }: Story,
  end: Course & { readonly municipality: string },
): Omit<NeedsTold, 'need_codes'> {
  const notice = end.first_answered_at ? noticeOf(random, needs) : null;
  const outcomes = end.concluded_at ? OUTCOMES[end.state] : undefined;
  const directed = end.state === 'directed-to-service';
  return {
    description,
    statutory_notice: notice,
    statutory_notice_at: notice && (end.concluded_at ?? end.first_answered_at),
    outcome_note: outcomes && random.chance(0.9) ? random.pick(outcomes) : null,
    directed_to_services: directed ? directionsOf(wanted, random, needs, end.municipality) : [],
  };
}

/** One service, sometimes two, that fit the need and serve the municipality. */
function directionsOf(
  { directory, areaId }: Wanted,
  random: Random,
  needs: readonly NeedCode[],
  municipality: string,
): string[] {
  const inArea = directory.services.filter(
    ({ area_id, municipalities }) => area_id === areaId && municipalities.includes(municipality),
  );
  const fits = ({ need_codes }: ServiceRow) => needs.some((need) => need_codes.includes(need));
  const fitting = inArea.some(fits) ? inArea.filter(fits) : inArea;
  const chosen = [random.pick(fitting).id, ...(random.chance(0.2) ? [random.pick(fitting).id] : [])];
  return [...new Set(chosen)];
}
