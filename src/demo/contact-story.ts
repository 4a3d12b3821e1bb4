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
  CALLS_FROM,
  CHILD_DESCRIPTIONS,
  DESCRIPTIONS,
  SAFE_TIMES,
  SAFE_TIMES_IN_DANGER,
  WISHES,
} from './descriptions.data.js';
import type { ProfessionalRow } from './directory.js';
import { FAMILY_NAMES, GIVEN_NAMES } from './people.data.js';
import { type Random, randomOf } from './random.js';

/** Who made the contact, and what about. */
export interface Story {
  readonly role: ContactRole;
  readonly sector: Sector | null;
  readonly ask: Ask;
  readonly urgency: Urgency;
  readonly needs: readonly NeedCode[];
  readonly description: string | null;
}

const NEEDS: readonly (readonly [NeedCode, number])[] = [
  ['parenting', 14],
  ['everyday-life', 13],
  ['child-behaviour', 12],
  ['mental-health', 12],
  ['school-attendance', 11],
  ['child-development', 8],
  ['separation', 8],
  ['loneliness-bullying', 6],
  ['learning', 5],
  ['couple-relationship', 4],
  ['illness-disability', 4],
  ['finances-housing', 4],
  ['substance-use', 4],
  ['safety-violence', 4],
  ['other', 4],
];

const SECTORS_THAT_CALL: readonly (readonly [Sector, number])[] = [
  ['child-health-clinic', 5],
  ['school', 5],
  ['pupil-welfare', 4],
  ['early-childhood-education', 4],
  ['family-social-services', 3],
  ['mental-health', 2],
  ['rehabilitation', 1],
  ['health-care', 1],
  ['adult-services', 1],
  ['youth-work', 1],
  ['ngo', 1],
  ['parish', 1],
];

const IN_DANGER: readonly NeedCode[] = ['safety-violence', 'substance-use'];
const isInDanger = (needs: readonly NeedCode[]): boolean => needs.some((need) => IN_DANGER.includes(need));

/** `{3-6}` becomes a number from 3 to 6. */
const fillIn = (random: Random, text: string): string =>
  text.replace(/\{(\d+)-(\d+)\}/g, (_, low: string, high: string) => String(random.int(Number(low), Number(high))));

/** Which channels people of a role use. */
export function channelOf(random: Random, role: ContactRole): Channel {
  if (role === 'child')
    return random.weighted<Channel>([
      ['chat', 5],
      ['web-form', 3],
      ['phone', 2],
    ]);
  if (role === 'professional')
    return random.weighted<Channel>([
      ['phone', 6],
      ['email', 3],
      ['web-form', 1],
      ['face-to-face', 1],
    ]);
  return random.weighted<Channel>([
    ['phone', 11],
    ['web-form', 6],
    ['email', 2],
    ['chat', 1],
    ['face-to-face', 1],
  ]);
}

function askOf(random: Random, role: ContactRole): Ask {
  if (role === 'child') return 'advice';
  if (role === 'professional')
    return random.weighted<Ask>([
      ['consultation', 5],
      ['meeting', 3],
      ['advice', 2],
    ]);
  return random.weighted<Ask>([
    ['advice', 8],
    ['meeting', 2],
  ]);
}

function opening(random: Random, role: ContactRole, sector: Sector | null): string {
  if (role === 'professional') return `${(sector && CALLS_FROM[sector]) ?? 'Ammattilaiselta'}: `;
  if (role === 'close-person')
    return random.pick(['Isovanhempi kertoo: ', 'Kummi on huolissaan: ', 'Perheen ystävä soittaa: ']);
  return '';
}

