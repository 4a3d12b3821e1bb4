import { defineEntity, p } from '@mikro-orm/core';
import { SELF } from '../../platform/access/policies.js';
import { ACCESS_ROLE, APP_ROLE } from '../../platform/database/roles.js';
import { InstantType, PlainDateType } from '../../platform/database/temporal.types.js';
import { SealedTextType } from '../../platform/sealing/sealed-text.js';
import { FACES } from './how-are-things.domain.js';

const KEEPS_PLAN = `case_id = any ((select access.cases('plan', 'write'))::uuid[])`;
/** What one parent says is not for the other, nor for the network. */
const OWN = `(person_id = ${SELF} and (case_id = any ((select access.cases('plan', 'read'))::uuid[]) or case_id = any ((select access.cases('plan', 'read', 'own'))::uuid[])))`;
const KEPT = `id <> all ((select access.withheld_records('how_are_things'))::uuid[])`;
const roles = [APP_ROLE];

/**
 * How things are (miten menee) in the words of somebody of the family, once a day. Read by who keeps the plan, and by who
 * said it. Category `plan`; said through `access.say_how_things_are`, also by who may not read it.
 */
const HowAreThingsSchema = defineEntity({
  name: 'HowAreThings',
  properties: {
    areaId: p.uuid().primary(),
    id: p.uuid().primary(),
    caseId: p.uuid(),
    personId: p.uuid(),
    /** In the area's zone. */
    day: p.type(PlainDateType),
    face: p.enum(FACES),
    words: p.type(SealedTextType).nullable(),
    saidAt: p.type(InstantType),
    /** Who took it down on the phone; null if they said it themselves. */
    recordedBy: p.uuid().nullable(),
    /** When somebody who answers for the case took note of it, and who. */
    notedAt: p.type(InstantType).nullable(),
    notedBy: p.uuid().nullable(),
    version: p.integer().version(),
  },
  uniques: [
    { name: 'how_are_things_id', properties: ['id'] },
    { name: 'how_are_things_daily', properties: ['areaId', 'caseId', 'personId', 'day'] },
  ],
  checks: [{ name: 'how_are_things_noted', expression: '(noted_at is null) = (noted_by is null)' }],
  rowLevelSecurity: 'force',
  policies: [
    { name: 'how_are_things_read', command: 'select', roles, using: `(${KEEPS_PLAN} or ${OWN}) and ${KEPT}` },
    { name: 'how_are_things_new', command: 'insert', roles, check: 'false' },
    { name: 'how_are_things_change', command: 'update', roles, using: `${KEEPS_PLAN} and ${KEPT}`, check: KEEPS_PLAN },
    { name: 'how_are_things_delete', command: 'delete', roles, using: 'false' },
    { name: 'how_are_things_derivation', command: 'select', roles: [ACCESS_ROLE], using: 'true' },
    { name: 'how_are_things_said', command: 'insert', roles: [ACCESS_ROLE], check: 'true' },
    { name: 'how_are_things_said_anew', command: 'update', roles: [ACCESS_ROLE], using: 'true', check: 'true' },
  ],
});
export class HowAreThings extends HowAreThingsSchema.class {}
HowAreThingsSchema.setClass(HowAreThings);
