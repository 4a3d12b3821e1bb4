import { defineEntity, p } from '@mikro-orm/core';
import { policiesOfDirectory, SELF, STAFF } from '../../platform/access/policies.js';
import { ACCESS_ROLE } from '../../platform/database/roles.js';
import { InstantType } from '../../platform/database/temporal.types.js';
import { SealedTextType } from '../../platform/sealing/sealed-text.js';

const sealed = () => p.type(SealedTextType);
const OWN = `professional_id = ${SELF}`;

/**
 * An address under which somebody's own meetings are read by a calendar program of theirs (kalenterisyöte): its secret,
 * sealed to be shown again and hashed to be found by, and what its owner lets it tell besides the time. What is read
 * stands in `access.calendar_feed_text`, which no query of the application reaches.
 */
const CalendarFeedSchema = defineEntity({
  name: 'CalendarFeed',
  properties: {
    id: p.uuid().primary(),
    professionalId: p.uuid(),
    /** What its owner calls it: which telephone, which computer. */
    name: sealed(),
    /** Null once it is revoked. */
    token: sealed().nullable(),
    tokenHash: p.blob().nullable(),
    tellsPlace: p.boolean(),
    tellsConference: p.boolean(),
    tellsCounsellor: p.boolean(),
    createdAt: p.type(InstantType),
    rotatedAt: p.type(InstantType).nullable(),
    revokedAt: p.type(InstantType).nullable(),
    /** When a program last asked for it, to the hour; written by `access.read_calendar_feed`. */
    fetchedAt: p.type(InstantType).nullable(),
    version: p.integer().version(),
  },
  indexes: [{ name: 'calendar_feed_professional', properties: ['professionalId'] }],
  uniques: [{ name: 'calendar_feed_token', properties: ['tokenHash'] }],
  checks: [
    {
      name: 'calendar_feed_revoked',
      expression: '(revoked_at is null) = (token is not null) and (token is null) = (token_hash is null)',
    },
  ],
  rowLevelSecurity: 'force',
  policies: [
    ...policiesOfDirectory('calendar_feed', { read: OWN, add: `${OWN} and ${STAFF}`, keep: OWN }),
    { name: 'calendar_feed_fetch', command: 'update', roles: [ACCESS_ROLE], using: 'true', check: 'true' },
  ],
});
export class CalendarFeed extends CalendarFeedSchema.class {}
CalendarFeedSchema.setClass(CalendarFeed);
