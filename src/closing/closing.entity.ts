import { defineEntity, p } from '@mikro-orm/core';
import { ofSame, policiesByGrant, SELF } from '../platform/access/policies.js';
import { InstantType, PlainDateType } from '../platform/database/temporal.types.js';
import { SealedTextType } from '../platform/sealing/sealed-text.js';
import { CLOSING_REASONS, CLOSING_WORDS, FILED } from './closing.domain.js';

/** SQL: the case is of the row's own area. */
const ofItsArea = (table: string) =>
  `exists (select from network_case c where c.id = case_id and c.area_id = ${table}.area_id)`;

/**
 * Closing (päättäminen) of a case, from the first word of it to the reopening if there is one: a case that was closed
 * twice has two. Why: `CaseClosingReason`, in words: `ClosingWords`.
 */
const CaseClosingSchema = defineEntity({
  name: 'CaseClosing',
  properties: {
    areaId: p.uuid().primary(),
    id: p.uuid().primary(),
    caseId: p.uuid(),
    begunAt: p.type(InstantType),
    begunBy: p.uuid(),
    calledOffAt: p.type(InstantType).nullable(),
    calledOffBy: p.uuid().nullable(),
    closedAt: p.type(InstantType).nullable(),
    closedBy: p.uuid().nullable(),
    /** The last day on which the working copy is kept. */
    retentionUntil: p.type(PlainDateType).nullable(),
    reopenedAt: p.type(InstantType).nullable(),
    reopenedBy: p.uuid().nullable(),
    version: p.integer().version(),
  },
  uniques: [
    { name: 'case_closing_id', properties: ['id'] },
    {
      name: 'case_closing_standing',
      properties: ['areaId', 'caseId'],
      where: 'called_off_at is null and reopened_at is null',
    },
  ],
  checks: [
    { name: 'case_closing_called_off', expression: '(called_off_at is null) = (called_off_by is null)' },
    {
      name: 'case_closing_closed',
      expression: '(closed_at is null) = (closed_by is null) and (closed_at is null) = (retention_until is null)',
    },
    { name: 'case_closing_reopened', expression: '(reopened_at is null) = (reopened_by is null)' },
    {
      name: 'case_closing_course',
      expression: '(called_off_at is null or closed_at is null) and (reopened_at is null or closed_at is not null)',
    },
  ],
  rowLevelSecurity: 'force',
  policies: policiesByGrant('cases', 'logistics', 'case_id', 'case_closing', {
    add: `begun_by = ${SELF} and ${ofItsArea('case_closing')}`,
    own: 'true',
  }),
});
export class CaseClosing extends CaseClosingSchema.class {}
CaseClosingSchema.setClass(CaseClosing);

/** Why a case closes, in code. Category `plan`: everybody around the table knows that it does. */
const CaseClosingReasonSchema = defineEntity({
  name: 'CaseClosingReason',
  properties: {
    areaId: p.uuid().primary(),
    closingId: p.uuid().primary(),
    caseId: p.uuid(),
    reason: p.enum(CLOSING_REASONS),
  },
  rowLevelSecurity: 'force',
  policies: policiesByGrant('cases', 'plan', 'case_id', 'case_closing_reason', {
    add: ofSame('case_id', 'case_closing_reason', 'case_closing', 'closing_id'),
  }),
});
export class CaseClosingReason extends CaseClosingReasonSchema.class {}
CaseClosingReasonSchema.setClass(CaseClosingReason);

/** What was said of a closing in words. Category `plan`: not everybody who knows when one meets reads it. */
const ClosingWordsSchema = defineEntity({
  name: 'ClosingWords',
  properties: {
    areaId: p.uuid().primary(),
    closingId: p.uuid().primary(),
    kind: p.enum(CLOSING_WORDS).primary(),
    caseId: p.uuid(),
    words: p.type(SealedTextType),
    saidBy: p.uuid(),
    saidAt: p.type(InstantType),
  },
  rowLevelSecurity: 'force',
  policies: policiesByGrant('cases', 'plan', 'case_id', 'closing_words', {
    add: `said_by = ${SELF} and ${ofSame('case_id', 'closing_words', 'case_closing', 'closing_id')}`,
  }),
});
export class ClosingWords extends ClosingWordsSchema.class {}
ClosingWordsSchema.setClass(ClosingWords);

/** SQL: of the principal's own unit, in a case of whose network they are. */
const OF_OWN_UNIT = `unit_id = any ((select access.units())::uuid[])
  and case_id = any ((select access.cases('logistics', 'read') || access.cases('logistics', 'read', 'own'))::uuid[])`;

/** Filing receipt (kirjattu omaan rekisteriin, 703/2023 48 §): a unit has what it needs in its own register. */
const FilingReceiptSchema = defineEntity({
  name: 'FilingReceipt',
  properties: {
    areaId: p.uuid().primary(),
    id: p.uuid().primary(),
    caseId: p.uuid(),
    unitId: p.uuid(),
    what: p.enum(FILED),
    filedOn: p.type(PlainDateType),
    recordedBy: p.uuid(),
    /** Somebody else took it down as the unit told it. */
    asTold: p.boolean(),
    recordedAt: p.type(InstantType),
  },
  indexes: [{ name: 'filing_receipt_case', properties: ['areaId', 'caseId'] }],
  rowLevelSecurity: 'force',
  policies: policiesByGrant('cases', 'logistics', 'case_id', 'filing_receipt', {
    add: `recorded_by = ${SELF} and ${ofItsArea('filing_receipt')}`,
    also: { read: `(${OF_OWN_UNIT})`, write: `(${OF_OWN_UNIT} and not as_told)` },
  }),
});
export class FilingReceipt extends FilingReceiptSchema.class {}
FilingReceiptSchema.setClass(FilingReceipt);
