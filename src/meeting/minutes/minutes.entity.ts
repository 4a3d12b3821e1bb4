import { defineEntity, p, type PolicyDef } from '@mikro-orm/core';
import { ofSame, policiesByGrant, SELF, shownBy } from '../../platform/access/policies.js';
import { APP_ROLE } from '../../platform/database/roles.js';
import { InstantType, PlainDateType } from '../../platform/database/temporal.types.js';
import { SealedTextType } from '../../platform/sealing/sealed-text.js';
import { AUDIENCES, MATTER_OWNERS, MINUTES_STATES, VERDICTS } from './minutes.domain.js';

const sealed = () => p.type(SealedTextType);

const may = (category: string, verb: string, extent = '') =>
  `case_id = any ((select access.cases('${category}', '${verb}'${extent}))::uuid[])`;
/** Who writes the minutes: nobody else sees a draft. */
const WRITER = may('minutes', 'write');
const HEARD_BY_RELATIVE = `meeting_id = any ((select access.meetings_of_relative(true))::uuid[])`;
const HEARD_BY_STAFF = `meeting_id = any ((select access.meetings_i_heard())::uuid[])`;

/** Whose consent or part covers the minutes, and the young who heard it. */
const AUTHORITIES = `${may('minutes', 'read')} or ${shownBy('own', 'minutes', HEARD_BY_RELATIVE)}`;
/** Who sees all consents of the case is of the family or answers for the case: no member of the network does. */
const GUARDIAN_OR_ANSWERING = `(${may('minutes', 'read')} and ${may('consents', 'read')})`;
const FAMILY = `${GUARDIAN_OR_ANSWERING} or ${shownBy('own', 'minutes', HEARD_BY_RELATIVE)}`;
/** A guardian's word settles what was shared, or opens it again. */
const SETTLING = `(${WRITER} or state <> 'draft' and ${GUARDIAN_OR_ANSWERING})`;
/** Units that are no authority, with a consent; and whoever was at the table besides: close persons for whom the shared goal is, and members while they have a part. */
const ALL = `${AUTHORITIES} or ${may('minutes', 'read', ", 'addressed'")} or ${shownBy('addressed', 'plan', HEARD_BY_RELATIVE)} or (${HEARD_BY_STAFF} and (${may('logistics', 'read')} or ${may('logistics', 'read', ", 'own'")}))`;

/** Who may do what with the rows of a table. All of it SQL. */
interface Rules {
  readonly read: string;
  readonly add?: string;
  readonly change: string;
  /** Must hold of a row as it will be after a change. */
  readonly changed?: string;
  /** What keeps a row from somebody besides its meeting. */
  readonly besides?: string;
}

/** Row security of a part of the minutes. What is withheld as `minutes` is withheld in every table of them. */
function policiesOf(table: string, { read, add = WRITER, change, changed = WRITER, besides = '' }: Rules): PolicyDef[] {
  const kept = `meeting_id <> all ((select access.withheld_records('minutes'))::uuid[])${besides}`;
  const [, , , deleting, derivation] = policiesByGrant('cases', 'minutes', 'case_id', table);
  const ofMeeting = ofSame('case_id', table, 'meeting', 'meeting_id');
  const roles = [APP_ROLE];
  return [
    { name: `${table}_read`, command: 'select', roles, using: `(${read}) and ${kept}` },
    { name: `${table}_new`, command: 'insert', roles, check: `${add} and ${ofMeeting}` },
    { name: `${table}_change`, command: 'update', roles, using: `${change} and ${kept}`, check: changed },
    deleting!,
    derivation!,
  ];
}

/** A draft is for its writers alone; what was shared is for its audience, and never changes again. */
const policiesOfPart = (table: string, audience: string, besides?: string): PolicyDef[] =>
  policiesOf(table, {
    besides,
    read: `${WRITER} or shared_at is not null and (${audience})`,
    change: `${WRITER} and shared_at is null`,
  });

const ofEdition = () => ({
  areaId: p.uuid().primary(),
  meetingId: p.uuid().primary(),
  edition: p.integer().primary().default(1),
  caseId: p.uuid(),
});

/** The minutes (muistio) of a meeting that was held: where they stand. One row; the texts stand beside it, by audience. */
const MinutesSheetSchema = defineEntity({
  name: 'MinutesSheet',
  properties: {
    areaId: p.uuid().primary(),
    meetingId: p.uuid().primary(),
    caseId: p.uuid(),
    state: p.enum(MINUTES_STATES),
    /** The newest edition; as long as the state is `draft`, for those who write alone. */
    edition: p.integer(),
    /** The newest edition that others read. */
    sharedEdition: p.integer().nullable(),
    sharedAt: p.type(InstantType).nullable(),
    sharedBy: p.uuid().nullable(),
    writtenBy: p.uuid(),
    writtenAt: p.type(InstantType),
    /** When somebody of the family last said something of it. */
    answeredAt: p.type(InstantType).nullable(),
    /** Counted by hand under the lock of the row: what changes often stands in other rows. */
    version: p.integer().default(1),
  },
  checks: [
    {
      name: 'minutes_sheet_shared',
      expression:
        '(shared_edition is null) = (shared_at is null) and (shared_edition is null) = (shared_by is null) and shared_edition <= edition',
    },
    { name: 'minutes_sheet_draft', expression: "(state = 'draft') = (shared_edition is distinct from edition)" },
  ],
  rowLevelSecurity: 'force',
  policies: policiesOf('minutes_sheet', {
    read: `${WRITER} or shared_at is not null and (${ALL})`,
    change: SETTLING,
    changed: SETTLING,
  }),
});
export class MinutesSheet extends MinutesSheetSchema.class {}
MinutesSheetSchema.setClass(MinutesSheet);

