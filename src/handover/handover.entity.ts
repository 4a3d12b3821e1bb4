import { defineEntity, p } from '@mikro-orm/core';
import { hasRoleInArea, ofSame, policiesByGrant, SELF, shownBy } from '../platform/access/policies.js';
import { ACCESS_ROLE } from '../platform/database/roles.js';
import { InstantType, PlainDateType } from '../platform/database/temporal.types.js';
import { SealedTextType } from '../platform/sealing/sealed-text.js';
import {
  CONFIRMATIONS,
  HANDOVER_WORDS,
  HANDOVER_STATES,
  JOINT_CONTACT_KINDS,
  OPEN_HANDOVER,
  WITHDRAWAL_REASONS,
} from './handover.domain.js';

const quoted = (values: readonly string[]) => values.map((value) => `'${value}'`).join(', ');
/** SQL: of the case's keepers alone. A team lead besides them can do no more than withdraw it. */
const KEEPING = `case_id = any ((select access.cases('logistics', 'write'))::uuid[])`;
/** SQL: and in the proposer's own name. */
const BY_KEEPER = `${KEEPING} and proposed_by = ${SELF}`;
/** SQL: the receiver may answer it and record the joint contact. */
const BY_RECEIVER = `to_professional_id = ${SELF} and state in ('offered', 'accepted', 'declined', 'joint-contact')`;

/**
 * Handover (saattaen vaihtaminen) to another responsible person. The family hears who it will be once they have
 * accepted. Nobody confirms by an update: `access.confirm_handover` does, and passes the baton.
 */
const HandoverSchema = defineEntity({
  name: 'Handover',
  properties: {
    areaId: p.uuid().primary(),
    id: p.uuid().primary(),
    caseId: p.uuid(),
    fromProfessionalId: p.uuid(),
    fromUnitId: p.uuid(),
    toProfessionalId: p.uuid(),
    toUnitId: p.uuid(),
    state: p.enum(HANDOVER_STATES),
    proposedBy: p.uuid(),
    proposedAt: p.type(InstantType),
    consentId: p.uuid().nullable(),
    offeredAt: p.type(InstantType).nullable(),
    acceptedAt: p.type(InstantType).nullable(),
    declinedAt: p.type(InstantType).nullable(),
    jointContactKind: p.enum(JOINT_CONTACT_KINDS).nullable(),
    jointContactOn: p.type(PlainDateType).nullable(),
    jointContactBy: p.uuid().nullable(),
    jointContactAt: p.type(InstantType).nullable(),
    meetingId: p.uuid().nullable(),
    confirmation: p.enum(CONFIRMATIONS).nullable(),
    /** The guardian who confirmed. */
    confirmedById: p.uuid().nullable(),
    confirmedAt: p.type(InstantType).nullable(),
    recordedBy: p.uuid().nullable(),
    /** The row of the responsible person it led to. */
    batonId: p.uuid().nullable(),
    withdrawnAt: p.type(InstantType).nullable(),
    withdrawnBecause: p.enum(WITHDRAWAL_REASONS).nullable(),
    version: p.integer().version(),
  },
  indexes: [
    { name: 'handover_case', properties: ['areaId', 'caseId'] },
    { name: 'handover_receiver', properties: ['toProfessionalId', 'state'] },
  ],
  uniques: [
    { name: 'handover_id', properties: ['id'] },
    {
      name: 'handover_one_open',
      properties: ['areaId', 'caseId'],
      where: `state in (${quoted(OPEN_HANDOVER)})`,
    },
  ],
  checks: [
    { name: 'handover_to_another', expression: 'from_professional_id <> to_professional_id' },
    { name: 'handover_consented', expression: "state in ('proposed', 'withdrawn') or consent_id is not null" },
    {
      name: 'handover_offered',
      expression: "state in ('proposed', 'consented', 'withdrawn') or offered_at is not null",
    },
    {
      name: 'handover_accepted',
      expression: "state in ('proposed', 'consented', 'offered', 'declined', 'withdrawn') or accepted_at is not null",
    },
    {
      name: 'handover_joint_contact',
      expression:
        "state in ('proposed', 'consented', 'offered', 'accepted', 'declined', 'withdrawn') or joint_contact_kind is not null and joint_contact_on is not null and joint_contact_at is not null",
    },
    {
      name: 'handover_confirmed',
      expression:
        "(state = 'confirmed') = (confirmed_at is not null and confirmation is not null and baton_id is not null and (confirmation = 'unreached') = (confirmed_by_id is null))",
    },
    { name: 'handover_declined', expression: "(state = 'declined') = (declined_at is not null)" },
    {
      name: 'handover_withdrawn',
      expression: "(state = 'withdrawn') = (withdrawn_at is not null and withdrawn_because is not null)",
    },
  ],
  rowLevelSecurity: 'force',
  policies: [
    ...policiesByGrant('cases', 'logistics', 'case_id', 'handover', {
      record: 'id',
      own: `${BY_RECEIVER}`,
      also: {
        read: shownBy('own', 'logistics', "state in ('accepted', 'joint-contact')"),
        write: `(${BY_RECEIVER}) or ${hasRoleInArea('team-lead')}`,
      },
      add: `${BY_KEEPER} and state = 'proposed'`,
      change: `(${KEEPING} or (${BY_RECEIVER}) or state = 'withdrawn')`,
    }),
    { name: 'handover_confirming', command: 'update', roles: [ACCESS_ROLE], using: 'true', check: 'true' },
  ],
});
export class Handover extends HandoverSchema.class {}
HandoverSchema.setClass(Handover);

