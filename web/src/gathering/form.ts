import type { graphql } from '../graphql/graphql.js';

export type NeedCode = ReturnType<typeof graphql.scalar<'NeedCode'>>;
export type ConsentCategory = ReturnType<typeof graphql.scalar<'ConsentCategory'>>;
type MeetingMode = ReturnType<typeof graphql.scalar<'MeetingMode'>>;
type Channel = ReturnType<typeof graphql.scalar<'Channel'>>;
type Urgency = ReturnType<typeof graphql.scalar<'Urgency'>>;
export type LegalFrame = ReturnType<typeof graphql.scalar<'LegalFrame'>>;
type SpokenLanguage = ReturnType<typeof graphql.scalar<'Language'>>;
export type OverrideReason = ReturnType<typeof graphql.scalar<'HoldOverrideReason'>>;

/** From what one gathers: somebody has just called, their contact is taken already, or the family has a case. */
export type Origin =
  | { readonly kind: 'call' }
  | { readonly kind: 'contact'; readonly contactId: string; readonly version: number }
  | CaseOrigin;

/** What is known of the case now; it may change while one writes. */
interface CaseOrigin {
  readonly kind: 'case';
  readonly caseId: string;
  readonly agreedUnits: readonly string[];
  /** Units whose consent was withdrawn and not given anew, and when. */
  readonly withdrawn: readonly { readonly unitId: string; readonly at: string }[];
  /** Its people live in more than one home. */
  readonly isApart: boolean;
  /** Whom the last invitation did not reach, and the number to ring. */
  readonly unreached: readonly { readonly id: string; readonly phone: string | null }[];
}

/** Somebody of a family that is known already. */
interface Member {
  readonly id: string;
  readonly name: string;
  /** Whose word counts for consents and times. */
  readonly isGuardian: boolean;
  readonly comes: boolean;
  /** Language that must be interpreted, ISO 639; null: none. */
  readonly interpreter: string | null;
}

/** In place of an id, for those who are told of just now: who called, their child, and the child's other guardian. */
export const [CALLER, CHILD, OTHER] = ['caller', 'child', 'other'] as const;
export type Told = typeof CALLER | typeof CHILD | typeof OTHER;

/** The other guardian of the child, as the call told of them. */
export interface OtherGuardian {
  readonly givenName: string;
  readonly familyName: string;
  readonly phone: string;
  readonly comes: boolean;
  /** Lives in another home than the child and who called. */
  readonly isApart: boolean;
  /** Decides only what an agreement or a court has laid down: their consent is not asked for. */
  readonly isLimited: boolean;
  /** Has a right to information about the child. */
  readonly mayKnow: boolean;
}

/** A child or young person who comes along. */
export interface Young {
  /** `2011-05-22`; empty: not told. */
  readonly birthDate: string;
  readonly phone: string;
}

/** A professional who may be asked to the table, for a unit of theirs. */
export interface Colleague {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly unitId: string;
  readonly unitName: string;
}

/** One who was ticked once; the name stays in sight when the tick is taken away. */
export interface Invited extends Colleague {
  readonly isChosen: boolean;
  /** Whether there is no meeting without them. */
  readonly isNeeded: boolean;
  /** Whoever gathers comes along, unless they take the tick away. */
  readonly isSelf?: boolean;
}

/** A yes on the phone or on paper. */
export interface Word {
  /** When it was heard, in milliseconds since 1970. */
  readonly at: number;
  /** Ids of those about whom it was said: it holds for nobody who is ticked after it. */
  readonly about: readonly string[];
}

/** What the family was asked, and what it said. */
export interface Agreed {
  /** What each guardian said, by id. */
  readonly said: Readonly<Record<string, Word>>;
  readonly categories: readonly ConsentCategory[];
  /** `2027-05-22`; null: half a year from now. */
  readonly lastDay: string | null;
  readonly exclusions: string;
  readonly form: 'ORAL' | 'WRITTEN';
  /** Where the paper lies, if it was given in writing. */
  readonly paper: string;
}

/** A room that is booked for the meeting. */
export interface BookedRoom {
  readonly id: string;
  readonly unitId: string;
  readonly name: string;
  readonly unitName: string;
  readonly municipality: string | null;
}

/** A time that was refused because of somebody's calendar, and what was said to that. */
export interface Insisted {
  /** Local start. */
  readonly start: string;
  /** Whom it does not suit by their calendar, and who of them agreed to it all the same. */
  readonly unsuited: readonly string[];
  readonly despite: readonly string[];
  /** Only a hold of another meeting stands in the way, and why it gives way. */
  readonly isHeld: boolean;
  readonly reason: OverrideReason | null;
  /** Ids of a group of which nobody is known to be free, and who of it comes. */
  readonly group: readonly string[];
  readonly chosen: string | null;
}

