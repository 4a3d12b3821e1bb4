import { defineEntity, p } from '@mikro-orm/core';
import { ofSame, policiesByGrant, SELF, shownBy } from '../../platform/access/policies.js';
import { InstantType } from '../../platform/database/temporal.types.js';
import { SealedTextType } from '../../platform/sealing/sealed-text.js';
import { inAgreed, joining } from '../joining.js';
import { CHILD_VIEW_MANNERS, NOT_HEARD_REASONS, SECTION_KINDS } from './section.domain.js';

const sealed = () => p.type(SealedTextType);

/** What every piece has: where it belongs, in which versions it is, who wrote it last. */
const PIECE = () => ({
  areaId: p.uuid().primary(),
  id: p.uuid().primary(),
  /** The same in all rows of the piece: what is withheld of it stays withheld when it is written anew. */
  pieceId: p.uuid(),
  caseId: p.uuid(),
  planId: p.uuid(),
  sinceVersion: p.integer(),
  untilVersion: p.integer().nullable(),
  changedBy: p.uuid(),
  changedAt: p.type(InstantType),
  /** Counts on through all rows of the piece. The plan is held while it is written. */
  version: p.integer(),
});

const added = (table: string) => `changed_by = ${SELF} and ${ofSame('case_id', table, 'plan', 'plan_id')}`;
/** SQL: the column names somebody of the case's own family. */
const ofFamily = (table: string, column: string) =>
  `exists (select from person o join network_case c on c.family_id = o.family_id
    where o.id = ${table}.${column} and c.id = ${table}.case_id)`;
const byPlan = (table: string): { name: string; properties: ('areaId' | 'planId')[] } => ({
  name: `${table}_plan`,
  properties: ['areaId', 'planId'],
});

/** A section of the plan in words (suunnitelman osio). The young see what is meant to carry them on. */
const PlanSectionSchema = defineEntity({
  name: 'PlanSection',
  properties: { ...PIECE(), kind: p.enum(SECTION_KINDS), text: sealed() },
  indexes: [byPlan('plan_section')],
  uniques: [
    { name: 'plan_section_id', properties: ['id'] },
    { name: 'plan_section_standing', properties: ['areaId', 'planId', 'kind'], where: 'until_version is null' },
  ],
  rowLevelSecurity: 'force',
  policies: [
    ...policiesByGrant('cases', 'plan', 'case_id', 'plan_section', {
      add: added('plan_section'),
      also: { read: shownBy('own', 'plan', `kind in ('strengths', 'next-steps') and ${inAgreed('plan_section')}`) },
      record: 'piece_id',
    }),
    joining('plan_section'),
  ],
});
export class PlanSection extends PlanSectionSchema.class {}
PlanSectionSchema.setClass(PlanSection);

/** A child's own view (lapsen oma näkemys, 1301/2014 32 §): how it was heard and what it said, or why it was not. */
const ChildViewSchema = defineEntity({
  name: 'ChildView',
  properties: {
    ...PIECE(),
    childId: p.uuid(),
    manner: p.enum(CHILD_VIEW_MANNERS).nullable(),
    content: sealed().nullable(),
    reason: p.enum(NOT_HEARD_REASONS).nullable(),
    reasonText: sealed().nullable(),
  },
  indexes: [byPlan('child_view')],
  uniques: [
    { name: 'child_view_id', properties: ['id'] },
    { name: 'child_view_standing', properties: ['areaId', 'planId', 'childId'], where: 'until_version is null' },
  ],
  checks: [
    {
      name: 'child_view_heard',
      expression: '(manner is null) = (content is null) and (manner is null) <> (reason is null)',
    },
    { name: 'child_view_other', expression: "(reason_text is not null) = (reason is not distinct from 'other')" },
  ],
  rowLevelSecurity: 'force',
  policies: [
    ...policiesByGrant('cases', 'plan', 'case_id', 'child_view', {
      add: `${added('child_view')} and ${ofFamily('child_view', 'child_id')}`,
      also: { read: shownBy('own', 'plan', `child_id = ${SELF} and ${inAgreed('child_view')}`) },
      record: 'piece_id',
    }),
    joining('child_view'),
  ],
});
export class ChildView extends ChildViewSchema.class {}
ChildViewSchema.setClass(ChildView);

/** A private person who helps (yksityinen auttaja), and with what. */
const PlanHelperSchema = defineEntity({
  name: 'PlanHelper',
  properties: { ...PIECE(), name: sealed(), task: sealed() },
  indexes: [byPlan('plan_helper')],
  uniques: [{ name: 'plan_helper_id', properties: ['id'] }],
  rowLevelSecurity: 'force',
  policies: [
    ...policiesByGrant('cases', 'plan', 'case_id', 'plan_helper', { add: added('plan_helper'), record: 'piece_id' }),
    joining('plan_helper'),
  ],
});
export class PlanHelper extends PlanHelperSchema.class {}
PlanHelperSchema.setClass(PlanHelper);

/** Who gets a copy of the plan when it is agreed (kappale): a person of the family, or a unit of the network. */
const PlanCopySchema = defineEntity({
  name: 'PlanCopy',
  properties: { ...PIECE(), personId: p.uuid().nullable(), unitId: p.uuid().nullable() },
  indexes: [byPlan('plan_copy')],
  uniques: [{ name: 'plan_copy_id', properties: ['id'] }],
  checks: [{ name: 'plan_copy_one', expression: '(person_id is null) <> (unit_id is null)' }],
  rowLevelSecurity: 'force',
  policies: [
    ...policiesByGrant('cases', 'plan', 'case_id', 'plan_copy', {
      add: `${added('plan_copy')} and (person_id is null or ${ofFamily('plan_copy', 'person_id')})`,
      record: 'piece_id',
    }),
    joining('plan_copy'),
  ],
});
export class PlanCopy extends PlanCopySchema.class {}
PlanCopySchema.setClass(PlanCopy);
