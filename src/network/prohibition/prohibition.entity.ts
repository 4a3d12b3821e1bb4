import { defineEntity, p } from '@mikro-orm/core';
import { policiesOfWritten, SELF } from '../../platform/access/policies.js';
import { InstantType } from '../../platform/database/temporal.types.js';
import { SealedTextType } from '../../platform/sealing/sealed-text.js';
import { ABILITIES, KEPT_KINDS, KEPT_REASONS } from './prohibition.domain.js';

const KEEPS = `case_id = any ((select access.cases('consents', 'write'))::uuid[])`;
const OF_YOUNG = `case_id = any ((select access.cases('plan', 'read', 'own'))::uuid[])`;
/** Whoever is not told something on a ground in law knows that it is so and why; of a minor's word they know nothing. */
const TOLD = `(child_id is null and lifted_at is null and from_person_id = ${SELF} and (${OF_YOUNG} or case_id = any ((select access.cases('plan', 'read'))::uuid[])))`;

/**
 * What is kept from somebody of the family: a minor's prohibition (kielto, 703/2023 51 §), or what a party is not told
 * on a ground in law (621/1999 11 §). Category `consents`.
 */
const ProhibitionSchema = defineEntity({
  name: 'Prohibition',
  properties: {
    areaId: p.uuid().primary(),
    id: p.uuid().primary(),
    caseId: p.uuid(),
    /** Whose word it is; null: a decision of who keeps the case. */
    childId: p.uuid().nullable(),
    fromPersonId: p.uuid(),
    reason: p.enum(KEPT_REASONS),
    ability: p.enum(ABILITIES).nullable(),
    words: p.type(SealedTextType).nullable(),
    itemCount: p.integer(),
    recordedBy: p.uuid(),
    recordedAt: p.type(InstantType),
    liftedAt: p.type(InstantType).nullable(),
    liftedBy: p.uuid().nullable(),
    version: p.integer().default(1),
  },
  indexes: [{ name: 'prohibition_case', properties: ['areaId', 'caseId'] }],
  uniques: [{ name: 'prohibition_id', properties: ['id'] }],
  checks: [
    { name: 'prohibition_lifted', expression: '(lifted_at is null) = (lifted_by is null)' },
    { name: 'prohibition_able', expression: '(child_id is null) = (ability is null)' },
    { name: 'prohibition_words', expression: 'child_id is not null or words is null' },
  ],
  rowLevelSecurity: 'force',
  policies: policiesOfWritten('prohibition', `${KEEPS} or (child_id = ${SELF} and ${OF_YOUNG}) or ${TOLD}`, true),
});
export class Prohibition extends ProhibitionSchema.class {}
ProhibitionSchema.setClass(Prohibition);

/** One thing that is kept, for who keeps the case and the minor alone. */
const ProhibitedItemSchema = defineEntity({
  name: 'ProhibitedItem',
  properties: {
    areaId: p.uuid().primary(),
    prohibitionId: p.uuid().primary(),
    kind: p.enum(KEPT_KINDS).primary(),
    itemId: p.uuid().primary(),
    caseId: p.uuid(),
  },
  indexes: [{ name: 'prohibited_item_item', properties: ['areaId', 'itemId'] }],
  rowLevelSecurity: 'force',
  policies: policiesOfWritten(
    'prohibited_item',
    `${KEEPS} or (${OF_YOUNG} and exists (select from prohibition o where o.id = prohibited_item.prohibition_id and o.child_id = ${SELF}))`,
    false,
  ),
});
export class ProhibitedItem extends ProhibitedItemSchema.class {}
ProhibitedItemSchema.setClass(ProhibitedItem);
