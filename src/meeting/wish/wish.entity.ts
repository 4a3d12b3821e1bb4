import { defineEntity, p } from '@mikro-orm/core';
import { policiesOfDirectory, SELF } from '../../platform/access/policies.js';
import { InstantType } from '../../platform/database/temporal.types.js';
import { SealedTextType } from '../../platform/sealing/sealed-text.js';
import { WISH_STATES } from './wish.domain.js';

const sealed = () => p.type(SealedTextType);

const KEPT = `case_id = any ((select access.cases('logistics', 'write'))::uuid[])`;
/**
 * Who may ask: whoever the consents of the case concern, guardians and professionals of its network, and the young with
 * an account of their own, who read what was said where they were. Neither a team lead nor a close person.
 */
const OF_CONCERN = `(case_id = any ((select access.cases('consents', 'read') || access.cases('consents', 'read', 'addressed'))::uuid[])
  or case_id = any ((select access.cases('minutes', 'read', 'own'))::uuid[]))`;
const OWN = `asked_by = ${SELF} and ${OF_CONCERN}`;
/** Who asked takes it back, and answers nothing. */
const OWN_WORD = `${OWN} and state in ('asked', 'withdrawn')`;

/**
 * A wish for a network meeting (toive Yhdessä ajasta) in an open case, by somebody of the family or a professional of the
 * network. Who keeps the case reads it, and who asked.
 */
const MeetingWishSchema = defineEntity({
  name: 'MeetingWish',
  properties: {
    areaId: p.uuid().primary(),
    id: p.uuid().primary(),
    caseId: p.uuid(),
    askedBy: p.uuid(),
    askedAt: p.type(InstantType),
    /** What it would be about, in the asker's own words. */
    words: sealed().nullable(),
    state: p.enum(WISH_STATES),
    /** The meeting with which it was taken up. */
    meetingId: p.uuid().nullable(),
    /** Why there is none, or what is done instead. */
    answer: sealed().nullable(),
    endedAt: p.type(InstantType).nullable(),
    version: p.integer().version(),
  },
  indexes: [{ name: 'meeting_wish_case', properties: ['areaId', 'caseId', 'state'] }],
  uniques: [
    { name: 'meeting_wish_id', properties: ['id'] },
    { name: 'meeting_wish_once', properties: ['areaId', 'caseId', 'askedBy'], where: "state = 'asked'" },
  ],
  checks: [
    { name: 'meeting_wish_ended', expression: "(state = 'asked') = (ended_at is null)" },
    { name: 'meeting_wish_taken_up', expression: "(state = 'taken-up') = (meeting_id is not null)" },
    { name: 'meeting_wish_answered', expression: "(state = 'answered') = (answer is not null)" },
  ],
  rowLevelSecurity: 'force',
  policies: policiesOfDirectory('meeting_wish', {
    read: `(${KEPT} or ${OWN}) and id <> all ((select access.withheld_records('meeting_wish'))::uuid[])`,
    add: `${OWN} and state = 'asked'`,
    keep: `${KEPT} or ${OWN_WORD}`,
  }),
});
export class MeetingWish extends MeetingWishSchema.class {}
MeetingWishSchema.setClass(MeetingWish);
