import { mayRead, type Subject } from './expectations.js';
import type { CaseGroup, Consent } from './names.js';

/** Somebody before a case: what the words of the operations are asked about. */
export interface Standing {
  readonly who: Subject;
  readonly group: CaseGroup;
  readonly consent: Consent;
}

const FAMILY: readonly Subject[] = ['guardian', 'other-guardian', 'minor', 'close-person'];
const NETWORK: readonly Subject[] = ['nurse', 'teacher', 'social-worker', 'ngo-worker', 'interpreter'];
/** Whose employment goes on: the former member has left the unit. */
const STAFF: readonly Subject[] = [
  'counsellor',
  'responsible',
  'stand-in',
  ...NETWORK,
  'team-lead',
  'statistician',
  'log-inspector',
  'admin',
  'counsellor-other-area',
];
const isOwn = ({ who, group }: Standing) => group === (who === 'counsellor-other-area' ? 'elsewhere' : 'own');
/** The area of the case is that of the persona. */
const inArea = ({ who, group }: Standing) => (group === 'elsewhere') === (who === 'counsellor-other-area');
const counsels = ({ who }: Standing) => who === 'counsellor' || who === 'counsellor-other-area';

/** What a word means; each is one of the roles of domain.md §4.4. */
const WORDS = {
  nobody: () => false,
  anybody: () => true,
  'signed-in': ({ who }: Standing) => who !== 'anonymous',
  /** Anybody with an employment in an area. */
  staff: ({ who }: Standing) => STAFF.includes(who),
  /** Counsellors of the area of the case. */
  counsellors: (one: Standing) => counsels(one) && inArea(one),
  'any-counsellor': counsels,
  'team-lead': (one: Standing) => one.who === 'team-lead' && inArea(one),
  statistician: (one: Standing) => one.who === 'statistician' && inArea(one),
  'log-inspector': (one: Standing) => one.who === 'log-inspector' && inArea(one),
  admin: (one: Standing) => one.who === 'admin' && inArea(one),
  'any-admin': ({ who }: Standing) => who === 'admin',
  /** The counsellor of the case: who keeps the family. */
  counsellor: (one: Standing) => counsels(one) && isOwn(one),
  /** Who answers for the case: counsellor, responsible person, stand-in. */
  keepers: (one: Standing) => isOwn(one) && (counsels(one) || one.who === 'responsible' || one.who === 'stand-in'),
  /**
   * Keepers; of a version that is proposed, as it is where no consent is given, those alone who see who the guardians are:
   * the counsellor.
   */
  agreers: (one: Standing) =>
    isOwn(one) && (counsels(one) || (one.consent !== 'none' && (one.who === 'responsible' || one.who === 'stand-in'))),
  /** Who reads the minutes as a whole: of the network where a consent names them. */
  'minutes-readers': (one: Standing) =>
    isOwn(one) &&
    (counsels(one) ||
      ['responsible', 'stand-in', 'guardian', 'other-guardian'].includes(one.who) ||
      (one.consent === 'given' && (one.who === 'nurse' || one.who === 'teacher'))),
  /** Who answers for some case of the area. */
  'answers-here': (one: Standing) =>
    inArea(one) && (counsels(one) || one.who === 'responsible' || one.who === 'stand-in'),
  guardians: (one: Standing) => isOwn(one) && (one.who === 'guardian' || one.who === 'other-guardian'),
  guardian: (one: Standing) => isOwn(one) && one.who === 'guardian',
  'other-guardian': (one: Standing) => isOwn(one) && one.who === 'other-guardian',
  minor: (one: Standing) => isOwn(one) && one.who === 'minor',
  'close-person': (one: Standing) => isOwn(one) && one.who === 'close-person',
  family: (one: Standing) => isOwn(one) && FAMILY.includes(one.who),
  /** The nurse, where the nurse of the case is she: about her own things. */
  herself: ({ who, group }: Standing) => who === 'nurse' && (group === 'own' || group === 'left'),
  /** Whoever is of the unit of the nurse of the case. */
  'of-her-unit': ({ who, group }: Standing) =>
    who === 'counsellor-other-area'
      ? group === 'elsewhere'
      : who === 'nurse' && ['own', 'left', 'other'].includes(group),
  /** The counsellor who took the contact, also when a colleague has the case by now. */
  taker: (one: Standing) => counsels(one) && (isOwn(one) || (one.who === 'counsellor' && one.group === 'left')),
  /** Whoever reads the bare logistics of a case opens its page; who has left reads own promises elsewhere. */
  'page-readers': ({ who, group, consent }: Standing) =>
    mayRead(who, group, consent, 'case') && (group !== 'left' || who === 'team-lead'),
  /** Members while a consent names their unit. */
  members: (one: Standing) => isOwn(one) && NETWORK.includes(one.who) && one.consent === 'given',
  /** Those of them who work with the family: an interpreter comes for one meeting. */
  helpers: (one: Standing) =>
    isOwn(one) && NETWORK.includes(one.who) && one.who !== 'interpreter' && one.consent === 'given',
  /** Whoever has a seat at a meeting of the case, or had one. */
  seated: ({ who, group }: Standing) =>
    (group === 'own' || group === 'left') &&
    (NETWORK.includes(who) || who === 'responsible' || who === 'former-member'),
  /** Who looked at the case with a reason. */
  looker: ({ who, group }: Standing) => who === 'counsellor' && (group === 'other' || group === 'never'),
  responsible: (one: Standing) => isOwn(one) && one.who === 'responsible',
  'member-nurse': (one: Standing) => isOwn(one) && one.who === 'nurse' && one.consent === 'given',
} as const satisfies Record<string, (one: Standing) => boolean>;

/** Whether one of the words, put down with blanks and `|`, is said of somebody. */
export function isOneOf(words: string, one: Standing): boolean {
  return words.split('|').some((word) => {
    const name = word.trim();
    if (name.startsWith('reads ')) return mayRead(one.who, one.group, one.consent, name.slice('reads '.length));
    const is = WORDS[name as keyof typeof WORDS];
    if (!is) throw new Error(`no such word: ${name}`);
    return is(one);
  });
}