/** SQL: the receiver says why they decline, who reads nothing of the plan yet. */
const DECLINED_BY_RECEIVER = `kind = 'declining' and exists (select from handover h where h.id = handover_words.handover_id and h.to_professional_id = ${SELF})`;

/** What was said of a handover in words. Category `plan`: not everybody who knows who is to follow knows why. */
const HandoverWordsSchema = defineEntity({
  name: 'HandoverWords',
  properties: {
    areaId: p.uuid().primary(),
    handoverId: p.uuid().primary(),
    kind: p.enum(HANDOVER_WORDS).primary(),
    caseId: p.uuid(),
    words: p.type(SealedTextType),
    saidBy: p.uuid(),
  },
  rowLevelSecurity: 'force',
  policies: policiesByGrant('cases', 'plan', 'case_id', 'handover_words', {
    record: 'handover_id',
    also: { write: `(${DECLINED_BY_RECEIVER})` },
    add: `said_by = ${SELF} and ${ofSame('case_id', 'handover_words', 'handover', 'handover_id')}`,
  }),
});
export class HandoverWords extends HandoverWordsSchema.class {}
HandoverWordsSchema.setClass(HandoverWords);

/** A try to reach the family for its confirmation. After three of them a handover is complete without it (invariant 19). */
const HandoverTrySchema = defineEntity({
  name: 'HandoverTry',
  properties: {
    areaId: p.uuid().primary(),
    id: p.uuid().primary(),
    caseId: p.uuid(),
    handoverId: p.uuid(),
    at: p.type(InstantType),
    triedBy: p.uuid(),
    recordedAt: p.type(InstantType),
  },
  uniques: [{ name: 'handover_try_once', properties: ['areaId', 'handoverId', 'at'] }],
  checks: [{ name: 'handover_try_past', expression: 'at <= recorded_at' }],
  rowLevelSecurity: 'force',
  policies: policiesByGrant('cases', 'logistics', 'case_id', 'handover_try', {
    record: 'id',
    add: `tried_by = ${SELF} and ${ofSame('case_id', 'handover_try', 'handover', 'handover_id')}`,
  }),
});
export class HandoverTry extends HandoverTrySchema.class {}
HandoverTrySchema.setClass(HandoverTry);
