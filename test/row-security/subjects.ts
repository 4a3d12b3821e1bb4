import { unitId } from '../../src/demo/directory.js';
import { PERSONAS } from '../../src/demo/personas.js';
import { POHDE } from '../../src/demo/pohde.data.js';
import { idOf } from '../../src/demo/random.js';
import type { Row, Scope } from './rows.js';

/** Categories of a consent that covers all there is. */
const ALL = ['identity', 'needs', 'minutes', 'plan', 'actions'];
const LONG_AGO = '2026-11-01T08:00:00Z';
const YESTERDAY = '2026-11-22T08:00:00Z';
const NEXT_YEAR = '2027-11-23T08:00:00Z';

/** A member of the network of the case in a unit of their own, by what the consent to that unit covers and where it stands. */
interface Member {
  readonly authority: boolean;
  readonly consent?: {
    readonly categories: readonly string[];
    readonly state: string;
    readonly endsAt?: string;
  };
  readonly leftAt?: string;
}

const GIVEN = { categories: ALL, state: 'given' } as const;
const MEMBERS = {
  member: { authority: true, consent: GIVEN },
  'member of the plan': { authority: true, consent: { categories: ['plan'], state: 'given' } },
  'member of the minutes': { authority: true, consent: { categories: ['minutes'], state: 'given' } },
  'member without consent': { authority: true },
  'member by a withdrawn consent': { authority: true, consent: { categories: ALL, state: 'withdrawn' } },
  'member by an expired consent': { authority: true, consent: { ...GIVEN, endsAt: YESTERDAY } },
  'member who left yesterday': { authority: true, consent: GIVEN, leftAt: YESTERDAY },
  'member who left after a withdrawal': {
    authority: true,
    consent: { categories: ALL, state: 'withdrawn' },
    leftAt: YESTERDAY,
  },
  'ngo member': { authority: false, consent: GIVEN },
  'ngo member without consent': { authority: false },
  'ngo member by a withdrawn consent': { authority: false, consent: { categories: ALL, state: 'withdrawn' } },
  'interpreting member': { authority: false, consent: { categories: ['identity'], state: 'given' } },
} as const satisfies Readonly<Record<string, Member>>;

/** Others who have to do with the case, or might be thought to. */
const OTHERS = ['responsible', 'stand-in', 'receiver asked', 'receiver accepted', 'colleague of a member'] as const;

/** Whose eyes: the personas of the demo, some more of the case, nobody, and a remembered device. */
export const SUBJECTS = [
  ...PERSONAS,
  ...(Object.keys(MEMBERS) as (keyof typeof MEMBERS)[]),
  ...OTHERS,
  'guardian on a remembered device',
  'nobody',
] as const;
export type Subject = (typeof SUBJECTS)[number];

/** Who a subject is to the database. */
export const principalOf = (subject: Subject): string => {
  if (subject === 'nobody') return '';
  if (subject === 'guardian on a remembered device') return idOf('person/guardian');
  return idOf(`person/${subject}`);
};

const membership = (subject: string, unit: string, role = 'professional'): readonly [string, Row] => [
  'access.membership',
  {
    id: idOf(`membership/${subject}`),
    principal_id: idOf(`person/${subject}`),
    area_id: POHDE.id,
    unit_id: unit,
    role,
    valid_from: LONG_AGO,
  },
];
const unit = (subject: string, isAuthority: boolean): readonly [string, Row] => [
  'unit',
  {
    id: unitId(subject),
    area_id: POHDE.id,
    is_authority: isAuthority,
    sector: subject.startsWith('interpreting') ? 'interpreting' : 'school',
    name: subject,
  },
];

/** The rows that make them what they are. */
export function synthetic({ caseId }: Scope): readonly (readonly [table: string, row: Row])[] {
  const members = Object.entries(MEMBERS as Readonly<Record<string, Member>>).flatMap(([subject, member]) => [
    unit(subject, member.authority),
    membership(subject, unitId(subject)),
    seat(subject, member),
    ...(member.consent ? [consent(subject, member.consent)] : []),
  ]);
  return [
    ...members,
    unit('responsible', true),
    membership('responsible', unitId('responsible')),
    ['professional', { id: idOf('person/responsible') }],
    membership('stand-in', unitId('palveluohjaus'), 'counsellor'),
    ['stand_in', standIn],
    membership('colleague of a member', unitId('member')),
    ...(['receiver asked', 'receiver accepted'] as const).flatMap((subject) => [
      unit(subject, true),
      membership(subject, unitId(subject)),
      consent(subject, { ...GIVEN, purpose: 'handover' }),
      handover(subject, caseId),
    ]),
  ];
}

const standIn: Row = {
  id: idOf('stand-in'),
  professional_id: idOf('person/stand-in'),
  unit_id: unitId('palveluohjaus'),
  starts_at: YESTERDAY,
  ends_at: NEXT_YEAR,
};

const seat = (subject: string, { leftAt }: Member): readonly [string, Row] => [
  'network_member',
  {
    id: idOf(`member/${subject}`),
    professional_id: idOf(`person/${subject}`),
    unit_id: unitId(subject),
    joined_at: LONG_AGO,
    ...(leftAt && { left_at: leftAt }),
  },
];

const consent = (
  subject: string,
  given: NonNullable<Member['consent']> & { readonly purpose?: string },
): readonly [string, Row] => [
  'consent',
  {
    id: idOf(`consent/${subject}`),
    unit_id: unitId(subject),
    categories: given.categories,
    state: given.state,
    purpose: given.purpose ?? 'shared-plan',
    decided_at: LONG_AGO,
    ends_at: given.endsAt ?? NEXT_YEAR,
  },
];

const handover = (subject: 'receiver asked' | 'receiver accepted', caseId: string): readonly [string, Row] => [
  'handover',
  {
    id: idOf(`handover/${subject}`),
    case_id: caseId,
    to_professional_id: idOf(`person/${subject}`),
    to_unit_id: unitId(subject),
    state: subject === 'receiver asked' ? 'offered' : 'accepted',
    consent_id: idOf(`consent/${subject}`),
    offered_at: YESTERDAY,
    ...(subject === 'receiver accepted' && { accepted_at: YESTERDAY }),
  },
];
