import { defineEntity, p } from '@mikro-orm/core';
import { policiesByGrant, SELF } from '../../platform/access/policies.js';
import { InstantType } from '../../platform/database/temporal.types.js';

/** SQL: the column names somebody of the case's own family. */
const ofFamily = (column: string) =>
  `exists (select from person o join network_case c on c.family_id = o.family_id
    where o.id = invited_close_person.${column} and c.id = invited_close_person.case_id)`;

/**
 * Close person invited by the family (perheen kutsuma läheinen): comes along in a case because a guardian wished it.
 * A source of grants.
 */
const InvitedClosePersonSchema = defineEntity({
  name: 'InvitedClosePerson',
  properties: {
    areaId: p.uuid().primary(),
    id: p.uuid().primary(),
    caseId: p.uuid(),
    personId: p.uuid(),
    /** The guardian who wished it. */
    wishedById: p.uuid(),
    recordedBy: p.uuid(),
    invitedAt: p.type(InstantType),
    endedAt: p.type(InstantType).nullable(),
    version: p.integer().version(),
  },
  indexes: [{ name: 'invited_close_person_person', properties: ['areaId', 'personId'] }],
  uniques: [
    { name: 'invited_close_person_id', properties: ['id'] },
    { name: 'invited_close_person_once', properties: ['areaId', 'caseId', 'personId'], where: 'ended_at is null' },
  ],
  rowLevelSecurity: 'force',
  policies: policiesByGrant('cases', 'logistics', 'case_id', 'invited_close_person', {
    add: `recorded_by = ${SELF} and ${ofFamily('person_id')} and ${ofFamily('wished_by_id')}`,
    own: `person_id = ${SELF}`,
    record: 'id',
  }),
});
export class InvitedClosePerson extends InvitedClosePersonSchema.class {}
InvitedClosePersonSchema.setClass(InvitedClosePerson);