/** All that is written on the page and not sent yet. */
export interface Gathering {
  readonly origin: Origin;
  /** When the page was opened, which of a call is when it came; in milliseconds since 1970. */
  readonly begunAt: number;
  readonly givenName: string;
  readonly familyName: string;
  readonly phone: string;
  readonly childName: string;
  /** Null: the child comes not, or nobody said so. */
  readonly young: Young | null;
  /** Null: nobody told of another guardian. */
  readonly other: OtherGuardian | null;
  /** Languages that must be interpreted, ISO 639, of those who are told of just now; empty: none. */
  readonly interpreters: Readonly<Record<Told, string>>;
  readonly language: SpokenLanguage;
  /** Whose family is known already; then nothing is asked about who it is. */
  readonly members: readonly Member[];
  readonly needCodes: readonly NeedCode[];
  readonly description: string;
  /** Code; null: where one's own unit works. */
  readonly municipality: string | null;
  readonly safeTime: string;
  readonly hasSafetyBan: boolean;
  readonly channel: Channel;
  readonly urgency: Urgency;
  readonly legalFrame: LegalFrame;
  readonly invited: readonly Invited[];
  /** Units of which any one of those who are needed is enough. */
  readonly oneOf: readonly string[];
  /** Null: the sentence that is proposed. */
  readonly question: string | null;
  readonly durationMinutes: number;
  readonly mode: MeetingMode;
  /** Null: at one's own unit. */
  readonly place: string | null;
  /** Code of the municipality where one meets; null: that of the place, or of the family. */
  readonly meetsIn: string | null;
  readonly room: BookedRoom | null;
  /** Where by video; empty: it is told later. */
  readonly link: string;
  /** Days from today on which a meeting may be at the earliest, and for how many days from then on. */
  readonly earliest: number;
  readonly days: number;
  /** Local start, `2026-12-01T13:00`; null: the best one. */
  readonly start: string | null;
  /** Another time than those proposed, agreed on the phone: `2026-12-01` and `13:00`, each empty while it is not told. */
  readonly own: { readonly day: string; readonly clock: string } | null;
  readonly insisted: Insisted | null;
  /** The start to which the family said yes. */
  readonly yes: string | null;
  /** Starts that are asked about; null: the best ones. */
  readonly asked: readonly string[] | null;
  /** Whether people are asked which times suit, instead of being invited to one. */
  readonly isPoll: boolean;
  readonly agreed: Agreed;
}

/** A call that begins now, before anything is written. */
export const EMPTY: Omit<Gathering, 'begunAt'> = {
  origin: { kind: 'call' },
  givenName: '',
  familyName: '',
  phone: '',
  childName: '',
  young: null,
  other: null,
  interpreters: { caller: '', child: '', other: '' },
  language: 'FI',
  members: [],
  needCodes: [],
  description: '',
  municipality: null,
  safeTime: '',
  hasSafetyBan: false,
  channel: 'PHONE',
  urgency: 'ROUTINE',
  legalFrame: 'GUIDANCE',
  invited: [],
  oneOf: [],
  question: null,
  durationMinutes: 60,
  mode: 'IN_PERSON',
  place: null,
  meetsIn: null,
  room: null,
  link: '',
  earliest: 2,
  days: 14,
  start: null,
  own: null,
  insisted: null,
  yes: null,
  asked: null,
  isPoll: false,
  agreed: { said: {}, categories: ['IDENTITY'], lastDay: null, exclusions: '', form: 'ORAL', paper: '' },
};

/** Whose word counts: every guardian's who decides in everything. */
export function speakersOf({ members, other }: Pick<Gathering, 'members' | 'other'>): readonly string[] {
  if (members.length > 0) return members.filter(({ isGuardian }) => isGuardian).map(({ id }) => id);
  return other && !other.isLimited ? [CALLER, OTHER] : [CALLER];
}

/** Who of those told of just now comes: who called always does, and nobody who may not know what is said there. */
export const toldComing = ({ other, young }: Pick<Gathering, 'other' | 'young'>): readonly Told[] => [
  CALLER,
  ...(other?.comes && other.mayKnow ? [OTHER] : []),
  ...(young ? [CHILD] : []),
];

/** The languages that are interpreted at the meeting, each once, ISO 639. */
export function interpretedOf(
  form: Pick<Gathering, 'members' | 'other' | 'young' | 'interpreters'>,
): readonly string[] {
  const { members, interpreters } = form;
  const languages =
    members.length > 0
      ? members.filter(({ comes }) => comes).map(({ interpreter }) => interpreter)
      : toldComing(form).map((one) => interpreters[one]);
  return [...new Set(languages.flatMap((language) => language || []))];
}

/** Whether there is a place to name: one's home is named to nobody, and remotely there is none. */
export const hasPlace = ({ mode }: Pick<Gathering, 'mode'>): boolean => mode === 'IN_PERSON' || mode === 'HYBRID';

/** Whether people meet by video. */
export const hasLink = ({ mode }: Pick<Gathering, 'mode'>): boolean => mode === 'REMOTE' || mode === 'HYBRID';

/** Who is to be asked to the table. */
export const chosenOf = ({ invited }: Pick<Gathering, 'invited'>): readonly Invited[] =>
  invited.filter(({ isChosen }) => isChosen);

/** The same without oneself: others are asked. */
export const othersOf = (form: Pick<Gathering, 'invited'>): readonly Invited[] =>
  chosenOf(form).filter(({ isSelf }) => !isSelf);

/** Ticks somebody or takes the tick away; whoever comes late is needed as much as the first. */
export function ticked(invited: readonly Invited[], who: Colleague, isChosen: boolean): readonly Invited[] {
  if (invited.some(({ id }) => id === who.id))
    return invited.map((each) => (each.id === who.id ? { ...each, isChosen } : each));
  return [...invited, { ...who, isChosen, isNeeded: true }];
}