/** The part for the authorities whose consent covers minutes, of each edition. */
const MinutesSchema = defineEntity({
  name: 'Minutes',
  properties: {
    ...ofEdition(),
    text: sealed().nullable(),
    writtenBy: p.uuid(),
    writtenAt: p.type(InstantType),
    /** Null: a draft. */
    sharedAt: p.type(InstantType).nullable(),
    version: p.integer().version(),
  },
  rowLevelSecurity: 'force',
  policies: policiesOfPart('minutes', AUTHORITIES),
});
export class Minutes extends MinutesSchema.class {}
MinutesSchema.setClass(Minutes);

/** The part for everybody at the table, of each edition. */
const MinutesForAllSchema = defineEntity({
  name: 'MinutesForAll',
  properties: { ...ofEdition(), text: sealed().nullable(), sharedAt: p.type(InstantType).nullable() },
  rowLevelSecurity: 'force',
  policies: policiesOfPart('minutes_for_all', ALL),
});
export class MinutesForAll extends MinutesForAllSchema.class {}
MinutesForAllSchema.setClass(MinutesForAll);

/** The part for the family and those who answer for the case, of each edition. */
const MinutesForFamilySchema = defineEntity({
  name: 'MinutesForFamily',
  properties: { ...ofEdition(), text: sealed().nullable(), sharedAt: p.type(InstantType).nullable() },
  rowLevelSecurity: 'force',
  policies: policiesOfPart('minutes_for_family', FAMILY),
});
export class MinutesForFamily extends MinutesForFamilySchema.class {}
MinutesForFamilySchema.setClass(MinutesForFamily);

/** An agreed matter (sovittu asia) of an edition: what, who, by when. A row, so its audience guards it. */
const MinutesMatterSchema = defineEntity({
  name: 'MinutesMatter',
  properties: {
    areaId: p.uuid().primary(),
    id: p.uuid().primary(),
    caseId: p.uuid(),
    meetingId: p.uuid(),
    edition: p.integer(),
    /** Where it stands on the page, from 0. */
    place: p.integer(),
    audience: p.enum(AUDIENCES),
    text: sealed(),
    ownerKind: p.enum(MATTER_OWNERS).nullable(),
    ownerId: p.uuid().nullable(),
    /** The unit for which a professional acts. */
    ownerUnit: p.uuid().nullable(),
    dueOn: p.type(PlainDateType).nullable(),
    /** The action of the plan that it is. */
    actionId: p.uuid().nullable(),
    /** Struck out while it was a draft: no part of the edition. */
    droppedAt: p.type(InstantType).nullable(),
    sharedAt: p.type(InstantType).nullable(),
  },
  uniques: [{ name: 'minutes_matter_place', properties: ['areaId', 'meetingId', 'edition', 'place'] }],
  checks: [
    { name: 'minutes_matter_owner', expression: '(owner_kind is null) = (owner_id is null)' },
    {
      name: 'minutes_matter_unit',
      expression: "(owner_unit is not null) = (owner_kind is not null and owner_kind = 'professional')",
    },
  ],
  rowLevelSecurity: 'force',
  policies: policiesOfPart(
    'minutes_matter',
    `audience = 'authorities' and (${AUTHORITIES}) or audience = 'family' and (${FAMILY}) or (audience = 'all' or owner_id = ${SELF}) and (${ALL})`,
    // A matter that is an action says the same as the action.
    ` and id <> all ((select access.withheld_records('minutes_matter'))::uuid[])`,
  ),
});
export class MinutesMatter extends MinutesMatterSchema.class {}
MinutesMatterSchema.setClass(MinutesMatter);

/**
 * What a guardian said of shared minutes: that it was so, or otherwise in their own words. The last word counts. As with
 * dissents from a plan, the young do not read it.
 */
const MinutesConfirmationSchema = defineEntity({
  name: 'MinutesConfirmation',
  properties: {
    areaId: p.uuid().primary(),
    id: p.uuid().primary(),
    caseId: p.uuid(),
    meetingId: p.uuid(),
    edition: p.integer(),
    personId: p.uuid(),
    verdict: p.enum(VERDICTS),
    words: sealed().nullable(),
    at: p.type(InstantType),
    /** The guardian in the system, or who wrote down what they said. */
    recordedBy: p.uuid(),
  },
  indexes: [{ name: 'minutes_confirmation_meeting', properties: ['areaId', 'meetingId', 'edition'] }],
  checks: [{ name: 'minutes_confirmation_words', expression: "verdict = 'confirmed' or words is not null" }],
  rowLevelSecurity: 'force',
  policies: policiesOf('minutes_confirmation', {
    read: GUARDIAN_OR_ANSWERING,
    add: `recorded_by = ${SELF} and (${WRITER} or person_id = ${SELF} and ${GUARDIAN_OR_ANSWERING})`,
    change: 'false',
    changed: 'false',
  }),
});
export class MinutesConfirmation extends MinutesConfirmationSchema.class {}
MinutesConfirmationSchema.setClass(MinutesConfirmation);