/** A story of its own for every contact; the texts repeat with other ages and wishes. */
export function storyOf(random: Random): Story {
  const role = random.weighted<ContactRole>([
    ['family-member', 57],
    ['professional', 28],
    ['close-person', 9],
    ['child', 6],
  ]);
  const sector = role === 'professional' ? random.weighted(SECTORS_THAT_CALL) : null;
  const ask = askOf(random, role);
  const main = random.weighted(NEEDS);
  const [need, text] =
    role === 'child' ? random.pick(CHILD_DESCRIPTIONS) : ([main, random.pick(DESCRIPTIONS[main])] as const);
  const also = random.chance(0.35) ? [random.weighted(NEEDS)].filter((other) => other !== need) : [];
  const words = `${opening(random, role, sector)}${fillIn(random, text)} ${random.pick(WISHES[ask])}`.trim();
  const urgency = random.weighted<Urgency>([
    ['routine', 70],
    ['soon', 24],
    ['urgent', isInDanger([need]) ? 40 : 3],
  ]);
  return { role, sector, ask, urgency, needs: [need, ...also], description: random.chance(0.96) ? words : null };
}

/** Somebody who must be called today. */
export function urgentStoryOf(random: Random): Story {
  for (;;) {
    const story = storyOf(random);
    if (story.role !== 'professional' && isInDanger(story.needs.slice(0, 1))) return { ...story, urgency: 'urgent' };
  }
}

/** How a contact that asked for this ends. Consultation is given to professionals only. */
export function endingOf(random: Random, { ask, role }: Story): ContactState {
  if (ask === 'meeting')
    return random.weighted<ContactState>([
      ['case-opened', 6],
      ['directed-to-service', 3],
      ['advised', 1],
    ]);
  if (ask === 'consultation')
    return random.weighted<ContactState>([
      ['consultation-given', 9],
      ['directed-to-service', 1],
    ]);
  if (role === 'professional')
    return random.weighted<ContactState>([
      ['consultation-given', 4],
      ['work-pair-agreed', 1],
      ['advised', 3],
      ['directed-to-service', 2],
    ]);
  return random.weighted<ContactState>([
    ['advised', 50],
    ['directed-to-service', 42],
    ['case-opened', 4],
    ['not-reached', 7],
  ]);
}

/** Whether a notification was made by law; the fact alone is noted. */
export function noticeOf(random: Random, needs: readonly NeedCode[]): StatutoryNotice | null {
  if (!random.chance(isInDanger(needs) ? 0.3 : 0.008)) return null;
  return random.chance(0.7) ? 'child-welfare-417-2007-25' : 'social-welfare-1301-2014-35';
}

/**
 * Somebody of the families of an area, the same for the same number; so some make contact twice, and are found by
 * name and phone. No number of theirs is in use: subscriber numbers do not begin with zeros.
 */
export function relativeOf(
  area: string,
  number: number,
): { givenName: string; familyName: string; phone: string; email: string } {
  const random = randomOf(`relative/${area}/${number}`);
  const [givenName, familyName] = [random.pick(GIVEN_NAMES), random.pick(FAMILY_NAMES)];
  const phone = `+35840${String(5000 + number).padStart(7, '0')}`;
  return { givenName, familyName, phone, email: `perhe${number}@posti.example` };
}

/** What of it they told. A time to call needs a number to call, and so does not being reached. */
export function identityOf(
  random: Random,
  { channel, state }: { readonly channel: Channel; readonly state: ContactState },
  relative: ReturnType<typeof relativeOf>,
  needs: readonly NeedCode[],
): Identity {
  const phone = channel === 'email' && state !== 'not-reached' && random.chance(0.3) ? null : relative.phone;
  const times = isInDanger(needs) ? SAFE_TIMES_IN_DANGER : SAFE_TIMES;
  return {
    givenName: relative.givenName,
    familyName: random.chance(0.94) ? relative.familyName : null,
    phone,
    email: channel === 'email' || random.chance(0.25) ? relative.email : null,
    safeTimeToCall: phone && random.chance(isInDanger(needs) ? 0.8 : 0.3) ? random.pick(times) : null,
  };
}

/** A professional who calls is known by their work number and address. */
export function identityOfProfessional({ given_name, family_name, phone, email }: ProfessionalRow): Identity {
  return { givenName: given_name, familyName: family_name, phone, email, safeTimeToCall: null };
}
